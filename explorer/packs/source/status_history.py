"""Reader of the holders of places over time: a JSON file, since it has thousands of entries."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from explorer.packs.source import limits
from explorer.packs.source.schema import ReferenceUse, ValidationContext
from explorer.system.text_safety import first_unsafe

_HOLDERS = frozenset({"ukraine", "russia", "contested"})
_REMEDY = "give each entry as_of, held_by and basis, and where known source and note"
#: Members of the file that are not a layer.
_ABOUT = frozenset({"days", "base_day", "basis", "reference_maps", "note", "licence"})


@dataclass(slots=True)
class StatusHistory:
    """Entries by feature reference, oldest first, and the meaning of each basis code."""

    bases: dict[str, str] = field(default_factory=dict)
    entries: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def read_status_history(text: str, file: str, findings: ValidationContext) -> StatusHistory:
    """Read the file; entries of another form are recorded as problems, and nothing is kept."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        findings.problem(file, line, "this is not valid JSON", "correct the syntax in this line")
        return StatusHistory()
    bases = content.get("basis") if isinstance(content, dict) else None
    if not isinstance(bases, dict) or not all(map(_is_text, bases.values())):
        findings.problem(file, 1, "“basis” is not a mapping of codes to texts", _REMEDY)
        return StatusHistory()
    history = StatusHistory(bases)
    for layer, places in content.items():
        if layer not in _ABOUT:
            _add_layer(history, layer, places, file, findings)
    return history


def _add_layer(
    history: StatusHistory, layer: str, places: object, file: str, findings: ValidationContext
) -> None:
    if not isinstance(places, dict):
        findings.problem(file, 0, f"“{layer}” is not a mapping of features", _REMEDY)
        return
    for identifier, entries in places.items():
        if len(findings.problems) >= limits.MAX_PROBLEMS:
            return
        if not isinstance(entries, list) or any(_is_faulty(entry, history) for entry in entries):
            findings.problem(file, 0, f"the history of “{identifier}” cannot be used", _REMEDY)
            continue
        reference = f"{layer}:{identifier}"
        findings.uses.append(ReferenceUse("feature", reference, file, 0))
        history.entries[reference] = sorted(entries, key=lambda entry: str(entry["as_of"]))


def _is_faulty(entry: Any, history: StatusHistory) -> bool:  # noqa: ANN401
    """Return True if an entry is not a mapping of the known texts."""
    if not isinstance(entry, dict) or not all(map(_is_text, entry.values())):
        return True
    return (
        not _is_date(entry.get("as_of", ""))
        or entry.get("held_by") not in _HOLDERS
        or entry.get("basis") not in history.bases
        or not entry.keys() <= {"as_of", "held_by", "basis", "source", "note"}
    )


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not first_unsafe(value)
