"""Copy of a KML file in the form that GDAL reads completely.

GDAL has no geometry for a ring outside a polygon, and takes the position of a camera for that of a
feature. Links to other files are not followed; their addresses are listed.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from explorer.errors import FileProblemError
from explorer.local_layers.xml_encoding import encoding_of
from explorer.system.text_safety import without_steering

_BLOCK = 256 * 1024
_DEEPEST = 200
_MOST_LINKS = 20
_LONGEST_LINK = 500
_BOUNDARIES = frozenset({"outerBoundaryIs", "innerBoundaryIs"})
#: Views of the map, not places on it.
_VIEWS = frozenset({"Camera", "LookAt"})
_REPAIR = "repair the file or export it again"


def copy_kml(source: Path, text: Path, copy: Path) -> tuple[str, ...]:
    """Write ``text``, the content of ``source``, to ``copy``; return the addresses it links to.

    Raises FileProblemError about ``source``, and OSError.
    """
    with copy.open("w", encoding="utf-8", newline="") as output:
        rewriter = _Rewriter(source, output)
        try:
            for block in _blocks(text):
                rewriter.parser.Parse(block, False)
            rewriter.parser.Parse("", True)
        except expat.ExpatError as error:
            place = f"line {error.lineno}, character {error.offset + 1}"
            reason = f"{place}: {expat.ErrorString(error.code)}"
            raise FileProblemError(source, reason, _REPAIR) from None
        except UnicodeError as error:
            reason = f"it is not in the encoding that it states ({error.encoding})"  # type: ignore[attr-defined]
            raise FileProblemError(source, reason, "save it as UTF-8") from None
    links = (" ".join(without_steering(link).split()) for link in rewriter.links)
    return tuple(dict.fromkeys(filter(None, links)))


def _blocks(text: Path) -> Iterator[str]:
    with text.open("rb") as file:
        head = file.read(_BLOCK)
        decoder = codecs.getincrementaldecoder(encoding_of(head))()
        while head:
            yield decoder.decode(head)
            head = file.read(_BLOCK)
        yield decoder.decode(b"", True)


class _Rewriter:
    """Writer of the elements that a parser reports."""

    def __init__(self, source: Path, output: IO[str]) -> None:
        self._source = source
        self._output = output
        self._open: list[str] = []
        #: The names that open elements are written under, each with its end tags.
        self._ends: list[str] = []
        self._skipped = 0
        self._in_address = False
        self.links: list[str] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, name: str, attributes: list[str]) -> None:
        local = name.rpartition(":")[2]
        if len(self._open) >= _DEEPEST:
            raise FileProblemError(self._source, "its elements are nested too deep", _REPAIR)
        parent = self._open[-1] if self._open else ""
        self._open.append(local)
        if self._skipped or local in _VIEWS or local == "NetworkLink":
            self._skipped += 1
            self._ends.append("")
            self._in_address = local == "href" and "NetworkLink" in self._open
            if self._in_address and len(self.links) < _MOST_LINKS:
                self.links.append("")
            return
        before, name, after = _written_as(local, name, parent)
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        written = "".join(f" {key}={quoteattr(value)}" for key, value in pairs)
        self._output.write(f"{before}<{name}{written}>")
        self._ends.append(f"</{name}>{after}")

    def _end(self, _name: str) -> None:
        self._open.pop()
        self._in_address = False
        end = self._ends.pop()
        if self._skipped:
            self._skipped -= 1
        else:
            self._output.write(end)

    def _text(self, content: str) -> None:
        if self._in_address and self.links:
            self.links[-1] = (self.links[-1] + content)[:_LONGEST_LINK]
        if not self._skipped:
            self._output.write(escape(content))

    def _refuse(self, *_arguments: object) -> None:
        raise FileProblemError(self._source, "the file declares entities", "export it again")


def _written_as(local: str, name: str, parent: str) -> tuple[str, str, str]:
    """Return an element's name with tags before and after; a ring by itself becomes a line."""
    if local != "LinearRing" or parent in _BOUNDARIES:
        return "", name, ""
    prefix = name.removesuffix(local)
    if parent == "Polygon":
        return f"<{prefix}outerBoundaryIs>", name, f"</{prefix}outerBoundaryIs>"
    return "", f"{prefix}LineString", ""
