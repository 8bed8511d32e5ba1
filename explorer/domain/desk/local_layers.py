"""Local layers: imported files drawn over the pack's map, never part of the pack."""

from dataclasses import dataclass
from datetime import date

#: Number of colours that local layers cycle through.
COLOURS = 6


@dataclass(frozen=True, slots=True)
class LocalLayerEntry:
    """A local layer as the desk stores it.

    ``key`` is derived from the file's content and names its stored copy; ``file`` is its original
    name, ``read_on`` the day of the import, ``colour`` the index of its colour.
    """

    key: str
    name: str
    file: str
    read_on: date
    features: int
    points: int
    colour: int = 0
    shown: bool = True
