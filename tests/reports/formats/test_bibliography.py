"""Sources for other programs: read back by the rules of each format."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.content.documents import Source
from explorer.errors import UserFacingError
from explorer.reports.formats.bibliography import bibtex, csl_json, key_of, latex, ris, sources_of
from explorer.reports.formats.export import book_as
from explorer.reports.print_job import table_book
from explorer.reports.sheet.model import SheetOptions, citation_numbers
from explorer.reports.text.source_language import source_language, title_alone
from explorer.store.pack.documents import contents
from explorer.store.pack.metadata import pack_info
from tests.reports.output_files import CLAUSES, EVIL, ODD, hostile_sheet, sheet_text, sheets
from tests.reports.print_jobs import MADE

#: Of the schema of CSL-JSON, what these items may have.
CSL_TYPES = {"article-newspaper", "webpage"}
CSL_FIELDS = {
    *("id", "type", "title", "container-title", "author", "issued", "language", "URL", "annote"),
}
ENTRY = re.compile(
    r"@(online)\{([A-Za-z0-9:.+/-]+),\n((?:  \w+ = \{.*\},\n|  month = [a-z]{3},\n)+)\}\n"
)
FIELD = re.compile(r"  (\w+) = \{(.*)\},\n")
PLAIN = SheetOptions(made=MADE, include_map=False)


def parsed_bibtex(said: str) -> dict[str, dict[str, str]]:
    assert said.isascii()
    assert ENTRY.sub("", said).strip() == ""
    found = {}
    for _, key, body in ENTRY.findall(said):
        found[key] = dict(FIELD.findall(body))
        for value in found[key].values():
            assert balanced(value), value
    return found


def balanced(value: str) -> bool:
    """Braces as BibTeX counts them: it knows no escape."""
    depth = 0
    for sign in value:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def parsed_ris(said: str) -> list[dict[str, str]]:
    records: list[dict[str, str]] = [{}]
    for line in said.split("\r\n"):
        if not line:
            continue
        assert re.match(r"[A-Z][A-Z0-9]  - ", line), line
        tag, value = line[:2], line[6:]
        if tag == "ER":
            records.append({})
        else:
            assert tag == "TY" or "TY" in records[-1]
            records[-1][tag] = value
    assert records.pop() == {}
    return records


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_format_has_the_cited_sources_in_their_order(
    pack_connection: Connection, language: str
) -> None:
    options = SheetOptions(language=language, include_map=False)
    made = sheets(pack_connection, CLAUSES, options)
    wanted = list(dict.fromkeys(name for sheet in made for name in citation_numbers(sheet)))
    csl = json.loads(sheet_text(pack_connection, ".json", CLAUSES, language))
    assert [item["id"] for item in csl] == wanted
    assert list(parsed_bibtex(sheet_text(pack_connection, ".bib", CLAUSES, language))) == wanted
    read = parsed_ris(sheet_text(pack_connection, ".ris", CLAUSES, language))
    assert [record["ID"] for record in read] == wanted


def test_csl_items_keep_to_the_schema(pack_connection: Connection) -> None:
    for item in json.loads(sheet_text(pack_connection, ".json", CLAUSES)):
        assert item["type"] in CSL_TYPES
        assert set(item) <= CSL_FIELDS
        assert ("container-title" in item) != ("author" in item)
        ((year, month, day),) = item["issued"]["date-parts"]
        assert date(year, month, day) <= pack_info(pack_connection).as_of
        assert re.fullmatch("[a-z]{2}(-[A-Z]{2})?", item["language"])
        assert item.get("URL", "https://").startswith(("https://", "http://"))


def test_the_three_say_the_same(pack_connection: Connection) -> None:
    (sheet,) = sheets(pack_connection, ["us-28/21"], PLAIN)
    for source in sources_of([sheet]):
        (item,) = json.loads(csl_json([source]))
        (record,) = parsed_ris(ris([source]))
        (entry,) = parsed_bibtex(bibtex([source])).values()
        assert item["title"] == record["TI"] == title_alone(source)
        day, inferred = source.date.isoformat(), source.date_inferred
        assert record["DA"].replace("/", "-") == day + "-inferred" * inferred
        assert entry["date"] == day + "~" * inferred
        assert item["issued"].get("circa", False) == inferred
        assert item.get("URL", "") == record.get("UR", "") == entry.get("url", "")


def test_latex_spells_what_is_not_ascii() -> None:
    assert latex("Żółć & 5 % – “Київ”") == r"{\.{Z}}{\'{o}}{\l}{\'{c}} \& 5 \% -- ``Kyiv''"
    assert latex("УНІАН") == "UNIAN"
    assert latex("\u05d0") == r'{\symbol{"05D0}}'
    assert key_of("src-liga-28") == "src-liga-28"
    assert key_of("дж, {1}") == "dzh-1"


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_a_source_is_called_can_be_read_back(title: str, publisher: str) -> None:
    source = Source("a-1", publisher, title, date(2025, 11, 21), "news", "https://x.example/a")
    parsed_bibtex(bibtex([source, source]))
    assert len(parsed_ris(ris([source, source]))) == 2
    assert json.loads(csl_json([source]))[0]["URL"] == "https://x.example/a"


def test_hostile_sources_stay_text(pack_connection: Connection) -> None:
    sources = sources_of([hostile_sheet(pack_connection, PLAIN)])
    entries = parsed_bibtex(bibtex(sources))
    assert len(entries) == len(parsed_ris(ris(sources))) == len(sources)
    assert all("url" not in entry for entry in entries.values())
    assert r"\textbackslash{}input" in next(iter(entries.values()))["title"]
    assert "URL" not in json.loads(csl_json(sources))[0]
    told = json.loads(csl_json(sources))[0]["title"]
    assert told == " ".join(f"{EVIL} {ODD}".translate(_unseen()).split())


def _unseen() -> dict[int, None]:
    return dict.fromkeys(map(ord, "\u202e\u2069\x00\x07\x1b\ud800\ufffe\u200f"))


def test_an_address_cannot_leave_its_field() -> None:
    url = "https://x.example/{a}\\b}c\nER  - \nTY  - X"
    source = Source("a", "p", "t", date(2025, 1, 2), "news", url)
    assert list(parsed_bibtex(bibtex([source]))) == ["a"]
    assert len(parsed_ris(ris([source]))) == 1


def test_a_table_that_cites_nothing_is_refused(pack_connection: Connection) -> None:
    listed = contents(pack_connection, "us-28", MADE, "en")
    table = table_book(listed, pack_info(pack_connection), PLAIN, MADE)
    with pytest.raises(UserFacingError, match="No source is cited"):
        book_as(".bib", table, PLAIN)


def test_the_language_is_that_of_the_page() -> None:
    def language(title: str) -> tuple[str, str, str]:
        return source_language(Source("a", "p", title, date(2025, 1, 2), "news"))

    assert language("All points of the peace plan leaked (Latvian)") == ("lv", "lv", "latvian")
    assert language("Zelensky names red lines (Ukrainian)") == ("uk", "uk-UA", "ukrainian")
    assert language("Digest of a column (Guardian)") == ("en", "en-GB", "british")
    assert language("Повний текст") == ("uk", "uk-UA", "ukrainian")
