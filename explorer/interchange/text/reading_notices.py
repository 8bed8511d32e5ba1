"""Sentences about what was met and what is left out in reading a text: one list for the window's
wizard and for the terminal.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from explorer.interchange.text.points import ParsedPoints

_MOST_CHARACTERS = 200
_MOST_LISTED = 40
#: What is met in a file, before its text is looked through.
_OF_FILE = frozenset(
    {"tracked", "tables", "columns", "hidden", "notes", "boxes", "encoding", "component"}
)
Catalog = Mapping[str, str]


def reading_sentences(found: ParsedPoints, catalog: Catalog) -> list[str]:
    """Return every notice and every text that is left out, each as a sentence."""
    return [*_notices(found, catalog), *_left_out(found, catalog)]


def of_file(notices: Sequence[str]) -> tuple[str, ...]:
    """Return the notices about a file; others are about the text, which may have been changed."""
    return tuple(notice for notice in notices if _parted(notice)[0] in _OF_FILE)


def _notices(found: ParsedPoints, catalog: Catalog) -> Iterator[str]:
    missing = [detail for name, detail in map(_parted, found.notices) if name == "missing"]
    for name, detail in map(_parted, found.notices):
        if name in _DETAILED:
            yield catalog[f"reading.{name}"].format(**_DETAILED[name](detail))
        elif name == "renumbered":
            yield catalog["reading.renumbered"].format(numbers=_listed(found.renumbered, catalog))
        elif name == "missing" and missing:
            yield catalog["reading.missing"].format(numbers=_listed(missing, catalog))
            missing = []
        elif name != "missing":
            yield catalog[f"reading.{name}"]


def _parted(notice: str) -> tuple[str, str]:
    name, _, detail = notice.partition(":")
    return name, detail


def _pair(first: str, second: str) -> Callable[[str], Mapping[str, str]]:
    def details(detail: str) -> Mapping[str, str]:
        before, _, after = detail.partition("/")
        return {first: before, second: after}

    return details


def _columns(detail: str) -> Mapping[str, str]:
    count, taken, left_out = detail.split("\t")
    return {"count": count, "taken": taken, "left_out": left_out}


#: The gaps of sentences that say more than their name.
_DETAILED: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "encoding": lambda detail: {"encoding": detail},
    "hidden": lambda detail: {"count": detail},
    "points": lambda detail: {"most": detail},
    "cut": _pair("taken", "whole"),
    "component": _pair("kind", "count"),
    "columns": _columns,
}


def _left_out(found: ParsedPoints, catalog: Catalog) -> Iterator[str]:
    if found.before:
        yield catalog["reading.before"].format(text=_clipped(found.before))
    if found.between:
        texts = [_clipped(text) for text in found.between]
        yield catalog["reading.between"].format(text=_listed(texts, catalog, between=" / "))
    if found.after:
        yield catalog["reading.after"].format(text=_clipped(found.after))
    for text in found.annexes[:_MOST_LISTED]:
        yield catalog["reading.annex"].format(count=len(text), text=_clipped(text))
    if len(found.annexes) > _MOST_LISTED:
        yield catalog["reading.more"].format(count=len(found.annexes) - _MOST_LISTED)


def _listed(texts: Sequence[str], catalog: Catalog, between: str = ", ") -> str:
    """Return texts in a row, so many that the list can be read."""
    shown = list(texts[:_MOST_LISTED])
    if len(texts) > _MOST_LISTED:
        shown.append(catalog["reading.more"].format(count=len(texts) - _MOST_LISTED))
    return between.join(shown)


def _clipped(text: str) -> str:
    if len(text) <= _MOST_CHARACTERS:
        return text
    head, _, _ = text[:_MOST_CHARACTERS].rpartition(" ")
    return f"{head or text[:_MOST_CHARACTERS]} …"
