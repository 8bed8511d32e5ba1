"""Points of a parsed text, its annexes, and the texts outside both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from explorer.interchange.lines.model import AsideKind
from explorer.interchange.text.sentences import sentences_of

_TITLE_WORDS = 9
_TITLE_CHARACTERS = 60

#: Where a line of the text belongs.
RoleKind = Literal["point", "before", "between", "after", "annex"] | AsideKind
#: Why the place or the extent of a point may be wrong.
Doubt = Literal["gap", "renumbered", "inserted", "restyled", "counted", "long", "unnumbered"]


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point; ``title`` is its first words if it has no heading.

    ``eid`` and ``subpoint_eids`` are its identifiers in an Akoma Ntoso file.
    """

    number: int
    title: str
    text: str
    subpoints: tuple[str, ...] = ()
    eid: str = ""
    subpoint_eids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineRole:
    """Place of a line: in a point or an annex of this number, or outside."""

    kind: RoleKind
    number: int = 0


@dataclass(frozen=True, slots=True)
class ParsedPoints:
    """Points in order, with notices and texts outside them.

    ``before`` and ``after`` are the texts before the first and after the last, as signatures,
    ``between`` are headings of parts with their texts. ``annexes`` are documents of their own.
    ``renumbered`` are original numbers with the new ones, where these differ; ``inserted`` are
    those of articles such as 5 bis. ``asides`` are the lines of a kind that are left out. ``lines``
    are all lines of the text, ``roles`` the place of each; ``doubts`` are by the number of a point.
    """

    points: tuple[Point, ...]
    before: str = ""
    notices: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    after: str = ""
    annexes: "tuple[Annex, ...]" = ()
    renumbered: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()
    asides: Mapping[AsideKind, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""
    dated: date | None = None
    lines: Sequence[str] = ()
    roles: Sequence[LineRole | None] = ()
    doubts: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex, protocol or schedule as a document; ``text`` is all of it on a line."""

    identifier: str
    title: str
    text: str
    parsed: ParsedPoints


def points_by_document(parsed: ParsedPoints, main: str) -> dict[str, tuple[Point, ...]]:
    """Return the points of the text itself, which is named ``main``, and those of each annex."""
    annexes = {annex.identifier: annex.parsed.points for annex in parsed.annexes}
    return {main: parsed.points, **annexes}


def title_and_rest(text: str) -> tuple[str, str]:
    """Return a short beginning before a colon or dash as title, otherwise the first words."""
    for mark in (": ", " – ", " — ", ".- ", ".– ", ".— ", ". ", "：", "。"):
        head, separator, rest = text.partition(mark)
        short = 0 < len(head.split()) <= _TITLE_WORDS and len(head) < 90
        # After a dash in the middle of a sentence the text continues in small letters.
        apart = mark not in {" – ", " — "} or not rest.strip()[:1].islower()
        if separator and rest and short and apart and len(sentences_of(head)) == 1:
            return head.strip(), text if mark in {". ", "。"} else rest.strip()
    words = text.split()
    if len(words) <= _TITLE_WORDS and len(text) <= 3 * _TITLE_CHARACTERS:
        return text.rstrip(".;。；۔") or "–", ""
    if len(words) <= _TITLE_WORDS:
        # Chinese and Japanese have no spaces between words.
        return f"{text[: _TITLE_CHARACTERS // 2]} …", ""
    return " ".join(words[:_TITLE_WORDS]) + " …", ""
