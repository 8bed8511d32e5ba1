"""The pages of the way from a text to a document."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from explorer.domain.desk.form_options import FormChoices
from explorer.interchange.document_reader import ENDINGS, ParsedDocument
from explorer.interchange.text.points import ParsedPoints, Point, parse_points
from explorer.interchange.text.reading_notices import file_notices, reading_sentences
from explorer.packs.source import record_specs
from explorer.ui.dialogs import confirm
from explorer.ui.features.imports.points_table import PointsTable
from explorer.ui.features.imports.split_dialog import SplitDialog
from explorer.ui.widgets.form.field_set import FieldSet

_NOTICE_LINES = 7


def prefilled_fields(file: ParsedDocument) -> dict[str, Any]:
    """What a file tells of itself, by the fields it fills in."""
    day = file.dated.isoformat() if file.dated is not None else None
    told = {"title": file.title, "date": day, "text_status": file.exported_fields.get("textStatus")}
    return {name: said for name, said in told.items() if said}


def notices_of(file: ParsedDocument | None, text: str) -> tuple[str, ...]:
    """What was met in reading a file, as long as most lines of the text are its own."""
    if file is None:
        return ()
    held, lines = set(text.splitlines()), file.text.splitlines()
    own = sum(line in held for line in lines)
    return file_notices(file.notices) if own * 2 > len(lines) else ()


def has_required_fields(
    notice: QLabel, content: Mapping[str, Any], names: Mapping[str, str]
) -> bool:
    """Whether all fields of these names have something; what is missing is told in words."""
    missing = [said for name, said in names.items() if not content.get(name)]
    told = QCoreApplication.translate("Pages", "Fill in: {names}.")
    notice.setText(told.format(names=", ".join(missing)))
    notice.setVisible(bool(missing))
    return not missing


def item_at(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    """The item of a filled cell."""
    item = table.item(row, column)
    assert item is not None
    return item


class TextPage(QWizardPage):
    """The text, pasted or from a file. ``file_wanted`` asks for one to be read."""

    file_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("The text"))
        self.setSubTitle(
            self.tr(
                "Paste the draft here, or open a file: plain text, Markdown, Word, Akoma Ntoso."
            )
        )
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("Text of the draft"))
        self.text.textChanged.connect(self.completeChanged)
        opening = QPushButton(self.tr("&Open a file…"), self)
        opening.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)

    def isComplete(self) -> bool:
        """There must be something."""
        return bool(self.text.toPlainText().strip())

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a draft"),
            "",
            self.tr("Drafts ({kinds})").format(kinds=" ".join(f"*{one}" for one in ENDINGS)),
        )
        if chosen and self._may_be_replaced():
            self.file_requested.emit(Path(chosen))

    def _may_be_replaced(self) -> bool:
        """Whether no text of the user's own is lost, or may be."""
        if not self.isComplete() or not self.text.document().isModified():
            return True
        return confirm.confirm(
            self,
            self.tr("Open a draft"),
            self.tr("The file's text takes the place of the text that is here."),
            self.tr("&Replace the text"),
            self.tr("&Keep the text"),
        )


class PointsPage(QWizardPage):
    """The points that were found, to be put right: numbers, titles, texts; joined or split."""

    def __init__(self, parent: QWidget, text: Callable[[], str], words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self._words = words
        self.setTitle(self.tr("The points"))
        self.setSubTitle(
            self.tr("Put right what was not found as it is; sub-points are lines of their own.")
        )
        self._text, self._read = text, ""
        self._file: ParsedDocument | None = None
        self._shown: tuple[Point, ...] = ()
        #: Whether the text's own numbers do not tell its points apart.
        self.renumbered = False
        self.table = PointsTable(self)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._scrolled_notice())
        layout.addLayout(self._buttons())

    def _scrolled_notice(self) -> QScrollArea:
        """Return the notice where it can be scrolled: a text may have dozens of annexes."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMaximumHeight(self.fontMetrics().lineSpacing() * _NOTICE_LINES)
        area.setWidget(self.notice)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        return area

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for said, done in (
            (self.tr("&Join with the one before"), self._join),
            (self.tr("&Split…"), self._split),
            (self.tr("&Insert a point"), self.table.insert),
            (self.tr("&Take out"), self._take_out),
        ):
            button = QPushButton(said, self)
            button.clicked.connect(done)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def initializePage(self) -> None:
        """Look for points, unless the text is the one that was looked through."""
        text = self._text()
        if text == self._read:
            return
        if self._is_corrected() and self._keeps_corrections():
            self._read = text
            self.notice.setText(self.tr("These are the points of the text before it was changed."))
            return
        self._read = text
        file = self._file
        if file is not None and file.marked and text == file.text:
            self._show(file.parsed_points)
        else:
            found = parse_points(text)
            self._show(replace(found, notices=(*notices_of(file, text), *found.notices)))

    def expect(self, file: ParsedDocument) -> None:
        """Take the points that a file marks, as long as its text is not changed."""
        self._file = file

    def _is_corrected(self) -> bool:
        return self.table.points() != self._shown

    def _keeps_corrections(self) -> bool:
        return not confirm.confirm(
            self,
            self.tr("The text was changed"),
            self.tr("Look for points anew? What you corrected on this page is thrown away then."),
            self.tr("&Look anew"),
            self.tr("&Keep the corrected points"),
        )

    def _show(self, found: ParsedPoints) -> None:
        self.table.show_points(found.points)
        self._shown = self.table.points()
        self.renumbered = "renumbered" in found.notices
        self.notice.setText("\n".join(reading_sentences(found, self._words)))

    def _join(self) -> None:
        self.table.join()

    def _split(self) -> None:
        pieces = self.table.pieces()
        if len(pieces) < 2:
            self.notice.setText(self.tr("There is one sentence in this row: nothing to split."))
            return
        at = SplitDialog.ask(self, pieces)
        if at is not None:
            self.table.split(at)

    def _take_out(self) -> None:
        self.table.removeRow(self.table.currentRow())

    def points(self) -> tuple[Point, ...]:
        """The points as they are now."""
        return self.table.points()

    def validatePage(self) -> bool:
        """Each point has a number of its own, a title and a text."""
        points = self.points()
        numbers = [one.number for one in points]
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        bare = [one.number for one in points if not one.title or not one.text]
        if not points:
            self.notice.setText(self.tr("There is no point; go back and paste a text."))
        elif twice:
            named = ", ".join(map(str, twice))
            self.notice.setText(self.tr("Give each its own number: {n}.").format(n=named))
        elif bare:
            named = ", ".join(map(str, bare))
            self.notice.setText(self.tr("Title or text is missing: {n}.").format(n=named))
        return bool(points) and not twice and not bare


class AboutPage(QWizardPage):
    """What the text is: title, date, how it became known, sources; which document it answers."""

    source_requested = Signal(object)
    SHOWN = ("title", "date", "text_status", "authorship_note", "sources")

    def __init__(self, parent: QWidget, choices: FormChoices, words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What it is"))
        self.setSubTitle(self.tr("A document always has a date, a text status and a source."))
        self.fields = FieldSet(self, record_specs.DOCUMENT, self.SHOWN, choices, words)
        self.fields.new_source_requested.connect(self.source_requested)
        self.wording = QCheckBox(self.tr("This is the document's &wording, not a summary"), self)
        self.wording.setChecked(True)
        self.against = QComboBox(self)
        self.against.setAccessibleName(self.tr("Compare with"))
        for reference, title in choices.of("document"):
            self.against.addItem(title, reference)
        self.against.setCurrentIndex(max(0, self.against.findData(choices.reference_document)))
        self.fields.form.addRow("", self.wording)
        self.fields.form.addRow(self.tr("Compare with:"), self.against)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.fields)
        layout.addStretch(1)
        layout.addWidget(self.notice)

    def content(self) -> dict[str, Any]:
        """The document's own fields."""
        return {
            **self.fields.value(),
            "status": "draft",
            "wording": self.wording.isChecked(),
        }

    def validatePage(self) -> bool:
        """What every document has must be there."""
        content = self.content()
        names = {
            "title": self.tr("Title"),
            "text_status": self.tr("Text status"),
            "sources": self.tr("Sources"),
        }
        return has_required_fields(self.notice, content, names)
