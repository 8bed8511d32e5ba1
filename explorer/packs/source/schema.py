"""Field types of pack files, and the reader that validates nodes against them.

A ``Spec`` lists the fields of one kind of record. Reading collects every problem with its line,
every definition of an identifier and every use of one, so that dangling references are found
after all files are read.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from explorer.packs.source import limits
from explorer.packs.source.parsed_record import FieldValue, ParsedRecord
from explorer.packs.source.problems import Problem
from explorer.packs.source.yaml_reader import Node, ValueBudget
from explorer.system.text_safety import first_unsafe

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_ISO_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_DIGITS = re.compile(r"[0-9]{1,12}")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?")
#: Kinds of fields with a list of values.
LIST_KINDS = frozenset({"texts", "integers", "identifiers"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its kind, and for lists and records the type of their items.

    ``kind`` is one of text, integer, number, date, boolean, identifier, url, texts, integers,
    identifiers, lists (a mapping of identifier lists), records. ``refers`` is the kind of record
    that an identifier must refer to. ``default`` is the value if the field is empty.

    ``attribute`` is the name of the value in domain objects and compiled tables, if it has another
    name there. ``form`` is the place of the field in a form that asks for the record, 0 if it is
    not asked for.
    """

    kind: str = "text"
    required: bool = False
    choices: frozenset[str] = frozenset()
    refers: str = ""
    spec: "Spec | None" = None
    or_words: frozenset[str] = frozenset()
    default: str | bool | None = None
    attribute: str = ""
    form: int = 0


Spec = Mapping[str, Field]


class ReferenceUse(NamedTuple):
    """A use of a name that is defined elsewhere. A tuple, because there are many."""

    sort: str
    name: str
    file: str
    line: int


@dataclass(slots=True)
class ValidationContext:
    """Problems, definitions and uses collected over all files of a pack."""

    problems: list[Problem] = field(default_factory=list)
    uses: list[ReferenceUse] = field(default_factory=list)
    defined: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    offered: int = 0
    budget: ValueBudget = field(default_factory=ValueBudget)

    def nearest(self, name: str, known: Mapping[str, object], otherwise: str) -> str:
        """Return a remedy with the closest known name, or ``otherwise`` if none is close.

        Each search takes time in proportion to the known names, so their number is limited.
        """
        short = len(name) <= limits.MAX_NAME_CHARACTERS and len(known) <= limits.MAX_NEAREST_KNOWN
        if not short or self.offered >= limits.MAX_NEAREST_OFFERED:
            return otherwise
        self.offered += 1
        close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.75)
        return f"did you mean “{close[0]}”?" if close else otherwise

    def problem(self, file: str, line: int, what: str, remedy: str) -> None:
        """Record a problem, up to the maximum number."""
        if len(self.problems) < limits.MAX_PROBLEMS:
            self.problems.append(Problem(file, line, what, remedy))

    def define(self, sort: str, name: str, file: str, line: int) -> None:
        """Record the definition of ``name``; a second definition is a problem."""
        known = self.defined.setdefault(sort, {})
        if name in known:
            place = "{}:{}".format(*known[name])
            self.problem(
                file,
                line,
                f"{sort} “{name}” is defined twice",
                f"{place} has it already; rename one",
            )
        else:
            known[name] = (file, line)

    def dangling(self) -> list[Problem]:
        """Return a problem for every use of an undefined name."""
        problems: list[Problem] = []
        for use in self.uses:
            known = self.defined.get(use.sort, {})
            if use.name not in known and len(problems) < limits.MAX_PROBLEMS:
                problems.append(
                    Problem(
                        use.file,
                        use.line,
                        f"there is no {use.sort} “{use.name}”",
                        self.nearest(use.name, known, f"define it or name an existing {use.sort}"),
                    )
                )
        return problems


class RecordReader:
    """Reader of the records of one file against specs."""

    def __init__(self, file: str, findings: ValidationContext) -> None:
        self.file = file
        self.findings = findings

    def problem(self, line: int, what: str, remedy: str) -> None:
        """Record a problem in this file."""
        self.findings.problem(self.file, line, what, remedy)

    def records(self, node: Node | None, spec: Spec) -> list[ParsedRecord]:
        """Read a list of records; an entry that is not a record is a problem and is left out."""
        if node is None or not isinstance(node.value, list):
            self.problem(
                node.line if node else 0, "a list was expected", "start each entry with “- ”"
            )
            return []
        results = [self.record(item, spec) for item in node.value]
        return [record for record in results if record is not None]

    def record(self, node: Node, spec: Spec) -> ParsedRecord | None:
        """Read a record; return None if it is not a mapping."""
        if not isinstance(node.value, dict):
            self.problem(node.line, "an entry is not a mapping", "write it as “field: value” lines")
            return None
        result: dict[str, FieldValue] = {}
        for name, child in node.value.items():
            expected = spec.get(name) or _translation_of(name, spec)
            if expected is None:
                self._unknown(name, child, spec)
            else:
                result[name] = self._value(name, child, expected)
        for name, expected in spec.items():
            if expected.required and result.get(name) in (None, "", []):
                self.problem(node.line, f"the field “{name}” is missing or empty", "fill it in")
        return ParsedRecord(result, node.line, self.file)

    def _unknown(self, name: str, child: Node, spec: Spec) -> None:
        remedy = self.findings.nearest(name, spec, f"known fields are {', '.join(sorted(spec))}")
        if child.value is None and " " in name:
            remedy = "a text with a comma inside { } must stand in quotation marks"
        self.problem(child.line, f"unknown field “{name}”", remedy)

    def _value(self, name: str, node: Node, expected: Field) -> FieldValue:
        if node.value is None:
            return None
        if expected.kind in LIST_KINDS:
            return self._list(name, node, expected)
        if expected.kind == "records" and expected.spec is not None:
            return self.records(node, expected.spec)
        if expected.kind == "lists":
            if not isinstance(node.value, dict):
                self.problem(node.line, f"“{name}” must be lists by name", "write “layer: [a, b]”")
                return None
            ids = Field("identifiers")
            return {key: self._list(key, child, ids) for key, child in node.value.items()}
        if not isinstance(node.value, str):
            self.problem(node.line, f"“{name}” must be a single value", "write it on one line")
            return None
        return self._scalar(name, node.value.strip(), node.line, expected)

    def _list(self, name: str, node: Node, expected: Field) -> FieldValue:
        if isinstance(node.value, str) and node.value in expected.or_words:
            return node.value
        if not isinstance(node.value, list):
            self.problem(
                node.line, f"“{name}” must be a list", "write it as [a, b] or as “- a” lines"
            )
            return []
        single = _single(expected.kind, expected.choices, expected.refers)
        values: list[FieldValue] = []
        seen: set[FieldValue] = set()
        for item in node.value:
            value = self._value(name, item, single)
            if value is not None and value in seen and expected.kind != "texts":
                self.problem(item.line, f"“{value}” is listed twice in “{name}”", "remove one")
            elif value is not None:
                values.append(value)
                seen.add(value)
        return values

    def _scalar(self, name: str, text: str, line: int, expected: Field) -> FieldValue:
        if expected.choices and text not in expected.choices:
            remedy = self.findings.nearest(text, dict.fromkeys(expected.choices), "")
            self.problem(
                line,
                f"“{text}” is not a known value of “{name}”",
                remedy or f"use one of {', '.join(sorted(expected.choices))}",
            )
            return None
        unsafe = first_unsafe(text)
        if unsafe:
            code = f"U+{ord(unsafe):04X}"
            what = (
                f"“{name}” has a character that is not seen and steers what is around it ({code})"
            )
            self.problem(line, what, "remove it")
            return None
        convert = _CONVERT.get(expected.kind)
        value, remedy = convert(text) if convert else (text, "")
        if remedy:
            self.problem(line, f"“{text[:60]}” is not a valid {expected.kind} for “{name}”", remedy)
            return None
        if expected.refers and text not in expected.or_words:
            self.findings.uses.append(ReferenceUse(expected.refers, text, self.file, line))
        return value


def _translation_of(name: str, spec: Spec) -> Field | None:
    """Return the field for a translation (``title_uk``) of a text field, or None."""
    base, _, language = name.rpartition("_")
    field_ = spec.get(base)
    is_translation = field_ is not None and field_.kind == "text" and len(language) == 2
    return Field() if is_translation else None


@cache
def _single(kind: str, choices: frozenset[str], refers: str) -> Field:
    """Return the field of the items of a list."""
    return Field(kind[:-1], choices=choices, refers=refers)


def _integer(text: str) -> tuple[int | None, str]:
    return (int(text), "") if _DIGITS.fullmatch(text) else (None, "write digits only")


def _number(text: str) -> tuple[float | None, str]:
    fits = _NUMBER.fullmatch(text)
    return (float(text), "") if fits else (None, "write a plain number such as 25 or 0.5")


def _boolean(text: str) -> tuple[bool | None, str]:
    known = {"true": True, "false": False}
    return (known[text], "") if text in known else (None, "write true or false")


def _url(text: str) -> tuple[str | None, str]:
    allowed = text == "" or text.startswith(("http://", "https://"))
    return (text, "") if allowed else (None, "only http and https addresses are allowed")


def _date(text: str) -> tuple[date | None, str]:
    if not _ISO_DATE.match(text):
        return None, "write the date as 2025-11-23"
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return None, "the calendar has no such day"


#: Kind -> function that returns the value of a scalar, and a remedy if the text does not fit.
#: Other kinds are texts.
_CONVERT: dict[str, Callable[[str], tuple[FieldValue, str]]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "url": _url,
}


def is_identifier(text: str) -> bool:
    """Return True if a text can be an identifier: small letters, digits and hyphens."""
    return _IDENTIFIER.fullmatch(text) is not None
