"""Legend entries: the content of each drawn layer, its evidence, date and source."""

from dataclasses import dataclass

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.highlight import OUTLINED_ROLES
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Layer, Scene, box_for
from explorer.domain.content.features import FeatureClass

#: Group of highlights, which are not a layer.
MARKED = "marked"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend; ``title`` and ``about`` are keys of the catalogue, never sentences.

    ``name`` fills the title of a layer unknown to the program, ``dated`` is the key for the meaning
    of its date. ``sample`` is area, line or point.
    """

    key: str
    title: str
    about: str
    group: str
    sample: str
    styles: tuple[str, ...]
    feature_class: FeatureClass
    as_of: str
    source: str
    shown: bool
    name: str = ""
    dated: str = "map.as_of"


_SAMPLES = {
    "oblasts": ("oblast", "oblast_disputed"),
    "zone_bounds": ("zone_low", "zone_high"),
    "places": ("town_ukraine", "town_russia", "town_contested"),
    "control_points": ("point_ukraine", "point_russia", "point_contested"),
}
_GROUPS = (MARKED, "subject", "own", "other", "base")
#: Groups of layers that have names of their own.
_UNKNOWN = ("own", "other")
# Order of importance: proposals, control of territory, then the base map.
_FIRST = (
    *("zone", "demilitarised", "zone_bounds", "contact", "wall", "held_russia", "belt"),
    *("places", "znpp"),
)


def _entry(layer: Layer) -> LegendEntry:
    local = layer.local
    kinds = local.kinds if local is not None else {shape.type for shape in layer.shapes}
    word = layer.legend if layer.legend in _UNKNOWN else layer.key
    sample = next((k for k in ("polygon", "line", "point") if k in kinds), "line")
    if layer.key in ("raions", "zone_bounds"):
        sample = "line"
    return LegendEntry(
        key=layer.key,
        title=f"map.layer.{word}",
        about=f"map.about.{word}",
        group=layer.legend,
        sample=sample,
        styles=_SAMPLES.get(layer.key, (layer.style,)),
        # The position of a town is base map; its mark shows who held it, which is assessed.
        feature_class=FeatureClass.ASSESSED if layer.key == "places" else layer.feature_class,
        as_of=layer.as_of,
        source=layer.source,
        shown=layer.shown,
        name=_name(layer),
        dated="map.as_of" if local is None else "map.read_on",
    )


def _name(layer: Layer) -> str:
    if layer.local is not None:
        return layer.local.entry.name
    return layer.key.partition(":")[2] if layer.legend in _UNKNOWN else ""


def marked_entries(
    scene: Scene, marked: Marked, *, within: Box | None = None
) -> tuple[LegendEntry, ...]:
    """Return entries for the visible outlines of highlighted features."""

    def is_seen(reference: str) -> bool:
        box = box_for(scene, reference)
        return box is not None and (within is None or box.meets(within))

    further = {*marked.named} - {marked.chosen}
    by_role = [
        (f"role_{role}", f"role_{role}", {r for r in further if marked.roles.get(r) is role})
        for role in OUTLINED_ROLES
    ]
    plain = {reference for reference in further if not _has_role(scene, reference, marked)}
    outlines = (
        *by_role,
        (
            "named_by_any" if marked.by_any else "named",
            "glow" if marked.roles else "highlight",
            plain,
        ),
        ("chosen", "chosen", {marked.chosen}),
    )
    return tuple(
        _marked_entry(key, style)
        for key, style, references in outlines
        if any(map(is_seen, references))
    )


def _has_role(scene: Scene, reference: str, marked: Marked) -> bool:
    """Return whether a feature, or the oblast that it is a part of, has an outline of its role."""
    feature = scene.features.get(reference)
    oblast = f"oblasts:{feature.oblast}" if feature is not None and feature.oblast else ""
    is_part = feature is not None and feature.layer in ("held_areas", "donetsk")
    role = marked.roles.get(oblast if is_part else reference)
    return role in OUTLINED_ROLES


def _marked_entry(key: str, style: str) -> LegendEntry:
    return LegendEntry(
        key=key,
        title=f"map.layer.{key}",
        about="",
        group=MARKED,
        sample="line",
        styles=(style,),
        feature_class=FeatureClass.REFERENCE,
        as_of="",
        source="",
        shown=True,
    )


def _order(entry: LegendEntry) -> tuple[int, int]:
    place = _FIRST.index(entry.key) if entry.key in _FIRST else len(_FIRST)
    return _GROUPS.index(entry.group), place


def legend(
    scene: Scene, *, drawn_only: bool = False, within: Box | None = None
) -> tuple[LegendEntry, ...]:
    """Return entries for all layers of a scene, or only those drawn, or within an extent."""
    entries = [
        _entry(layer)
        for layer in scene.layers
        if layer.legend
        and (layer.shown or not drawn_only)
        and (within is None or layer.meets(within))
    ]
    return tuple(sorted(entries, key=_order))
