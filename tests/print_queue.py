"""A print system of a test's own: CUPS on a socket in a folder, with one queue that keeps jobs."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.displays import end, require_tools, start

DATA = Path(__file__).parent / "data" / "printing"
QUEUE = "keep"
_PATIENCE_S = 30
_FILES = """ServerRoot {0}/etc
ServerBin {0}/bin
DataDir /usr/share/cups
RequestRoot {0}/spool
TempDir {0}/spool
CacheDir {0}/cache
StateDir {0}/cache
AccessLog {0}/log/access
ErrorLog {0}/log/error
PageLog {0}/log/page
SystemGroup {1}
"""
_DAEMON = """Listen {0}/socket
LogLevel info
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""


@dataclass(frozen=True, slots=True)
class PrintedJob:
    """What a printer would have been sent: its pages, title, copies and the job's options."""

    pdf: bytes
    title: str
    copies: int
    options: str


@dataclass(frozen=True, slots=True)
class PrintQueue:
    """A queue: ``environ`` leads programs to it."""

    folder: Path
    environ: dict[str, str]

    def newest_job(self) -> PrintedJob:
        """Wait for the job that was handed over last to come out."""
        command = ["lpstat", "-W", "all", "-o"]
        listed = subprocess.run(
            command, env=self.environ, check=True, capture_output=True, text=True
        ).stdout.splitlines()
        numbers = [int(line.split()[0].rpartition("-")[2]) for line in listed]
        pdf = self.folder / "out" / f"{max(numbers)}.pdf"
        until = time.monotonic() + _PATIENCE_S
        while not pdf.exists():
            assert time.monotonic() < until, (self.folder / "log" / "error").read_text()
            time.sleep(0.05)
        title, copies, options = pdf.with_suffix(".options").read_text().splitlines()
        return PrintedJob(pdf.read_bytes(), title, int(copies), options)


@contextlib.contextmanager
def print_queue() -> Iterator[PrintQueue]:
    """Start CUPS with a queue; skips the test where CUPS is not installed."""
    with contextlib.ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("PATH", f"{os.environ['PATH']}:/usr/sbin")  # a user's path leaves it out
        require_tools("cupsd", "lpadmin", "lp")
        # Its filters run as another user, so it lies where everybody may look.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cups-")))
        _furnish(folder)
        environ = {**os.environ, "CUPS_SERVER": str(folder / "socket")}
        files = ("-c", folder / "etc" / "cupsd.conf", "-s", folder / "etc" / "cups-files.conf")
        stack.callback(end, start(["cupsd", "-f", *map(str, files)]))
        _answering(folder, environ)
        device, ppd = f"keep:{folder}/out", str(DATA / "keep.ppd")
        command = ["lpadmin", "-p", QUEUE, "-E", "-v", device, "-P", ppd]
        subprocess.run(command, env=environ, check=True, capture_output=True)
        yield PrintQueue(folder, environ)


def _furnish(folder: Path) -> None:
    folder.chmod(0o755)
    for inner in ("etc", "spool", "cache", "log", "out", "bin", "bin/backend"):
        (folder / inner).mkdir()
    for one in ("filter", "daemon", "notifier"):
        (folder / "bin" / one).symlink_to(Path("/usr/lib/cups") / one)
    # CUPS trusts a back end that nobody but its owner may change.
    shutil.copyfile(DATA / "keep", folder / "bin" / "backend" / "keep")
    (folder / "bin" / "backend" / "keep").chmod(0o755)
    if os.geteuid() == 0:
        (folder / "out").chmod(0o777)
        user, group = "lp", "root"
    else:
        import grp
        import pwd

        user, group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
    own = f"User {user}\nGroup {'lp' if user == 'lp' else group}\n"
    (folder / "etc" / "cups-files.conf").write_text(_FILES.format(folder, group) + own)
    (folder / "etc" / "cupsd.conf").write_text(_DAEMON.format(folder))


def _answering(folder: Path, environ: dict[str, str]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while (
        subprocess.run(
            ["lpstat", "-r"], env=environ, check=False, capture_output=True, text=True
        ).stdout.strip()
        != "scheduler is running"
    ):
        log = folder / "log" / "error"
        assert time.monotonic() < until, log.read_text() if log.exists() else "no word of CUPS"
        time.sleep(0.05)
