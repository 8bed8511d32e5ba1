"""The difference of two pack sources: what is new, changed or withdrawn, by clause."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from explorer.domain.comparison.pack_diff import (
    ChangeKind,
    FieldChange,
    PackDifference,
    PackVersion,
    RecordChange,
    RecordType,
    SubjectChanges,
)
from explorer.errors import PackError
from explorer.packs.compiler.analysis_rows import analysis_records
from explorer.packs.compiler.compiler import PackProblemsError
from explorer.packs.compiler.rows import without_source_positions
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.geojson import LayerFeature
from explorer.packs.source.source import PackSource, Record, read_pack
from explorer.packs.source.validation import check, map_features

_LISTS = {
    "parties": (RecordType.PARTY, "id", ("name",)),
    "topics": (RecordType.TOPIC, "id", ("name",)),
    "side_provisions": (RecordType.SIDE_PROVISION, "id", ("title",)),
    "sources": (RecordType.SOURCE, "id", ("publisher", "title")),
    "stances": (RecordType.STANCE, "id", ("party", "statement")),
    "timeline": (RecordType.EVENT, "id", ("title",)),
    "claims": (RecordType.CLAIM, "n", ("claim",)),
}
_PREFIXES = {RecordType.PARTY: "party:", RecordType.CLAIM: "claim:"}
_TITLES = ("label", "title", "term", "text", "act", "why")
_ORDER = {sort: number for number, sort in enumerate(RecordType)}
_MOST_TITLE = 90
Key = tuple[RecordType, str]


@dataclass(frozen=True, slots=True)
class _IndexedRecord:
    """A record as it was read, what it is called, and what it bears on.

    ``key`` is what its texts in further languages are found by; ``shape`` its geometry.
    """

    title: str
    record: Record
    targets: tuple[str, ...]
    key: str = ""
    shape: LayerFeature | None = None


@dataclass(slots=True)
class _Pack:
    """All records of a pack by sort and reference, and its subjects in order.

    Titles are in ``language`` where the pack has them.
    """

    source: PackSource
    language: str
    records: dict[Key, _IndexedRecord] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)


def difference(
    before: PackSource,
    after: PackSource,
    hashes: tuple[str, str] = ("", ""),
    language: str = "en",
) -> PackDifference:
    """Compare two checked packs; ``hashes`` are those of their contents.

    Titles are told in ``language``, changes in every language of the packs.
    """
    old, new = _told(before, language), _told(after, language)
    changes = list(_changes(old, new))
    by_subject: dict[str, list[RecordChange]] = {}
    for key, change in changes:
        held = (new.records.get(key), old.records.get(key))
        targets = dict.fromkeys(name for one in held if one is not None for name in one.targets)
        for target in targets or {"": None}:
            by_subject.setdefault(target, []).append(change)
    titles = {"": "", **new.subjects, **old.subjects, **new.subjects}
    order = _order(new.subjects, old.subjects)
    subjects = tuple(
        SubjectChanges(name, titles.get(name, ""), tuple(sorted(by_subject[name], key=_place)))
        for name in sorted(by_subject, key=lambda name: (order.get(name, len(order)), name))
    )
    return PackDifference(_version(old, hashes[0]), _version(new, hashes[1]), subjects)


def difference_of(old: Path, new: Path, language: str = "en") -> PackDifference:
    """The difference of two pack sources. Raises PackError if one cannot be used."""
    before, before_hash = _read(old)
    after, after_hash = _read(new)
    names = (before.manifest["id"], after.manifest["id"])
    if names[0] != names[1]:
        raise PackError(
            f"{names[0]} and {names[1]} are packs of different agreements;"
            " name two versions of the same."
        )
    return difference(before, after, (before_hash, after_hash), language)


def _read(place: Path) -> tuple[PackSource, str]:
    files = open_pack(place)
    source = read_pack(files)
    problems = check(source)
    if problems:
        raise PackProblemsError(place, problems)
    return source, files.content_hash()


def _place(change: RecordChange) -> tuple[int, str]:
    return _ORDER[change.sort], change.reference


def _order(new: Mapping[str, str], old: Mapping[str, str]) -> dict[str, int]:
    """Places of the subjects: as in the new pack, those withdrawn after what they followed."""
    names = list(new)
    last = ""
    for name in old:
        if name not in new:
            names.insert(names.index(last) + 1 if last in names else 0, name)
        last = name
    return {name: place for place, name in enumerate(["", *names])}


def _version(pack: _Pack, content_hash: str) -> PackVersion:
    held = pack.source.manifest
    title = pack.records[RecordType.PACK, held["id"]].title
    return PackVersion(held["id"], held["version"], title, held["as_of"], content_hash)


def _changes(old: _Pack, new: _Pack) -> Iterator[tuple[Key, RecordChange]]:
    for key in dict.fromkeys([*new.records, *old.records]):
        before, after = old.records.get(key), new.records.get(key)
        told = after or before
        assert told is not None
        if before is None or after is None:
            fate = ChangeKind.NEW if before is None else ChangeKind.WITHDRAWN
        elif _is_same(old, before, new, after):
            continue
        else:
            fate = ChangeKind.CHANGED
        fields = tuple(_differing(_fields(old, before), _fields(new, after)))
        yield key, RecordChange(fate, key[0], key[1], _short(told.title), fields)


def _is_same(old: _Pack, before: _IndexedRecord, new: _Pack, after: _IndexedRecord) -> bool:
    languages = {*old.source.translations, *new.source.translations}
    return (
        _equal(before.record, after.record)
        and _geometry(before.shape) == _geometry(after.shape)
        and all(_texts(old, before, one) == _texts(new, after, one) for one in languages)
    )


def _equal(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever a record holds
    """Compare without the marks of the reader; made for hundreds of thousands of records."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = {name for name in (*one, *other) if not name.startswith("_")}
        return all(_equal(one.get(name), other.get(name)) for name in names)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    return bool(one == other)


def _geometry(shape: LayerFeature | None) -> object:
    return shape and (shape.type, shape.polygons, shape.parts)


def _texts(pack: _Pack, told: _IndexedRecord, language: str) -> dict[str, Any]:
    """Texts of a record from the folder of a further language."""
    texts = pack.source.translations.get(language)
    return texts.of(told.key) if texts is not None and told.key else {}


def _fields(pack: _Pack, told: _IndexedRecord | None) -> dict[tuple[str, str], Any]:
    """Fields by name and language: twins that stand beside them, and those of a folder."""
    if told is None:
        return {}
    fields: dict[tuple[str, str], Any] = {}
    for name, value in without_source_positions(told.record).items():
        base, _, language = name.rpartition("_")
        twin = base in told.record and language in pack.source.translations
        fields[(base, language) if twin else (name, "")] = value
    for language in pack.source.translations:
        for name, value in _texts(pack, told, language).items():
            fields[name, language] = value
    if told.shape is not None:
        vertices = sum(len(part) // 2 for part in told.shape.parts)
        fields["geometry", ""] = f"{told.shape.type}, {vertices} vertices"
    return fields


def _differing(
    old: Mapping[tuple[str, str], Any], new: Mapping[tuple[str, str], Any]
) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*new, *old]):
        was, now = _text(old.get(name)), _text(new.get(name))
        if was != now:
            yield FieldChange(name[0], was, now, name[1])


def _short(title: str) -> str:
    return title if len(title) <= _MOST_TITLE else f"{title[: _MOST_TITLE - 1].rstrip()}…"


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a field of a pack holds
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # Records as they stand in the files: a value of another kind of record may be a coordinate.
        return repr(value).removesuffix(".0")
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_text(v)}" for k, v in value.items() if _text(v))
    if isinstance(value, list):
        nested = any(isinstance(one, dict) or " " in str(one) for one in value)
        return ("\n" if nested else ", ").join(_text(one) for one in value)
    return str(value)


def _told(source: PackSource, language: str) -> _Pack:
    pack = _Pack(source, language)
    manifest = source.manifest
    pack.records[RecordType.PACK, manifest["id"]] = _record(pack, manifest, "", ("title",), ())
    order = manifest["documents"]
    for document in sorted(source.documents, key=lambda one: order.index(one["id"])):
        _take_document(pack, document)
    for name, (sort, key, titles) in _LISTS.items():
        for record in source.lists.get(name, []):
            reference = str(record[key])
            targets = _targets(sort, record, manifest["reference_document"])
            own = f"{_PREFIXES.get(sort, '')}{reference}"
            pack.records[sort, reference] = _record(pack, record, own, titles, targets)
            if sort is RecordType.SIDE_PROVISION:
                pack.subjects[reference] = pack.records[sort, reference].title
    _take_analysis(pack)
    _take_map(pack)
    _point_sources(pack)
    return pack


def _take_document(pack: _Pack, document: Record) -> None:
    name = document["id"]
    head = {key: value for key, value in document.items() if key != "clauses"}
    told = _record(pack, head, name, ("title",), (name,))
    pack.records[RecordType.DOCUMENT, name] = told
    pack.subjects[name] = told.title
    for clause in document["clauses"]:
        reference = f"{name}/{clause['number']}"
        told = _record(pack, clause, reference, ("title",), (reference,))
        pack.records[RecordType.CLAUSE, reference] = told
        pack.subjects[reference] = told.title


def _record(
    pack: _Pack, record: Record, key: str, titles: Iterable[str], targets: tuple[str, ...]
) -> _IndexedRecord:
    """A record, called in the pack's language where it has it."""
    told = _IndexedRecord("", record, targets, key)
    own = _texts(pack, told, pack.language)
    twin = f"_{pack.language}"
    named = [own.get(name) or record.get(name + twin) or record.get(name) for name in titles]
    return replace(told, title=": ".join(str(name) for name in named if name))


def _targets(sort: RecordType, record: Record, whole: str) -> tuple[str, ...]:
    """The subjects that a record bears on; an event about no clause bears on the whole text."""
    if sort is RecordType.STANCE:
        return (record["clause"],)
    if sort is RecordType.EVENT:
        return tuple(record.get("clauses") or [whole])
    if sort is RecordType.CLAIM:
        return tuple(record.get("clauses") or [])
    return (record["id"],) if sort is RecordType.SIDE_PROVISION else ()


def _take_analysis(pack: _Pack) -> None:
    for kind, record, targets in analysis_records(pack.source):
        title = next((str(record[name]) for name in _TITLES if record.get(name)), "")
        # What a clause leaves open has no name of its own, so a changed one is another one.
        reference = str(record.get("id") or f"{targets[0]}: {title}")
        told = _IndexedRecord(title, record, tuple(dict.fromkeys(targets)))
        pack.records[RecordType(kind), reference] = told


def _take_map(pack: _Pack) -> None:
    source, naming = pack.source, _naming(pack.source)
    drawn: dict[str, list[str]] = {}
    for name, record in source.map_references.items():
        targets = tuple(naming.get(name, ()))
        pack.records[RecordType.MAP_REFERENCE, name] = _record(pack, record, "", (), targets)
        for feature in (*map_features(record, "draw"), *map_features(record, "bounds")):
            drawn.setdefault(feature, []).extend(targets)
    for layer in source.layers:
        for one in layer.features:
            reference = f"{layer.name}:{one.identifier}"
            targets = tuple(dict.fromkeys(drawn.get(reference, ())))
            name = str(one.properties.get("name_en") or "")
            told = _IndexedRecord(name, one.properties, targets, shape=one)
            pack.records[RecordType.FEATURE, reference] = told


def _naming(source: PackSource) -> dict[str, list[str]]:
    """Clauses and side provisions by the map references that they name."""
    naming: dict[str, list[str]] = {}
    for document in source.documents:
        for clause in document["clauses"]:
            for name in clause.get("features") or []:
                naming.setdefault(name, []).append(f"{document['id']}/{clause['number']}")
    for provision in source.lists.get("side_provisions", []):
        for name in provision.get("features") or []:
            naming.setdefault(name, []).append(provision["id"])
    return naming


def _point_sources(pack: _Pack) -> None:
    """A source bears on what the records that cite it bear on."""
    citing: dict[str, dict[str, None]] = {}
    for told in pack.records.values():
        for name in _cited(told.record):
            citing.setdefault(name, {}).update(dict.fromkeys(told.targets))
    for key, told in pack.records.items():
        if key[0] is RecordType.SOURCE:
            pack.records[key] = replace(told, targets=tuple(citing.get(key[1], ())))


def _cited(record: Record) -> Iterator[str]:
    yield from record.get("sources") or ()
    for name in ("readings", "sides"):
        for part in record.get(name) or ():
            yield from part.get("sources") or ()
