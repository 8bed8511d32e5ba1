"""Web pages: valid by another's judgement, accessible, and nothing in them that runs or fetches."""

import re
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection

from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.print_job import table_book
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.documents import contents
from explorer.store.pack.metadata import pack_info
from tests.displays import require_tools
from tests.programs import ROOT
from tests.reports.output_files import CLAUSES, book, hostile_sheet, sheets
from tests.reports.print_jobs import MADE

CONFIG = ROOT / "tests" / "data" / "html-validate.json"


class Read(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def pages(connection: Connection) -> dict[str, str]:
    """Pages of every sort by name."""
    made = {}
    for language in ("en", "uk"):
        options = SheetOptions(made=MADE, language=language, marking="TLP:AMBER", grey=True)
        for sheet in sheets(connection, CLAUSES, options):
            name = f"{sheet.reference.replace('/', '-')}-{language}"
            made[name] = sheets_as(".html", [sheet], options).decode()
    options = SheetOptions(made=MADE, large=True, marking="SECRET", include_map=False)
    made["several"] = sheets_as(".html", sheets(connection, CLAUSES, options), options).decode()
    made["book"] = book_as(".html", book(connection, options), options).decode()
    both = SheetOptions(made=MADE, second_language="uk", include_map=False)
    made["both"] = book_as(".html", book(connection, both), both).decode()
    listed = contents(connection, "us-28", MADE, "uk")
    table = table_book(listed, pack_info(connection, "uk"), options, MADE)
    made["table"] = book_as(".html", table, options).decode()
    evil = hostile_sheet(connection, options)
    made["hostile"] = sheets_as(".html", [evil], options).decode()
    return made


def test_a_validator_passes_every_sort_of_page(pack_connection: Connection, tmp_path: Path) -> None:
    require_tools("html-validate")
    for name, page in pages(pack_connection).items():
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        ["html-validate", "--config", str(CONFIG), *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_headings_descend_step_by_step(pack_connection: Connection) -> None:
    for name, page in pages(pack_connection).items():
        levels = [int(tag[1]) for tag, _ in Read(page).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), name


def test_nothing_runs_and_nothing_is_fetched(pack_connection: Connection) -> None:
    for name, page in pages(pack_connection).items():
        for tag, attributes in Read(page).tags:
            assert tag not in {"script", "link", "iframe", "object", "form", "svg"}, name
            assert not [key for key in attributes if key.startswith("on")], name
            assert attributes.get("src", "data:image/png").startswith("data:image/png"), name
            target = attributes.get("href", "#")
            assert re.match(r"#part-\d+$|https?://|#$", target), target
            if target.startswith("http"):
                assert attributes["rel"] == "noreferrer"
        assert "default-src 'none'" in page
        assert "url(" not in page
        assert "@import" not in page


def test_language_title_table_and_map_are_told(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE, language="uk")
    page = sheets_as(".html", sheets(pack_connection, ["us-28/21"], options), options).decode()
    read = Read(page)
    by_tag: dict[str, list[dict[str, str]]] = {}
    for tag, attributes in read.tags:
        by_tag.setdefault(tag, []).append(attributes)
    assert by_tag["html"][0]["lang"] == "uk"
    assert "<title>21 Території</title>" in page
    assert len(by_tag["main"]) == len(by_tag["caption"]) == 1
    assert {one["scope"] for one in by_tag["th"]} == {"col", "row"}
    (picture,) = by_tag["img"]
    assert "Схематична карта" in picture["alt"]
    # What has no translation is read aloud as English.
    assert any(one.get("lang") == "en" for one in by_tag["li"])


def test_signs_of_a_table_have_words(pack_connection: Connection) -> None:
    page = pages(pack_connection)["table"]
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert cells
    assert all('class="quiet">' in cell for cell in cells)


def test_hostile_text_stays_text(pack_connection: Connection) -> None:
    page = pages(pack_connection)["hostile"]
    said = " ".join(Read(page).words)
    assert "<script>alert(1)</script> =cmd()|x \\input `code` {{ 7*7 }}" in said
    assert "\u202e" not in page
    assert "\x00" not in page
    options = SheetOptions(marking="</style><script>x</script> TLP", include_map=False)
    marked = sheets_as(".html", [hostile_sheet(pack_connection, options)], options).decode()
    assert "<script" not in marked
    assert marked.count("</style>") == 1


def test_a_second_language_follows_and_says_which_it_is(pack_connection: Connection) -> None:
    page = pages(pack_connection)["both"]
    first = page.index(">21 Territories</h3>")
    second = page.index('<h3 class="new-page" lang="uk">21 Території</h3>')
    assert first < second < page.index(">6 Limit on the Armed Forces of Ukraine</h3>")
