"""Chapters of a flow document: stretches that share the orientation of their pages."""

from collections.abc import Iterator, Sequence

from explorer.reports.document.model import Element, FlowPicture, Heading, Table


def chapters(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield page-wise stretches; one with a landscape table or drawing is on landscape pages."""
    chapter: list[Element] = []
    for element in elements:
        if (
            isinstance(element, Heading)
            and chapter
            and (element.new_page or (element.listed and is_landscape(chapter)))
        ):
            yield chapter
            chapter = []
        chapter.append(element)
    if chapter:
        yield chapter


def is_landscape(elements: Sequence[Element]) -> bool:
    """Return True if a table or a drawing is to be set on a landscape page."""
    return any(isinstance(element, Table | FlowPicture) and element.turned for element in elements)
