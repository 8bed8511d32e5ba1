"""Sub-points of a point: which lines begin one, and whether their markers are kept."""

from dataclasses import dataclass, field

from explorer.interchange.text.numbering_marks import ListMarker, MarkerStyle
from explorer.interchange.text.sentences import CONTINUING, ends_sentence, join_lines

#: Words such as Article are part of the text of a sub-point.
_NAMED = frozenset({"named", "division"})


@dataclass(slots=True)
class _Part:
    """A sub-point; a part without a marker is a separate paragraph after others.

    ``sure`` is false if the marker may be a date within a sentence.
    """

    lines: list[str]
    mark: ListMarker | None
    sure: bool = True

    @property
    def text(self) -> str:
        """Lines joined into one text."""
        return join_lines(self.lines).strip()


@dataclass(slots=True)
class Subpoints:
    """Sub-points of one point, built line by line."""

    number: int
    parts: list[_Part] = field(default_factory=list)
    _last: dict[MarkerStyle, int] = field(default_factory=dict)

    def reading(self, mark: ListMarker, before: str, *, apart: bool) -> ListMarker | None:
        """Return the marker as one of a sub-point, or None if it is a number within a sentence.

        ``before`` is the line before it, ``apart`` is true if a blank line is between them.
        """
        if mark.style.kind in {"alone", "bare"}:
            return None
        readings = mark.readings()
        for candidate in readings:
            if (
                candidate.number == self._last.get(candidate.style, 0) + 1
                and not candidate.within
                and not candidate.suffix
            ):
                return candidate
        if mark.style.kind == "bullet":
            return mark
        for candidate in readings:
            if candidate.number == 1 and not candidate.within and not candidate.suffix:
                return candidate
        if mark.within:
            return mark if mark.within[0] == self.number else None
        listed = mark.style.sign in {")", "()"} or mark.style.kind in _NAMED
        return mark if listed and (apart or _ends(before)) else None

    def begin(
        self, mark: ListMarker | None, text: str, before: str = "", *, apart: bool = True
    ) -> None:
        """Begin a sub-point."""
        self.parts.append(_Part([text], mark, apart or _ends(before)))
        if mark is not None:
            self._last[mark.style] = mark.number

    def continue_last(self, text: str) -> None:
        """Add a line to the last sub-point."""
        self.parts[-1].lines.append(text)

    def texts(self, *, marked: bool = False) -> tuple[str, ...]:
        """Return the sub-points; unless ``marked``, sequential markers are omitted."""
        with_marks = marked or not self._has_sequential_marks()
        return tuple(
            filter(None, (_subpoint_text(part, with_mark=with_marks) for part in self.parts))
        )

    def _has_sequential_marks(self) -> bool:
        marks = [part.mark for part in self.parts]
        if all(mark is not None and mark.style.kind == "bullet" for mark in marks):
            return True
        first = marks[0] if marks else None
        if first is None or (first.within and (len(marks) < 2 or first.within != (self.number,))):
            return False
        if len(marks) == 1 and first.style.kind == "arabic" and not self.parts[0].sure:
            return False
        return first.style.kind not in _NAMED and all(
            mark is not None
            and (mark.style, mark.within, mark.suffix) == (first.style, first.within, "")
            and mark.number == place
            for place, mark in enumerate(marks, start=1)
        )


def _ends(line: str) -> bool:
    return ends_sentence(line) or line.rstrip().endswith(CONTINUING)


def _subpoint_text(part: _Part, *, with_mark: bool) -> str:
    if part.mark is None:
        return part.text
    bare = part.mark.style.kind == "bullet"
    if bare or (part.text and not with_mark):
        return part.text
    return f"{part.mark.label} {part.text}".strip()
