#!/usr/bin/env python3
"""Checks the packages on a clean Debian without Python and network, as a user would use them.

    sudo python3 resources/packaging/chroot_check.py --output dist

It installs the .deb over an older version, starts the window by a double click on the menu entry
and on a pack, prints, removes the package, and does the same from a stick that cannot be written.
Needs mmdebstrap, Xvfb, openbox, xdotool, ImageMagick and unshare. Pictures are left in the output
folder, as is the base system, which later runs use again.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

NAME = "clause-explorer"
SUITE = "bookworm"
USER = "officer"
DISPLAY = ":94"
#: Where displays have their sockets.
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108
#: The desktop of the test: a file manager, and what makes menu entries and kinds of files known.
DESKTOP = ("pcmanfm", "shared-mime-info", "desktop-file-utils", "dbus-x11", "fonts-dejavu-core")
#: pcmanfm starts what is double-clicked without asking back.
SETTINGS = "[config]\nquick_exec=1\nsingle_click=0\nuse_trash=0\n"
PATIENCE_SECONDS = 60
#: Place of the first icon in a window of the file manager at the corner, and the next one's.
FIRST_ICON, ICON_STEP = (209, 118), 94


@dataclass(frozen=True)
class Desk:
    """The computer of the test: the folder of its system, and where pictures are kept."""

    root: Path
    output: Path

    def as_root(self, *command: str) -> str:
        """Run a command as the administrator, without a network."""
        return _run("unshare", "--net", "chroot", self.root, *command)

    def as_user(self, command: str) -> str:
        """Run a shell's line as the user, without a network."""
        return self.as_root("su", "-", USER, "-c", f"export DISPLAY={DISPLAY}; {command}")

    def double_click(self, folder: str, position: int, title: str, picture: str) -> None:
        """Open a folder, double-click an icon and wait for a window whose title has some words."""
        self._close_windows()
        start = f"export DISPLAY={DISPLAY}; dbus-launch --exit-with-session pcmanfm '{folder}'"
        command = ["unshare", "--net", "chroot", str(self.root), "su", "-", USER, "-c", start]
        with (self.output / "file-manager.log").open("w", encoding="utf-8") as log:
            subprocess.Popen(command, stdout=log, stderr=log)
        window = _window(Path(folder).name)
        _xdotool("windowsize", "--sync", window, "640", "500")
        _xdotool("windowmove", "--sync", window, "0", "0")
        time.sleep(2)
        # The frame of the window stands above its content.
        x, y = FIRST_ICON[0] + position * ICON_STEP, FIRST_ICON[1]
        _xdotool("mousemove", str(x), str(y))
        _xdotool("click", "--repeat", "2", "--delay", "80", "1")
        try:
            _window(title)
            time.sleep(5)
        finally:
            _run("import", "-display", DISPLAY, "-window", "root", self.output / picture)
        self._close_windows()

    def _close_windows(self) -> None:
        for name in ("pcmanfm", "clause-explorer", "Clause Explorer"):
            subprocess.run(["pkill", "-9", "-u", _user_id(self.root), "-x", name[:15]], check=False)
        time.sleep(1)


def main(arguments: list[str]) -> int:
    """Run every check in order; the first that fails raises."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--output", type=Path, required=True, help="folder that build.py wrote to")
    parser.add_argument("--base", type=Path, help="base system to use, or to make")
    options = parser.parse_args(arguments)
    output = options.output.absolute()
    (deb,) = output.glob(f"{NAME}_*.deb")
    (archive,) = output.glob(f"{NAME}-*-linux-*.tar.zst")
    base = options.base or output / "base.tar"
    if not base.exists():
        make_base(base, deb)
    with tempfile.TemporaryDirectory(prefix="clause-explorer-chroot-") as folder:
        root = Path(folder) / "root"
        root.mkdir()
        _run("tar", "-C", root, "-xf", base)
        with mounted(root), display():
            desk = Desk(root, output)
            prepare(desk, deb, archive)
            checks: tuple[Callable[[Desk], None], ...] = (
                check_that_nothing_helps,
                check_installation_over_an_older_version,
                check_double_clicks,
                check_commands,
                check_removal,
                check_stick,
            )
            for check in checks:
                check(desk)
                print(f"good: {check.__name__.replace('_', ' ')}", flush=True)
    return 0


def make_base(base: Path, deb: Path) -> None:
    """Make the base system: the smallest Debian, a file manager, what the package depends on."""
    depends = _run("dpkg-deb", "--field", deb, "Depends").split(",")
    names = [entry.split("(")[0].strip() for entry in depends]
    _run(
        *("mmdebstrap", "--variant=minbase", '--aptopt=Apt::Install-Recommends "false"'),
        f"--include={','.join([*DESKTOP, *names])}",
        *(SUITE, base),
    )


@contextlib.contextmanager
def mounted(root: Path) -> Iterator[None]:
    """Mount what a running system has; nothing stays mounted afterwards."""
    (root / "tmp" / ".X11-unix").mkdir(parents=True, exist_ok=True)
    SOCKETS.mkdir(exist_ok=True)
    places = {"/proc": "proc", "/dev": "dev", str(SOCKETS): "tmp/.X11-unix"}
    try:
        for source, target in places.items():
            _run("mount", "--bind", source, root / target)
        yield
    finally:
        for target in ("media/stick", *places.values()):
            subprocess.run(["umount", "-l", root / target], check=False, capture_output=True)


@contextlib.contextmanager
def display() -> Iterator[None]:
    """Run a display with a window manager."""
    environ = {**os.environ, "DISPLAY": DISPLAY}
    screen = ["Xvfb", DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, stderr=subprocess.DEVNULL) as server:
        time.sleep(2)
        manager = subprocess.Popen(["openbox"], env=environ, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            manager.kill()
            manager.wait()
            server.terminate()


def prepare(desk: Desk, deb: Path, archive: Path) -> None:
    """Make the user, and copy the packages to the computer; one of them as an older version."""
    desk.as_root("useradd", "--create-home", USER)
    settings = desk.root / "home" / USER / ".config" / "libfm"
    settings.mkdir(parents=True)
    (settings / "libfm.conf").write_text(SETTINGS, encoding="utf-8")
    (desk.root / "home" / USER / "Documents").mkdir()
    desk.as_root("chown", "--recursive", USER, f"/home/{USER}")
    shutil.copy(deb, desk.root / "root" / "new.deb")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _run("dpkg-deb", "--raw-extract", deb, tree)
        control = tree / "DEBIAN" / "control"
        lines = control.read_text(encoding="utf-8").splitlines()
        older = ["Version: 0.0.1" if line.startswith("Version:") else line for line in lines]
        control.write_text("\n".join(older) + "\n", encoding="utf-8")
        _run("dpkg-deb", "-Zgzip", "-z1", "--build", tree, desk.root / "root" / "old.deb")
    stick = desk.root / "media" / "stick"
    stick.mkdir(parents=True)
    _run("tar", "-C", stick, "-xf", archive)


def check_that_nothing_helps(desk: Desk) -> None:
    """Check that the computer has neither Python nor a network."""
    found = list((desk.root / "usr" / "bin").glob("python3*"))
    _expect(not found, f"the computer has {found}")
    interfaces = desk.as_root("cat", "/proc/self/net/dev")
    _expect("eth" not in interfaces, "the computer has a network")


def check_installation_over_an_older_version(desk: Desk) -> None:
    """Install an older version, use it, install the new one; what the user has stays."""
    desk.as_root("apt-get", "-qq", "install", "--yes", "/root/old.deb")
    desk.double_click("/usr/share/applications", 0, "Clause Explorer", "older.png")
    before = _desk_of(desk).read_bytes()
    desk.as_root("apt-get", "-qq", "install", "--yes", "/root/new.deb")
    version = desk.as_root("dpkg-query", "--show", "--showformat=${Version}", NAME)
    _expect(version != "0.0.1", "the older version stayed")
    _expect(_desk_of(desk).read_bytes() == before, "installing changed the desk")
    desk.as_user(f"{NAME} desk check")


def check_double_clicks(desk: Desk) -> None:
    """Open the menu entry, and a pack, by a double click."""
    desk.as_user(f"cd Documents && {NAME} pack export good-friday-1998 -o agreement.ppack -q")
    desk.double_click("/usr/share/applications", 0, "Clause Explorer", "menu-entry.png")
    desk.double_click(f"/home/{USER}/Documents", 0, "Install a pack", "pack.png")


def check_commands(desk: Desk) -> None:
    """Print a clause; look for the manual and for links to clauses."""
    desk.as_user(f"{NAME} print 21 -o clause.pdf -q")
    _expect_pdf(desk.root / "home" / USER / "clause.pdf")
    kinds = (desk.root / "usr/share/applications/mimeinfo.cache").read_text(encoding="utf-8")
    _expect("x-scheme-handler/clause=clause-explorer.desktop" in kinds, "links are not opened")


def check_removal(desk: Desk) -> None:
    """Remove the package; nothing of it stays but what the user has."""
    files = desk.as_root("dpkg-query", "--listfiles", NAME).splitlines()
    desk.as_root("apt-get", "-qq", "remove", "--yes", NAME)
    own = [file for file in files if NAME in file and os.path.lexists(desk.root / file[1:])]
    _expect(not own, f"these stayed: {own[:5]}")
    _expect(_desk_of(desk).is_file(), "the desk was removed")


def check_stick(desk: Desk) -> None:
    """Run the portable folder from a medium that cannot be written."""
    stick = desk.root / "media" / "stick"
    _run("mount", "--bind", stick, stick)
    _run("mount", "-o", "remount,bind,ro", stick)
    folder = f"/media/stick/{next(stick.iterdir()).name}"
    desk.as_user(f"'{folder}/{NAME}' print 21 -o stick.pdf -q")
    _expect_pdf(desk.root / "home" / USER / "stick.pdf")
    shown = sorted((desk.root / folder[1:]).iterdir(), key=lambda path: (path.is_file(), path.name))
    names = [path.name for path in shown]
    desk.double_click(folder, names.index("Clause Explorer"), "– Clause Explorer", "stick.png")


def _desk_of(desk: Desk) -> Path:
    return desk.root / "home" / USER / ".local" / "share" / NAME / "desk.sqlite"


def _expect(is_met: bool, problem: str) -> None:
    if not is_met:
        raise RuntimeError(problem)


def _expect_pdf(path: Path) -> None:
    _expect(path.read_bytes().startswith(b"%PDF-"), f"{path.name} is not a PDF")


def _user_id(root: Path) -> str:
    lines = (root / "etc" / "passwd").read_text(encoding="utf-8").splitlines()
    return next(line.split(":")[2] for line in lines if line.startswith(f"{USER}:"))


def _window(title: str) -> str:
    """Wait for a window whose title has some words; return its number."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        done = subprocess.run(command, env=_environ(), capture_output=True, text=True, check=False)
        if done.stdout.strip():
            return done.stdout.split()[0]
        time.sleep(0.5)
    raise RuntimeError(f"no window “{title}” appeared")


def _xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], env=_environ(), check=True)


def _environ() -> dict[str, str]:
    return {**os.environ, "DISPLAY": DISPLAY}


def _run(*command: object) -> str:
    """Run a command and return its output. Raises RuntimeError with its errors if it fails."""
    words = [str(word) for word in command]
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environ)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()[-1500:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
