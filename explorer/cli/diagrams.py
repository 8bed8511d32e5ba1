"""Commands dependencies and decision: print to the terminal, as JSON, or write a file."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from explorer.cli.book_output import book_file, expect_written, sheet_options
from explorer.cli.json_output import dumps
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.read import reference_of
from explorer.diagrams.graph.decision_diagram import decision_diagram
from explorer.diagrams.graph.dependency_diagram import dependency_diagram
from explorer.diagrams.graph.model import Diagram
from explorer.domain.content.decision_tree import DecisionPaths
from explorer.domain.content.dependency_graph import DependencyGraph
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.diagram import decision_book, dependencies_book
from explorer.reports.book.model import Book
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.diagrams import decision_paths, dependency_graph
from explorer.system.atomic_file import write_atomic


@dataclass(frozen=True, slots=True)
class _DiagramResult:
    """Result of a command as content, diagram and book."""

    content: DependencyGraph | DecisionPaths
    diagram: Diagram
    book: Callable[[SheetOptions], Book]


def run(options: argparse.Namespace) -> int:
    """Print or write the dependencies of a clause, or the paths of the decision."""
    expect_written(options)
    with opened(options) as pack:
        result = _dependencies(options, pack) if "reference" in options else _decision(pack)
        if options.output is not None:
            sheet = sheet_options(options, pack.language)
            write_atomic(options.output, book_file(result.book(sheet), options.output, sheet))
        elif options.json:
            print(dumps(result.content))
        else:
            print(_text(result.diagram))
    return 0


def _dependencies(options: argparse.Namespace, pack: OpenedPack) -> _DiagramResult:
    reference = reference_of(options.reference, pack)
    graph = dependency_graph(pack.connection, reference, pack.as_of, pack.language)
    diagram = dependency_diagram(graph, load_words(pack.language))
    return _DiagramResult(graph, diagram, lambda sheet: dependencies_book(graph, pack.info, sheet))


def _decision(pack: OpenedPack) -> _DiagramResult:
    paths = decision_paths(pack.connection, pack.as_of, pack.language)
    diagram = decision_diagram(paths, load_words(pack.language))
    return _DiagramResult(paths, diagram, lambda sheet: decision_book(paths, pack.info, sheet))


def _text(diagram: Diagram) -> str:
    """Return the text of every box, column by column, each under its heading."""
    lines = [diagram.title, *diagram.warnings]
    for column in range(diagram.columns):
        boxes = [box for box in diagram.boxes if box.column == column]
        head = diagram.heads[column] if diagram.heads else ""
        if boxes:
            lines += ["", *([head] if head else [])]
        for box in boxes:
            first, *further = box.description.split("\n")
            lines += [f"- {first}", *(f"    {line}" for line in further)]
    return "\n".join([*lines, "", *diagram.notes])
