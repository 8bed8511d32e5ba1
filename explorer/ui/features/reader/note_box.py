"""Editor of the user's note on the selection, saved as it is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.desk import Desk, Note
from explorer.ui.core.autosave import Autosave
from explorer.ui.widgets.autosaved_edit import AutosavedEdit

if TYPE_CHECKING:
    from explorer.domain.desk.team import Team


class NoteBox(QWidget):
    """Editor of the note on one reference; unsaved text of the one before is still saved.

    ``share_chosen`` emits the reference and whether its note is shared with the team.
    """

    share_chosen = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.autosave = Autosave(_stored_note, self)
        self.subject = QLabel(self)
        self.subject.setWordWrap(True)
        self.subject.hide()
        self.title = QLabel(self.tr("Your note"), self)
        self.text = AutosavedEdit(self.autosave, self)
        self.text.releasable.setToolTip(
            self.tr("Only releasable notes are printed in releasable copies")
        )
        self.edit.setAccessibleName(self.tr("Your note"))
        self.edit.setPlaceholderText(self.tr("Your note on this clause. Saved automatically."))
        self.edit.setMaximumHeight(self.fontMetrics().lineSpacing() * 7)
        self.mark = QLabel(self)
        self.shared = QCheckBox(self.tr("Share with the team"), self)
        close = QToolButton(self)
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Hide the note"))
        close.setToolTip(self.tr("Hide the note; what is typed stays saved"))
        close.clicked.connect(self._close)
        close.setMaximumHeight(self.text.releasable.sizeHint().height())
        # In the line below the editor: a line of its own would take a third of a small pane.
        self.text.below.insertWidget(0, self.title)
        self.text.below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self.subject)
        layout.addWidget(self.text)
        layout.addLayout(self._team_line())

    def _team_line(self) -> QHBoxLayout:
        """Return the line for members of a team; with the others it would not fit a narrow pane."""
        self.mark.setTextFormat(Qt.TextFormat.PlainText)
        self.mark.hide()
        self.shared.setToolTip(
            self.tr("Colleagues read and edit this note; without the mark it is only yours")
        )
        self.shared.hide()
        self.shared.clicked.connect(lambda on: self.share_chosen.emit(self.reference, on))
        line = QHBoxLayout()
        line.addWidget(self.mark, 1)
        line.addWidget(self.shared)
        return line

    @property
    def edit(self) -> QPlainTextEdit:
        """Editor that the note is typed in."""
        return self.text.edit

    @property
    def state(self) -> QLabel:
        """Label that shows whether the note is saved."""
        return self.text.state

    @property
    def reference(self) -> str:
        """Reference that the note is on; empty before anything is shown."""
        return self.text.key

    @property
    def unsaved(self) -> bool:
        """True until the note shown is known to be stored."""
        return self.text.is_unsaved

    def show_note(self, reference: str, stored: Note | None, subject: str = "") -> None:
        """Show the note of a reference; ``stored`` is None before the desk was read.

        ``subject`` describes the reference if it is not what the reader shows.
        """
        self.subject.setText(subject)
        self.subject.setVisible(bool(subject))
        self.text.show_text(reference, stored)

    def show_team(self, team: "Team | None") -> None:
        """Show whether the note is shared, and who changed it last; nothing without a team."""
        self.mark.setVisible(team is not None)
        self.shared.setVisible(team is not None)
        if team is None:
            return
        from explorer.domain.desk.three_way_merge import Item, ItemType
        from explorer.ui.widgets.team_mark import mark_of, mark_text

        mark = mark_of(team, Item(ItemType.NOTE, self.reference))
        self.mark.setText(mark_text(mark))
        self.shared.setChecked(mark is not None and mark.is_shared)

    def flush(self) -> None:
        """Save the typed text now."""
        self.text.flush()

    def _close(self) -> None:
        """Hide the editor; it returns with the next clause that has a note."""
        self.flush()
        self.hide()


def _stored_note(desk: Desk, reference: str) -> Note:
    return desk.notes.get(reference, Note(""))
