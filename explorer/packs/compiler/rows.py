"""Rows of a compiled pack, built from the records of a checked source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

from explorer.packs.source import record_specs
from explorer.packs.source.parsed_record import (
    Fields,
    FieldValue,
    ParsedRecord,
    without_positions,
)
from explorer.packs.source.schema import LIST_KINDS, Field, Spec
from explorer.packs.source.source import PackSource
from explorer.packs.source.validation import map_features
from explorer.store.pack import tables

#: The value of a column: what a field can have, or the bytes of shapes.
ColumnValue = FieldValue | bytes
#: A row of a table, by column. ``RowBuilder.add`` checks the types of its values.
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
_DOCUMENT_NOTES = (
    *("date_note", "status_note", "authorship_note", "text_note", "text_status_note"),
    "numbering",
)
_CLAUSE_NOTES = ("remark", "notes", "verified_note", "quantity_note", "correspondence_note")


class RowBuilder:
    """Collector of rows by table; texts are looked up for each language of the pack.

    ``before`` is the number of existing rows by table, if a compiled pack is extended.
    """

    def __init__(self, source: PackSource, before: Mapping[str, int] | None = None) -> None:
        self.source = source
        self.languages = list(source.manifest.texts("languages"))
        self.rows: Rows = {}
        self._before = before or {}

    def add(self, table: str, **columns: ColumnValue) -> int:
        """Add a row and return its number, counted from 1 in tables with an id."""
        rows = self.rows.setdefault(table, [])
        rows.append(columns)
        return self._before.get(table, 0) + len(rows)

    def numbered(self, table: str) -> Iterator[tuple[int, Row]]:
        """Return the rows of a table, each with its number."""
        return enumerate(self.rows.get(table, []), start=self._before.get(table, 0) + 1)

    def text(self, record: ParsedRecord, key: str, name: str, language: str) -> str:
        """Return a text in a language if translated, otherwise in the base language."""
        if language != BASE:
            translated = self.translated(key, name, language) or record.get(f"{name}_{language}")
            if translated:
                return cast("str", translated)
        return record.text(name)

    def translated(self, key: str, name: str, language: str) -> FieldValue:
        """Return a field of a record from the folder of a language, or None if it has none."""
        texts = self.source.translations.get(language) if language != BASE else None
        return texts.of(key).get(name) if texts else None

    def translated_list(self, key: str, name: str, language: str) -> Sequence[FieldValue]:
        """Return a list of a record from the folder of a language, empty if it has none."""
        return cast("Sequence[FieldValue]", self.translated(key, name, language) or [])

    def add_record(self, table: str, record: ParsedRecord, **columns: ColumnValue) -> int:
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
        record: ParsedRecord,
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

    def texts(self, record: ParsedRecord, key: str, names: tuple[str, ...], language: str) -> Row:
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


def _column_value(value: FieldValue, described: Field) -> FieldValue:
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
    by_name = {document.text("id"): document for document in builder.source.documents}
    for name in builder.source.manifest.texts("documents"):
        _document(builder, by_name[name])
    _side_provisions(builder)
    _stances(builder)
    _events(builder)
    _claims(builder)
    _features(builder)


def _meta(builder: RowBuilder, content_hash: str) -> None:
    source = builder.source
    manifest = {"main_parties": [], **source.manifest.fields}
    counts = {name: len(records) for name, records in source.lists.items()}
    counts["documents"] = len(source.documents)
    counts["clauses"] = sum(len(document.records("clauses")) for document in source.documents)
    counts["features"] = sum(len(layer.features) for layer in source.layers)
    builder.add("meta", key="pack", value={**_plain_dates(manifest), "content_hash": content_hash})
    builder.add("meta", key="counts", value=counts)
    builder.add("meta", key="areas", value=source.areas)
    builder.add("meta", key="map_days", value={"days": _map_days(builder)})
    builder.add("meta", key="basis_notes", value=_basis_notes(builder))


_DAY_FIELDS = (*("as_of", "accuracy_km", "zone_km2", "zone_pct", "zone_low_km2", "zone_high_km2"),)


def _map_days(builder: RowBuilder) -> list[Row]:
    """Return the map days, each with its texts by language."""
    return [
        {
            **_plain_dates({name: day.get(name) for name in _DAY_FIELDS}),
            "features": map_features(day, "copies"),
            "texts": {
                language: builder.texts(day, "", ("name", "certainty"), language)
                for language in builder.languages
            },
        }
        for day in builder.source.map_days
    ]


def _basis_notes(builder: RowBuilder) -> Row:
    return {
        name: {lang: builder.text(record, "", "basis_note", lang) for lang in builder.languages}
        for name, record in builder.source.analysis.items()
    }


def _plain_dates(record: Fields) -> Row:
    return {name: without_positions(value) for name, value in record.items()}


def _aliases(builder: RowBuilder, field: str, record: ParsedRecord) -> None:
    """Add the further names of a party, topic or document in queries."""
    for name in dict.fromkeys(record.texts("aliases")):
        builder.add("value_alias", field=field, reference=record.text("id"), name=name)


def _names(builder: RowBuilder) -> None:
    lists = builder.source.lists
    for name, records in (("party", lists["parties"]), ("topic", lists["topics"])):
        for record in records:
            _aliases(builder, name, record)
    for record in lists["parties"]:
        _party(builder, record)
    for record in lists["topics"]:
        builder.add_texts("topic", builder.add_record("topic", record), record)
    for record in lists["search_names"]:
        lists_of_record = {
            name: list(record.texts(name)) for name in ("names", "asked_as", "clauses")
        }
        builder.add("search_name", reference=record.text("id"), **lists_of_record)
    for record in lists["sources"]:
        builder.add_record("source", record, cautions=_cautions(builder, record))


def _party(builder: RowBuilder, record: ParsedRecord) -> None:
    key = f"party:{record.text('id')}"
    builder.add_texts(
        "party",
        builder.add_record("party", record),
        record,
        key,
        lambda language: {"people": _people(builder, record, key, language)},
    )


def _cautions(builder: RowBuilder, record: ParsedRecord) -> dict[str, str]:
    cautions = {
        language: builder.text(record, record.text("id"), "caution", language)
        for language in builder.languages
    }
    return {language: text for language, text in cautions.items() if text}


def _people(builder: RowBuilder, record: ParsedRecord, key: str, language: str) -> list[Row]:
    translated = cast("Sequence[Fields]", builder.translated_list(key, "people", language))
    people = []
    for index, person in enumerate(record.records("people")):
        translation = translated[index] if index < len(translated) else {}
        until = person.day("until")
        people.append(
            {
                "name": translation.get("name") or person["name"],
                "office": translation.get("office") or person["office"],
                "until": until.isoformat() if until else None,
            }
        )
    return people


def _document(builder: RowBuilder, record: ParsedRecord) -> None:
    _aliases(builder, "document", record)
    number = builder.add_record("document", record, clause_count=len(record.records("clauses")))
    _cite(builder, record.text("id"), record)
    builder.add_texts(
        "document",
        number,
        record,
        record.text("id"),
        lambda language: {
            "notes": builder.texts(record, record.text("id"), _DOCUMENT_NOTES, language)
        },
    )
    for clause in record.records("clauses"):
        _clause(builder, record.text("id"), clause)
    for index, link in enumerate(record.records("dropped")):
        _dropped(builder, record.text("id"), index, link)


def _clause(builder: RowBuilder, document: str, record: ParsedRecord) -> None:
    reference = f"{document}/{record['number']}"
    _provision(builder, record, reference, document=document, number=str(record["number"]))
    for link in record.records("corresponds"):
        _correspondence(
            builder,
            reference,
            document,
            link,
            {BASE: link.text("note")} if link.get("note") else {},
        )


def _correspondence(
    builder: RowBuilder, reference: str, document: str, link: ParsedRecord, notes: dict[str, str]
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


def _dropped(builder: RowBuilder, document: str, index: int, link: ParsedRecord) -> None:
    notes = {BASE: link.text("note")}
    for language in builder.languages[1:]:
        translated = cast("Sequence[str]", builder.translated_list(document, "dropped", language))
        if index < len(translated):
            notes[language] = translated[index]
    _correspondence(builder, document, document, link, notes)


def _provision(
    builder: RowBuilder,
    record: ParsedRecord,
    reference: str,
    *,
    document: str = "",
    number: str = "",
) -> None:
    reference_document = builder.source.manifest.text("reference_document")
    related = [f"{reference_document}/{n}" for n in record.integers("related_clauses")]
    quantities = [
        {name: quantity[name] for name in ("value", "unit", "what")}
        for quantity in record.records("quantities")
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
    for topic in record.texts("topics"):
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


def _details(builder: RowBuilder, record: ParsedRecord, reference: str, language: str) -> Row:
    details: Row = builder.texts(
        record, reference, (*_CLAUSE_NOTES, "attribution", "eid"), language
    )
    translated = builder.translated_list(reference, "subpoints", language)
    details["subpoints"] = list(translated or record.texts("subpoints"))
    if record.get("subpoint_eids"):
        details["subpoint_eids"] = record["subpoint_eids"]
    details["quantities"] = builder.translated_list(reference, "quantities", language)
    return details


def _side_provisions(builder: RowBuilder) -> None:
    for record in builder.source.lists["side_provisions"]:
        _provision(builder, record, record.text("id"))


def _cite(builder: RowBuilder, owner: str, record: ParsedRecord) -> None:
    for source in record.texts("sources"):
        builder.add("citation", source=source, owner=owner)


def _stances(builder: RowBuilder) -> None:
    for record in builder.source.lists["stances"]:
        number = builder.add_record("stance", record)
        _cite(builder, record.text("id"), record)
        builder.add_texts("stance", number, record, record.text("id"))


def _events(builder: RowBuilder) -> None:
    for record in builder.source.lists["timeline"]:
        number = builder.add_record("event", record)
        _cite(builder, record.text("id"), record)
        # An event about no particular clause is listed under the document as a whole.
        whole = [builder.source.manifest.text("reference_document")]
        for target in record.texts("clauses") or whole:
            builder.add("event_target", target=target, event_id=number)
        builder.add_texts("event", number, record, record.text("id"))


def _claims(builder: RowBuilder) -> None:
    for record in builder.source.lists["claims"]:
        number = builder.add_record("claim", record, id=record["n"])
        targets = dict.fromkeys([*record.texts("clauses"), *record.texts("carried_by")])
        for target in targets:
            builder.add("claim_target", target=target, claim_id=number)
        builder.add_texts("claim", number, record, f"claim:{record['n']}")


def _features(builder: RowBuilder) -> None:
    from explorer.packs.compiler.feature_rows import feature_records, history_records

    for row, texts in feature_records(builder.source, builder.languages):
        number = builder.add("feature", **row)
        for language, text in texts.items():
            builder.add("feature_text", feature_id=number, language=language, **text)
        histories = history_records(builder.source, row["reference"], builder.languages)
        for language, statuses in histories.items():
            builder.add("feature_history", feature_id=number, language=language, statuses=statuses)
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
