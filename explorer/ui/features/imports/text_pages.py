"""Wizard pages from a text to a document: text, points and metadata."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)
from shiboken6 import isValid

from explorer.domain.desk.form_options import FormChoices
from explorer.interchange.document_reader import ParsedDocument, Translation
from explorer.interchange.text.corrections import with_corrections
from explorer.interchange.text.point_model import ParsedPoints, Point
from explorer.interchange.text.points import parse_points
from explorer.interchange.text.reading_notices import file_notices, reading_sentences
from explorer.packs.source import record_specs
from explorer.system.file_kinds import TEXTS
from explorer.ui.dialogs import confirm
from explorer.ui.features.imports.points_table import PointsTable
from explorer.ui.features.imports.source_view import SourceView
from explorer.ui.features.imports.split_dialog import SplitDialog
from explorer.ui.widgets.file_drops import FileDropFilter
from explorer.ui.widgets.form.field_set import FieldSet

#: Function that parses a text away from the GUI thread, then shows its points.
ParseText = Callable[[Callable[[], ParsedPoints], Callable[[ParsedPoints], None]], None]
_NOTICE_LINES = 7
_MOST_DOUBTS = 12


def prefilled_fields(file: ParsedDocument) -> dict[str, Any]:
    """Return the metadata in a file by the names of the fields."""
    fields = {
        "title": file.title,
        "date": file.dated.isoformat() if file.dated is not None else None,
        "text_status": file.exported_fields.get("textStatus"),
    }
    return {name: value for name, value in fields.items() if value}


def notices_of(file: ParsedDocument | None, text: str) -> tuple[str, ...]:
    """Return the notices of reading a file, while most of its lines are still in the text."""
    return file_notices(file.notices) if file is not None and is_of(file, text) else ()


def is_of(file: ParsedDocument, text: str) -> bool:
    """Return whether most lines of a file are still in a text."""
    current, lines = set(text.splitlines()), file.text.splitlines()
    return sum(line in current for line in lines) * 2 > len(lines)


def has_required_fields(
    notice: QLabel, content: Mapping[str, Any], names: Mapping[str, str]
) -> bool:
    """Return True if the named fields are filled in; list those that are not in ``notice``."""
    missing = [label for name, label in names.items() if not content.get(name)]
    message = QCoreApplication.translate("Pages", "Fill in: {names}.")
    notice.setText(message.format(names=", ".join(missing)))
    notice.setVisible(bool(missing))
    return not missing


def item_at(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    """Return the item of a filled cell."""
    item = table.item(row, column)
    assert item is not None
    return item


class DraftText(QPlainTextEdit):
    """Text field that keeps the numbers of lists and tables copied in a browser."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the text; that of lists in HTML with their numbers, which plain text lacks."""
        if source.hasHtml() and not source.hasUrls():
            from explorer.interchange.lines.html_text import has_list, html_as_text

            if has_list(source.html()):
                self.insertPlainText(html_as_text(source.html()))
                return
        super().insertFromMimeData(source)


class TextPage(QWizardPage):
    """Wizard page with the text, pasted or from a file; ``file_requested`` emits a path."""

    file_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Text"))
        self.setSubTitle(
            self.tr("Paste the draft or open a file: plain text, Markdown, Word, Akoma Ntoso.")
        )
        self.text = DraftText(self)
        self.text.setAccessibleName(self.tr("Text of the draft"))
        self.text.textChanged.connect(self.completeChanged)
        drops = FileDropFilter(self.text, accepts=True)
        drops.dropped.connect(self._open_dropped)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        open_button = QPushButton(self.tr("&Open file…"), self)
        open_button.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.notice)
        layout.addWidget(open_button, 0, Qt.AlignmentFlag.AlignLeft)

    def isComplete(self) -> bool:
        """Return True if there is a text."""
        return bool(self.text.toPlainText().strip())

    def _ask(self) -> None:
        from explorer.ui.dialogs.file_choice import ask_source

        chosen = ask_source(
            self,
            self.tr("Open draft"),
            self.tr("Drafts ({kinds})").format(
                kinds=" ".join(f"*{extension}" for extension in TEXTS)
            ),
        )
        if chosen:
            self._open([Path(chosen)])

    def _open_dropped(self, files: Sequence[Path]) -> None:
        self._open([file for file in files if file.suffix.lower() in TEXTS])
        refused = [file for file in files if file.suffix.lower() not in TEXTS]
        if refused:
            sentence = self.tr("“{file}” is not a text that can be read here; use {kinds}.")
            kinds = ", ".join(TEXTS)
            self._show_notice(sentence.format(file=refused[0].name, kinds=kinds))

    def _open(self, files: Sequence[Path]) -> None:
        """Read the first file; a draft is a single text."""
        self.notice.hide()
        if files and self._may_be_replaced():
            self.file_requested.emit(files[0])
        if len(files) > 1:
            sentence = self.tr("Only “{file}” is read: a draft is a single text.")
            self._show_notice(sentence.format(file=files[0].name))

    def _show_notice(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.show()

    def _may_be_replaced(self) -> bool:
        """Return True if no typed text is lost, or the user agrees to lose it."""
        if not self.isComplete() or not self.text.document().isModified():
            return True
        return confirm.confirm(
            self,
            self.tr("Open draft"),
            self.tr("Replace the current text with the text of the file?"),
            self.tr("&Replace"),
            self.tr("&Keep text"),
        )


class PointsPage(QWizardPage):
    """Wizard page with the detected points, whose numbers, titles and texts can be edited."""

    def __init__(
        self,
        parent: QWidget,
        text: Callable[[], str],
        parse_text: ParseText,
        catalog: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self._parse_text, self._catalog = parse_text, catalog
        self.setTitle(self.tr("Points"))
        self.setSubTitle(
            self.tr("Correct any point split wrongly. Put each sub-point on its own line.")
        )
        self._text, self._parsed_text = text, ""
        self._is_parsing = False
        self._file: ParsedDocument | None = None
        self._file_text = ""
        self._shown: tuple[Point, ...] = ()
        self._parsed = ParsedPoints(())
        self.table = PointsTable(self)
        self.source = SourceView(self)
        self.summary = QLabel(self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.source.point_chosen.connect(self.table.select_number)
        self.table.currentCellChanged.connect(self._show_source)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.source)
        panes.addWidget(self.table)
        panes.setSizes([2, 3])
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        layout.addWidget(panes, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self._scrolled_notice())
        layout.addLayout(self._buttons())

    def _scrolled_notice(self) -> QScrollArea:
        """Return a scroll area with the notice: a text may have dozens of annexes."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMaximumHeight(self.fontMetrics().lineSpacing() * _NOTICE_LINES)
        area.setWidget(self.notice)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        return area

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for title, handler in (
            (self.tr("&Merge with previous"), self._merge),
            (self.tr("&Split…"), self._split),
            (self.tr("&Insert point"), self.table.insert),
            (self.tr("&Remove"), self._remove),
            (self.tr("&Discard corrections"), self._discard),
        ):
            button = QPushButton(title, self)
            button.clicked.connect(handler)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def initializePage(self) -> None:
        """Detect the points, unless the text was parsed before; corrections are kept."""
        text = self._text()
        if text == self._parsed_text:
            return
        self._parsed_text = text
        file = self._file
        if file is not None and text == self._file_text:
            self._show_again(file.parsed_points, text)
            return
        notices = notices_of(file, text)

        def work() -> ParsedPoints:
            parsed = parse_points(text)
            return replace(parsed, notices=(*notices, *parsed.notices))

        def show(parsed: ParsedPoints) -> None:
            if isValid(self) and text == self._parsed_text:
                self._show_again(parsed, text)
                self.table.setFocus()

        self._set_parsing(is_parsing=True)
        self._parse_text(work, show)

    def _show_again(self, parsed: ParsedPoints, text: str) -> None:
        """Show the points of a text with the corrections of the text before."""
        self._set_parsing(is_parsing=False)
        shown, edited = self._shown, self.table.points()
        self._show(parsed, text)
        if edited != shown:
            self._correct_again(shown, edited)

    def _set_parsing(self, *, is_parsing: bool) -> None:
        self._is_parsing = is_parsing
        self.setEnabled(not is_parsing)
        if is_parsing:
            self.summary.setText(self.tr("Detecting points…"))
        self.completeChanged.emit()

    def isComplete(self) -> bool:
        """Return True if the points of the text are shown."""
        return not self._is_parsing

    def expect(self, file: ParsedDocument, text: str) -> None:
        """Use the points of a file as long as its text, as it is shown, is not edited."""
        self._file, self._file_text = file, text

    @property
    def translation(self) -> Translation | None:
        """Points in another language, as long as most of the file's text is still used."""
        file = self._file
        return file.translation if file is not None and is_of(file, self._text()) else None

    def _show(self, parsed: ParsedPoints, text: str) -> None:
        self._parsed = parsed
        doubts = {
            number: ", ".join(self._catalog[f"reading.doubt.{reason}"] for reason in reasons)
            for number, reasons in parsed.doubts.items()
        }
        self.table.show_points(parsed.points, doubts)
        self._shown = self.table.points()
        self.source.show_parsed(parsed, text)
        self.summary.setText(self._summary(doubts))
        self.notice.setText("\n".join(reading_sentences(parsed, self._catalog)))

    def _summary(self, doubts: Mapping[int, str]) -> str:
        """Return how many points are certain, and the others with the reason of each."""
        points = len(self._parsed.points)
        certain = self.tr("%n point(s) are certain.", "", points - len(doubts))
        if not doubts or len(doubts) == points:
            return certain if not doubts else self.tr("Check every point: the text has no numbers.")
        listed = [f"{number} ({reason})" for number, reason in list(doubts.items())[:_MOST_DOUBTS]]
        more = "" if len(doubts) <= _MOST_DOUBTS else " …"
        check = self.tr("Check %n point(s): {points}", "", len(doubts))
        return f"{certain} {check.format(points='; '.join(listed) + more)}"

    def _correct_again(self, shown: Sequence[Point], edited: Sequence[Point]) -> None:
        """Apply the corrections of the text as it was before to the points of the new text."""
        corrected = with_corrections(shown, edited, self._shown)
        self.table.show_points(corrected.points)
        lines = [self.tr("%n correction(s) kept.", "", corrected.applied)]
        if corrected.lost:
            lost = self.tr("The text itself changed there; correct again: {titles}.")
            lines.append(lost.format(titles="; ".join(corrected.lost)))
        self.notice.setText("\n".join((*lines, self.notice.text())))

    def _discard(self) -> None:
        """Show the points as they were detected."""
        self._show(self._parsed, self._parsed_text)

    def _show_source(self, row: int, _column: int, _row_before: int, _column_before: int) -> None:
        number = self.table.number_at(row) if self.table.item(row, 0) is not None else None
        if number is not None:
            self.source.show_point(number)

    def parsed_points(self) -> ParsedPoints:
        """Return the text with its edited points."""
        return replace(self._parsed, points=self.points())

    def _merge(self) -> None:
        self.table.merge()

    def _split(self) -> None:
        parts = self.table.parts()
        if len(parts) < 2:
            self.notice.setText(self.tr("This row has a single sentence and cannot be split."))
            return
        index = SplitDialog.ask(self, parts)
        if index is not None:
            self.table.split(index)

    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())

    def points(self) -> tuple[Point, ...]:
        """Return the edited points."""
        return self.table.points()

    def validatePage(self) -> bool:
        """Return True if each point has a unique number, a title and a text."""
        if self._is_parsing:
            return False
        points = self.points()
        numbers = [point.number for point in points]
        repeated = sorted({number for number in numbers if numbers.count(number) > 1})
        incomplete = [point.number for point in points if not point.title or not point.text]
        if not points:
            self.notice.setText(self.tr("No points. Go back and paste a text."))
        elif repeated:
            listed = ", ".join(map(str, repeated))
            self.notice.setText(self.tr("Numbers used twice: {n}.").format(n=listed))
        elif incomplete:
            listed = ", ".join(map(str, incomplete))
            self.notice.setText(self.tr("Title or text is missing: {n}.").format(n=listed))
        return bool(points) and not repeated and not incomplete


class AboutPage(QWizardPage):
    """Wizard page with title, date, text status and sources, and the document to compare with."""

    source_requested = Signal(object)
    SHOWN = ("title", "date", "text_status", "authorship_note", "sources")

    def __init__(self, parent: QWidget, choices: FormChoices, catalog: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Details"))
        self.setSubTitle(self.tr("Title, date, text status and a source are required."))
        self.fields = FieldSet(self, record_specs.DOCUMENT, self.SHOWN, choices, catalog)
        self.fields.new_source_requested.connect(self.source_requested)
        self.wording = QCheckBox(self.tr("This is the document's &wording, not a summary"), self)
        self.wording.setChecked(True)
        self.against = QComboBox(self)
        self.against.setAccessibleName(self.tr("Compare with"))
        self.against.setToolTip(self.tr("Compare with"))
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
        """Return the document's own fields."""
        return {
            **self.fields.value(),
            "status": "draft",
            "wording": self.wording.isChecked(),
        }

    def validatePage(self) -> bool:
        """Return True if all required fields are filled in."""
        content = self.content()
        names = {
            "title": self.tr("Title"),
            "text_status": self.tr("Text status"),
            "sources": self.tr("Sources"),
        }
        return has_required_fields(self.notice, content, names)
