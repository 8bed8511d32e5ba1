"""Frozen values of the program in a file, read back without executing what the file names.

For caches of the program's own: a value is rebuilt only from classes of ``explorer.domain``.
"""

import copyreg
import io
import pickle
from datetime import date
from typing import Any

_CLASSES = "explorer.domain."


def doubles(data: bytes) -> "memoryview[float]":
    """Return bytes as a view of floating-point numbers."""
    return memoryview(data).cast("d")


class _Writer(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[memoryview] = lambda view: (doubles, (bytes(view),))


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class
        """Return a class that values may have. Raises UnpicklingError for any other name."""
        if (module, name) == (date.__module__, date.__name__):
            return date
        if (module, name) == (doubles.__module__, doubles.__name__):
            return doubles
        if module.startswith(_CLASSES):
            named = super().find_class(module, name)
            if isinstance(named, type) and named.__module__ == module:
                return named
        raise pickle.UnpicklingError(f"{module}.{name} is not a value of this program")


def dump_values(values: object) -> bytes:
    """Return values as bytes: domain values, dates, and the plain types of Python."""
    buffer = io.BytesIO()
    _Writer(buffer, protocol=5).dump(values)
    return buffer.getvalue()


def load_values(data: bytes) -> Any:  # noqa: ANN401 - what was dumped
    """Return the values that ``dump_values`` encoded. Raises ValueError for other bytes."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except Exception as error:
        # Damaged bytes can raise anything in the reconstruction of a value.
        raise ValueError(f"not values of this program: {error}") from error
