"""Dialog before a pack is installed: its signer, and the changes it brings."""

from collections.abc import Mapping

from markupsafe import Markup
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from explorer.domain.comparison.pack_diff import PackDifference
from explorer.domain.comparison.redline import ChangeType
from explorer.i18n.message_catalog import day_text, load_words
from explorer.packs.library.installer import InstallCandidate
from explorer.packs.library.signature_check import describe_signature
from explorer.reports.book.pack_diff import change_counts, counts_by_type, report_rows
from explorer.reports.text.comparison_text import CellLine, Role
from explorer.ui.interface_language import interface_words
from explorer.ui.widgets.rich_text import RichTextView, fill, join

Catalog = Mapping[str, str]
_TEMPLATES: Mapping[ChangeType, str] = {
    ChangeType.INSERTED: "<u>{}</u>",
    ChangeType.DELETED: "<s>{}</s>",
    ChangeType.MOVED_HERE: "<u>{}</u>",
    ChangeType.MOVED_AWAY: "<s>{}</s>",
}
#: Rows of changes shown; all of them are printed.
_MOST_ROWS = 400


class InstallDialog(QDialog):
    """Dialog that is accepted to install a pack; ``print_requested`` prints the changes."""

    print_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        candidate: InstallCandidate,
        changes: PackDifference | None,
        language: str,
    ) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.setWindowTitle(self.tr("Install a pack"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.windowTitle())
        catalog = load_words(language)
        report = self._report(changes, language, catalog) if changes is not None else []
        self.view.show_html(join([*self._about(catalog), *report]))
        buttons = QDialogButtonBox(self)
        anyway = bool(candidate.refusal)
        self.install_button = QPushButton(
            self.tr("Install &anyway") if anyway else self.tr("&Install"), self
        )
        self.install_button.setEnabled(not candidate.already)
        self.install_button.clicked.connect(self.accept)
        buttons.addButton(self.install_button, QDialogButtonBox.ButtonRole.ActionRole)
        print_button = QPushButton(self.tr("&Print changes…"), self)
        print_button.setEnabled(changes is not None)
        print_button.setAutoDefault(False)
        print_button.clicked.connect(self.print_requested)
        buttons.addButton(print_button, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * 46, unit * 34)

    def _about(self, catalog: Catalog) -> list[Markup]:
        pack = self.candidate
        summary = self.tr("{reference}, version {version}, as of {day}").format(
            reference=pack.reference,
            version=pack.version,
            day=day_text(pack.as_of.isoformat(), interface_words()),
        )
        parts = [
            fill("<h1>{}</h1><p>{}</p>", pack.title, summary),
            fill("<p><b>{}</b></p>", describe_signature(pack.seal, catalog)),
        ]
        if pack.seal.comment:
            parts.append(fill('<p class="small">{}</p>', pack.seal.comment))
        warnings = [pack.refusal] if pack.refusal else []
        if pack.other_signer:
            warnings.append(
                self.tr(
                    "The version in use was signed with another key. Check where this pack is from."
                )
            )
        if pack.already:
            warnings.append(self.tr("The version in use has the same content."))
        parts += [fill('<p class="warning">{}</p>', warning) for warning in warnings]
        if pack.before is not None:
            note = self.tr("You can return to version {number} later.")
            parts.append(fill("<p>{}</p>", note.format(number=pack.before_version)))
        return parts

    def _report(self, changes: PackDifference, language: str, catalog: Catalog) -> list[Markup]:
        parts = [fill("<h2>{}</h2>", change_counts(changes, catalog))]
        parts += [fill("<p>{}</p>", line) for line in counts_by_type(changes, catalog)]
        rows = [row for rows in report_rows(changes, language, catalog) for row in rows]
        for before, after in rows[:_MOST_ROWS]:
            parts += [_line(line) for line in (*before, *after)]
        if len(rows) > _MOST_ROWS:
            note = self.tr("Further changes, which the printed report lists: {count}.")
            parts.append(fill("<p><b>{}</b></p>", note.format(count=len(rows) - _MOST_ROWS)))
        return parts


def _line(line: CellLine) -> Markup:
    body = join(fill(_TEMPLATES.get(piece.change, "{}"), piece.text) for piece in line.pieces)
    return fill("<h3>{}</h3>" if line.role is Role.TITLE else '<p class="item">{}</p>', body)
