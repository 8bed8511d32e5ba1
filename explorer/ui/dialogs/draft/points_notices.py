"""Sentences about what was noticed in reading a draft and looking for its points."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject

from explorer.drafts.points import FoundPoints
from explorer.drafts.text_files import DraftFile

_MOST_SHOWN = 200


def notices_of(file: DraftFile | None, text: str) -> tuple[str, ...]:
    """What was met in reading a file, as long as most lines of the text are its own."""
    if file is None:
        return ()
    held, lines = set(text.splitlines()), file.text.splitlines()
    own = sum(line in held for line in lines)
    return file.notices if own * 2 > len(lines) else ()


class PointsNotices(QObject):
    """Says notices in sentences."""

    def text(self, found: FoundPoints, met: Sequence[str]) -> str:
        """What is to be told of points, and of the file they are from."""
        return " ".join((*self._of_file(met), *self._of_points(found), *self._aside(found)))

    def _of_file(self, met: Sequence[str]) -> Iterator[str]:
        sentences = {
            "tracked": self.tr(
                "The file has tracked changes: what was inserted is taken, what was deleted is not."
            ),
            "tables": self.tr("The file has tables: their cells are taken row by row."),
            "notes": self.tr("Footnotes and endnotes are left out."),
            "boxes": self.tr("Text boxes are left out."),
        }
        for one in met:
            name, _, said = one.partition(":")
            if name in sentences:
                yield sentences[name]
            elif name == "encoding":
                yield self.tr("The file is not UTF-8 and was read as {encoding}.").format(
                    encoding=said
                )

    def _of_points(self, found: FoundPoints) -> Iterator[str]:
        if "unnumbered" in found.notices:
            yield self.tr("No numbers of points were found: each paragraph is a point.")
        if "renumbered" in found.notices:
            yield self.tr("Numbers begin anew within the text; those of its own are in the titles.")
        missing = [one.partition(":")[2] for one in found.notices if one.startswith("missing")]
        if missing:
            yield self.tr("Not found: {numbers}.").format(numbers=", ".join(missing))

    def _aside(self, found: FoundPoints) -> Iterator[str]:
        if found.before:
            yield self.tr("Before the first point: “{text}”").format(text=_clipped(found.before))
        if found.between:
            said = " / ".join(map(_clipped, found.between))
            yield self.tr("Left out between points: “{text}”").format(text=said)
        if found.after:
            yield self.tr("After the last point: “{text}”").format(text=_clipped(found.after))


def _clipped(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"
