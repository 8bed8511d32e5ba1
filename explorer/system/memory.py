"""Return of freed memory to the system."""

import sys


def return_freed_memory() -> None:
    """Give freed memory back to the system if its allocator keeps it.

    The GNU C library keeps memory that was freed between blocks in use: 100 MB after an hour of
    changing text sizes and printing. Can be called on any thread; takes some milliseconds.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # missing in musl
    if trim is not None:
        trim(0)
