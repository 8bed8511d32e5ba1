"""Dialogs of local records: their list, and the history of one of them."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.local_records import LocalRecord
from explorer.packs.compiler.local_records import RejectedRecord
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.empty_state import EmptyState
from explorer.ui.widgets.form.fields import kind_title, label
from explorer.ui.widgets.rich_text import fill, join
from explorer.ui.widgets.rows_table import rows_table

if TYPE_CHECKING:
    from explorer.store.desk.local_records import PastRecord

translate = QCoreApplication.translate
_KIND, _LABEL, _DATE, _AUTHOR = range(4)


class LocalRecordsDialog(QDialog):
    """List of local records; each button emits the selected one."""

    edit_requested = Signal(object)
    remove_requested = Signal(object)
    history_requested = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        records: Sequence[LocalRecord],
        rejected: Sequence[RejectedRecord],
        additions: Sequence[QAction] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My additions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pack = records[0].pack if records else ""
        self._records: list[LocalRecord] = []
        self.actions_on_record: list[QPushButton] = []
        self._rejected = {entry.record.key: entry for entry in rejected}
        headings = [self.tr("Kind"), self.tr("Addition"), self.tr("Date"), self.tr("Author")]
        self.table = rows_table(self, self.windowTitle(), headings, _LABEL)
        self.table.itemSelectionChanged.connect(self._describe_selected)
        self.table.doubleClicked.connect(lambda: self._emit(self.opened))
        self.empty = EmptyState(
            self,
            self.tr(
                "What you add to the pack is listed here: stances, sources, events, drafts."
                " It is shown as local, beside what the pack has."
            ),
            additions,
        )
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self._lay_out()
        self._show(records)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        for title, signal in (
            (self.tr("&Show"), self.opened),
            (self.tr("&Edit…"), self.edit_requested),
            (self.tr("&Remove"), self.remove_requested),
            (self.tr("&History…"), self.history_requested),
        ):
            button = QPushButton(title, self)
            button.clicked.connect(lambda _=False, signal=signal: self._emit(signal))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            self.actions_on_record.append(button)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(self.empty, 1)
        for button in self.empty.buttons:
            button.clicked.connect(self.accept)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 100, unit * 46)

    def follow(self, desk: Desk) -> None:
        """List the records of the desk."""
        self._show([record for record in desk.records if record.pack == self._pack])

    def _show(self, records: Sequence[LocalRecord]) -> None:
        row = max(0, self.table.currentRow())
        self._records = list(records)
        self.table.setRowCount(len(records))
        for number, record in enumerate(records):
            name = f"⚠ {record.label}" if record.key in self._rejected else record.label
            day = str(record.content.get("date") or "")
            cells = (kind_title(record.kind), name, day, record.author)
            for column, shown in enumerate(cells):
                item = QTableWidgetItem(" ".join(shown.split()))
                item.setToolTip(shown)
                self.table.setItem(number, column, item)
        if records:
            self.table.setCurrentCell(min(row, len(records) - 1), _KIND)
        self.table.setVisible(bool(records))
        self.empty.setVisible(not records)
        for button in self.actions_on_record:
            button.setEnabled(bool(records))
        self._describe_selected()

    def _selected(self) -> LocalRecord | None:
        row = self.table.currentRow()
        return self._records[row] if 0 <= row < len(self._records) else None

    def _emit(self, signal: SignalInstance) -> None:
        record = self._selected()
        if record is not None:
            signal.emit(record)

    def _describe_selected(self) -> None:
        record = self._selected()
        if record is None:
            self.message.clear()
            return
        rejected = self._rejected.get(record.key)
        if rejected is None:
            self.message.setText(record.reference)
            return
        reasons = "; ".join(f"{problem.what} ({problem.remedy})" for problem in rejected.problems)
        self.message.setText(
            self.tr("Not shown because it does not fit the pack: {reasons}.").format(
                reasons=reasons
            )
        )


def history_dialog(
    parent: QWidget, record: LocalRecord, versions: "Sequence[PastRecord]"
) -> TextDialog:
    """Return a dialog with the earlier versions of a record, newest first."""
    title = translate("Record", "History of {label}").format(label=record.label[:80])
    parts = [fill("<h1>{}</h1>", title)]
    if not versions:
        parts.append(fill("<p>{}</p>", translate("Record", "No earlier versions.")))
    for version in versions:
        moment = version.at.astimezone().strftime("%Y-%m-%d %H:%M")
        undone = translate("Record", "(undone)") if version.undone else ""
        parts.append(fill("<h2>{} {}</h2>", moment, undone))
        if version.record is None:
            parts.append(fill("<p>{}</p>", translate("Record", "Removed")))
            continue
        for name, value in version.record.content.items():
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            parts.append(fill('<p class="item"><b>{}:</b> {}</p>', label(name), shown))
        parts.append(fill('<p class="item small">{}</p>', version.record.author))
    return TextDialog(parent, title, join(parts))
