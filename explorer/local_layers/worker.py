"""Process that reads one file: ``python -m explorer.local_layers.worker FILE TARGET``.

``--latitude-first`` after these swaps the coordinates, ``--end-with-input`` ends the process at the
end of its standard input.

Prints lines of JSON: ``{"stage": ...}`` for progress, finally ``{"report": ...}`` or ``{"error":
...}``. The arrays are at TARGET then; nothing else is written.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.cartography.local_layer.model import PartKind
from explorer.errors import FileProblemError, UserFacingError
from explorer.local_layers.bounds import end_with_program, limit_resources
from explorer.local_layers.formats import GEOJSON, format_of
from explorer.local_layers.import_report import LayerReport
from explorer.local_layers.name_columns import LayerColumns
from explorer.local_layers.prepared_copy import PreparedCopy, prepare
from explorer.system.atomic_file import space_remedy
from explorer.system.limits import MAX_FEATURES, MAX_VERTICES
from explorer.system.text_safety import without_steering

if TYPE_CHECKING:
    from explorer.local_layers.gdal_reader import ReadFeatures

_MAX_NAME = 200
_LINE_ENDS = dict.fromkeys(map(ord, "\n\t"))


def main(arguments: list[str]) -> int:
    """Read the file and print the result. Returns 0 if the target was written."""
    if "--end-with-input" in arguments[2:]:
        end_with_program()
    limit_resources()
    source, target = map(Path, arguments[:2])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        report = read_layer_file(source, target, latitude_first="--latitude-first" in arguments[2:])
    except UserFacingError as error:
        _say(error=str(error))
        return 1
    except MemoryError:
        remedy = "simplify it or cut it to the area you need"
        _say(error=str(FileProblemError(source, "reading it takes too much memory", remedy)))
        return 1
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = space_remedy(error, "choose another folder with --data-dir")
        _say(error=str(FileProblemError(target.parent, reason, remedy)))
        return 1
    _say(report=report.as_json())
    return 0


def read_layer_file(source: Path, target: Path, *, latitude_first: bool = False) -> LayerReport:
    """Read a file from elsewhere and write its arrays. Raises FileProblemError and OSError."""
    kind = format_of(source)
    with tempfile.TemporaryDirectory(prefix="clause-explorer-layer-", dir=target.parent) as folder:
        _say(stage="copying")
        copy = prepare(source, Path(folder), kind)
        key = _key(copy.paths)
        _say(stage="reading")
        layers_read = _features(source, copy)
    from explorer.local_layers.cache import write_copy
    from explorer.local_layers.cleaning import InvalidCoordinateError, clean_features

    _say(stage="checking")
    names = _cleaned_names(layers_read.names)
    try:
        geometry, findings = clean_features(
            layers_read.geometries, names, latitude_first=latitude_first
        )
    except InvalidCoordinateError as error:
        remedy = "export it in WGS 84 (EPSG:4326)"
        raise FileProblemError(source, str(error), remedy) from None
    _expect_drawable(source, len(geometry.kinds), len(geometry.points), copy.links)
    columns = _columns(layers_read, findings.kept)
    write_copy(target, geometry, columns)
    low, high = geometry.points.min(axis=0).tolist(), geometry.points.max(axis=0).tolist()
    counts = findings.kinds
    return LayerReport(
        key=key,
        file=source.name,
        format=kind.name,
        features=len(geometry.names),
        points=counts[PartKind.POINT],
        lines=counts[PartKind.LINE],
        areas=counts[PartKind.RING],
        vertices=len(geometry.points),
        extent=(low[0], low[1], high[0], high[1]),
        layers=layers_read.layers,
        empty=findings.empty,
        broken=findings.broken,
        first_left_out=findings.first_left_out,
        heights=findings.heights,
        reversed_rings=findings.reversed_rings if kind is GEOJSON else 0,
        unclosed_rings=findings.unclosed_rings,
        across_antimeridian=findings.across_antimeridian,
        converted_from=layers_read.converted_from,
        pending=copy.pending,
        remarks=layers_read.remarks,
        links=copy.links,
        columns=columns.samples,
        name_column=columns.chosen,
    )


def _features(source: Path, copy: PreparedCopy) -> "ReadFeatures":
    from explorer.local_layers.gdal_reader import ReadingError, read_features

    try:
        return read_features(copy.paths, MAX_FEATURES)
    except ReadingError as error:
        raise FileProblemError(source, str(error), "repair the file or export it again") from None


def _columns(layers_read: "ReadFeatures", kept: Sequence[int]) -> LayerColumns:
    """Return the columns of the features that are drawn."""
    texts = {
        column: _cleaned_names([values[index] for index in kept])
        for column, values in layers_read.columns.items()
    }
    return LayerColumns(texts, layers_read.name_column)


def _cleaned_names(names: Sequence[str]) -> list[str]:
    return [without_steering(name.translate(_LINE_ENDS)).strip()[:_MAX_NAME] for name in names]


def _expect_drawable(source: Path, parts: int, points: int, links: Sequence[str]) -> None:
    if not parts and links:
        reason = f"it only links to {' and '.join(links)}"
        raise FileProblemError(source, reason, "fetch that file and open it")
    if not parts:
        raise FileProblemError(source, "there is nothing in it to draw", "export the layer again")
    if points > MAX_VERTICES:
        raise FileProblemError(
            source,
            f"it has {points} points; a layer may have {MAX_VERTICES}",
            "simplify it or cut it to the area you need",
        )


def _key(copies: Sequence[Path]) -> str:
    """Return a key derived from the content that is read."""
    digest = hashlib.sha256()
    for copy in copies:
        for path in sorted(copy.parent.glob(f"{copy.stem}.*")):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def _say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(main(sys.argv[1:]))
