"""Waking a thread that waits for the hub, from another thread."""

import contextlib
import select
import socket
from collections.abc import Iterator


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

    def wake(self) -> None:
        """Let the thread go on at once."""
        with contextlib.suppress(OSError):  # it is awake already, or closed
            self._waking.send(b"x")

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
        self.wake()

    def wait(self, seconds: float) -> None:
        """Wait until woken, at most so many seconds."""
        select.select([self._waiting], [], [], seconds)
        self.clear()

    def clear(self) -> None:
        """Forget all calls of ``wake`` up to now."""
        with contextlib.suppress(OSError):
            while self._waiting.recv(1024):
                pass

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
