"""What this user made: notes, pins, views, layers; each names references, never rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.domain.own_layers import OwnLayerEntry


@dataclass(frozen=True, slots=True)
class MapView:
    """Ground of the map kept under a name: its middle in degrees, its size in kilometres."""

    name: str
    longitude: float
    latitude: float
    width_km: float
    height_km: float


@dataclass(frozen=True, slots=True)
class Desk:
    """Notes by reference, pinned references in the order they were pinned, map views, layers."""

    notes: Mapping[str, str] = field(default_factory=dict)
    pins: tuple[str, ...] = ()
    views: tuple[MapView, ...] = ()
    layers: tuple[OwnLayerEntry, ...] = ()


def merged_note(stored: str, based_on: str, written: str) -> str:
    """The text to keep when a note was written on the ground of ``based_on``.

    Another window may have stored something else meanwhile; then both are kept, the stored first.
    """
    if stored in {based_on, written} or not stored.strip():
        return written
    if not written.strip():
        return stored
    return written if stored in written else f"{stored}\n\n{written}"
