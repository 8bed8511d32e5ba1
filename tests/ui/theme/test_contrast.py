"""Every pair of text and ground in every theme keeps the contrast of WCAG 2.2, level AA.

High contrast keeps level AAA for texts.
"""

import tomllib
from collections.abc import Iterator

import pytest

from explorer.system.paths import RESOURCES

THEMES = ("light", "dark", "contrast")
#: Texts that are read on a ground of their own.
PAIRS = (
    *(
        ("text", name, "ground", ground)
        for name in ("main", "muted", "link", "warning")
        for ground in ("window", "base", "button")
    ),
    *(("text", name, "ground", "base") for name in ("inserted", "deleted", "moved")),
    ("text", "mark_text", "text", "mark"),
    ("text", "warning", "text", "warning_ground"),
    ("text", "link", "text", "warning_ground"),
    ("text", "main", "text", "badge_ground"),
    ("text", "moved", "text", "badge_ground"),
    ("ground", "highlighted_text", "ground", "highlight"),
)


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2, definition)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours(theme: str) -> dict[str, dict[str, str]]:
    file = RESOURCES / "themes" / f"{theme}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def too_faint(theme: str, least: float) -> Iterator[str]:
    parts = colours(theme)
    for part, name, on, ground in PAIRS:
        ratio = contrast(parts[part][name], parts[on][ground])
        if ratio < least:
            yield f"{name} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("theme", THEMES)
def test_texts_keep_their_contrast(theme: str) -> None:
    assert list(too_faint(theme, 7 if theme == "contrast" else 4.5)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_signs_of_positions_keep_their_contrast(theme: str) -> None:
    parts = colours(theme)
    faint = {
        name: round(contrast(colour, parts["ground"]["base"]), 2)
        for name, colour in parts["position"].items()
        if contrast(colour, parts["ground"]["base"]) < 3
    }
    assert faint == {}
