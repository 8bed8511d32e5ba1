"""Sheets and sets in every format, and what can be read in them, for tests."""

import email
import email.policy
import io
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
from sqlalchemy import Connection

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Note
from explorer.reports.book.model import Book
from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.print_job import book_for, sheets_for, typeset_book
from explorer.reports.sheet.model import ClauseSheet, SheetOptions
from explorer.store.pack.briefing_content import set_content
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from tests.displays import require_tools
from tests.reports.print_jobs import MADE, pages_of

CLAUSES = ("us-28/6", "us-28/21", "us-28/26")
EVIL = (
    "<script>alert(1)</script> =cmd()|x \\input `code` {{ 7*7 }} [a](javascript:b) ![i](x) "
    "*b* _e_ $x$ #h www.evil.example https://evil.example </style> & \" ' %s ~~s~~ ]]>"
)
#: Controls, marks that turn the direction, half a pair, and what XML cannot hold.
ODD = "\u202eturned\u2069 \x00\x07\x1b\ud800 \ufffe\u200f end"


def sheets(
    connection: Connection, references: Sequence[str], options: SheetOptions
) -> list[ClauseSheet]:
    """Sheets with their maps, where these are wanted."""
    return sheets_of(connection, pages_of(connection, references, options.language), options)


def sheets_of(
    connection: Connection, pages: Sequence[SubjectDetails], options: SheetOptions
) -> list[ClauseSheet]:
    """Sheets of pages that a test may have changed."""
    drawn = map_content(connection, options.language) if options.include_map else None
    return sheets_for(pages, pack_info(connection, options.language), drawn, options)


def hostile_sheet(connection: Connection, options: SheetOptions) -> ClauseSheet:
    """Return a clause whose every text is hostile."""
    (page,) = pages_of(connection, ["us-28/21"], options.language)
    assert page.clause is not None
    bad = f"{EVIL} {ODD}"
    clause = replace(page.clause, title=bad, summary=bad, subpoints=(f"a. {bad}", bad), notes=bad)
    stances = tuple(
        replace(
            entry,
            party=replace(entry.party, name=bad, short=bad),
            current=tuple(replace(one, statement=bad, speaker=bad) for one in entry.current),
        )
        for entry in page.stances
    )
    sources = {
        name: replace(one, title=bad, publisher=bad, note=bad, url="javascript:alert(1)")
        for name, one in page.sources.items()
    }
    page = replace(page, clause=clause, stances=stances, sources=sources)
    return sheets_of(connection, [page], options)[0]


BRIEFING = BriefingSet(
    "k",
    "For the minister",
    "ukraine-2025",
    "1",
    date(2026, 2, 28),
    (
        SetItem("1", ItemKind.OBJECTIVE, text="Learn **what** is settled.", releasable=True),
        SetItem("2", ItemKind.POINTS, text="- One\n- Two\n\n1. First\n2. Second"),
        SetItem("3", ItemKind.HEADING, text="Territory"),
        SetItem("4", ItemKind.CLAUSE, "us-28/21"),
        SetItem("5", ItemKind.MAP, "37.6,48.4,220,160", "Northern Donetsk"),
        SetItem("6", ItemKind.STANCES, "us-28"),
        SetItem("7", ItemKind.HEADING, text="Forces"),
        SetItem("8", ItemKind.CLAUSE, "us-28/6"),
        SetItem("9", ItemKind.CLAUSE, "us-28/99"),
    ),
)
NOTES = {"us-28/21": Note("Ask about the *line*."), "us-28/6": Note("Ask again.", releasable=True)}


def book(
    connection: Connection,
    options: SheetOptions,
    one: BriefingSet = BRIEFING,
    notes: Mapping[str, Note] = NOTES,
) -> Book:
    """Return a set with headings, notes, a map and a table."""
    drawn = map_content(connection, options.language) if options.include_map else None
    content = set_content(connection, one, options.language)
    second = options.second_language
    other = set_content(connection, one, second) if second else None
    info = pack_info(connection, options.language)
    return book_for(one, notes, content, info, drawn, options, other)


def made_book(ending: str, made: Book, options: SheetOptions) -> bytes:
    """Return a book in any format, PDF among them."""
    return typeset_book(made, options).pdf() if ending == ".pdf" else book_as(ending, made, options)


def sheet_text(
    connection: Connection, ending: str, references: Sequence[str], language: str = "en"
) -> str:
    """Sheets in a format, decoded."""
    options = SheetOptions(language=language, made=MADE, include_map=False)
    return sheets_as(ending, sheets(connection, references, options), options).decode()


def everything_in(ending: str, made: bytes) -> str:
    """All that a file holds, unpacked: parts of an archive, streams of a PDF and its words."""
    if ending == ".eml":
        message = email.message_from_bytes(made, policy=email.policy.default)
        parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
        return "\n".join(part.get_content() for part in parts)
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as file:
            return "\n".join(file.read(name).decode("utf-8", "ignore") for name in file.namelist())
    if ending != ".pdf":
        return made.decode("utf-8", "ignore")
    text = pdf_text(made)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        inside = [str(one) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    return "\n".join((text, *inside))


def pdf_text(made: bytes) -> str:
    """Return the text of a PDF in the order it is set, with a form feed after each page."""
    require_tools("pdftotext")
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=made, capture_output=True, check=True
    )
    return done.stdout.decode()


def read_by_office(files: Sequence[Path], folder: Path) -> list[str]:
    """Return the words of Word files in reading order, as LibreOffice lays them out."""
    require_tools("soffice", "pdftotext")
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    said = []
    for file in files:
        pdf = folder / f"{file.stem}.pdf"
        done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
        said.append(" ".join(done.stdout.decode().split()))
    return said
