"""Types of the calls that the program makes into pyqtgraph's functions."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

def arrayToQPath(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    connect: str | NDArray[Any] = ...,
    finiteCheck: bool = ...,
) -> QPainterPath: ...
