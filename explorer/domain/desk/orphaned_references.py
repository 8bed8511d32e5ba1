"""Notes whose clause is gone from the pack, each with the most similar clause."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from explorer.domain.content.references import document_of, is_clause

_LEAST_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Orphan:
    """A reference of the desk that the pack does not have, with the most similar one.

    ``nearest`` and its ``title`` are "" if nothing is similar.
    """

    reference: str
    nearest: str
    title: str


def nearest(reference: str, known: Iterable[str]) -> str:
    """Return the known reference most similar to one that is gone.

    A clause maps to the clause of its document with the closest number, then to the document;
    anything else to the most similar name, or "" if none is similar enough.
    """
    candidates = list(known)
    if is_clause(reference):
        document = document_of(reference)
        same = [
            candidate
            for candidate in candidates
            if is_clause(candidate) and document_of(candidate) == document
        ]
        if same:
            number = _number(reference)
            return min(same, key=lambda candidate: (abs(_number(candidate) - number), candidate))
        if document in candidates:
            return str(document)
    likeness = [
        (SequenceMatcher(None, reference, candidate).ratio(), candidate) for candidate in candidates
    ]
    best = max(likeness, default=(0.0, ""))
    return best[1] if best[0] >= _LEAST_ALIKE else ""


def _number(reference: str) -> int:
    match = re.search(r"/(\d+)", reference)
    return int(match[1]) if match else 0
