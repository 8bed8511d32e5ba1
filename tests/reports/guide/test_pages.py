"""Pages of the guide: read in a language, parsed, searched."""

from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.reports.guide.markdown import BlockKind, Span, parse_blocks, parse_spans
from explorer.reports.guide.pages import Guide, HelpPage, read_guide
from explorer.reports.guide.search import search_guide
from explorer.system.paths import RESOURCES

HELP = RESOURCES / "help"
LARGEST_PICTURE = 120_000


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_page_is_read_the_first_is_the_start(language: str) -> None:
    guide = read_guide(HELP, language)
    assert {page.name for page in guide.pages} == {path.stem for path in HELP.glob("*.md")}
    assert guide.pages[0].name == "getting-started"
    assert all(page.markdown.startswith(f"# {page.title}\n") for page in guide.pages)


def test_ukrainian_pages_replace_the_english_ones_and_have_the_same_anchors() -> None:
    english, ukrainian = read_guide(HELP, "en"), read_guide(HELP, "uk")
    translated = {path.stem for path in (HELP / "uk").glob("*.md")}
    for page, other in zip(english.pages, ukrainian.pages, strict=True):
        assert ukrainian.is_translated(other) == (page.name in translated)
        anchors = [section.name for section in page.sections if section.name]
        assert anchors == [section.name for section in other.sections if section.name]
        levels = [block.level for block in page.blocks if block.kind is BlockKind.HEADING]
        others = [block.level for block in other.blocks if block.kind is BlockKind.HEADING]
        assert levels == others, page.name
        rows = [len(block.rows) for block in page.blocks if block.kind is BlockKind.TABLE]
        other_rows = [len(block.rows) for block in other.blocks if block.kind is BlockKind.TABLE]
        assert rows == other_rows, page.name


@pytest.mark.parametrize("language", ["en", "uk"])
def test_pictures_are_small_and_have_a_description(language: str) -> None:
    guide = read_guide(HELP, language)
    assert all(len(data) <= LARGEST_PICTURE for data in guide.pictures.values())
    shown = [b for page in guide.pages for b in page.blocks if b.kind is BlockKind.PICTURE]
    assert {block.name for block in shown} == set(guide.pictures)
    assert all(len(block.text) > 20 for block in shown)


def test_a_missing_or_unreadable_page_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="missing"):
        read_guide(tmp_path)
    (tmp_path / "broken.md").write_bytes(b"# \xff")
    with pytest.raises(FileProblemError, match=r"broken\.md"):
        read_guide(tmp_path)


def test_blocks_and_spans() -> None:
    blocks = parse_blocks(
        "# Head\n\nText **bold `code`**\nand [link](a.md#b).\n\n    code\n\n    more\n\n"
        "1. First\n   goes on\n2. Second\n\n| a | b |\n| --- | --- |\n| x \\| y | z |\n"
    )
    assert [block.kind.value for block in blocks] == [
        *("heading", "paragraph", "code", "item", "item", "table")
    ]
    assert blocks[1].spans == (
        Span("Text "),
        Span("bold ", bold=True),
        Span("code", bold=True, code=True),
        Span(" and "),
        Span("link", target="a.md#b"),
        Span("."),
    )
    assert blocks[2].text == "code\n\nmore"
    assert [(block.number, block.text) for block in blocks[3:5]] == [
        (1, "First goes on"),
        (2, "Second"),
    ]
    assert blocks[5].text == "a; b\nx | y; z"
    assert parse_spans("2 * 3 * 4") == (Span("2 * 3 * 4"),)


def test_a_search_finds_all_words_headings_first_and_other_endings() -> None:
    guide = Guide(
        "en",
        (
            HelpPage("a", "Alpha", "# Alpha\n\nThe printed pages.\n\n## Other\n\nNothing.\n"),
            HelpPage("b", "Beta", "# Beta\n\n## Printed pages\n\nMore.\n"),
        ),
    )
    first, second = search_guide(guide, "printed PAGES")
    assert (first.page, first.heading, first.title) == (1, 1, "Beta › Printed pages")
    assert (second.page, second.passage) == (0, "The printed pages.")
    assert [second.passage[begin:end] for begin, end in second.marks] == ["printed", "pages"]
    assert len(search_guide(guide, "printing pages")) == 2
    assert search_guide(guide, "printed zebra") == ()
    assert search_guide(guide, " ?! ") == ()


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("en", "answer card", "searching"),
        ("uk", "добірку надрукувати", "briefing"),
        ("uk", "картка відповіді", "searching"),
    ],
)
def test_the_guide_itself_answers(language: str, query: str, page: str) -> None:
    guide = read_guide(HELP, language)
    names = [guide.pages[match.page].name for match in search_guide(guide, query)]
    assert page in names
