"""Set-up and upgrade of a hub by its administrator."""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.domain.desk.team import TeamProblem
from explorer.team.hub_schema import STEPS, Step, version_statement
from explorer.team.link import hub_session
from explorer.team.problems import TeamError

if TYPE_CHECKING:
    from explorer.team.link import Session

logger = logging.getLogger(__name__)

_LOCK = b"SELECT pg_advisory_xact_lock(hashtext('clause_explorer.set-up'))"
_HAS_HUB = b"SELECT to_regclass('clause_explorer.hub') IS NOT NULL"
_VERSION = b"SELECT version FROM clause_explorer.hub"
_DATABASE = b"SELECT current_database()"


@dataclass(frozen=True, slots=True)
class SetUp:
    """Result of a set-up: the database, and the versions of its hub before and after."""

    database: str
    before: int
    after: int


def set_up_hub(service: str, steps: tuple[Step, ...] = STEPS) -> SetUp:
    """Make or upgrade the hub in the database of a service, in a single transaction.

    Raises TeamError, also if a newer program has upgraded it.
    """
    with hub_session(service) as session, session.transaction():
        session.execute(_LOCK)
        before = _version(session)
        after = max(step.number for step in steps)
        if before > after:
            raise TeamError(TeamProblem.NEW_SCHEMA, service)
        for step in steps:
            if step.number > before:
                session.execute(step.sql)
                session.execute(version_statement(step).encode())
        row = session.execute(_DATABASE).fetchone()
        logger.info("set up a hub: version %d before, %d now", before, after)
        return SetUp(str(row[0]) if row is not None else "", before, after)


def _version(session: "Session") -> int:
    """Return the version of the hub's schema, 0 if there is none."""
    row = session.execute(_HAS_HUB).fetchone()
    if row is None or not row[0]:
        return 0
    version = session.execute(_VERSION).fetchone()
    return int(str(version[0])) if version is not None else 0
