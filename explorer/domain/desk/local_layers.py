"""Layers of the user's own: files made elsewhere, drawn over the pack's map, never part of it."""

from dataclasses import dataclass
from datetime import date

#: How many colours own layers take turns in.
COLOURS = 6


@dataclass(frozen=True, slots=True)
class OwnLayerEntry:
    """An own layer as the desk keeps it.

    ``key`` is made of the file's content and names its kept copy; ``file`` is the name it had,
    ``read_on`` the day it was taken, ``colour`` its place in the row of colours.
    """

    key: str
    name: str
    file: str
    read_on: date
    features: int
    points: int
    colour: int = 0
    shown: bool = True
