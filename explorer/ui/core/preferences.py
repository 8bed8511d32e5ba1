"""The settings of this run: read at start, changed by dialogs, saved when the window closes."""

from dataclasses import replace
from typing import Any

from explorer.system.settings import Settings


class Preferences:
    """Holds the present settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Replace fields of the settings."""
        self.settings = replace(self.settings, **changes)
