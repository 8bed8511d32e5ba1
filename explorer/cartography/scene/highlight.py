"""Highlighted features: outlines in a colour that no status has, and a double one if selected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.layers import TWINS
from explorer.cartography.scene.scene import Scene, shape_for, without_edge
from explorer.domain.content.features import FeatureRole

# Their own lines carry meaning; a line on top would hide the dashes.
_SELF_EXPLAINING = frozenset(
    {"withdrawal_zone", "line_of_contact", "security_wall", "rivers", "fortress_belt"}
)
# Wide soft lines around so many areas would merge.
_MANY = 5


#: Roles with an outline of their own; the zone that is left keeps its own outline.
OUTLINED_ROLES = (FeatureRole.RECOGNISE, FeatureRole.FREEZE, FeatureRole.GIVE_UP)


def _highlighted(
    shape: StyledShape, *, thin: bool, chosen: bool = False, role: FeatureRole | None = None
) -> StyledShape:
    if role in OUTLINED_ROLES:
        return replace(shape, style=f"role_{role}")
    file = shape.reference.partition(":")[0]
    outline, around = (
        ("chosen", "chosen_glow")
        if chosen
        else ("highlight_thin", "glow_thin")
        if thin
        else ("highlight", "glow")
    )
    if shape.type == "point":
        return replace(shape, style=outline if chosen else "highlight")
    if shape.type == "polygon" and file in ("countries", "water"):
        return StyledShape(shape.reference, outline, "line", without_edge(shape), shape.box)
    if file in _SELF_EXPLAINING:
        # Line, wall, and zone lie close together: a wide outline would hide its neighbours.
        return replace(shape, style=around if chosen else "glow_thin")
    return replace(shape, style=outline)


def _is_part(scene: Scene, reference: str, highlighted: set[str]) -> bool:
    """Return whether a controlled part of an oblast is covered by the oblast's own highlight."""
    feature = scene.features.get(reference)
    if feature is None or feature.layer not in ("held_areas", *TWINS):
        return False
    return bool(feature.oblast) and f"oblasts:{feature.oblast}" in highlighted


def highlight(
    scene: Scene,
    feature_refs: Iterable[str],
    chosen: str = "",
    roles: Mapping[str, FeatureRole] | None = None,
) -> tuple[StyledShape, ...]:
    """Return the features' shapes in highlight style, large ones first.

    The ``chosen`` feature has a separate style and comes last; so have features with a role.
    """
    roles = roles or {}
    local = shape_for(scene, chosen)
    requested = set(feature_refs) - {chosen}
    shapes_found = {
        s.reference: s
        for r in requested
        if (s := shape_for(scene, r)) is not None and not _is_part(scene, r, requested)
    }
    if local is not None:
        shapes_found.pop(local.reference, None)
    areas = sum(shape.type == "polygon" for shape in shapes_found.values())
    highlighted = [
        _highlighted(shape, thin=areas >= _MANY, role=roles.get(reference))
        for reference, shape in shapes_found.items()
    ]
    ordered = sorted(highlighted, key=lambda s: -s.box.width * s.box.height)
    if local is not None:
        ordered.append(_highlighted(local, thin=False, chosen=True))
    return (*ordered, *_redrawn_lines(scene, ordered))


# Styles of the line alone, without an area or a casing that would hide the outline.
_EDGES = {"zone": "zone_edge", "contact": "contact_line"}
# These overlap each other and the zone: the outline of one must not hide the others.
_SHARED = frozenset({"contact", "wall"})


def _redrawn_lines(scene: Scene, highlighted: Iterable[StyledShape]) -> Iterator[StyledShape]:
    """Yield meaningful lines again, above the outlines that would hide them."""
    outlined = {s.reference for s in highlighted if "glow" in s.style}
    for layer in scene.drawn if outlined else ():
        for shape in layer.shapes:
            style = _EDGES.get(shape.style, "" if shape.type == "polygon" else shape.style)
            if style and (shape.style in _SHARED or shape.reference in outlined):
                yield replace(shape, style=style)


_TINY = 16.0


def highlights_at_scale(shapes: Iterable[StyledShape], scale: float) -> tuple[StyledShape, ...]:
    """Return highlights for a scale in pixels per kilometre: a tiny one becomes a ringed point."""
    return tuple(_ringed(s) if _is_speck(s, scale) else s for s in shapes)


def _is_speck(shape: StyledShape, scale: float) -> bool:
    if shape.reference.startswith("oblasts:"):
        return False  # a city that is an oblast has its own mark, and its neighbour is highlighted
    return shape.type == "polygon" and max(shape.box.width, shape.box.height) * scale < _TINY


def _ringed(shape: StyledShape) -> StyledShape:
    point = np.array([shape.box.centre])
    style = "chosen" if shape.style.startswith("chosen") else "highlight"
    return replace(shape, style=style, type="point", parts=(point,))
