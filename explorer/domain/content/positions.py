"""Names of the five positions in queries, in both languages."""

from collections.abc import Mapping

#: Names of a position in a query, by its identifier; the identifier comes first.
POSITION_NAMES: Mapping[str, tuple[str, ...]] = {
    "supports": ("supports", "support", "in favour", "in favor", "for", "підтримує", "за"),
    "accepts_conditionally": (
        *("accepts_conditionally", "accepts conditionally", "accepts", "accept", "conditional"),
        *("приймає за умов", "приймає", "умовно"),
    ),
    "undecided": ("undecided", "не визначилася", "не визначився", "невизначена"),
    "seeks_changes": (
        *("seeks_changes", "seeks changes", "seek changes", "amend", "changes"),
        *("домагається змін", "прагне змін", "зміни"),
    ),
    "opposes": ("opposes", "oppose", "against", "rejects", "reject", "виступає проти", "проти"),
}
