"""A PostgreSQL server of a test's own: in a temporary folder, on a socket and on loopback."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

#: Seconds that a server may take to start on a busy machine.
PATIENCE = 120


def binaries() -> Path | None:
    """Return the folder of the newest server that is installed, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if folders:
        return folders[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Cluster:
    """A server; ``folder`` holds its data and its socket."""

    folder: Path
    data: Path
    port: int

    def run(self, program: str, *arguments: str) -> None:
        """Run a program of the server as the user who may run it."""
        folder = binaries()
        assert folder is not None
        command = [str(folder / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, cwd="/")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -h 127.0.0.1"
        log = str(self.folder / "log")
        arguments = ("-D", str(self.data), "-w", "-t", str(PATIENCE), "-l", log, "-o", options)
        self.run("pg_ctl", "start", *arguments)

    def stop(self, mode: str = "fast") -> None:
        self.run("pg_ctl", "stop", "-D", str(self.data), "-m", mode, "-w", "-t", str(PATIENCE))

    def kill(self) -> None:
        """Kill every process of the server, as a power cut does."""
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        processes = [first, *map(int, children)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        end = time.monotonic() + PATIENCE
        while any(map(_is_running, processes)) and time.monotonic() < end:
            time.sleep(0.05)
        # Where nothing reaps orphans, a killed server keeps its number, which a start takes for a
        # server that runs.
        for file in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            file.unlink(missing_ok=True)

    def execute(self, *statements: str, database: str = "postgres") -> None:
        with self.connect(database) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def connect(
        self, database: str = "postgres", user: str = "postgres"
    ) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(
            host=str(self.folder), port=self.port, dbname=database, user=user, autocommit=True
        )

    def values(self, query: str, database: str) -> list[tuple[object, ...]]:
        with self.connect(database) as connection:
            return connection.execute(query.encode()).fetchall()


def _is_running(process: int) -> bool:
    """Return whether a process exists and is more than an entry that nothing has reaped."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@contextmanager
def running_cluster(settings: Sequence[str] = (), *, data: Path | None = None) -> Iterator[Cluster]:
    """Make a server and start it; skips the test where no server is installed."""
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed")
    # Short: the path of a local socket may have about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        cluster = Cluster(folder, data or folder / "data", free_port())
        if os.geteuid() == 0:
            for path in (folder, *([data] if data is not None else [])):
                shutil.chown(path, "postgres")
        options = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        cluster.run("initdb", "-D", str(cluster.data), *options)
        with (cluster.data / "postgresql.conf").open("a") as file:
            # A crash of the machine need not be survived, one of the server must.
            lines = ("fsync = off", "max_connections = 100", "shared_buffers = 16MB", *settings)
            file.write("\n".join((*lines, "")))
        cluster.start()
        try:
            yield cluster
        finally:
            # A test may have killed it.
            with suppress(subprocess.CalledProcessError):
                cluster.stop("immediate")
