"""Types of the calls that the program makes into pyogrio's raw reader."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

def read(
    path_or_buffer: Path | str, *, layer: str | None = ..., columns: Sequence[str] | None = ...
) -> tuple[
    dict[str, object],
    NDArray[np.int64] | None,
    NDArray[np.object_] | None,
    list[NDArray[np.generic]],
]: ...
def write(
    path: Path,
    geometry: NDArray[np.object_],
    field_data: Sequence[NDArray[np.generic]],
    fields: Iterable[str],
    *,
    driver: str,
    layer: str,
    geometry_type: str,
    crs: str,
    encoding: str,
    dataset_options: dict[str, str],
) -> None: ...
