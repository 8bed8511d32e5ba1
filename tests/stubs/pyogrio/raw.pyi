"""Types of the calls that the program makes into pyogrio's raw reader."""

from collections.abc import Sequence
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
