"""References: names of clauses, side provisions and documents that never change."""

import re

_CLAUSE = re.compile(r"^(?P<document>[a-z0-9][a-z0-9-]*)/(?P<number>[0-9]{1,6}[a-z]?)$")
_PLAIN = re.compile(r"^[a-z0-9][a-z0-9-]*$")


def is_clause(reference: str) -> bool:
    """Tell whether a reference names a clause and not a document or side provision."""
    return _CLAUSE.match(reference) is not None


def is_side_provision(reference: str) -> bool:
    """Tell whether a reference names a side provision (``sp-...``)."""
    return reference.startswith("sp-") and _PLAIN.match(reference) is not None


def document_of(reference: str) -> str | None:
    """Document a reference belongs to; None for a side provision, which has none."""
    if is_side_provision(reference):
        return None
    return reference.partition("/")[0]


def from_typing(text: str, document: str) -> str | None:
    """Complete what a reader types in Go to: ``21``, ``us-28/21`` or ``clause:us-28/21``.

    A bare number means that clause of ``document``. None where the text is no reference.
    """
    typed = text.strip().lower().removeprefix("clause:").strip()
    if re.fullmatch(r"[0-9]{1,6}[a-z]?", typed):
        return f"{document}/{typed.lstrip('0') or '0'}"
    if _CLAUSE.match(typed) or _PLAIN.match(typed):
        return typed
    return None
