"""Styles of the map: what differs in colour."""

from colorsys import rgb_to_hls

import pytest

from explorer.cartography.scene.style import load_map_theme

#: Degrees of hue, and saturation below which a colour has none that is seen.
APART, GREY = 40, 0.15


def hue(colour: str) -> float | None:
    """Return the hue of a colour in degrees, None if it is nearly grey."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    value, _, saturation = rgb_to_hls(red, green, blue)
    return value * 360 if saturation >= GREY else None


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_no_layer_of_the_user_has_the_colour_of_the_zone(theme: str) -> None:
    colours = load_map_theme(theme).colours
    for zone in (hue(colours["zone"]), hue(colours["zone_line"])):
        assert zone is not None
        for name in ("user", *(f"own_{number}" for number in range(1, 7))):
            local = hue(colours[name])
            if local is not None:
                assert abs((local - zone + 180) % 360 - 180) >= APART, name
