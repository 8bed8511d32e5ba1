"""Export of the displayed map view to a file."""

from dataclasses import dataclass

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Scene
from explorer.domain.content.features import MapContent
from explorer.i18n.message_catalog import load_words
from explorer.reports.svg.map import height_as_seen, map_svg
from explorer.reports.text.image_size import PictureSize


@dataclass(frozen=True, slots=True, eq=False)
class MapSnapshot:
    """The displayed map: its title, scene, visible extent and highlighted features."""

    reference: str
    title: str
    language: str
    scene: Scene
    extent: Box
    marked: Marked


def height_mm(snapshot: MapSnapshot, width_mm: float) -> float:
    """Return the height of a page of this width that shows the visible extent and no more."""
    return height_as_seen(
        snapshot.scene,
        width_mm=width_mm,
        catalog=load_words(snapshot.language),
        title=snapshot.title,
        extent=snapshot.extent,
        marked=snapshot.marked,
    )


def as_svg(snapshot: MapSnapshot, size: PictureSize) -> str:
    """Return a map for paper of the visible extent."""
    return map_svg(
        snapshot.scene,
        width_mm=size.width_mm,
        height_mm=None if size.as_seen else size.height_mm,
        catalog=load_words(snapshot.language),
        title=snapshot.title,
        grey=size.grey,
        extent=snapshot.extent,
        marked=snapshot.marked,
    )


def as_file(snapshot: MapSnapshot, content: MapContent, kind: str, size: PictureSize) -> bytes:
    """Return the map as .svg, .png or .geojson; any other extension gives SVG."""
    if kind == ".geojson":
        from explorer.reports.formats.geojson import map_geojson

        return map_geojson(content, snapshot.scene).encode()
    svg = as_svg(snapshot, size)
    if kind == ".png":
        from explorer.reports.formats.png import svg_to_png

        return svg_to_png(svg, pixels=size.columns)
    return svg.encode()
