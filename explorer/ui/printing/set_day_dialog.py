"""Dialog for the date to print if a briefing set is fixed to another date than the one viewed."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.i18n.message_catalog import day_text
from explorer.ui.interface_language import interface_words


class SetDayDialog(QDialog):
    """Dialog with a button for each date; closing it prints nothing."""

    def __init__(self, set_day: date, viewed_day: date, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Date of the briefing set"))
        catalog = interface_words()
        fixed, viewed = (day_text(day.isoformat(), catalog) for day in (set_day, viewed_day))
        sentence = self.tr(
            "This briefing set is fixed to {fixed}; you are viewing {viewed}. Choose the date to"
            " print."
        )
        about = QLabel(sentence.format(fixed=fixed, viewed=viewed), self)
        about.setWordWrap(True)
        self.day: date | None = None
        self.use_set_day = QPushButton(self.tr("&Set: {day}").format(day=fixed), self, default=True)
        self.use_viewed_day = QPushButton(
            self.tr("&Viewed: {day}").format(day=viewed), self, autoDefault=False
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        for button, day in ((self.use_set_day, set_day), (self.use_viewed_day, viewed_day)):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(partial(self._choose, day))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(buttons)
        self.use_set_day.setFocus()

    def _choose(self, day: date) -> None:
        self.day = day
        self.accept()

    @classmethod
    def ask(cls, set_day: date, viewed_day: date, parent: QWidget | None) -> date | None:
        """Return the date to print, or None to print nothing; equal dates are not asked about."""
        if set_day == viewed_day:
            return set_day
        dialog = cls(set_day, viewed_day, parent)
        dialog.exec()
        # Without this the dialog, a child of the window, would exist as long as the window.
        dialog.deleteLater()
        return dialog.day
