"""Cases from the field, each a folder with an input and what is expected of it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One input with its expectations by name."""

    name: str
    file: Path
    expected: dict[str, Any]

    def __str__(self) -> str:
        return self.name


def cases_of(*readers: str) -> list[Case]:
    """Return the cases whose expectations name one of these readers."""
    cases = []
    for folder in sorted(FOLDER.iterdir()):
        expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
        if expected.get("reader") in readers:
            cases.append(Case(folder.name, next(folder.glob("in.*")), expected))
    return cases


def case_file(name: str) -> Path:
    """Return the input of a case."""
    return next((FOLDER / name).glob("in.*"))
