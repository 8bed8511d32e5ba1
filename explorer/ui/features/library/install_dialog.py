"""A pack that was looked through: whom it is from, what it changes, and whether to take it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from explorer.domain.comparison.pack_diff import PackDifference
from explorer.domain.comparison.redline import ChangeType
from explorer.i18n.message_catalog import day_text
from explorer.packs.library.installer import InstallCandidate
from explorer.packs.library.signature_check import describe_signature
from explorer.reports.book.pack_diff import change_counts, subject_rows
from explorer.reports.text.comparison_text import CellLine, Role
from explorer.ui.widgets.rich_text import RichTextView, text

Words = Mapping[str, str]
_TAGS = {
    ChangeType.INSERTED: "u",
    ChangeType.DELETED: "s",
    ChangeType.MOVED_HERE: "u",
    ChangeType.MOVED_AWAY: "s",
}
#: More than this is for paper.
_MOST_ROWS = 400


class InstallDialog(QDialog):
    """Accepted where the pack is to be installed; ``print_wanted`` asks for the report on paper."""

    print_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        intake: InstallCandidate,
        changes: PackDifference | None,
        words: Words,
    ) -> None:
        super().__init__(parent)
        self.intake = intake
        self.setWindowTitle(self.tr("Install a pack"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.windowTitle())
        self.view.show_html("".join([*self._about(words), *_report(changes, words)]))
        buttons = QDialogButtonBox(self)
        anyway = bool(intake.refusal)
        self.taking = QPushButton(
            self.tr("Install it &all the same") if anyway else self.tr("&Install"), self
        )
        self.taking.setEnabled(not intake.already)
        self.taking.clicked.connect(self.accept)
        buttons.addButton(self.taking, QDialogButtonBox.ButtonRole.ActionRole)
        printing = QPushButton(self.tr("&Print the changes…"), self)
        printing.setEnabled(changes is not None)
        printing.setAutoDefault(False)
        printing.clicked.connect(self.print_requested)
        buttons.addButton(printing, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * 46, unit * 34)

    def _about(self, words: Words) -> list[str]:
        one = self.intake
        day = day_text(one.as_of.isoformat(), words)
        parts = [f"<h1>{text(one.title)}</h1>"]
        said = self.tr("{reference}, version {version}, as of {day}").format(
            reference=one.reference, version=one.version, day=day
        )
        parts.append(
            f"<p>{text(said)}</p><p><b>{text(describe_signature(one.seal, words))}</b></p>"
        )
        if one.seal.comment:
            parts.append(f'<p class="small">{text(one.seal.comment)}</p>')
        warnings = [one.refusal] if one.refusal else []
        if one.other_signer:
            warnings.append(
                self.tr("The version in use was signed with another key: ask whom it is from.")
            )
        if one.already:
            warnings.append(self.tr("The version in use has the same content."))
        parts += [f'<p class="warning">{text(warning)}</p>' for warning in warnings]
        if one.before is not None:
            kept = self.tr("Version {number} stays, and can be gone back to.")
            parts.append(f"<p>{text(kept.format(number=one.before_version))}</p>")
        return parts


def _report(changes: PackDifference | None, words: Words) -> list[str]:
    if changes is None:
        return []
    parts = [f"<h2>{text(change_counts(changes, words))}</h2>"]
    rows = [row for subject in changes.subjects for row in subject_rows(subject, words)]
    for before, after in rows[:_MOST_ROWS]:
        parts += [_line(line) for line in (*before, *after)]
    if len(rows) > _MOST_ROWS:
        parts.append("<p>…</p>")
    return parts


def _line(line: CellLine) -> str:
    said = "".join(
        f"<{_TAGS[piece.change]}>{text(piece.text)}</{_TAGS[piece.change]}>"
        if piece.change in _TAGS
        else text(piece.text)
        for piece in line.pieces
    )
    return f"<h3>{said}</h3>" if line.role is Role.TITLE else f'<p class="item">{said}</p>'
