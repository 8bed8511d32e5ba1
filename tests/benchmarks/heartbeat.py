"""How long the GUI thread stood still."""

import time

from PySide6.QtCore import QObject, QTimer


class Heartbeat(QObject):
    """A timer of the GUI thread; the longest time between two beats is how long it was blocked."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
