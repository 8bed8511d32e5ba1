"""The .deb: the frozen folder, menu entry, icons, MIME types, man page, completion, licences."""

import gzip
import hashlib
import html
import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from explorer import __version__

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
DESKTOP = ROOT / "resources" / "desktop"
NAME = "clause-explorer"
METAINFO = "org.clauseexplorer.ClauseExplorer.metainfo.xml"
#: Pictures for software centres, by file in ``resources/screenshots``, the first one first.
PICTURES = {
    "window.png": "Clause list, map, text and stances",
    "sheet.png": "A printed sheet: text, positions, map and figures",
}
#: Where completion is looked for, by shell.
COMPLETION = {
    "bash": f"bash-completion/completions/{NAME}",
    "zsh": f"zsh/vendor-completions/_{NAME}",
    "fish": f"fish/vendor_completions.d/{NAME}.fish",
}
CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Section: text
Priority: optional
Description: browse a peace plan clause by clause
 Clause Explorer shows what a clause of a peace plan says, where on the map it
 is, and who holds which position on it, since when, according to whom. It
 compares texts and prints briefings. It needs no network.
"""
#: A publisher gives a name and an address as other Debian tools expect them.
MAINTAINER = "{name} <{address}>"
CHANGELOG = """{name} ({version}) {suite}; urgency=medium

  * Release {version}; NEWS.gz in this folder lists what changed.

 -- {maintainer}  {day}
"""


def version() -> str:
    """Return the version of the program."""
    return __version__


def pack_deb(folder: Path, output: Path, python: Path, pictures: str = "") -> None:
    """Pack a frozen folder as .deb, without the libraries that the distribution has.

    ``pictures`` is the address under which the pictures for software centres are published.
    """
    root = output / "deb"
    shutil.rmtree(root, ignore_errors=True)
    program = root / "usr" / "lib" / NAME
    shutil.copytree(folder, program, symlinks=True, copy_function=os.link)
    shutil.rmtree(program / "licences")
    depends = _leave_system_libraries(program, output / "system-libraries.txt")
    for library in program.rglob("*.so*"):
        # The file in the frozen folder, which this one is linked to, keeps its mode.
        content = library.read_bytes()
        library.unlink()
        library.write_bytes(content)
        library.chmod(0o644)
    links = root / "usr" / "bin"
    links.mkdir()
    (links / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _write_desktop_files(root / "usr" / "share", pictures)
    _write_documents(root / "usr" / "share", folder, python)
    _write_control(root, depends)
    target = output / f"{NAME}_{__version__}_{_architecture()}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(root), str(target))
    print(f"{target.stat().st_size / 2**20:7.1f} MiB  {target.name}")


def copy_licences(python: Path, target: Path) -> list[str]:
    """Copy the licence files of every bundled package; return a line for each package."""
    command = [str(python), str(FOLDER / "bundled_packages.py")]
    listing = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = []
    for _, name, number, licence, files in json.loads(listing.stdout):
        for file in map(Path, files):
            place = target / name / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
        lines.append(f"{name} {number}: {licence or 'see its licence files'}")
    return lines


def _leave_system_libraries(program: Path, listing: Path) -> list[str]:
    """Remove the distribution's own libraries; return the packages that contain them."""
    # Qt loads the first two from the graphics driver's packages, and the others only on Wayland.
    drivers = ("libegl1", "libgl1", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1")
    packages = {*drivers, f"libc6 (>= {_version_of_libc()})"}
    for line in listing.read_text(encoding="utf-8").splitlines():
        target, source = line.split("\t")
        owner = owner_of(Path(source))
        if owner and owner != "libc6":
            (program / "_internal" / target).unlink(missing_ok=True)
            packages.add(owner)
    for link in (program / "_internal").rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()
    return sorted(packages)


def _version_of_libc() -> str:
    """Return the version of the C library, which programs that are built with it need."""
    return (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")[2]


def owner_of(library: Path) -> str:
    """Return the package of the distribution that a library is from, or an empty string."""
    plain = str(library.resolve())
    for path in (plain, plain.removeprefix("/usr")):
        done = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    return ""


def _write_desktop_files(share: Path, pictures: str) -> None:
    _copy(DESKTOP / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(DESKTOP / f"{NAME}-pack.xml", share / "mime" / "packages" / f"{NAME}.xml")
    metainfo = (DESKTOP / METAINFO).read_text(encoding="utf-8")
    _write(share / "metainfo" / METAINFO, with_pictures(metainfo, pictures))
    icons = share / "icons" / "hicolor"
    _copy(DESKTOP / "icons" / f"{NAME}.svg", icons / "scalable" / "apps" / f"{NAME}.svg")
    for picture in (DESKTOP / "icons").glob(f"{NAME}-*.png"):
        size = picture.stem.rpartition("-")[2]
        _copy(picture, icons / f"{size}x{size}" / "apps" / f"{NAME}.png")


def with_pictures(metainfo: str, address: str) -> str:
    """Return the description of the program with pictures at an address, if there is one.

    Software centres fetch them from there; AppStream has no other way.
    """
    if not address:
        return metainfo
    lines = ["  <screenshots>"]
    for name, caption in PICTURES.items():
        kind = ' type="default"' if name == next(iter(PICTURES)) else ""
        lines += [
            f"    <screenshot{kind}>",
            f"      <caption>{caption}</caption>",
            f"      <image>{html.escape(address.rstrip('/'))}/{name}</image>",
            "    </screenshot>",
        ]
    lines += ["  </screenshots>", ""]
    return metainfo.replace("  <content_rating", "\n".join(lines) + "  <content_rating")


def maintainer() -> str:
    """Return the publisher, by DEBFULLNAME and DEBEMAIL."""
    name = os.environ.get("DEBFULLNAME", "Clause Explorer contributors")
    return MAINTAINER.format(name=name, address=os.environ.get("DEBEMAIL", "root@localhost"))


def _write_documents(share: Path, folder: Path, python: Path) -> None:
    """Write man page, completion, changelog and the copyright of every bundled part."""
    page = (DESKTOP / f"{NAME}.1").read_text(encoding="utf-8").replace("main.py", NAME)
    _write_compressed(share / "man" / "man1" / f"{NAME}.1.gz", page)
    for shell, place in COMPLETION.items():
        text = subprocess.run(
            [str(folder / NAME), "completion", shell], capture_output=True, text=True, check=True
        ).stdout
        _write(share / place, text)
    documents = share / "doc" / NAME
    news = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _write_compressed(documents / "NEWS.gz", news)
    released = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    changelog = CHANGELOG.format(
        name=NAME,
        version=__version__,
        suite="unstable",
        maintainer=maintainer(),
        day=format_datetime(released),
    )
    _write_compressed(documents / "changelog.gz", changelog)
    packages = copy_licences(python, documents / "licences")
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    parts = [
        *("Clause Explorer\n", own, "The content, the fonts, Qt and Shapely: the files in"),
        f"/usr/lib/{NAME}/_internal/explorer/resources/licences.\n",
        *("The text of the LGPL, version 3, is in /usr/share/common-licenses/LGPL-3.\n",),
        *("Bundled packages; their licences are in the folder licences beside this file:\n",),
        *(f"  {line}" for line in packages),
        "",
    ]
    _write(documents / "copyright", "\n".join(parts))


def _write_control(root: Path, depends: Iterable[str]) -> None:
    """Write the package's description and the checksums of its files."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    control = root / "DEBIAN"
    control.mkdir()
    size = sum(file.stat().st_size for file in files) // 1024
    text = CONTROL.format(
        name=NAME,
        version=__version__,
        maintainer=maintainer(),
        architecture=_architecture(),
        size=size,
        depends=", ".join(depends),
    )
    _write(control / "control", text)
    lines = []
    for file in files:
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "md5").hexdigest()
        lines.append(f"{digest}  {file.relative_to(root)}\n")
    _write(control / "md5sums", "".join(lines))


def _architecture() -> str:
    """Return Debian's name of this machine's architecture."""
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def _write_compressed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
