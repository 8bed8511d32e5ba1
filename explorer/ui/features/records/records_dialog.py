"""The user's own records in a list, and what one of them was before."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
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
from explorer.ui.widgets.form.fields import kind_title, label
from explorer.ui.widgets.rich_text import text
from explorer.ui.widgets.rows_table import rows_table

if TYPE_CHECKING:
    from explorer.store.desk.local_records import PastRecord

translate = QCoreApplication.translate
_KIND, _LABEL, _DATE, _AUTHOR = range(4)


class LocalRecordsDialog(QDialog):
    """Lists records; each button tells of the one that is chosen."""

    edit_requested = Signal(object)
    remove_requested = Signal(object)
    history_requested = Signal(object)
    opened = Signal(object)

    def __init__(
        self, parent: QWidget, records: Sequence[LocalRecord], rejected: Sequence[RejectedRecord]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Records of your own"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pack = records[0].pack if records else ""
        self._records: list[LocalRecord] = []
        self._wrong = {one.record.key: one for one in rejected}
        headings = [self.tr("Kind"), self.tr("Record"), self.tr("Date"), self.tr("Author")]
        self.table = rows_table(self, self.windowTitle(), headings, _LABEL)
        self.table.itemSelectionChanged.connect(self._tell)
        self.table.doubleClicked.connect(lambda: self._emit(self.opened))
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self._lay_out()
        self._show(records)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        for words, told in (
            (self.tr("&Show"), self.opened),
            (self.tr("&Edit…"), self.edit_requested),
            (self.tr("&Remove"), self.remove_requested),
            (self.tr("&History…"), self.history_requested),
        ):
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, signal=told: self._emit(signal))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 100, unit * 46)

    def follow(self, desk: Desk) -> None:
        """List what the desk has now."""
        self._show([one for one in desk.records if one.pack == self._pack])

    def _show(self, records: Sequence[LocalRecord]) -> None:
        row = max(0, self.table.currentRow())
        self._records = list(records)
        self.table.setRowCount(len(records))
        for number, one in enumerate(records):
            name = f"⚠ {one.label}" if one.key in self._wrong else one.label
            cells = (kind_title(one.kind), name, str(one.content.get("date") or ""), one.author)
            for column, said in enumerate(cells):
                item = QTableWidgetItem(" ".join(said.split()))
                item.setToolTip(said)
                self.table.setItem(number, column, item)
        if records:
            self.table.setCurrentCell(min(row, len(records) - 1), _KIND)
        self._tell()

    def _chosen(self) -> LocalRecord | None:
        row = self.table.currentRow()
        return self._records[row] if 0 <= row < len(self._records) else None

    def _emit(self, told: SignalInstance) -> None:
        record = self._chosen()
        if record is not None:
            told.emit(record)

    def _tell(self) -> None:
        record = self._chosen()
        if record is None:
            self.message.setText(self.tr("There are none. Edit > Add of your own makes one."))
            return
        wrong = self._wrong.get(record.key)
        if wrong is None:
            self.message.setText(record.reference)
            return
        reasons = "; ".join(f"{one.what} ({one.remedy})" for one in wrong.problems)
        self.message.setText(
            self.tr("Not shown, since it does not fit the pack: {reasons}.").format(reasons=reasons)
        )


def history_dialog(
    parent: QWidget, record: LocalRecord, past: "Sequence[PastRecord]"
) -> TextDialog:
    """What a record was, newest first."""
    title = translate("Record", "History of {label}").format(label=record.label[:80])
    parts = [f"<h1>{text(title)}</h1>"]
    if not past:
        none = translate("Record", "Nothing of it is kept from before.")
        parts.append(f"<p>{text(none)}</p>")
    for one in past:
        at = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
        undone = translate("Record", "(taken back)") if one.undone else ""
        parts.append(f"<h2>{text(f'{at} {undone}')}</h2>")
        if one.record is None:
            removed = translate("Record", "Removed")
            parts.append(f"<p>{text(removed)}</p>")
            continue
        for name, value in one.record.content.items():
            said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            parts.append(f'<p class="item"><b>{text(label(name))}:</b> {text(said)}</p>')
        parts.append(f'<p class="item small">{text(one.record.author)}</p>')
    return TextDialog(parent, title, "".join(parts))
