"""Local records checked against a compiled pack, and added to a copy of it.

They have the form of records of a pack source: the same rules check them and the same code makes
their rows, so that every view and output treats them alike, except for their mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from explorer.domain.desk.local_records import LocalRecord, RecordKind, records_hash
from explorer.domain.search.search_results import EntryFlag
from explorer.packs.compiler.analysis_rows import add_analysis
from explorer.packs.compiler.rows import Row, RowBuilder, add_records
from explorer.packs.compiler.search_rows import add_search, source_words
from explorer.packs.source.local_record_specs import OWN
from explorer.packs.source.parsed_record import ParsedRecord
from explorer.packs.source.problems import Problem
from explorer.packs.source.schema import RecordReader
from explorer.packs.source.source import LISTS, PackSource, define_document, define_record
from explorer.packs.source.validation import validate_records
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

#: Kind -> name of its list in a pack source.
_LISTED = {
    RecordKind.STANCE: "stances",
    RecordKind.SOURCE: "sources",
    RecordKind.EVENT: "timeline",
    RecordKind.SIDE_PROVISION: "side_provisions",
}
_SORTS = {name: (sort, key) for name, _, sort, key in LISTS}


@dataclass(frozen=True, slots=True)
class RejectedRecord:
    """A record that does not fit the pack, with all reasons."""

    record: LocalRecord
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _ParsedRecords:
    """Records parsed as a pack source, and additions to its clauses.

    ``documents`` are the names of those in the source, in its order.
    """

    source: PackSource
    records: list[LocalRecord]
    documents: list[str]
    quantities: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    topics: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def check_local(
    connection: PackConnection, records: Sequence[LocalRecord]
) -> tuple[RejectedRecord, ...]:
    """Return the records that do not fit the pack, with their problems."""
    return _accepted(connection, records)[1]


def extend_with_records(
    base: Path, target: Path, records: Sequence[LocalRecord]
) -> tuple[RejectedRecord, ...]:
    """Write the compiled pack with the records to ``target``; return those that do not fit.

    Raises OSError if the disk refuses; ``target`` is then unchanged.
    """
    with closing(open_compiled_pack(base)) as connection:
        parsed, rejected = _accepted(connection, records)
        builder = RowBuilder(parsed.source, row_counts(connection))
        add_records(builder)
        add_analysis(builder)
        cited = {name for row in builder.rows.get("citation", []) for name in [row["source"]]}
        known = {row[0]: source_words(*row) for row in source_names(connection, cited)}
        words = add_search(builder, known)
        for entry in builder.rows.get("entry", []):
            entry["flags"] |= EntryFlag.LOCAL
        for record in parsed.records:
            _add_local_row(builder, record)
        manifest = meta(connection, "pack")
        counts = meta(connection, "counts")
        _topic_rows(builder, parsed, topics_of(connection, parsed.topics))
    newest = max(map(_day_of, parsed.records), default=None)
    latest = max(manifest["as_of"], newest.isoformat() if newest else "")
    manifest = {**manifest, "latest": latest, "local_state": records_hash(records)}
    additions = Additions(
        rows=builder.rows,
        words=words,
        meta={"pack": manifest, "counts": {**counts, "local": len(parsed.records)}},
        flags=_flags(builder, parsed),
        quantities=parsed.quantities,
        topics=parsed.topics,
    )
    extend_pack(base, target, additions)
    return rejected


def _accepted(
    connection: PackConnection, records: Sequence[LocalRecord]
) -> tuple[_ParsedRecords, tuple[RejectedRecord, ...]]:
    """Return the parsed records that fit; rejecting a source may reject a record that cites it."""
    names = defined_names(connection)
    manifest = meta(connection, "pack")
    remaining = list(records)
    rejected: list[RejectedRecord] = []
    while True:
        parsed = _parse(remaining, manifest, names)
        _define_used(connection, parsed.source)
        by_key: dict[str, list[Problem]] = defaultdict(list)
        for problem in (*validate_records(parsed.source), *_document_problems(parsed)):
            by_key[problem.file].append(problem)
        rejected_now = [record for record in remaining if record.key in by_key]
        if not rejected_now:
            return parsed, tuple(rejected)
        rejected += [RejectedRecord(record, tuple(by_key[record.key])) for record in rejected_now]
        remaining = [record for record in remaining if record.key not in by_key]


def _document_problems(parsed: _ParsedRecords) -> Iterator[Problem]:
    """Yield a problem for each addition to a clause that names a whole document."""
    documents = parsed.source.findings.defined.get("document", {})
    for record in parsed.records:
        about = str(record.content.get("clause") or "")
        if record.kind in {RecordKind.QUANTITY, RecordKind.TOPICS} and about in documents:
            yield Problem(
                record.key, 0, f"“{about}” is a whole document", "choose one of its clauses"
            )


def _parse(
    records: Sequence[LocalRecord], manifest: Mapping[str, Any], names: Mapping[str, Iterable[str]]
) -> _ParsedRecords:
    documents: list[str] = []
    source = PackSource(
        manifest=ParsedRecord(
            {
                "languages": manifest["languages"],
                "reference_document": manifest["reference_document"],
                "documents": documents,
            }
        )
    )
    for sort, known in names.items():
        source.findings.defined[sort] = dict.fromkeys(known, ("", 0))
    for name, *_ in LISTS:
        source.lists[name] = []
    parsed = _ParsedRecords(source, list(records), documents)
    for record in records:
        _add_parsed(parsed, record)
    return parsed


def _add_parsed(parsed: _ParsedRecords, local: LocalRecord) -> None:
    source, findings = parsed.source, parsed.source.findings
    reader = RecordReader(local.key, findings)
    record = reader.record(_node(local.content), OWN[local.kind])
    if record is None:
        return
    if local.kind in _LISTED:
        name = _LISTED[local.kind]
        sort, key = _SORTS[name]
        define_record(findings, record, sort, key)
        source.lists[name].append(record)
    elif local.kind is RecordKind.DOCUMENT:
        define_document(findings, record)
        source.documents.append(record)
        parsed.documents.append(record.text("id"))
    elif local.kind is RecordKind.DISAGREEMENT:
        signed = replace(record, fields={**record.fields, "author": local.author})
        known = source.analysis.get("disagreements", ParsedRecord()).records("disagreements")
        source.analysis["disagreements"] = ParsedRecord({"disagreements": [*known, signed]})
    elif local.kind is RecordKind.QUANTITY:
        parsed.quantities[record.text("clause")].append(_quantity(local, record))
    else:
        parsed.topics[record.text("clause")] += record.texts("topics")


def _quantity(local: LocalRecord, record: ParsedRecord) -> Row:
    plain = {name: record.get(name) for name in ("value", "unit", "what")}
    day = local.content.get("date")
    sources = record.get("sources") or []
    return {
        **plain,
        "own": local.reference,
        "author": local.author,
        "date": day,
        "sources": sources,
    }


def _node(value: object) -> Node:
    """Return a value as the reader of pack files would return it."""
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
    """Define those of the used stances and events that the pack has."""
    for sort in ("stance", "event"):
        used = {use.name for use in source.findings.uses if use.sort == sort}
        known = source.findings.defined.setdefault(sort, {})
        if used:
            for name in existing_references(connection, sort, used):
                known.setdefault(name, ("", 0))


def _add_local_row(builder: RowBuilder, record: LocalRecord) -> None:
    builder.add(
        "local",
        reference=record.reference,
        key=record.key,
        kind=record.kind.value,
        author=record.author,
        corrects=record.corrects,
    )


def _topic_rows(
    builder: RowBuilder, parsed: _ParsedRecords, known: Mapping[str, Iterable[str]]
) -> None:
    """Add topics that a clause lacks so far, in the pack and in local documents."""
    local = builder.rows.get("provision_topic", [])
    for clause, topics in parsed.topics.items():
        existing = {
            *known.get(clause, ()),
            *(r["topic"] for r in local if r["provision"] == clause),
        }
        parsed.topics[clause] = [topic for topic in dict.fromkeys(topics) if topic not in existing]
        for topic in parsed.topics[clause]:
            builder.add("provision_topic", topic=topic, provision=clause)


def _flags(builder: RowBuilder, parsed: _ParsedRecords) -> dict[str, int]:
    """Return the search flags that the records add to clauses of the pack."""
    flags: dict[str, int] = defaultdict(int)
    for row in builder.rows.get("stance", []):
        flags[row["target"]] |= EntryFlag.STANCE
    for row in builder.rows.get("analysis_target", []):
        flags[row["target"]] |= EntryFlag.DISPUTED
    for clause in parsed.quantities:
        flags[clause] |= EntryFlag.QUANTITY
    return dict(flags)


def _day_of(record: LocalRecord) -> date:
    try:
        return date.fromisoformat(str(record.content.get("date")))
    except ValueError:
        return date.min
