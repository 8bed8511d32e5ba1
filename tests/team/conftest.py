"""A server for all tests of a team, and a hub of its own for each."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from explorer.team.administration import set_up_hub
from tests.team.cluster import Cluster, running_cluster
from tests.team.desks import TeamDesk

_numbers = count(1)
MEMBERS = ("anna", "ben", "clara")


class TeamHub:
    """A hub in a database of its own, with three writers, a reader and a stranger.

    Each of them is the name of a service, and of a role of the server.
    """

    def __init__(self, cluster: Cluster, services: Path) -> None:
        self.cluster = cluster
        self.services = services
        self.database = f"team{next(_numbers)}"
        cluster.execute(f"CREATE DATABASE {self.database}")
        self.add_service("admin", user="postgres")

    def add_service(self, name: str, **values: str) -> str:
        """Add a section to the service file; return its name."""
        defaults = {"host": str(self.cluster.folder), "port": str(self.cluster.port)}
        fields = {**defaults, "dbname": self.database, "user": name, **values}
        lines = [f"[{name}]", *(f"{key}={value}" for key, value in fields.items()), ""]
        with self.services.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines))
        return name

    def set_up(self) -> None:
        """Make the schema, and members with their roles."""
        set_up_hub("admin")
        self.add_members()

    def add_members(self) -> None:
        """Make the members with their roles."""
        roles = {**dict.fromkeys(MEMBERS, "writer"), "rita": "reader", "stan": ""}
        for member, role in roles.items():
            user = f"{member}_{self.database}"
            self.cluster.execute(f"CREATE ROLE {user} LOGIN")
            if role:
                self.cluster.execute(f"GRANT {self.database}_{role} TO {user}")
            self.add_service(member, user=user)

    def values(self, query: str) -> list[tuple[object, ...]]:
        return self.cluster.values(query, self.database)

    def execute(self, *statements: str) -> None:
        self.cluster.execute(*statements, database=self.database)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as started:
        yield started


@pytest.fixture
def empty_hub(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TeamHub:
    """A database without a hub."""
    services = tmp_path / "pg_service.conf"
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    return TeamHub(cluster, services)


@pytest.fixture
def hub(empty_hub: TeamHub) -> TeamHub:
    empty_hub.set_up()
    return empty_hub


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[[str], TeamDesk]]:
    """Make a desk that has joined the team of a service."""
    desks: list[TeamDesk] = []

    def make(service: str) -> TeamDesk:
        desk = TeamDesk(tmp_path / f"desk{len(desks)}" / "desk.sqlite", service)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.connection.close()
