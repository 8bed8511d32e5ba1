"""Versions of the hub's schema: made step by step, with members of older and newer programs."""

import sys
from collections.abc import Callable

import pytest

from explorer.domain.desk.team import TeamProblem
from explorer.team import hub as hub_module
from explorer.team.administration import set_up_hub
from explorer.team.hub import open_hub
from explorer.team.hub_schema import STEPS, VERSION, set_up_script
from explorer.team.problems import SENTENCES, TeamError
from tests.team.conftest import TeamHub
from tests.team.desks import TeamDesk

Make = Callable[[str], TeamDesk]


def schema_of(hub: TeamHub) -> list[tuple[object, ...]]:
    """Return the columns, functions, triggers, owners and rights of the hub."""
    return hub.values(
        "SELECT table_name::text, column_name::text, data_type::text"
        " FROM information_schema.columns WHERE table_schema = 'clause_explorer'"
        " UNION ALL SELECT proname::text, prosrc::text, proowner::regrole::text FROM pg_proc"
        " WHERE pronamespace = 'clause_explorer'::regnamespace"
        " UNION ALL SELECT relname::text, relacl::text, relowner::regrole::text FROM pg_class"
        " WHERE relnamespace = 'clause_explorer'::regnamespace"
        " UNION ALL SELECT tgname::text, tgrelid::regclass::text, '' FROM pg_trigger"
        " WHERE NOT tgisinternal ORDER BY 1, 2, 3"
    )


def test_members_go_on_while_the_hub_is_upgraded(
    empty_hub: TeamHub, make_desk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = empty_hub
    assert set_up_hub("admin", STEPS[:1]).after == 1
    hub.add_members()
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "Before")
    anna.share("us-28/1")
    anna.sync()
    upgrade = set_up_hub("admin")
    assert (upgrade.before, upgrade.after) == (1, VERSION)
    ben.sync()
    assert ben.note("us-28/1") == "Before"
    # Anna's program is older than the hub, Ben's is of the same version.
    with monkeypatch.context() as older:
        older.setattr(hub_module, "VERSION", 1)
        anna.write("us-28/1", "By an older program")
        anna.sync()
    ben.sync()
    assert ben.note("us-28/1") == "By an older program"


def test_steps_end_in_the_same_schema_however_often_they_run(
    empty_hub: TeamHub, cluster: object
) -> None:
    set_up_hub("admin", STEPS[:1])
    set_up_hub("admin")
    by_steps = schema_of(empty_hub)
    for step in STEPS:
        empty_hub.execute(step.sql)
    assert schema_of(empty_hub) == by_steps
    empty_hub.execute("DROP SCHEMA clause_explorer CASCADE")
    empty_hub.execute(set_up_script())
    assert schema_of(empty_hub) == by_steps
    assert set_up_hub("admin").before == VERSION


def test_a_hub_of_a_newer_program_is_refused(hub: TeamHub) -> None:
    hub.execute("UPDATE clause_explorer.hub SET version = version + 1")
    with open_hub("anna"):
        pass  # the newer program says that older ones may go on
    hub.execute("UPDATE clause_explorer.hub SET readable_by = version")
    for action in (lambda: open_hub("anna").__enter__(), lambda: set_up_hub("admin")):
        with pytest.raises(TeamError) as refusal:
            action()
        assert refusal.value.problem is TeamProblem.NEW_SCHEMA


def test_a_hub_that_is_too_old_is_refused(hub: TeamHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "OLDEST_VERSION", VERSION + 1)
    with pytest.raises(TeamError) as refusal, open_hub("anna"):
        pass
    assert refusal.value.problem is TeamProblem.OLD_SCHEMA


def test_without_the_library_of_a_team_the_remedy_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(TeamError, match=r"requirements-team\.lock") as refusal, open_hub("anna"):
        pass
    assert refusal.value.problem is TeamProblem.NO_LIBRARY


def test_every_problem_is_a_sentence_with_a_remedy() -> None:
    assert set(SENTENCES) == set(TeamProblem)
    for sentence in SENTENCES.values():
        assert ";" in sentence or ". " in sentence
        assert "\n" not in sentence
