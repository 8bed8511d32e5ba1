"""Columns that name the features of a layer, in order of preference."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: Columns that name a feature in files of common programs and publishers, compared without case:
#: geoBoundaries, QGIS, OpenStreetMap, Natural Earth.
_NAMES = (
    *("name", "shapename", "title", "label", "name_en", "name:en", "name_uk", "name:uk", "nazva"),
    *("назва", "название", "int_name", "official_name", "name_long", "nombre", "nom", "nome"),
    *("bezeichnung", "libelle", "display_name", "placename", "place", "city", "region", "oblast"),
)
#: Columns of administrative levels, whose deepest is the feature's own: OCHA's ADM2_EN and
#: adm1_name, GADM's NAME_2. The name in English comes before those in other languages.
_LEVELS = (
    re.compile(r"adm(?:in)?_?(?P<level>\d)_?(?:en|name_en|nameen)"),
    re.compile(r"adm(?:in)?_?(?P<level>\d)_?(?:name|nm|na)"),
    re.compile(r"name_?(?P<level>\d)"),
    re.compile(r"adm(?:in)?_?(?P<level>\d)_?(?:[a-z]{2}|name_?[a-z]{2})"),
)
_CONTAINS = ("name", "title", "label", "desc", "nom")
#: Columns of codes and kinds, which name nothing by themselves.
_NO_NAMES = ("type", "class", "code", "pcode", "id", "iso", "date", "url", "style", "alt", "ref")
_KML_STYLE = frozenset(
    (
        *("tessellate", "extrude", "visibility", "draworder", "icon", "altitudemode", "begin"),
        *("end", "timestamp", "gx_media_links", "snippet"),
    )
)
_LAST = ("id", "fid", "pcode", "code", "description")
MOST_COLUMNS = 24
_UNLIKELY = 8


@dataclass(frozen=True, slots=True)
class LayerColumns:
    """Texts of the features by column, and the column that names them, "" for none."""

    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    chosen: str = ""

    @property
    def samples(self) -> tuple[tuple[str, str], ...]:
        """Each column with its first text."""
        return tuple(
            (column, next(filter(None, texts), "")) for column, texts in self.texts.items()
        )


def ranked_columns(columns: Sequence[str]) -> list[str]:
    """Return columns, those that are likely to name a feature first."""
    return sorted(columns, key=_rank)


def name_column(columns: Sequence[str]) -> str:
    """Return the column that names the features: a likely column, or the only; "" otherwise."""
    likely = next((column for column in columns if is_likely(column)), "")
    return likely or (columns[0] if len(columns) == 1 else "")


def is_likely(column: str) -> bool:
    """Return whether a column is likely to name features, by its own name."""
    return _rank(column)[0] < _UNLIKELY


def is_style(column: str) -> bool:
    """Return whether a column is for the style of a feature in KML."""
    return column.casefold() in _KML_STYLE


def _rank(column: str) -> tuple[int, int]:
    name = column.casefold()
    if name in _NAMES:
        return 0, _NAMES.index(name)
    for index, pattern in enumerate(_LEVELS):
        level = pattern.fullmatch(name)
        if level is not None:
            return 1 + index, -int(level["level"])
    words = re.split(r"[\W_]+", name)
    if name in _LAST:
        return 7, _LAST.index(name)
    if any(word in _NO_NAMES for word in words):
        return _UNLIKELY + 1, 0
    for index, word in enumerate(_CONTAINS):
        if word in name:
            return 6, index
    return _UNLIKELY, 0
