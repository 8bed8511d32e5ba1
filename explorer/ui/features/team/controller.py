"""Controller of the team: joining, leaving, its state, and its conflicts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.desk_change import DeskChange
from explorer.domain.desk.team import Team, TeamProblem
from explorer.program_name import program_name
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.team_session import HubState, TeamSession

if TYPE_CHECKING:
    from explorer.domain.desk.team import TeamConflict
    from explorer.store.desk.file import DeskConnection
    from explorer.team.problems import TeamError
    from explorer.ui.dialogs.conflicts_dialog import ConflictsDialog
    from explorer.ui.features.team.state_dialog import TeamStateDialog

translate = QCoreApplication.translate
#: Actions that a desk without a team does not have.
MEMBER_ACTIONS = (ActionId.TEAM_LEAVE, ActionId.TEAM_STATE, ActionId.TEAM_SYNC)
#: Problems that a member can do nothing about but wait.
_WAITING = frozenset({TeamProblem.OFFLINE})


class TeamController(QObject):
    """Connects the session with the hub with the menu, the status bar and the dialogs.

    ``label`` is that of the status bar, which says “no network used” without a team. Without
    ``connects`` the hub is left alone.
    """

    def __init__(self, context: AppContext, label: QLabel, *, connects: bool = True) -> None:
        super().__init__(context.browsing)
        self.context = context
        self._label = label
        self._without_team = label.text()
        self._state_dialog: TeamStateDialog | None = None
        self._conflicts_dialog: ConflictsDialog | None = None
        self._reported: TeamProblem | None = None
        self.session = TeamSession(context.desk, self)
        self._connects = connects
        self.session.state_changed.connect(self._show_state)
        self.session.failed.connect(context.desk.failed)
        context.desk.desk_changed.connect(self.follow_desk)

    def close(self) -> None:
        """End the exchange with the hub."""
        self.session.close()

    # Joining and leaving.

    def join(self) -> None:
        """Ask for a service, and join its team once the hub has answered."""
        from explorer.ui.features.team.join_dialog import JoinDialog

        dialog = JoinDialog(self.context.dialog_parent)
        dialog.accepted.connect(
            lambda: self.join_service(dialog.chosen, shares_records=dialog.records.isChecked())
        )
        dialog.open()

    def join_service(self, service: str, *, shares_records: bool = False) -> None:
        """Join the team of a service."""

        def ask_hub() -> bool:
            from explorer.team.hub import open_hub

            with open_hub(service) as hub:
                return hub.can_write

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import read_desk
            from explorer.store.desk.team_state import join_team

            join_team(connection, service, shares_records=shares_records)
            return read_desk(connection)

        def join(can_write: bool) -> None:
            sentence = (
                self.tr("Joined the team “{service}”.")
                if can_write
                else self.tr("Joined the team “{service}”. You may read, but not send.")
            )
            self.context.desk.change(write)
            self.context.notifier.show_status(sentence.format(service=service))

        self.context.notifier.show_status(self.tr("Connecting…"), 0)
        self.context.files.submit(ask_hub, join, fail=self._show_refusal)

    def _show_refusal(self, error: Exception) -> None:
        from explorer.team.problems import TeamError

        if not isinstance(error, TeamError):
            raise error
        self.context.notifier.show_status("", 0)
        self.context.notifier.show_warning(problem_text(error))

    def leave(self) -> None:
        """Leave the team, after a question."""
        from explorer.ui.dialogs import confirm

        team = self.context.desk.desk.team
        if team is None:
            return
        question = self.tr("Leave the team “{service}”? Everything stays on this desk.")
        if team.unsent:
            question = self.tr(
                "Leave the team “{service}”? Everything stays on this desk;"
                " %n item(s) have changes that were not sent.",
                "",
                team.unsent,
            )
        if confirm.confirm(
            self.context.dialog_parent,
            self.tr("Leave team"),
            question.format(service=team.service),
            self.tr("&Leave"),
            self.tr("&Stay"),
        ):
            self.context.desk.change(_leave)

    # State.

    def synchronise_now(self) -> None:
        """Exchange with the hub at once."""
        self.session.synchronise_now()
        self.context.notifier.show_status(self.tr("Exchanging with the team…"))

    def show_state(self) -> None:
        """Show the state of the team in a dialog that follows it."""
        from explorer.ui.features.team.state_dialog import TeamStateDialog

        if self.context.desk.desk.team is None:
            self.join()
            return
        dialog = TeamStateDialog(self.context.dialog_parent, self.tr("Team"))
        dialog.sync_requested.connect(self.session.synchronise_now)
        dialog.conflicts_requested.connect(self.show_conflicts)
        dialog.finished.connect(self._forget_state_dialog)
        self._state_dialog = dialog
        self._fill_state_dialog()
        dialog.open()

    def _forget_state_dialog(self) -> None:
        self._state_dialog = None

    def _fill_state_dialog(self) -> None:
        team = self.context.desk.desk.team
        if self._state_dialog is None or team is None:
            return
        problems = [mark.problem for mark in team.marks.values() if mark.problem]
        lines = {
            self.tr("Team:"): team.service,
            self.tr("Hub:"): self._hub_sentence(),
            self.tr("Shared:"): self.tr("%n item(s)", "", team.shared),
            self.tr("To send:"): self.tr("%n item(s)", "", team.unsent),
            self.tr("Conflicts:"): self.tr("%n item(s)", "", team.conflicts),
            self.tr("My additions:"): self.tr("all shared")
            if team.shares_records
            else self.tr("only those of colleagues"),
        }
        if problems:
            lines[self.tr("Cannot be sent:")] = "\n".join(problems)
        self._state_dialog.show_lines(lines, has_conflicts=bool(team.conflicts))

    def _hub_sentence(self) -> str:
        state = self.session.state
        if state.error is not None:
            return problem_text(state.error)
        if state.report is None:
            return self.tr("Connecting…")
        if not state.report.can_write:
            return self.tr("Connected. You may read, but not send.")
        if state.report.unreadable:
            return self.tr(
                "Connected. %n version(s) of colleagues could not be read and were left out.",
                "",
                state.report.unreadable,
            )
        return self.tr("Connected.")

    def _show_state(self, state: HubState) -> None:
        self._show_label(self.context.desk.desk.team)
        self._fill_state_dialog()
        if state.report is not None:
            self._reported = None
            if state.report.conflicts:
                sentence = self.tr(
                    "%n item(s) changed here and in the team. See File > Team > Conflicts.",
                    "",
                    state.report.conflicts,
                )
                self.context.notifier.show_status(sentence)
        elif state.error is not None and state.error.problem is not self._reported:
            self._reported = state.error.problem
            # Being offline is usual; whatever else stops the exchange is shown once.
            if state.error.problem not in _WAITING:
                self.context.notifier.show_warning(problem_text(state.error))

    def follow_desk(self, desk: Desk, changes: DeskChange) -> None:
        """Show the state of the desk, and start or end the exchange with the hub."""
        if not changes & DeskChange.TEAM:
            return
        if self._connects:
            self.session.follow_desk(desk)
        self._show_label(desk.team)
        self._fill_state_dialog()
        actions = self.context.actions
        for action in MEMBER_ACTIONS:
            actions[action].setEnabled(desk.team is not None)
        actions[ActionId.TEAM_JOIN].setEnabled(desk.team is None)
        conflicts = desk.team.conflicts if desk.team is not None else 0
        actions[ActionId.TEAM_CONFLICTS].setEnabled(conflicts > 0)

    def _show_label(self, team: Team | None) -> None:
        if team is None:
            self._label.setText(self._without_team)
            self._label.setToolTip("")
            return
        is_cut_off = self.session.state.error is not None
        if team.conflicts:
            text = self.tr("team {name}, %n conflict(s)", "", team.conflicts)
        elif is_cut_off:
            text = self.tr("team {name} not connected, %n to send", "", team.unsent)
        elif team.unsent:
            text = self.tr("team {name}, %n to send", "", team.unsent)
        else:
            text = self.tr("team {name}, all sent")
        self._label.setText(text.format(name=team.service))
        self._label.setToolTip(self._hub_sentence())

    # Conflicts.

    def show_conflicts(self) -> None:
        """Show the conflicts with the team side by side."""
        if self._conflicts_dialog is not None:
            return

        def read(connection: "DeskConnection") -> "tuple[TeamConflict, ...]":
            from explorer.interchange.supplements.hub_items import TEAM_FORM
            from explorer.store.desk.team_exchange import conflicts_of_team

            return conflicts_of_team(connection, TEAM_FORM)

        self.context.desk.submit(read, self._ask)

    def _ask(self, conflicts: "tuple[TeamConflict, ...]") -> None:
        if not conflicts:
            self.context.notifier.show_status(self.tr("There are no conflicts."))
            return
        from explorer.ui.dialogs.conflicts_dialog import ConflictsDialog
        from explorer.ui.widgets.team_mark import time_text

        about = self.tr(
            "You and a colleague changed these. What you keep is sent to the team; a note that is"
            " only yours stays so. What you do not decide now stays listed."
        )
        authors = {
            entry.conflict.item: self.tr("{author}, {time}").format(
                author=entry.author, time=time_text(entry.at)
            )
            for entry in conflicts
            if entry.at is not None
        }
        dialog = ConflictsDialog(
            self.context.dialog_parent,
            [entry.conflict for entry in conflicts],
            authors,
            about,
            allows_some=True,
        )
        self._conflicts_dialog = dialog
        dialog.accepted.connect(lambda: self._resolve(dialog))
        dialog.finished.connect(self._forget_conflicts_dialog)
        dialog.open()

    def _forget_conflicts_dialog(self) -> None:
        self._conflicts_dialog = None

    def _resolve(self, dialog: "ConflictsDialog") -> None:
        keeps_mine = dict(dialog.keeps_mine())

        def resolve(connection: "DeskConnection") -> Desk:
            from explorer.interchange.supplements.hub_items import TEAM_FORM
            from explorer.store.desk.team_exchange import resolve_conflicts

            return resolve_conflicts(connection, TEAM_FORM, keeps_mine)

        self.context.desk.change(resolve)


def _leave(connection: "DeskConnection") -> Desk:
    from explorer.store.desk.desk import read_desk
    from explorer.store.desk.team_state import leave_team

    leave_team(connection)
    return read_desk(connection)


def problem_text(error: "TeamError") -> str:
    """Return the sentence of a problem in the language of the window."""
    from explorer.team.problems import SENTENCES

    sentence = translate("Team", SENTENCES[error.problem])
    return sentence.format(service=error.service, detail=error.detail, program=program_name())
