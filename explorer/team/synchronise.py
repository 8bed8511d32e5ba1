"""Give and take between a desk and the hub, and the loop that follows the hub."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from explorer.domain.desk.team import HubVersion, TeamProblem
from explorer.errors import DeskError
from explorer.interchange.supplements.hub_items import TEAM_FORM
from explorer.store.desk import team_exchange
from explorer.store.desk.file import DeskConnection
from explorer.team.hub import Hub, Pulled, batches, open_hub
from explorer.team.problems import TeamError
from explorer.team.wake import Wake

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

#: Times that refused versions are merged and sent again in a run; a busy item waits for the next.
_ROUNDS = 5
#: Versions that are collected from the desk at a time.
_COLLECTED = 500
#: Seconds until a lost connection is tried again, doubled each time.
_FIRST_DELAY, _LONGEST_DELAY = 1.0, 60.0
#: Seconds after which a quiet hub is asked all the same.
_QUIET = 60.0


class OnDesk(Protocol):
    """Runs a function with the desk's connection and returns its result, on whatever thread."""

    def __call__(self, work: Callable[[DeskConnection], Result]) -> Result:
        """Run ``work``."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Result of an exchange with the hub, in numbers of items.

    ``conflicts`` are new ones. ``unreadable`` versions of the hub are no valid items. ``waiting``
    items were refused again and again, and are sent next time. ``can_write`` is False for a member
    who may only read.
    """

    sent: int = 0
    received: int = 0
    conflicts: int = 0
    unreadable: int = 0
    waiting: int = 0
    can_write: bool = True


def synchronise(hub: Hub, service: str, on_desk: OnDesk) -> SyncReport:
    """Receive what is new on the hub, and send what is new on the desk, until both agree.

    The hub was compared with the desk by ``expect_own_hub`` after it was connected.
    """
    seen = _state(service, on_desk)[1]
    received = conflicts = unreadable = 0
    while True:
        pulled = hub.newer_than(seen)
        if pulled.seen == seen:
            break
        seen = pulled.seen
        result = _receive(on_desk, pulled, seen)
        received, conflicts = received + result.changed, conflicts + result.conflicts
        unreadable += pulled.unreadable
    sent, refused, taken = _send(hub, on_desk, seen) if hub.can_write else (0, 0, _NOTHING)
    return SyncReport(
        sent,
        received + taken.changed,
        conflicts + taken.conflicts,
        unreadable,
        refused,
        hub.can_write,
    )


_NOTHING = team_exchange.Received()


def expect_own_hub(hub: Hub, service: str, on_desk: OnDesk) -> None:
    """Compare a hub that was just connected with the desk.

    Raises TeamError if the service leads to another hub than before. If the hub was restored from
    an earlier back-up, the desk and the hub are compared item by item.
    """
    identity, seen = _state(service, on_desk)
    if not identity:
        on_desk(lambda connection: team_exchange.bind_hub(connection, hub.identity))
    elif identity != hub.identity:
        raise TeamError(TeamProblem.OTHER_HUB, service)
    if hub.newest < seen:
        logger.warning(
            "the hub has lost versions: number %d was seen, %d is there", seen, hub.newest
        )
        on_desk(team_exchange.forget_bases)


def _state(service: str, on_desk: OnDesk) -> tuple[str, int]:
    """Return the identity of the hub, and the number seen. Raises TeamError after leaving."""
    state = on_desk(team_exchange.service_of)
    if state is None or state[0] != service:
        raise TeamError(TeamProblem.LEFT, service)
    return state[1], state[2]


def _receive(on_desk: OnDesk, pulled: Pulled, seen: int | None) -> team_exchange.Received:
    if pulled.passed_over:
        on_desk(lambda connection: team_exchange.pass_over(connection, pulled.passed_over))
    versions = pulled.versions
    return on_desk(lambda connection: team_exchange.receive(connection, TEAM_FORM, versions, seen))


def _send(hub: Hub, on_desk: OnDesk, seen: int) -> tuple[int, int, team_exchange.Received]:
    """Send what changed; return the numbers sent and refused, and what was merged for that.

    Everything up to the number ``seen`` is on the desk.
    """
    sent, rounds = 0, 0
    changed = conflicts = 0
    refused: list[HubVersion] = []
    while rounds < _ROUNDS:
        versions = on_desk(
            lambda connection: team_exchange.outgoing(connection, TEAM_FORM, _COLLECTED)
        )
        if not versions:
            refused = []
            break
        refused = []
        for batch in batches(versions):
            accepted = hub.push(batch)
            seen = _seen_after(seen, accepted)
            _accept(on_desk, accepted, seen)
            sent += len(accepted)
            items = {version.item for version in accepted}
            refused += [version for version in batch if version.item not in items]
        if refused:
            rounds += 1
            pulled = hub.newest_of(version.item for version in refused)
            _forget_missing(on_desk, refused, pulled)
            result = _receive(on_desk, pulled, None)
            changed, conflicts = changed + result.changed, conflicts + result.conflicts
    return sent, len(refused), team_exchange.Received(changed, conflicts)


def _forget_missing(on_desk: OnDesk, refused: list[HubVersion], pulled: Pulled) -> None:
    """Send items as new that the hub no longer has, since its owner removed all their versions."""
    present = {version.item for version in (*pulled.versions, *pulled.passed_over)}
    missing = [version.item for version in refused if version.item not in present]
    if missing:
        on_desk(lambda connection: team_exchange.forget_items(connection, missing))


def _seen_after(seen: int, accepted: tuple[HubVersion, ...]) -> int:
    """Return the number up to which everything is on the desk, after a push.

    Without versions of others in between, the own versions need not be received again.
    """
    numbers = sorted(version.seq for version in accepted)
    is_next = bool(numbers) and numbers == [*range(seen + 1, seen + 1 + len(numbers))]
    return numbers[-1] if is_next else seen


def _accept(on_desk: OnDesk, accepted: tuple[HubVersion, ...], seen: int) -> None:
    if accepted:
        on_desk(lambda connection: team_exchange.accept(connection, TEAM_FORM, accepted, seen))


def follow_hub(
    service: str,
    on_desk: OnDesk,
    wake: Wake,
    report: Callable[[SyncReport | TeamError], None],
) -> None:
    """Exchange with the hub whenever it or the desk has something new, until ``wake`` is stopped.

    A connection that fails is tried again after 1 to 60 seconds, or when woken.
    """
    delay = _FIRST_DELAY
    while not wake.is_stopped():
        try:
            with open_hub(service) as hub, wake.interruptible(hub.session.fileno()):
                hub.listen()
                expect_own_hub(hub, service, on_desk)
                while not wake.is_stopped():
                    report(synchronise(hub, service, on_desk))
                    delay = _FIRST_DELAY
                    hub.wait(wake, _QUIET)
        except TeamError as error:
            if wake.is_stopped():
                return
            report(error)
        except DeskError as error:
            # The desk is full or locked; its own writes report it to the user.
            logger.warning("the desk cannot be written: %s", error)
        if not wake.is_stopped():
            wake.pause(delay)
            delay = min(delay * 2, _LONGEST_DELAY)
