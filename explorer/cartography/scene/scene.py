"""Scene of a map: layers of styled shapes in kilometres, for screen and paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from explorer.cartography.geometry.geometry import (
    Box,
    box_of,
    is_in_rings,
    part_array,
    points_along,
    union,
)
from explorer.cartography.geometry.projection import FloatArray, project, unproject
from explorer.cartography.geometry.shared_boundaries import runs, shared_lines
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.label_candidates import MapLabel, label_candidates
from explorer.cartography.scene.layers import LAYERS, TWINS, LayerSpec, known_files
from explorer.domain.content.features import (
    Feature,
    FeatureClass,
    FeatureKind,
    MapContent,
    MapDay,
    Shape,
)

if TYPE_CHECKING:
    from explorer.cartography.local_layer.model import LocalLayer


# Local layers and unknown files lie below these lines, above all areas.
_FIRST_LINES = "oblasts"


#: A local layer and the index of a feature in it.
OwnFeature: TypeAlias = "tuple[LocalLayer, int]"


@dataclass(frozen=True, slots=True)
class SceneOptions:
    """Visibility of layers that differs from their defaults."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def shows(self, key: str, rule: bool) -> bool:
        """Return whether the layer is visible."""
        return key in self.on or (rule and key not in self.off)

    def toggled(self, key: str, shown: bool) -> "SceneOptions":
        """Return the options with one layer shown or hidden."""
        if shown:
            return SceneOptions(self.on | {key}, self.off - {key})
        return SceneOptions(self.on - {key}, self.off | {key})


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Shapes drawn together; ``z`` counts from the bottom, ``legend`` is its legend group.

    ``own`` is set for a local layer, which has its shapes in arrays instead.
    """

    key: str
    z: int
    style: str
    shapes: tuple[StyledShape, ...]
    feature_class: FeatureClass
    as_of: str
    source: str
    shown: bool
    legend: str = ""
    local: "LocalLayer | None" = None

    @property
    def rule(self) -> bool:
        """Default visibility."""
        if self.local is not None:
            return self.local.entry.shown
        return next((spec.shown for spec in LAYERS if spec.key == self.key), True)

    def meets(self, extent: Box) -> bool:
        """Return whether something in the layer intersects an extent, judged by boxes."""
        if self.local is not None:
            return self.local.box.meets(extent)
        return any(shape.box.meets(extent) for shape in self.shapes)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Content of a map, independent of the view.

    ``shapes`` maps features of the pack to shapes, ``sources`` to what these were projected from;
    local layers keep theirs.
    """

    layers: tuple[Layer, ...]
    shapes: Mapping[str, StyledShape]
    features: Mapping[str, Feature]
    labels: tuple[MapLabel, ...]
    bounds: Box
    as_of: str
    attribution: str
    days: tuple[MapDay, ...] = ()
    sources: Mapping[str, Shape] = field(default_factory=dict)

    @property
    def drawn(self) -> tuple[Layer, ...]:
        """Visible layers, from the bottom up."""
        return tuple(layer for layer in self.layers if layer.shown)

    @property
    def local(self) -> "tuple[LocalLayer, ...]":
        """Local layers, visible or not."""
        return tuple(layer.local for layer in self.layers if layer.local is not None)

    @property
    def drawn_local(self) -> "tuple[LocalLayer, ...]":
        """Visible local layers, from the bottom up."""
        return tuple(layer.local for layer in self.drawn if layer.local is not None)


def _projected(shapes: list[Shape]) -> dict[str, StyledShape]:
    """Project all shapes at once: the overhead of a call per part exceeds the calculation."""
    if not shapes:
        return {}
    arrays = [part_array(part) for shape in shapes for part in shape.parts]
    points = project(np.concatenate(arrays))
    starts = np.concatenate(([0], np.cumsum([len(a) for a in arrays])))
    first = np.cumsum([0, *(len(shape.parts) for shape in shapes[:-1])])
    lows = np.minimum.reduceat(points, starts[first]).tolist()
    highs = np.maximum.reduceat(points, starts[first]).tolist()
    parts = iter(points[a:b] for a, b in pairwise(starts.tolist()))
    return {
        shape.reference: StyledShape(
            shape.reference,
            "",
            shape.type,
            tuple(islice(parts, len(shape.parts))),
            Box(*low, *high),
        )
        for shape, low, high in zip(shapes, lows, highs, strict=True)
    }


def _projected_before(drawn: Mapping[str, Shape], previous: Scene | None) -> dict[str, StyledShape]:
    """Return the shapes that another scene has projected from the very same objects."""
    if previous is None:
        return {}
    return {
        reference: previous.shapes[reference]
        for reference, shape in drawn.items()
        if previous.sources.get(reference) is shape and reference in previous.shapes
    }


def _line(style: str, line: FloatArray) -> StyledShape:
    return StyledShape("", style, "line", (line,), box_of((line,)))


def _network(
    spec: LayerSpec,
    features: list[Feature],
    content: MapContent,
    shapes: Mapping[str, StyledShape],
) -> list[StyledShape]:
    """Return the lines areas share: dashed for a disputed oblast, never for recognised borders."""
    rings: list[FloatArray] = []
    projected: list[FloatArray] = []
    marked: list[bool] = []
    for feature in features:
        parts = content.shapes[feature.reference].parts
        rings += [part_array(part) for part in parts]
        projected += shapes[feature.reference].parts
        marked += [bool(feature.disputed) and spec.key == "oblasts"] * len(parts)
    plain, disputed = shared_lines(rings, projected, marked)
    return [_line(spec.style, line) for line in plain] + [
        _line(f"{spec.style}_disputed", line) for line in disputed
    ]


def _styled(spec: LayerSpec, feature: Feature, shape: StyledShape) -> StyledShape:
    return StyledShape(
        feature.reference, spec.style_of(feature), shape.type, shape.parts, shape.box
    )


_ZONE = "withdrawal_zone:zone"
_SAMPLED_KM = 4.0
_BESIDE_KM = 0.5


def _beside(line: StyledShape, zone: StyledShape | None) -> StyledShape:
    """Return a line whose parts run with the zone on their right.

    On the screen, whose y axis points down, the zone is then to their left, where ticks lie.
    """
    if zone is None:
        return line
    parts = []
    for part in line.parts:
        centres, normal = points_along(part, _SAMPLED_KM)
        right = centres - normal * _BESIDE_KM
        inside = sum(is_in_rings(x, y, zone.parts) for x, y in right.tolist())
        parts.append(part if 2 * inside >= len(right) else part[::-1])
    return replace(line, parts=tuple(parts))


def _layer(
    z: int,
    spec: LayerSpec,
    content: MapContent,
    shapes: Mapping[str, StyledShape],
    options: SceneOptions,
) -> Layer | None:
    features = [f for f in content.features if f.reference in shapes and spec.takes(f)]
    if not features:
        return None
    if spec.network:
        drawn = _network(spec, features, content, shapes)
    else:
        drawn = [_styled(spec, f, shapes[f.reference]) for f in features]
    if spec.key == "wall":
        drawn = [_beside(shape, shapes.get(_ZONE)) for shape in drawn]
    if spec.key == "sea":
        drawn += [_line("shore", line) for s in list(drawn) for line in without_edge(s)]
    dates = [f.as_of for f in features if f.as_of]
    return Layer(
        key=spec.key,
        z=z,
        style=spec.style,
        shapes=tuple(drawn),
        feature_class=features[0].feature_class,
        as_of=max(dates, default=""),
        source=features[0].source,
        shown=options.shows(spec.key, spec.shown),
        legend=spec.legend,
    )


def _specs(content: MapContent) -> tuple[LayerSpec, ...]:
    """Return the known layers, with unknown files of a pack below lines and places."""
    known = known_files()
    unknown = dict.fromkeys(f.layer for f in content.features if f.layer not in known)
    unknown_layers = tuple(
        LayerSpec(f"other:{name}", name, "user", legend="other") for name in unknown
    )
    split = next(i for i, spec in enumerate(LAYERS) if spec.key == _FIRST_LINES)
    return LAYERS[:split] + unknown_layers + LAYERS[split:]


def build_scene(
    content: MapContent,
    options: SceneOptions | None = None,
    local: "Iterable[LocalLayer]" = (),
    previous: Scene | None = None,
) -> Scene:
    """Project everything once and sort it into layers, including local ones.

    Shapes that ``previous`` has projected from the same object are taken from it.
    """
    options = options or SceneOptions()
    features = {f.reference: f for f in content.features}
    drawn = {
        reference: shape
        for reference, shape in content.shapes.items()
        if reference in features and features[reference].layer not in TWINS and shape.parts
    }
    known = _projected_before(drawn, previous)
    projected = _projected([s for reference, s in drawn.items() if reference not in known])
    shapes = {reference: known.get(reference) or projected[reference] for reference in drawn}
    layers_or_none = (
        _layer(z, spec, content, shapes, options) for z, spec in enumerate(_specs(content))
    )
    layers = tuple(layer for layer in layers_or_none if layer is not None)
    scene = Scene(
        layers=layers,
        shapes=shapes,
        features=features,
        labels=label_candidates(
            features, {r: (s.type, s.parts, s.box) for r, s in shapes.items()}, content.language
        ),
        bounds=union(s.box for s in shapes.values()) if shapes else Box(-100, -100, 100, 100),
        as_of=content.as_of,
        attribution=content.attribution,
        days=content.days,
        sources=content.shapes,
    )
    return with_options(with_local_layers(scene, local), options)


def _local_layer(local: "LocalLayer") -> Layer:
    return Layer(
        key=local.key,
        z=0,
        style=local.style,
        shapes=(),
        feature_class=FeatureClass.LOCAL,
        as_of=local.entry.read_on.isoformat(),
        source=local.entry.file,
        shown=local.entry.shown,
        legend="own",
        local=local,
    )


def with_local_layers(scene: Scene, local: "Iterable[LocalLayer]") -> Scene:
    """Return the scene with these local layers instead of others, visible as their entries say.

    They lie above areas and below lines and places.
    """
    local_layers = [_local_layer(layer) for layer in local]
    if not local_layers and not scene.local:
        return scene
    pack = [layer for layer in scene.layers if layer.local is None]
    above = {spec.key for spec in LAYERS[[s.key for s in LAYERS].index(_FIRST_LINES) :]}
    split = next((i for i, layer in enumerate(pack) if layer.key in above), len(pack))
    layers = (*pack[:split], *local_layers, *pack[split:])
    return replace(scene, layers=tuple(replace(layer, z=z) for z, layer in enumerate(layers)))


def with_options(scene: Scene, options: SceneOptions) -> Scene:
    """Return the scene with other layers visible, without projecting again."""
    layers = tuple(
        replace(layer, shown=options.shows(layer.key, layer.rule)) for layer in scene.layers
    )
    return replace(scene, layers=layers)


def local_layer_feature(scene: Scene, reference: str) -> "OwnFeature | None":
    """Return the local layer and feature index of a reference, or None for all others."""
    if not reference.startswith("own:"):
        return None
    places = ((layer, layer.feature(reference)) for layer in scene.local)
    return next(((layer, place) for layer, place in places if place is not None), None)


def local_layer_features(scene: Scene, references: Iterable[str]) -> "tuple[OwnFeature, ...]":
    """Return those of some references that are features of local layers."""
    features = (local_layer_feature(scene, reference) for reference in references)
    return tuple(feature for feature in features if feature is not None)


def feature_of(scene: Scene, reference: str) -> Feature | None:
    """Return the record of a feature of the pack or of a local layer."""
    local = local_layer_feature(scene, reference)
    if local is None:
        return scene.features.get(reference)
    layer, place = local
    kind = layer.kind(place)
    kinds = {"point": FeatureKind.PLACE, "line": FeatureKind.LINE}
    return Feature(
        reference=reference,
        layer=layer.key,
        kind=kinds.get(kind, FeatureKind.AREA),
        form="own",
        feature_class=FeatureClass.LOCAL,
        name=layer.geometry.names[place].strip(),
        as_of=layer.entry.read_on.isoformat(),
        source=layer.entry.file,
        licence="",
        method="",
    )


def box_for(scene: Scene, reference: str) -> Box | None:
    """Return the bounding box of a feature of the pack or of a local layer."""
    local = local_layer_feature(scene, reference)
    if local is not None:
        from explorer.cartography.local_layer.hit_test import feature_box

        return feature_box(*local)
    shape = shape_for(scene, reference)
    return shape.box if shape is not None else None


def shape_for(scene: Scene, reference: str) -> StyledShape | None:
    """Return a feature's shape, or that of its duplicate if the feature itself is omitted.

    That of a local feature is built from its arrays on each call.
    """
    local = local_layer_feature(scene, reference)
    if local is not None:
        from explorer.cartography.local_layer.hit_test import feature_shape

        return feature_shape(*local)
    file, _, name = reference.partition(":")
    for candidate in (reference, *(f"{twin}:{name}" for twin in TWINS.get(file, ()))):
        if candidate in scene.shapes:
            return scene.shapes[candidate]
    return None


_STRAIGHT_KM = 60.0


def without_edge(shape: StyledShape) -> tuple[FloatArray, ...]:
    """Return an outline without stretches where the data were cut off, which are not borders.

    They run along a meridian or parallel at the shape's own extreme, or straight for longer than
    any surveyed border does.
    """
    lonlats = [unproject(part) for part in shape.parts]
    edge = box_of(lonlats)
    pieces: list[FloatArray] = []
    for part, lonlat in zip(shape.parts, lonlats, strict=True):
        x, y = lonlat[:, 0], lonlat[:, 1]
        steps = np.diff(part, axis=0)
        cut = np.hypot(steps[:, 0], steps[:, 1]) > _STRAIGHT_KM
        for values, limit in ((x, edge.x0), (x, edge.x1), (y, edge.y0), (y, edge.y1)):
            on = np.abs(values - limit) < 1e-3
            cut |= on[:-1] & on[1:]
        pieces += [part[a : b + 1] for a, b in runs(~cut)]
    return tuple(pieces)


def drawn_shapes(scene: Scene) -> Iterator[tuple[int, StyledShape]]:
    """Yield features of visible layers with their layer's z, lowest first."""
    files = {spec.key: spec.file for spec in LAYERS}
    seen: set[str] = set()
    for layer in scene.drawn:
        named = [shape for shape in layer.shapes if shape.reference]
        if not named:  # lines between areas: the areas themselves are the features
            file = files.get(layer.key, "")
            named = [s for r, s in scene.shapes.items() if r.partition(":")[0] == file]
        for shape in named:
            if shape.reference not in seen:
                seen.add(shape.reference)
                yield layer.z, shape


def shown_labels(scene: Scene) -> tuple[MapLabel, ...]:
    """Return the labels of drawn layers, local layers' last: hiding a layer hides its labels."""
    drawn = {spec.file for spec in LAYERS for layer in scene.drawn if layer.key == spec.key}
    names = [n for n in scene.labels if scene.features[n.reference].layer in drawn]
    return (*names, *(name for local in scene.drawn_local for name in local.labels))
