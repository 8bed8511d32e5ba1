"""Queries without a match: near spellings from the vocabulary, and some of the words."""

from dataclasses import replace

from sqlalchemy import Connection

from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.highlight import tokens
from explorer.domain.search.romanisation import is_cyrillic
from explorer.store.search.vocabulary import Vocabulary, vocabulary_of

#: Shortest word that is corrected, and most letters that may differ, by the length of the word.
_SHORTEST = 4
_DIFFERENCES = ((5, 1), (9, 2), (100, 3))


def corrected_query(connection: Connection, node: q.Node, notes: Notes) -> q.Node | None:
    """Return a query in which unknown words are replaced by near ones, or None if there are none.

    Phrases and fields are left as typed, and so are words of the user's notes.
    """
    corrected = _corrected(vocabulary_of(connection), node, notes)
    return corrected if corrected != node else None


def with_replaced_words(text: str, node: q.Node, corrected: q.Node) -> str:
    """Return the typed text of a query with the words in which its corrected form differs."""
    pairs = zip(q.words_of(node), q.words_of(corrected), strict=True)
    for typed, near in pairs:
        text = text.replace(typed.text, near.text, 1)
    return text


def _corrected(vocabulary: Vocabulary, node: q.Node, notes: Notes) -> q.Node:
    if isinstance(node, q.Word):
        if notes.on(node.text):
            return node
        near = _nearest(vocabulary, node)
        return node if near is None else replace(node, text=near)
    if isinstance(node, q.All | q.Any):
        return type(node)(tuple(_corrected(vocabulary, part, notes) for part in node.nodes))
    return node


def _nearest(vocabulary: Vocabulary, word: q.Word) -> str | None:
    """Return the most frequent of the nearest words of the index, or None if it has the word."""
    parts = tokens(word.text)
    if len(parts) != 1 or len(parts[0]) < _SHORTEST or parts[0].isdigit():
        return None
    typed = parts[0]
    if vocabulary.forms(typed) or (word.prefix and vocabulary.begins(typed)):
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = next(differences for length, differences in _DIFFERENCES if len(typed) <= length)
    terms = {
        term: entries
        for term, entries in vocabulary.terms()
        if term.isalpha() and is_cyrillic(term) == is_cyrillic(typed)
    }
    near = extract(typed, list(terms), scorer=OSA.distance, score_cutoff=most, limit=20)
    if not near:
        return None
    # The first letter is rarely wrong.
    best = min(near, key=lambda match: (match[1], match[0][0] != typed[0], -terms[match[0]]))
    return str(best[0])


def without_position_filters(node: q.Node) -> q.Node | None:
    """Return a query without the filters of positions, or None if it has none.

    That no statement has a position does not mean that a party has another: all of its statements
    are shown.
    """
    if not isinstance(node, q.All):
        return None
    parts = tuple(part for part in node.nodes if not _is_position(part))
    if not parts or len(parts) == len(node.nodes):
        return None
    return parts[0] if len(parts) == 1 else q.All(parts)


def without_filters(node: q.Node) -> q.Node | None:
    """Return the words of a query without its filters, or None if it has no filter or no word."""
    if not isinstance(node, q.All):
        return None
    words = tuple(part for part in node.nodes if isinstance(part, q.Word | q.Phrase))
    if not words or len(words) == len(node.nodes):
        return None
    return words[0] if len(words) == 1 else q.All(words)


def _is_position(node: q.Node) -> bool:
    first = node.nodes[0] if isinstance(node, q.Any) else node
    return isinstance(first, q.QueryField) and (
        first.name == "stance" or (first.name, first.value) == ("is", "current")
    )


def with_some_words(connection: Connection, node: q.Node) -> q.Node | None:
    """Return a query that matches entries with any of its words, or None if that is the same.

    Fields stay as they are; a word that the index lacks is left out.
    """
    if not isinstance(node, q.All):
        return None
    vocabulary = vocabulary_of(connection)
    words = [part for part in node.nodes if isinstance(part, q.Word)]
    others = tuple(part for part in node.nodes if not isinstance(part, q.Word))
    known = tuple(
        word
        for word in words
        if any(len(part) > 2 and vocabulary.begins(part) for part in tokens(word.text))
    )
    if len(words) < 2 or not known:
        return None
    either = known[0] if len(known) == 1 else q.Any(known)
    return q.All((*others, either)) if others else either
