"""SVG of what changed on the map between two map days."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.cartography.scene.day_change import DayChange, day_change
from explorer.cartography.scene.day_change_scene import change_extent, change_scene, drawn_places
from explorer.cartography.scene.scene import Scene
from explorer.domain.content.features import MapContent
from explorer.domain.content.map_days import content_on
from explorer.reports.svg.map import MapNotes, map_svg
from explorer.reports.text.day_change_text import change_captions, change_cautions, change_title

Catalog = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class ChangeDrawing:
    """What changed between two map days, with the scene that shows it."""

    change: DayChange
    scene: Scene


def change_drawing(content: MapContent, before: str, after: str) -> ChangeDrawing:
    """Compare two map days in ISO form, the earlier day first, and make their scene."""
    earlier, later = content_on(content, before), content_on(content, after)
    change = day_change(earlier, later)
    return ChangeDrawing(change, change_scene(change, earlier, later))


def change_svg(
    drawing: ChangeDrawing,
    catalog: Catalog,
    *,
    width_mm: float,
    height_mm: float | None = None,
    grey: bool = False,
    titled: bool = True,
    compact: bool = False,
) -> str:
    """Return the drawing at a paper size; without a height it is as high as the changes require.

    ``titled`` is False where the page around it has the heading. A ``compact`` drawing has its
    legend beside it, and leaves totals and accuracy to the texts around it.
    """
    change = drawing.change
    bold = catalog["map.change.bold"]
    small = (bold,) if compact else (*change_cautions(change, catalog), bold)
    return map_svg(
        drawing.scene,
        width_mm=width_mm,
        height_mm=height_mm,
        catalog=catalog,
        title=change_title(change, catalog) if titled else "",
        grey=grey,
        extent=change_extent(change, drawing.scene),
        compact=compact,
        notes=MapNotes(
            () if compact else change_captions(change, catalog), small, drawn_places(change)
        ),
    )
