"""What goes wrong between a desk and its hub: nothing is lost, and it is said in a sentence."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.domain.desk.desk import Note
from explorer.domain.desk.team import TeamProblem
from explorer.store.desk import team_exchange
from explorer.store.desk.desk import save_note
from explorer.team import hub as hub_module
from explorer.team.problems import TeamError
from explorer.team.synchronise import SyncReport, follow_hub
from explorer.team.wake import Wake
from tests.small_disks import fill, small_disk
from tests.team.cluster import running_cluster
from tests.team.conftest import TeamHub
from tests.team.desks import TeamDesk, note_item
from tests.team.proxy import Proxy

Make = Callable[[str], TeamDesk]
WAIT_SECONDS = 60


def many_notes(desk: TeamDesk, count: int, length: int = 20) -> list[str]:
    """Write and share many notes; return their references."""
    references = [f"us-28/{number}" for number in range(count)]
    for reference in references:
        desk.write(reference, f"{reference} " + "x" * length)
    desk.share(*references)
    return references


def equal(first: TeamDesk, second: TeamDesk) -> bool:
    return dict(first.desk.notes) == dict(second.desk.notes)


def test_a_server_killed_in_the_middle_of_a_push_loses_nothing(
    hub: TeamHub, make_desk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    many_notes(anna, 250)
    accept = team_exchange.accept
    killed: list[int] = []

    def kill_then_accept(*arguments: object) -> None:
        if not killed:
            killed.append(1)
            hub.cluster.kill()
            raise TeamError(TeamProblem.OFFLINE, "anna")  # the answer never came
        accept(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(team_exchange, "accept", kill_then_accept)
    with pytest.raises(TeamError):
        anna.sync()
    with pytest.raises(TeamError) as refusal:
        anna.sync()
    assert refusal.value.problem is TeamProblem.OFFLINE
    hub.cluster.start()
    anna.sync()
    ben.sync()
    assert equal(anna, ben)
    assert anna.team.unsent == 0
    assert hub.values("SELECT count(*) FROM clause_explorer.version") == [(250,)]


@pytest.mark.parametrize("cut_after", [2_000, 20_000, 60_000])
def test_a_network_that_is_cut_in_a_push_loses_nothing(
    hub: TeamHub, make_desk: Make, cut_after: int
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    many_notes(anna, 120, 1_000)
    socket_path = f"{hub.cluster.folder}/.s.PGSQL.{hub.cluster.port}"
    with Proxy(socket_path, cut_after=cut_after) as proxy:
        hub.add_service("cut", host="127.0.0.1", port=str(proxy.port), user=f"anna_{hub.database}")
        anna.service = "cut"
        rename_service(anna, "cut")
        with pytest.raises(TeamError) as refusal:
            anna.sync()
        assert refusal.value.problem is TeamProblem.OFFLINE
        proxy.is_cut, proxy.cut_after = False, None
        anna.sync()
    ben.sync()
    assert equal(anna, ben)
    assert hub.values("SELECT count(*) FROM clause_explorer.version") == [(120,)]


def rename_service(desk: TeamDesk, service: str) -> None:
    from sqlalchemy import update

    from explorer.store.desk import tables
    from explorer.store.desk.transaction import writing

    with writing(desk.connection):
        desk.connection.execute(update(tables.team).values(service=service))


def test_a_slow_network_only_takes_longer(hub: TeamHub, make_desk: Make) -> None:
    ben = make_desk("ben")
    socket_path = f"{hub.cluster.folder}/.s.PGSQL.{hub.cluster.port}"
    with Proxy(socket_path, delay=0.02) as proxy:
        hub.add_service("slow", host="127.0.0.1", port=str(proxy.port), user=f"anna_{hub.database}")
        anna = make_desk("slow")
        many_notes(anna, 50)
        assert anna.sync().sent == 50
    ben.sync()
    assert equal(anna, ben)


def test_a_full_disk_of_the_server_is_said_and_sent_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = tmp_path / "pg_service.conf"
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    settings = ("max_wal_size = 32MB", "min_wal_size = 32MB")
    with small_disk(tmp_path / "disk", "200m") as disk:
        (disk / "data").mkdir()
        disk.chmod(0o755)
        tmp_path.chmod(0o755)
        for parent in tmp_path.parents:
            if parent.owner() == "root" and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)
        with running_cluster(settings, data=disk / "data") as cluster:
            hub = TeamHub(cluster, services)
            hub.set_up()
            anna = TeamDesk(tmp_path / "desk" / "desk.sqlite", "anna")
            many_notes(anna, 40, 100_000)
            filler = fill(disk)
            with pytest.raises(TeamError) as refusal:
                sync_until_refused(anna)
            assert refusal.value.problem in {TeamProblem.FULL, TeamProblem.OFFLINE}
            assert anna.team.unsent
            filler.unlink()
            restart(cluster)
            anna.sync()
            assert anna.team.unsent == 0
            anna.connection.close()


def sync_until_refused(desk: TeamDesk) -> None:
    """Send until what the server has set aside is used up."""
    while True:
        desk.sync()
        many_notes_again(desk)


def many_notes_again(desk: TeamDesk) -> None:
    for reference, note in desk.desk.notes.items():
        save_note(desk.connection, reference, note.text[::-1], note.text)


def restart(cluster: object) -> None:
    import subprocess
    from contextlib import suppress

    from tests.team.cluster import Cluster

    assert isinstance(cluster, Cluster)
    with suppress(subprocess.CalledProcessError):
        cluster.stop("immediate")
    cluster.start()


def test_a_restored_back_up_of_the_hub_is_noticed(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    many_notes(anna, 3)
    anna.sync()
    ben.sync()
    many_notes(anna, 5)
    anna.write("us-28/0", "newer")
    anna.sync()
    ben.sync()
    hub.execute("DELETE FROM clause_explorer.version WHERE seq > 3")
    ben.sync()
    anna.sync()
    for desk in (anna, ben):
        desk.answer(keeps_mine=True)
        desk.sync()
    anna.sync()
    assert anna.note("us-28/0") == "newer"
    assert equal(anna, ben)
    assert len(anna.desk.notes) == 5


def test_items_with_the_same_text_are_told_apart(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    for desk, references in ((anna, ("us-28/1", "us-28/2")), (ben, ("us-28/2", "us-28/3"))):
        for reference in references:
            desk.write(reference, "The same text")
        desk.share(*references)
    anna.sync()
    ben.sync()
    anna.sync()
    assert equal(anna, ben)
    assert len(anna.desk.notes) == 3
    ben.write("us-28/2", "changed")
    anna.write("us-28/1", "changed")
    anna.write("us-28/2", "changed otherwise")
    ben.sync()
    anna.sync()
    assert [conflict.item.key for conflict in anna.conflicts()] == ["us-28/2"]


def test_an_item_that_the_owner_removed_from_the_hub_is_sent_again(
    hub: TeamHub, make_desk: Make
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    many_notes(anna, 3)
    anna.sync()
    hub.execute("DELETE FROM clause_explorer.version WHERE seq = 1")
    anna.write("us-28/0", "newer")
    report = anna.sync()
    assert (report.sent, report.waiting) == (1, 0)
    ben.sync()
    assert ben.note("us-28/0") == "newer"


def test_a_service_that_leads_to_another_hub_is_refused(hub: TeamHub, make_desk: Make) -> None:
    anna = make_desk("anna")
    anna.sync()
    hub.execute("UPDATE clause_explorer.hub SET identity = gen_random_uuid()")
    with pytest.raises(TeamError) as refusal:
        anna.sync()
    assert refusal.value.problem is TeamProblem.OTHER_HUB


def test_clocks_an_hour_apart_do_not_matter(
    hub: TeamHub, make_desk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as clock

    from explorer.store.desk import desk as desk_module

    class Slow(clock.datetime):
        @classmethod
        def now(cls, tz: clock.tzinfo | None = None) -> "Slow":
            return cls.fromtimestamp(time.time() - 3_600, tz)

    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "First")
    anna.share("us-28/1")
    anna.sync()
    ben.sync()
    monkeypatch.setattr(desk_module, "datetime", Slow)
    ben.write("us-28/1", "Ben, an hour slow")
    ben.sync()
    anna.sync()
    assert anna.note("us-28/1") == "Ben, an hour slow"
    mark = anna.team.marks[note_item("us-28/1")]
    assert mark.at is not None
    (row,) = hub.values("SELECT max(at) FROM clause_explorer.version")
    assert mark.at == row[0], "the time is the server's"


def test_two_windows_of_a_member_send_once(hub: TeamHub, make_desk: Make) -> None:
    first, ben = make_desk("anna"), make_desk("ben")
    second = TeamDesk.__new__(TeamDesk)
    second.path, second.service = first.path, first.service
    from explorer.store.desk.file import open_desk

    second.connection = open_desk(first.path).connection
    many_notes(first, 20)
    reports: list[SyncReport | TeamError] = []
    threads = [
        threading.Thread(target=lambda desk=desk: reports.append(desk.sync()))
        for desk in (first, second)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_SECONDS)
    assert sum(report.sent for report in reports if isinstance(report, SyncReport)) == 20
    assert hub.values("SELECT count(*) FROM clause_explorer.version") == [(20,)]
    ben.sync()
    assert equal(first, ben)
    assert first.team.unsent == second.team.unsent == 0
    second.connection.close()


def test_a_colleague_is_told_without_asking(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "First")
    anna.share("us-28/1")
    anna.sync()
    wake, done = Wake(), threading.Event()
    lock = threading.Lock()

    def on_desk(work: Callable[[object], object]) -> object:
        with lock:
            return work(ben.connection)

    def report(_outcome: object) -> None:
        with lock:
            if ben.desk.notes.get("us-28/1") == Note("Second"):
                done.set()

    thread = threading.Thread(target=follow_hub, args=("ben", on_desk, wake, report))
    thread.start()
    try:
        while (note := ben_note(lock, ben)) != "First":
            time.sleep(0.01)
        assert note == "First"
        anna.write("us-28/1", "Second")
        anna.sync()
        assert done.wait(WAIT_SECONDS)
    finally:
        wake.stop()
        thread.join(WAIT_SECONDS)
    assert not thread.is_alive()
    wake.close()


def ben_note(lock: threading.Lock, ben: TeamDesk) -> str | None:
    with lock:
        return ben.note("us-28/1")


HOSTILE = [
    "null",
    "[]",
    '"text"',
    "{}",
    '{"text": 1, "releasable": true}',
    '{"text": "x", "releasable": "yes"}',
    '{"text": ' + "[" * 50_000 + "]" * 50_000 + ', "releasable": true}',
    '{"text": "' + "x" * 300_000 + '", "releasable": true}',
    "not JSON",
    '{"text": NaN, "releasable": true}',
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_version_is_passed_over_and_replaced(
    hub: TeamHub, make_desk: Make, content: str
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    anna.write("us-28/1", "First")
    anna.share("us-28/1")
    anna.sync()
    ben.sync()
    with hub.cluster.connect(hub.database) as connection:
        connection.execute(
            "INSERT INTO clause_explorer.version (sort, item, name, parent, content)"
            " SELECT sort, item, 'bad', name, %s FROM clause_explorer.version",
            [content],
        )
        connection.execute(
            "INSERT INTO clause_explorer.version (sort, item, name, content)"
            " VALUES ('layer', 'x', 'y', '{}'), ('note', 'z', 'y', %s)",
            [content],
        )
    assert ben.sync().unreadable == 3
    assert ben.note("us-28/1") == "First"
    ben.write("us-28/1", "Second")
    ben.sync()
    anna.sync()
    assert anna.note("us-28/1") == "Second"


def test_text_that_no_server_takes_is_cleaned_before_it_leaves(
    hub: TeamHub, make_desk: Make
) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    save_note(anna.connection, "us-28/1", "a\x00b\u202ec", "")
    anna.share("us-28/1")
    assert anna.sync().sent == 1
    assert anna.sync().sent == 0
    ben.sync()
    assert ben.note("us-28/1") == "abc"


def test_what_is_too_long_is_listed_and_the_rest_is_sent(hub: TeamHub, make_desk: Make) -> None:
    anna, ben = make_desk("anna"), make_desk("ben")
    save_note(anna.connection, "us-28/1", "x" * 200_001, "")
    anna.write("us-28/2", "short")
    anna.share("us-28/1", "us-28/2")
    assert anna.sync().sent == 1
    assert "at most 200000 characters" in anna.team.marks[note_item("us-28/1")].problem
    ben.sync()
    assert ben.note("us-28/2") == "short"
    save_note(anna.connection, "us-28/1", "now short", "x" * 200_001)
    assert anna.sync().sent == 1


def test_the_bounds_of_a_batch_are_kept() -> None:
    from explorer.domain.desk.team import new_version

    versions = [
        new_version(note_item(f"us-28/{n}"), {"text": "x" * 100_000, "releasable": False}, "")
        for n in range(300)
    ]
    parts = list(hub_module.batches(versions))
    assert [version for part in parts for version in part] == versions
    assert all(len(part) <= hub_module.BATCH for part in parts)
    assert all(len(part) * 100_000 <= hub_module.BATCH_BYTES + 100_000 for part in parts)
