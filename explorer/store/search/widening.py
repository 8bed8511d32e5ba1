"""Widening of a query: numbers, dates and names are searched in every way that texts write them."""

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import Connection

from explorer.domain.search import query as q
from explorer.domain.search.highlight import tokens
from explorer.domain.search.numbers import number_phrases, read_number
from explorer.domain.search.typed_dates import read_date
from explorer.store.search.lexicon import lexicon_of
from explorer.store.search.question_words import load_question_words
from explorer.store.search.stemming import is_written_in
from explorer.store.search.vocabulary import vocabulary_of

#: Whole numbers below are words like any other: clause 21, 25 per cent, 100 days.
_LEAST_NUMBER = 1000
_YEARS = range(1900, 2100)


class Widening:
    """Widening of the words of a query for a reader of a language."""

    def __init__(self, connection: Connection, language: str) -> None:
        self._vocabulary = vocabulary_of(connection)
        self._lexicon = lexicon_of(connection)
        self._language = language

    def widen(self, node: q.Node) -> q.Node:
        """Return a node that also matches other ways to write the same."""
        if isinstance(node, q.Word):
            return self._conjunction(self._words([node]))
        if isinstance(node, q.Not):
            return q.Not(self.widen(node.node))
        if isinstance(node, q.Any):
            return q.Any(tuple(map(self.widen, node.nodes)))
        if isinstance(node, q.All):
            return self._conjunction(self._runs(node.nodes))
        return node

    def _conjunction(self, nodes: Sequence[q.Node]) -> q.Node:
        return nodes[0] if len(nodes) == 1 else q.All(tuple(nodes))

    def _runs(self, nodes: Sequence[q.Node]) -> list[q.Node]:
        """Widen nodes; words next to each other are read together."""
        result: list[q.Node] = []
        run: list[q.Word] = []
        for node in nodes:
            if isinstance(node, q.Word):
                run.append(node)
                continue
            result += [*self._words(run), self.widen(node)]
            run = []
        return [*result, *self._words(run)]

    def _words(self, words: Sequence[q.Word]) -> list[q.Node]:
        result: list[q.Node] = []
        index = 0
        while index < len(words):
            node, used = self._at(words[index:])
            result.append(node)
            index += used
        known = load_question_words()
        # An article or a preposition may be missing from a text that has all other words.
        words_left = [
            node
            for node in result
            if not (isinstance(node, q.Word) and known.lists_word(node.text.lower(), "particles"))
        ]
        return words_left or result

    def _at(self, words: Sequence[q.Word]) -> tuple[q.Node, int]:
        """Return a node for what words begin with, and how many of them it takes."""
        texts = [word.text for word in words]
        day = read_date(texts)
        if day is not None:
            field = q.QueryField("date", day[0].value)
            return q.Any((field, *map(q.Phrase, day[0].phrases()))), day[1]
        number = read_number(texts)
        if number is not None and _is_written_in_many_ways(texts, *number):
            return q.Any(tuple(map(q.Phrase, number_phrases(number[0])))), number[1]
        name = self._lexicon.names.longest(texts)
        if name is not None:
            return self._name(words[: name[1]], name[0]), name[1]
        compound = self._compound(words)
        return (compound, 2) if compound is not None else (words[0], 1)

    def _name(self, words: Sequence[q.Word], reference: str) -> q.Node:
        """Return a node for a name and the others that mean the same."""
        typed = self._conjunction(words)
        # Names in the other alphabet would match texts that the reader does not see.
        others = tuple(
            q.Phrase(name, inflected=True)
            for name in self._lexicon.groups[reference].names
            if is_written_in(name, self._language) and tokens(name) != tokens(_text(words))
        )
        return q.Any((typed, *others)) if others else typed

    def _compound(self, words: Sequence[q.Word]) -> q.Node | None:
        """Return a node for two words that the texts also write as a single word: cease fire."""
        if len(words) < 2:
            return None
        first, second = tokens(words[0].text), tokens(words[1].text)
        if len(first) != 1 or len(second) != 1 or min(len(first[0]), len(second[0])) < 3:
            return None
        if not self._vocabulary.has(first[0] + second[0]):
            return None
        return q.Word(f"{first[0]}-{second[0]}", prefix=words[1].prefix)


def _text(words: Sequence[q.Word]) -> str:
    return " ".join(word.text for word in words)


def _is_written_in_many_ways(texts: Sequence[str], value: Fraction, used: int) -> bool:
    plain = texts[0].isdigit() and used == 1
    if plain and int(value) in _YEARS:
        return False
    return value >= _LEAST_NUMBER
