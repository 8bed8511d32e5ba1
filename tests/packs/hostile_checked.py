"""Looks a pack through in a process of its own and tells the most memory that took, in MiB."""

import resource
import sys
from pathlib import Path

from explorer.errors import UserFacingError
from explorer.packs.installing import look_through


def main() -> None:
    """Look through the pack named on the command line."""
    place = Path(sys.argv[1])
    try:
        look_through(place, place.parent / "packs", place.parent / "keys")
    except UserFacingError as error:
        sys.stderr.write(f"{error}\n")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)


if __name__ == "__main__":
    main()
