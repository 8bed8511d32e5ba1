"""Parser of pip's output: progress lines, and a one-sentence explanation of a failure."""

import re
from collections.abc import Callable, Iterable

COLLECTING = re.compile(r"Collecting (?P<name>\S+?)==(?P<version>\S+)")
PROCESSING = re.compile(r"Processing .*?(?P<name>[^/\\]+?)-(?P<version>[^-/\\]+)-[^/\\]+\.whl")
INSTALLING = "Installing collected packages: "
DISK_FULL = "No space left on device"

NETWORK = (
    "NewConnectionError", "Connection refused", "Name or service not known", "ConnectTimeout",
    "Temporary failure in name resolution", "Network is unreachable", "ReadTimeout",
    "Failed to establish a new connection", "getaddrinfo failed", "Max retries exceeded",
    "ProxyError", "SSLError",
)  # fmt: skip


class Progress:
    """Progress of a running pip: each step is reported once, and all output is kept."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def follow(self, lines: Iterable[str]) -> str:
        """Read pip's output to the end and return it."""
        output = []
        for line in lines:
            output.append(line)
            if match := COLLECTING.match(line) or PROCESSING.match(line):
                self._say(f"  fetching {match['name']} {match['version']}")
            elif line.startswith(INSTALLING):
                count = line.removeprefix(INSTALLING).count(",") + 1
                self._say(f"  installing {count} package{'s' if count > 1 else ''}")
        return "".join(output)


def explain_failure(output: str, *, offline: bool) -> str:
    """Return one sentence: what failed and what to do about it."""
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "a package is not the one this program was released with (its hash differs); "
            "nothing of it was installed; try again on another network, or download the program"
            " again."
        )
    if DISK_FULL in output:
        return "the disk is full; make room (about 700 MB) and start again."
    if offline:
        return (
            "the folder wheels/ lacks a package that is needed "
            f"({last_error(output)}); complete it, or remove it to use the network."
        )
    if any(sign in output for sign in NETWORK):
        return (
            "its Python packages are not set up yet and the package index cannot be reached; "
            "connect this computer to the network once, or put the packages into a folder wheels/ "
            "beside main.py, and start again."
        )
    return f"its Python packages could not be installed: {last_error(output)}."


def last_error(output: str) -> str:
    """Return pip's last error on one line."""
    errors = [line for line in output.splitlines() if line.lstrip().startswith("ERROR:")]
    lines = errors or output.strip().splitlines() or ["pip said nothing"]
    return lines[-1].strip().removeprefix("ERROR:").strip().rstrip(".")
