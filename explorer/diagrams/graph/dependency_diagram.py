"""Dependency diagram of a clause: its dependencies and its dependants."""

from collections.abc import Iterable, Mapping, Sequence

from explorer.diagrams.graph.model import Arrow, BoxKind, BoxTextStyle, Diagram, GraphBox, Text
from explorer.domain.content.analysis import Dependency
from explorer.domain.content.dependency_graph import DependencyGraph, dependency_ends

Catalog = Mapping[str, str]
_CENTRE = "centre"


def dependency_diagram(graph: DependencyGraph, catalog: Catalog) -> Diagram:
    """Return the dependencies of the clause at the left, its dependants at the right."""
    maker = _DiagramBuilder(graph, catalog)
    left = maker.side(graph.needed, 0, centre_waits=True)
    right = maker.side(graph.depending, 2, centre_waits=False)
    centres = [maker.centre(name) for name in graph.centres]
    heads = (
        catalog["diagram.depends_on"] if left[0] else "",
        "",
        catalog["diagram.depend_on_it"] if right[0] else "",
    )
    title = ", ".join(maker.label(name) for name in graph.centres)
    return Diagram(
        title=catalog["diagram.dependencies"].format(title=title),
        boxes=(*left[0], *centres, *right[0]),
        arrows=(*left[1], *right[1]),
        heads=heads,
        notes=tuple(_notes(graph, catalog)),
        warnings=tuple(maker.circle(group) for group in graph.circles),
    )


def _notes(graph: DependencyGraph, catalog: Catalog) -> Iterable[str]:
    if graph.through:
        numbers = ", ".join(graph.centres)
        yield catalog["diagram.through"].format(reference=graph.through, others=numbers)
    if not graph.dependencies:
        yield catalog["diagram.no_dependencies"]
    if graph.basis_note:
        yield graph.basis_note


class _DiagramBuilder:
    """Builder of the boxes and arrows of one graph."""

    def __init__(self, graph: DependencyGraph, catalog: Catalog) -> None:
        self.graph = graph
        self.catalog = catalog
        self.circular = [set(group) for group in graph.circles]

    def label(self, reference: str) -> str:
        """Return number and title of a clause; only the title if it has no number."""
        number = reference.partition("/")[2]
        return f"{number} {self.graph.titles.get(reference, reference)}".strip()

    def centre(self, reference: str) -> GraphBox:
        texts = [Text(self.label(reference), BoxTextStyle.TITLE), *self.marks(reference)]
        description = ". ".join(text.text for text in texts)
        return GraphBox(
            f"{_CENTRE}:{reference}", BoxKind.CENTRE, 1, tuple(texts), reference, description
        )

    def side(
        self, dependencies: Sequence[Dependency], column: int, *, centre_waits: bool
    ) -> tuple[list[GraphBox], list[Arrow]]:
        """Return the boxes and arrows of a column; several ties to one clause share a box."""
        ties_by_clause: dict[str, list[Dependency]] = {}
        for dependency in dependencies:
            depending, needed = dependency_ends(dependency)
            ties_by_clause.setdefault(needed if centre_waits else depending, []).append(dependency)
        boxes, arrows = [], []
        for reference, ties in ties_by_clause.items():
            key = f"{column}:{reference}"
            boxes.append(self.box(key, reference, column, ties))
            arrows += [
                self.arrow(key, reference, dependency, centre_waits=centre_waits)
                for dependency in ties
            ]
        return boxes, list(dict.fromkeys(arrows))

    def box(self, key: str, reference: str, column: int, ties: Sequence[Dependency]) -> GraphBox:
        texts = [Text(self.label(reference), BoxTextStyle.TITLE)]
        for tie in ties:
            basis = self.catalog[f"dependency.{tie.basis}"]
            texts.append(Text(self.tie(tie), BoxTextStyle.LEAD))
            texts.append(Text(f"{tie.why.rstrip('.')} ({basis}).", BoxTextStyle.SMALL))
        texts += self.marks(reference)
        description = " ".join(f"{text.text.rstrip('.')}." for text in texts)
        return GraphBox(key, BoxKind.CLAUSE, column, tuple(texts), reference, description)

    def tie(self, dependency: Dependency) -> str:
        """Return the dependency as a short sentence."""
        short = {
            end: end.partition("/")[2] or self.label(end)
            for end in (dependency.source, dependency.target)
        }
        return self.catalog[f"dependency.{dependency.kind}"].format(
            source=short[dependency.source], target=short[dependency.target]
        )

    def arrow(
        self, key: str, neighbour: str, dependency: Dependency, *, centre_waits: bool
    ) -> Arrow:
        depending, needed = dependency_ends(dependency)
        centre = f"{_CENTRE}:{depending if centre_waits else needed}"
        # Arrows run from left to right: prerequisites come first.
        ends = (key, centre) if centre_waits else (centre, key)
        circular = any({depending, needed} <= group for group in self.circular)
        return Arrow(*ends, dashed=dependency.basis != "text", circular=circular)

    def marks(self, reference: str) -> list[Text]:
        """Return notes that a clause is part of a circle, or dropped from another document."""
        passages = []
        if any(reference in group for group in self.circular):
            passages.append(Text(self.catalog["diagram.in_circle"], BoxTextStyle.WARNING))
        documents = self.graph.dropped.get(reference, ())
        if documents:
            warning = self.catalog["diagram.dropped"].format(names=", ".join(documents))
            passages.append(Text(warning, BoxTextStyle.WARNING))
        return passages

    def circle(self, group: Sequence[str]) -> str:
        """Return a circle as text."""
        numbers = ", ".join(name.partition("/")[2] for name in group)
        return self.catalog["diagram.circle"].format(names=numbers)
