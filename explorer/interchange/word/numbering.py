"""Automatic numbers that Word displays before paragraphs of lists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from explorer.interchange.text.roman_numerals import as_roman

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_BULLET = "-"
_MOST_LETTERS = 100
_DEEPEST = 9
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """Number format of a level; ``style`` is the paragraph style that belongs to it."""

    start: int = 1
    kind: str = "decimal"
    looks: str = ""
    plain: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list by the name in paragraphs. Lists with one ``shape`` share a count."""

    shape: str
    levels: Mapping[int, _Level]
    restarts_at: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """Displayed label of a paragraph, and its nesting depth."""

    text: str
    level: int


@dataclass(slots=True)
class Numbering:
    """Counter of the lists of one document, from its beginning to its end."""

    lists: Mapping[str, _List]
    styles: "Mapping[str, BaseOxmlElement]"
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _met: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, document: "Document") -> "Numbering":
        """Return the numbering of a document, which may be empty."""
        styles = {style.style_id: style.element for style in document.styles}
        part = next(
            (
                relation.target_part
                for relation in document.part.rels.values()
                if not relation.is_external and relation.reltype.endswith("/numbering")
            ),
            None,
        )
        root = getattr(part, "element", None)
        return cls(_lists(root, styles) if root is not None else {}, styles)

    def label(self, paragraph: "BaseOxmlElement") -> Label | None:
        """Return the label of the next paragraph, or None if it has none."""
        name, level = self._place(paragraph)
        numbering = self.lists.get(name)
        if numbering is None or level not in numbering.levels:
            return None
        level_format = numbering.levels[level]
        if level_format.kind == "bullet":
            return Label(_BULLET, level)
        counts = self._count(name, numbering, level)
        if level_format.kind == "none" and not level_format.looks:
            return None
        text = _PLACE.sub(
            lambda place: _shown(numbering, counts, int(place[1]) - 1, level_format),
            level_format.looks,
        )
        # A sign distinguishes a bare number from a figure in the text.
        text = f"{text}." if text.isalnum() else text
        return Label(text, level) if text.strip() else None

    def _place(self, paragraph: "BaseOxmlElement") -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties, "w:pStyle")
        direct = properties.find(qn("w:numPr")) if properties is not None else None
        name, level = _value(direct, "w:numId"), _value(direct, "w:ilvl")
        for element in self._styles(style):
            if name and level:
                break
            numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            name = name or _value(numbered, "w:numId")
            level = level or _value(numbered, "w:ilvl")
        numbering = self.lists.get(name)
        if not level and numbering is not None:
            named = (
                index
                for index, element in numbering.levels.items()
                if element.style and element.style == style
            )
            return name, next(named, 0)
        return name, _number(level, 0)

    def _styles(self, name: str) -> "Iterator[BaseOxmlElement]":
        """Yield a style and those it is based on."""
        for _ in range(_DEEPEST):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "w:basedOn")

    def _count(self, name: str, numbering: _List, level: int) -> Mapping[int, int]:
        counts = self._counts.setdefault(numbering.shape, {})
        restarts = level in numbering.restarts_at and (name, level) not in self._met
        self._met.add((name, level))
        if restarts:
            counts[level] = numbering.restarts_at[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = numbering.levels[level].start
        for deeper in [counted for counted in counts if counted > level]:
            del counts[deeper]
        for above in range(level):
            counts.setdefault(
                above, numbering.levels[above].start if above in numbering.levels else 1
            )
        return counts


def _lists(root: "BaseOxmlElement", styles: "Mapping[str, BaseOxmlElement]") -> dict[str, _List]:
    shapes = {
        element.get(qn("w:abstractNumId"), ""): element
        for element in root.iter(qn("w:abstractNum"))
    }
    named = {element.get(qn("w:numId"), ""): element for element in root.iter(qn("w:num"))}
    result = {}
    for name, element in named.items():
        shape = _value(element, "w:abstractNumId")
        linked = styles.get(_value(shapes.get(shape), "w:numStyleLink"))
        if linked is not None:
            numbered = linked.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            shape = _value(named.get(_value(numbered, "w:numId")), "w:abstractNumId")
        levels, restarts = _levels(shapes.get(shape)), {}
        for change in element.iter(qn("w:lvlOverride")):
            level = _number(change.get(qn("w:ilvl"), ""), 0)
            levels |= _levels(change)
            start = _value(change, "w:startOverride")
            if start:
                restarts[level] = _number(start, 1)
                levels[level] = replace(levels.get(level, _Level()), start=restarts[level])
        result[name] = _List(shape, levels, restarts)
    return result


def _levels(definition: "BaseOxmlElement | None") -> dict[int, _Level]:
    if definition is None:
        return {}
    return {
        _number(element.get(qn("w:ilvl"), ""), 0): _Level(
            start=_number(_value(element, "w:start"), 1),
            kind=_value(element, "w:numFmt") or "decimal",
            looks=_value(element, "w:lvlText"),
            plain=element.find(qn("w:isLgl")) is not None,
            style=_value(element, "w:pStyle"),
        )
        for element in definition.findall(qn("w:lvl"))
    }


def _value(element: "BaseOxmlElement | None", name: str) -> str:
    """Return the value of a child, or "" if there is none."""
    child = element.find(qn(name)) if element is not None else None
    return str(child.get(qn("w:val"), "")) if child is not None else ""


def _number(digits: str, otherwise: int) -> int:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else otherwise


def _shown(numbering: _List, counts: Mapping[int, int], level: int, displayed: _Level) -> str:
    """Return the number of a level within a label."""
    number = counts.get(level, 1)
    kind = "decimal" if displayed.plain else numbering.levels.get(level, _Level()).kind
    letters = _CYRILLIC if kind.startswith("russian") else _LATIN
    if kind.endswith("Roman"):
        written = as_roman(number) or str(number)
    elif kind.endswith("Letter") or kind.startswith("russian"):
        written = _lettered(number, letters)
    else:
        return f"{number:02}" if kind == "decimalZero" else str(number)
    return (
        written.upper() if kind.startswith("upper") or kind.endswith("Upper") else written.lower()
    )


def _lettered(number: int, letters: str) -> str:
    """Return a letter, doubled after the end of the alphabet."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)
