"""Commands team init, join, leave, share, sync and status."""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from explorer.cli.desk import open_for_command, report_conflicts
from explorer.cli.json_output import dumps
from explorer.cli.output.terminal import counted
from explorer.domain.desk.desk import Desk
from explorer.domain.desk.team import Team
from explorer.domain.desk.three_way_merge import Item, ItemType
from explorer.errors import DeskError, UserFacingError
from explorer.program_name import program_name
from explorer.store.desk.desk import read_desk
from explorer.store.desk.errors import plain_desk_errors
from explorer.store.desk.file import DeskConnection
from explorer.store.desk.read_only import read_desk_snapshot
from explorer.system.paths import places

Result = TypeVar("Result")

#: State of a hub that answers.
_CONNECTED = "connected"


@dataclass(frozen=True, slots=True)
class TeamStatus:
    """What ``team status --json`` prints; the names of its fields are permanent.

    ``state`` is “connected”, or the kind of reason why the hub cannot be used; ``reason`` is the
    sentence.
    """

    service: str
    state: str
    reason: str
    shared: int
    unsent: int
    conflicts: tuple[Item, ...]
    unsendable: tuple[Item, ...]


def run(options: argparse.Namespace) -> int:
    """Run a subcommand of team."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "init": _init,
        "join": _join,
        "leave": _leave,
        "share": _share,
        "sync": _sync,
        "status": _status,
    }
    with plain_desk_errors(places(options.data_dir).desk, "command"):
        return verbs[options.verb](options)


def _init(options: argparse.Namespace) -> int:
    """Make or upgrade the hub of a service, or print the statements."""
    from explorer.team.hub_schema import set_up_script

    if options.dry_run:
        print(set_up_script(), end="")
        return 0
    from explorer.team.administration import set_up_hub

    result = set_up_hub(options.service)
    if result.before == result.after:
        print(f"{result.database}: the hub is up to date, version {result.after}.")
    elif result.before:
        print(f"{result.database}: the hub is upgraded, version {result.before} to {result.after}.")
    else:
        print(
            f"{result.database}: the hub is set up, version {result.after}. Grant each member a"
            f" role: GRANT {result.database}_writer TO name, or {result.database}_reader."
        )
    return 0


def _join(options: argparse.Namespace) -> int:
    """Join a team, once its hub has answered."""
    from explorer.store.desk.team_state import join_team
    from explorer.team.hub import open_hub

    with open_hub(options.service) as hub:
        can_write = hub.can_write
    with closing(open_for_command(places(options.data_dir).desk)) as connection:
        join_team(connection, options.service, shares_records=options.records)
    rights = "" if can_write else " You may read, but not send."
    print(
        f"Joined the team “{options.service}”.{rights} Nothing is shared yet: choose with"
        f" {program_name()} team share, and exchange with {program_name()} team sync."
    )
    return 0


def _leave(options: argparse.Namespace) -> int:
    """Leave the team; the desk keeps everything."""
    from explorer.store.desk.team_state import leave_team

    with closing(open_for_command(_path(options))) as connection:
        team = _team(read_desk(connection))
        leave_team(connection)
    lost = f" {counted(team.unsent, 'change')} had not been sent." if team.unsent else ""
    print(f"Left the team “{team.service}”; everything stays on this desk.{lost}")
    return 0


def _share(options: argparse.Namespace) -> int:
    """Share notes and sets with the team, or keep them on this desk from now on."""
    from explorer.store.desk.team_state import share_items

    with closing(open_for_command(_path(options))) as connection:
        desk = read_desk(connection)
        items = [*_notes(desk, options.note), *_sets(desk, options.set)]
        if not items:
            raise UserFacingError("Nothing was named; give --note or --set.")
        share_items(connection, items, is_shared=not options.stop)
    verb = "no longer shared" if options.stop else "shared"
    print(f"{counted(len(items), 'item')} {verb}; exchange with {program_name()} team sync.")
    return 0


def _notes(desk: Desk, references: list[str]) -> list[Item]:
    missing = next((name for name in references if name not in desk.notes), None)
    if missing is not None:
        raise UserFacingError(f"There is no note on “{missing}”; notes are written in the window.")
    return [Item(ItemType.NOTE, reference) for reference in references]


def _sets(desk: Desk, names: list[str]) -> list[Item]:
    keys = {briefing.name: briefing.key for briefing in desk.sets}
    missing = next((name for name in names if name not in keys), None)
    if missing is not None:
        known = ", ".join(sorted(keys)) or "none"
        raise UserFacingError(f"There is no briefing set “{missing}”; there are: {known}.")
    return [Item(ItemType.SET, keys[name]) for name in names]


def _sync(options: argparse.Namespace) -> int:
    """Exchange with the hub once; list conflicts, or resolve them with ``--prefer``."""
    from explorer.interchange.supplements.hub_items import TEAM_FORM
    from explorer.store.desk.team_exchange import conflicts_of_team, resolve_conflicts
    from explorer.team.hub import open_hub
    from explorer.team.synchronise import expect_own_hub, synchronise

    with closing(open_for_command(_path(options))) as connection:
        service = _team(read_desk(connection)).service

        def on_desk(work: Callable[[DeskConnection], Result]) -> Result:
            return work(connection)

        with open_hub(service) as hub:
            expect_own_hub(hub, service, on_desk)
            report = synchronise(hub, service, on_desk)
            conflicts = [entry.conflict for entry in conflicts_of_team(connection, TEAM_FORM)]
            sent = report.sent
            if conflicts and options.prefer:
                items = [conflict.item for conflict in conflicts]
                keeps_mine = options.prefer == "mine"
                resolve_conflicts(connection, TEAM_FORM, dict.fromkeys(items, keeps_mine))
                sent += synchronise(hub, service, on_desk).sent
                conflicts = []
        team = _team(read_desk(connection))
    print(f"{service}: {sent} sent, {report.received} received, {team.unsent} to send.")
    if report.unreadable:
        versions = counted(report.unreadable, "version")
        sys.stderr.write(f"{versions} of the hub could not be read and left out.\n")
    if not report.can_write and team.unsent:
        sys.stderr.write("You may read, but not send; ask the administrator for more.\n")
    if conflicts:
        report_conflicts(conflicts)
        raise UserFacingError(
            f"{counted(len(conflicts), 'item')} changed on both sides. Choose with --prefer mine or"
            " --prefer theirs, or in the window."
        )
    return 0


def _status(options: argparse.Namespace) -> int:
    """Print the state of the team; the desk is only read."""
    from explorer.team.hub import open_hub
    from explorer.team.problems import TeamError

    team = _team(read_desk_snapshot(_path(options)))
    state, reason = _CONNECTED, ""
    try:
        with open_hub(team.service):
            pass
    except TeamError as error:
        state, reason = error.problem.value, str(error)
    status = TeamStatus(
        team.service,
        state,
        reason,
        team.shared,
        team.unsent,
        tuple(sorted(item for item, mark in team.marks.items() if mark.has_conflict)),
        tuple(sorted(item for item, mark in team.marks.items() if mark.problem)),
    )
    if options.json:
        print(dumps(status, "team-status"))
        return 0
    print(
        f"{team.service}: {reason or 'connected.'} {counted(team.shared, 'item')} shared,"
        f" {team.unsent} to send, {counted(team.conflicts, 'conflict')}."
    )
    for item in status.unsendable:
        print(f"{item.sort} {item.key}: {team.marks[item].problem}")
    return 0


def _path(options: argparse.Namespace) -> Path:
    path = places(options.data_dir).desk
    if not path.is_file():
        raise DeskError(
            f"{path}: there is no desk yet; join a team with {program_name()} team join."
        )
    return path


def _team(desk: Desk) -> Team:
    if desk.team is None:
        raise DeskError(
            f"This desk belongs to no team; join a team with {program_name()} team join."
        )
    return desk.team
