"""Search and comparison across all agreements of the library.

The compiled packs in the cache are the catalogue: each is opened in turn, read-only. Local records
of the desk are those of the agreement in the window, and are not searched here.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.domain.content.references import document_of
from explorer.domain.search.query import Query, QueryMistakeError
from explorer.domain.search.search_results import EntryKind
from explorer.errors import UnknownReferenceError, UserFacingError
from explorer.packs.library.catalogue import LibraryEntry
from explorer.packs.library.shared_topics import SharedTopic, topics_within

if TYPE_CHECKING:
    from explorer.domain.content.documents import Clause
    from explorer.store.pack.connection import PackConnection

_MOST_OF_AGREEMENT = 20


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """A clause with its agreement, document and day; ``wording`` if it is the text's own."""

    pack: str
    version: int
    agreement: str
    document: str
    dated: date
    text_status: str
    wording: bool
    reference: str
    title: str
    text: str

    @property
    def address(self) -> str:
        """Pack and reference, which name a clause of the library."""
        return f"{self.pack}:{self.reference}"


@dataclass(frozen=True, slots=True)
class LibraryResults:
    """Clauses by agreement, how many were searched, and sentences on those that were not."""

    clauses: tuple[LibraryClause, ...]
    searched: int
    problems: tuple[str, ...] = ()


def search_across(
    entries: Sequence[LibraryEntry], folder: Path, query: Query, language: str
) -> LibraryResults:
    """Return the clauses that a query finds in each agreement, best first.

    A value of a field that only some agreements have matches nothing in the others. Raises
    QueryMistakeError if no agreement has it.
    """
    mistakes: list[QueryMistakeError] = []

    def find(connection: "PackConnection", shown: str) -> list[str]:
        from explorer.store.pack.metadata import pack_info
        from explorer.store.search.search import search

        try:
            results = search(connection, query, pack_info(connection, shown).latest, shown)
        except QueryMistakeError as mistake:
            mistakes.append(mistake)
            return []
        clauses = [hit.reference for hit in results.hits if hit.kind is EntryKind.CLAUSE]
        return clauses[:_MOST_OF_AGREEMENT]

    results = _across(entries, folder, language, find)
    if mistakes and len(mistakes) == results.searched:
        raise mistakes[0]
    return results


def clauses_on_topic(
    entries: Sequence[LibraryEntry], folder: Path, topic: SharedTopic, language: str
) -> LibraryResults:
    """Return the clauses of every agreement on a shared topic, in the order of their documents."""

    def find(connection: "PackConnection", shown: str) -> list[str]:
        from explorer.store.pack.documents import documents
        from explorer.store.pack.metadata import topics
        from explorer.store.pack.subjects import clauses_of

        chosen = topics_within(topic, topics(connection, shown))
        return [
            clause.reference
            for document in documents(connection, shown)
            for clause in clauses_of(connection, document.reference, shown)
            if chosen.intersection(clause.topics)
        ]

    return _across(entries, folder, language, find)


def clause_at(
    entries: Sequence[LibraryEntry], folder: Path, address: str, language: str
) -> LibraryClause:
    """Return a clause by its address. Raises UnknownReferenceError, PackError."""
    pack, _, reference = address.partition(":")
    entry = next((entry for entry in entries if entry.reference == pack), None)
    if entry is None:
        raise UnknownReferenceError(address)
    with opened_entry(entry, folder, language) as (connection, shown):
        clauses = _clauses(connection, entry, [reference], shown)
    if not clauses:
        raise UnknownReferenceError(address)
    return clauses[0]


@contextmanager
def opened_entry(
    entry: LibraryEntry, folder: Path, language: str
) -> "Iterator[tuple[PackConnection, str]]":
    """Open the compiled pack of an entry, with the language that it is shown in."""
    from explorer.packs.compiler.cache import ensure_compiled
    from explorer.store.pack.connection import open_compiled_pack
    from explorer.store.pack.metadata import pack_info

    connection = open_compiled_pack(ensure_compiled(entry.place, folder).path)
    try:
        yield connection, pack_info(connection, language).language(language)
    finally:
        connection.close()


def _across(
    entries: Sequence[LibraryEntry],
    folder: Path,
    language: str,
    find: "Callable[[PackConnection, str], list[str]]",
) -> LibraryResults:
    clauses: list[LibraryClause] = []
    problems: list[str] = []
    for entry in entries:
        try:
            with opened_entry(entry, folder, language) as (connection, shown):
                clauses += _clauses(connection, entry, find(connection, shown), shown)
        except UserFacingError as error:
            problems.append(str(error))
    return LibraryResults(tuple(clauses), len(entries) - len(problems), tuple(problems))


def _clauses(
    connection: "PackConnection", entry: LibraryEntry, references: Sequence[str], language: str
) -> list[LibraryClause]:
    """Return clauses in the order of their references; what is not a clause is skipped."""
    from explorer.store.pack.documents import documents
    from explorer.store.pack.subjects import clauses_of

    sources = {source.reference: source for source in documents(connection, language)}
    named = dict.fromkeys(document_of(reference) or "" for reference in references)
    by_reference: dict[str, Clause] = {
        clause.reference: clause
        for name in named
        if name in sources
        for clause in clauses_of(connection, name, language)
    }
    clauses = []
    for reference in references:
        clause = by_reference.get(reference)
        if clause is None:
            continue
        source = sources[clause.document]
        clauses.append(
            LibraryClause(
                entry.reference,
                entry.version,
                entry.title,
                source.title,
                source.date,
                source.text_status.value,
                source.wording,
                reference,
                clause.title,
                " ".join((clause.summary, *clause.subpoints)),
            )
        )
    return clauses
