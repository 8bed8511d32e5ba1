"""How long a piece of work takes, and how many samples are taken."""

import os
import time
from collections.abc import Callable

#: Environment variable of a short run, which takes fewer samples.
QUICK_VARIABLE = "EXPLORER_QUICK_BENCHMARKS"


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def samples(full: int, quick: int) -> int:
    """Return the number of samples of this run: ``quick`` in a short run."""
    return quick if os.environ.get(QUICK_VARIABLE) else full
