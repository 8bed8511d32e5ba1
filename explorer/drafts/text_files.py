"""A file that holds a draft: plain text, Markdown, Word or Akoma Ntoso."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from explorer.drafts.points import Point, points_of
from explorer.errors import FileProblemError

MAX_BYTES = 50 * 1024 * 1024
_MAX_UNPACKED = 200 * 1024 * 1024
ENDINGS = (".txt", ".md", ".docx", ".xml", ".akn")


@dataclass(frozen=True, slots=True)
class DraftFile:
    """What a file tells of a draft: its text, a point or a paragraph a line, and the points in it.

    ``title``, ``dated`` and ``language`` are what it says of itself, empty where it says nothing;
    ``marked`` tells that the file itself marks its points, ``renumbered`` that their own numbers do
    not tell them apart. ``said`` is what this program wrote into a file that it exported.
    """

    text: str
    points: tuple[Point, ...]
    title: str = ""
    dated: date | None = None
    language: str = ""
    marked: bool = False
    renumbered: bool = False
    before: str = ""
    notices: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


def read_draft(path: Path) -> DraftFile:
    """Read a file; numbering that Word makes is written out.

    Raises FileProblemError where it cannot be read or is none.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileProblemError(path, "the file is over 50 MiB", "take the text alone")
        if path.suffix.lower() in {".xml", ".akn"}:
            return _akoma_ntoso(path)
        is_word = path.suffix.lower() == ".docx"
        text = _word_text(path) if is_word else path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblemError(
            path, f"byte {error.start} is not UTF-8", "save the text as UTF-8"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(path, reason, "check that the file can be read") from None
    found = points_of(text)
    return DraftFile(text, found.points, before=found.before, notices=found.notices)


def _akoma_ntoso(path: Path) -> DraftFile:
    from explorer.drafts.akoma_ntoso import points_as_text, read_akoma_ntoso

    read = read_akoma_ntoso(path)
    return DraftFile(
        text=points_as_text(read.points),
        points=read.points,
        title=read.title,
        dated=read.dated,
        language=read.language,
        marked=True,
        renumbered=read.renumbered,
        said=read.said,
    )


def _word_text(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist()]
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > _MAX_UNPACKED or len(names) != len(set(names)):
                raise FileProblemError(
                    path, "the file is packed too tightly to be honest", "save it anew in Word"
                )
            _refuse_entities(path, archive)
        import docx

        document = docx.Document(str(path))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise FileProblemError(
            path, f"this is no readable Word file ({error})", "save it anew in Word"
        ) from None
    counts: dict[str, int] = {}
    lines = []
    for paragraph in document.paragraphs:
        number = _list_number(paragraph, counts)
        lines.append(f"{number}{paragraph.text}")
    return "\n".join(lines)


def _refuse_entities(path: Path, archive: zipfile.ZipFile) -> None:
    """A Word file declares no entities; one that does means no good."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(4096).upper():
                    raise FileProblemError(path, "the file declares entities", "save it anew")


def _list_number(paragraph: "docx.text.paragraph.Paragraph", counts: dict[str, int]) -> str:  # type: ignore[name-defined]  # noqa: F821
    """The number Word shows before a paragraph of a list, by its place among those of its list."""
    properties = paragraph._p.pPr  # noqa: SLF001 - python-docx has no other way to it
    numbering = properties.numPr if properties is not None else None
    if numbering is None and not paragraph.style.name.startswith("List Number"):
        return "- " if paragraph.style.name.startswith("List Bullet") else ""
    level = numbering.ilvl.val if numbering is not None and numbering.ilvl is not None else 0
    if level:
        return "- "
    key = str(numbering.numId.val) if numbering is not None and numbering.numId is not None else ""
    counts[key] = counts.get(key, 0) + 1
    return f"{counts[key]}. "
