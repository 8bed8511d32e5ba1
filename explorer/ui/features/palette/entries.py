"""Entries of the command palette, and their order for what is typed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

#: Entries that are listed at most, and names that are compared closely.
_MOST_LISTED, _MOST_COMPARED = 60, 240
#: Below this share of equal letters, in per cent, a name is not listed.
_LEAST_SCORE = 72
#: Added to the score of a name that begins with the letters, has words that do, or the initials.
_AT_START, _AT_WORD, _INITIALS = 30, 20, 15
#: Added for what was run before, and for what belongs to the document in view.
_RECENT, _NEAR = 8, 6
_MOST_RECENT = 12


class PaletteKind(StrEnum):
    """Kind of an entry; the names stand in the settings."""

    ACTION = "action"
    CLAUSE = "clause"
    DOCUMENT = "document"
    PLACE = "place"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A line of the palette: what Enter does, its name, and what is shown beside it.

    ``key`` is the action, reference or name of a search; ``keys`` is the shortcut.
    """

    kind: PaletteKind
    key: str
    name: str
    detail: str = ""
    keys: str = ""

    @property
    def identity(self) -> str:
        """Name of the entry in the settings."""
        return f"{self.kind}:{self.key}"


def rank_entries(
    entries: Sequence[PaletteEntry], typed: str, recent: Sequence[str], document: str = ""
) -> tuple[PaletteEntry, ...]:
    """Return the entries to list, the best first: for no letters, the recent ones and the actions.

    ``recent`` are identities, the last first; ``document`` is the document in view.
    """
    letters = " ".join(typed.casefold().split())
    if not letters:
        known = {entry.identity: entry for entry in entries}
        first = [known[identity] for identity in recent if identity in known]
        rest = [
            entry for entry in entries if entry.kind is PaletteKind.ACTION and entry not in first
        ]
        return (*first, *rest)[:_MOST_LISTED]
    scores = _scores(entries, letters)
    near = f"{document}/"
    for index in scores:
        scores[index] += _bonus(entries[index].name.casefold(), letters)
        scores[index] += _RECENT if entries[index].identity in recent else 0
        scores[index] += _NEAR if document and entries[index].key.startswith(near) else 0
    best = sorted(scores, key=lambda index: (-scores[index], len(entries[index].name), index))
    return tuple(entries[index] for index in best[:_MOST_LISTED])


def _scores(entries: Sequence[PaletteEntry], letters: str) -> dict[int, float]:
    """Return the likeness of the names to the letters, by the index of the entry."""
    from rapidfuzz import fuzz, process, utils

    names = [f"{entry.name} {entry.key}" for entry in entries]
    close = process.extract(
        letters,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_MOST_COMPARED,
        score_cutoff=_LEAST_SCORE,
    )
    scores = {index: score for _, score, index in close}
    for index, entry in enumerate(entries):
        if index not in scores and _bonus(entry.name.casefold(), letters):
            scores[index] = float(_LEAST_SCORE)
    return scores


def _bonus(name: str, letters: str) -> int:
    if name.startswith(letters):
        return _AT_START
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in letters.split()):
        return _AT_WORD
    initials = "".join(word[0] for word in words)
    return _INITIALS if len(letters) > 1 and initials.startswith(letters) else 0


def with_recent(recent: Sequence[str], identity: str) -> tuple[str, ...]:
    """Return the identities with another at the front, without the oldest."""
    return (identity, *(other for other in recent if other != identity))[:_MOST_RECENT]


def decode_recent(text: str) -> tuple[str, ...]:
    """Return the identities that a text of the settings lists; any other text lists none."""
    try:
        stored = json.loads(text)
    except ValueError:
        return ()
    items = stored if isinstance(stored, list) else []
    return tuple(item for item in items if isinstance(item, str))


def encode_recent(recent: Iterable[str]) -> str:
    """Return identities as a text for the settings."""
    return json.dumps(list(recent))


def pack_entries(
    titles: Mapping[str, str],
    documents: Mapping[str, str],
    places: Mapping[str, tuple[str, str]],
) -> tuple[PaletteEntry, ...]:
    """Return the entries of a pack from names by reference: clauses, documents, and places.

    A place has a name and the word for its form.
    """
    clauses = []
    for reference, title in titles.items():
        document, _, number = reference.partition("/")
        name = f"{number} {title}" if number else title
        clauses.append(
            PaletteEntry(PaletteKind.CLAUSE, reference, name, documents.get(document, ""))
        )
    return (
        *clauses,
        *(PaletteEntry(PaletteKind.DOCUMENT, key, name) for key, name in documents.items()),
        *(PaletteEntry(PaletteKind.PLACE, key, name, form) for key, (name, form) in places.items()),
    )
