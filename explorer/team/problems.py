"""Reasons why the hub cannot be used, from the errors of libpq and the server."""

from typing import TYPE_CHECKING

from explorer.domain.desk.team import TeamProblem
from explorer.errors import UserFacingError
from explorer.program_name import program_name
from explorer.system.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import psycopg

#: One sentence for each kind, what is wrong and what to do; ``service`` and ``detail`` are filled
#: in.
SENTENCES = {
    TeamProblem.NO_LIBRARY: QT_TRANSLATE_NOOP(
        "Team",
        "This copy of the program lacks psycopg, which a team needs; install it"
        " with: .venv/bin/python -m pip install --require-hashes -r requirements-team.lock.",
    ),
    TeamProblem.NO_SERVICE: QT_TRANSLATE_NOOP(
        "Team",
        "libpq has no service “{service}”; add a section [{service}] to"
        " ~/.pg_service.conf, or correct the name.",
    ),
    TeamProblem.NOT_ENCRYPTED: QT_TRANSLATE_NOOP(
        "Team",
        "The service “{service}” would connect to {detail} without a checked"
        " certificate; add sslmode=verify-full and sslrootcert to its section in pg_service.conf.",
    ),
    TeamProblem.OFFLINE: QT_TRANSLATE_NOOP(
        "Team",
        "The hub of “{service}” cannot be reached; you can go on working, and"
        " everything is sent once there is a connection.",
    ),
    TeamProblem.CERTIFICATE: QT_TRANSLATE_NOOP(
        "Team",
        "The certificate of the hub of “{service}” is not valid; nothing was"
        " sent. Check host and sslrootcert in pg_service.conf, or ask the administrator.",
    ),
    TeamProblem.REFUSED: QT_TRANSLATE_NOOP(
        "Team",
        "The hub of “{service}” did not accept your name or password; check"
        " ~/.pgpass, or ask the administrator.",
    ),
    TeamProblem.NO_RIGHTS: QT_TRANSLATE_NOOP(
        "Team",
        "You have no right to do this on the hub of “{service}”; ask the"
        " administrator to grant you the role of readers or writers.",
    ),
    TeamProblem.NOT_SET_UP: QT_TRANSLATE_NOOP(
        "Team",
        "The database of “{service}” has no hub yet; ask the administrator to"
        " run: {program} team init {service}.",
    ),
    TeamProblem.OLD_SCHEMA: QT_TRANSLATE_NOOP(
        "Team",
        "The hub of “{service}” is older than this program; ask the"
        " administrator to run: {program} team init {service}.",
    ),
    TeamProblem.NEW_SCHEMA: QT_TRANSLATE_NOOP(
        "Team",
        "The hub of “{service}” was made by a newer program; install the"
        " current version of Clause Explorer.",
    ),
    TeamProblem.OTHER_HUB: QT_TRANSLATE_NOOP(
        "Team",
        "The service “{service}” now leads to another hub; correct"
        " pg_service.conf, or leave the team and join it again.",
    ),
    TeamProblem.LEFT: QT_TRANSLATE_NOOP(
        "Team",
        "This desk no longer belongs to the team “{service}”; join it again to exchange with it.",
    ),
    TeamProblem.FULL: QT_TRANSLATE_NOOP(
        "Team",
        "The disk of the hub of “{service}” is full; what you change stays on this"
        " desk until the administrator has freed some space.",
    ),
    TeamProblem.OTHER: QT_TRANSLATE_NOOP(
        "Team",
        "The hub of “{service}” answered with an error; try again later, or show"
        " the administrator this: {detail}",
    ),
}
_BY_STATE = {
    "28000": TeamProblem.REFUSED,
    "28P01": TeamProblem.REFUSED,
    "3D000": TeamProblem.NOT_SET_UP,
    "3F000": TeamProblem.NOT_SET_UP,
    "42P01": TeamProblem.NOT_SET_UP,
    "42501": TeamProblem.NO_RIGHTS,
    "25006": TeamProblem.NO_RIGHTS,
    "53100": TeamProblem.FULL,
    "53200": TeamProblem.FULL,
    "53300": TeamProblem.OFFLINE,
    "57P01": TeamProblem.OFFLINE,
    "57P02": TeamProblem.OFFLINE,
    "57P03": TeamProblem.OFFLINE,
    "57014": TeamProblem.OFFLINE,
}
#: Parts of messages of libpq, which have no code.
_BY_WORDS = (
    ("definition of service", TeamProblem.NO_SERVICE),
    ("service file", TeamProblem.NO_SERVICE),
    ("no password supplied", TeamProblem.REFUSED),
    ("authentication failed", TeamProblem.REFUSED),
    ("certificate", TeamProblem.CERTIFICATE),
    ("does not support ssl", TeamProblem.CERTIFICATE),
    ("ssl error", TeamProblem.CERTIFICATE),
    ("no pg_hba.conf entry", TeamProblem.REFUSED),
    ("does not exist", TeamProblem.NOT_SET_UP),
)


class TeamError(UserFacingError):
    """The hub cannot be used; ``problem`` is the kind of reason."""

    def __init__(self, problem: TeamProblem, service: str, detail: str = "") -> None:
        sentence = SENTENCES[problem]
        super().__init__(sentence.format(service=service, detail=detail, program=program_name()))
        self.problem, self.service, self.detail = problem, service, detail


def team_error(error: "psycopg.Error", service: str) -> TeamError:
    """Return the reason behind an error of psycopg; of its text the first line is kept."""
    import psycopg

    lines = str(error).strip().splitlines() or [type(error).__name__]
    problem = _BY_STATE.get(error.sqlstate or "")
    if problem is None and (error.sqlstate or "").startswith("08"):
        problem = TeamProblem.OFFLINE
    if problem is None and error.sqlstate is None:
        text = str(error).lower()
        problem = next((kind for words, kind in _BY_WORDS if words in text), None)
        if problem is None and isinstance(error, psycopg.OperationalError):
            problem = TeamProblem.OFFLINE
    return TeamError(problem or TeamProblem.OTHER, service, lines[0][:200])
