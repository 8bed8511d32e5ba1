"""Resource limits of the process that reads a layer: memory, processor time and lifetime."""

import contextlib
import ctypes
import os
import signal
import sys
import threading

from explorer.system.limits import MAX_LAYER_CPU_SECONDS, MAX_LAYER_MEMORY_BYTES

_PR_SET_PDEATHSIG = 1


def limit_resources() -> None:
    """Limit memory and processor time: a file that needs more ends this process alone."""
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
    """Exit this process when the program that started it ends, for any reason.

    The program keeps the other end of the standard input open, and writes nothing to it.
    """
    if sys.platform == "linux":
        # The thread is blocked while a library holds the interpreter lock; the kernel is not.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_at_end_of_input, daemon=True).start()


def _end_at_end_of_input() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    os._exit(1)
