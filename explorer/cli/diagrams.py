"""Commands dependencies and decision: print to the terminal, as JSON, or write a file."""

import argparse

from explorer.cli.book_output import expect_written, sheet_options, write_book
from explorer.cli.json_output import dumps
from explorer.cli.output.terminal import print_text
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.read import reference_of
from explorer.diagrams.graph.decision_diagram import decision_diagram
from explorer.diagrams.graph.dependency_diagram import dependency_diagram
from explorer.diagrams.graph.model import Diagram
from explorer.domain.content.decision_tree import DecisionPaths
from explorer.domain.content.dependency_graph import DependencyGraph
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import Book
from explorer.reports.compose import compose_decision, compose_dependencies
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.diagrams import decision_paths, dependency_graph


def run(options: argparse.Namespace) -> int:
    """Print or write the dependencies of a clause, or the paths of the decision."""
    expect_written(options)
    with opened(options) as pack:
        reference = reference_of(options.reference, pack) if "reference" in options else ""
        if options.output is not None:
            sheet = sheet_options(options, pack.language)
            write_book(options, _book(reference, pack, sheet), sheet)
            return 0
        content, diagram = _dependencies(reference, pack) if reference else _decision(pack)
        if options.json:
            print(dumps(content, options.command))
        else:
            print_text(_text(diagram))
    return 0


def _book(reference: str, pack: OpenedPack, sheet: SheetOptions) -> Book:
    if not reference:
        return compose_decision(pack.connection, sheet, as_of=pack.as_of)
    return compose_dependencies(pack.connection, sheet, reference=reference, as_of=pack.as_of)


def _dependencies(reference: str, pack: OpenedPack) -> tuple[DependencyGraph, Diagram]:
    graph = dependency_graph(pack.connection, reference, pack.as_of, pack.language)
    return graph, dependency_diagram(graph, load_words(pack.language))


def _decision(pack: OpenedPack) -> tuple[DecisionPaths, Diagram]:
    paths = decision_paths(pack.connection, pack.as_of, pack.language)
    return paths, decision_diagram(paths, load_words(pack.language))


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
