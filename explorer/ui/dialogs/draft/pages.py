"""The pages of the way from a text to a document."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from explorer.domain.form_choices import FormChoices
from explorer.drafts.points import FoundPoints, Point, points_of
from explorer.drafts.text_files import ENDINGS, DraftFile
from explorer.packs import specs
from explorer.ui.dialogs.record.field_set import FieldSet

_NUMBER, _TITLE, _TEXT = range(3)
#: What the file calls a point and its sub-points, beside its number.
_EIDS = Qt.ItemDataRole.UserRole
_LINES = "\n"


def told_of(file: DraftFile) -> dict[str, Any]:
    """What a file tells of itself, by the fields it fills in."""
    day = file.dated.isoformat() if file.dated is not None else None
    told = {"title": file.title, "date": day, "text_status": file.said.get("textStatus")}
    return {name: said for name, said in told.items() if said}


def item_at(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    """The item of a filled cell."""
    item = table.item(row, column)
    assert item is not None
    return item


class TextPage(QWizardPage):
    """The text, pasted or from a file. ``file_wanted`` asks for one to be read."""

    file_wanted = Signal(object)

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
        if chosen:
            self.file_wanted.emit(Path(chosen))


class PointsPage(QWizardPage):
    """The points that were found, to be put right: numbers, titles, texts; joined or taken out."""

    def __init__(self, parent: QWidget, text: Callable[[], str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("The points"))
        self.setSubTitle(
            self.tr("Put right what was not found as it is; sub-points are lines of their own.")
        )
        self._text, self._read = text, ""
        self._file: DraftFile | None = None
        self.table = QTableWidget(0, 3, self)
        self.table.setAccessibleName(self.tr("Points of the draft"))
        self.table.setHorizontalHeaderLabels([self.tr("No."), self.tr("Title"), self.tr("Text")])
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_NUMBER, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(_TITLE, self.fontMetrics().horizontalAdvance("0") * 32)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        joining = QPushButton(self.tr("&Join with the one before"), self)
        joining.clicked.connect(self._join)
        removing = QPushButton(self.tr("&Take out"), self)
        removing.clicked.connect(lambda: self.table.removeRow(self.table.currentRow()))
        buttons = QHBoxLayout()
        buttons.addWidget(joining)
        buttons.addWidget(removing)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notice)
        layout.addLayout(buttons)

    def initializePage(self) -> None:
        """Look for points, unless the text is the one that was looked through."""
        text = self._text()
        if text == self._read:
            return
        self._read = text
        file = self._file
        if file is not None and file.marked and text == file.text:
            notices = ("renumbered",) if file.renumbered else ()
            self._show(FoundPoints(file.points, notices=notices))
        else:
            self._show(points_of(text))

    def expect(self, file: DraftFile) -> None:
        """Take the points that a file marks, as long as its text is not changed."""
        self._file = file

    @property
    def renumbered(self) -> bool:
        """Whether the text's own numbers do not tell its points apart."""
        return self._file is not None and self._file.renumbered and self._read == self._file.text

    def _show(self, found: FoundPoints) -> None:
        self.table.setRowCount(0)
        for point in found.points:
            self._add(self.table.rowCount(), point)
        missing = [one.partition(":")[2] for one in found.notices if one.startswith("missing")]
        said = []
        if "unnumbered" in found.notices:
            said.append(self.tr("The text has no numbers: each paragraph is a point."))
        if "renumbered" in found.notices:
            said.append(
                self.tr("Numbers begin anew within the text; those of its own are in the titles.")
            )
        if missing:
            said.append(self.tr("Not found: {numbers}.").format(numbers=", ".join(missing)))
        if found.before:
            said.append(self.tr("Before the first point: “{text}”").format(text=found.before[:200]))
        self.notice.setText(" ".join(said))

    def _add(self, row: int, point: Point) -> None:
        self.table.insertRow(row)
        text = _LINES.join((point.text, *(f"- {one}" for one in point.subpoints)))
        for column, said in enumerate((str(point.number), point.title, text)):
            self.table.setItem(row, column, QTableWidgetItem(said))
        item_at(self.table, row, _NUMBER).setData(_EIDS, (point.eid, *point.subpoint_eids))

    def _join(self) -> None:
        row = self.table.currentRow()
        if row < 1:
            return
        before, this = self._point(row - 1), self._point(row)
        joined = Point(
            before.number,
            before.title,
            f"{before.text} {this.text}",
            before.subpoints + this.subpoints,
        )
        self.table.removeRow(row)
        self.table.removeRow(row - 1)
        self._add(row - 1, joined)
        self.table.setCurrentCell(row - 1, _TITLE)

    def _point(self, row: int) -> Point:
        columns = (_NUMBER, _TITLE, _TEXT)
        said = [item_at(self.table, row, column).text() for column in columns]
        text, *others = said[_TEXT].split(_LINES)
        subs = tuple(one.strip().removeprefix("- ").strip() for one in others if one.strip())
        digits = "".join(c for c in said[_NUMBER] if c.isdigit())
        number = int(digits or row + 1)
        eid, *sub_eids = item_at(self.table, row, _NUMBER).data(_EIDS)
        # Where sub-points were put right, it is not known any more which is which.
        kept = tuple(sub_eids) if len(sub_eids) == len(subs) else ()
        return Point(number, said[_TITLE].strip(), text.strip(), subs, eid, kept)

    def points(self) -> tuple[Point, ...]:
        """The points as they are now."""
        return tuple(self._point(row) for row in range(self.table.rowCount()))

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

    source_wanted = Signal(object)
    SHOWN = ("title", "date", "text_status", "authorship_note", "sources")

    def __init__(self, parent: QWidget, choices: FormChoices, words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What it is"))
        self.setSubTitle(self.tr("A document always has a date, a text status and a source."))
        self.fields = FieldSet(self, specs.DOCUMENT, self.SHOWN, choices, words)
        self.fields.new_source_wanted.connect(self.source_wanted)
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
        missing = [said for name, said in names.items() if not content.get(name)]
        self.notice.setText(self.tr("Fill in: {names}.").format(names=", ".join(missing)))
        self.notice.setVisible(bool(missing))
        return not missing
