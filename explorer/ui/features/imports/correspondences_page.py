"""Wizard page of the correspondences of a draft, which are proposed and then confirmed."""

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
from explorer.interchange.text.point_model import Point
from explorer.ui.features.imports.text_pages import item_at

_POINT, _CLAUSE, _RELATION, _REASON, _CONFIRMED = range(5)


class CounterpartsPage(QWizardPage):
    """Wizard page with a row for each point: its clause, relation, score and reason."""

    proposals_requested = Signal()

    def __init__(self, parent: QWidget, catalog: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Correspondences"))
        self.setSubTitle(
            self.tr("Space confirms a row and moves on. Unconfirmed rows are dropped.")
        )
        self._catalog = catalog
        self._clauses: Sequence[Clause] = ()
        self.table = _ConfirmTable(0, 5, self)
        self.table.setAccessibleName(self.tr("Correspondences of the draft"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Point"),
                self.tr("Corresponds to"),
                self.tr("Relation"),
                self.tr("Score and reason"),
                self.tr("Confirmed"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (_POINT, _REASON):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        confirm_all = QPushButton(self.tr("Confirm &all"), self)
        confirm_all.clicked.connect(self.table.confirm_all)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(confirm_all, 0, Qt.AlignmentFlag.AlignLeft)
        self._points: Sequence[Point] = ()
        self._dropped: Sequence[str] = ()
        self._stored_links: Mapping[int, Link] = {}
        self._stored_dropped: Sequence[str] = ()

    def initializePage(self) -> None:
        """Request proposals for the current points."""
        self.table.setRowCount(0)
        self.proposals_requested.emit()

    def expect(self, links: Sequence[Link], dropped: Sequence[str]) -> None:
        """Set earlier confirmed correspondences, which replace the proposals."""
        self._stored_links = {link.point: link for link in links}
        self._stored_dropped = dropped

    def show_proposals(
        self,
        points: Sequence[Point],
        clauses: Sequence[Clause],
        proposals: Sequence[Proposal],
        dropped: Sequence[str],
    ) -> None:
        """Show a row for each point, and one for each clause without a matching point."""
        self._points, self._clauses, self._dropped = points, clauses, dropped
        by_number = {clause.number: clause for clause in clauses}
        self.table.setRowCount(len(points) + len(dropped))
        for row, (point, proposal) in enumerate(zip(points, proposals, strict=True)):
            self._set_text(row, _POINT, f"{point.number} {point.title}")
            self.table.setCellWidget(row, _CLAUSE, self._clause_box(proposal.clause))
            self.table.setCellWidget(row, _RELATION, self._relation_box(proposal.relation))
            shared = ", ".join(proposal.shared)
            reason = f"{proposal.score:.0f}: {shared}" if shared else f"{proposal.score:.0f}"
            self._set_text(row, _REASON, reason)
            self._add_check_box(row)
        for row, number in enumerate(dropped, start=len(points)):
            self._set_text(row, _POINT, self.tr("No match"))
            self._set_text(row, _CLAUSE, f"{number} {by_number[number].title}")
            self._set_text(row, _RELATION, self._catalog[f"relation.{Relation.DROPPED}"])
            self._set_text(row, _REASON, self.tr("Not matched by any point"))
            self._add_check_box(row)
        self._confirm_stored()
        self.table.setCurrentCell(0, _CONFIRMED)
        self.table.setFocus()

    def _confirm_stored(self) -> None:
        for row, point in enumerate(self._points):
            link = self._stored_links.get(point.number)
            if link is None:
                continue
            for column, value in ((_CLAUSE, link.clause), (_RELATION, link.relation)):
                box = self.table.cellWidget(row, column)
                assert isinstance(box, QComboBox)
                box.setCurrentIndex(max(0, box.findData(value)))
            item_at(self.table, row, _CONFIRMED).setCheckState(Qt.CheckState.Checked)
        for row, number in enumerate(self._dropped, start=len(self._points)):
            if number in self._stored_dropped:
                item_at(self.table, row, _CONFIRMED).setCheckState(Qt.CheckState.Checked)

    def _set_text(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(text)
        self.table.setItem(row, column, item)

    def _add_check_box(self, row: int) -> None:
        item = QTableWidgetItem()
        item.setFlags(
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        self.table.setItem(row, _CONFIRMED, item)

    def _clause_box(self, number: str | None) -> QComboBox:
        box = QComboBox(self.table)
        box.setAccessibleName(self.tr("Corresponds to"))
        box.setToolTip(self.tr("Corresponds to"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.addItem(self.tr("New clause"), None)
        for clause in self._clauses:
            box.addItem(f"{clause.number} {clause.title}", clause.number)
        box.setCurrentIndex(max(0, box.findData(number)))
        return box

    def _relation_box(self, relation: Relation) -> QComboBox:
        box = QComboBox(self.table)
        box.setAccessibleName(self.tr("Relation"))
        box.setToolTip(self.tr("Relation"))
        for choice in Relation:
            if choice is not Relation.DROPPED:
                box.addItem(self._catalog[f"relation.{choice}"], choice)
        box.setCurrentIndex(box.findData(relation))
        return box

    def confirmed(self) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        """Return the confirmed rows: links of points, and clauses that were dropped."""
        links, dropped = [], []
        for row in range(self.table.rowCount()):
            if item_at(self.table, row, _CONFIRMED).checkState() is not Qt.CheckState.Checked:
                continue
            if row >= len(self._points):
                dropped.append(self._dropped[row - len(self._points)])
                continue
            clause_box = self.table.cellWidget(row, _CLAUSE)
            relation_box = self.table.cellWidget(row, _RELATION)
            assert isinstance(clause_box, QComboBox)
            assert isinstance(relation_box, QComboBox)
            number = clause_box.currentData()
            relation = Relation.ADDED if number is None else Relation(relation_box.currentData())
            if number is not None and relation is Relation.ADDED:
                relation = Relation.AMENDED
            links.append(Link(self._points[row].number, number, relation))
        return tuple(links), tuple(dropped)


class _ConfirmTable(QTableWidget):
    """Table in which Space ticks the current row and moves to the next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current row by Space and move to the next."""
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            item = item_at(self, row, _CONFIRMED)
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            if row + 1 < self.rowCount():
                self.setCurrentCell(row + 1, _CONFIRMED)
            return
        super().keyPressEvent(event)

    def confirm_all(self) -> None:
        """Tick every row."""
        for row in range(self.rowCount()):
            item_at(self, row, _CONFIRMED).setCheckState(Qt.CheckState.Checked)
