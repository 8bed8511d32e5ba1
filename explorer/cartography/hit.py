"""What lies under a spot of the map, and in which order the keyboard walks through features."""

from explorer.cartography.geometry import Box, distance_to_line, in_rings
from explorer.cartography.scene import Scene, StyledShape, drawn_shapes

_PLACE_PIXELS = 8.0
_LINE_PIXELS = 6.0
# Files a reader comes for, before the base map.
_WALK = (
    "withdrawal_zone",
    "line_of_contact",
    "security_wall",
    "held_areas",
    "znpp",
    "places",
    "oblasts",
)


def _area(scene: Scene, shape: StyledShape) -> float:
    known = scene.features[shape.reference].area_km2
    return known if known is not None else shape.box.width * shape.box.height


def hits(scene: Scene, x: float, y: float, scale: float) -> tuple[str, ...]:
    """Features at a spot in kilometres: places first, then lines, then areas, smallest first."""
    near = _PLACE_PIXELS / scale
    places: list[tuple[float, str]] = []
    lines: list[tuple[float, int, str]] = []
    areas: list[tuple[float, int, str]] = []
    for z, shape in drawn_shapes(scene):
        if not shape.box.grown(near).holds(x, y):
            continue
        if shape.type == "point":
            px, py = shape.parts[0][0].tolist()
            gap = ((px - x) ** 2 + (py - y) ** 2) ** 0.5
            if gap <= near and scene.features[shape.reference].form != "label":
                places.append((gap, shape.reference))
        elif shape.type == "line":
            gap = min(distance_to_line(x, y, part) for part in shape.parts)
            if gap <= _LINE_PIXELS / scale:
                lines.append((round(gap * scale), z, shape.reference))
        elif in_rings(x, y, shape.parts):
            areas.append((_area(scene, shape), -z, shape.reference))
    found = [r for _, r in sorted(places)]
    found += [r for *_, r in sorted(lines)]
    return tuple(found + [r for *_, r in sorted(areas)])


def walk(scene: Scene, extent: Box, first: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Features within an extent in the order the keyboard visits them."""
    rank = {reference: i for i, reference in enumerate(label.reference for label in scene.labels)}
    found = []
    for _, shape in drawn_shapes(scene):
        file = shape.reference.partition(":")[0]
        if shape.reference in first or (file in _WALK and shape.box.meets(extent)):
            order = _WALK.index(file) if file in _WALK else len(_WALK)
            chosen = shape.reference not in first
            found.append((chosen, order, rank.get(shape.reference, 999), shape.reference))
    return tuple(reference for *_, reference in sorted(found))
