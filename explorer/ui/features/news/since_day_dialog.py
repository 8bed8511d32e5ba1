"""Dialog that asks for the day since which news are shown."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QWidget

translate = QCoreApplication.translate


def ask_day(parent: QWidget, first: date, latest: date) -> date | None:
    """Ask for a day up to ``latest``, beginning with ``first``. Return None if it is cancelled."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(translate("SinceDay", "What is new"))
    day = QDateEdit(QDate(first.year, first.month, first.day), dialog)
    day.setMaximumDate(QDate(latest.year, latest.month, latest.day))
    day.setCalendarPopup(True)
    day.setDisplayFormat(translate("DateFormat", "d MMM yyyy"))
    buttons = QDialogButtonBox(dialog)
    buttons.setStandardButtons(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form = QFormLayout(dialog)
    form.addRow(translate("SinceDay", "&Since"), day)
    form.addRow(buttons)
    is_accepted = dialog.exec()
    dialog.deleteLater()
    if not is_accepted:
        return None
    chosen = day.date()
    return date(chosen.year(), chosen.month(), chosen.day())
