"""Which clause of another document a point of a draft corresponds to, proposed with its reasons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.domain.content.documents import Clause, Relation
from explorer.interchange.text.points import Point

#: Below this nothing is proposed; at the other the text counts as kept.
LEAST, SAME = 50.0, 97.0
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a point may correspond to: a clause by its number, None where it seems to be new.

    ``score`` is between 0 and 100; ``shared`` are words that both have, the reason for it.
    """

    point: int
    clause: str | None
    relation: Relation
    score: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """A proposal for each point, and clauses that nothing seems to correspond to."""

    points: tuple[Proposal, ...]
    dropped: tuple[str, ...]


def propose(points: Sequence[Point], clauses: Sequence[Clause]) -> Proposals:
    """Propose a counterpart for each point: the most alike clause, if it is alike enough.

    Scores are the mean of rapidfuzz's token set and token sort ratios over title, text and
    sub-points: what one has beyond the other counts for something, the order of words for nothing.
    """
    from rapidfuzz import fuzz, process

    ours = [_words(point.title, point.text, point.subpoints) for point in points]
    theirs = [_words(one.title, one.summary, one.subpoints) for one in clauses]
    if not ours or not theirs:
        added = tuple(Proposal(one.number, None, Relation.ADDED, 0.0) for one in points)
        return Proposals(added, tuple(one.number for one in clauses))
    scorers = (fuzz.token_set_ratio, fuzz.token_sort_ratio)
    tables = [process.cdist(ours, theirs, scorer=scorer) for scorer in scorers]
    table = (tables[0] + tables[1]) / 2
    found = []
    for row, (point, said) in enumerate(zip(points, ours, strict=True)):
        column = int(table[row].argmax())
        score = round(float(table[row][column]), 1)
        if score < LEAST:
            found.append(Proposal(point.number, None, Relation.ADDED, score))
            continue
        shared = _shared(said, theirs[column])
        kept = Relation.KEPT if score >= SAME else Relation.AMENDED
        found.append(Proposal(point.number, clauses[column].number, kept, score, shared))
    taken = {one.clause for one in found}
    return Proposals(tuple(found), tuple(one.number for one in clauses if one.number not in taken))


def _words(title: str, text: str, subpoints: Sequence[str]) -> str:
    return " ".join(_WORD.findall(" ".join((title, text, *subpoints)).lower()))


def _shared(one: str, other: str) -> tuple[str, ...]:
    """The longest words that both have."""
    both = set(one.split()) & set(other.split())
    return tuple(sorted(both, key=lambda word: (-len(word), word))[:_MOST_WORDS])
