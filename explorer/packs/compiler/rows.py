"""Rows of a compiled pack, built from the records of a checked source."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from explorer.packs.source import record_specs
from explorer.packs.source.schema import LIST_KINDS, Field, Spec
from explorer.packs.source.source import PackSource, Record
from explorer.packs.source.validation import map_features
from explorer.store.pack import tables

Row = dict[str, Any]
Rows = dict[str, list[Row]]
BASE = "en"

#: Table -> spec of its records.
_SPECS: Mapping[str, Spec] = {
    "party": record_specs.PARTY,
    "topic": record_specs.TOPIC,
    "source": record_specs.SOURCE,
    "document": record_specs.DOCUMENT,
    "provision": {**record_specs.SIDE_PROVISION, **record_specs.CLAUSE},
    "stance": record_specs.STANCE,
    "event": record_specs.EVENT,
    "claim": record_specs.CLAIM,
}
_DOCUMENT_NOTES = ("date_note", "status_note", "authorship_note", "text_note", "text_status_note")
_CLAUSE_NOTES = ("remark", "notes", "verified_note", "quantity_note", "correspondence_note")


class RowBuilder:
    """Collector of rows by table; texts are looked up for each language of the pack.

    ``before`` is the number of existing rows by table, if a compiled pack is extended.
    """

    def __init__(self, source: PackSource, before: Mapping[str, int] | None = None) -> None:
        self.source = source
        self.languages: list[str] = source.manifest["languages"]
        self.rows: Rows = {}
        self._before = before or {}

    def add(self, table: str, **columns: Any) -> int:  # noqa: ANN401
        """Add a row and return its number, counted from 1 in tables with an id."""
        rows = self.rows.setdefault(table, [])
        rows.append(columns)
        return self._before.get(table, 0) + len(rows)

    def numbered(self, table: str) -> Iterator[tuple[int, Row]]:
        """Return the rows of a table, each with its number."""
        return enumerate(self.rows.get(table, []), start=self._before.get(table, 0) + 1)

    def text(self, record: Record, key: str, name: str, language: str) -> Any:  # noqa: ANN401
        """Return a text in a language if translated, otherwise in the base language."""
        if language != BASE:
            translated = self._translated(key, name, language) or record.get(f"{name}_{language}")
            if translated:
                return translated
        return record.get(name) or ""

    def _translated(self, key: str, name: str, language: str) -> Any:  # noqa: ANN401
        texts = self.source.translations.get(language)
        return texts.of(key).get(name) if texts else None

    def add_record(self, table: str, record: Record, **columns: Any) -> int:  # noqa: ANN401
        """Add a row of a record and return its number.

        Each field that has a column is copied; ``columns`` are the others.
        """
        copied = {
            column: _column_value(record.get(name), described)
            for column, name, described in _copied_fields(table)
        }
        return self.add(table, **{**copied, **columns})

    def add_texts(
        self,
        table: str,
        number: int,
        record: Record,
        key: str = "",
        others: Callable[[str], Row] = lambda _language: {},
    ) -> None:
        """Add the texts of a row in each language.

        Each text field that has a column is copied; ``others`` returns the other columns.
        """
        for language in self.languages:
            texts = {
                column: self.text(record, key, name, language)
                for column, name, _ in _copied_fields(f"{table}_text")
            }
            row = {f"{table}_id": number, "language": language, **texts, **others(language)}
            self.add(f"{table}_text", **row)

    def texts(self, record: Record, key: str, names: tuple[str, ...], language: str) -> Row:
        """Return several texts, without the empty ones."""
        values = {name: self.text(record, key, name, language) for name in names}
        return {name: text for name, text in values.items() if text}


@cache
def _copied_fields(table: str) -> tuple[tuple[str, str, Field], ...]:
    """Return the columns of a table that copy a field of its record: column, field, description."""
    columns = set(tables.metadata.tables[table].columns.keys())
    spec = _SPECS[table.removesuffix("_text")]
    copied = []
    for name, described in spec.items():
        column = described.attribute if described.attribute in columns else name
        if column in columns and described.kind != "records":
            copied.append((column, name, described))
    return tuple(copied)


def _column_value(value: Any, described: Field) -> Any:  # noqa: ANN401 - any value of a field
    """Return the value of a field as its column stores it; empty fields have no null."""
    if described.kind == "boolean":
        return int(bool(described.default if value is None else value))
    if described.kind in LIST_KINDS:
        return value or []
    return value or described.default or "" if described.kind in {"text", "url"} else value


def make_rows(source: PackSource, content_hash: str) -> RowBuilder:
    """Return all rows of a compiled pack except those of search."""
    builder = RowBuilder(source)
    _meta(builder, content_hash)
    add_records(builder)
    return builder


def add_records(builder: RowBuilder) -> None:
    """Add the rows of all records of the source except the analytic ones."""
    _names(builder)
    by_name = {document["id"]: document for document in builder.source.documents}
    for name in builder.source.manifest["documents"]:
        _document(builder, by_name[name])
    _side_provisions(builder)
    _stances(builder)
    _events(builder)
    _claims(builder)
    _features(builder)


def _meta(builder: RowBuilder, content_hash: str) -> None:
    named = {k: v for k, v in builder.source.manifest.items() if not k.startswith("_")}
    manifest = {"main_parties": [], **named}
    source = builder.source
    counts = {name: len(records) for name, records in source.lists.items()}
    counts["documents"] = len(source.documents)
    counts["clauses"] = sum(len(d["clauses"]) for d in source.documents)
    counts["features"] = sum(len(layer.features) for layer in source.layers)
    builder.add("meta", key="pack", value={**_plain_dates(manifest), "content_hash": content_hash})
    builder.add("meta", key="counts", value=counts)
    builder.add("meta", key="areas", value=source.areas)
    builder.add("meta", key="basis_notes", value=_basis_notes(builder))


def _basis_notes(builder: RowBuilder) -> Row:
    return {
        name: {lang: builder.text(record, "", "basis_note", lang) for lang in builder.languages}
        for name, record in builder.source.analysis.items()
    }


def _plain_dates(record: Record) -> Row:
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in record.items()}


def _aliases(builder: RowBuilder, field: str, record: Record) -> None:
    """Add the further names of a party, topic or document in queries."""
    for name in dict.fromkeys(record.get("aliases") or ()):
        builder.add("value_alias", field=field, reference=record["id"], name=name)


def _names(builder: RowBuilder) -> None:
    lists = builder.source.lists
    for name, records in (("party", lists["parties"]), ("topic", lists["topics"])):
        for record in records:
            _aliases(builder, name, record)
    for record in lists["parties"]:
        _party(builder, record)
    for record in lists["topics"]:
        builder.add_texts("topic", builder.add_record("topic", record), record)
    for record in lists["sources"]:
        builder.add_record("source", record, cautions=_cautions(builder, record))


def _party(builder: RowBuilder, record: Record) -> None:
    key = f"party:{record['id']}"
    builder.add_texts(
        "party",
        builder.add_record("party", record),
        record,
        key,
        lambda language: {"people": _people(builder, record, key, language)},
    )


def _cautions(builder: RowBuilder, record: Record) -> dict[str, str]:
    cautions = {
        language: builder.text(record, record["id"], "caution", language)
        for language in builder.languages
    }
    return {language: text for language, text in cautions.items() if text}


def _people(builder: RowBuilder, record: Record, key: str, language: str) -> list[Row]:
    translated = builder.text({}, key, "people", language) or []
    people = []
    for index, person in enumerate(record.get("people") or []):
        translation = translated[index] if index < len(translated) else {}
        until = person.get("until")
        people.append(
            {
                "name": translation.get("name") or person["name"],
                "office": translation.get("office") or person["office"],
                "until": until.isoformat() if until else None,
            }
        )
    return people


def _document(builder: RowBuilder, record: Record) -> None:
    _aliases(builder, "document", record)
    number = builder.add_record("document", record, clause_count=len(record["clauses"]))
    _cite(builder, record["id"], record)
    builder.add_texts(
        "document",
        number,
        record,
        record["id"],
        lambda language: {"notes": builder.texts(record, record["id"], _DOCUMENT_NOTES, language)},
    )
    for clause in record["clauses"]:
        _clause(builder, record["id"], clause)
    for index, link in enumerate(record.get("dropped") or []):
        _dropped(builder, record["id"], index, link)


def _clause(builder: RowBuilder, document: str, record: Record) -> None:
    reference = f"{document}/{record['number']}"
    _provision(builder, record, reference, document=document, number=str(record["number"]))
    for link in record.get("corresponds") or []:
        _correspondence(
            builder, reference, document, link, {BASE: link["note"]} if link.get("note") else {}
        )


def _correspondence(
    builder: RowBuilder, reference: str, document: str, link: Record, notes: dict[str, str]
) -> None:
    clause = link.get("clause")  # none for what was added
    builder.add(
        "correspondence",
        from_reference=reference,
        from_document=document,
        to_document=link["document"],
        to_reference=None if clause is None else f"{link['document']}/{clause}",
        relation=link.get("relation") or "dropped",
        notes=notes,
    )


def _dropped(builder: RowBuilder, document: str, index: int, link: Record) -> None:
    notes = {BASE: link.get("note") or ""}
    for language in builder.languages[1:]:
        translated = builder.text({}, document, "dropped", language)
        if translated and index < len(translated):
            notes[language] = translated[index]
    _correspondence(builder, document, document, link, notes)


def _provision(
    builder: RowBuilder, record: Record, reference: str, *, document: str = "", number: str = ""
) -> None:
    reference_document = builder.source.manifest["reference_document"]
    related = [f"{reference_document}/{n}" for n in record.get("related_clauses") or []]
    quantities = [
        {name: quantity[name] for name in ("value", "unit", "what")}
        for quantity in record.get("quantities") or []
    ]
    row = builder.add_record(
        "provision",
        record,
        reference=reference,
        document=document,
        number=number,
        quantities=quantities,
        related=related,
    )
    for topic in record.get("topics") or []:
        builder.add("provision_topic", topic=topic, provision=reference)
    for clause in related:
        builder.add("related", clause=clause, side_provision=reference)
    _cite(builder, reference, record)
    builder.add_texts(
        "provision",
        row,
        record,
        reference,
        lambda language: {"details": _details(builder, record, reference, language)},
    )


def _details(builder: RowBuilder, record: Record, reference: str, language: str) -> Row:
    details = builder.texts(record, reference, (*_CLAUSE_NOTES, "attribution", "eid"), language)
    details["subpoints"] = builder.text(record, reference, "subpoints", language) or []
    if record.get("subpoint_eids"):
        details["subpoint_eids"] = record["subpoint_eids"]
    translated = builder.text({}, reference, "quantities", language) or []
    details["quantities"] = translated
    return details


def _side_provisions(builder: RowBuilder) -> None:
    for record in builder.source.lists["side_provisions"]:
        _provision(builder, record, record["id"])


def _cite(builder: RowBuilder, owner: str, record: Record) -> None:
    for source in record.get("sources") or []:
        builder.add("citation", source=source, owner=owner)


def _stances(builder: RowBuilder) -> None:
    for record in builder.source.lists["stances"]:
        number = builder.add_record("stance", record)
        _cite(builder, record["id"], record)
        builder.add_texts("stance", number, record, record["id"])


def _events(builder: RowBuilder) -> None:
    for record in builder.source.lists["timeline"]:
        number = builder.add_record("event", record)
        _cite(builder, record["id"], record)
        # An event about no particular clause is listed under the document as a whole.
        whole = [builder.source.manifest["reference_document"]]
        for target in record.get("clauses") or whole:
            builder.add("event_target", target=target, event_id=number)
        builder.add_texts("event", number, record, record["id"])


def _claims(builder: RowBuilder) -> None:
    for record in builder.source.lists["claims"]:
        number = builder.add_record("claim", record, id=record["n"])
        targets = dict.fromkeys((record.get("clauses") or []) + record["carried_by"])
        for target in targets:
            builder.add("claim_target", target=target, claim_id=number)
        builder.add_texts("claim", number, record, f"claim:{record['n']}")


def _features(builder: RowBuilder) -> None:
    from explorer.packs.compiler.feature_rows import feature_records

    for row, texts in feature_records(builder.source, builder.languages):
        number = builder.add("feature", **row)
        for language, text in texts.items():
            builder.add("feature_text", feature_id=number, language=language, **text)
    for reference, record in builder.source.map_references.items():
        builder.add(
            "map_reference",
            reference=reference,
            meaning=record["meaning"],
            off_map=int(bool(record.get("off_map"))),
            note=record.get("note") or "",
            draws=map_features(record, "draw"),
            bounds=map_features(record, "bounds"),
        )


def without_source_positions(record: Record) -> Row:
    """Return a record without the reader's fields (``_line``, ``_file``), dates as ISO text."""
    return {key: _plain(value) for key, value in record.items() if not key.startswith("_")}


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return without_source_positions(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
