#!/usr/bin/env python3
"""Starts Clause Explorer; the first start prepares the program's own Python environment."""

import sys


def main() -> int:
    """Start the program. Written so that an old Python can read it and say it is too old."""
    if sys.version_info < (3, 11):
        sys.stderr.write(
            "Clause Explorer needs Python 3.11 or newer; this is Python %d.%d.\n"
            % sys.version_info[:2]
        )
        return 1
    from explorer import bootstrap

    bootstrap.ensure_environment()
    from explorer import app

    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
