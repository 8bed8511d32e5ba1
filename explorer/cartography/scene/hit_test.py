"""Hit test of the map, and the keyboard order of its features."""

from explorer.cartography.geometry.geometry import Box, distance_to_line, is_in_rings
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.scene import Scene, drawn_shapes

Places = list[tuple[float, str]]
Ranked = list[tuple[float, int, str]]

_PLACE_PIXELS = 8.0
_LINE_PIXELS = 6.0
# Files of the subject, which precede the base map.
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
    """Return features at a point in kilometres: places, then lines, then areas, smallest first.

    Of overlapping lines the topmost comes first: it is the visible one.
    """
    near = _PLACE_PIXELS / scale
    places, lines, areas = _local(scene, x, y, scale)
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
                lines.append((round(gap * scale), -z, shape.reference))
        elif is_in_rings(x, y, shape.parts):
            areas.append((_area(scene, shape), -z, shape.reference))
    references = [r for _, r in sorted(places)]
    references += [r for *_, r in sorted(lines)]
    return tuple(references + [r for *_, r in sorted(areas)])


def _local(scene: Scene, x: float, y: float, scale: float) -> tuple[Places, Ranked, Ranked]:
    """Return points, lines and areas of local layers at a point, ranked like the pack's."""
    places: Places = []
    lines: Ranked = []
    areas: Ranked = []
    for layer in scene.drawn:
        if layer.local is not None:
            from explorer.cartography.local_layer.hit_test import local_hits

            local, z = layer.local, layer.z
            result = local_hits(local, x, y, (_PLACE_PIXELS / scale, _LINE_PIXELS / scale))
            places += [(gap, local.reference(f)) for f, gap in result.points.items()]
            lines += [
                (round(gap * scale), -z, local.reference(f)) for f, gap in result.lines.items()
            ]
            areas += [(area, -z, local.reference(f)) for f, area in result.areas.items()]
    return places, lines, areas


def keyboard_order(
    scene: Scene, extent: Box, first: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return features within an extent in the order of keyboard navigation."""
    rank = {reference: i for i, reference in enumerate(label.reference for label in scene.labels)}
    candidates = []
    for _, shape in drawn_shapes(scene):
        file = shape.reference.partition(":")[0]
        if shape.reference in first or (file in _WALK and shape.box.meets(extent)):
            order = _WALK.index(file) if file in _WALK else len(_WALK)
            chosen = shape.reference not in first
            candidates.append((chosen, order, rank.get(shape.reference, 999), shape.reference))
    walked = [reference for *_, reference in sorted(candidates)]
    return tuple(walked + _local_in_sight(scene, extent))


def _local_in_sight(scene: Scene, extent: Box) -> list[str]:
    """Return the largest features of local layers: with all it would take too long to leave."""
    if not scene.drawn_local:
        return []
    from explorer.cartography.local_layer.hit_test import visible_features

    return [
        local.reference(f) for local in scene.drawn_local for f in visible_features(local, extent)
    ]
