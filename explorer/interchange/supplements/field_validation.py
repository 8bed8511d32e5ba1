"""Fields of files that come from colleagues, each checked as it is read."""

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
#: What opens a value of JSON, or parts one from the next: each value takes memory.
_SIGNS = (b",", b"[", b"{", b":")
REMEDY = "ask for the file again"


class FieldValidationError(ValueError):
    """A field that is not as it must be."""


def read_json(source: Path, most: int, what: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The JSON of a file of at most so many bytes. Raises FileProblemError; ``what`` it should be.

    Numbers of thousands of digits and nesting without end are refused with the rest.
    """
    try:
        with source.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise FileProblemError(source, error.strerror or str(error), "check the path") from None
    if len(raw) > most:
        raise FileProblemError(source, f"this is too large for a {what}", REMEDY)
    if sum(map(raw.count, _SIGNS)) > MAX_JSON_SIGNS:
        raise FileProblemError(source, f"this has too many values for a {what}", REMEDY)
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        reason = f"line {error.lineno}: this is no {what}"
        raise FileProblemError(source, reason, REMEDY) from None
    except (RecursionError, ValueError):
        raise FileProblemError(source, f"this is no {what}", REMEDY) from None


def _refuse_constant(name: str) -> NoReturn:
    """Refuse what Python reads and JSON does not have: NaN and the infinities."""
    raise ValueError(name)


def text_field(value: object, where: str, most: int) -> str:
    """A text without what steers a screen or turns its direction. Raises WrongFieldError."""
    if not isinstance(value, str) or len(value) > most:
        raise FieldValidationError(f"{where}: a text of at most {most} characters is missing")
    return without_invisible(value)


def choice_field(value: object, reason: str, choices: Collection[str]) -> str:
    """One of several words; whatever else a file holds there is none. Raises WrongFieldError."""
    if not isinstance(value, str) or value not in choices:
        raise FieldValidationError(reason)
    return value


def key_field(value: object, where: str) -> str:
    """A key. Raises WrongFieldError."""
    try:
        return str(UUID(value if isinstance(value, str) else ""))
    except ValueError:
        raise FieldValidationError(f"{where}: this is no key") from None


def day_field(value: object, where: str) -> date:
    """A day. Raises WrongFieldError."""
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise FieldValidationError(f"{where}: this is no date") from None
