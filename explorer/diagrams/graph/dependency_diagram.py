"""The diagram of a clause among those it depends on and those that depend on it."""

from collections.abc import Iterable, Mapping, Sequence

from explorer.diagrams.graph.model import Arrow, BoxKind, BoxTextStyle, Diagram, GraphBox, Text
from explorer.domain.content.analysis import Dependency
from explorer.domain.content.dependency_graph import DependencyGraph, dependency_ends

Words = Mapping[str, str]
_CENTRE = "centre"


def dependency_diagram(graph: DependencyGraph, words: Words) -> Diagram:
    """What the clause depends on at the left, what depends on it at the right."""
    maker = _DiagramBuilder(graph, words)
    left = maker.side(graph.needed, 0, centre_waits=True)
    right = maker.side(graph.depending, 2, centre_waits=False)
    centres = [maker.centre(name) for name in graph.centres]
    heads = (
        words["diagram.depends_on"] if left[0] else "",
        "",
        words["diagram.depend_on_it"] if right[0] else "",
    )
    title = ", ".join(maker.label(name) for name in graph.centres)
    return Diagram(
        title=words["diagram.dependencies"].format(title=title),
        boxes=(*left[0], *centres, *right[0]),
        arrows=(*left[1], *right[1]),
        heads=heads,
        notes=tuple(_notes(graph, words)),
        warnings=tuple(maker.circle(group) for group in graph.circles),
    )


def _notes(graph: DependencyGraph, words: Words) -> Iterable[str]:
    if graph.through:
        numbers = ", ".join(graph.centres)
        yield words["diagram.through"].format(reference=graph.through, others=numbers)
    if not graph.dependencies:
        yield words["diagram.no_dependencies"]
    if graph.basis_note:
        yield graph.basis_note


class _DiagramBuilder:
    """Makes boxes of one graph."""

    def __init__(self, graph: DependencyGraph, words: Words) -> None:
        self.graph = graph
        self.words = words
        self.circular = [set(group) for group in graph.circles]

    def label(self, reference: str) -> str:
        """Number and title of a clause; the title alone of what has no number."""
        number = reference.partition("/")[2]
        return f"{number} {self.graph.titles.get(reference, reference)}".strip()

    def centre(self, reference: str) -> GraphBox:
        texts = [Text(self.label(reference), BoxTextStyle.TITLE), *self.marks(reference)]
        told = ". ".join(text.text for text in texts)
        return GraphBox(f"{_CENTRE}:{reference}", BoxKind.CENTRE, 1, tuple(texts), reference, told)

    def side(
        self, dependencies: Sequence[Dependency], column: int, *, centre_waits: bool
    ) -> tuple[list[GraphBox], list[Arrow]]:
        """The boxes of a column with their arrows; several ties to one clause share a box."""
        held: dict[str, list[Dependency]] = {}
        for one in dependencies:
            depending, needed = dependency_ends(one)
            held.setdefault(needed if centre_waits else depending, []).append(one)
        boxes, arrows = [], []
        for reference, ties in held.items():
            key = f"{column}:{reference}"
            boxes.append(self.box(key, reference, column, ties))
            arrows += [self.arrow(key, reference, one, centre_waits=centre_waits) for one in ties]
        return boxes, list(dict.fromkeys(arrows))

    def box(self, key: str, reference: str, column: int, ties: Sequence[Dependency]) -> GraphBox:
        texts = [Text(self.label(reference), BoxTextStyle.TITLE)]
        for one in ties:
            basis = self.words[f"dependency.{one.basis}"]
            texts.append(Text(self.tie(one), BoxTextStyle.LEAD))
            texts.append(Text(f"{one.why.rstrip('.')} ({basis}).", BoxTextStyle.SMALL))
        texts += self.marks(reference)
        told = " ".join(f"{text.text.rstrip('.')}." for text in texts)
        return GraphBox(key, BoxKind.CLAUSE, column, tuple(texts), reference, told)

    def tie(self, one: Dependency) -> str:
        """The tie as a short sentence."""
        short = {end: end.partition("/")[2] or self.label(end) for end in (one.source, one.target)}
        return self.words[f"dependency.{one.kind}"].format(
            source=short[one.source], target=short[one.target]
        )

    def arrow(self, key: str, other: str, one: Dependency, *, centre_waits: bool) -> Arrow:
        depending, needed = dependency_ends(one)
        centre = f"{_CENTRE}:{depending if centre_waits else needed}"
        # From left to right, as the eye reads: what must come first stands first.
        ends = (key, centre) if centre_waits else (centre, key)
        circular = any({depending, needed} <= group for group in self.circular)
        return Arrow(*ends, dashed=one.basis != "text", circular=circular)

    def marks(self, reference: str) -> list[Text]:
        """That a clause is part of a circle, or gone from another document."""
        found = []
        if any(reference in group for group in self.circular):
            found.append(Text(self.words["diagram.in_circle"], BoxTextStyle.WARNING))
        gone = self.graph.dropped.get(reference, ())
        if gone:
            said = self.words["diagram.dropped"].format(names=", ".join(gone))
            found.append(Text(said, BoxTextStyle.WARNING))
        return found

    def circle(self, group: Sequence[str]) -> str:
        """A circle in words."""
        numbers = ", ".join(name.partition("/")[2] for name in group)
        return self.words["diagram.circle"].format(names=numbers)
