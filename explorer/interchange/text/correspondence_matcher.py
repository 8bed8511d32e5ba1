"""Matching of draft points to clauses of another document, with the reasons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.domain.content.documents import Clause, Relation
from explorer.interchange.text.point_model import Point

#: Below this score nothing is proposed; above the other the text counts as kept.
LEAST, SAME = 50.0, 97.0
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed counterpart of a point: a clause by its number, or None if it seems to be new.

    ``score`` is between 0 and 100; ``shared`` are common words that explain it.
    """

    point: int
    clause: str | None
    relation: Relation
    score: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """A proposal for each point, and clauses without a proposal."""

    points: tuple[Proposal, ...]
    dropped: tuple[str, ...]


def propose(points: Sequence[Point], clauses: Sequence[Clause]) -> Proposals:
    """Propose a counterpart for each point: the most similar clause, if similar enough.

    Scores are the mean of rapidfuzz's token set and token sort ratios over title, text and
    sub-points: additional words count, word order does not.
    """
    from rapidfuzz import fuzz, process

    ours = [_words(point.title, point.text, point.subpoints) for point in points]
    theirs = [_words(clause.title, clause.summary, clause.subpoints) for clause in clauses]
    if not ours or not theirs:
        added = tuple(Proposal(point.number, None, Relation.ADDED, 0.0) for point in points)
        return Proposals(added, tuple(clause.number for clause in clauses))
    scorers = (fuzz.token_set_ratio, fuzz.token_sort_ratio)
    tables = [process.cdist(ours, theirs, scorer=scorer) for scorer in scorers]
    table = (tables[0] + tables[1]) / 2
    proposals = []
    for row, (point, words) in enumerate(zip(points, ours, strict=True)):
        column = int(table[row].argmax())
        score = round(float(table[row][column]), 1)
        if score < LEAST:
            proposals.append(Proposal(point.number, None, Relation.ADDED, score))
            continue
        shared = _common_words(words, theirs[column])
        relation = Relation.KEPT if score >= SAME else Relation.AMENDED
        proposals.append(Proposal(point.number, clauses[column].number, relation, score, shared))
    matched = {proposal.clause for proposal in proposals}
    return Proposals(
        tuple(proposals), tuple(clause.number for clause in clauses if clause.number not in matched)
    )


def _words(title: str, text: str, subpoints: Sequence[str]) -> str:
    return " ".join(_WORD.findall(" ".join((title, text, *subpoints)).lower()))


def _common_words(first: str, second: str) -> tuple[str, ...]:
    """Return the longest words that both have."""
    common = set(first.split()) & set(second.split())
    return tuple(sorted(common, key=lambda word: (-len(word), word))[:_MOST_WORDS])
