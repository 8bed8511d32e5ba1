"""Words of numbered texts in many languages, from ``resources/texts/numbering.yaml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from explorer.interchange.text.folding import folded_form
from explorer.system.paths import RESOURCES

_FILE = RESOURCES / "texts" / "numbering.yaml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Sign of the place of the number.
PLACE = "#"


@dataclass(frozen=True, slots=True)
class NumberingWords:
    """Words by their meaning, in folded form.

    The keys of ``articles``, ``divisions``, ``annexes`` and ``weak_annexes`` name a meaning. Words
    there may contain ``PLACE``. ``alphabets`` are letters in their order, not folded.
    """

    articles: Mapping[str, tuple[str, ...]]
    divisions: Mapping[str, tuple[str, ...]]
    annexes: Mapping[str, tuple[str, ...]]
    weak_annexes: Mapping[str, tuple[str, ...]]
    before_annexes: tuple[str, ...]
    after_annexes: tuple[str, ...]
    number_signs: tuple[str, ...]
    ordinals: Mapping[str, int]
    ordinal_endings: tuple[str, ...]
    inserted: tuple[str, ...]
    alphabets: Mapping[str, str]
    closings: tuple[str, ...]
    signatories: tuple[str, ...]
    contents: frozenset[str]
    notes: frozenset[str]
    pages: tuple[str, ...]
    page_totals: tuple[str, ...]
    preambles: frozenset[str]
    connectives: frozenset[str]


@cache
def vocabulary() -> NumberingWords:
    """Return the words of the file; it is read once."""
    data = yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - a safe loader
    return NumberingWords(
        articles=_by_meaning(data["articles"]),
        divisions=_by_meaning(data["divisions"]),
        annexes=_by_meaning(data["annexes"]),
        weak_annexes=_by_meaning(data["weak annexes"]),
        before_annexes=_words(_every(data["before annexes"])),
        after_annexes=_words(_every(data["after annexes"])),
        number_signs=_words(data["number signs"]),
        ordinals={
            _form(word): value
            for values in data["ordinals"].values()
            for value, words in values.items()
            for word in words
        },
        ordinal_endings=_words(data["ordinal endings"]),
        inserted=_words(data["inserted"]),
        alphabets=data["alphabets"],
        closings=_words(_every(data["closings"])),
        signatories=_words(_every(data["signatories"])),
        contents=frozenset(_words(data["contents"])),
        notes=frozenset(_words(data["notes"])),
        pages=_words(data["pages"]),
        page_totals=_words(data["page totals"]),
        preambles=frozenset(_words(data["preambles"])),
        connectives=frozenset(_words(_every(data["connectives"]))),
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, with any spaces between their parts."""
    return "|".join(_pattern(word) for word in words)


def _pattern(word: str) -> str:
    return r"\s+".join(map(re.escape, word.split()))


def _by_meaning(data: Mapping[str, Mapping[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    return {meaning: _words(_every(languages)) for meaning, languages in data.items()}


def _every(languages: Mapping[str, list[str]]) -> Iterator[str]:
    for words in languages.values():
        yield from words


def _words(words: Iterable[str]) -> tuple[str, ...]:
    """Return words in folded form, longer ones first, each once."""
    return tuple(sorted(dict.fromkeys(map(_form, words)), key=len, reverse=True))


def _form(word: str) -> str:
    return folded_form(str(word).casefold())
