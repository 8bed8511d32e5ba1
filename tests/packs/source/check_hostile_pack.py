"""Looks a pack through in a process of its own and tells the most memory that took, in MiB."""

import sys
from pathlib import Path

from explorer.errors import UserFacingError
from explorer.packs.library.installer import inspect_pack


def main() -> None:
    """Look through the pack named on the command line."""
    place = Path(sys.argv[1])
    try:
        inspect_pack(place, place.parent / "packs", place.parent / "keys")
    except UserFacingError as error:
        sys.stderr.write(f"{error}\n")
    print(most_memory())


def most_memory() -> int:
    """Return the most memory this process had, in MiB.

    What ``getrusage`` tells counts what the process had before it became this program: that of
    the tests.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) >> 10


if __name__ == "__main__":
    main()
