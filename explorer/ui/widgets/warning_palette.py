"""Warning colours for a bar of text."""

from PySide6.QtWidgets import QLabel

from explorer.ui.theme.colours import current_theme


def apply_warning_palette(bar: QLabel) -> None:
    """Set the warning colours of the current theme on a bar."""
    theme = current_theme()
    palette = bar.palette()
    for role, colour in (
        (palette.ColorRole.Window, theme.text["warning_ground"]),
        (palette.ColorRole.WindowText, theme.text["main"]),
        (palette.ColorRole.Link, theme.text["link"]),
    ):
        palette.setColor(role, colour)
    if palette != bar.palette():
        bar.setPalette(palette)
