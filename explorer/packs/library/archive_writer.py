"""Writer of pack archives, ``.ppack``: zip files with checksums, optionally signed.

The same pack gives the same bytes. After unzip, ``sha256sum -c SHA256SUMS`` checks the files and
``minisign -Vm SHA256SUMS -p KEY`` the signer.
"""

import io
import zipfile
from collections.abc import Mapping

from explorer.packs.library import minisign
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS, checksum_file

ENDING = ".ppack"
#: The earliest time of a zip entry; the real file times are of no use to a reader.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def with_checksums(
    files: PackFiles, secret: minisign.SecretKey | None, comment: str = ""
) -> PackFiles:
    """Return the pack with checksums of its files, signed if a key is given."""
    seal = {SUMS: checksum_file(files.contents)}
    if secret is not None:
        seal[SIGNATURE] = minisign.sign_content(seal[SUMS], secret, comment).encode()
        seal[SIGNER] = minisign.public_key_text(secret.public).encode()
    return PackFiles(files.place, files.contents, seal)


def archive_of(files: PackFiles) -> bytes:
    """Return the pack as an archive, with its seal, or with checksums if it has none."""
    seal: Mapping[str, bytes] = files.seal or with_checksums(files, None).seal
    parts = {**dict(sorted(seal.items())), **{name: files.contents[name] for name in files.names()}}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
    return buffer.getvalue()
