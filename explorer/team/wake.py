"""Waking a thread that waits for the hub, from another thread."""

import contextlib
import select
import socket
import time
from collections.abc import Iterator

_NEWS, _URGENT = b"n", b"u"


class Wake:
    """Wakes the thread that waits for the hub, and ends it.

    ``wake`` and ``stop`` may be called from any thread; the other methods belong to the thread
    that waits.
    """

    def __init__(self) -> None:
        # A pair of sockets within this process: Windows can wait for nothing else beside a server.
        self._waiting, self._waking = socket.socketpair()
        self._waking.setblocking(False)
        self._waiting.setblocking(False)
        self._server = -1
        self._is_stopped = False

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when the thread is woken."""
        return self._waiting.fileno()

    def is_stopped(self) -> bool:
        """Return True once ``stop`` was called."""
        return self._is_stopped

    def wake(self, *, is_urgent: bool = False) -> None:
        """Let the thread go on at once; a pause after a failure ends only if it is urgent."""
        with contextlib.suppress(OSError):  # it is awake already, or closed
            self._waking.send(_URGENT if is_urgent else _NEWS)

    def stop(self) -> None:
        """End the thread; a request to the hub that is under way is cut off."""
        self._is_stopped = True
        server = self._server
        if server >= 0:
            with contextlib.suppress(OSError):
                # The descriptor belongs to libpq, so that it is shut down and not closed here.
                link = socket.socket(fileno=server)
                try:
                    link.shutdown(socket.SHUT_RDWR)
                finally:
                    link.detach()
        self.wake(is_urgent=True)

    def pause(self, seconds: float) -> None:
        """Wait so many seconds, or until an urgent call or ``stop``."""
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            select.select([self._waiting], [], [], rest)
            if _URGENT in self.clear():
                return

    def clear(self) -> bytes:
        """Return the calls of ``wake`` up to now, and forget them."""
        calls = b""
        with contextlib.suppress(OSError):
            while received := self._waiting.recv(1024):
                calls += received
        return calls

    @contextlib.contextmanager
    def interruptible(self, server: int) -> Iterator[None]:
        """Let ``stop`` cut off the connection with this descriptor within the block."""
        self._server = server
        try:
            yield
        finally:
            self._server = -1

    def close(self) -> None:
        """Close both ends, after the last wait."""
        self._waiting.close()
        self._waking.close()
