"""Diagrams on paper: the drawing, followed by its content as a table."""

from dataclasses import replace

from explorer.diagrams.graph.decision_diagram import (
    decision_diagram,
    later_event_lines,
    who_and_when,
)
from explorer.diagrams.graph.dependency_diagram import dependency_diagram
from explorer.diagrams.graph.model import Diagram
from explorer.diagrams.graph.parts import split_diagram
from explorer.domain.content.analysis import Decision
from explorer.domain.content.decision_tree import DecisionPaths
from explorer.domain.content.dependency_graph import DependencyGraph
from explorer.domain.content.read_models import PackInfo
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, DiagramPart, TextTable
from explorer.reports.sheet.model import MapImage, PaperSize, SheetOptions
from explorer.reports.svg.diagram import diagram_svg
from explorer.reports.text.comparison_text import Catalog, CellLine, Role, cell

_WIDTH_MM = {PaperSize.A4: 269.0, PaperSize.LETTER: 251.0}
#: Height left for a drawing below its title and captions, in large print and otherwise.
_HEIGHT_MM = {False: 146.0, True: 112.0}
#: In large print a drawing is laid out smaller and then enlarged, with letters of at least 14 pt.
_ENLARGED_LARGE = 2.0
Cells = tuple[tuple[CellLine, ...], ...]


def dependencies_book(graph: DependencyGraph, info: PackInfo, options: SheetOptions) -> Book:
    """Return a book of the dependencies of a clause, in both directions."""
    catalog = load_words(options.language)
    diagram = dependency_diagram(graph, catalog)
    columns = ("diagram.tie", "diagram.why", "diagram.basis")
    rows = tuple(
        (
            cell(
                Role.TITLE,
                _sentence(dependency.kind, dependency.source, dependency.target, graph, catalog),
            ),
            cell(Role.TEXT, dependency.why),
            cell(Role.NOTE, catalog[f"dependency.{dependency.basis}"]),
        )
        for dependency in (*graph.needed, *graph.depending)
    )
    table = _table(diagram, columns, rows, catalog, graph.as_of.isoformat())
    part = _drawn(diagram, catalog["diagram.key"], catalog, options)
    return book_without_cover((*part, table), diagram.title, info, options, graph.as_of)


def decision_book(paths: DecisionPaths, info: PackInfo, options: SheetOptions) -> Book:
    """Return a book of the decision and of the paths it is reported to open."""
    catalog = load_words(options.language)
    diagram = decision_diagram(paths, catalog)
    columns = ("diagram.statement", "diagram.who_said", "diagram.on_what", "diagram.bears")
    numbers: dict[str, int] = {}
    rows = tuple(_decision_row(step, paths, numbers, catalog) for step in paths.steps)
    table = _table(diagram, columns, rows, catalog, paths.as_of.isoformat())
    cited_table = replace(table, foot=(*table.foot, *_source_lines(numbers, paths, catalog)))
    part = _drawn(diagram, catalog["diagram.decision_key"], catalog, options)
    return book_without_cover((*part, cited_table), diagram.title, info, options, paths.as_of)


def _drawn(
    diagram: Diagram, key: str, catalog: Catalog, options: SheetOptions
) -> tuple[DiagramPart, ...]:
    """Return the drawing on as many pages as keep its text large enough to read."""
    if not diagram.boxes:
        return ()
    enlarged = _ENLARGED_LARGE if options.large else 1.0
    width = _WIDTH_MM[options.paper] / enlarged
    most = _HEIGHT_MM[options.large] / enlarged

    def fits(part: Diagram) -> bool:
        return diagram_svg(part, width)[1] <= most

    parts = split_diagram(diagram, fits)
    drawn = []
    for number, part in enumerate(parts, start=1):
        title = diagram.title
        if len(parts) > 1:
            pattern = catalog["diagram.part"]
            title = pattern.format(title=title, number=number, count=len(parts))
        svg, _ = diagram_svg(part, width, grey=options.grey)
        alt = catalog["diagram.alt"].format(title=title, count=len(part.boxes))
        warnings = diagram.warnings if number == 1 else ()
        drawn.append(DiagramPart(title, (key,), MapImage(svg, alt), warnings))
    return tuple(drawn)


def _table(
    diagram: Diagram, columns: tuple[str, ...], rows: tuple[Cells, ...], catalog: Catalog, day: str
) -> TextTable:
    as_of = catalog["page.as_of"].format(date=day_text(day, catalog))
    return TextTable(
        title=catalog["diagram.as_table"].format(title=diagram.title),
        captions=(as_of, *diagram.notes),
        columns=tuple((catalog[key], "") for key in columns),
        rows=rows,
        foot=(),
    )


def _sentence(kind: str, source: str, target: str, graph: DependencyGraph, catalog: Catalog) -> str:
    named = {}
    for field, reference in (("source", source), ("target", target)):
        number = reference.partition("/")[2]
        title = graph.titles.get(reference, reference)
        named[field] = catalog["page.measured_name"].format(reference=number, title=title).strip()
    return catalog[f"dependency.{kind}"].format(**named)


def _decision_row(
    decision: Decision, paths: DecisionPaths, numbers: dict[str, int], catalog: Catalog
) -> Cells:
    """Return the row of a step and of the paths that lead to it, each statement with its author."""
    incoming = paths.ways_to(decision.reference)
    names = {step.reference: step.label for step in paths.steps}
    led = [
        catalog["diagram.way"].format(source=names.get(path.ends[0], "–"), way=path.label)
        for path in incoming
        if path.ends is not None
    ]
    statements = [
        f"{who_and_when(each, catalog)} {_cited(each, numbers)}" for each in (decision, *incoming)
    ]
    targets = [
        f"{name.partition('/')[2]} {paths.titles.get(name, name)}".strip()
        for name in paths.targets.get(decision.reference, ())
    ]
    title = f"{catalog[f'decision.{decision.kind}']}: {decision.label}"
    return (
        (*cell(Role.TITLE, title), *cell(Role.TEXT, *led)),
        cell(Role.TEXT, *dict.fromkeys(statements)),
        cell(Role.TEXT, *targets),
        cell(Role.TEXT, *later_event_lines((decision, *incoming), paths, catalog)),
    )


def _cited(decision: Decision, numbers: dict[str, int]) -> str:
    cited = [str(numbers.setdefault(name, len(numbers) + 1)) for name in decision.sources]
    return f"[{', '.join(cited)}]" if cited else ""


def _source_lines(numbers: dict[str, int], paths: DecisionPaths, catalog: Catalog) -> list[str]:
    """Return the cited sources with their numbers."""
    cited = [(number, paths.sources[name]) for name, number in numbers.items()]
    return [
        f"[{number}] {source.publisher},"
        f" {day_text(source.date.isoformat(), catalog)}: {source.title}"
        for number, source in cited
    ]
