"""Points of texts as they are laid out: numbers, headings, titles, sub-points, what is aside."""

import textwrap
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.points import parse_points

TITLES = (
    "Sovereignty",
    "Non-aggression",
    "Security guarantees",
    "Armed forces",
    "NATO",
    "Membership of the European Union",
    "Reconstruction",
    "Frozen assets",
    "Sanctions",
    "Economic zone",
    "Nuclear safety",
    "Zaporizhzhia power plant",
    "Education and tolerance",
    "Territories",
    "Prisoners, hostages and civilians",
    "Humanitarian committee",
    "Elections",
    "Monitoring",
    "Peace Council",
    "Ceasefire",
)
BODY = (
    "{title} is settled between the Parties as the annex to this framework sets out in detail. "
    "It takes effect on 1 January 2026 and is reviewed after 5 years."
)


def told(found: ParsedPoints) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(one.number, one.title, one.text, one.subpoints) for one in found.points]


def numbers(text: str) -> list[int]:
    return [one.number for one in parse_points(text).points]


@pytest.mark.parametrize("mark", ["{n}.", "{n})", "({n})", "Article {n}.", "{n} –", "## {n}."])
@pytest.mark.parametrize("width", [66, 1000])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_titles_in_lines_of_their_own(mark: str, width: int, between: str) -> None:
    said = [BODY.format(title=title) for title in TITLES]
    blocks = [
        f"{mark.format(n=n)} {title}\n{textwrap.fill(body, width)}"
        for n, (title, body) in enumerate(zip(TITLES, said, strict=True), start=1)
    ]
    text = "\n".join(blocks).replace("\n", between)
    expected = [(n, *both, ()) for n, both in enumerate(zip(TITLES, said, strict=True), start=1)]
    assert told(parse_points(text)) == expected


def test_a_line_that_was_only_wrapped_is_no_title() -> None:
    text = (
        "1. Ukraine agrees to enshrine in its constitution that it joins neither bloc of\n"
        "NATO.\n2. Ukraine is to be a member of\nthe Union."
    )
    assert [one.text for one in parse_points(text).points] == [
        "Ukraine agrees to enshrine in its constitution that it joins neither bloc of NATO.",
        "Ukraine is to be a member of the Union.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I. Sovereignty: it stays.\nII. Territory: none.\nIII. Elections: soon.",
        (
            "Article I\nSovereignty: it stays.\nArticle II\nTerritory: none.\nArticle III\n"
            "Elections: soon."
        ),
        (
            "ARTICLE I. Sovereignty: it stays.\nARTICLE II. Territory: none.\nARTICLE III. "
            "Elections: soon."
        ),
        # Roman numbers as a Cyrillic keyboard writes them.
        "П. І. Sovereignty: it stays.\nП. ІІ. Territory: none.\nП. ІІІ. Elections: soon.",
        "І. Sovereignty: it stays.\nІІ. Territory: none.\nІІІ. Elections: soon.",
        "1\nSovereignty: it stays.\n2\nTerritory: none.\n3\nElections: soon.",
        "1.\nSovereignty: it stays.\n\n2.\nTerritory: none.\n\n3.\nElections: soon.",
        "(1) Sovereignty: it stays.\n(2) Territory: none.\n(3) Elections: soon.",
        "§ 1 Sovereignty: it stays.\n§ 2 Territory: none.\n§ 3 Elections: soon.",
        "Point 1: Sovereignty: it stays.\nPoint 2: Territory: none.\nPoint 3: Elections: soon.",
        "Стаття 1. Sovereignty: it stays.\nСтаття 2. Territory: none.\nСтаття 3. Elections: soon.",
        "1 – Sovereignty: it stays.\n2 – Territory: none.\n3 – Elections: soon.",
        "1\tSovereignty: it stays.\n2\tTerritory: none.\n3\tElections: soon.",
        "## 1. Sovereignty\n\nit stays.\n\n## 2. Territory\n\nnone.\n\n## 3. Elections\n\nsoon.",
        "**1. Sovereignty.** it stays.\n**2. Territory.** none.\n**3. Elections.** soon.",
        "1. **Sovereignty:** it stays.\n2. **Territory:** none.\n3. **Elections:** soon.",
        "1. Sovereignty\n-----\nit stays.\n\n2. Territory\n---\nnone.\n\n3. Elections\n---\nsoon.",
        "1\\. Sovereignty: it stays.\n\n2\\. Territory: none.\n\n3\\. Elections: soon.",
        "1. Sovereignty: it stays.\n  2. Territory: none.\n  3. Elections: soon.",
        "1. Sovereignty: it stays.\n2) Territory: none.\n3. Elections: soon.",
        "28. November 2025\n\n1. Sovereignty: it stays.\n2. Territory: none.\n3. Elections: soon.",
    ],
)
def test_layouts(text: str) -> None:
    found = parse_points(text)
    assert told(found) == [
        (1, "Sovereignty", "it stays.", ()),
        (2, "Territory", "none.", ()),
        (3, "Elections", "soon.", ()),
    ]
    assert found.notices == ()


def test_article_headings_outrank_plain_numbers() -> None:
    text = (
        "Article 2 Peace\nIt holds.\nArticle 3 Forces\n1. Land.\n2. Sea.\n3. Air.\n4. Space.\n"
        "Article 4 Territory\nIt stays, in accordance with\nArticle 2 of the treaty.\n"
        "Article 5\n1. First part here.\n2. Second part."
    )
    assert told(parse_points(text)) == [
        (2, "Peace", "It holds.", ()),
        (3, "Forces", "Forces", ("Land.", "Sea.", "Air.", "Space.")),
        (4, "Territory", "It stays, in accordance with Article 2 of the treaty.", ()),
        (5, "First part here", "1. First part here.", ("2. Second part.",)),
    ]


@pytest.mark.parametrize(
    ("text", "subpoints"),
    [
        ("1. All do\n1) this\n2) that\n3) more", ("this", "that", "more")),
        ("1. All do\n   1. this\n   2. that", ("this", "that")),
        ("1. All do\n1. this\n2. that\n3. more", ("this", "that", "more")),
        ("**1.** All do\n\n1. this\n2. that", ("this", "that")),
        ("## 1. All do\n\n1. this\n2. that", ("this", "that")),
        ("1. All do\n(i) this\n(ii) that", ("this", "that")),
        ("1. All do\na. this\nb. that\nc. more", ("this", "that", "more")),
        ("1. All do\nа) this\nб) that\nв) more", ("this", "that", "more")),
        ("1. All do\n• this\n– that", ("this", "that")),
        ("1. All do\n1.1 this\n1.2 that", ("this", "that")),
        (
            "1. All do\n1) this\n  a) at once\n  b) later\n2) that",
            ("1) this", "a) at once", "b) later", "2) that"),
        ),
        (
            "1. All do\na) this\nb) that\n\nThen they report.",
            ("a) this", "b) that", "Then they report."),
        ),
    ],
)  # fmt: skip
def test_the_style_of_the_first_numbers_decides(text: str, subpoints: tuple[str, ...]) -> None:
    begins = text.partition(" All")[0]
    text += "".join(
        f"\n{begins.replace('1', number)} {title}"
        for number, title in (("2", "Territories"), ("3", "Elections"))
    )
    one, two, three = parse_points(text).points
    assert (one.title, one.subpoints) == ("All do", subpoints)
    assert (two.number, two.title, three.number, three.title) == (2, "Territories", 3, "Elections")


def test_a_figure_in_a_sentence_keeps_its_place() -> None:
    text = (
        "1. It holds until\n2026. No later.\n2. A part\n2.1.1 As of date\n"
        "3. In force on\n1. September 2026 and\n1 January 2027."
    )
    found = parse_points(text)
    assert found.points[0].text == "It holds until 2026. No later."
    assert found.points[1].subpoints == ("2.1.1 As of date",)
    assert "1. September 2026 and" in " ".join(found.points[2].subpoints)
    assert "1 January 2027." in " ".join(found.points[2].subpoints)


def test_a_jump_is_told_or_stays_in_the_text() -> None:
    found = parse_points("1. One.\n2. Two.\n7. Seven.")
    assert numbers("1. One.\n2. Two.\n7. Seven.") == [1, 2, 7]
    assert found.notices == tuple(f"missing:{number}" for number in (3, 4, 5, 6))
    found = parse_points("1. One.\n2. Two.\n7. Seven.\n3. Three.")
    assert [one.text for one in found.points] == ["One.", "Two. 7. Seven.", "Three."]


def test_a_list_may_begin_at_any_number() -> None:
    assert numbers(" 8. Eight\n 9. Nine\n10. Ten") == [8, 9, 10]


def test_marks_that_are_never_closed_cost_little() -> None:
    text = "1. " + "**a " * 20_000
    began = perf_counter()
    assert len(parse_points(text).points) == 1
    assert perf_counter() - began < 5


def test_numbers_of_pages_are_no_points() -> None:
    text = "1. One is long.\n2. Two goes\n1\non here.\n3. Three.\n2\n4. Four."
    assert numbers(text) == [1, 2, 3, 4]
    assert parse_points(text).points[1].text == "Two goes on here."


def test_an_article_of_its_own_between_two_is_counted_on() -> None:
    text = "Article 3 Sea: a.\nArticle 3a Air: b.\nArticle 4 Land: c."
    found = parse_points(text)
    assert told(found) == [
        (3, "Sea", "a.", ()),
        (4, "Article 3a Air", "b.", ()),
        (5, "Article 4 Land", "c.", ()),
    ]
    assert found.notices == ("inserted",)
    assert found.inserted == ("Article 3a",)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("I. General\n1. One\n2. Two\nII. Money\n3. Three", ("II. Money",)),
        ("## General\n1. One\n2. Two\n## Money\nAll of it.\n3. Three", ("Money All of it.",)),
        (
            "Section I\nArticle 1 One\nArticle 2 Two\nSection II. Money\nArticle 3 Three",
            ("Section II. Money",),
        ),
        (
            "Розділ І\nСтаття 1 One\nСтаття 2 Two\nРозділ ІІ. Money\nСтаття 3 Three",
            ("Розділ ІІ. Money",),
        ),
    ],
)
def test_headings_over_points_are_aside(text: str, headings: tuple[str, ...]) -> None:
    found = parse_points(text)
    assert [(one.number, one.text) for one in found.points] == [
        (1, "One"),
        (2, "Two"),
        (3, "Three"),
    ]
    assert found.between == headings


def test_what_closes_a_text_is_aside() -> None:
    found = parse_points(
        "Preamble\n\n1. One.\n2. Two.\n\nDone at Geneva on 1 May 2026.\nFor Ukraine"
    )
    assert [one.text for one in found.points] == ["One.", "Two."]
    assert (found.before, found.after) == ("Preamble", "Done at Geneva on 1 May 2026. For Ukraine")


def test_without_numbers_bullets_belong_to_their_paragraph() -> None:
    found = parse_points("One thing:\n- this\n- that\n\nAnother thing.")
    assert [(one.text, one.subpoints) for one in found.points] == [
        ("One thing:", ("this", "that")),
        ("Another thing.", ()),
    ]
    assert [one.text for one in parse_points("- this\n- that").points] == ["this", "that"]


def kept_of(found: ParsedPoints) -> str:
    points = (
        f"{one.number} {one.title} {one.text} {' '.join(one.subpoints)}" for one in found.points
    )
    return " ".join((found.before, *found.between, found.after, *points))


MARKS = (
    *("", "", "1.", "2.", "3.", "4.", "7.", "1)", "2)", "(1)", "(2)", "a)", "b)", "i.", "ii."),
    *("I.", "II.", "Article 1", "Article 2.", "Article 2a", "Пункт 3.", "§ 1", "1.1", "2.1.1"),
    *("-", "•", "##", "# 1.", "## 2.", "**1.", "**2.**", "1", "2", "2026.", "Section I"),
    *("Part 2", "   1.", "  a.", "Done at", "Chapter 1:", "___", "1 –", "c.", "(v)", "2.2", "#"),
)  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of any marks with words that are each there once."""
    lines, count = [], 0
    for _ in range(draw(st.integers(0, 25))):
        words = []
        for _ in range(draw(st.integers(0, 12))):
            count += 1
            words.append(f"{draw(st.sampled_from(['w', 'W', '5', '**B']))}{count}q")
        ends = draw(st.sampled_from(["", ".", ":", "**", ","]))
        lines.append(f"{draw(st.sampled_from(MARKS))} {' '.join(words)}{ends}")
    return draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(lines)


@given(texts())
def test_no_word_and_no_figure_is_lost(text: str) -> None:
    found = parse_points(text)
    kept = kept_of(found)
    for word in text.split():
        said = word.strip("*.:,#")
        if said.endswith("q") or said == "2026":
            assert said in kept
    counted = [one.number for one in found.points]
    assert counted == sorted(set(counted))
    assert all(one.title and one.text for one in found.points)


WORDS = ("peace", "forces", "border", "Kyiv", "treaty", "5,000", "assets", "until", "2026", "NATO")
STYLES = (
    "{n}.",
    "{n})",
    "({n})",
    "Article {n}.",
    "Point {n}:",
    "§ {n}.",
    "{n} –",
    "**{n}.**",
    "### {n}.",
)
SUBS = ("{a})", "({a})", "{a}.", "-", "•", "*")


def said(least: int, most: int) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS), min_size=least, max_size=most)
    return words.map(lambda one: " ".join(("The", *one, "end")))


@given(
    held=st.lists(
        st.tuples(said(1, 4), said(12, 40), st.lists(said(1, 20), max_size=4)),
        min_size=2,
        max_size=12,
    ),
    style=st.sampled_from(STYLES),
    sub=st.sampled_from(SUBS),
    titled=st.sampled_from([": ", "\n", "\n\n"]),
    width=st.sampled_from([60, 80, 10_000]),
    apart=st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_points_come_back_as_they_were(
    held: list[tuple[str, str, list[str]]],
    style: str,
    sub: str,
    titled: str,
    width: int,
    apart: str,
) -> None:
    if style.startswith("#"):
        width = 10_000  # a heading of Markdown is one line
    blocks = []
    for number, (title, text, subs) in enumerate(held, start=1):
        head = f"{style.format(n=number)} {title}"
        body = f"{text}." if titled != ": " else f"{head}{titled}{text}."
        block = textwrap.fill(body, width)
        blocks.append(block if titled == ": " else f"{head}{titled}{block}")
        for letter, one in zip("abcd", subs, strict=False):
            blocks.append(textwrap.fill(f"  {sub.format(a=letter)} {one};", width))
    found = parse_points(apart.join(blocks))
    assert told(found) == [
        (number, title, f"{text}.", tuple(f"{one};" for one in subs))
        for number, (title, text, subs) in enumerate(held, start=1)
    ]
