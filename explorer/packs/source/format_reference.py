"""Reference page and JSON Schema of the pack format, generated from the validated specs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.packs.source import record_specs
from explorer.packs.source.field_descriptions import FIELDS
from explorer.packs.source.limits import MAX_SCALAR_CHARACTERS
from explorer.packs.source.schema import Field, Spec
from explorer.packs.source.source import LISTS
from explorer.system.paths import RESOURCES

_ONE = {"texts": "text", "integers": "integer", "identifiers": "identifier"}
_PATTERNS = {
    "identifier": "^[a-z0-9][a-z0-9/-]*$",
    "date": r"^\d{4}-\d{2}-\d{2}$",
    "url": "^(https?://.*)?$",
}
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
_HEAD = RESOURCES / "templates" / "pack-format.md"


def kinds() -> dict[str, tuple[str, Spec, bool]]:
    """Return the files of a pack by kind: path pattern, spec, and True for a list of records."""
    result = {
        "pack": ("pack.yaml", record_specs.MANIFEST, False),
        "document": ("documents/*.yaml", record_specs.DOCUMENT, False),
    }
    result |= {name: (f"{name}.yaml", spec, True) for name, spec, *_ in LISTS}
    result |= {
        name: (f"analysis/{name}.yaml", spec, False) for name, spec in record_specs.ANALYSIS.items()
    }
    return result


def format_page() -> str:
    """Return the reference page as Markdown."""
    lines = [_HEAD.read_text(encoding="utf-8")]
    for name, (file, spec, is_list) in kinds().items():
        lines.append(f"## `{file}`\n")
        if is_list:
            lines.append(f"A list of {name.replace('_', ' ')}, each starting with `- `.\n")
        lines += _tables(spec, "")
    lines.append("## `map/references.yaml`\n")
    lines.append("By the names that clauses use in `features`.\n")
    lines += _tables(record_specs.MAP_REFERENCE, "")
    lines.append("\n## `map/days.yaml`\n")
    lines.append("A list of map days, oldest first, each starting with `- `.\n")
    lines += _tables(record_specs.MAP_DAY, "")
    return "\n".join(lines)


def _tables(spec: Spec, parent: str) -> Iterator[str]:
    if parent:
        yield f"Each of `{parent}`:\n"
    yield "| field | what it holds | form |"
    yield "| --- | --- | --- |"
    for name, field_ in spec.items():
        shown = f"**`{name}`**" if field_.required else f"`{name}`"
        yield f"| {shown} | {FIELDS[name]} | {_form(field_)} |"
    yield ""
    for name, field_ in spec.items():
        if field_.spec is not None:
            yield from _tables(field_.spec, f"{parent}.{name}" if parent else name)


def _form(field_: Field) -> str:
    if field_.choices:
        return ", ".join(f"`{choice}`" for choice in sorted(field_.choices))
    if field_.kind == "records":
        return "list of records, below"
    if field_.kind == "lists":
        return "lists by name, such as feature ids by layer"
    single = _ONE.get(field_.kind)
    what = f"{field_.refers}" if field_.refers else (single or field_.kind)
    alternatives = "".join(f", or `{word}`" for word in sorted(field_.or_words))
    return f"{'list of ' if single else ''}{what}{alternatives}"


def json_schema(kind: str = "") -> dict[str, Any]:
    """Return the JSON Schema of one kind of file, or of all under ``$defs``. Raises KeyError."""
    files = kinds()
    definitions = {
        name: {"type": "array", "items": _object(spec)} if is_list else _object(spec)
        for name, (_, spec, is_list) in files.items()
    }
    definitions["references"] = {
        "type": "object",
        "additionalProperties": _object(record_specs.MAP_REFERENCE),
    }
    definitions["days"] = {"type": "array", "items": _object(record_specs.MAP_DAY)}
    header = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if kind:
        return {**header, "title": f"Clause Explorer pack: {kind}", **definitions[kind]}
    return {**header, "title": "Clause Explorer pack, by kind of file", "$defs": definitions}


def schema_text(kind: str = "") -> str:
    """Return the JSON Schema as the text of a file."""
    return json.dumps(json_schema(kind), indent=1, ensure_ascii=False) + "\n"


def _object(spec: Spec) -> dict[str, Any]:
    texts = [name for name, field_ in spec.items() if field_.kind == "text"]
    translations = (
        {f"^({'|'.join(texts)})_[a-z]{{2}}$": {"type": ["string", "null"]}} if texts else {}
    )
    return {
        "type": "object",
        "properties": {name: _property(name, field_) for name, field_ in spec.items()},
        "patternProperties": translations,
        "required": [name for name, field_ in spec.items() if field_.required],
        "additionalProperties": False,
    }


def _property(name: str, field_: Field) -> dict[str, Any]:
    schema = {"description": FIELDS[name], **_value(field_)}
    if field_.required or "type" not in schema:
        return schema
    return {**schema, "type": [schema["type"], "null"], **_nullable_choices(schema)}


def _nullable_choices(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"enum": [*schema["enum"], None]} if "enum" in schema else {}


def _value(field_: Field) -> dict[str, Any]:
    if field_.choices:
        return {"type": "string", "enum": sorted(field_.choices)}
    if field_.kind == "records" and field_.spec is not None:
        return {"type": "array", "items": _object(field_.spec)}
    if field_.kind == "lists":
        names = {"type": "array", "items": {"type": "string"}}
        return {"type": "object", "additionalProperties": names}
    if field_.kind in _ONE:
        items = {"type": "array", "items": _value(Field(_ONE[field_.kind]))}
        return {"anyOf": [items, {"enum": sorted(field_.or_words)}]} if field_.or_words else items
    if field_.kind in _TYPES:
        return {"type": _TYPES[field_.kind]}
    if field_.kind in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[field_.kind]}
    return {"type": "string", "maxLength": MAX_SCALAR_CHARACTERS}
