"""Reader of draft files: plain text, Markdown, Word or Akoma Ntoso."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from explorer.errors import FileProblemError
from explorer.interchange.text.encodings import decode_text
from explorer.interchange.text.point_model import Annex, ParsedPoints, Point, points_by_document
from explorer.interchange.text.points import parse_points
from explorer.system.limits import MAX_FILE_BYTES

logger = logging.getLogger(__name__)

#: Language of a text whose own is not certain.
_BASE = "en"


@dataclass(frozen=True, slots=True)
class Translation:
    """Points and annexes of a document in ``base`` in another language; both are two letters."""

    base: str
    language: str
    parsed: ParsedPoints


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Content of a draft file: its text, one line per point or paragraph, and its points.

    ``title``, ``dated`` and ``language`` are its metadata, empty if there are none; ``marked`` is
    true if the file itself marks its points. ``notices`` are those of the points, and of the file:
    ``tracked`` changes, ``tables``, ``columns`` of another language, ``hidden`` text, ``notes`` and
    ``boxes`` that were left out, documents within it (``component``), a guessed ``encoding``.
    ``exported_fields`` are those of a file that this program exported. ``translation`` are its
    points in the language of a second column.
    """

    text: str
    parsed_points: ParsedPoints
    title: str = ""
    dated: date | None = None
    language: str = ""
    marked: bool = False
    exported_fields: Mapping[str, str] = field(default_factory=dict)
    translation: Translation | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """Points of the main text."""
        return self.parsed_points.points

    @property
    def notices(self) -> tuple[str, ...]:
        """All notices, about the file and its text."""
        return self.parsed_points.notices

    @property
    def renumbered(self) -> tuple[str, ...]:
        """Numbers of points that continue the count, with the new ones."""
        return self.parsed_points.renumbered

    @property
    def before(self) -> str:
        """Text before the first point."""
        return self.parsed_points.before

    @property
    def between(self) -> tuple[str, ...]:
        """Texts between points: headings of parts."""
        return self.parsed_points.between

    @property
    def after(self) -> str:
        """Text after the last point."""
        return self.parsed_points.after

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """Annexes, protocols and schedules."""
        return self.parsed_points.annexes


def read_draft(path: Path) -> ParsedDocument:
    """Read a file; automatic numbering of Word becomes text.

    Raises FileProblemError if it cannot be read or is not a draft.
    """
    document = _read_document(path)
    points, notices = len(document.points), len(document.notices)
    logger.info("read draft %s: points %d, notices %d", path.name, points, notices)
    return document


def _read_document(path: Path) -> ParsedDocument:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise FileProblemError(path, "the file is over 50 MiB", "take the text alone")
        if path.suffix.lower() in {".xml", ".akn"}:
            return _akoma_ntoso(path)
        if path.suffix.lower() == ".docx":
            return _word(path)
        text, notices = _text(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(path, reason, "check that the file can be read") from None
    return _parsed(text, notices)


def _parsed(text: str, notices: tuple[str, ...]) -> ParsedDocument:
    parsed = parse_points(text)
    return ParsedDocument(
        text=text,
        parsed_points=replace(parsed, notices=(*notices, *parsed.notices)),
        title=parsed.title,
        dated=parsed.dated,
    )


def _text(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and the notices about it."""
    raw = path.read_bytes()
    try:
        text, guessed = decode_text(raw)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        kind = "UTF-16, as it begins" if error.encoding.startswith("utf-16") else "UTF-8"
        reason = f"line {line}: byte {error.start} is not {kind}"
        raise FileProblemError(path, reason, "save the text as UTF-8") from None
    return text, (f"encoding:{guessed}",) if guessed else ()


def _word(path: Path) -> ParsedDocument:
    from explorer.interchange.word.reader import read_word

    read = read_word(path)
    document = _parsed(read.text, read.notices)
    translations = [_translation(document, text) for text in read.versions]
    translation = next(filter(None, translations), None)
    notices = document.notices
    if translation is not None and len(translations) == 1:
        notices = tuple(_as_translated(notice, translation.language) for notice in notices)
    between = (*document.between, *read.boxes)
    parsed = replace(document.parsed_points, between=between, notices=notices)
    return replace(document, parsed_points=parsed, translation=translation)


def _as_translated(notice: str, language: str) -> str:
    """Return the notice of columns as that of a translation; any other as it is."""
    name, _, detail = notice.partition(":")
    return f"translated:{language}\t{detail}" if name == "columns" else notice


def _translation(document: ParsedDocument, text: str) -> Translation | None:
    """Return the points of another column if they are those of the document, otherwise None."""
    from explorer.interchange.text.languages import detected_language

    parsed = parse_points(text)
    base, language = detected_language(document.text) or _BASE, detected_language(text)
    same = _numbers(parsed) == _numbers(document.parsed_points)
    if not same or not language or base == language:
        return None
    return Translation(base, language, parsed)


def _numbers(parsed: ParsedPoints) -> dict[str, list[int]]:
    """Return the numbers of the points of each document."""
    return {
        document: [point.number for point in points]
        for document, points in points_by_document(parsed, "").items()
    }


def _akoma_ntoso(path: Path) -> ParsedDocument:
    from explorer.interchange.akoma_ntoso.reader import read_akoma_ntoso
    from explorer.interchange.text.editable_text import as_text

    read = read_akoma_ntoso(path)
    return ParsedDocument(
        text=as_text(read.parsed),
        parsed_points=read.parsed,
        title=read.title,
        dated=read.dated,
        language=read.language,
        marked=True,
        exported_fields=read.exported_fields,
    )
