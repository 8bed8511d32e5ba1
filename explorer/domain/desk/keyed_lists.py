"""Three-way merge of lists whose entries have keys, such as the items of a briefing set."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]
#: Merges an entry of both sides; the second value is False if that is impossible.
MergeEntry = Callable[[Entry | None, Entry | None, Entry | None], tuple[Entry | None, bool]]


def merge_keyed(
    before: object,
    mine: object,
    theirs: object,
    merge_entry: MergeEntry,
    *,
    prefers_first: bool = False,
) -> tuple[list[Entry] | None, bool]:
    """Merge changes of both sides in different entries, and in the order of one side.

    The result is the same if the sides are exchanged. The second value is False if a value
    is not a list of entries with keys, or if the sides contradict each other; with
    ``prefers_first`` the order of ``mine`` counts then.
    """
    lists = [_by_key(value) for value in (before, mine, theirs)]
    base, left, right = lists
    if base is None or left is None or right is None:
        return None, False
    merged: dict[str, Entry] = {}
    for key in {**base, **left, **right}:
        entry, is_merged = merge_entry(base.get(key), left.get(key), right.get(key))
        if not is_merged:
            return None, False
        if entry is not None:
            merged[key] = entry
    common = [key for key in base if key in merged]
    order = _merge_order(common, list(left), list(right))
    if order is None and prefers_first:
        order = _merge_order([key for key in right if key in common], list(left), list(right))
    if order is None:
        return None, False
    # An entry that is kept although a side removed it has no place in the common order.
    return [merged[key] for key in dict.fromkeys([*order, *merged]) if key in merged], True


def _by_key(value: object) -> dict[str, Entry] | None:
    """Return the entries of a list by key, or None if it is not a list of entries with keys."""
    if not isinstance(value, list):
        return None
    entries: dict[str, Entry] = {}
    for entry in value:
        key = entry.get("key") if isinstance(entry, Mapping) else None
        if not isinstance(key, str) or key in entries:
            return None
        entries[key] = entry
    return entries


def _merge_order(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> list[str] | None:
    """Return the merged order of keys, or None if both sides changed that of ``base``."""
    common = set(base)
    my_order, their_order = ([k for k in side if k in common] for side in (mine, theirs))
    # A key that only one side still lists was removed by the other, or changed there.
    shared = set(my_order) & set(their_order)
    kept = [key for key in base if key in shared]
    my_kept, their_kept = ([k for k in side if k in shared] for side in (my_order, their_order))
    if my_kept not in (kept, their_kept) and their_kept != kept:
        return None
    ordered = their_kept if my_kept == kept else my_kept
    added = [_added(side, shared) for side in (mine, theirs)]
    result: list[str] = []
    for anchor in ("", *ordered):
        result += [anchor] if anchor else []
        groups = sorted(group for side in added if (group := side.get(anchor)))
        result += dict.fromkeys(key for group in groups for key in group)
    return list(dict.fromkeys(result))


def _added(side: Sequence[str], shared: set[str]) -> dict[str, list[str]]:
    """Return the keys that are not shared, by the shared key before them, or by an empty key."""
    groups: dict[str, list[str]] = {}
    anchor = ""
    for key in side:
        if key in shared:
            anchor = key
        else:
            groups.setdefault(anchor, []).append(key)
    return groups
