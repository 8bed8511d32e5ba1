"""Messages about notices and omissions in reading a text, for the wizard and the terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from explorer.interchange.text.point_model import ParsedPoints

_MOST_CHARACTERS = 200
_MOST_LISTED = 40
#: Notices about the file, not about its text.
_OF_FILE = frozenset(
    (
        *("tracked", "tables", "columns", "hidden", "notes", "boxes", "encoding", "component"),
        *("elsewhere", "remarks", "contents", "change", "comment", "more"),
        "translated",
    )
)
Catalog = Mapping[str, str]


def reading_sentences(parsed: ParsedPoints, catalog: Catalog) -> list[str]:
    """Return every notice and every omitted text, each as a sentence."""
    return [*_notices(parsed, catalog), *_left_out(parsed, catalog)]


def file_notices(notices: Sequence[str]) -> tuple[str, ...]:
    """Return the notices about a file; others are about the text, which may have been edited."""
    return tuple(notice for notice in notices if _parted(notice)[0] in _OF_FILE)


def _notices(parsed: ParsedPoints, catalog: Catalog) -> Iterator[str]:
    missing = [detail for name, detail in map(_parted, parsed.notices) if name == "missing"]
    for name, detail in map(_parted, parsed.notices):
        if name == "change":
            kind, author, text = detail.split("\t")
            yield catalog[f"reading.change.{kind}"].format(author=author, text=text)
        elif name in _DETAILED:
            yield catalog[f"reading.{name}"].format(**_DETAILED[name](detail))
        elif name == "renumbered":
            yield catalog["reading.renumbered"].format(numbers=_listed(parsed.renumbered, catalog))
        elif name == "inserted":
            yield catalog["reading.inserted"].format(
                articles=_listed(parsed.inserted, catalog),
                numbers=_listed(parsed.renumbered, catalog),
            )
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
    count, read, left_out = detail.split("\t")
    return {"count": count, "taken": read, "left_out": left_out}


def _translated(detail: str) -> Mapping[str, str]:
    language, _, columns = detail.partition("\t")
    return {"language": language, **_columns(columns)}


#: Placeholders of sentences with details.
_DETAILED: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "encoding": lambda detail: {"encoding": detail},
    "hidden": lambda detail: {"count": detail},
    "points": lambda detail: {"most": detail},
    "cut": _pair("taken", "whole"),
    "component": _pair("kind", "count"),
    "columns": _columns,
    "comment": lambda detail: dict(zip(("author", "text"), detail.split("\t"), strict=True)),
    "translated": _translated,
    "more": lambda detail: {"count": detail},
    "elsewhere": lambda detail: {"address": detail[:_MOST_CHARACTERS]},
}


def _left_out(parsed: ParsedPoints, catalog: Catalog) -> Iterator[str]:
    if parsed.before:
        yield catalog["reading.before"].format(text=_clipped(parsed.before))
    if parsed.between:
        texts = [_clipped(text) for text in parsed.between]
        yield catalog["reading.between"].format(text=_listed(texts, catalog, between=" / "))
    if parsed.after:
        yield catalog["reading.after"].format(text=_clipped(parsed.after))
    for kind, asides in parsed.asides.items():
        listed = _clipped(" / ".join(asides[:_MOST_LISTED]))
        yield catalog[f"reading.aside.{kind}"].format(count=len(asides), text=listed)
    for annex in parsed.annexes[:_MOST_LISTED]:
        yield catalog["reading.annex"].format(
            identifier=annex.identifier, text=_clipped(annex.text), count=len(annex.parsed.points)
        )
        for sentence in reading_sentences(annex.parsed, catalog):
            yield f"{annex.identifier}: {sentence}"
    if len(parsed.annexes) > _MOST_LISTED:
        yield catalog["reading.more"].format(count=len(parsed.annexes) - _MOST_LISTED)


def _listed(texts: Sequence[str], catalog: Catalog, between: str = ", ") -> str:
    """Return texts joined in a list of readable length."""
    listed = list(texts[:_MOST_LISTED])
    if len(texts) > _MOST_LISTED:
        listed.append(catalog["reading.more"].format(count=len(texts) - _MOST_LISTED))
    return between.join(listed)


def _clipped(text: str) -> str:
    if len(text) <= _MOST_CHARACTERS:
        return text
    head, _, _ = text[:_MOST_CHARACTERS].rpartition(" ")
    return f"{head or text[:_MOST_CHARACTERS]} …"
