"""A bad network: passes bytes on to the socket of a server, delays them, or cuts them off."""

import contextlib
import select
import socket
import threading
import time
from types import TracebackType


class Proxy:
    """Proxy on loopback before the local socket of a server.

    ``delay`` is in seconds for each direction. ``cut_after`` bytes from the client the connection
    is broken off, as a network is that fails in the middle of a request.
    """

    def __init__(self, target: str, *, delay: float = 0.0, cut_after: int | None = None) -> None:
        self.target = target
        self.delay = delay
        self.cut_after = cut_after
        self.is_cut = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._listening.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while not self._ended.is_set():
            readable, _, _ = select.select([self._listening], [], [], 0.1)
            if not readable:
                continue
            with contextlib.suppress(OSError):
                client, _ = self._listening.accept()
                thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as server:
            if self.is_cut:
                return
            server.connect(self.target)
            #: What is to be passed on: the time, the receiver, the bytes.
            waiting: list[tuple[float, socket.socket, bytes]] = []
            passed = 0
            with contextlib.suppress(OSError):
                while not (self._ended.is_set() or self.is_cut):
                    readable, _, _ = select.select([client, server], [], [], 0.005)
                    for source in readable:
                        received = source.recv(65536)
                        if not received:
                            return
                        passed += len(received) if source is client else 0
                        if self.cut_after is not None and passed > self.cut_after:
                            self.is_cut = True
                            return
                        target = server if source is client else client
                        waiting.append((time.monotonic() + self.delay, target, received))
                    while waiting and waiting[0][0] <= time.monotonic():
                        _, target, content = waiting.pop(0)
                        target.sendall(content)
