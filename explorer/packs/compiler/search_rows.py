"""Rows of the search index: one entry for each clause, stance, source, place and so on.

The index has columns for each language of the pack, so that a query in one language does not
match words of another.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from explorer.domain.content.references import document_of
from explorer.domain.content.stances import STATED
from explorer.domain.search.romanisation import is_cyrillic, romanise
from explorer.domain.search.search_results import EntryFlag, EntryKind
from explorer.packs.compiler.rows import Row, RowBuilder

Words = tuple[int, str, str, str, str, str, str, str, str]


@dataclass(slots=True)
class SearchEntry:
    """A searchable record; ``texts`` are (title, body) by language."""

    kind: EntryKind
    reference: str
    target: str
    texts: dict[str, tuple[str, str]]
    day: date | None = None
    party: str = ""
    position: str = ""
    flags: int = 0
    places: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def add_search(builder: RowBuilder, sources: Mapping[str, str] | None = None) -> list[Words]:
    """Add entries and aliases; return the rows of the full-text table.

    ``sources`` are the names, by reference, of cited sources that the rows do not include.
    """
    words = []
    names = _Names(builder, sources or {})
    for entry in _entries(builder, names):
        number = builder.add(
            "entry",
            kind=str(entry.kind),
            reference=entry.reference,
            target=entry.target,
            document=(document_of(entry.target) or "") if entry.target else "",
            date=entry.day,
            party=entry.party,
            position=entry.position,
            flags=entry.flags,
        )
        for language, (title, body) in entry.texts.items():
            builder.add("entry_text", entry_id=number, language=language, title=title, body=body)
        words.append((number, *_words(entry, names)))
    _aliases(builder, names)
    return words


def source_words(reference: str, publisher: str, title: str) -> str:
    """Return the words that a source is found by."""
    return f"{reference} {publisher} {title}"


class _Names:
    """Names for searches by place and source, and further names of clauses."""

    def __init__(self, builder: RowBuilder, sources: Mapping[str, str]) -> None:
        rows = builder.rows
        self.sources = dict(sources) | {
            row["reference"]: source_words(row["reference"], row["publisher"], row["title"])
            for row in rows.get("source", [])
        }
        self.clauses: dict[str, str] = {}
        for row in rows.get("search_name", []):
            for clause in row["clauses"]:
                texts = [self.clauses.get(clause, ""), *row["names"], *row["asked_as"]]
                self.clauses[clause] = " · ".join(filter(None, texts))
        self.features: dict[str, list[str]] = {}
        references = [row["reference"] for row in rows.get("feature", [])]
        for text in rows.get("feature_text", []):
            name = references[text["feature_id"] - 1]
            self.features.setdefault(name, []).append(text["name"])
        self.references = {
            row["reference"]: [
                row["reference"].replace("-", " "),
                *(name for feature in row["draws"] for name in self.features.get(feature, [])),
            ]
            for row in rows.get("map_reference", [])
        }


def _words(entry: SearchEntry, names: _Names) -> tuple[str, str, str, str, str, str, str, str]:
    (title, body), *others = entry.texts.values()
    title_2, body_2 = others[0] if others else ("", "")
    further = " ".join([f"{t} {b}" for t, b in others[1:]])
    places = " ".join(
        [name for place in entry.places for name in names.references.get(place, [place])]
    )
    places = f"{places} {romanise(places)}" if is_cyrillic(places) else places
    sources = " ".join([names.sources.get(source, source) for source in entry.sources])
    further_names = names.clauses.get(entry.reference, "")
    return title, body, title_2, body_2, further, places, sources, further_names


def _texts(
    builder: RowBuilder, owner: str, title: str, body: Callable[[Row], str]
) -> dict[int, dict[str, tuple[str, str]]]:
    """Return title and body by row number and language, from the text table of an owner."""
    result: dict[int, dict[str, tuple[str, str]]] = {}
    key = f"{owner}_id"
    for row in builder.rows.get(f"{owner}_text", []):
        texts = result.setdefault(row[key], {})
        texts[row["language"]] = (row[title] or "", body(row) or "")
    return result


def _entries(builder: RowBuilder, names: _Names) -> Iterator[SearchEntry]:
    yield from _documents(builder)
    yield from _provisions(builder)
    yield from _stances(builder)
    yield from _events(builder)
    yield from _analytic(builder)
    yield from _places(builder, names)
    yield from _sources(builder)


def _documents(builder: RowBuilder) -> Iterator[SearchEntry]:
    texts = _texts(builder, "document", "title", lambda text: " ".join(text["notes"].values()))
    for number, row in builder.numbered("document"):
        yield SearchEntry(
            EntryKind.DOCUMENT,
            row["reference"],
            row["reference"],
            texts[number],
            day=row["date"],
            flags=EntryFlag.VERIFIED,
            sources=row["sources"],
        )


def _provision_text(text: Row) -> str:
    """Return all searched text of a clause except its title."""
    parts = [text["summary"], *text["details"]["subpoints"], text["details"].get("remark") or ""]
    return "\n".join(part for part in parts if part)


def _provisions(builder: RowBuilder) -> Iterator[SearchEntry]:
    dates = {row["reference"]: row["date"] for row in builder.rows.get("document", [])}
    published = {row["reference"]: row["date"] for row in builder.rows.get("source", [])}
    with_stance = {row["target"] for row in builder.rows.get("stance", [])}
    disputed = _disputed(builder)
    texts = _texts(
        builder,
        "provision",
        "title",
        _provision_text,
    )
    for number, row in builder.numbered("provision"):
        kind = EntryKind.CLAUSE if row["document"] else EntryKind.SIDE_PROVISION
        reference = row["reference"]
        flags = {
            EntryFlag.VERIFIED: row["verified"],
            EntryFlag.QUANTITY: row["quantities"],
            EntryFlag.ON_MAP: row["features"],
            EntryFlag.STANCE: reference in with_stance,
            EntryFlag.DISPUTED: reference in disputed,
        }
        yield SearchEntry(
            kind,
            reference,
            reference,
            texts[number],
            # A side provision exists from the day of its first source.
            day=dates.get(row["document"])
            if row["document"]
            else min((published[n] for n in row["sources"] if n in published), default=None),
            flags=sum(flag for flag, is_set in flags.items() if is_set),
            places=row["features"],
            sources=row["sources"],
        )


def _disputed(builder: RowBuilder) -> set[str]:
    numbers = {
        number for number, row in builder.numbered("analysis") if row["kind"] == "disagreement"
    }
    return {
        row["target"]
        for row in builder.rows.get("analysis_target", [])
        if row["analysis_id"] in numbers
    }


def _stances(builder: RowBuilder) -> Iterator[SearchEntry]:
    texts = _texts(builder, "stance", "speaker", itemgetter("statement"))
    for number, row in builder.numbered("stance"):
        stated = row["attribution"] in STATED
        yield SearchEntry(
            EntryKind.STANCE,
            row["reference"],
            row["target"],
            texts[number],
            day=row["date"],
            party=row["party"],
            position=row["position"],
            flags=row["verified"] * EntryFlag.VERIFIED + stated * EntryFlag.STATED,
            sources=row["sources"],
        )


def _events(builder: RowBuilder) -> Iterator[SearchEntry]:
    texts = _texts(builder, "event", "title", itemgetter("summary"))
    for number, row in builder.numbered("event"):
        yield SearchEntry(
            EntryKind.EVENT,
            row["reference"],
            next(iter(row["clauses"]), ""),
            texts[number],
            day=row["date"],
            flags=row["verified"] * EntryFlag.VERIFIED,
            sources=row["sources"],
        )


def _analytic(builder: RowBuilder) -> Iterator[SearchEntry]:
    targets: dict[int, str] = {}
    for row in builder.rows.get("analysis_target", []):
        targets.setdefault(row["analysis_id"], row["target"])
    contents: dict[int, dict[str, Row]] = {}
    for row in builder.rows.get("analysis_text", []):
        contents.setdefault(row["analysis_id"], {})[row["language"]] = row["content"]
    for number, row in builder.numbered("analysis"):
        day = None
        if row["kind"] == "disagreement":
            # A disagreement exists from the day of its second account.
            day = _second_day(contents[number])
            texts = {
                language: (
                    content["title"],
                    "\n".join([content["claim"], *(side["says"] for side in content["sides"])]),
                )
                for language, content in contents[number].items()
            }
            kind, flags = EntryKind.DISAGREEMENT, EntryFlag.DISPUTED | EntryFlag.VERIFIED
        elif row["kind"] == "term":
            texts = {
                language: (
                    content["term"],
                    "\n".join([content["why"], *(r["reading"] for r in content["readings"] or [])]),
                )
                for language, content in contents[number].items()
            }
            kind, flags = EntryKind.TERM, EntryFlag.VERIFIED
        else:
            continue
        yield SearchEntry(kind, row["reference"], targets.get(number, ""), texts, day, flags=flags)


def _second_day(contents: Mapping[str, Row]) -> date | None:
    """Return the day of the second account of a disagreement, or None."""
    content = next(iter(contents.values()))
    days = sorted(date.fromisoformat(str(side["date"])) for side in content["sides"])
    return days[1] if len(days) > 1 else None


#: Layers whose features are searched by name; the others repeat them.
_SEARCHED_LAYERS = frozenset(
    {
        *("countries", "oblasts", "raions", "places", "rivers", "water", "znpp", "withdrawal_zone"),
        *("security_wall", "line_of_contact", "held_areas"),
    }
)


def _places(builder: RowBuilder, names: _Names) -> Iterator[SearchEntry]:
    texts: dict[int, dict[str, tuple[str, str]]] = {}
    for row in builder.rows.get("feature_text", []):
        body = " ".join(row["notes"].values())
        texts.setdefault(row["feature_id"], {})[row["language"]] = (row["name"], body)
    for number, row in builder.numbered("feature"):
        if row["layer"] in _SEARCHED_LAYERS:
            yield SearchEntry(
                EntryKind.PLACE,
                row["reference"],
                "",
                texts[number],
                flags=EntryFlag.ON_MAP | EntryFlag.VERIFIED,
                places=names.features[row["reference"]],
            )


def _sources(builder: RowBuilder) -> Iterator[SearchEntry]:
    base = builder.languages[0]
    for row in builder.rows.get("source", []):
        text = (row["title"], f"{row['publisher']}. {row['note']}")
        yield SearchEntry(
            EntryKind.SOURCE,
            row["reference"],
            "",
            {base: text},
            day=row["date"],
            flags=EntryFlag.VERIFIED,
            sources=[row["reference"]],
        )


def _aliases(builder: RowBuilder, names: _Names) -> None:
    aliases: set[tuple[str, str]] = set()
    texts = [name for feature_names in names.features.values() for name in feature_names]
    parties = builder.rows.get("party_text", [])
    texts += [row["name"] for row in parties]
    texts += [person["name"] for row in parties for person in row["people"]]
    for text in texts:
        for word in text.lower().split():
            latin = romanise(word).strip("().,:;-«»")
            if is_cyrillic(word) and len(latin) > 1:
                aliases.add((latin, word.strip("().,:;-«»")))
    for latin, cyrillic in sorted(aliases):
        builder.add("alias", latin=latin, cyrillic=cyrillic)
