"""References: permanent names of clauses, side provisions and documents."""

import re

_CLAUSE = re.compile(r"^(?P<document>[a-z0-9][a-z0-9-]*)/(?P<number>[0-9]{1,6}[a-z]?)$")
_PLAIN = re.compile(r"^[a-z0-9][a-z0-9-]*$")


def is_clause(reference: str) -> bool:
    """Return True if a reference names a clause, not a document or side provision."""
    return _CLAUSE.match(reference) is not None


def is_side_provision(reference: str) -> bool:
    """Return True if a reference names a side provision (``sp-...``)."""
    return reference.startswith("sp-") and _PLAIN.match(reference) is not None


def document_of(reference: str) -> str | None:
    """Return the document of a reference, or None for a side provision, which has none."""
    if is_side_provision(reference):
        return None
    return reference.partition("/")[0]


def parse_reference(text: str, document: str) -> str | None:
    """Complete a reference typed in Go to: ``21``, ``us-28/21`` or ``clause:us-28/21``.

    A bare number is a clause of ``document``. Return None if the text is not a reference.
    """
    typed = text.strip().lower().removeprefix("clause:").strip()
    if re.fullmatch(r"[0-9]{1,6}[a-z]?", typed):
        return f"{document}/{typed.lstrip('0') or '0'}"
    if _CLAUSE.match(typed) or _PLAIN.match(typed):
        return typed
    return None
