"""JSON of domain values: fields as in the domain, enums by value, dates in ISO format."""

import dataclasses
import json
from datetime import date
from enum import Enum
from typing import Any

from explorer.system.text_safety import escaped_in_json

#: Raised when a field is renamed or removed, or its meaning changes; new fields do not change it.
SCHEMA_VERSION = 1


def json_value(value: Any) -> Any:  # noqa: ANN401
    """Return a domain value as a JSON value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: json_value(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): json_value(child) for key, child in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [json_value(child) for child in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def dumps(value: Any, name: str) -> str:  # noqa: ANN401
    """Return a domain value with fields as indented JSON text.

    Its first field, ``schema``, is the name of the output and the version of its fields.
    """
    fields = {"schema": f"{name}/{SCHEMA_VERSION}"} | json_value(value)
    return escaped_in_json(json.dumps(fields, ensure_ascii=False, indent=2))
