"""Panel of print options beside the preview."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.ui.printing.book_fields import BookFields
from explorer.ui.printing.marking_box import MarkingBox

_TYPING_MS = 350


class PrintOptionsPanel(QWidget):
    """Panel of sheet options; ``changed`` is emitted after a pause while typing.

    ``book`` adds the fields of a briefing set.
    """

    changed = Signal()

    def __init__(
        self,
        options: SheetOptions,
        languages: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        book: bool = False,
    ) -> None:
        super().__init__(parent)
        self._first = options
        self.paper = QComboBox(self)
        self.paper.addItem(self.tr("A4"), PaperSize.A4)
        self.paper.addItem(self.tr("Letter"), PaperSize.LETTER)
        self.paper.setCurrentIndex([PaperSize.A4, PaperSize.LETTER].index(options.paper))
        self.language = QComboBox(self)
        for code, name in languages.items():
            self.language.addItem(name, code)
        if len(languages) > 1:
            for pair in permutations(languages, 2):
                self.language.addItem(" | ".join(languages[code] for code in pair), "+".join(pair))
        codes = "+".join(filter(None, (options.language, options.second_language)))
        self.language.setCurrentIndex(max(0, self.language.findData(codes)))
        self.marking = MarkingBox(options.marking, self)
        self.large = QCheckBox(self.tr("&Large print (18 point)"), self)
        self.grey = QCheckBox(self.tr("Black-and-&white safe"), self)
        self.with_map = QCheckBox(self.tr("Include &map"), self)
        self.with_local = QCheckBox(self.tr("&Include my additions"), self)
        self.with_local.setChecked(options.local)
        self.large.setChecked(options.large)
        self.grey.setChecked(options.grey)
        self.with_map.setChecked(options.include_map)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self.book = BookFields(options, self) if book else None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.large.setToolTip(self.tr("May be longer than two pages"))
        self.marking.setToolTip(self.tr("Printed at the top and bottom of every page"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, combo in (
            (self.tr("Pap&er"), self.paper),
            (self.tr("Lang&uage"), self.language),
        ):
            form.addRow(name, combo)
            combo.setToolTip(name.replace("&", ""))
        form.setRowVisible(self.language, self.language.count() > 1)
        form.addRow(self.tr("Mar&king"), self.marking)
        form.addRow(self.marking.rule)
        for box in (self.large, self.grey, self.with_map):
            form.addRow(box)
        form.addRow(self.with_local)
        form.setRowVisible(self.with_local, False)
        if self.book is not None:
            form.addRow(self.book)
        self.paper.setAccessibleName(self.tr("Paper size"))
        self.language.setAccessibleName(self.tr("Language of the printed pages"))
        self.marking.setAccessibleName(self.tr("Marking at the top and bottom of every page"))

    def _connect(self) -> None:
        self._typing.timeout.connect(self.changed)
        self.marking.editTextChanged.connect(lambda _text: self._typing.start())
        if self.book is not None:
            self.book.typed.connect(self._typing.start)
            self.book.chosen.connect(self.changed)
        self.paper.currentIndexChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)
        for box in (self.large, self.grey, self.with_map, self.with_local):
            box.toggled.connect(self.changed)

    def offer_local(self, *, has_local: bool) -> None:
        """Show the option to print local records if there are any."""
        form = self.layout()
        assert isinstance(form, QFormLayout)
        form.setRowVisible(self.with_local, has_local)

    def offer_map(self, *, has_map: bool) -> None:
        """Show the option to print maps if the pages can have any."""
        form = self.layout()
        assert isinstance(form, QFormLayout)
        form.setRowVisible(self.with_map, has_map)

    def options(self) -> SheetOptions:
        """Return the options from the current fields."""
        first, _, second = str(self.language.currentData()).partition("+")
        options = replace(
            self._first,
            paper=self.paper.currentData(),
            language=first,
            second_language=second,
            marking=self.marking.currentText().strip(),
            large=self.large.isChecked(),
            grey=self.grey.isChecked(),
            include_map=self.with_map.isChecked(),
            local=self.with_local.isChecked(),
        )
        return self.book.added_to(options) if self.book is not None else options
