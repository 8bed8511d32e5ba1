"""Which kinds of thing an action touched, so that only panes that show them read again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed in the desk."""

    notes: bool = False
    pins: bool = False
    settings: bool = False
