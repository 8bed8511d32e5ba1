"""Notes whose clause is gone from the pack, each beside what is nearest to it now."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from explorer.domain.content.references import document_of, is_clause

_LEAST_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Orphan:
    """A reference of the desk that the pack does not have, with what is nearest to it now.

    ``nearest`` and its ``title`` are "" where nothing is alike.
    """

    reference: str
    nearest: str
    title: str


def nearest(reference: str, known: Iterable[str]) -> str:
    """The known reference most like one that is gone.

    A clause goes to the clause of its document with the closest number, then to the document;
    anything else to the name most like its own, where that is alike at all.
    """
    candidates = list(known)
    if is_clause(reference):
        document = document_of(reference)
        same = [one for one in candidates if is_clause(one) and document_of(one) == document]
        if same:
            number = _number(reference)
            return min(same, key=lambda one: (abs(_number(one) - number), one))
        if document in candidates:
            return str(document)
    likeness = [(SequenceMatcher(None, reference, one).ratio(), one) for one in candidates]
    best = max(likeness, default=(0.0, ""))
    return best[1] if best[0] >= _LEAST_ALIKE else ""


def _number(reference: str) -> int:
    found = re.search(r"/(\d+)", reference)
    return int(found[1]) if found else 0
