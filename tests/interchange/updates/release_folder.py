"""A release folder as ``resources/packaging/release.py`` makes it, with a key of its own."""

import json
from pathlib import Path

from explorer.packs.library import minisign
from explorer.packs.library.minisign import SecretKey
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS, checksum_file

DEB = "clause-explorer_9.1.0_amd64.deb"
CHANGES = ["Slides of a briefing set.", "Names of places are found in any script."]


def write_release(folder: Path, secret: SecretKey | None) -> Path:
    """Write a release of version 9.1.0, signed if there is a key; return its package."""
    folder.mkdir(parents=True, exist_ok=True)
    release = {
        "format": "clause-explorer-release/1",
        "version": "9.1.0",
        "date": "2027-01-15",
        "changes": CHANGES,
    }
    contents = {DEB: b"!<arch>\n", "release.json": json.dumps(release).encode()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    seal(folder, contents, secret)
    return folder / DEB


def seal(folder: Path, contents: dict[str, bytes], secret: SecretKey | None) -> None:
    sums = checksum_file(contents)
    (folder / SUMS).write_bytes(sums)
    if secret is not None:
        signature = minisign.sign_content(sums, secret, "Clause Explorer 9.1.0")
        (folder / SIGNATURE).write_text(signature, encoding="utf-8")
        text = minisign.public_key_text(secret.public)
        (folder / SIGNER).write_text(text, encoding="utf-8")
