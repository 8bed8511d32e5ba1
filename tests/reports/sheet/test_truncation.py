"""What a sheet gives up to fit: reference matter alone, and it is always said."""

import pytest
from sqlalchemy import Connection

from explorer.reports.sheet.height_estimate import MOST_SIDES, SIDES, Fit, fit_for, overflow
from explorer.reports.sheet.model import (
    ClauseSheet,
    PaperSize,
    SectionLayout,
    SheetOptions,
    citation_numbers,
)
from explorer.reports.sheet.truncation import ALL_STEPS, apply_truncation, cuts_made
from explorer.reports.text.sanitize import ELLIPSIS
from tests.reports.output_files import pdf_text
from tests.reports.print_jobs import MADE, every_reference, job, sides_of

#: Clauses so rich that they go beyond a third side rather than lose a sentence.
RICHEST = {"us-28", "us-28/6", "us-28/21"}


def bare(text: str) -> str:
    """Text without what setting it adds: white space, soft hyphens, places to break."""
    return "".join(c for c in text if not c.isspace() and c not in "\u00ad\u200b")


def content_of(sheet: ClauseSheet) -> list[str]:
    """Every sentence of a sheet that must never go: all but reference matter."""
    texts = [sheet.bottom_line, *sheet.warnings]
    for section in sheet.sections:
        texts += [*section.intro, *section.notes]
        texts += [row.statement for row in section.rows]
        texts += [row.party for row in section.rows]
        for line in section.lines:
            inner = [one.text for one in line.inner]
            others = section.key == "correspondence"
            texts += [line.lead, line.note, line.small, *inner, "" if others else line.text]
    return [text for text in texts if text]


@pytest.fixture(scope="module", params=["en", "uk"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("paper", list(PaperSize))
def test_every_sentence_of_every_sheet_is_printed_whole(
    pack_connection: Connection, language: str, paper: PaperSize
) -> None:
    references = every_reference(pack_connection)
    made = job(pack_connection, references, SheetOptions(paper=paper, language=language, made=MADE))
    pdf = made.pdf()
    printed = bare(pdf_text(pdf))
    for sheet in made.sheets:
        for text in content_of(sheet):
            assert ELLIPSIS not in text
            assert _is_printed(text, printed), (sheet.reference, text)
    assert ELLIPSIS not in printed
    sides = dict(zip(references, sides_of(pdf), strict=True))
    assert {name for name, count in sides.items() if count > MOST_SIDES} <= RICHEST
    said = [line.partition(":")[0] for line in made.losses()]
    assert {name for name, count in sides.items() if count > SIDES} <= set(said)


def _is_printed(text: str, printed: str) -> bool:
    """Return a page may end within a text, with its foot and the head of the next between."""
    if bare(text) in printed:
        return True
    words = text.split()
    return all(
        bare(" ".join(words[start : start + 4])) in printed for start in range(0, len(words) - 3, 4)
    )


def test_stances_notes_on_numbers_and_silences_are_among_them(pack_connection: Connection) -> None:
    (sheet,) = job(pack_connection, ["us-28/21"], SheetOptions(made=MADE)).sheets
    fitted = apply_truncation(sheet, ALL_STEPS)
    by_key = {section.key: section for section in sheet.sections}
    for section in fitted.sections:
        whole = by_key[section.key]
        if section.look is SectionLayout.STANCES:
            spoken = {row for row in whole.rows if row.statement}
            assert spoken <= set(section.rows)
            names = " ".join((*section.notes, *(row.party for row in section.rows)))
            assert all(row.party in names for row in whole.rows)
        elif section.key != "correspondence":
            assert section == whole
    assert "of the Donbas" in pdf_text(job(pack_connection, ["us-28/21"]).pdf()).replace("\n", " ")


@pytest.fixture
def sheets(pack_connection: Connection) -> list[ClauseSheet]:
    return list(job(pack_connection, every_reference(pack_connection)).sheets)


def test_each_step_is_said_where_it_takes_something(sheets: list[ClauseSheet]) -> None:
    for step in ALL_STEPS:
        changed = [sheet for sheet in sheets if apply_truncation(sheet, [step]) != sheet]
        assert len(changed) > 10
        for sheet in sheets:
            assert bool(cuts_made(sheet, [step])) == (apply_truncation(sheet, [step]) != sheet)


def test_what_was_left_out_is_said_sheet_by_sheet(pack_connection: Connection) -> None:
    made = job(pack_connection, ["us-28/9", "us-28/6"], SheetOptions(made=MADE))
    pdf = made.pdf()
    (said,) = made.losses()
    assert said == "us-28/6: web addresses shortened to their hosts; sides: 3."
    assert "Web addresses shortened" in pdf_text(pdf)


def test_what_fits_is_left_whole(sheets: list[ClauseSheet]) -> None:
    whole = [sheet for sheet in sheets if overflow(sheet, PaperSize.A4) <= 0]
    assert len(whole) > len(sheets) * 0.7
    assert all(fit_for(sheet, PaperSize.A4) == Fit(SIDES) for sheet in whole)


def test_sources_are_numbered_as_they_are_met(sheets: list[ClauseSheet]) -> None:
    for sheet in sheets:
        numbers = citation_numbers(sheet)
        assert list(numbers.values()) == list(range(1, len(numbers) + 1))
        assert set(numbers) <= set(sheet.sources)


def test_no_source_is_broken_across_pages(pack_connection: Connection) -> None:
    references = [one for one in every_reference(pack_connection) if "/" in one]
    made = job(pack_connection, references, SheetOptions(made=MADE))
    pages = [bare(page) for page in pdf_text(made.pdf()).split("\f")]
    entries = 0
    for sheet in made.fitted():
        for reference, number in citation_numbers(sheet).items():
            source = sheet.sources[reference]
            start = bare(f"{number}. {source.publisher}:")
            # Its host, at the latest, follows on the page it begins on.
            host = bare(source.url.partition("//")[2].partition("/")[0])
            entries += 1
            assert any(start in page and host in page for page in pages), reference
    assert entries > 300


def test_letters_of_addresses_are_shown_and_not_their_codes(pack_connection: Connection) -> None:
    text = bare(pdf_text(job(pack_connection, ["e3/4"], SheetOptions(made=MADE)).pdf()))
    assert "%D0" not in text
