"""Colours of positions on paper, from ``resources/themes/paper.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache

from explorer.system.paths import RESOURCES


@cache
def position_inks() -> Mapping[str, str]:
    """Return the colour of each position, and of ``none``, as ``#rrggbb``."""
    theme = tomllib.loads((RESOURCES / "themes" / "paper.toml").read_text(encoding="utf-8"))
    return {position: str(ink) for position, ink in theme["position"].items()}
