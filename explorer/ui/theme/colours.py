"""Colours by meaning, read from the theme files, for light and dark ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QGuiApplication

from explorer.paths import RESOURCES


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour names (#rrggbb) of texts and positions, and whether the ground is dark."""

    dark: bool
    text: Mapping[str, str]
    position: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(self.dark)


@lru_cache(maxsize=2)
def load_theme(*, dark: bool) -> Theme:
    """The theme for a ground."""
    import tomllib

    file = RESOURCES / "themes" / ("dark.toml" if dark else "light.toml")
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return Theme(dark, found["text"], found["position"])


def current_theme() -> Theme:
    """The theme that fits the desktop's colour scheme, or the one the user chose."""
    return load_theme(dark=is_dark())


def is_dark() -> bool:
    """Tell whether windows are drawn on dark ground."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    if hints.colorScheme() != Qt.ColorScheme.Unknown:
        return hints.colorScheme() == Qt.ColorScheme.Dark
    return QGuiApplication.palette().window().color().lightness() < 128


def apply_choice(choice: str) -> None:
    """Follow the desktop (``system``) or keep to ``light`` or ``dark``."""
    from PySide6.QtCore import Qt

    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    QGuiApplication.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
