"""Pieces of HTML as browsers and office programs put them on the clipboard."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.interchange.lines.html_text import has_list, html_as_text
from explorer.interchange.text.points import parse_points

CASE = Path(__file__).parents[2] / "data" / "clipboard" / "browser-list.html"


def test_a_list_copied_in_a_browser_keeps_its_numbers() -> None:
    html = CASE.read_text(encoding="utf-8")
    assert has_list(html)
    parsed = parse_points(html_as_text(html))
    assert [point.number for point in parsed.points] == [1, 2, 3]
    assert parsed.points[1].subpoints == (
        "within seven days in the north;",
        "within fourteen days in the south.",
    )
    assert parsed.before == "Draft framework"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ol start=3><li>three<li>four</ol>", "3. three\n4. four"),
        ("<ol><li>one</li><li value=5>five</li></ol>", "1. one\n5. five"),
        ("<ol type=i><li>one<ul><li>dot</ul></ol>", "i. one\n   - dot"),
        ("<ol type=a>" + "<li>x" * 28 + "</ol>", None),
        ("<p>One<br>two</p><p>three", "One\ntwo\n\nthree"),
        ("<style>p{}</style><p hidden>a</p><p style='display: none'>b</p>c", "a\n\nc"),
        (
            "<table><tr><th>No<th>Text<tr><td>1<td>One</table>",
            "| No | Text |\n|---|---|\n| 1 | One |",
        ),
    ],
)
def test_structure_becomes_lines(html: str, text: str | None) -> None:
    found = html_as_text(html)
    if text is None:
        assert found.splitlines()[-2:] == ["aa) x", "bb) x"]
    else:
        assert found == text


@given(st.text("<>/ollitrdpb=\"' 1a&;!-", max_size=300))
def test_anything_is_read(html: str) -> None:
    assert isinstance(html_as_text(html), str)
