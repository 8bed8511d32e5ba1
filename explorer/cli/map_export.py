"""Command map: writes the map as a file, for paper or another program."""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.cli.book_output import refuse_options
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.read import reference_of
from explorer.domain.content.map_days import content_on
from explorer.errors import UserFacingError
from explorer.reports.text.image_size import LARGEST_PIXELS, pixels_of
from explorer.store.pack.map_content import map_content
from explorer.store.pack.subjects import page
from explorer.system.atomic_file import write_atomic

if TYPE_CHECKING:
    from explorer.cartography.local_layer.model import LocalLayer

_MAP_RATIO = 1.35
_WIDTH_MM, _DPI = 180.0, 300


def map_(options: argparse.Namespace) -> int:
    """Write the map as SVG, PNG or GeoJSON."""
    ending = options.output.suffix.lower()
    _expect(options.output, {".svg", ".png", ".geojson"})
    if ending != ".png":
        refuse_options(options, ("dpi",), "only a .png picture has dots per inch")
    if ending == ".geojson":
        refuse_options(
            options,
            ("width", "grey"),
            "a .geojson file has neither size nor colours",
        )
    options.width, options.dpi = options.width or _WIDTH_MM, options.dpi or _DPI
    if ending == ".png":
        _expect_possible(options.width, options.dpi)
    with opened(options) as pack:
        write_atomic(options.output, _map_bytes(options, pack))
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
    ending = options.output.suffix.lower()
    highlighted, title = frozenset[str](), pack.info.title
    if options.clause:
        shown = page(pack.connection, reference_of(options.clause, pack), pack.as_of, pack.language)
        named, _ = resolve(content, [reference.reference for reference in shown.map_references])
        highlighted = frozenset(named)
        number = f"{shown.clause.number} " if shown.clause else ""
        title = f"{number}{shown.title}"
    if ending == ".geojson":
        from explorer.reports.formats.geojson import map_geojson

        return map_geojson(content, scene, highlighted if options.clause else None).encode()
    from explorer.reports.svg.map import map_svg

    svg = map_svg(
        scene,
        width_mm=options.width,
        height_mm=options.width * _MAP_RATIO,
        catalog=load_words(pack.language),
        title=title,
        grey=options.grey,
        marked=Marked(highlighted),
    )
    if ending == ".svg":
        return svg.encode()
    from explorer.reports.formats.png import svg_to_png

    return svg_to_png(svg, pixels=pixels_of(options.width, options.dpi))


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


def _expect(path: Path, endings: set[str]) -> None:
    if path.suffix.lower() not in endings:
        supported = ", ".join(sorted(endings))
        raise UserFacingError(f"{path}: unknown file extension; use {supported}.")
