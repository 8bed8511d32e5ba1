"""Command map: writes the map as a file, for paper or another program."""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.cli.book_output import refuse_options, sheet_options
from explorer.cli.output.target import expect_target, output_ending, write_output
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.read import reference_of
from explorer.domain.content.features import FeatureRole, roles_by_feature
from explorer.domain.content.map_days import compared_days, content_on
from explorer.errors import UsageError, UserFacingError
from explorer.reports.text.image_size import LARGEST_PIXELS, pixels_of
from explorer.store.pack.map_content import map_content
from explorer.store.pack.subjects import page
from explorer.system import file_kinds

if TYPE_CHECKING:
    from explorer.cartography.local_layer.model import LocalLayer
    from explorer.domain.content.features import MapContent

_MAP_RATIO = 1.35
_WIDTH_MM, _DPI = 180.0, 300
#: Formats of a comparison of map days.
_CHANGE_ENDINGS = (".svg", ".png", ".geojson", ".pdf")


def map_(options: argparse.Namespace) -> int:
    """Write the map, or what changed on it since a date, as a picture or as features."""
    if options.since is not None:
        expect_target(options, _CHANGE_ENDINGS)
        _refuse_map_options(options)
    else:
        expect_target(options, file_kinds.MAPS)
        refuse_options(options, ("paper",), "only the .pdf file of --since has paper")
    ending = output_ending(options)
    if ending != ".png":
        refuse_options(options, ("dpi",), "only a .png picture has dots per inch")
    if ending in file_kinds.GIS:
        reason = f"a {ending} file has neither size nor colours"
        refuse_options(options, ("width", "grey"), reason)
    options.width, options.dpi = options.width or _WIDTH_MM, options.dpi or _DPI
    if ending == ".png":
        _expect_possible(options.width, options.dpi)
    with opened(options) as pack:
        compose = _map_bytes if options.since is None else _change_bytes
        write_output(options, compose(options, pack))
    return 0


def _map_bytes(options: argparse.Namespace, pack: OpenedPack) -> bytes:
    from explorer.cartography.scene.extents import resolve
    from explorer.cartography.scene.marked_shapes import Marked
    from explorer.cartography.scene.scene import build_scene
    from explorer.i18n.message_catalog import load_words

    content = content_on(map_content(pack.connection, pack.language), pack.as_of.isoformat())
    if not content.features:
        raise UserFacingError("This pack has no map; choose another with --pack.")
    scene = build_scene(content, local=local_layers(options.layer, load_words(pack.language)))
    ending = output_ending(options)
    highlighted, title = frozenset[str](), pack.info.title
    roles: dict[str, FeatureRole] = {}
    if options.clause:
        shown = page(pack.connection, reference_of(options.clause, pack), pack.as_of, pack.language)
        named, _ = resolve(content, [reference.reference for reference in shown.map_references])
        highlighted = frozenset(named)
        if shown.clause:
            roles = roles_by_feature(content.references, shown.clause.feature_roles)
        number = f"{shown.clause.number} " if shown.clause else ""
        title = f"{number}{shown.title}"
    if ending in file_kinds.GIS:
        from explorer.reports.formats.geojson import map_geojson

        geojson = map_geojson(content, scene, highlighted if options.clause else None)
        if ending == ".geojson":
            return geojson.encode()
        from explorer.local_layers.child_process import convert_geojson

        return convert_geojson(geojson, ending)
    from explorer.reports.svg.map import map_svg

    svg = map_svg(
        scene,
        width_mm=options.width,
        height_mm=options.width * _MAP_RATIO,
        catalog=load_words(pack.language),
        title=title,
        grey=options.grey,
        marked=Marked(highlighted, roles=roles),
    )
    if ending == ".svg":
        return svg.encode()
    from explorer.reports.formats.png import svg_to_png

    return svg_to_png(svg, pixels=pixels_of(options.width, options.dpi))


def _refuse_map_options(options: argparse.Namespace) -> None:
    """Refuse options that a comparison of map days leaves unused. Raises UsageError."""
    reason = "--since draws what changed between two map days, and nothing else"
    refuse_options(options, ("clause", "layer"), reason)
    if output_ending(options) == ".pdf":
        refuse_options(options, ("width",), "a .pdf file has the size of its paper")
    else:
        refuse_options(options, ("paper",), "only a .pdf file has paper")


def _change_bytes(options: argparse.Namespace, pack: OpenedPack) -> bytes:
    """Return the file. Raises UserFacingError if both dates show the same map day."""
    from explorer.reports.day_change_export import change_as_file
    from explorer.reports.svg.day_change import change_drawing

    content = map_content(pack.connection, pack.language)
    return change_as_file(
        change_drawing(content, *_days(content, options.since, pack.as_of)),
        output_ending(options),
        sheet_options(options, pack.language),
        pack.info,
        content.attribution,
        width_mm=options.width,
        dpi=options.dpi,
    )


def _days(content: "MapContent", since: date, as_of: date) -> tuple[str, str]:
    if since >= as_of:
        raise UsageError(f"--since {since} is not before the as-of date {as_of}; give --as-of too.")
    days = compared_days(content.days, since.isoformat(), as_of.isoformat())
    if days is None:
        existing = ", ".join(day.as_of for day in content.days) or "none"
        raise UserFacingError(
            f"The map is the same on {since} and {as_of}; give dates that show different map days."
            f" The map days of this pack: {existing}."
        )
    return days[0].as_of, days[1].as_of


def local_layers(files: Sequence[Path], catalog: Mapping[str, str]) -> "tuple[LocalLayer, ...]":
    """Return layers read from files; report omitted features on standard error."""
    if not files:
        return ()
    from explorer.cartography.local_layer.level_of_detail import local_layer
    from explorer.local_layers.cache import read_copy
    from explorer.local_layers.child_process import read_in_process
    from explorer.local_layers.import_report import entry_of, left_out

    layers: dict[str, LocalLayer] = {}
    with tempfile.TemporaryDirectory(prefix="clause-explorer-page-") as folder:
        for file in files:
            target = Path(folder) / "layer.npz"
            report = read_in_process(file, target)
            for sentence in left_out(report, catalog):
                sys.stderr.write(f"{file}: {sentence}\n")
            entry = entry_of(report, file.stem, date.today(), len(layers))  # noqa: DTZ011
            layers[report.key] = local_layer(entry, read_copy(target))
    return tuple(layers.values())


def _expect_possible(width_mm: float, dpi: int) -> None:
    if dpi < 1 or not 0 < pixels_of(width_mm * _MAP_RATIO, dpi) <= LARGEST_PIXELS:
        raise UserFacingError(
            f"--dpi {dpi}: a picture may have up to {LARGEST_PIXELS} pixels on a side;"
            " give a smaller number or a smaller --width."
        )
