"""Difference of two pack sources: new, changed and withdrawn records, by clause."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

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
from explorer.packs.compiler.compiler import CheckedPack, read_checked
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.geojson import LayerFeature
from explorer.packs.source.parsed_record import (
    Fields,
    FieldValue,
    ParsedRecord,
    without_positions,
)
from explorer.packs.source.source import PackSource
from explorer.packs.source.validation import map_features

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
    """A record as read, its title, and the subjects it concerns.

    ``key`` identifies its texts in further languages; ``shape`` is its geometry.
    """

    title: str
    record: Fields
    targets: tuple[str, ...]
    key: str = ""
    shape: LayerFeature | None = None


@dataclass(slots=True)
class _Pack:
    """All records of a pack by kind and reference, and its subjects in order.

    Titles are in ``language`` if the pack has them.
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
    """Compare two checked packs; ``hashes`` are the hashes of their contents.

    Titles are in ``language``, changes in every language of the packs.
    """
    old, new = _index_pack(before, language), _index_pack(after, language)
    changes = list(_changes(old, new))
    by_subject: dict[str, list[RecordChange]] = {}
    for key, change in changes:
        versions = (new.records.get(key), old.records.get(key))
        targets = dict.fromkeys(
            name for record in versions if record is not None for name in record.targets
        )
        for target in targets or {"": None}:
            by_subject.setdefault(target, []).append(change)
    titles = {"": "", **new.subjects, **old.subjects, **new.subjects}
    order = _order(new.subjects, old.subjects)
    subjects = tuple(
        SubjectChanges(name, titles.get(name, ""), tuple(sorted(by_subject[name], key=_sort_key)))
        for name in sorted(by_subject, key=lambda name: (order.get(name, len(order)), name))
    )
    names = {**_reference_names(old), **_reference_names(new)}
    return PackDifference(_version(old, hashes[0]), _version(new, hashes[1]), subjects, names)


def _reference_names(pack: _Pack) -> dict[str, str]:
    """Return the names of parties and the publishers of sources, by reference."""
    names = {
        reference: indexed.title
        for (sort, reference), indexed in pack.records.items()
        if sort is RecordType.PARTY
    }
    publishers = (source.text("publisher") for source in pack.source.lists.get("sources", []))
    identifiers = (source.text("id") for source in pack.source.lists.get("sources", []))
    return {**names, **dict(zip(identifiers, publishers, strict=True))}


def difference_of(old: Path, new: Path | CheckedPack, language: str = "en") -> PackDifference:
    """Return the difference of two pack sources. Raises PackError if one is not usable.

    A pack that is read and checked already is not read again.
    """
    before, after = _valid_pack(old), _valid_pack(new)
    names = (before.source.manifest["id"], after.source.manifest["id"])
    if names[0] != names[1]:
        raise PackError(
            f"{names[0]} and {names[1]} are packs of different agreements;"
            " name two versions of the same."
        )
    hashes = (before.files.content_hash(), after.files.content_hash())
    return difference(before.source, after.source, hashes, language)


def _valid_pack(pack: Path | CheckedPack) -> CheckedPack:
    checked = read_checked(open_pack(pack)) if isinstance(pack, Path) else pack
    return checked.expect_valid()


def _sort_key(change: RecordChange) -> tuple[int, str]:
    return _ORDER[change.sort], change.reference


def _order(new: Mapping[str, str], old: Mapping[str, str]) -> dict[str, int]:
    """Return the order of subjects: as in the new pack; withdrawn ones keep their predecessor."""
    names = list(new)
    last = ""
    for name in old:
        if name not in new:
            names.insert(names.index(last) + 1 if last in names else 0, name)
        last = name
    return {name: place for place, name in enumerate(["", *names])}


def _version(pack: _Pack, content_hash: str) -> PackVersion:
    manifest = pack.source.manifest
    name, version = manifest.text("id"), manifest.required_integer("version")
    title = pack.records[RecordType.PACK, name].title
    return PackVersion(name, version, title, manifest.required_day("as_of"), content_hash)


def _changes(old: _Pack, new: _Pack) -> Iterator[tuple[Key, RecordChange]]:
    for key in dict.fromkeys([*new.records, *old.records]):
        before, after = old.records.get(key), new.records.get(key)
        record = after or before
        assert record is not None
        if before is None or after is None:
            fate = ChangeKind.NEW if before is None else ChangeKind.WITHDRAWN
        elif _is_same(old, before, new, after):
            continue
        else:
            fate = ChangeKind.CHANGED
        fields = tuple(_field_changes(_fields(old, before), _fields(new, after)))
        yield key, RecordChange(fate, key[0], key[1], _shorten(record.title), fields)


def _is_same(old: _Pack, before: _IndexedRecord, new: _Pack, after: _IndexedRecord) -> bool:
    languages = {*old.source.translations, *new.source.translations}
    return (
        _equal(before.record, after.record)
        and _geometry(before.shape) == _geometry(after.shape)
        and all(
            _texts(old, before, language) == _texts(new, after, language) for language in languages
        )
    )


def _equal(first: FieldValue, second: FieldValue) -> bool:
    """Compare values, records without their positions; fast enough for hundreds of thousands."""
    if isinstance(first, ParsedRecord) and isinstance(second, ParsedRecord):
        first, second = first.fields, second.fields
    if isinstance(first, dict) and isinstance(second, dict):
        return all(_equal(first.get(name), second.get(name)) for name in {*first, *second})
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(_equal, first, second))
    return bool(first == second)


def _geometry(shape: LayerFeature | None) -> object:
    return shape and (shape.type, shape.polygons, shape.parts)


def _texts(pack: _Pack, indexed: _IndexedRecord, language: str) -> Fields:
    """Return the texts of a record from the folder of a further language."""
    texts = pack.source.translations.get(language)
    return texts.of(indexed.key) if texts is not None and indexed.key else {}


def _fields(pack: _Pack, indexed: _IndexedRecord | None) -> dict[tuple[str, str], FieldValue]:
    """Return fields by name and language: translations in the record and those of the folders."""
    if indexed is None:
        return {}
    fields: dict[tuple[str, str], FieldValue] = {}
    for name, field_value in indexed.record.items():
        value = without_positions(field_value)
        base, _, language = name.rpartition("_")
        is_translation = base in indexed.record and language in pack.source.translations
        if is_translation:
            fields[base, language] = value
            continue
        fields[name, ""] = _in_base_language(value, pack.source.translations)
        for further in pack.source.translations:
            if translated := _in_language(value, further):
                fields[name, further] = translated
    for language in pack.source.translations:
        for name, value in _texts(pack, indexed, language).items():
            fields[name, language] = value
    if indexed.shape is not None:
        vertices = sum(len(part) // 2 for part in indexed.shape.parts)
        fields["geometry", ""] = f"{indexed.shape.type}, {vertices} vertices"
    return fields


def _in_base_language(value: FieldValue, languages: Iterable[str]) -> FieldValue:
    """Return a list of records without their texts in further languages, or another value."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return value
    endings = tuple(f"_{language}" for language in languages)
    items = cast("list[Fields]", value)
    return [
        {
            name: text
            for name, text in item.items()
            if not (name.endswith(endings) and name.rpartition("_")[0] in item)
        }
        for item in items
    ]


def _in_language(value: FieldValue, language: str) -> FieldValue:
    """Return the texts in a further language of a list of records; empty for another value."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return []
    items = cast("list[Fields]", value)
    ending = f"_{language}"
    texts = [
        {
            name.removesuffix(ending): text
            for name, text in item.items()
            if name.endswith(ending) and name.removesuffix(ending) in item
        }
        for item in items
    ]
    return [text for text in texts if text]


def _field_changes(
    old: Mapping[tuple[str, str], FieldValue], new: Mapping[tuple[str, str], FieldValue]
) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*new, *old]):
        before, after = _text(old.get(name)), _text(new.get(name))
        if before != after:
            yield FieldChange(name[0], before, after, name[1])


def _shorten(title: str) -> str:
    return title if len(title) <= _MOST_TITLE else f"{title[: _MOST_TITLE - 1].rstrip()}…"


def _text(value: FieldValue) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # As written in the files: a value of another kind of record may be a coordinate.
        return repr(value).removesuffix(".0")
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_text(v)}" for k, v in value.items() if _text(v))
    if isinstance(value, list):
        nested = any(isinstance(item, dict) or " " in str(item) for item in value)
        return ("\n" if nested else ", ").join(_text(item) for item in value)
    return str(value)


def _index_pack(source: PackSource, language: str) -> _Pack:
    pack = _Pack(source, language)
    manifest = source.manifest
    name = manifest.text("id")
    pack.records[RecordType.PACK, name] = _record(pack, manifest, "", ("title",), ())
    order = manifest.texts("documents")
    for document in sorted(source.documents, key=lambda item: order.index(item.text("id"))):
        _index_document(pack, document)
    for name, (sort, key, titles) in _LISTS.items():
        for record in source.lists.get(name, []):
            reference = str(record[key])
            targets = _targets(sort, record, manifest.text("reference_document"))
            text_key = f"{_PREFIXES.get(sort, '')}{reference}"
            pack.records[sort, reference] = _record(pack, record, text_key, titles, targets)
            if sort is RecordType.SIDE_PROVISION:
                pack.subjects[reference] = pack.records[sort, reference].title
    _index_analysis(pack)
    _index_map(pack)
    _set_source_targets(pack)
    return pack


def _index_document(pack: _Pack, document: ParsedRecord) -> None:
    name = document.text("id")
    header = {key: value for key, value in document.items() if key != "clauses"}
    indexed = _record(pack, header, name, ("title",), (name,))
    pack.records[RecordType.DOCUMENT, name] = indexed
    pack.subjects[name] = indexed.title
    for clause in document.records("clauses"):
        reference = f"{name}/{clause['number']}"
        indexed = _record(pack, clause, reference, ("title",), (reference,))
        pack.records[RecordType.CLAUSE, reference] = indexed
        pack.subjects[reference] = indexed.title


def _record(
    pack: _Pack, record: Fields, key: str, titles: Iterable[str], targets: tuple[str, ...]
) -> _IndexedRecord:
    """Return an indexed record, titled in the pack's language if possible."""
    indexed = _IndexedRecord("", record, targets, key)
    texts = _texts(pack, indexed, pack.language)
    suffix = f"_{pack.language}"
    parts = [texts.get(name) or record.get(name + suffix) or record.get(name) for name in titles]
    return replace(indexed, title=": ".join(str(name) for name in parts if name))


def _targets(sort: RecordType, record: ParsedRecord, whole: str) -> tuple[str, ...]:
    """Return the subjects of a record; an event about no clause concerns the whole document."""
    if sort is RecordType.STANCE:
        return (record.text("clause"),)
    if sort is RecordType.EVENT:
        return tuple(record.texts("clauses") or [whole])
    if sort is RecordType.CLAIM:
        return tuple(record.texts("clauses"))
    return (record.text("id"),) if sort is RecordType.SIDE_PROVISION else ()


def _index_analysis(pack: _Pack) -> None:
    for kind, record, targets in analysis_records(pack.source):
        title = next((str(record[name]) for name in _TITLES if record.get(name)), "")
        # A silence has no identifier, so a changed one counts as another one.
        reference = str(record.get("id") or f"{targets[0]}: {title}")
        indexed = _IndexedRecord(title, record, tuple(dict.fromkeys(targets)))
        pack.records[RecordType(kind), reference] = indexed


def _index_map(pack: _Pack) -> None:
    source, mentions = pack.source, _mentions(pack.source)
    drawn: dict[str, list[str]] = {}
    for name, record in source.map_references.items():
        targets = tuple(mentions.get(name, ()))
        pack.records[RecordType.MAP_REFERENCE, name] = _record(pack, record, "", (), targets)
        for feature in (*map_features(record, "draw"), *map_features(record, "bounds")):
            drawn.setdefault(feature, []).extend(targets)
    for layer in source.layers:
        for shape in layer.features:
            reference = f"{layer.name}:{shape.identifier}"
            targets = tuple(dict.fromkeys(drawn.get(reference, ())))
            name = str(shape.properties.get("name_en") or "")
            indexed = _IndexedRecord(name, shape.properties, targets, shape=shape)
            pack.records[RecordType.FEATURE, reference] = indexed


def _mentions(source: PackSource) -> dict[str, list[str]]:
    """Return clauses and side provisions by the map references that they name."""
    mentions: dict[str, list[str]] = {}
    for document in source.documents:
        for clause in document.records("clauses"):
            reference = f"{document.text('id')}/{clause['number']}"
            for name in clause.texts("features"):
                mentions.setdefault(name, []).append(reference)
    for provision in source.lists.get("side_provisions", []):
        for name in provision.texts("features"):
            mentions.setdefault(name, []).append(provision.text("id"))
    return mentions


def _set_source_targets(pack: _Pack) -> None:
    """Set the targets of each source to those of the records that cite it."""
    citing: dict[str, dict[str, None]] = {}
    for indexed in pack.records.values():
        for name in _cited_sources(indexed.record):
            citing.setdefault(name, {}).update(dict.fromkeys(indexed.targets))
    for key, indexed in pack.records.items():
        if key[0] is RecordType.SOURCE:
            pack.records[key] = replace(indexed, targets=tuple(citing.get(key[1], ())))


def _cited_sources(record: Fields) -> Iterator[str]:
    parsed = record if isinstance(record, ParsedRecord) else ParsedRecord(record)
    yield from parsed.texts("sources")
    for name in ("readings", "sides"):
        for part in parsed.records(name):
            yield from part.texts("sources")
