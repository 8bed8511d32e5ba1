"""Colours by meaning, read from the theme files, for light and dark backgrounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from explorer.system.paths import RESOURCES

_MIDDLE = 128
_CONTRAST = "contrast"
_EDGES = """
QListView, QTreeView, QTableView, QTextBrowser {{ border: 1px solid {rule}; }}
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    border: 1px solid {rule}; background: {mark_text}; color: {main};
}}
QCheckBox::indicator {{ width: 13px; height: 13px; border: 2px solid {main}; }}
QCheckBox::indicator:checked {{ background: {mark}; }}
QPushButton, QToolButton {{ border: 1px solid {rule}; padding: 3px; }}
QToolButton:checked, QPushButton:default {{ border: 2px solid {mark}; }}
QSplitter::handle {{ background: {rule}; }}
"""
#: Property of the application with the choice of colours.
_PROPERTY = "colours"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours (#rrggbb) of backgrounds, texts and positions, and whether the theme is dark."""

    name: str
    dark: bool
    ground: Mapping[str, str]
    text: Mapping[str, str]
    position: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(self.name)


def load_theme(*, dark: bool) -> Theme:
    """Return the dark or the light theme."""
    return _load("dark" if dark else "light")


@lru_cache(maxsize=3)
def _load(name: str) -> Theme:
    """Return the theme of a file; all but the light theme have a dark ground."""
    import tomllib

    file = RESOURCES / "themes" / f"{name}.toml"
    colours = tomllib.loads(file.read_text(encoding="utf-8"))
    return Theme(name, name != "light", colours["ground"], colours["text"], colours["position"])


def current_theme() -> Theme:
    """Return the theme for the desktop's colour scheme, or the theme that the user chose."""
    return _load(_CONTRAST) if _is_high_contrast() else load_theme(dark=is_dark())


def _is_high_contrast() -> bool:
    application = QGuiApplication.instance()
    return application is not None and application.property(_PROPERTY) == _CONTRAST


def is_dark() -> bool:
    """Return True if windows have a dark background."""
    return QGuiApplication.palette().window().color().lightness() < _MIDDLE


def apply_choice(choice: str) -> None:
    """Use the desktop's colours (``system``), or ``light``, ``dark`` or ``contrast``.

    On desktops without colour schemes, which ignore the request, a palette is set, and so it is
    for high contrast.
    """
    from PySide6.QtCore import Qt

    schemes = {
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
        _CONTRAST: Qt.ColorScheme.Dark,
    }
    application = QGuiApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, choice)
    QGuiApplication.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    _draw_edges(is_on=choice == _CONTRAST)
    if choice == _CONTRAST:
        QGuiApplication.setPalette(_palette(_load(_CONTRAST)))
    elif choice in schemes and is_dark() != (choice == "dark"):
        QGuiApplication.setPalette(_palette(load_theme(dark=choice == "dark")))


def _draw_edges(*, is_on: bool) -> None:
    """Draw the edges of fields and panes in high contrast.

    The style derives edges by darkening the ground, which black does not allow.
    """
    from PySide6.QtCore import Qt

    application = QGuiApplication.instance()
    if not isinstance(application, QApplication):
        return
    sheet = _EDGES.format(**_load(_CONTRAST).text) if is_on else ""
    # A style sheet costs time in every widget, so that there is none in the other themes.
    if application.styleSheet() != sheet:
        # Otherwise widgets would keep the palette and the font they had when the sheet was set.
        propagation = Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles
        QApplication.setAttribute(propagation, is_on)
        application.setStyleSheet(sheet)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette(QColor(theme.ground["button"]), QColor(theme.ground["window"]))
    roles = {
        QPalette.ColorRole.Base: theme.ground["base"],
        QPalette.ColorRole.AlternateBase: theme.ground["window"],
        QPalette.ColorRole.Text: theme.text["main"],
        QPalette.ColorRole.WindowText: theme.text["main"],
        QPalette.ColorRole.ButtonText: theme.text["main"],
        QPalette.ColorRole.ToolTipBase: theme.ground["button"],
        QPalette.ColorRole.ToolTipText: theme.text["main"],
        QPalette.ColorRole.PlaceholderText: theme.text["muted"],
        QPalette.ColorRole.Highlight: theme.ground["highlight"],
        QPalette.ColorRole.HighlightedText: theme.ground["highlighted_text"],
        QPalette.ColorRole.Link: theme.text["link"],
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.position["none"]))
    return palette
