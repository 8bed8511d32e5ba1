"""Validation rules between the records of a pack, beyond the form of each."""

from collections.abc import Iterator, Mapping, Sequence, Sized
from typing import cast

from explorer.domain.content.features import FeatureRole
from explorer.domain.desk.local_records import PREFIX, is_local
from explorer.packs.source.parsed_record import Fields, ParsedRecord
from explorer.packs.source.problems import Problem
from explorer.packs.source.schema import is_identifier
from explorer.packs.source.source import PackSource


def validate(source: PackSource) -> list[Problem]:
    """Return every problem of a pack, sorted by file and line."""
    problems = list(source.problems)
    if not source.manifest:
        problems.append(Problem("pack.yaml", 0, "the manifest cannot be used", "correct it first"))
    problems += source.findings.dangling()
    rules = (
        *(_names, _documents, _side_provisions, _dates, _claims),
        *(_map, _map_days, _feature_roles, _readings, _translations, _consulted),
    )
    for rule in rules:
        problems += rule(source)
    problems += _reserved(source)
    return sorted(set(problems))


def validate_records(source: PackSource) -> list[Problem]:
    """Return every problem of records that are added to a pack, sorted by file."""
    problems = [*source.problems, *source.findings.dangling()]
    for rule in (_documents, _side_provisions, _dates):
        problems += rule(source)
    return sorted(set(problems))


def _names(source: PackSource) -> Iterator[Problem]:
    """Check names that become file names and parts of references."""
    named = [source.manifest] if source.manifest.get("id") else []
    for record in named + source.documents:
        if not is_identifier(record.text("id")):
            what = f"“{record.text('id')[:60]}” is not an identifier"
            yield Problem(record.file, record.line, what, "use small letters, digits, hyphens")


def _reserved(source: PackSource) -> Iterator[Problem]:
    """Check that no name is reserved for local records."""
    for sort, names in source.findings.defined.items():
        for name, (file, line) in names.items():
            if is_local(name) and sort not in {"record", "clause or side provision"}:
                remedy = f"names that begin with “{PREFIX}” are kept for users' own records"
                yield Problem(file, line, f"{sort} “{name}” has a reserved name", remedy)


def _documents(source: PackSource) -> Iterator[Problem]:
    known = source.findings.defined.get("clause or side provision", {})
    listed = source.manifest.texts("documents")
    for document in source.documents:
        file = document.file
        if document.text("id") not in listed:
            yield Problem(
                "pack.yaml",
                0,
                f"document “{document.text('id')}” is not listed",
                "add it to documents",
            )
        links = [
            link for clause in document.records("clauses") for link in clause.records("corresponds")
        ]
        for link in (*links, *document.records("dropped")):
            reference = f"{link.get('document')}/{link.get('clause')}"
            if link.get("clause") is not None and reference not in known:
                yield Problem(
                    file, link.line, f"there is no clause “{reference}”", "correct the number"
                )
            if link.get("clause") is None and link.get("relation") != "added":
                yield Problem(
                    file,
                    link.line,
                    "a correspondence names no clause",
                    "name it or use “added”",
                )


def _consulted(source: PackSource) -> Iterator[Problem]:
    """Check that records marked as verified cite a consulted source."""
    unread = {
        record.text("id")
        for record in source.lists.get("sources", [])
        if record.get("consulted") is False
    }
    records = [clause for document in source.documents for clause in document.records("clauses")]
    for name in ("side_provisions", "stances", "timeline"):
        records += source.lists.get(name, [])
    for record in records:
        cited = set(record.texts("sources"))
        if record.get("verified") is True and cited and cited <= unread:
            what = "it is marked as verified, and no source it cites was consulted"
            yield Problem(
                record.file, record.line, what, "write verified: false or cite what was read"
            )


def _side_provisions(source: PackSource) -> Iterator[Problem]:
    known = source.findings.defined.get("clause or side provision", {})
    reference_document = source.manifest.get("reference_document")
    for record in source.lists.get("side_provisions", []):
        for number in record.integers("related_clauses"):
            if f"{reference_document}/{number}" not in known:
                yield Problem(
                    record.file,
                    record.line,
                    f"there is no clause {number} in {reference_document}",
                    "correct related_clauses",
                )


def _dates(source: PackSource) -> Iterator[Problem]:
    as_of = source.manifest.day("as_of")
    for name in ("stances", "timeline"):
        for record in source.lists.get(name, []):
            day = record.day("date")
            if day and as_of and day > as_of:
                yield Problem(
                    record.file,
                    record.line,
                    f"“{record.get('id')}” is dated after the pack's as-of date {as_of}",
                    "correct the date or raise as_of in pack.yaml",
                )
            if day and record.get("precision") == "month" and day.day != 1:
                yield Problem(
                    record.file,
                    record.line,
                    "a month-precise event is not dated on the first",
                    f"write {day:%Y-%m}-01",
                )
            if record.get("verified") is False and record.get("confidence") == "high":
                yield Problem(
                    record.file,
                    record.line,
                    f"“{record.get('id')}” is unverified but of high confidence",
                    "lower the confidence or verify it",
                )


def _claims(source: PackSource) -> Iterator[Problem]:
    numbers = [record.get("n") for record in source.lists.get("claims", [])]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Problem(
            "claims.yaml", 0, "claims are not numbered 1, 2, 3 ...", "number them in order"
        )
    decision = source.analysis.get("decision", ParsedRecord())
    for record in (*decision.records("nodes"), *decision.records("edges")):
        for number in record.integers("claims"):
            if number not in numbers:
                yield Problem(
                    "analysis/decision.yaml",
                    record.line,
                    f"there is no claim {number}",
                    "name a number of claims.yaml",
                )


def map_features(record: Fields, part: str) -> list[str]:
    """Return the feature references (``layer:id``) that a map reference draws or has as bounds."""
    named = cast("Mapping[str, Sequence[str]]", record.get(part) or {})
    return [f"{layer}:{identifier}" for layer, ids in named.items() for identifier in ids]


def _feature_roles(source: PackSource) -> Iterator[Problem]:
    """Check that the roles of a clause's features are known, and that the clause names them."""
    for document in source.documents:
        for clause in document.records("clauses"):
            roles = cast("Mapping[str, Sequence[str]]", clause.get("feature_roles") or {})
            for role, names in roles.items():
                if role not in set(FeatureRole):
                    what = f"“{role}” is not a role of a feature"
                    remedy = f"use {', '.join(FeatureRole)}"
                    yield Problem(clause.file, clause.line, what, remedy)
                for name in set(names) - set(clause.texts("features")):
                    what = f"“{name}” has a role, and is not in the clause's features"
                    yield Problem(clause.file, clause.line, what, "add it to the features")


def _map_days(source: PackSource) -> Iterator[Problem]:
    """Check that map days are in order, and that their features are copies of others."""
    known = {
        f"{layer.name}:{feature.identifier}": feature.properties.get("base_id")
        for layer in source.layers
        for feature in layer.features
    }
    dates = [day.get("as_of") for day in source.map_days]
    for before, day in zip([None, *dates], source.map_days, strict=False):
        if before is not None and str(day.get("as_of")) <= str(before):
            what = f"the map day {day.get('as_of')} is not after {before}"
            yield Problem(day.file, day.line, what, "list map days from the oldest to the newest")
        for feature in map_features(day, "copies"):
            if feature not in known:
                what = f"there is no feature “{feature}”"
                yield Problem(day.file, day.line, what, source.findings.nearest(feature, known, ""))
            elif not known[feature]:
                what = f"the feature “{feature}” of a map day has no base_id"
                yield Problem(day.file, day.line, what, "give the feature that it is a copy of")


def _map(source: PackSource) -> Iterator[Problem]:
    known = source.findings.defined.get("feature", {})
    for reference, record in source.map_references.items():
        drawn = map_features(record, "draw") + map_features(record, "bounds")
        for feature in drawn:
            if feature not in known:
                yield Problem(
                    record.file,
                    record.line,
                    f"map reference “{reference}” draws “{feature}”, which no layer has",
                    "name a layer file and an id in it",
                )
        if not drawn and not record.get("off_map"):
            yield Problem(
                record.file,
                record.line,
                f"map reference “{reference}” draws nothing",
                "give it shapes or mark it off_map: true",
            )


def _readings(source: PackSource) -> Iterator[Problem]:
    known = source.findings.defined.get("party", {})
    for term in source.analysis.get("terms", ParsedRecord()).records("terms"):
        for reading in term.records("readings"):
            if reading.get("by") != "analyst" and reading.get("by") not in known:
                yield Problem(
                    "analysis/terms.yaml",
                    reading.line,
                    f"“{reading.get('by')}” is not a party",
                    "name a party or “analyst”",
                )


def _translations(source: PackSource) -> Iterator[Problem]:
    for language, texts in source.translations.items():
        for document in source.documents:
            file = f"{language}/{document.file}"
            for clause in document.records("clauses"):
                reference = f"{document.text('id')}/{clause.get('number')}"
                yield from _lengths(file, reference, clause, texts.of(reference))
        for party in source.lists.get("parties", []):
            translated = texts.of(f"party:{party.get('id')}")
            if translated and _length(translated, "people") != len(party.records("people")):
                yield Problem(
                    f"{language}/parties.yaml",
                    0,
                    f"“{party.get('id')}” has another number of people than the base file",
                    "list them in the same order",
                )


def _length(record: Fields, name: str) -> int:
    value = record.get(name)
    return len(value) if isinstance(value, Sized) else 0


def _lengths(file: str, reference: str, base: Fields, translated: Fields) -> Iterator[Problem]:
    for name in ("subpoints", "quantities"):
        if translated and _length(translated, name) != _length(base, name):
            yield Problem(
                file,
                0,
                f"“{reference}” has another number of {name} than the base file",
                "give one text for each, in the same order",
            )
