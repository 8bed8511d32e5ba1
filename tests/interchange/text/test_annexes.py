"""What is not the agreement's: annexes, parts that begin again, what is beyond the limits."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from explorer.i18n.message_catalog import load_words
from explorer.interchange.lines import source_lines as source_lines_module
from explorer.interchange.text import points as points_module
from explorer.interchange.text.point_model import ParsedPoints
from explorer.interchange.text.points import parse_points
from explorer.interchange.text.reading_notices import reading_sentences
from explorer.system import limits

DAYTON = """\
GENERAL FRAMEWORK AGREEMENT

Article I
The Parties respect each other.

Article II
The Parties endorse Annex 1.

ANNEX 1
AGREEMENT ON MILITARY ASPECTS

Article I
General obligations
1. The Parties recreate normal conditions.
2. The Parties welcome the Force.

Article II
Cessation of hostilities
1. The Parties comply with the cessation.

Article III
Withdrawal of foreign forces
1. All forces withdraw.

ANNEX 2
AGREEMENT ON THE BOUNDARY LINE

Article I
The Line
The boundary is as on the map.
"""


def numbers(found: ParsedPoints) -> list[int]:
    return [point.number for point in found.points]


def whole(found: ParsedPoints) -> str:
    points = (f"{one.title} {one.text} {' '.join(one.subpoints)}" for one in found.points)
    return " ".join(points)


def test_articles_of_annexes_are_not_the_agreement_s() -> None:
    found = parse_points(DAYTON)
    assert [point.text for point in found.points] == [
        "The Parties respect each other.",
        "The Parties endorse Annex 1.",
    ]
    first, second = found.annexes
    assert first.text.startswith("ANNEX 1 AGREEMENT ON MILITARY ASPECTS Article I")
    assert first.text.endswith("1. All forces withdraw.")
    assert second.text.endswith("The boundary is as on the map.")


@pytest.mark.parametrize(
    "heading",
    [
        "ANNEX",
        "Annex",
        "Annex 1",
        "ANNEX I-A",
        "## Annex A",
        "**Annex B: Maps**",
        "Annex on prisoners",
        "Annex to the Agreement",
        "[ANNEX II]",
        "Appendix",
        "APPENDIX 2: MAPS",
        "Technical Annex",
        "First Annex",
        "Annexe I",
        "Protocol on the exchange of prisoners",
        "Additional Protocol I",
        "PROTOCOL",
        "# Protocol on Prisoners",
        "Schedule 1",
        "SCHEDULE OF WITHDRAWAL",
        "Attachment A",
        "Додаток",
        "Додаток № 2 до Угоди",
        "ДОДАТОК 1. КАРТИ",
        "Приложение 1",
        "Протокол про обмін полоненими",
        "Anexo I",
        "Anlage 3",
    ],
)
@pytest.mark.parametrize("mark", ["{n}.", "Article {n}", "## Article {n}", "({n})", "Стаття {n}."])
def test_an_annex_ends_the_numbering(heading: str, mark: str) -> None:
    own = "\n\n".join(f"{mark.format(n=n)} Matter {n} is settled." for n in (1, 2))
    annexed = "\n\n".join(f"{mark.format(n=n)} Rule {n} holds." for n in (1, 2, 3))
    found = parse_points(f"{own}\n\n{heading}\n\n{annexed}\n")
    assert numbers(found) == [1, 2]
    assert "Rule" not in whole(found)
    (annex,) = found.annexes
    assert all(f"Rule {n} holds." in annex.text for n in (1, 2, 3))


@pytest.mark.parametrize(
    "text",
    [
        (
            "1. The forces go back to the line that is set out in\nAnnex 1 to this Agreement and\n"
            "Protocol 2.\n2. Two.\n3. Three."
        ),
        "1. One.\n\nAnnex 1 contains the line.\n\n2. Two.\n\n3. Three.",
        (
            "Article 1\nProtocol\nThe Protocol is a part.\n\nArticle 2\nAnnex\nSo is the annex.\n\n"
            "Article 3\nEntry into force\nIt enters into force."
        ),
        (
            "Article 1\nOne.\n\nArticle 2\nThe annexes are:\n\nAnnex 1 – Military aspects\n"
            "Annex 2 – Boundary line\n\nArticle 3\nThree."
        ),
        "1. Two annexes:\n- Annex 1: the line\n- Annex 2: the dates\n2. Two.\n3. Three.",
        "ANNEX I\n\n1. One.\n\n2. Two.\n\n3. Three.",
        (
            "Contents\nArticle 1 One .... 2\nArticle 2 Two .... 3\nAnnex 1 The line .... 4\n\n"
            "Article 1\nOne.\nArticle 2\nTwo.\nArticle 3\nThree."
        ),
    ],
)
def test_words_about_annexes_end_nothing(text: str) -> None:
    found = parse_points(text)
    assert numbers(found) == [1, 2, 3]
    assert found.annexes == ()


def test_a_list_of_annexes_is_no_annex_and_those_after_it_are() -> None:
    found = parse_points(
        "Article 1\nOne.\n\nArticle 2\nThe annexes are:\n\nAnnex 1 – Forces\nAnnex 2 – Line\n\n"
        "Article 3\nThree.\n\nANNEX 1\nFORCES\n\nArticle 1\nLand.\n\nANNEX 2\n\nArticle 1\nMap.\n"
    )
    assert numbers(found) == [1, 2, 3]
    assert [annex.text[:7] for annex in found.annexes] == ["ANNEX 1", "ANNEX 2"]


def test_articles_go_on_after_an_annex_with_numbers_of_its_own() -> None:
    found = parse_points(
        "Article 49\nGermany renounces.\n\nArticle 50\nThe Annex lays it down.\n\nANNEX\n\n"
        "1. From the date.\n\n2. The State.\n\nArticle 51\nThe territories.\n\nArticle 52\nEnd.\n"
    )
    assert numbers(found) == [49, 50, 51, 52]
    assert [annex.text for annex in found.annexes] == ["ANNEX 1. From the date. 2. The State."]


def test_an_annex_whose_articles_begin_where_the_agreement_ended_is_none_of_it() -> None:
    found = parse_points(
        "Article 1\nOne.\n\nArticle 2\nTwo.\n\nAnnex\n\nArticle 3\nThree.\n\nArticle 4\nFour.\n"
    )
    assert numbers(found) == [1, 2]


def test_the_one_paragraph_of_a_resolution_ends_before_its_annex() -> None:
    found = parse_points("1. Endorses the Agreement.\n\nANNEX\n\n1. Ceasefire.\n\n2. Elections.\n")
    assert numbers(found) == [1]
    assert [annex.text for annex in found.annexes] == ["ANNEX 1. Ceasefire. 2. Elections."]


def test_an_annex_of_a_text_without_numbers_is_left_out_too() -> None:
    found = parse_points("The Parties agree.\n\nThey go home.\n\nANNEX\n\nThe map.\n")
    assert [point.text for point in found.points] == ["The Parties agree.", "They go home."]
    assert [annex.text for annex in found.annexes] == ["ANNEX The map."]


@pytest.mark.parametrize("level", ["## ", ""])
def test_articles_count_on_across_sections_in_spite_of_an_annex(level: str) -> None:
    parts = [
        f"{level}SECTION {roman}\n\nSUBJECT {roman}\n\n"
        + "\n\n".join(f"{level and '### '}Article {n}\n\nThe Parties agree on {n}." for n in two)
        for roman, two in (("I", (1, 2)), ("II", (3, 4)), ("III", (5, 6)))
    ]
    rules = "\n\n".join(f"{level and '### '}Article {n}\n\nRule {n}." for n in (1, 2, 3))
    found = parse_points("\n\n".join([*parts, f"{level}ANNEX A\n\nARBITRATION", rules]))
    assert [point.text for point in found.points] == [
        f"The Parties agree on {n}." for n in range(1, 7)
    ]
    assert found.between == ("SECTION II SUBJECT II", "SECTION III SUBJECT III")


def test_plain_numbers_count_on_across_sections() -> None:
    found = parse_points("Section 1. General\n1. One\n2. Two\nSection 2. Money\n3. Three\n4. Four")
    assert [point.text for point in found.points] == ["One", "Two", "Three", "Four"]
    assert found.between == ("Section 2. Money",)


def test_articles_that_begin_again_are_counted_on_and_listed() -> None:
    found = parse_points(
        "PART I\nArticle 1\nPeace.\nArticle 2\nForces.\nPART II\nArticle 1\nSea.\nArticle 2\nAir.\n"
        "Article 3\nLand.\n"
    )
    assert [(point.number, point.title) for point in found.points] == [
        (1, "Peace"),
        (2, "Forces"),
        (3, "Article 1 Sea"),
        (4, "Article 2 Air"),
        (5, "Article 3 Land"),
    ]
    assert found.renumbered == ("Article 1 → 3", "Article 2 → 4", "Article 3 → 5")
    said = reading_sentences(found, load_words("en"))
    assert "Article 1 → 3, Article 2 → 4" in " ".join(said)


def test_the_title_of_a_second_agreement_is_no_part_of_the_first() -> None:
    found = parse_points(
        "AGREEMENT ON A CEASEFIRE\n\nArticle 1\nPeace.\n\nArticle 2\nForces.\n\n"
        "AGREEMENT ON PRISONERS\n\nArticle 1\nLists.\n\nArticle 2\nBuses.\n"
    )
    assert [point.text for point in found.points] == ["Peace.", "Forces.", "Lists.", "Buses."]
    assert found.between == ("AGREEMENT ON PRISONERS",)
    assert found.renumbered == ("Article 1 → 3", "Article 2 → 4")


@pytest.mark.parametrize("title", ["DECLARATION", "## Declaration", "MEMORANDUM\nOF UNDERSTANDING"])
def test_numbers_that_begin_again_under_a_title_are_counted_on(title: str) -> None:
    found = parse_points(f"1. One.\n2. Two.\n\n{title}\n\n1. Three.\n2. Four.\n3. Five.\n")
    assert [point.text for point in found.points] == ["One.", "Two.", "Three.", "Four.", "Five."]
    assert [point.title for point in found.points][2:] == ["1 Three", "2 Four", "3 Five"]
    assert found.between == (title.removeprefix("## ").replace("\n", " "),)
    assert found.renumbered == ("1 → 3", "2 → 4", "3 → 5")


def test_a_text_beyond_the_limit_is_said_to_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Article {n}\nTitle {n}\nThe Parties agree on {n}." for n in range(1, 40))
    assert parse_points(text).notices == ()
    monkeypatch.setattr(source_lines_module, "MAX_TEXT_CHARACTERS", 400)
    found = parse_points(text)
    assert 1 < len(found.points) < 39
    (sentence,) = reading_sentences(found, load_words("en"))
    assert sentence.startswith(f"The text is too long: 400 of its {len(text)} characters were read")


def test_very_long_treaties_are_read_whole() -> None:
    articles = [
        f"Article {n}\nTitle {n}\n{f'The Parties agree on {n}. ' * 110}" for n in range(1, 1000)
    ]
    text = "\n\n".join(articles)
    assert 2_000_000 < len(text) < limits.MAX_TEXT_CHARACTERS
    found = parse_points(text)
    assert len(found.points) == 999
    assert found.notices == ()


@pytest.mark.parametrize("style", ["{n}. Said {n}.", "Said {n}."])
def test_points_beyond_the_most_are_left_out_and_said_to_be(
    monkeypatch: pytest.MonkeyPatch, style: str
) -> None:
    monkeypatch.setattr(points_module, "MAX_POINTS", 5)
    found = parse_points("\n\n".join(style.format(n=n) for n in range(1, 9)))
    assert [point.text for point in found.points] == [f"Said {n}." for n in range(1, 6)]
    assert "Said 6." in found.after
    assert "There are more than 5 points" in " ".join(reading_sentences(found, load_words("en")))


@pytest.mark.parametrize(
    "line",
    [
        "x\n",
        "- b\n",
        "1. x\n2. y\n",
        "Annex 1\n\n",
        "1. a\n\nAnnex 1\n\nx\n",
        "Section I\nArticle 1\n",
    ],
)
def test_twice_the_lines_take_twice_the_steps(line: str) -> None:
    steps = [calls_of(lambda n=n: parse_points("1. One.\n- a\n" + line * n)) for n in (1000, 2000)]
    assert steps[1] < 2.3 * steps[0]


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called, which does not depend on the speed of a machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_lines_beyond_the_most_are_left_out_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_lines_module, "MAX_TEXT_LINES", 3)
    parsed = parse_points("1. One.\n2. Two.\n3. Three.\n4. Four.\n")
    assert [point.number for point in parsed.points] == [1, 2, 3]
    assert parsed.notices == ("cut:26/35",)
    assert "The text is too long" in " ".join(reading_sentences(parsed, load_words("en")))
