"""Points and annexes as lines of text that are parsed to the same points."""

from collections.abc import Iterator, Sequence

from explorer.interchange.text.annexes import annex_heading
from explorer.interchange.text.point_model import ParsedPoints, Point, title_and_rest


def as_text(parsed: ParsedPoints) -> str:
    """Return points and annexes as editable lines of text."""
    lines = list(_lines(parsed.points))
    for annex in parsed.annexes:
        heading = annex_heading(annex.title, annex.identifier)
        lines += ["", f"# {heading}", "", *_lines(annex.parsed.points)]
    return "\n".join(lines)


def _lines(points: Sequence[Point]) -> Iterator[str]:
    for point in points:
        begins = title_and_rest(point.text or point.title)[0] == point.title
        content = (
            point.text if begins or point.text == point.title else f"{point.title}: {point.text}"
        )
        yield f"{point.number}. {content}"
        yield from (f"- {sub}" for sub in point.subpoints)
