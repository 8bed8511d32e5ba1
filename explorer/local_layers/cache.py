"""Cache of a local layer: its arrays in one file, validated when read."""

import zipfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from explorer.cartography.local_layer.model import IntArray, LocalGeometry
from explorer.errors import FileProblemError


def copy_path(folder: Path, key: str) -> Path:
    """Return the path of a layer's copy."""
    return folder / f"{key}.npz"


def write_copy(target: Path, geometry: LocalGeometry) -> None:
    """Write a geometry for ``read_copy``. Raises OSError."""
    encoded = [name.encode() for name in geometry.names]
    with target.open("wb") as file:
        np.savez(
            file,
            points=geometry.points,
            starts=geometry.starts,
            kinds=geometry.kinds,
            owners=geometry.owners,
            names=np.frombuffer(b"".join(encoded), dtype=np.uint8),
            name_starts=np.cumsum(
                [0, *(len(encoded_name) for encoded_name in encoded)], dtype=np.int64
            ),
        )


def read_copy(source: Path) -> LocalGeometry:
    """Read a stored copy. Raises FileProblemError if it is missing or damaged."""
    try:
        with source.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            geometry = LocalGeometry(
                np.asarray(arrays["points"], dtype=np.float64),
                np.asarray(arrays["starts"], dtype=np.int64),
                np.asarray(arrays["kinds"], dtype=np.uint8),
                np.asarray(arrays["owners"], dtype=np.int64),
                _names(arrays["names"], arrays["name_starts"]),
            )
    except FileNotFoundError:
        raise FileProblemError(
            source, "the copy of your layer is gone", "open the file again"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(source, reason, "open the file again") from None
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile):
        raise _damaged(source) from None
    if not _is_sound(geometry):
        raise _damaged(source)
    return geometry


def _damaged(source: Path) -> FileProblemError:
    return FileProblemError(
        source, "the copy of your layer is damaged", "remove the layer and open its file again"
    )


def _names(
    text: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", starts: IntArray
) -> Sequence[str]:
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
