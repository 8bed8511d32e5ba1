"""Cache of a local layer: its arrays in one file, validated when read."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.local_layer.model import IntArray, LocalGeometry
from explorer.errors import FileProblemError
from explorer.local_layers.name_columns import LayerColumns
from explorer.system.atomic_file import replacement

Bytes = NDArray[np.uint8]
NO_COLUMNS = LayerColumns()
#: Characters of all columns together that a copy stores.
_MOST_CHARACTERS = 30_000_000


def copy_path(folder: Path, key: str) -> Path:
    """Return the path of a layer's copy."""
    return folder / f"{key}.npz"


def write_copy(target: Path, geometry: LocalGeometry, columns: LayerColumns = NO_COLUMNS) -> None:
    """Write a geometry for ``read_copy``, and columns for ``read_columns``. Raises OSError.

    Columns beyond a number of characters are left out.
    """
    texts = dict(_affordable(columns.texts))
    encoded, starts = _encoded([text for column in texts.values() for text in column])
    names, name_starts = _encoded(geometry.names)
    with target.open("wb") as file:
        np.savez(
            file,
            points=geometry.points,
            starts=geometry.starts,
            kinds=geometry.kinds,
            owners=geometry.owners,
            names=names,
            name_starts=name_starts,
            columns=_encoded([columns.chosen, *texts])[0],
            column_starts=_encoded([columns.chosen, *texts])[1],
            texts=encoded,
            text_starts=starts,
        )


def _encoded(texts: Sequence[str]) -> tuple[Bytes, IntArray]:
    """Return joined texts in UTF-8, and where each begins."""
    encoded = [text.encode() for text in texts]
    starts = np.cumsum([0, *(len(text) for text in encoded)], dtype=np.int64)
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), starts


def _affordable(texts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    left = _MOST_CHARACTERS
    for column, values in texts.items():
        left -= sum(map(len, values))
        if left >= 0:
            yield column, values


def read_columns(source: Path) -> LayerColumns:
    """Return the columns in a stored copy; none in a copy of an earlier version of the program.

    Raises FileProblemError if the copy is missing or damaged.
    """
    with _opened(source) as arrays:
        if "columns" not in arrays:
            return NO_COLUMNS
        chosen, *columns = _names(arrays["columns"], arrays["column_starts"])
        texts = _names(arrays["texts"], arrays["text_starts"])
        count = len(texts) // len(columns) if columns else 0
        by_column = {
            column: texts[number * count : (number + 1) * count]
            for number, column in enumerate(columns)
        }
    return LayerColumns(by_column, chosen)


def choose_names(copy: Path, column: str) -> None:
    """Name the features in a stored copy by a column. Raises FileProblemError, OSError."""
    geometry, columns = read_copy(copy), read_columns(copy)
    texts = columns.texts.get(column)
    if texts is None or len(texts) != len(geometry.names):
        return
    with replacement(copy) as partial:
        write_copy(partial, replace(geometry, names=texts), replace(columns, chosen=column))


@contextmanager
def _opened(source: Path) -> "Iterator[np.lib.npyio.NpzFile]":
    """Open the arrays of a copy. Raises FileProblemError if it is missing or damaged."""
    try:
        with source.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            yield arrays
    except FileNotFoundError:
        raise FileProblemError(
            source, "the copy of your layer is gone", "open the file again"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(source, reason, "open the file again") from None
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile):
        raise _damaged(source) from None


def read_copy(source: Path) -> LocalGeometry:
    """Read a stored copy. Raises FileProblemError if it is missing or damaged."""
    with _opened(source) as arrays:
        geometry = LocalGeometry(
            np.asarray(arrays["points"], dtype=np.float64),
            np.asarray(arrays["starts"], dtype=np.int64),
            np.asarray(arrays["kinds"], dtype=np.uint8),
            np.asarray(arrays["owners"], dtype=np.int64),
            _names(arrays["names"], arrays["name_starts"]),
        )
    if not _is_sound(geometry):
        raise _damaged(source)
    return geometry


def _damaged(source: Path) -> FileProblemError:
    return FileProblemError(
        source, "the copy of your layer is damaged", "remove the layer and open its file again"
    )


def _names(text: Bytes, starts: IntArray) -> Sequence[str]:
    raw = text.tobytes()
    return [raw[a:b].decode() for a, b in pairwise(starts.tolist())]


def _is_sound(geometry: LocalGeometry) -> bool:
    points, starts, kinds, owners = (
        geometry.points,
        geometry.starts,
        geometry.kinds,
        geometry.owners,
    )
    if points.ndim != 2 or points.shape[1] != 2 or len(starts) != len(kinds) + 1:
        return False
    if len(owners) != len(kinds) or not len(kinds):
        return False
    return bool(
        starts[0] == 0
        and starts[-1] == len(points)
        and (np.diff(starts) > 0).all()
        and (kinds <= 2).all()
        and (np.diff(owners) >= 0).all()
        and owners[0] == 0
        and owners[-1] == len(geometry.names) - 1
        and np.isfinite(points).all()
    )
