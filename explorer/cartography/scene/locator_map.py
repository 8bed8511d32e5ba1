"""Locator map of the whole country with a frame around the visible extent."""

from collections.abc import Callable, Iterable

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.extents import fit_extent
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.scene import Scene

COUNTRY = "countries:UA"
# Share of the country's box: with more of it in view, no locator is needed.
_MOST_SHOWN = 0.5
_MARGIN = 4.0
_LEAST_FRAME = 5.0


def needs_locator(scene: Scene, extent: Box) -> bool:
    """Return whether the visible part of Ukraine is so small that a locator is useful."""
    country = scene.shapes.get(COUNTRY)
    if country is None:
        return False
    box = country.box
    width = min(box.x1, extent.x1) - max(box.x0, extent.x0)
    height = min(box.y1, extent.y1) - max(box.y0, extent.y0)
    return max(width, 0) * max(height, 0) < _MOST_SHOWN * box.width * box.height


def locator_size(scene: Scene, width: float) -> tuple[float, float]:
    """Return width and height of the inset in the aspect ratio of the country."""
    box = scene.shapes[COUNTRY].box
    inner = width - 2 * _MARGIN
    return width, inner * box.height / box.width + 2 * _MARGIN


def locator_view(scene: Scene, inset: Box) -> View:
    """Return the mapping from the country's extent to pixels of the inset's corner."""
    box = scene.shapes[COUNTRY].box
    margin = _MARGIN * box.width / (inset.width - 2 * _MARGIN)
    return View.of(
        fit_extent(box.grown(margin), inset.width, inset.height), inset.width, inset.height
    )


def locator_shapes(scene: Scene) -> tuple[StyledShape, ...]:
    """Return the shapes of the inset: the country, and its control if that layer is shown."""
    country = scene.shapes[COUNTRY]
    occupied = [s for layer in scene.drawn if layer.key == "held_russia" for s in layer.shapes]
    shape = StyledShape(COUNTRY, "locator", country.type, country.parts, country.box)
    return (shape, *occupied)


def locator_frame(inset: View, extent: Box) -> Box:
    """Return the frame of the visible extent in pixels of the inset, with a minimum size."""
    x0, x1 = ((x - inset.x0) * inset.scale for x in (extent.x0, extent.x1))
    y0, y1 = ((inset.y1 - y) * inset.scale for y in (extent.y1, extent.y0))
    grow_x, grow_y = (max(0.0, _LEAST_FRAME - size) / 2 for size in (x1 - x0, y1 - y0))
    return Box(
        max(x0 - grow_x, 1.0),
        max(y0 - grow_y, 1.0),
        min(x1 + grow_x, inset.width - 1),
        min(y1 + grow_y, inset.height - 1),
    )


_SUBJECT = 5.0


def occlusion_penalty(view: View, box: Box, subject: Iterable[StyledShape]) -> float:
    """Return the penalty, in hidden labels, for covering a highlight; 0 if none is covered."""
    covered = Box(
        view.x0 + box.x0 / view.scale,
        view.y1 - box.y1 / view.scale,
        view.x0 + box.x1 / view.scale,
        view.y1 - box.y0 / view.scale,
    ).grown(8 / view.scale)
    for shape in subject:
        if shape.box.meets(covered) and any(
            ((p >= covered[:2]) & (p <= covered[2:])).all(axis=1).any() for p in shape.parts
        ):
            return _SUBJECT
    return 0.0


def locator_box(
    view: View,
    size: tuple[float, float],
    obstacles: Iterable[Box],
    covered: Callable[[Box], float],
) -> Box | None:
    """Return the free corner where the inset covers least, or None if there is none.

    ``covered`` returns the penalty of a rectangle in pixels; equal corners are tried in order.
    """
    width, height = size
    gap, low = 8.0, view.height - 8 - height
    occupied = tuple(obstacles)
    right, above = view.width - gap - width, 44.0
    corners = [(gap, low - above), (right, low), (right - above, low), (gap, 24.0), (gap, 50.0)]
    corners += [(right, 24.0), (right, 50.0), (right - above, 24.0)]
    rooms = [Box(x, y, x + width, y + height) for x, y in corners]
    frame = Box(0, 0, view.width, view.height)
    within = [r for r in rooms if frame.holds(r.x0, r.y0) and frame.holds(r.x1, r.y1)]
    free = [r for r in within if not any(r.meets(o) for o in occupied)]
    return min(free, key=covered) if free else None
