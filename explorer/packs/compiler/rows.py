"""Records of a checked pack turned into the rows of a compiled one."""

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.packs.source.source import PackSource, Record
from explorer.packs.source.validation import map_features

Row = dict[str, Any]
Rows = dict[str, list[Row]]
BASE = "en"

_DOCUMENT_NOTES = ("date_note", "status_note", "authorship_note", "text_note", "text_status_note")
_CLAUSE_NOTES = ("remark", "notes", "verified_note", "quantity_note", "correspondence_note")


class RowBuilder:
    """Collects rows by table; texts are looked up for each language of the pack.

    ``before`` tells how many rows a table has already, where some are added to a compiled pack.
    """

    def __init__(self, source: PackSource, before: Mapping[str, int] | None = None) -> None:
        self.source = source
        self.languages: list[str] = source.manifest["languages"]
        self.rows: Rows = {}
        self._before = before or {}

    def add(self, table: str, **columns: Any) -> int:  # noqa: ANN401
        """Add a row, numbered from 1 where it has an id of its own; returns its number."""
        rows = self.rows.setdefault(table, [])
        rows.append(columns)
        return self._before.get(table, 0) + len(rows)

    def numbered(self, table: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table, each with its number."""
        return enumerate(self.rows.get(table, []), start=self._before.get(table, 0) + 1)

    def text(self, record: Record, key: str, name: str, language: str) -> Any:  # noqa: ANN401
        """A text in a language: translated, as a twin, or else in the base language."""
        if language != BASE:
            own = self._translated(key, name, language) or record.get(f"{name}_{language}")
            if own:
                return own
        return record.get(name) or ""

    def _translated(self, key: str, name: str, language: str) -> Any:  # noqa: ANN401
        texts = self.source.translations.get(language)
        return texts.of(key).get(name) if texts else None

    def texts(self, record: Record, key: str, names: tuple[str, ...], language: str) -> Row:
        """Several texts at once, without the empty ones."""
        found = {name: self.text(record, key, name, language) for name in names}
        return {name: text for name, text in found.items() if text}


def make_rows(source: PackSource, content_hash: str) -> RowBuilder:
    """All rows of a compiled pack but those of search."""
    maker = RowBuilder(source)
    _meta(maker, content_hash)
    add_records(maker)
    return maker


def add_records(maker: RowBuilder) -> None:
    """The rows of all records of the source but the analytic ones."""
    _names(maker)
    by_name = {document["id"]: document for document in maker.source.documents}
    for name in maker.source.manifest["documents"]:
        _document(maker, by_name[name])
    _side_provisions(maker)
    _stances(maker)
    _events(maker)
    _claims(maker)
    _features(maker)


def _meta(maker: RowBuilder, content_hash: str) -> None:
    named = {k: v for k, v in maker.source.manifest.items() if not k.startswith("_")}
    manifest = {"main_parties": [], **named}
    source = maker.source
    counts = {name: len(records) for name, records in source.lists.items()}
    counts["documents"] = len(source.documents)
    counts["clauses"] = sum(len(d["clauses"]) for d in source.documents)
    counts["features"] = sum(len(layer.features) for layer in source.layers)
    maker.add("meta", key="pack", value={**_plain_dates(manifest), "content_hash": content_hash})
    maker.add("meta", key="counts", value=counts)
    maker.add("meta", key="areas", value=source.areas)
    maker.add("meta", key="basis_notes", value=_basis_notes(maker))


def _basis_notes(maker: RowBuilder) -> Row:
    return {
        name: {lang: maker.text(record, "", "basis_note", lang) for lang in maker.languages}
        for name, record in maker.source.analysis.items()
    }


def _plain_dates(record: Record) -> Row:
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in record.items()}


def _aliases(maker: RowBuilder, field: str, record: Record) -> None:
    """Add the further names by which a query may call a party, topic or document."""
    for name in dict.fromkeys(record.get("aliases") or ()):
        maker.add("value_alias", field=field, reference=record["id"], name=name)


def _names(maker: RowBuilder) -> None:
    lists = maker.source.lists
    for name, records in (("party", lists["parties"]), ("topic", lists["topics"])):
        for record in records:
            _aliases(maker, name, record)
    for record in lists["parties"]:
        number = maker.add("party", reference=record["id"])
        key = f"party:{record['id']}"
        for language in maker.languages:
            maker.add(
                "party_text",
                party_id=number,
                language=language,
                name=maker.text(record, key, "name", language),
                short=maker.text(record, key, "short", language),
                role=maker.text(record, key, "role", language),
                people=_people(maker, record, key, language),
            )
    for record in lists["topics"]:
        number = maker.add("topic", reference=record["id"])
        for language in maker.languages:
            name = maker.text(record, "", "name", language)
            maker.add("topic_text", topic_id=number, language=language, name=name)
    for record in lists["sources"]:
        maker.add(
            "source",
            reference=record["id"],
            url=record.get("url") or "",
            note=record.get("note") or "",
            cautions={
                language: text
                for language in maker.languages
                if (text := maker.text(record, record["id"], "caution", language))
            },
            date_inferred=int(bool(record.get("date_inferred"))),
            consulted=int(record.get("consulted") is not False),
            **{name: record[name] for name in ("publisher", "title", "date", "kind")},
        )


def _people(maker: RowBuilder, record: Record, key: str, language: str) -> list[Row]:
    translated = maker.text({}, key, "people", language) or []
    people = []
    for index, person in enumerate(record.get("people") or []):
        own = translated[index] if index < len(translated) else {}
        until = person.get("until")
        people.append(
            {
                "name": own.get("name") or person["name"],
                "office": own.get("office") or person["office"],
                "until": until.isoformat() if until else None,
            }
        )
    return people


def _document(maker: RowBuilder, record: Record) -> None:
    _aliases(maker, "document", record)
    number = maker.add(
        "document",
        reference=record["id"],
        date=record["date"],
        text_status=record["text_status"],
        status=record["status"],
        numbering=record.get("numbering") or "own",
        clause_count=len(record["clauses"]),
        wording=int(bool(record.get("wording"))),
        sources=record.get("sources") or [],
    )
    _cite(maker, record["id"], record)
    for language in maker.languages:
        maker.add(
            "document_text",
            document_id=number,
            language=language,
            title=maker.text(record, record["id"], "title", language),
            notes=maker.texts(record, record["id"], _DOCUMENT_NOTES, language),
        )
    for clause in record["clauses"]:
        _clause(maker, record["id"], clause)
    for index, link in enumerate(record.get("dropped") or []):
        _dropped(maker, record["id"], index, link)


def _clause(maker: RowBuilder, document: str, record: Record) -> None:
    reference = f"{document}/{record['number']}"
    _provision(maker, record, reference, document=document, number=str(record["number"]))
    for link in record.get("corresponds") or []:
        _correspondence(
            maker, reference, document, link, {BASE: link["note"]} if link.get("note") else {}
        )


def _correspondence(
    maker: RowBuilder, reference: str, document: str, link: Record, notes: dict[str, str]
) -> None:
    clause = link.get("clause")  # none for what was added
    maker.add(
        "correspondence",
        from_reference=reference,
        from_document=document,
        to_document=link["document"],
        to_reference=None if clause is None else f"{link['document']}/{clause}",
        relation=link.get("relation") or "dropped",
        notes=notes,
    )


def _dropped(maker: RowBuilder, document: str, index: int, link: Record) -> None:
    notes = {BASE: link.get("note") or ""}
    for language in maker.languages[1:]:
        translated = maker.text({}, document, "dropped", language)
        if translated and index < len(translated):
            notes[language] = translated[index]
    _correspondence(maker, document, document, link, notes)


def _provision(
    maker: RowBuilder, record: Record, reference: str, *, document: str = "", number: str = ""
) -> None:
    reference_document = maker.source.manifest["reference_document"]
    related = [f"{reference_document}/{n}" for n in record.get("related_clauses") or []]
    quantities = [
        {name: quantity[name] for name in ("value", "unit", "what")}
        for quantity in record.get("quantities") or []
    ]
    row = maker.add(
        "provision",
        reference=reference,
        document=document,
        number=number,
        verified=int(record["verified"]),
        quantities=quantities,
        topics=record.get("topics") or [],
        features=record.get("features") or [],
        related=related,
        sources=record.get("sources") or [],
    )
    for topic in record.get("topics") or []:
        maker.add("provision_topic", topic=topic, provision=reference)
    for clause in related:
        maker.add("related", clause=clause, side_provision=reference)
    _cite(maker, reference, record)
    for language in maker.languages:
        maker.add(
            "provision_text",
            provision_id=row,
            language=language,
            title=maker.text(record, reference, "title", language),
            summary=maker.text(record, reference, "summary", language),
            details=_details(maker, record, reference, language),
        )


def _details(maker: RowBuilder, record: Record, reference: str, language: str) -> Row:
    details = maker.texts(record, reference, (*_CLAUSE_NOTES, "attribution", "eid"), language)
    details["subpoints"] = maker.text(record, reference, "subpoints", language) or []
    if record.get("subpoint_eids"):
        details["subpoint_eids"] = record["subpoint_eids"]
    translated = maker.text({}, reference, "quantities", language) or []
    details["quantities"] = translated
    return details


def _side_provisions(maker: RowBuilder) -> None:
    for record in maker.source.lists["side_provisions"]:
        _provision(maker, record, record["id"])


def _cite(maker: RowBuilder, owner: str, record: Record) -> None:
    for source in record.get("sources") or []:
        maker.add("citation", source=source, owner=owner)


def _stances(maker: RowBuilder) -> None:
    names = ("party", "position", "date", "attribution", "confidence", "sources")
    for record in maker.source.lists["stances"]:
        number = maker.add(
            "stance",
            reference=record["id"],
            target=record["clause"],
            verified=int(record["verified"]),
            **{name: record[name] for name in names},
        )
        _cite(maker, record["id"], record)
        for language in maker.languages:
            maker.add(
                "stance_text",
                stance_id=number,
                language=language,
                statement=maker.text(record, record["id"], "statement", language),
                speaker=maker.text(record, record["id"], "speaker", language),
            )


def _events(maker: RowBuilder) -> None:
    for record in maker.source.lists["timeline"]:
        number = maker.add(
            "event",
            reference=record["id"],
            verified=int(record["verified"]),
            clauses=record.get("clauses") or [],
            parties=record.get("parties") or [],
            **{name: record[name] for name in ("date", "precision", "sources")},
        )
        _cite(maker, record["id"], record)
        # An event about no clause in particular is told under the text as a whole.
        whole = [maker.source.manifest["reference_document"]]
        for target in record.get("clauses") or whole:
            maker.add("event_target", target=target, event_id=number)
        for language in maker.languages:
            maker.add(
                "event_text",
                event_id=number,
                language=language,
                title=maker.text(record, record["id"], "title", language),
                summary=maker.text(record, record["id"], "summary", language),
            )


def _claims(maker: RowBuilder) -> None:
    for record in maker.source.lists["claims"]:
        number = maker.add(
            "claim",
            id=record["n"],
            attribution=record["attribution"],
            clauses=record.get("clauses") or [],
            carried_by=record["carried_by"],
        )
        targets = dict.fromkeys((record.get("clauses") or []) + record["carried_by"])
        for target in targets:
            maker.add("claim_target", target=target, claim_id=number)
        for language in maker.languages:
            key = f"claim:{record['n']}"
            maker.add(
                "claim_text",
                claim_id=number,
                language=language,
                claim=maker.text(record, key, "claim", language),
                who=maker.text(record, key, "who", language),
            )


def _features(maker: RowBuilder) -> None:
    from explorer.packs.compiler.feature_rows import feature_records

    for row, texts in feature_records(maker.source, maker.languages):
        number = maker.add("feature", **row)
        for language, text in texts.items():
            maker.add("feature_text", feature_id=number, language=language, **text)
    for reference, record in maker.source.map_references.items():
        maker.add(
            "map_reference",
            reference=reference,
            meaning=record["meaning"],
            off_map=int(bool(record.get("off_map"))),
            note=record.get("note") or "",
            draws=map_features(record, "draw"),
            bounds=map_features(record, "bounds"),
        )


def without_source_positions(record: Record) -> Row:
    """A record without the reader's own marks (``_line``, ``_file``), dates as ISO text."""
    return {key: _without_marks(value) for key, value in record.items() if not key.startswith("_")}


def _without_marks(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return without_source_positions(value)
    if isinstance(value, list):
        return [_without_marks(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
