"""Message catalogue in the language of the content, for paper, command line and map legend."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from explorer.i18n.formats import dated_text, day_text
from explorer.system.paths import RESOURCES

__all__ = ["dated_text", "day_text", "load_words", "source_label", "texts_mark", "with_author"]

_FOLDER = RESOURCES / "translations"
FALLBACK = "en"


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


def _read(language: str) -> dict[str, str]:
    file = _FOLDER / f"{language}.toml"
    if not language.isalpha() or not file.is_file():
        return {}
    return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8"))))


@lru_cache(maxsize=4)
def load_words(language: str) -> Mapping[str, str]:
    """Return messages by dotted key, as ``map.layer.zone``; missing ones are in English."""
    catalog = _read(FALLBACK)
    if language != FALLBACK:
        catalog |= _read(language)
    return MappingProxyType(catalog)


def with_author(text: str, author: str, catalog: Mapping[str, str]) -> str:
    """Return a text, preceded by its author in brackets if a user added it to the pack."""
    return f"[{catalog['local.by'].format(author=author)}] {text}" if author else text


def source_label(catalog: Mapping[str, str], *, wording: bool) -> str:
    """Return the label of a text's origin: a summary of the project, or wording as entered."""
    return catalog["local.wording" if wording else "page.summary_mark"]


def texts_mark(catalog: Mapping[str, str], wordings: Iterable[bool]) -> str:
    """Return the label of the origin of several texts; ``wordings`` is True for each wording."""
    kinds = set(wordings)
    return (
        catalog["local.mixed"] if len(kinds) > 1 else source_label(catalog, wording=kinds == {True})
    )
