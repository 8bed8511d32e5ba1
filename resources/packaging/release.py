#!/usr/bin/env python3
"""Steps of a release: the new version, the folder that is handed out, and its signature.

    python3 resources/packaging/release.py bump 0.2.0
    python3 resources/packaging/release.py collect --output dist
    dist/tools/bin/python resources/packaging/release.py sign dist/release --key FILE

RELEASING.md says when each is due.
"""

import argparse
import getpass
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
sys.path[:0] = [str(FOLDER), str(ROOT)]

from build import time_of_last_commit, tools_of  # noqa: E402

from explorer import __version__  # noqa: E402
from explorer.interchange.updates.program_update import FORMAT, RELEASE, package_kind  # noqa: E402
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS  # noqa: E402

PARTS = "parts.cdx.json"
METAINFO = ROOT / "resources" / "desktop" / "org.clauseexplorer.ClauseExplorer.metainfo.xml"
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_SECTION = re.compile(r"^## \[(?P<name>[^\]]+)\].*?$(?P<text>.*?)(?=^## \[|\Z)", re.M | re.S)
_ITEM = re.compile(r"^- (?P<text>.+(?:\n  .+)*)", re.M)


def main(arguments: list[str]) -> int:
    """Run a step and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    steps = parser.add_subparsers(dest="step", required=True)
    bumping = steps.add_parser("bump", help="write the new version wherever it stands")
    bumping.add_argument("version")
    bumping.add_argument("--date", type=date.fromisoformat, default=None)
    collecting = steps.add_parser("collect", help="make the folder that is handed out")
    collecting.add_argument("--output", type=Path, required=True)
    signing = steps.add_parser("sign", help="sign the checksums of that folder")
    signing.add_argument("folder", type=Path)
    signing.add_argument("--key", type=Path, required=True, help="secret key in minisign's format")
    options = parser.parse_args(arguments)
    if options.step == "bump":
        bump(ROOT, options.version, options.date or datetime.now(UTC).date())
    elif options.step == "collect":
        collect(options.output.absolute())
    else:
        sign(options.folder, options.key)
    return 0


def bump(root: Path, version: str, day: date) -> None:
    """Write a version and its day into package, changelog and metainfo.

    Raises ValueError if it is not a version, or if nothing unreleased is listed.
    """
    if not _VERSION.fullmatch(version):
        raise ValueError(f"{version}: a version is three numbers, as 0.2.0")
    changelog = root / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    if not changes_of(text, "Unreleased"):
        raise ValueError("CHANGELOG.md lists nothing under “Unreleased”; list the changes first")
    heading = f"## [Unreleased]\n\n## [{version}] - {day.isoformat()}"
    changelog.write_text(text.replace("## [Unreleased]", heading, 1), encoding="utf-8")
    package = root / "explorer" / "__init__.py"
    source = package.read_text(encoding="utf-8")
    package.write_text(
        re.sub(r'^__version__ = ".*"$', f'__version__ = "{version}"', source, flags=re.M),
        encoding="utf-8",
    )
    metainfo = root / METAINFO.relative_to(ROOT)
    entry = f'  <releases>\n    <release version="{version}" date="{day.isoformat()}"/>\n'
    described = metainfo.read_text(encoding="utf-8").replace("  <releases>\n", entry, 1)
    metainfo.write_text(described, encoding="utf-8")


def changes_of(changelog: str, version: str) -> list[str]:
    """Return what a version changed, by the changelog: one text without markup for each item."""
    section = next(
        (match["text"] for match in _SECTION.finditer(changelog) if match["name"] == version), ""
    )
    items = (match["text"] for match in _ITEM.finditer(section))
    return [re.sub(r"\s+", " ", item).replace("`", "").replace("*", "") for item in items]


def collect(output: Path) -> None:
    """Make the folder ``release``: packages, description, list of parts, and checksums."""
    release = output / "release"
    shutil.rmtree(release, ignore_errors=True)
    release.mkdir()
    for path in sorted(output.iterdir()):
        if package_kind(path) or path.name.startswith("clause_explorer-"):
            os.link(path, release / path.name)
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or time_of_last_commit()
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    description = {
        "format": FORMAT,
        "version": __version__,
        "date": datetime.fromtimestamp(int(epoch), UTC).date().isoformat(),
        "changes": changes_of(changelog, __version__) or changes_of(changelog, "Unreleased"),
    }
    text = json.dumps(description, ensure_ascii=False, indent=1) + "\n"
    (release / RELEASE).write_text(text, encoding="utf-8")
    libraries = output / "system-libraries.txt"
    command = [tools_of(output), FOLDER / "sbom.py", release / PARTS, __version__, epoch]
    command += [libraries] if libraries.is_file() else []
    subprocess.run([str(word) for word in command], check=True)
    lines = []
    for path in sorted(release.iterdir()):
        with path.open("rb") as content:
            lines.append(f"{hashlib.file_digest(content, 'sha256').hexdigest()}  {path.name}\n")
    (release / SUMS).write_text("".join(lines), encoding="utf-8")
    print("".join(lines), end="")


def sign(folder: Path, key: Path) -> None:
    """Sign the checksums as packs are signed, so that minisign can check them too."""
    from explorer.packs.library import minisign

    text = key.read_text(encoding="utf-8")
    password = getpass.getpass("Password of the key: ") if minisign.is_locked(text) else ""
    secret = minisign.read_secret_key(text, password)
    sums = (folder / SUMS).read_bytes()
    comment = f"Clause Explorer {__version__}"
    signature = minisign.sign_content(sums, secret, comment)
    (folder / SIGNATURE).write_text(signature, encoding="utf-8")
    (folder / SIGNER).write_text(minisign.public_key_text(secret.public), encoding="utf-8")
    print(f"Signed {folder / SUMS} with key {secret.public.shown}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
