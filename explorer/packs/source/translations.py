"""Translations of a pack: a folder for each further language, keyed like the base files."""

from dataclasses import dataclass, field

from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.parsed_record import Fields, FieldValue
from explorer.packs.source.schema import ValidationContext
from explorer.packs.source.yaml_reader import Node, read_yaml

#: File of a language folder -> kind of record that its keys name.
_KEYED = {
    "parties": "party",
    "side_provisions": "side provision",
    "stances": "stance",
    "timeline": "event",
    "claims": "claim",
}


@dataclass(slots=True)
class Translations:
    """Texts by key and field; those of the map also by their base-language text."""

    records: dict[str, Fields] = field(default_factory=dict)
    map_features: dict[str, dict[str, str]] = field(default_factory=dict)
    map_texts: dict[str, str] = field(default_factory=dict)

    def of(self, key: str) -> Fields:
        """Return the translated fields of a record; empty if there are none."""
        return self.records.get(key, {})

    def map_text(self, feature: str, name: str, base: str) -> str:
        """Return a feature's text: its own, or the one shared by its base-language text."""
        specific = self.map_features.get(feature, {}).get(name)
        return specific or self.map_texts.get(base, "")


def read_translations(files: PackFiles, language: str, findings: ValidationContext) -> Translations:
    """Read the folder of a language; keys that name nothing are recorded as problems."""
    result = Translations()
    for name in files.names():
        if not name.startswith(f"{language}/") or not name.endswith(".yaml"):
            continue
        node, problems = read_yaml(files.text(name), name, findings.budget)
        findings.problems.extend(problems)
        if node is None or not isinstance(node.value, dict):
            continue
        stem = name.removeprefix(f"{language}/").removesuffix(".yaml")
        if stem == "map":
            _add_map(result, node, name, findings)
        else:
            _add_records(result, node, name, stem, findings)
    return result


def _add_records(
    result: Translations, node: Node, file: str, stem: str, findings: ValidationContext
) -> None:
    sort = "clause or side provision" if stem.startswith("documents/") else _KEYED.get(stem)
    if sort is None:
        findings.problem(file, 0, "nothing is translated in a file of this name", "rename it")
        return
    known = findings.defined.get(sort, {})
    assert isinstance(node.value, dict)
    for key, child in node.value.items():
        if key not in known:
            findings.problem(
                file, child.line, f"there is no {sort} “{key}” to translate", "correct the key"
            )
        prefix = "claim:" if sort == "claim" else "party:" if sort == "party" else ""
        result.records[prefix + key] = {
            name: plain_value(value) for name, value in _fields(child).items()
        }


def _add_map(result: Translations, node: Node, file: str, findings: ValidationContext) -> None:
    features = {name.partition(":")[2] for name in findings.defined.get("feature", {})}
    assert isinstance(node.value, dict)
    for key, child in node.value.items():
        texts = {name: str(plain_value(value) or "") for name, value in _fields(child).items()}
        if key == "texts":
            result.map_texts = texts
            continue
        if key not in features:
            findings.problem(file, child.line, f"there is no feature “{key}”", "correct the key")
        result.map_features[key] = texts


def _fields(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def plain_value(node: Node) -> FieldValue:
    """Return the value of a node without line numbers."""
    if isinstance(node.value, dict):
        return {name: plain_value(child) for name, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain_value(child) for child in node.value]
    return node.value
