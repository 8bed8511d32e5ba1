"""Office files: zip archives that are the same for the same content, and their properties."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime

from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.sanitize import clean

_LONGEST_PROPERTY = 255


def packed(files: Mapping[str, str | bytes], day: date, *, mimetype: str = "") -> bytes:
    """Return an archive of files by name, each with the date ``day``.

    Programs recognise some formats by their ``mimetype``, the first entry, which is not compressed.
    """
    stamp = (max(day.year, 1980), day.month, day.day, 12, 0, 0)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype", stamp), mimetype)
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def repacked(archive: bytes, day: date) -> bytes:
    """Return an archive written by a library with the date ``day`` on each entry."""
    with zipfile.ZipFile(io.BytesIO(archive)) as entries:
        return packed({name: entries.read(name) for name in entries.namelist()}, day)


def author_of(options: SheetOptions) -> str:
    """Return who prepared a file, or the program."""
    return clean(options.prepared_by)[:_LONGEST_PROPERTY] or "Clause Explorer"


def time_of(options: SheetOptions) -> datetime:
    """Return noon of the printing date, without a time zone, as office files state it."""
    day = options.file_day
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).replace(tzinfo=None)
