"""What search finds: one entry for each clause, stance, source, place and so on.

An entry's words are those of all languages of the pack, each language in columns of its own, so
that one index answers in any of them and none brings in words of another.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from explorer.domain.content.references import document_of
from explorer.domain.content.stances import STATED
from explorer.domain.search.romanisation import is_cyrillic, romanise
from explorer.domain.search.search_results import EntryFlag, EntryKind
from explorer.packs.compiler.rows import Row, RowMaker

Words = tuple[int, str, str, str, str, str, str, str]


@dataclass(slots=True)
class Entry:
    """One thing to be found; ``texts`` are (title, body) by language."""

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


def add_search(maker: RowMaker, sources: Mapping[str, str] | None = None) -> list[Words]:
    """Add entries and aliases; returns the rows of the full-text table.

    ``sources`` are the names, by reference, of those that the rows cite but do not bring.
    """
    words = []
    names = _Names(maker, sources or {})
    for entry in _entries(maker, names):
        number = maker.add(
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
            maker.add("entry_text", entry_id=number, language=language, title=title, body=body)
        words.append((number, *_words(entry, names)))
    _aliases(maker, names)
    return words


def source_words(reference: str, publisher: str, title: str) -> str:
    """What a source is found by."""
    return f"{reference} {publisher} {title}"


class _Names:
    """Names that searching by place and source goes by."""

    def __init__(self, maker: RowMaker, sources: Mapping[str, str]) -> None:
        rows = maker.rows
        self.sources = dict(sources) | {
            row["reference"]: source_words(row["reference"], row["publisher"], row["title"])
            for row in rows.get("source", [])
        }
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


def _words(entry: Entry, names: _Names) -> tuple[str, str, str, str, str, str, str]:
    (title, body), *others = entry.texts.values()
    title_2, body_2 = others[0] if others else ("", "")
    further = " ".join([f"{t} {b}" for t, b in others[1:]])
    places = " ".join(
        [name for place in entry.places for name in names.references.get(place, [place])]
    )
    places = f"{places} {romanise(places)}" if is_cyrillic(places) else places
    sources = " ".join([names.sources.get(source, source) for source in entry.sources])
    return title, body, title_2, body_2, further, places, sources


def _texts(
    maker: RowMaker, owner: str, title: str, body: Callable[[Row], str]
) -> dict[int, dict[str, tuple[str, str]]]:
    """Title and body by row number and language, from the table of an owner's texts."""
    found: dict[int, dict[str, tuple[str, str]]] = {}
    key = f"{owner}_id"
    for row in maker.rows.get(f"{owner}_text", []):
        texts = found.setdefault(row[key], {})
        texts[row["language"]] = (row[title] or "", body(row) or "")
    return found


def _entries(maker: RowMaker, names: _Names) -> Iterator[Entry]:
    yield from _documents(maker)
    yield from _provisions(maker)
    yield from _stances(maker)
    yield from _events(maker)
    yield from _analytic(maker)
    yield from _places(maker, names)
    yield from _sources(maker)


def _documents(maker: RowMaker) -> Iterator[Entry]:
    texts = _texts(maker, "document", "title", lambda text: " ".join(text["notes"].values()))
    for number, row in maker.numbered("document"):
        yield Entry(
            EntryKind.DOCUMENT,
            row["reference"],
            row["reference"],
            texts[number],
            day=row["date"],
            flags=EntryFlag.VERIFIED,
            sources=row["sources"],
        )


def _provision_text(text: Row) -> str:
    """Return all that is searched of a clause below its title."""
    parts = [text["summary"], *text["details"]["subpoints"], text["details"].get("remark") or ""]
    return "\n".join(part for part in parts if part)


def _provisions(maker: RowMaker) -> Iterator[Entry]:
    dates = {row["reference"]: row["date"] for row in maker.rows.get("document", [])}
    published = {row["reference"]: row["date"] for row in maker.rows.get("source", [])}
    with_stance = {row["target"] for row in maker.rows.get("stance", [])}
    disputed = _disputed(maker)
    texts = _texts(
        maker,
        "provision",
        "title",
        _provision_text,
    )
    for number, row in maker.numbered("provision"):
        kind = EntryKind.CLAUSE if row["document"] else EntryKind.SIDE_PROVISION
        reference = row["reference"]
        marks = {
            EntryFlag.VERIFIED: row["verified"],
            EntryFlag.QUANTITY: row["quantities"],
            EntryFlag.ON_MAP: row["features"],
            EntryFlag.STANCE: reference in with_stance,
            EntryFlag.DISPUTED: reference in disputed,
        }
        yield Entry(
            kind,
            reference,
            reference,
            texts[number],
            # A side provision exists from the day on which the first source reported it.
            day=dates.get(row["document"])
            if row["document"]
            else min((published[n] for n in row["sources"] if n in published), default=None),
            flags=sum(flag for flag, held in marks.items() if held),
            places=row["features"],
            sources=row["sources"],
        )


def _disputed(maker: RowMaker) -> set[str]:
    numbers = {
        number for number, row in maker.numbered("analysis") if row["kind"] == "disagreement"
    }
    return {
        row["target"]
        for row in maker.rows.get("analysis_target", [])
        if row["analysis_id"] in numbers
    }


def _stances(maker: RowMaker) -> Iterator[Entry]:
    texts = _texts(maker, "stance", "speaker", itemgetter("statement"))
    for number, row in maker.numbered("stance"):
        stated = row["attribution"] in STATED
        yield Entry(
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


def _events(maker: RowMaker) -> Iterator[Entry]:
    texts = _texts(maker, "event", "title", itemgetter("summary"))
    for number, row in maker.numbered("event"):
        yield Entry(
            EntryKind.EVENT,
            row["reference"],
            next(iter(row["clauses"]), ""),
            texts[number],
            day=row["date"],
            flags=row["verified"] * EntryFlag.VERIFIED,
            sources=row["sources"],
        )


def _analytic(maker: RowMaker) -> Iterator[Entry]:
    targets: dict[int, str] = {}
    for row in maker.rows.get("analysis_target", []):
        targets.setdefault(row["analysis_id"], row["target"])
    contents: dict[int, dict[str, Row]] = {}
    for row in maker.rows.get("analysis_text", []):
        contents.setdefault(row["analysis_id"], {})[row["language"]] = row["content"]
    for number, row in maker.numbered("analysis"):
        day = None
        if row["kind"] == "disagreement":
            # It takes two accounts to disagree.
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
        yield Entry(kind, row["reference"], targets.get(number, ""), texts, day, flags=flags)


def _second_day(contents: Mapping[str, Row]) -> date | None:
    """The day of the second account of a disagreement."""
    content = next(iter(contents.values()))
    days = sorted(date.fromisoformat(str(side["date"])) for side in content["sides"])
    return days[1] if len(days) > 1 else None


#: Layers whose features are worth finding by name; the rest repeats them.
_FOUND_LAYERS = frozenset(
    {
        *("countries", "oblasts", "raions", "places", "rivers", "water", "znpp", "withdrawal_zone"),
        *("security_wall", "line_of_contact", "held_areas"),
    }
)


def _places(maker: RowMaker, names: _Names) -> Iterator[Entry]:
    texts: dict[int, dict[str, tuple[str, str]]] = {}
    for row in maker.rows.get("feature_text", []):
        body = " ".join(row["notes"].values())
        texts.setdefault(row["feature_id"], {})[row["language"]] = (row["name"], body)
    for number, row in maker.numbered("feature"):
        if row["layer"] in _FOUND_LAYERS:
            yield Entry(
                EntryKind.PLACE,
                row["reference"],
                "",
                texts[number],
                flags=EntryFlag.ON_MAP | EntryFlag.VERIFIED,
                places=names.features[row["reference"]],
            )


def _sources(maker: RowMaker) -> Iterator[Entry]:
    base = maker.languages[0]
    for row in maker.rows.get("source", []):
        text = (row["title"], f"{row['publisher']}. {row['note']}")
        yield Entry(
            EntryKind.SOURCE,
            row["reference"],
            "",
            {base: text},
            day=row["date"],
            flags=EntryFlag.VERIFIED,
            sources=[row["reference"]],
        )


def _aliases(maker: RowMaker, names: _Names) -> None:
    found: set[tuple[str, str]] = set()
    texts = [name for known in names.features.values() for name in known]
    parties = maker.rows.get("party_text", [])
    texts += [row["name"] for row in parties]
    texts += [person["name"] for row in parties for person in row["people"]]
    for text in texts:
        for word in text.lower().split():
            latin = romanise(word).strip("().,:;-«»")
            if is_cyrillic(word) and len(latin) > 1:
                found.add((latin, word.strip("().,:;-«»")))
    for latin, cyrillic in sorted(found):
        maker.add("alias", latin=latin, cyrillic=cyrillic)
