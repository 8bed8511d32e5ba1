"""The user's local records checked against a compiled pack, and added to a copy of it.

They are records as a pack source has them: the same rules check them and the same code makes rows
of them, so that list, map, matrix, search, comparison and paper know no difference but the mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from explorer.domain.desk.local_records import LocalRecord, RecordKind, state_of
from explorer.domain.search.search_results import EntryFlag
from explorer.packs.compiler.analysis_rows import add_analysis
from explorer.packs.compiler.rows import Row, RowBuilder, add_records
from explorer.packs.compiler.search_rows import add_search, source_words
from explorer.packs.source.local_record_specs import OWN
from explorer.packs.source.problems import Problem
from explorer.packs.source.schema import RecordReader
from explorer.packs.source.source import LISTS, PackSource, Record, define_document, define_record
from explorer.packs.source.validation import check_records
from explorer.packs.source.yaml_reader import Node
from explorer.store.pack.connection import PackConnection, open_compiled_pack
from explorer.store.pack.identifiers import (
    defined_names,
    existing_references,
    row_counts,
    source_names,
    topics_of,
)
from explorer.store.pack.metadata import meta
from explorer.store.pack.writer import Additions, extend_pack

#: Kind -> name of the list of a pack source that holds it.
_LISTED = {
    RecordKind.STANCE: "stances",
    RecordKind.SOURCE: "sources",
    RecordKind.EVENT: "timeline",
    RecordKind.SIDE_PROVISION: "side_provisions",
}
_SORTS = {name: (sort, key) for name, _, sort, key in LISTS}


@dataclass(frozen=True, slots=True)
class RejectedRecord:
    """A record that does not fit the pack, with every reason."""

    record: LocalRecord
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _ParsedRecords:
    """Records read as a pack source, and what stands beside the lists of one."""

    source: PackSource
    records: list[LocalRecord]
    quantities: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    topics: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def check_local(
    connection: PackConnection, records: Sequence[LocalRecord]
) -> tuple[RejectedRecord, ...]:
    """Those of the records that do not fit the pack, with what is wrong."""
    return _fitting(connection, records)[1]


def extend(base: Path, target: Path, records: Sequence[LocalRecord]) -> tuple[RejectedRecord, ...]:
    """Write the compiled pack with the records to ``target``; those that do not fit are returned.

    Raises OSError if the disk does not take it; ``target`` is then as it was.
    """
    with closing(open_compiled_pack(base)) as connection:
        taken, rejected = _fitting(connection, records)
        maker = RowBuilder(taken.source, row_counts(connection))
        add_records(maker)
        add_analysis(maker)
        cited = {name for row in maker.rows.get("citation", []) for name in [row["source"]]}
        known = {row[0]: source_words(*row) for row in source_names(connection, cited)}
        words = add_search(maker, known)
        for entry in maker.rows.get("entry", []):
            entry["flags"] |= EntryFlag.LOCAL
        for record in taken.records:
            _mark(maker, record)
        manifest = meta(connection, "pack")
        counts = meta(connection, "counts")
        _topic_rows(maker, taken, topics_of(connection, taken.topics))
    newest = max(map(_day_of, taken.records), default=None)
    manifest["latest"] = max(manifest["as_of"], newest.isoformat() if newest else "")
    manifest["local_state"] = state_of(records)
    additions = Additions(
        rows=maker.rows,
        words=words,
        meta={"pack": manifest, "counts": {**counts, "local": len(taken.records)}},
        flags=_flags(maker, taken),
        quantities=taken.quantities,
        topics=taken.topics,
    )
    extend_pack(base, target, additions)
    return rejected


def _fitting(
    connection: PackConnection, records: Sequence[LocalRecord]
) -> tuple[_ParsedRecords, tuple[RejectedRecord, ...]]:
    """The records that fit, read; leaving one out may leave another without its source."""
    names = defined_names(connection)
    manifest = meta(connection, "pack")
    left = list(records)
    rejected: list[RejectedRecord] = []
    while True:
        taken = _read(left, manifest, names)
        _define_used(connection, taken.source)
        by_key: dict[str, list[Problem]] = defaultdict(list)
        for problem in (*check_records(taken.source), *_on_documents(taken)):
            by_key[problem.file].append(problem)
        bad = [one for one in left if one.key in by_key]
        if not bad:
            return taken, tuple(rejected)
        rejected += [RejectedRecord(one, tuple(by_key[one.key])) for one in bad]
        left = [one for one in left if one.key not in by_key]


def _on_documents(taken: _ParsedRecords) -> Iterator[Problem]:
    """What is added to a clause cannot be added to a whole document."""
    documents = taken.source.findings.defined.get("document", {})
    for one in taken.records:
        about = str(one.content.get("clause") or "")
        if one.kind in {RecordKind.QUANTITY, RecordKind.TOPICS} and about in documents:
            yield Problem(one.key, 0, f"“{about}” is a whole document", "choose one of its clauses")


def _read(
    records: Sequence[LocalRecord], manifest: Mapping[str, Any], names: Mapping[str, Iterable[str]]
) -> _ParsedRecords:
    source = PackSource(
        manifest={
            "languages": manifest["languages"],
            "reference_document": manifest["reference_document"],
            "documents": [],
        }
    )
    for sort, known in names.items():
        source.findings.defined[sort] = dict.fromkeys(known, ("", 0))
    for name, *_ in LISTS:
        source.lists[name] = []
    taken = _ParsedRecords(source, list(records))
    for one in records:
        _take(taken, one)
    return taken


def _take(taken: _ParsedRecords, one: LocalRecord) -> None:
    source, findings = taken.source, taken.source.findings
    reader = RecordReader(one.key, findings)
    record = reader.record(_node(one.content), OWN[one.kind])
    if record is None:
        return
    record["_file"] = one.key
    if one.kind in _LISTED:
        name = _LISTED[one.kind]
        sort, key = _SORTS[name]
        define_record(findings, record, sort, key, one.key)
        source.lists[name].append(record)
    elif one.kind is RecordKind.DOCUMENT:
        define_document(findings, record, one.key)
        source.documents.append(record)
        source.manifest["documents"].append(record.get("id"))
    elif one.kind is RecordKind.DISAGREEMENT:
        held = source.analysis.setdefault("disagreements", {"disagreements": []})
        held["disagreements"].append({**record, "author": one.author})
    elif one.kind is RecordKind.QUANTITY:
        taken.quantities[record.get("clause") or ""].append(_quantity(one, record))
    else:
        taken.topics[record.get("clause") or ""] += record.get("topics") or []


def _quantity(one: LocalRecord, record: Record) -> Row:
    plain = {name: record.get(name) for name in ("value", "unit", "what")}
    day = one.content.get("date")
    sources = record.get("sources") or []
    return {**plain, "own": one.reference, "author": one.author, "date": day, "sources": sources}


def _node(value: object) -> Node:
    """A value as the reader of pack files would have read it."""
    if isinstance(value, Mapping):
        return Node({str(name): _node(child) for name, child in value.items()}, 0)
    if isinstance(value, list | tuple):
        return Node([_node(child) for child in value], 0)
    if value is None:
        return Node(None, 0)
    if isinstance(value, bool):
        return Node("true" if value else "false", 0)
    return Node(str(value), 0)


def _define_used(connection: PackConnection, source: PackSource) -> None:
    """Note which of the stances and events that are named the pack has."""
    for sort in ("stance", "event"):
        used = {use.name for use in source.findings.uses if use.sort == sort}
        known = source.findings.defined.setdefault(sort, {})
        if used:
            for name in existing_references(connection, sort, used):
                known.setdefault(name, ("", 0))


def _mark(maker: RowBuilder, one: LocalRecord) -> None:
    maker.add(
        "local",
        reference=one.reference,
        key=one.key,
        kind=one.kind.value,
        author=one.author,
        corrects=one.corrects,
    )


def _topic_rows(
    maker: RowBuilder, taken: _ParsedRecords, known: Mapping[str, Iterable[str]]
) -> None:
    """Add the topics that a clause does not have yet, by the pack or by a draft of the user's."""
    local = maker.rows.get("provision_topic", [])
    for clause, topics in taken.topics.items():
        has = {*known.get(clause, ()), *(r["topic"] for r in local if r["provision"] == clause)}
        taken.topics[clause] = [one for one in dict.fromkeys(topics) if one not in has]
        for topic in taken.topics[clause]:
            maker.add("provision_topic", topic=topic, provision=clause)


def _flags(maker: RowBuilder, taken: _ParsedRecords) -> dict[str, int]:
    """Marks that clauses of the pack get by what is said of them."""
    flags: dict[str, int] = defaultdict(int)
    for row in maker.rows.get("stance", []):
        flags[row["target"]] |= EntryFlag.STANCE
    for row in maker.rows.get("analysis_target", []):
        flags[row["target"]] |= EntryFlag.DISPUTED
    for clause in taken.quantities:
        flags[clause] |= EntryFlag.QUANTITY
    return dict(flags)


def _day_of(one: LocalRecord) -> date:
    try:
        return date.fromisoformat(str(one.content.get("date")))
    except ValueError:
        return date.min
