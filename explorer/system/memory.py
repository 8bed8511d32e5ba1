"""Memory that was freed, given back to the system."""

import sys


def return_freed_memory() -> None:
    """Give freed memory back to the system, where its allocator keeps it otherwise.

    The GNU C library keeps what was freed between blocks in use: after an hour of other text
    sizes and printed pages that is 100 MB. May be called on any thread; takes some milliseconds.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
