"""Return of memory that is no longer needed to the system."""

import sys


def age_typeset_pages() -> None:
    """Let what Typst caches of typeset pages grow older, if it is loaded.

    Typst drops what ten settings did not use; setting an empty page counts as one. Can be called
    on any thread; takes some milliseconds.
    """
    typst = sys.modules.get("typst")
    if typst is not None:
        typst.compile(b"")


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
