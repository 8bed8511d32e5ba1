"""Hidden text of a Word file: set directly or through styles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class HiddenText:
    """Lookup of hidden runs and paragraph marks.

    Direct formatting takes precedence. Otherwise a hiding style within a hiding style shows again,
    as in Word: the property toggles.
    """

    styles: "Mapping[str, BaseOxmlElement]"
    _by_style: dict[str, bool] = field(default_factory=dict)
    _default: str | None = None

    def is_hidden(
        self,
        run: "BaseOxmlElement | None",
        paragraph: "BaseOxmlElement",
        *,
        in_hidden_table: bool,
    ) -> bool:
        """Return whether a run of a paragraph, or the paragraph's end without a run, is hidden."""
        properties = run.find(_W + "rPr") if run is not None else _mark_properties(paragraph)
        stated = _stated(properties)
        if stated is not None:
            return stated
        hides = self._style_hides(_value(properties, "rStyle"))
        hides ^= self._style_hides(_paragraph_style(paragraph) or self._default_style())
        return hides ^ in_hidden_table

    def table_hides(self, table: "BaseOxmlElement") -> bool:
        """Return whether the style of a table hides its content."""
        return self._style_hides(_value(table.find(_W + "tblPr"), "tblStyle"))

    def _style_hides(self, name: str) -> bool:
        """Return whether a style, or the nearest base style with the property, hides text."""
        if name not in self._by_style:
            self._by_style[name] = self._looked_up(name)
        return self._by_style[name]

    def _looked_up(self, name: str) -> bool:
        for _ in range(_DEEPEST):
            style = self.styles.get(name)
            if style is None:
                return False
            stated = _stated(style.find(_W + "rPr"))
            if stated is not None:
                return stated
            name = _value(style, "basedOn")
        return False

    def _default_style(self) -> str:
        if self._default is None:
            defaults = (
                name
                for name, style in self.styles.items()
                if style.get(_W + "type") == "paragraph" and style.get(_W + "default") == "1"
            )
            self._default = next(defaults, "")
        return self._default


def _mark_properties(paragraph: "BaseOxmlElement") -> "BaseOxmlElement | None":
    properties = paragraph.find(_W + "pPr")
    return properties.find(_W + "rPr") if properties is not None else None


def _paragraph_style(paragraph: "BaseOxmlElement") -> str:
    return _value(paragraph.find(_W + "pPr"), "pStyle")


def _stated(properties: "BaseOxmlElement | None") -> bool | None:
    """Return the property as set directly, or None if it is not set."""
    vanish = properties.find(_W + "vanish") if properties is not None else None
    if vanish is None:
        return None
    return str(vanish.get(_W + "val", "1")).lower() not in _OFF


def _value(element: "BaseOxmlElement | None", name: str) -> str:
    child = element.find(_W + name) if element is not None else None
    return str(child.get(_W + "val", "")) if child is not None else ""
