"""How the sheets are to be printed, as fields beside the preview."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from explorer.reports.blocks import Paper, SheetOptions

_TYPING_MS = 350


class Choices(QWidget):
    """Shows sheet options and tells when they change; typing is waited for."""

    changed = Signal()

    def __init__(
        self, options: SheetOptions, languages: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._made = options.made
        self.paper = QComboBox(self)
        self.paper.addItem(self.tr("A4"), Paper.A4)
        self.paper.addItem(self.tr("Letter"), Paper.LETTER)
        self.paper.setCurrentIndex([Paper.A4, Paper.LETTER].index(options.paper))
        self.language = QComboBox(self)
        for code, name in languages.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(options.language)))
        self.marking = QLineEdit(options.marking, self)
        self.marking.setMaxLength(60)
        self.marking.setPlaceholderText(self.tr("none"))
        self.large = QCheckBox(self.tr("&Large print (18 point)"), self)
        self.grey = QCheckBox(self.tr("For a &grey copier"), self)
        self.with_map = QCheckBox(self.tr("With the &map"), self)
        self.large.setChecked(options.large)
        self.grey.setChecked(options.grey)
        self.with_map.setChecked(options.include_map)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.large.setToolTip(self.tr("May take more than two sides; nothing is left out"))
        self.marking.setToolTip(self.tr("Printed at the top and bottom of every page"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Pape&r"), self.paper)
        form.addRow(self.tr("Lang&uage of the sheet"), self.language)
        form.setRowVisible(self.language, self.language.count() > 1)
        form.addRow(self.tr("Mar&king"), self.marking)
        for box in (self.large, self.grey, self.with_map):
            form.addRow(box)
        self.paper.setAccessibleName(self.tr("Paper"))
        self.language.setAccessibleName(self.tr("Language of the sheet"))
        self.marking.setAccessibleName(self.tr("Marking at the top and bottom of every page"))

    def _connect(self) -> None:
        self._typing.timeout.connect(self.changed)
        self.marking.textEdited.connect(lambda _text: self._typing.start())
        self.paper.currentIndexChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)
        for box in (self.large, self.grey, self.with_map):
            box.toggled.connect(self.changed)

    def options(self) -> SheetOptions:
        """What is chosen now."""
        return replace(
            SheetOptions(made=self._made),
            paper=self.paper.currentData(),
            language=self.language.currentData(),
            marking=self.marking.text().strip(),
            large=self.large.isChecked(),
            grey=self.grey.isChecked(),
            include_map=self.with_map.isChecked(),
        )
