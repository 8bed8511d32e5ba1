"""Templates of briefing sets in ``resources/templates``: what to write, in which order."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.system.paths import RESOURCES

_FILE = RESOURCES / "templates" / "briefing_sets.toml"
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class SetTemplate:
    """A template in a language: its name, and the kind and text of each item."""

    name: str
    items: tuple[tuple[ItemKind, str], ...]


def read_templates(language: str) -> tuple[SetTemplate, ...]:
    """Return the templates in a language, or in English."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(_template(entry, language) for entry in data["template"])


def _template(entry: Mapping[str, Any], language: str) -> SetTemplate:
    items = (
        (ItemKind(item["kind"]), _in_language(item.get("text", {}), language))
        for item in entry["item"]
    )
    return SetTemplate(_in_language(entry["name"], language), tuple(items))


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language, texts.get(_FALLBACK, "")).strip()


def set_from_template(
    template: SetTemplate, frame: BriefingSet, clause: str, document: str
) -> BriefingSet:
    """Return a set with the items of a template, named as it is.

    ``frame`` has the pack and the day. Without a ``clause`` the set has none; the table of stances
    is of ``document``.
    """
    references = {ItemKind.CLAUSE: clause, ItemKind.STANCES: document}
    items = tuple(
        SetItem(str(uuid4()), kind, references.get(kind, ""), text)
        for kind, text in template.items
        if references.get(kind, "-")
    )
    return replace(frame, name=template.name, items=items)
