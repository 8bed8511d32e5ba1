"""The format of packs told to people and to editors, both from the specs that packs are held to."""

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
    """The files of a pack by kind: where they are, what a record has, whether it is a list."""
    found = {
        "pack": ("pack.yaml", record_specs.MANIFEST, False),
        "document": ("documents/*.yaml", record_specs.DOCUMENT, False),
    }
    found |= {name: (f"{name}.yaml", spec, True) for name, spec, *_ in LISTS}
    found |= {
        name: (f"analysis/{name}.yaml", spec, False) for name, spec in record_specs.ANALYSIS.items()
    }
    return found


def format_page() -> str:
    """The reference page, as Markdown."""
    lines = [_HEAD.read_text(encoding="utf-8")]
    for name, (file, spec, is_list) in kinds().items():
        lines.append(f"## `{file}`\n")
        if is_list:
            lines.append(f"A list of {name.replace('_', ' ')}, each starting with `- `.\n")
        lines += _tables(spec, "")
    lines.append("## `map/references.yaml`\n")
    lines.append("By the names that clauses use in `features`.\n")
    lines += _tables(record_specs.MAP_REFERENCE, "")
    return "\n".join(lines)


def _tables(spec: Spec, of: str) -> Iterator[str]:
    if of:
        yield f"Each of `{of}`:\n"
    yield "| field | what it holds | form |"
    yield "| --- | --- | --- |"
    for name, one in spec.items():
        shown = f"**`{name}`**" if one.required else f"`{name}`"
        yield f"| {shown} | {FIELDS[name]} | {_form(one)} |"
    yield ""
    for name, one in spec.items():
        if one.spec is not None:
            yield from _tables(one.spec, f"{of}.{name}" if of else name)


def _form(one: Field) -> str:
    if one.choices:
        return ", ".join(f"`{choice}`" for choice in sorted(one.choices))
    if one.kind == "records":
        return "list of records, below"
    if one.kind == "lists":
        return "lists of feature ids by layer"
    single = _ONE.get(one.kind)
    what = f"{one.refers}" if one.refers else (single or one.kind)
    words = "".join(f", or `{word}`" for word in sorted(one.or_words))
    return f"{'list of ' if single else ''}{what}{words}"


def json_schema(kind: str = "") -> dict[str, Any]:
    """The JSON Schema of one kind of file, or of all under ``$defs``. Raises KeyError."""
    known = kinds()
    definitions = {
        name: {"type": "array", "items": _object(spec)} if is_list else _object(spec)
        for name, (_, spec, is_list) in known.items()
    }
    definitions["references"] = {
        "type": "object",
        "additionalProperties": _object(record_specs.MAP_REFERENCE),
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if kind:
        return {**head, "title": f"Clause Explorer pack: {kind}", **definitions[kind]}
    return {**head, "title": "Clause Explorer pack, by kind of file", "$defs": definitions}


def schema_text(kind: str = "") -> str:
    """The JSON Schema as a file."""
    return json.dumps(json_schema(kind), indent=1, ensure_ascii=False) + "\n"


def _object(spec: Spec) -> dict[str, Any]:
    texts = [name for name, one in spec.items() if one.kind == "text"]
    twins = {f"^({'|'.join(texts)})_[a-z]{{2}}$": {"type": ["string", "null"]}} if texts else {}
    return {
        "type": "object",
        "properties": {name: _property(name, one) for name, one in spec.items()},
        "patternProperties": twins,
        "required": [name for name, one in spec.items() if one.required],
        "additionalProperties": False,
    }


def _property(name: str, one: Field) -> dict[str, Any]:
    held = {"description": FIELDS[name], **_value(one)}
    if one.required or "type" not in held:
        return held
    return {**held, "type": [held["type"], "null"], **_with_nothing(held)}


def _with_nothing(held: Mapping[str, Any]) -> dict[str, Any]:
    return {"enum": [*held["enum"], None]} if "enum" in held else {}


def _value(one: Field) -> dict[str, Any]:
    if one.choices:
        return {"type": "string", "enum": sorted(one.choices)}
    if one.kind == "records" and one.spec is not None:
        return {"type": "array", "items": _object(one.spec)}
    if one.kind == "lists":
        names = {"type": "array", "items": {"type": "string"}}
        return {"type": "object", "additionalProperties": names}
    if one.kind in _ONE:
        items = {"type": "array", "items": _value(Field(_ONE[one.kind]))}
        return {"anyOf": [items, {"enum": sorted(one.or_words)}]} if one.or_words else items
    if one.kind in _TYPES:
        return {"type": _TYPES[one.kind]}
    if one.kind in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[one.kind]}
    return {"type": "string", "maxLength": MAX_SCALAR_CHARACTERS}
