"""Names of parties, people and things of a compiled pack, recognised in the words of a query."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from explorer.domain.search.highlight import tokens
from explorer.domain.search.questions import Lexicon
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once
from explorer.store.search.field_values import field_values
from explorer.store.search.question_words import load_question_words
from explorer.store.search.vocabulary import Vocabulary, vocabulary_of

Stems = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names that mean the same in a search."""

    reference: str
    names: tuple[str, ...]
    clauses: tuple[str, ...]


class NameIndex:
    """Names by their stems, recognised at the beginning of words in any form."""

    def __init__(self, vocabulary: Vocabulary, names: Iterable[tuple[str, str]]) -> None:
        self._vocabulary = vocabulary
        #: (stems of the words, identifier) by each stem of the first word.
        self._names: dict[str, list[tuple[Stems, str]]] = defaultdict(list)
        for name, identifier in names:
            stems = self._stems(tokens(name))
            for first in stems[0] if stems else ():
                self._names[first].append((stems, identifier))

    def _stems(self, words: Iterable[str]) -> Stems:
        return tuple(self._vocabulary.stems(word) for word in words)

    def longest(self, words: Sequence[str]) -> tuple[str, int] | None:
        """Return the identifier and the number of words of the longest name that begins here."""
        typed: list[str] = []
        # The number of typed words by the number of words of the index that they consist of.
        ends: dict[int, int] = {}
        for number, word in enumerate(words[:_LONGEST_NAME], start=1):
            typed += _without_possessive(tokens(word))
            ends[len(typed)] = number
        stems = self._stems(typed)
        best: tuple[str, int] | None = None
        for first in stems[0] if stems else ():
            for name, identifier in self._names.get(first, ()):
                end = ends.get(len(name), 0)
                fits = end and all(a & b for a, b in zip(name, stems, strict=False))
                if fits and (best is None or end > best[1]):
                    best = identifier, end
        return best


#: Most words of a name.
_LONGEST_NAME = 6


def _without_possessive(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] == "s" else words


@dataclass(frozen=True, slots=True)
class PackLexicon:
    """Names of a pack: those of its search names, its parties and its people."""

    groups: dict[str, NameGroup]
    names: NameIndex
    parties: NameIndex
    people: NameIndex
    #: Names on screen by surname and language.
    people_names: dict[tuple[str, str], str]

    def lexicon(self) -> Lexicon:
        """Return what words can name, for the reading of a question."""
        return Lexicon(
            self.parties.longest, self.people.longest, self.names.longest, load_question_words()
        )

    def person_name(self, surname: str, language: str) -> str:
        """Return the name of a person on screen; the surname if the pack does not list them."""
        return self.people_names.get((surname, language), surname)


def lexicon_of(connection: Connection) -> PackLexicon:
    """Return the names of a compiled pack, which are read once."""
    return read_once(connection, "lexicon", lambda: _read_lexicon(connection))


def _read_lexicon(connection: Connection) -> PackLexicon:
    vocabulary = vocabulary_of(connection)
    groups, names = {}, []
    for row in connection.execute(select(t.search_name).order_by(t.search_name.c.id)):
        groups[row.reference] = NameGroup(row.reference, tuple(row.names), tuple(row.clauses))
        names += [(name, row.reference) for name in (*row.names, *row.asked_as)]
    parties = [
        (name, value.identifier)
        for value in field_values(connection)["party"]
        for name in value.names
    ]
    people = _people(connection)
    return PackLexicon(
        groups,
        NameIndex(vocabulary, names),
        NameIndex(vocabulary, parties),
        NameIndex(vocabulary, [(name, surname) for surname, _, name in people]),
        {(surname, language): name for surname, language, name in people if " " in name},
    )


def _people(connection: Connection) -> list[tuple[str, str, str]]:
    """Return (surname in the base language, language, name or surname) of people."""
    surnames: dict[tuple[int, int], str] = {}
    names: list[tuple[str, str, str]] = []
    texts = t.party_text.c
    base = vocabulary_of(connection).languages[0]
    rows = connection.execute(select(texts.party_id, texts.language, texts.people)).all()
    for row in sorted(rows, key=lambda row: row.language != base):
        for number, person in enumerate(row.people):
            words = person["name"].split()
            if not words:
                continue
            surname = surnames.setdefault((row.party_id, number), words[-1])
            names += [(surname, row.language, person["name"]), (surname, row.language, words[-1])]
    return names
