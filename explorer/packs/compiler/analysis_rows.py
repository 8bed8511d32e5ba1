"""Rows of the analytic files: one statement each, with its texts by language."""

from collections.abc import Iterator

from explorer.packs.compiler.rows import RowBuilder
from explorer.packs.source.parsed_record import (
    Fields,
    FieldValue,
    ParsedRecord,
    without_positions,
)
from explorer.packs.source.source import PackSource

_NOT_STATED = {"not stated", "не зазначено"}


def add_analysis(builder: RowBuilder) -> None:
    """Add commitments, silences, terms, dependencies, disagreements and the decision."""
    for kind, record, targets in analysis_records(builder.source):
        _add(builder, kind, record, targets)


def analysis_records(source: PackSource) -> Iterator[tuple[str, ParsedRecord, list[str]]]:
    """Yield every statement of the analytic files: its kind, its record, and its targets."""
    empty = ParsedRecord()
    analysis = source.analysis
    for group in analysis.get("commitments", empty).records("clauses"):
        for commitment in group.records("commitments"):
            yield "commitment", commitment, [group.text("clause")]
        for silence in group.records("silent_on"):
            yield "silence", silence, [group.text("clause")]
    for term in analysis.get("terms", empty).records("terms"):
        yield "term", term, list(term.texts("clauses"))
    for dependency in analysis.get("dependencies", empty).records("dependencies"):
        yield "dependency", dependency, [dependency.text("from"), dependency.text("to")]
    for disagreement in analysis.get("disagreements", empty).records("disagreements"):
        yield "disagreement", disagreement, _targets(disagreement)
    decision = analysis.get("decision", empty)
    for record in (*decision.records("nodes"), *decision.records("edges")):
        yield "decision", record, _targets(record)
    document = decision.text("document") or source.manifest.text("reference_document")
    for record in decision.records("beyond_the_column"):
        yield "beyond", record, [document]


def _targets(record: ParsedRecord) -> list[str]:
    return list(dict.fromkeys([*record.texts("clauses"), *record.texts("side_provisions")]))


def _add(builder: RowBuilder, kind: str, record: ParsedRecord, targets: list[str]) -> None:
    number = builder.add("analysis", reference=record.text("id"), kind=kind)
    for target in dict.fromkeys(targets):
        builder.add("analysis_target", target=target, analysis_id=number)
    for source in _sources(record):
        builder.add("citation", source=source, owner=record.text("id"))
    for language in builder.languages:
        content = _in_language(without_positions(record), language)
        builder.add("analysis_text", analysis_id=number, language=language, content=content)


def _sources(record: ParsedRecord) -> list[str]:
    nested = [*record.records("readings"), *record.records("sides")]
    named = [record.texts("sources"), *(part.texts("sources") for part in nested)]
    return list(dict.fromkeys(source for part in named for source in part))


def _in_language(value: FieldValue, language: str) -> FieldValue:
    """Return texts in one language: ``x_uk`` replaces ``x``, “not stated” becomes empty."""
    if isinstance(value, list):
        return [_in_language(item, language) for item in value]
    if not isinstance(value, dict):
        return "" if value in _NOT_STATED else value
    base = {key: child for key, child in value.items() if not _is_translation(key, value)}
    return {
        key: _in_language(value.get(f"{key}_{language}") or child, language)
        for key, child in base.items()
    }


def _is_translation(key: str, record: Fields) -> bool:
    base, _, language = key.rpartition("_")
    return len(language) == 2 and base in record
