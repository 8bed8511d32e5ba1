"""Rights of the three roles: append-only, authorship by the server, tested as each role."""

import psycopg
import pytest

from explorer.domain.desk.team import TeamProblem
from explorer.team.administration import set_up_hub
from explorer.team.hub import open_hub
from explorer.team.link import hub_session
from explorer.team.problems import TeamError
from tests.team.conftest import TeamHub

INSERT = "INSERT INTO clause_explorer.version (sort, item, name, parent, content)"
FORGERY = "INSERT INTO clause_explorer.version (sort, item, name,"


def attempt(service: str, statement: str) -> str | None:
    """Run a statement as a member; return the code of its error, None if it succeeded."""
    try:
        with hub_session(service) as session:
            session.execute(statement.encode())
    except TeamError as error:
        cause = error.__cause__
        assert isinstance(cause, psycopg.Error)
        return cause.sqlstate
    return None


def test_a_writer_appends(hub: TeamHub) -> None:
    assert attempt("anna", f"{INSERT} VALUES ('note', 'us-28/1', 'a', '', '{{}}')") is None
    (row,) = hub.values("SELECT seq, author FROM clause_explorer.version")
    assert row == (1, f"anna_{hub.database}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE clause_explorer.version SET content = '{}'",
        "DELETE FROM clause_explorer.version",
        "TRUNCATE clause_explorer.version",
        "DROP TABLE clause_explorer.version",
        "ALTER TABLE clause_explorer.version DISABLE TRIGGER admit",
        "UPDATE clause_explorer.hub SET version = 99",
        "SELECT clause_explorer.prune('0 s')",
        f"{FORGERY} author) VALUES ('note', 'us-28/2', 'b', 'ben')",
        f"{FORGERY} seq) VALUES ('note', 'us-28/2', 'b', 1)",
        f"{FORGERY} at) VALUES ('note', 'us-28/2', 'b', now())",
        "CREATE TABLE clause_explorer.mine (a int)",
    ],
)
@pytest.mark.parametrize("member", ["anna", "rita", "stan"])
def test_nobody_but_the_owner_changes_or_forges(hub: TeamHub, member: str, statement: str) -> None:
    assert attempt("anna", f"{INSERT} VALUES ('note', 'us-28/1', 'a', '', '{{}}')") is None
    assert attempt(member, statement) == "42501"
    assert hub.values("SELECT count(*) FROM clause_explorer.version") == [(1,)]


def test_a_reader_reads_and_a_stranger_does_not(hub: TeamHub) -> None:
    assert attempt("rita", "SELECT * FROM clause_explorer.version") is None
    assert attempt("rita", f"{INSERT} VALUES ('note', 'us-28/1', 'a', '', '{{}}')") == "42501"
    assert attempt("stan", "SELECT * FROM clause_explorer.version") == "42501"
    with open_hub("rita") as reading, open_hub("anna") as writing:
        assert (reading.can_write, writing.can_write) == (False, True)
    with pytest.raises(TeamError) as refusal, open_hub("stan"):
        pass
    assert refusal.value.problem is TeamProblem.NO_RIGHTS


@pytest.mark.parametrize(
    ("name", "parent"), [("b", ""), ("b", "x"), ("b", "b"), ("a", ""), ("c", "a")]
)
def test_a_version_that_does_not_follow_the_newest_is_left_out(
    hub: TeamHub, name: str, parent: str
) -> None:
    for values in ("'a', ''", "'b', 'a'"):
        assert attempt("anna", f"{INSERT} VALUES ('note', 'us-28/1', {values}, '{{}}')") is None
    attempt("ben", f"{INSERT} VALUES ('note', 'us-28/1', '{name}', '{parent}', '{{}}')")
    assert hub.values("SELECT name FROM clause_explorer.version ORDER BY seq") == [("a",), ("b",)]


def test_the_owner_prunes_to_the_newest_versions(hub: TeamHub) -> None:
    for values in ("'a', ''", "'b', 'a'", "'c', 'b'"):
        attempt("anna", f"{INSERT} VALUES ('note', 'us-28/1', {values}, '{{}}')")
    hub.cluster.execute(f"GRANT {hub.database}_owner TO clara_{hub.database}")
    assert attempt("clara", "SELECT clause_explorer.prune('0 s')") is None
    assert hub.values("SELECT seq, name FROM clause_explorer.version") == [(3, "c")]
    assert attempt("anna", f"{INSERT} VALUES ('note', 'us-28/1', 'd', 'c', '{{}}')") is None
    assert hub.values("SELECT max(seq) FROM clause_explorer.version") == [(4,)]


def test_an_administrator_need_not_be_superuser(empty_hub: TeamHub) -> None:
    user = f"dora_{empty_hub.database}"
    empty_hub.cluster.execute(
        f"CREATE ROLE {user} LOGIN CREATEROLE",
        f"ALTER DATABASE {empty_hub.database} OWNER TO {user}",
    )
    empty_hub.add_service("dora", user=user)
    assert set_up_hub("dora").before == 0
    assert set_up_hub("dora").before == set_up_hub("dora").after
    with open_hub("dora") as hub:
        assert hub.can_write


def test_the_name_of_a_role_cannot_steer_what_is_shown(hub: TeamHub) -> None:
    hub.cluster.execute(
        f'CREATE ROLE "<b>\x1b[2J\u202eevil" LOGIN IN ROLE {hub.database}_writer',
    )
    with hub.cluster.connect(hub.database, "<b>\x1b[2J\u202eevil") as connection:
        connection.execute(
            "INSERT INTO clause_explorer.version (sort, item, name, content) VALUES"
            " ('note', 'us-28/1', 'a', '{\"text\": \"x\", \"releasable\": true}')"
        )
    with open_hub("anna") as connected:
        (version,) = connected.newer_than(0).versions
    assert version.author == "<b>[2Jevil"
