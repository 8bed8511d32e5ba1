#!/usr/bin/env python3
"""Starts Clause Explorer; the first start prepares the program's own Python environment."""

import os
import sys


def main() -> int:
    """Start the program. Written so that an old Python can read it and say it is too old."""
    if sys.version_info < (3, 11):
        sys.stderr.write(
            "Clause Explorer needs Python 3.11 or newer; this is Python %d.%d.\n"
            % sys.version_info[:2]
        )
        return 1
    if getattr(sys, "frozen", False):  # the executable contains its packages
        from explorer.__main__ import main as start

        return start()
    from explorer.bootstrap import launcher

    folder = launcher.ensure_environment()
    try:
        from explorer import app

        return app.main(sys.argv[1:])
    except ImportError as error:
        # A part of the environment was deleted. Once only: a second failure is a fault to report.
        if "CLAUSE_EXPLORER_REPAIRED" in os.environ or not launcher.repaired(error, folder):
            raise
    import subprocess

    os.environ["CLAUSE_EXPLORER_REPAIRED"] = "1"
    return subprocess.call([sys.executable, *sys.orig_argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
