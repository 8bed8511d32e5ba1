"""Types of the calls that the program makes into pyogrio."""

from pathlib import Path
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray
from pyogrio import errors as errors
from pyogrio import raw as raw

class LayerInfo(TypedDict):
    layer_name: str
    crs: str | None
    features: int
    fields: NDArray[np.object_]

def list_drivers() -> dict[str, str]: ...
def list_layers(path_or_buffer: Path) -> NDArray[Any]: ...
def read_info(
    path_or_buffer: Path, *, layer: str | None = ..., force_feature_count: bool = ...
) -> LayerInfo: ...
