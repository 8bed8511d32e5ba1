"""Rows of the analytic files: one statement each, with its texts by language."""

from collections.abc import Iterator
from typing import Any

from explorer.packs.compiler.rows import RowBuilder, without_source_positions
from explorer.packs.source.source import PackSource, Record

_NOT_STATED = {"not stated", "не зазначено"}


def add_analysis(builder: RowBuilder) -> None:
    """Add commitments, silences, terms, dependencies, disagreements and the decision."""
    for kind, record, targets in analysis_records(builder.source):
        _add(builder, kind, record, targets)


def analysis_records(source: PackSource) -> Iterator[tuple[str, Record, list[str]]]:
    """Yield every statement of the analytic files: its kind, its record, and its targets."""
    analysis = source.analysis
    for group in analysis.get("commitments", {}).get("clauses") or []:
        for commitment in group.get("commitments") or []:
            yield "commitment", commitment, [group["clause"]]
        for silence in group.get("silent_on") or []:
            yield "silence", silence, [group["clause"]]
    for term in analysis.get("terms", {}).get("terms") or []:
        yield "term", term, term.get("clauses") or []
    for dependency in analysis.get("dependencies", {}).get("dependencies") or []:
        yield "dependency", dependency, [dependency["from"], dependency["to"]]
    for disagreement in analysis.get("disagreements", {}).get("disagreements") or []:
        yield "disagreement", disagreement, _targets(disagreement)
    decision = analysis.get("decision", {})
    for record in (decision.get("nodes") or []) + (decision.get("edges") or []):
        yield "decision", record, _targets(record)
    document = decision.get("document") or source.manifest["reference_document"]
    for record in decision.get("beyond_the_column") or []:
        yield "beyond", record, [document]


def _targets(record: Record) -> list[str]:
    return list(
        dict.fromkeys((record.get("clauses") or []) + (record.get("side_provisions") or []))
    )


def _add(builder: RowBuilder, kind: str, record: Record, targets: list[str]) -> None:
    number = builder.add("analysis", reference=record.get("id") or "", kind=kind)
    for target in dict.fromkeys(targets):
        builder.add("analysis_target", target=target, analysis_id=number)
    for source in _sources(record):
        builder.add("citation", source=source, owner=record["id"])
    for language in builder.languages:
        content = _in_language(without_source_positions(record), language)
        builder.add("analysis_text", analysis_id=number, language=language, content=content)


def _sources(record: Record) -> list[str]:
    nested = [*(record.get("readings") or []), *(record.get("sides") or [])]
    named = [record.get("sources") or []] + [part.get("sources") or [] for part in nested]
    return list(dict.fromkeys(source for part in named for source in part))


def _in_language(value: Any, language: str) -> Any:  # noqa: ANN401
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


def _is_translation(key: str, record: dict[str, Any]) -> bool:
    base, _, language = key.rpartition("_")
    return len(language) == 2 and base in record
