"""What each point of a draft corresponds to: proposed, and confirmed one by one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from explorer.domain.content.documents import Clause, Relation
from explorer.interchange.text.correspondence_matcher import Proposal
from explorer.interchange.text.document_record import Link
from explorer.interchange.text.points import Point
from explorer.ui.features.imports.text_pages import item_at

_OWN, _OTHER, _RELATION, _WHY, _SURE = range(5)


class CounterpartsPage(QWizardPage):
    """What each point corresponds to, with score and reason; Space confirms and goes on."""

    proposals_wanted = Signal()

    def __init__(self, parent: QWidget, words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Correspondences"))
        self.setSubTitle(
            self.tr(
                "Space confirms a row and goes on to the next; what is not confirmed is not kept."
            )
        )
        self._words = words
        self._clauses: Sequence[Clause] = ()
        self.table = _ConfirmTable(0, 5, self)
        self.table.setAccessibleName(self.tr("Correspondences of the draft"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Point"),
                self.tr("Corresponds to"),
                self.tr("How"),
                self.tr("Score and reason"),
                self.tr("Confirmed"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (_OWN, _WHY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        every = QPushButton(self.tr("Confirm &all"), self)
        every.clicked.connect(self.table.confirm_all)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        self._points: Sequence[Point] = ()
        self._dropped: Sequence[str] = ()
        self._known: Mapping[int, Link] = {}
        self._gone: Sequence[str] = ()

    def initializePage(self) -> None:
        """Ask for proposals with the points as they are now."""
        self.table.setRowCount(0)
        self.proposals_wanted.emit()

    def expect(self, links: Sequence[Link], gone: Sequence[str]) -> None:
        """Take what was confirmed before in place of what is proposed."""
        self._known, self._gone = {one.point: one for one in links}, gone

    def show_proposals(
        self,
        points: Sequence[Point],
        clauses: Sequence[Clause],
        proposals: Sequence[Proposal],
        dropped: Sequence[str],
    ) -> None:
        """List a row for each point, and one for each clause that seems to be gone."""
        self._points, self._clauses, self._dropped = points, clauses, dropped
        by_number = {one.number: one for one in clauses}
        self.table.setRowCount(len(points) + len(dropped))
        for row, (point, proposal) in enumerate(zip(points, proposals, strict=True)):
            self._text(row, _OWN, f"{point.number} {point.title}")
            self.table.setCellWidget(row, _OTHER, self._clause_box(proposal.clause))
            self.table.setCellWidget(row, _RELATION, self._relation_box(proposal.relation))
            shared = ", ".join(proposal.shared)
            why = f"{proposal.score:.0f}: {shared}" if shared else f"{proposal.score:.0f}"
            self._text(row, _WHY, why)
            self._sure(row)
        for row, number in enumerate(dropped, start=len(points)):
            self._text(row, _OWN, self.tr("no point"))
            self._text(row, _OTHER, f"{number} {by_number[number].title}")
            self._text(row, _RELATION, self._words[f"relation.{Relation.DROPPED}"])
            self._text(row, _WHY, self.tr("the best match of no point"))
            self._sure(row)
        self._confirm_known()
        self.table.setCurrentCell(0, _SURE)
        self.table.setFocus()

    def _confirm_known(self) -> None:
        for row, point in enumerate(self._points):
            link = self._known.get(point.number)
            if link is None:
                continue
            for column, value in ((_OTHER, link.clause), (_RELATION, link.relation)):
                box = self.table.cellWidget(row, column)
                assert isinstance(box, QComboBox)
                box.setCurrentIndex(max(0, box.findData(value)))
            item_at(self.table, row, _SURE).setCheckState(Qt.CheckState.Checked)
        for row, number in enumerate(self._dropped, start=len(self._points)):
            if number in self._gone:
                item_at(self.table, row, _SURE).setCheckState(Qt.CheckState.Checked)

    def _text(self, row: int, column: int, said: str) -> None:
        item = QTableWidgetItem(said)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(said)
        self.table.setItem(row, column, item)

    def _sure(self, row: int) -> None:
        item = QTableWidgetItem()
        item.setFlags(
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        self.table.setItem(row, _SURE, item)

    def _clause_box(self, number: str | None) -> QComboBox:
        box = QComboBox(self.table)
        box.setAccessibleName(self.tr("Corresponds to"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.addItem(self.tr("none: it is new"), None)
        for one in self._clauses:
            box.addItem(f"{one.number} {one.title}", one.number)
        box.setCurrentIndex(max(0, box.findData(number)))
        return box

    def _relation_box(self, relation: Relation) -> QComboBox:
        box = QComboBox(self.table)
        box.setAccessibleName(self.tr("How"))
        for one in Relation:
            if one is not Relation.DROPPED:
                box.addItem(self._words[f"relation.{one}"], one)
        box.setCurrentIndex(box.findData(relation))
        return box

    def confirmed(self) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        """The rows that were confirmed: links of points, and clauses that are gone."""
        links, gone = [], []
        for row in range(self.table.rowCount()):
            if item_at(self.table, row, _SURE).checkState() is not Qt.CheckState.Checked:
                continue
            if row >= len(self._points):
                gone.append(self._dropped[row - len(self._points)])
                continue
            other = self.table.cellWidget(row, _OTHER)
            how = self.table.cellWidget(row, _RELATION)
            assert isinstance(other, QComboBox)
            assert isinstance(how, QComboBox)
            number = other.currentData()
            relation = Relation.ADDED if number is None else Relation(how.currentData())
            if number is not None and relation is Relation.ADDED:
                relation = Relation.AMENDED
            links.append(Link(self._points[row].number, number, relation))
        return tuple(links), tuple(gone)


class _ConfirmTable(QTableWidget):
    """Space ticks the row it is on and goes on to the next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm and go on."""
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            item = item_at(self, row, _SURE)
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            if row + 1 < self.rowCount():
                self.setCurrentCell(row + 1, _SURE)
            return
        super().keyPressEvent(event)

    def confirm_all(self) -> None:
        """Tick every row."""
        for row in range(self.rowCount()):
            item_at(self, row, _SURE).setCheckState(Qt.CheckState.Checked)
