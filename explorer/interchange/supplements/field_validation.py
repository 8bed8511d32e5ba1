"""Validation of fields in files from colleagues."""

import json
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from explorer.errors import FileProblemError
from explorer.system.limits import MAX_JSON_SIGNS
from explorer.system.text_safety import without_invisible

MAX_TEXT = 200_000
#: JSON syntax that begins or separates values: each value takes memory.
_SIGNS = (b",", b"[", b"{", b":")
REMEDY = "ask for the file again"


class FieldValidationError(ValueError):
    """An invalid field."""


class JsonProblemError(ValueError):
    """Bytes that are not JSON, or more of it than is read; the text is the reason."""


def read_json(source: Path, most: int, what: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the JSON of a file of at most so many bytes; ``what`` names the expected kind.

    Numbers of thousands of digits and unlimited nesting are refused as well. Raises
    FileProblemError.
    """
    try:
        with source.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise FileProblemError(source, error.strerror or str(error), "check the path") from None
    try:
        return parse_json(raw, most, what)
    except JsonProblemError as error:
        raise FileProblemError(source, str(error), REMEDY) from None


def parse_json(raw: bytes, most: int, what: str = "item") -> Any:  # noqa: ANN401 - see read_json
    """Return the JSON of at most so many bytes. Raises JsonProblemError."""
    if len(raw) > most:
        raise JsonProblemError(f"this is too large for a {what}")
    if sum(map(raw.count, _SIGNS)) > MAX_JSON_SIGNS:
        raise JsonProblemError(f"this has too many values for a {what}")
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise JsonProblemError(f"line {error.lineno}: this is not a {what}") from None
    except (RecursionError, ValueError):
        raise JsonProblemError(f"this is not a {what}") from None


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which Python parses and JSON does not have."""
    raise ValueError(name)


def text_field(value: object, where: str, most: int) -> str:
    """Return a text without invisible characters. Raises FieldValidationError."""
    if not isinstance(value, str) or len(value) > most:
        raise FieldValidationError(f"{where}: a text of at most {most} characters is missing")
    return without_invisible(value)


def choice_field(value: object, reason: str, choices: Collection[str]) -> str:
    """Return one of several words. Raises FieldValidationError for any other value."""
    if not isinstance(value, str) or value not in choices:
        raise FieldValidationError(reason)
    return value


def key_field(value: object, where: str) -> str:
    """Return a key. Raises FieldValidationError."""
    try:
        return str(UUID(value if isinstance(value, str) else ""))
    except ValueError:
        raise FieldValidationError(f"{where}: this is not a key") from None


def day_field(value: object, where: str) -> date:
    """Return a day. Raises FieldValidationError."""
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise FieldValidationError(f"{where}: this is not a date") from None
