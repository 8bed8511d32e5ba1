"""The window as a screen reader gets it: over AT-SPI, on a bus of the test's own."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
#: Bits of the state that tests look at (atspi-constants.h).
STATES = {"enabled": 8, "focusable": 11, "focused": 12, "sensitive": 24, "showing": 25}
_MOST_CHILDREN, _DEEPEST = 60, 14


@dataclass
class Node:
    """A control: role, name, description, states, and what is in it."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


@contextmanager
def accessibility_bus(environ: dict[str, str]) -> Iterator[tuple[dict[str, str], str]]:
    """Start a session bus; return the environment with it, and the accessibility bus's address."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environ,
        text=True,
    )
    try:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        with_bus = {
            **environ,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        yield with_bus, _bus_address(address)
    finally:
        daemon.terminate()
        daemon.wait(timeout=10)
        if daemon.stdout is not None:
            daemon.stdout.close()


def _bus_address(session: str) -> str:
    connection = open_dbus_connection(bus=session)
    try:
        return str(_call(connection, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"))
    finally:
        connection.close()


def _call(
    connection: DBusConnection,
    destination: str,
    path: str,
    interface: str,
    method: str,
    signature: str | None = None,
    body: tuple[str, ...] = (),
) -> object:
    address = DBusAddress(path, bus_name=destination, interface=interface)
    message = new_method_call(address, method, signature, body)
    return connection.send_and_get_reply(message, timeout=20).body[0]


def read_tree(address: str, *, seconds: float = 40) -> Node:
    """Return the controls of the only program on the bus, as soon as it has a window."""
    connection = open_dbus_connection(bus=address)
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            programs = _call(connection, REGISTRY, ROOT, ACCESSIBLE, "GetChildren")
            assert isinstance(programs, list)
            if programs:
                node = _read(connection, *programs[0], depth=0)
                if any(child.role == "frame" and child.name for child in node.children):
                    return node
            time.sleep(0.5)
        message = "no window on the accessibility bus"
        raise AssertionError(message)
    finally:
        connection.close()


def _read(connection: DBusConnection, destination: str, path: str, depth: int) -> Node:
    def of(name: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        value = _call(connection, destination, path, properties, "Get", "ss", (ACCESSIBLE, name))
        return str(value[1]) if isinstance(value, tuple) else ""

    role = str(_call(connection, destination, path, ACCESSIBLE, "GetRoleName"))
    words = _call(connection, destination, path, ACCESSIBLE, "GetState")
    low = words[0] if isinstance(words, list) else 0
    states = frozenset(name for name, bit in STATES.items() if low >> bit & 1)
    node = Node(role, of("Name"), of("Description"), states)
    if depth < _DEEPEST:
        children = _call(connection, destination, path, ACCESSIBLE, "GetChildren")
        if isinstance(children, list):
            for child in children[:_MOST_CHILDREN]:
                node.children.append(_read(connection, *child, depth=depth + 1))
    return node


def press(environ: dict[str, str], keys: str) -> None:
    """Press keys in the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys.split()], check=True, env=environ)
    time.sleep(0.6)
