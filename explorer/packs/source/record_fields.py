"""Fields of records derived from their specs: those of a form, and those of domain objects."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from explorer.packs.source.parsed_record import FieldValue
from explorer.packs.source.schema import Field, Spec


def form_fields(spec: Spec) -> tuple[str, ...]:
    """Return the names of the fields that a form asks for, in its order."""
    return tuple(sorted((name for name in spec if spec[name].form), key=lambda n: spec[n].form))


def form_content(value: object, spec: Spec) -> dict[str, Any]:
    """Return what a form shows of a domain object: the fields it asks for, days as text."""
    record = record_of(value, spec, form_fields(spec))
    for name, content in record.items():
        field_spec = spec[name].spec
        if isinstance(content, date):
            record[name] = content.isoformat()
        elif field_spec is not None:
            items = getattr(value, spec[name].attribute or name)
            record[name] = [form_content(item, field_spec) for item in items]
    return record


def record_of(value: object, spec: Spec, names: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields of the record that a domain object was read from.

    Left out are fields that domain objects do not have, and optional flags with their default
    value. ``names`` are the fields to return, in their order, otherwise all of the spec.
    """
    record = {}
    for name in names or spec:
        described = spec[name]
        attribute = described.attribute or name
        if not hasattr(value, attribute):
            continue
        content = _field_value(getattr(value, attribute), described)
        if described.kind != "boolean" or described.required or content != described.default:
            record[name] = content
    return record


def _field_value(value: Any, described: Field) -> FieldValue:  # noqa: ANN401 - of any class
    if described.kind == "records" and described.spec is not None:
        return [record_of(item, described.spec) for item in value]
    if described.kind == "integers":
        return [_number(item) for item in value]
    if described.kind == "integer":
        return _number(value)
    if isinstance(value, Enum):
        value = value.value
    plain: FieldValue = list(value) if isinstance(value, tuple) else value
    return plain


def _number(value: int | str) -> int:
    """Return a number, or the number of a clause, which domain objects name by its reference."""
    return value if isinstance(value, int) else int(value.rpartition("/")[2])
