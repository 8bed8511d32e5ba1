"""How long the GUI thread was blocked."""

import time

from PySide6.QtCore import QObject, QTimer

from tests.benchmarks.opened import settle


class Heartbeat(QObject):
    """A timer of the GUI thread; the longest time between two beats is how long it was blocked."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def stop(self) -> float:
        """Stop, and return the longest time between two beats in milliseconds."""
        self._timer.stop()
        return self.longest * 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def idle(seconds: float = 3.0) -> float:
    """Return the longest time between two beats while nothing is done, in milliseconds."""
    heart = Heartbeat()
    settle(seconds)
    return heart.stop()
