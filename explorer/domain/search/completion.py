"""Completion of a query as it is typed: names of fields, their values, and earlier searches."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.domain.search.query import FIELDS, HAS_VALUES, IS_VALUES, QueryField, to_text

#: The last word of a query: a field with the beginning of a value, or any word.
_LAST = re.compile(r'(?:(?<=\s)|^)(-?)(?:([a-z]+):("?)([^"]*)|([a-z]{2,}))$', re.IGNORECASE)
_MOST = 12


@dataclass(frozen=True, slots=True)
class ValueChoice:
    """A value of a field: its identifier, its name on screen, and all its folded names."""

    identifier: str
    title: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Completion:
    """A completion: its label on screen, and the query that choosing it gives."""

    label: str
    query: str


def complete(typed: str, values: Mapping[str, Sequence[ValueChoice]]) -> tuple[Completion, ...]:
    """Return the completions of the last word of a query; none unless it can name a field."""
    match = _LAST.search(typed)
    if match is None:
        return ()
    before, sign = typed[: match.start()], match[1]
    if match[5] is not None:
        return _fields(before, sign, match[5].lower())
    name, beginning = match[2].lower(), match[4].strip().casefold()
    if name not in FIELDS:
        return ()
    chosen = [choice for choice in _choices(name, values) if _begins(choice, beginning)]
    return tuple(
        Completion(choice.title, f"{before}{sign}{to_text(QueryField(name, choice.identifier))} ")
        for choice in chosen[:_MOST]
    )


def _fields(before: str, sign: str, beginning: str) -> tuple[Completion, ...]:
    names = sorted(name for name in FIELDS if name.startswith(beginning))
    return tuple(Completion(f"{name}:", f"{before}{sign}{name}:") for name in names)


def _choices(name: str, values: Mapping[str, Sequence[ValueChoice]]) -> Sequence[ValueChoice]:
    fixed = {"is": IS_VALUES, "has": HAS_VALUES}.get(name)
    if fixed is not None:
        return [ValueChoice(value, value, frozenset({value})) for value in sorted(fixed)]
    return values.get(name, ())


def _begins(choice: ValueChoice, beginning: str) -> bool:
    """Return True if a word of a name begins with what is typed, or nothing is typed."""
    names = (*choice.names, choice.title.casefold(), choice.identifier.casefold())
    return not beginning or any(
        name.startswith(beginning) or f" {beginning}" in name for name in names
    )
