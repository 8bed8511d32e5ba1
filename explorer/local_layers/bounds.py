"""What holds the process that reads a layer: memory, processor time, and the program's own life."""

import contextlib
import ctypes
import os
import signal
import sys
import threading

from explorer.system.limits import MAX_LAYER_CPU_SECONDS, MAX_LAYER_MEMORY_BYTES

_PR_SET_PDEATHSIG = 1


def hold_resources() -> None:
    """Limit memory and processor time: a file that asks for more ends this process alone."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limits = (
            (resource.RLIMIT_AS, MAX_LAYER_MEMORY_BYTES, MAX_LAYER_MEMORY_BYTES),
            (resource.RLIMIT_CPU, MAX_LAYER_CPU_SECONDS, MAX_LAYER_CPU_SECONDS + 5),
            (resource.RLIMIT_CORE, 0, 0),
        )
        for name, soft, hard in limits:
            resource.setrlimit(name, (soft, hard))


def end_with_program() -> None:
    """End this process when the program that started it ends, however that ends.

    The program holds the other end of the standard input open, and writes nothing there.
    """
    if sys.platform == "linux":
        # The thread waits while a library holds the interpreter; the kernel does not.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_at_end_of_input, daemon=True).start()


def _end_at_end_of_input() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    os._exit(1)
