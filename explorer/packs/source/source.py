"""Reader of a pack's source into records, with all problems."""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from explorer.domain.content.features import PublishedFigure
from explorer.packs.source import record_specs
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.geojson import MapLayer, read_geojson_layer
from explorer.packs.source.parsed_record import ParsedRecord
from explorer.packs.source.problems import Problem
from explorer.packs.source.schema import RecordReader, Spec, ValidationContext, is_identifier
from explorer.packs.source.status_history import StatusHistory, read_status_history
from explorer.packs.source.translations import Translations, read_translations
from explorer.packs.source.yaml_reader import Node, read_yaml

Progress = Callable[[int, int], None]

#: Files with a list of records: name, spec, kind of record, field that identifies it.
LISTS: tuple[tuple[str, Spec, str, str], ...] = (
    ("parties", record_specs.PARTY, "party", "id"),
    ("topics", record_specs.TOPIC, "topic", "id"),
    ("side_provisions", record_specs.SIDE_PROVISION, "side provision", "id"),
    ("sources", record_specs.SOURCE, "source", "id"),
    ("stances", record_specs.STANCE, "stance", "id"),
    ("timeline", record_specs.EVENT, "event", "id"),
    ("claims", record_specs.CLAIM, "claim", "n"),
    ("search_names", record_specs.SEARCH_NAME, "search name", "id"),
)


@dataclass(slots=True)
class PackSource:
    """Content of a pack's files; complete only if ``findings`` has no problem."""

    manifest: ParsedRecord = field(default_factory=ParsedRecord)
    documents: list[ParsedRecord] = field(default_factory=list)
    lists: dict[str, list[ParsedRecord]] = field(
        default_factory=lambda: {name: [] for name, *_ in LISTS}
    )
    analysis: dict[str, ParsedRecord] = field(default_factory=dict)
    layers: list[MapLayer] = field(default_factory=list)
    map_references: dict[str, ParsedRecord] = field(default_factory=dict)
    areas: dict[str, Any] = field(default_factory=dict)
    map_days: list[ParsedRecord] = field(default_factory=list)
    status_history: StatusHistory = field(default_factory=StatusHistory)
    translations: dict[str, Translations] = field(default_factory=dict)
    findings: ValidationContext = field(default_factory=ValidationContext)

    @property
    def problems(self) -> list[Problem]:
        """Every problem, sorted by file and line."""
        return sorted(set(self.findings.problems))


def read_pack(files: PackFiles, progress: Progress = lambda done, of: None) -> PackSource:
    """Read all files of a pack. Raises PackError only if there is no readable pack at all."""
    source = PackSource()
    source.findings.budget.left = files.most_values
    names = files.names()
    for done, name in enumerate(names):
        progress(done, len(names))
        _read_file(source, files, name)
    progress(len(names), len(names))
    _read_translations(source, files)
    return source


def _read_file(source: PackSource, files: PackFiles, name: str) -> None:
    folder, _, file = name.rpartition("/")
    stem, _, ending = file.rpartition(".")
    if folder == "map":
        _map_file(source, files, name, stem)
    elif ending != "yaml":
        return
    elif folder == "documents":
        source.documents.extend(_document(source, files, name))
    elif folder == "analysis":
        _analysis(source, files, name, stem)
    elif name == "pack.yaml":
        node = _root(source, files, name)
        reader = RecordReader(name, source.findings)
        source.manifest = (
            reader.record(node, record_specs.MANIFEST) if node else None
        ) or ParsedRecord()
    elif folder == "":
        _list_file(source, files, name, stem)


def _map_file(source: PackSource, files: PackFiles, name: str, stem: str) -> None:
    findings = source.findings
    if name.endswith(".geojson"):
        source.layers.append(read_geojson_layer(files.text(name), name, stem, findings))
    elif name == "map/areas.json":
        source.areas = _areas(source, files, name)
    elif name == "map/status_history.json":
        source.status_history = read_status_history(files.text(name), name, findings)
    elif name == "map/references.yaml":
        _map_references(source, files, name)
    elif name == "map/days.yaml":
        node = _root(source, files, name)
        reader = RecordReader(name, findings)
        source.map_days = reader.records(node, record_specs.MAP_DAY) if node else []


def _root(source: PackSource, files: PackFiles, name: str) -> Node | None:
    node, problems = read_yaml(files.text(name), name, source.findings.budget)
    source.findings.problems.extend(problems)
    if node is None and not problems:
        source.findings.problem(name, 1, "the file is empty", "fill it in or remove it")
    return node


def _areas(source: PackSource, files: PackFiles, name: str) -> dict[str, Any]:
    """Return the drawn and published areas; each field of a published area has its type."""
    try:
        value = json.loads(files.text(name))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        source.findings.problem(name, line, "this is not valid JSON", "correct the syntax")
        return {}
    figures = value.get("published") if isinstance(value, dict) else None
    known = fields(PublishedFigure)
    for number, figure in enumerate(figures if isinstance(figures, list) else [], start=1):
        kinds = {
            known_field.name: (int, float) if known_field.type is float else str
            for known_field in known
        }
        has_all_fields = isinstance(figure, dict) and figure.keys() == kinds.keys()
        if not has_all_fields or not all(isinstance(figure[key], kinds[key]) for key in kinds):
            what = f"the published figure {number} is not as it must be"
            source.findings.problem(name, 0, what, f"give it {', '.join(kinds)}")
            return {}
    return value if isinstance(value, dict) and isinstance(figures, (list, type(None))) else {}


def _document(source: PackSource, files: PackFiles, name: str) -> Iterator[ParsedRecord]:
    node = _root(source, files, name)
    if node is None:
        return
    record = RecordReader(name, source.findings).record(node, record_specs.DOCUMENT)
    if record is None or not record.get("id"):
        return
    define_document(source.findings, record)
    yield record


def define_document(findings: ValidationContext, record: ParsedRecord) -> None:
    """Define a document and its clauses."""
    name = record.text("id")
    findings.define("document", name, record.file, record.line)
    findings.define("clause or side provision", name, record.file, record.line)
    for clause in record.records("clauses"):
        reference = f"{name}/{clause.get('number')}"
        findings.define("clause or side provision", reference, clause.file, clause.line)


def _list_file(source: PackSource, files: PackFiles, name: str, stem: str) -> None:
    for list_name, spec, sort, key in LISTS:
        if stem != list_name and not stem.startswith(f"{list_name}_"):
            continue
        node = _root(source, files, name)
        records = RecordReader(name, source.findings).records(node, spec) if node else []
        for record in records:
            define_record(source.findings, record, sort, key)
        source.lists.setdefault(list_name, []).extend(records)
        return
    source.findings.problem(name, 0, "no part of a pack has this name", "rename or remove the file")


def define_record(findings: ValidationContext, record: ParsedRecord, sort: str, key: str) -> None:
    """Define a record of a list if its name is an identifier; otherwise record a problem."""
    name = str(record.get(key) or "")
    file, line = record.file, record.line
    if not is_identifier(name):
        findings.problem(
            file,
            line,
            f"“{name}” is not an identifier",
            "use small letters, digits, hyphens",
        )
        return
    findings.define(sort, name, file, line)
    if sort == "side provision":
        findings.define("clause or side provision", name, file, line)
    if sort in {"side provision", "stance", "event"}:
        findings.define("record", name, file, line)


def _analysis(source: PackSource, files: PackFiles, name: str, stem: str) -> None:
    spec = record_specs.ANALYSIS.get(stem)
    if spec is None:
        source.findings.problem(
            name, 0, "no analytic file has this name", f"use {', '.join(record_specs.ANALYSIS)}"
        )
        return
    node = _root(source, files, name)
    record = RecordReader(name, source.findings).record(node, spec) if node else None
    source.analysis[stem] = record or ParsedRecord()
    for node_ in source.analysis[stem].records("nodes"):
        if node_.get("id"):
            source.findings.define("decision", node_.text("id"), name, node_.line)


def _map_references(source: PackSource, files: PackFiles, name: str) -> None:
    node = _root(source, files, name)
    if node is None or not isinstance(node.value, dict):
        return
    reader = RecordReader(name, source.findings)
    for reference, child in node.value.items():
        record = reader.record(child, record_specs.MAP_REFERENCE)
        if record is not None:
            source.map_references[reference] = record
            source.findings.define("map reference", reference, name, child.line)


def _read_translations(source: PackSource, files: PackFiles) -> None:
    for language in source.manifest.texts("languages")[1:]:
        if language.isalpha() and len(language) == 2:
            source.translations[language] = read_translations(files, language, source.findings)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause garbage collection while parsing: nothing of a pack is freed before the end.

    Collections take a fifth of the time of a large pack.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
