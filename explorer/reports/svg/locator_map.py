"""Locator inset of the whole country on the full-page map."""

from collections.abc import Sequence

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.label_candidates import MapLabel
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.locator_map import (
    COUNTRY,
    locator_box,
    locator_frame,
    locator_shapes,
    locator_size,
    locator_view,
    needs_locator,
    occlusion_penalty,
)
from explorer.cartography.scene.scene import Scene
from explorer.cartography.scene.style import MapTheme
from explorer.reports.svg.shapes import rectangle, shape_elements, stroke

_WIDE = 150.0


def locator(
    scene: Scene,
    view: View,
    theme: MapTheme,
    labels: Sequence[MapLabel],
    taken: Sequence[Box],
    subject: Sequence[StyledShape],
) -> tuple[list[str], tuple[Box, ...]]:
    """Return the inset and its box, in the corner where it hides the fewest names."""
    if COUNTRY not in scene.shapes or not needs_locator(scene, view.extent):
        return [], ()
    points = [view.pixels(label.anchors[:1])[0].tolist() for label in labels if label.mark]

    def hidden(box: Box) -> float:
        marks = sum(box.grown(6).holds(x, y) for x, y in points)
        return marks + occlusion_penalty(view, box, subject)

    place = locator_box(view, locator_size(scene, _WIDE), taken, hidden)
    if place is None:
        return [], ()
    inset = locator_view(scene, place)
    inset_frame = Box(0, 0, place.width, place.height)
    frame = locator_frame(inset, view.extent)
    parts = [
        f'<g id="locator" transform="translate({place.x0:.1f} {place.y0:.1f})">',
        rectangle(inset_frame, f'fill="{theme.colours["land"]}"'),
        *shape_elements(locator_shapes(scene), inset, theme),
        rectangle(inset_frame, stroke(theme.colours["border"], 1)),
        rectangle(frame, stroke(theme.colours["highlight_case"], 4)),
        rectangle(frame, stroke(theme.colours["highlight"], 2)),
        "</g>",
    ]
    return parts, (place,)
