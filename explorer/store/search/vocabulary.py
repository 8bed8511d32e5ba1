"""Vocabulary of a compiled pack: every word of the full-text index under its stems.

A query looks a word up by its stems and searches for all forms that the index has.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sqlalchemy import Connection, Integer, String, func, insert, select
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from explorer.domain.search.highlight import tokens
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once
from explorer.store.pack.metadata import meta
from explorer.store.search.stemming import Stemmer

#: The words of the index with the number of their entries; a virtual table of FTS5.
_INDEXED = sql_table("indexed_words", sql_column("term", String), sql_column("doc", Integer))
_CREATE = "CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, entry_words, 'row')"
#: Most forms of a word that a query asks the index for.
_MOST_FORMS = 40


def fill_vocabulary(connection: Connection, languages: Sequence[str]) -> None:
    """Write the vocabulary of the finished full-text index of a pack in these languages."""
    connection.exec_driver_sql(_CREATE)
    rows = connection.execute(select(_INDEXED.c.term, _INDEXED.c.doc)).all()
    stemmer = Stemmer(languages)
    values = [
        {"stem": stem, "term": term, "entries": entries}
        for term, entries in rows
        for stem in sorted(stemmer.stems(term))
    ]
    if values:
        connection.execute(insert(t.word), values)
    connection.exec_driver_sql("DROP TABLE temp.indexed_words")


def extend_vocabulary(
    connection: Connection, languages: Sequence[str], texts: Iterable[str]
) -> None:
    """Add the words of texts that are added to the index of a pack."""
    stemmer = Stemmer(languages)
    values = [
        {"stem": stem, "term": term, "entries": 1}
        for term in sorted(set(chain.from_iterable(map(tokens, texts))))
        for stem in sorted(stemmer.stems(term))
    ]
    if values:
        connection.execute(insert_or_ignore(t.word).on_conflict_do_nothing(), values)


class Vocabulary:
    """Words of a compiled pack; for use by the thread of its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.languages = tuple(meta(connection, "pack")["languages"])
        self._stemmer = Stemmer(self.languages)
        self._forms: dict[str, tuple[str, ...]] = {}

    def stems(self, token: str) -> frozenset[str]:
        """Return the stems of a word as the index has it."""
        return self._stemmer.stems(token)

    def forms(self, token: str) -> tuple[str, ...]:
        """Return the forms of a word that the index has, the most frequent first."""
        if token not in self._forms:
            w = t.word.c
            rows = self._connection.execute(
                select(w.term)
                .where(w.stem.in_(sorted(self.stems(token))))
                .group_by(w.term)
                .order_by(func.max(w.entries).desc(), w.term)
                .limit(_MOST_FORMS)
            )
            self._forms[token] = tuple(rows.scalars())
        return self._forms[token]

    def has(self, token: str) -> bool:
        """Return True if the index has the word in exactly this form."""
        return token in self.forms(token)

    def begins(self, beginning: str) -> bool:
        """Return True if a word of the index begins with these letters."""
        w = t.word.c
        statement = select(w.term).where(w.term >= beginning, w.term < beginning + "\uffff")
        return self._connection.execute(statement.limit(1)).first() is not None

    def parts(self, token: str) -> Iterator[tuple[str, str]]:
        """Yield the pairs of indexed words that a word consists of, as cease and fire."""
        for cut in range(3, len(token) - 2):
            if self.has(token[:cut]) and self.has(token[cut:]):
                yield token[:cut], token[cut:]

    def terms(self) -> tuple[tuple[str, int], ...]:
        """Return all words with the number of their entries, for a search by likeness."""
        w = t.word.c
        return read_once(
            self._connection,
            "terms",
            lambda: tuple(
                (term, entries)
                for term, entries in self._connection.execute(
                    select(w.term, func.max(w.entries)).group_by(w.term)
                )
            ),
        )


def vocabulary_of(connection: Connection) -> Vocabulary:
    """Return the vocabulary of a compiled pack, the same for each call with a connection."""
    return read_once(connection, "vocabulary", lambda: Vocabulary(connection))
