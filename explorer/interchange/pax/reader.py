"""Reader of agreements of the PA-X Peace Agreements Database (University of Edinburgh), from CSV.

The file has no texts. It codes the topics of each agreement with a value; each point of a document
is such a topic, and says so.
"""

import contextlib
import csv
import io
import itertools
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from explorer.domain.content.documents import TextStatus
from explorer.errors import FileProblemError
from explorer.interchange.model.agreement import Agreement, Record, identifier_of
from explorer.interchange.pax.codes import CODES
from explorer.interchange.pax.spreadsheet import (
    day_of,
    decode_table,
    is_month_first,
    separated,
    whole_number,
)
from explorer.system.limits import (
    MAX_FILE_BYTES,
    MAX_TABLE_CELLS,
    MAX_TABLE_COLUMNS,
    MAX_TABLE_ROW_CHARACTERS,
    MAX_TABLE_ROWS,
)
from explorer.system.text_safety import without_steering

logger = logging.getLogger(__name__)

_NEEDED = ("PPName", "AgtId", "Agt", "Dat")
_HEAD_BYTES = 64 * 1024
_NOTHING = frozenset({"", "NA", "N/A"})
_DATABASE = "PA-X Peace Agreements Database"
_TEXT_NOTE = (
    "Each point is a topic that PA-X codes the text with, not a point of the text; what the values"
    " mean is told in the PA-X codebook."
)
_PACK_NOTE = (
    "PA-X's coding of the agreements, not their wording; the names of topics are short ones."
)
_LICENCE = (
    "PA-X data, University of Edinburgh: see the terms of use at peaceagreements.org before it is"
    " passed on."
)


@dataclass(frozen=True, slots=True)
class PaxAgreement:
    """One row: an agreement, its process, and the values above zero by code.

    ``about`` are the texts of the other columns, by column, without the empty ones.
    """

    number: int
    title: str
    process: str
    day: date
    values: Mapping[str, int]
    about: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaxFile:
    """Agreements in file order, the day of the last change, and the rows left out."""

    agreements: tuple[PaxAgreement, ...]
    changed: date
    left_out: tuple[str, ...]

    def processes(self) -> dict[str, tuple[PaxAgreement, ...]]:
        """Return agreements by peace process, in alphabetical and chronological order."""
        by_process: dict[str, list[PaxAgreement]] = defaultdict(list)
        for agreement in self.agreements:
            by_process[agreement.process].append(agreement)
        return {
            name: tuple(
                sorted(by_process[name], key=lambda agreement: (agreement.day, agreement.number))
            )
            for name in sorted(by_process)
        }


def read_pax(path: Path) -> PaxFile:
    """Read a file. Raises FileProblemError, naming the line, if it is not one of PA-X."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileProblemError(path, "the file is over 50 MiB", "take a part of it")
        changed = date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the day on this desk
        text = decode_table(path.read_bytes())
    except UnicodeDecodeError as error:
        raise FileProblemError(
            path, f"byte {error.start} is not UTF-8", "save the file as CSV UTF-8"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(path, reason, "check that the file can be read") from None
    rows, left_out = _rows(path, text)
    if not rows:
        problem = left_out[0] if left_out else "no agreement is in this file"
        raise FileProblemError(path, problem, "export the data of PA-X as CSV")
    counts = len(rows), len(left_out)
    logger.info("read PA-X file %s: agreements %d, left out %d", path.name, *counts)
    return PaxFile(tuple(rows), changed, tuple(left_out))


def begins_as_pax(path: Path) -> bool:
    """Return whether the first line of a text file has the columns of PA-X."""
    try:
        with path.open("rb") as file:
            head = decode_table(file.read(_HEAD_BYTES))
    except (OSError, UnicodeError):
        return False
    table, separator = separated(head, _NEEDED)
    return not set(_NEEDED) - set(next(csv.reader([table[: _end(table)]], delimiter=separator), ()))


def _end(table: str) -> int:
    """Return the end of the first line."""
    end = table.find("\n")
    return end if end >= 0 else len(table)


def agreement_of_process(file: PaxFile, process: str) -> Agreement:
    """Return a pack of one peace process: a document for each agreement. Raises KeyError."""
    chosen = file.processes()[process]
    documents = tuple(_document(item) for item in chosen)
    codes = [code for code in CODES if any(code in item.values for item in chosen)]
    latest = documents[-1]
    manifest = {
        "id": identifier_of(f"pax {process}"),
        "version": 1,
        "title": process,
        "as_of": max(file.changed, *(item.day for item in chosen)),
        "first_document": latest["id"],
        "first_selection": f"{latest['id']}/{latest['clauses'][0]['number']}",
        "documents": [item["id"] for item in documents],
        "reference_document": latest["id"],
        "languages": ["en"],
        "licence": _LICENCE,
        "text_note": _PACK_NOTE,
    }
    topics = tuple({"id": code.lower(), "name": CODES[code][0]} for code in codes)
    sources = tuple(_source(item, file.changed) for item in chosen)
    return Agreement(manifest, documents, {"topics": topics, "sources": sources})


class _Lines:
    """Lines of a table; a row may span several, up to a number of characters."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = io.StringIO(text, newline="")
        self.left = MAX_TABLE_ROW_CHARACTERS

    def __iter__(self) -> Iterator[str]:
        while line := self.lines.readline(self.left + 1):
            self.left -= len(line)
            if self.left < 0:
                raise FileProblemError(self.path, "a row is too long", "take a part of the file")
            yield line

    def next_row(self) -> None:
        """Reset the character count for the next row."""
        self.left = MAX_TABLE_ROW_CHARACTERS


def _rows(path: Path, text: str) -> tuple[list[PaxAgreement], list[str]]:
    table, separator = separated(text, _NEEDED)
    lines = _Lines(path, table)
    reader = csv.DictReader(lines, strict=True, delimiter=separator)
    dated = _dated_month_first(path, table, separator)
    agreements: list[PaxAgreement] = []
    left_out: list[str] = []
    seen: set[int] = set()
    cells = count = 0
    try:
        _expect_columns(path, reader.fieldnames or ())
        lines.next_row()
        for row in reader:
            lines.next_row()
            count += 1
            if count > MAX_TABLE_ROWS:
                raise FileProblemError(path, "it has too many rows", "take a part of it")
            if not any(_cells(row)):
                continue
            agreement = _agreement(row, month_first=dated)
            if isinstance(agreement, str) or agreement.number in seen:
                reason = (
                    agreement
                    if isinstance(agreement, str)
                    else f"agreement {agreement.number} stands twice"
                )
                left_out.append(f"line {reader.line_num}: {reason}")
            else:
                seen.add(agreement.number)
                agreements.append(agreement)
                cells += len(agreement.about)
            if cells > MAX_TABLE_CELLS:
                raise FileProblemError(path, "it has too many cells", "take a part of it")
    except csv.Error as error:
        reason = f"after line {reader.line_num}: {error}"
        raise FileProblemError(path, reason, "export the data of PA-X as CSV") from None
    return agreements, left_out


def _dated_month_first(path: Path, table: str, separator: str) -> bool:
    """Return whether the dates of a table have the month first, as all of them show together."""
    lines = _Lines(path, table)
    rows = csv.DictReader(lines, delimiter=separator)
    days: list[str] = []
    # An error is reported when the rows themselves are read.
    with contextlib.suppress(csv.Error):
        for row in itertools.islice(rows, MAX_TABLE_ROWS):
            lines.next_row()
            days.append(str(row.get("Dat") or "").strip())
    return is_month_first(days, separator)


def _cells(row: Mapping[str | None, Any]) -> list[str]:
    """Return the texts of a row, those beyond its columns included."""
    cells = (cell for cell in row.values() if cell is not None)
    listed = (cell if isinstance(cell, list) else [cell] for cell in cells)
    return [text.strip() for texts in listed for text in texts]


def _expect_columns(path: Path, columns: Sequence[str]) -> None:
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        reason = f"line 1: there is no column {', '.join(missing)}"
        raise FileProblemError(path, reason, "export the data of PA-X as CSV")
    if len(columns) > MAX_TABLE_COLUMNS:
        raise FileProblemError(path, "line 1: there are too many columns", "take a part of it")


def _agreement(row: Mapping[str | None, Any], *, month_first: bool) -> PaxAgreement | str:
    """Return a row as an agreement, or the reason why it is not one."""
    if any(row.get(None) or ()) or None in row.values():
        return "it has more or fewer cells than there are columns"
    fields = {name: _plain(text) for name, text in row.items() if isinstance(text, str) and name}
    fields["AgtId"] = whole_number(fields.get("AgtId", ""))
    if not fields.get("AgtId", "").isdigit() or len(fields["AgtId"]) > 9:
        return "the agreement has no number"
    missing = [name for name in _NEEDED if fields.get(name, "") in _NOTHING]
    if missing:
        return f"there is nothing under {', '.join(missing)}"
    day = day_of(fields["Dat"], month_first=month_first)
    if day is None:
        return f"“{fields['Dat'][:20]}” is not a date"
    values = {code: value for code, value in _values(fields).items() if value > 0}
    if not any(code in CODES for code in values):
        return "no topic is coded"
    about = {name: text for name, text in fields.items() if text not in _NOTHING}
    return PaxAgreement(int(fields["AgtId"]), fields["Agt"], fields["PPName"], day, values, about)


def _values(fields: Mapping[str, str]) -> dict[str, int]:
    codes = [*CODES, *(part for _, parts in CODES.values() for part in parts.split())]
    values = {code: whole_number(fields.get(code, "")) for code in codes}
    return {code: int(value) for code, value in values.items() if value in {"1", "2", "3", "4"}}


def _plain(text: str) -> str:
    return " ".join(without_steering(text).split())


def _document(agreement: PaxAgreement) -> dict[str, Any]:
    source = f"src-pax-{agreement.number}"
    codes = [code for code in CODES if code in agreement.values]
    return {
        "id": f"pax-{agreement.number}",
        "title": agreement.title,
        "date": agreement.day,
        "text_status": TextStatus.REFERRED_TO_ONLY.value,
        "text_status_note": "The text itself is not in the file of PA-X that was read.",
        "status": agreement.about.get("Status", "Not stated."),
        "status_note": _particulars(
            agreement.about, (("Stage", "stage"), ("StageSub", "in particular"), ("Agtp", "kind"))
        ),
        "authorship_note": _particulars(
            agreement.about, (("Part", "parties"), ("ThrdPart", "third parties"))
        ),
        "text_note": _TEXT_NOTE,
        "numbering": "reported_elements",
        "sources": [source],
        "clauses": [
            _topic(agreement, number, code, source) for number, code in enumerate(codes, 1)
        ],
    }


def _particulars(about: Mapping[str, str], columns: Iterable[tuple[str, str]]) -> str:
    """Return the content of some columns with their labels, as PA-X has it."""
    parts = [f"{name}: {about[column]}" for column, name in columns if column in about]
    return f"As PA-X has it, {'; '.join(parts)}" if parts else ""


def _topic(agreement: PaxAgreement, number: int, code: str, source: str) -> Record:
    name, parts = CODES[code]
    particulars = [
        f"{part}: {agreement.values[part]}" for part in parts.split() if part in agreement.values
    ]
    return {
        "number": number,
        "title": name,
        "summary": f"PA-X codes the agreement with {code}, “{name}”: {agreement.values[code]}.",
        "subpoints": particulars,
        "topics": [code.lower()],
        "sources": [source],
        "verified": True,
    }


def _source(agreement: PaxAgreement, changed: date) -> Record:
    return {
        "id": f"src-pax-{agreement.number}",
        "publisher": _DATABASE,
        "title": f"Agreement {agreement.number}: {agreement.title}",
        "date": changed,
        "kind": "analysis",
        "note": "The date is the day the file was last changed.",
    }


def chosen_processes(file: PaxFile, requested: Sequence[str]) -> tuple[str, ...]:
    """Return the names of processes that contain all words of one of the texts, in order."""
    texts = [text.casefold().split() for text in requested]
    return tuple(
        name
        for name in file.processes()
        if any(all(word in name.casefold() for word in words) for words in texts)
    )
