"""JSON of a comparison: rows, cells, clause changes, redline and numbers."""

from typing import Any

from explorer.domain.comparison.comparison import (
    ClauseChange,
    ComparedClause,
    Comparison,
    RowCell,
)
from explorer.domain.comparison.row_filter import RowFilter, filter_rows


def comparison_data(comparison: Comparison, *, changed_only: bool = False) -> dict[str, Any]:
    """Return the comparison as plain data with the fields of resources/help/json-output.md."""
    names = [column.document.reference for column in comparison.documents]
    return {
        "as_of": comparison.as_of,
        "language": comparison.language,
        "compares": "summaries",
        "documents": [
            {
                "reference": column.document.reference,
                "title": column.document.title,
                "date": column.document.date,
                "text_status": column.document.text_status,
                "numbering": column.document.numbering,
                "group": column.document.group,
                "later": column.later,
            }
            for column in comparison.documents
        ],
        "rows": [
            {
                "changed": row.changed,
                "cells": [
                    _cell(cell, name, names) for cell, name in zip(row.cells, names, strict=True)
                ],
            }
            for row in filter_rows(comparison, RowFilter(changed_only=changed_only))
        ],
    }


def _cell(cell: RowCell, document: str, names: list[str]) -> dict[str, Any]:
    return {
        "document": document,
        "clauses": [_entry(entry, names) for entry in cell.entries],
        "gap": _step(cell.gap, names),
    }


def _entry(entry: ComparedClause, names: list[str]) -> dict[str, Any]:
    clause = entry.clause
    return {
        "reference": clause.reference,
        "number": clause.number,
        "title": clause.title,
        "summary": clause.summary,
        "subpoints": clause.subpoints,
        "remark": clause.remark,
        "topics": clause.topics,
        "verified": clause.verified,
        "step": _step(entry.step, names),
        "quantities": entry.quantities,
        "redline": entry.segments,
    }


def _step(step: ClauseChange | None, names: list[str]) -> dict[str, Any] | None:
    if step is None:
        return None
    return {
        "against": names[step.against],
        "relation": step.relation,
        "recorded": step.recorded,
        "came_from": step.came_from,
        "numbers": step.numbers,
        "concerns": step.concerns,
        "moved": step.moved,
        "left_open": step.left_open,
        "notes": step.notes,
        "by_way": step.by_way,
        "earlier": step.earlier,
    }
