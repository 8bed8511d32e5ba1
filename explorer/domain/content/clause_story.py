"""Story of a clause: its versions in all texts up to a day, and the parties that moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from explorer.domain.content.documents import Clause, Document, Relation, Source
from explorer.domain.content.stances import Party, PartyStances, Stance, differing


@dataclass(frozen=True, slots=True)
class StoryText:
    """A text's version of the clause; ``clause`` is None if the text has none.

    ``relation`` is what became of the clause of the reference text, None if that is not recorded.
    """

    reference: str
    document: Document
    clause: Clause | None
    relation: Relation | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StanceMove:
    """A party's change of position on a subject: the leading stances of two days."""

    party: Party
    before: Stance
    after: Stance

    @property
    def date(self) -> date:
        """Day of the newer stance."""
        return self.after.date


@dataclass(frozen=True, slots=True)
class ClauseStory:
    """All versions of a clause up to a day, texts older than the reference text last.

    ``moves`` are in the order of their days.
    """

    reference: str
    title: str
    as_of: date
    texts: tuple[StoryText, ...]
    moves: tuple[StanceMove, ...]
    sources: Mapping[str, Source]

    @property
    def since(self) -> tuple[StoryText, ...]:
        """Versions from the reference text on, by date."""
        return tuple(text for text in self.texts if not text.document.is_earlier)

    @property
    def earlier(self) -> tuple[StoryText, ...]:
        """Versions in texts older than the reference text."""
        return tuple(text for text in self.texts if text.document.is_earlier)

    def moves_after(self, place: int) -> tuple[StanceMove, ...]:
        """Return the moves from the date of a text of ``since`` to that of the next later text.

        Moves before the first text belong to it; of several texts of a day the last has them.
        """
        days = [text.document.date for text in self.since]
        starts = date.min if days[place] == days[0] else days[place]
        ends = next((day for day in days if day > days[place]), date.max)
        if place + 1 < len(days) and days[place + 1] == days[place]:
            return ()
        return tuple(move for move in self.moves if starts <= move.date < ends)


def by_age(texts: Iterable[StoryText]) -> tuple[StoryText, ...]:
    """Return texts by date, those older than the reference text last."""
    return tuple(sorted(texts, key=lambda text: (text.document.is_earlier, text.document.date)))


def stance_moves(entries: Iterable[PartyStances]) -> tuple[StanceMove, ...]:
    """Return every change of a party's leading position on a subject, by day.

    A day on which the statements of a party differ is not counted as a change, since which one
    applies is unknown.
    """
    moves = [
        StanceMove(entry.party, before, after)
        for entry in entries
        for stances in _by_subject((*entry.current, *entry.history))
        for before, after in pairwise(stances)
        if before.position is not after.position
    ]
    return tuple(sorted(moves, key=lambda move: (move.date, move.after.reference)))


def _by_subject(stances: Sequence[Stance]) -> Iterable[list[Stance]]:
    """Yield the leading stance of each day by subject, oldest first.

    ``stances`` are newest first, and the leading stance of a day comes first.
    """
    by_subject: dict[str, dict[date, list[Stance]]] = {}
    for stance in stances:
        by_subject.setdefault(stance.target, {}).setdefault(stance.date, []).append(stance)
    for days in by_subject.values():
        yield [
            of_day[0]
            for _, of_day in sorted(days.items())
            if not differing((stance.target, stance.position) for stance in of_day)
        ]
