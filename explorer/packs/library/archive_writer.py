"""A pack's source as one file, ``.ppack``: a zip with the hashes of its files, and signed or not.

The same pack makes the same bytes. After unzip, ``sha256sum -c SHA256SUMS`` checks the files and
``minisign -Vm SHA256SUMS -p KEY`` who signed them.
"""

import io
import zipfile
from collections.abc import Mapping

from explorer.packs.library import minisign
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS, checksum_file

ENDING = ".ppack"
#: The first moment that a zip can tell; when a file was written means nothing to its reader.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def with_checksums(
    files: PackFiles, secret: minisign.SecretKey | None, comment: str = ""
) -> PackFiles:
    """The pack with the hashes of its files, signed where there is a key to sign with."""
    seal = {SUMS: checksum_file(files.contents)}
    if secret is not None:
        seal[SIGNATURE] = minisign.sign_content(seal[SUMS], secret, comment).encode()
        seal[SIGNER] = minisign.public_key_text(secret.public).encode()
    return PackFiles(files.place, files.contents, seal)


def archive_of(files: PackFiles) -> bytes:
    """The pack as the content of one file, with the seal it has, or hashes where it has none."""
    seal: Mapping[str, bytes] = files.seal or with_checksums(files, None).seal
    parts = {**dict(sorted(seal.items())), **{name: files.contents[name] for name in files.names()}}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
    return made.getvalue()
