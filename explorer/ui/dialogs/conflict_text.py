"""The two sides of a conflict in words: the fields in which they differ, and their values."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from explorer.domain.desk.three_way_merge import Conflict, Content, ItemType
from explorer.ui.widgets.form.fields import label

translate = QCoreApplication.translate
#: Characters of a field that are shown.
_LONGEST = 400
#: Prefix of the fields of a record's content.
_FIELD = "field "
_DAY = "as_of"


def side_text(content: Content | None, other: Content | None, sort: ItemType) -> str:
    """Return the fields in which a side differs from the other, a line for each."""
    if content is None:
        return translate("Conflicts", "(removed)")
    differing = [
        name for name, value in content.items() if other is None or other.get(name) != value
    ]
    # A note has little but its text, which needs no heading.
    if sort is ItemType.NOTE and differing in (["text"], ["text", "releasable"]) and not other:
        return _short(str(content["text"]))
    return "\n".join(
        f"{_label(name)}: {_value(content[name], None if other is None else other.get(name))}"
        for name in differing
    )


def conflict_title(conflict: Conflict) -> str:
    """Return the kind and a short title of what is in conflict."""
    from explorer.interchange.supplements.exchange import item_title

    title = item_title(conflict)
    return {
        ItemType.NOTE: translate("Conflicts", "Note {title}"),
        ItemType.SET: translate("Conflicts", "Briefing set {title}"),
        ItemType.RECORD: translate("Conflicts", "Addition {title}"),
    }[conflict.item.sort].format(title=title)


def _label(name: str) -> str:
    labels = {
        "text": translate("Conflicts", "Text"),
        "releasable": translate("Conflicts", "Releasable"),
        "name": translate("Conflicts", "Name"),
        "pack": translate("Conflicts", "Pack"),
        "version": translate("Conflicts", "Version"),
        "archived": translate("Conflicts", "Archived"),
        "items": translate("Conflicts", "Items"),
        "author": translate("Conflicts", "Author"),
    }
    if name == _DAY:
        return translate("Conflicts", "As-of date")
    return labels.get(name) or label(name.removeprefix(_FIELD))


def _value(value: object, other: object) -> str:
    if isinstance(value, bool):
        return translate("Conflicts", "yes") if value else translate("Conflicts", "no")
    if isinstance(value, list) and all(isinstance(entry, Mapping) for entry in value):
        others = other if isinstance(other, list) else []
        entries = [entry for entry in value if entry not in others] or value
        return _short("\n".join(["", *(f"– {_entry(entry)}" for entry in entries)]))
    return _short(str(value))


def _entry(entry: Mapping[str, Any]) -> str:
    """Return an item of a set, or another entry, as its text or what it names."""
    names = ("text", "reference", "title", "key")
    return next((str(entry[name]) for name in names if entry.get(name)), str(dict(entry)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
