"""Parts of a diagram that is too large for a page: arrows between two columns at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from explorer.diagrams.graph.model import Arrow, Diagram, GraphBox

Fits = Callable[[Diagram], bool]
Arrows = tuple[Arrow, ...]


def split_diagram(diagram: Diagram, fits: Fits) -> tuple[Diagram, ...]:
    """Return a diagram whole if it fits, otherwise in parts of two columns that do.

    Every box and every arrow is in a part; a box with arrows to both sides is in several. A part
    that cannot be made smaller may not fit.
    """
    if fits(diagram) or not diagram.arrows:
        return (diagram,)
    column = {box.key: box.column for box in diagram.boxes}
    pairs = sorted({(column[arrow.source], column[arrow.target]) for arrow in diagram.arrows})
    parts: list[Diagram] = []
    for pair in pairs:
        between = [a for a in diagram.arrows if (column[a.source], column[a.target]) == pair]
        groups = [
            group
            for connected in _connected(between)
            for group in _smaller(connected, lambda arrows: fits(_part(diagram, arrows)))
        ]
        parts += [_part(diagram, arrows) for arrows in _merged(groups, diagram, fits)]
    ends = {key for arrow in diagram.arrows for key in (arrow.source, arrow.target)}
    alone = tuple(replace(box, column=0) for box in diagram.boxes if box.key not in ends)
    if alone:
        parts.append(replace(diagram, boxes=alone, arrows=(), heads=()))
    return tuple(parts)


def _part(diagram: Diagram, arrows: Arrows) -> Diagram:
    """Return the part of a diagram with some arrows, which go from one column to another."""
    column = {box.key: box.column for box in diagram.boxes}
    first, last = column[arrows[0].source], column[arrows[0].target]
    ends = {key for arrow in arrows for key in (arrow.source, arrow.target)}
    boxes = tuple(_moved(box, first, last) for box in diagram.boxes if box.key in ends)
    heads = tuple(diagram.heads[place] for place in (first, last)) if diagram.heads else ()
    return replace(diagram, boxes=boxes, arrows=arrows, heads=heads)


def _moved(box: GraphBox, first: int, last: int) -> GraphBox:
    if first == last:
        return replace(box, column=0)
    return replace(box, column=int(box.column == max(first, last)))


def _connected(arrows: Sequence[Arrow]) -> Iterator[Arrows]:
    """Yield arrows in groups that share no box."""
    waiting = list(arrows)
    while waiting:
        group, keys = [waiting.pop(0)], set[str]()
        size = 0
        while len(group) != size:
            size = len(group)
            keys |= {key for arrow in group for key in (arrow.source, arrow.target)}
            group += [a for a in waiting if {a.source, a.target} & keys]
            waiting = [a for a in waiting if a not in group]
        yield tuple(arrow for arrow in arrows if arrow in group)


def _smaller(arrows: Arrows, fits: Callable[[Arrows], bool]) -> Iterator[Arrows]:
    """Yield arrows in groups that fit: those of a box together as long as possible."""
    if fits(arrows) or len(arrows) == 1:
        yield arrows
        return
    sources, targets = ({getattr(a, end) for a in arrows} for end in ("source", "target"))
    end = "source" if len(sources) <= len(targets) else "target"
    hubs = dict.fromkeys(getattr(arrow, end) for arrow in arrows)
    if len(hubs) > 1:
        for hub in hubs:
            yield from _smaller(tuple(a for a in arrows if getattr(a, end) == hub), fits)
        return
    group: Arrows = ()
    for arrow in arrows:
        if group and not fits((*group, arrow)):
            yield group
            group = ()
        group = (*group, arrow)
    yield group


def _merged(groups: Iterable[Arrows], diagram: Diagram, fits: Fits) -> Iterator[Arrows]:
    """Yield groups, neighbours together where they fit."""
    merged: Arrows = ()
    for group in groups:
        if merged and not fits(_part(diagram, (*merged, *group))):
            yield merged
            merged = ()
        merged = (*merged, *group)
    if merged:
        yield merged
