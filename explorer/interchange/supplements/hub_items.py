"""Items on a team's hub: the form of a supplement, version by version."""

from collections.abc import Mapping

from explorer.domain.desk.team import HubVersion
from explorer.domain.desk.three_way_merge import Content, Item
from explorer.interchange.supplements.desk_items import items_of
from explorer.interchange.supplements.exchange import desk_item
from explorer.interchange.supplements.field_validation import (
    FieldValidationError,
    JsonProblemError,
    parse_json,
)
from explorer.interchange.supplements.supplement_file import checked_item
from explorer.store.desk.team_exchange import ItemForm, UnsendableError
from explorer.store.desk.team_rows import content_text
from explorer.system.limits import MAX_SET_BYTES

_NAME = "0"


def clean_content(item: Item, content: Content) -> Content:
    """Return a content with the characters and within the bounds of a supplement.

    Raises UnsendableError with the invalid field.
    """
    fields: dict[str, object] = {
        "sort": item.sort.value,
        "key": item.key,
        "version": _NAME,
        "ancestors": [],
    }
    try:
        _, version = checked_item({**fields, "content": dict(content)}, item.sort.value)
    except FieldValidationError as error:
        raise UnsendableError(str(error)) from None
    cleaned = version.content
    assert cleaned is not None
    if len((content_text(cleaned) or "").encode()) > MAX_SET_BYTES:
        raise UnsendableError(f"{item.sort.value}: it is larger than a team's hub takes")
    return cleaned


def read_hub_version(fields: Mapping[str, object], text: str | None) -> HubVersion | None:
    """Return a version of the hub, checked like a colleague's file, or None if it is not valid.

    ``text`` is the content as JSON, None for a removed item.
    """
    try:
        raw = None if text is None else parse_json(text.encode(errors="replace"), MAX_SET_BYTES)
        item, version = checked_item({**fields, "content": raw}, "item")
    except (FieldValidationError, JsonProblemError):
        return None
    if text is not None and version.content is None:
        return None
    parent = next(iter(version.ancestors), "")
    return HubVersion(item, version.name, parent, version.content)


def named_version(fields: Mapping[str, object]) -> HubVersion | None:
    """Return the item and name of a version whose content is not valid, or None if they are not."""
    try:
        item, version = checked_item({**fields, "content": None}, "item")
    except FieldValidationError:
        return None
    return HubVersion(item, version.name, "", None)


#: Form of the items that desks of a team exchange.
TEAM_FORM = ItemForm(items_of, desk_item, clean_content)
