"""A comparison as JSON: rows, cells, what became of each clause, redline and numbers."""

from typing import Any

from explorer.domain.comparison.comparison import Comparison, Entry, RowCell, Step, narrowed


def comparison_data(found: Comparison, *, changed_only: bool = False) -> dict[str, Any]:
    """The comparison as plain data, its fields as resources/help/json-output.md tells them."""
    names = [one.document.reference for one in found.documents]
    return {
        "as_of": found.as_of,
        "language": found.language,
        "compares": "summaries",
        "documents": [
            {
                "reference": one.document.reference,
                "title": one.document.title,
                "date": one.document.date,
                "text_status": one.document.text_status,
                "numbering": one.document.numbering,
                "later": one.later,
            }
            for one in found.documents
        ],
        "rows": [
            {
                "changed": row.changed,
                "cells": [
                    _cell(cell, name, names) for cell, name in zip(row.cells, names, strict=True)
                ],
            }
            for row in narrowed(found, changed_only=changed_only)
        ],
    }


def _cell(cell: RowCell, document: str, names: list[str]) -> dict[str, Any]:
    return {
        "document": document,
        "clauses": [_entry(entry, names) for entry in cell.entries],
        "gap": _step(cell.gap, names),
    }


def _entry(entry: Entry, names: list[str]) -> dict[str, Any]:
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


def _step(step: Step | None, names: list[str]) -> dict[str, Any] | None:
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
    }
