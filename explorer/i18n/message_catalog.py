"""Sentences in the content's language, for paper, the command line and the map's legend."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from explorer.i18n.formats import dated_text, day_text
from explorer.system.paths import RESOURCES

__all__ = ["dated_text", "day_text", "load_words", "marked", "text_mark", "texts_mark"]

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
    """Words by dotted key, as ``map.layer.zone``; what a language lacks comes in English."""
    words = _read(FALLBACK)
    if language != FALLBACK:
        words |= _read(language)
    return MappingProxyType(words)


def marked(said: str, author: str, words: Mapping[str, str]) -> str:
    """What is said, with whose it is where the user added it to the pack, in brackets before it."""
    return f"[{words['local.by'].format(author=author)}] {said}" if author else said


def text_mark(words: Mapping[str, str], *, wording: bool) -> str:
    """Whose words a text is in: a summary of this project's, or as they were entered."""
    return words["local.wording" if wording else "page.summary_mark"]


def texts_mark(words: Mapping[str, str], wordings: Iterable[bool]) -> str:
    """Whose words several texts are in, by whether each is wording."""
    kinds = set(wordings)
    return words["local.mixed"] if len(kinds) > 1 else text_mark(words, wording=kinds == {True})
