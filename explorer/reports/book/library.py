"""Clauses of several agreements on paper: a row for each, with its agreement and source."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from explorer.i18n.message_catalog import day_text, load_words, source_label, texts_mark
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.builder import printing_date
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import CellLine, Role, cell

_SHARES = (1.0, 2.4)


class QuotedClause(Protocol):
    """A clause of any agreement, with what has to be stated about it."""

    @property
    def agreement(self) -> str:
        """Title of its agreement."""

    @property
    def document(self) -> str:
        """Title of its document."""

    @property
    def dated(self) -> date:
        """Date of the document."""

    @property
    def text_status(self) -> str:
        """How the wording of the document became known."""

    @property
    def wording(self) -> bool:
        """True if the text is the document's own."""

    @property
    def title(self) -> str:
        """Title of the clause."""

    @property
    def text(self) -> str:
        """Text of the clause with its sub-points."""

    @property
    def address(self) -> str:
        """Pack and reference, which name it."""


def library_book(clauses: Sequence[QuotedClause], title: str, options: SheetOptions) -> Book:
    """Return a table of clauses, each with its agreement, date, text status and origin."""
    catalog = load_words(options.language)
    heading = title or catalog["library.title"]
    mark = texts_mark(catalog, [clause.wording for clause in clauses])
    table = TextTable(
        title=heading,
        captions=(catalog["library.caption"],),
        columns=((catalog["library.agreement"], ""), (catalog["library.clause"], "")),
        rows=tuple(_row(clause, catalog) for clause in clauses),
        foot=(mark,),
        shares=_SHARES,
    )
    return Book(
        language=options.language,
        cover=None,
        parts=(table,),
        foot=printing_date(options, catalog),
        running=heading,
        mark=mark,
    )


def quotation_lines(clause: QuotedClause, language: str) -> tuple[str, str, str]:
    """Return agreement and title, the text, and the facts that have to be stated about it."""
    facts = _facts(clause, load_words(language))
    return f"{clause.agreement}: {clause.title}", clause.text, f"({facts})"


def _row(
    clause: QuotedClause, catalog: Mapping[str, str]
) -> tuple[tuple[CellLine, ...], tuple[CellLine, ...]]:
    named = (*cell(Role.TITLE, clause.agreement), *cell(Role.NOTE, _facts(clause, catalog)))
    return named, (*cell(Role.TITLE, clause.title), *cell(Role.TEXT, clause.text))


def _facts(clause: QuotedClause, catalog: Mapping[str, str]) -> str:
    facts = (
        clause.document,
        day_text(clause.dated.isoformat(), catalog),
        catalog[f"text_status.{clause.text_status}"],
        source_label(catalog, wording=clause.wording),
        clause.address,
    )
    return "; ".join(facts)
