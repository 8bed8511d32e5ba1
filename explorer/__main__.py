"""Start of the program as an installed package, ``python -m explorer``, and of the frozen one."""

import importlib
import os
import sys
from collections.abc import MutableMapping

from explorer.system.own_command import MODULE_OPTION, PROCESS_MODULES
from explorer.system.paths import is_frozen


def main() -> int:
    """Start the program with the arguments of the process and return its exit status."""
    arguments = sys.argv[1:]
    if is_frozen():
        restore_library_path(os.environ)
        if arguments[:1] == [MODULE_OPTION]:
            return run_module(arguments[1:])
    from explorer import app

    return app.main(arguments)


def run_module(arguments: list[str]) -> int:
    """Run a module of the program as ``python -m`` does; only those made to be run."""
    name = arguments[0] if arguments else ""
    if name not in PROCESS_MODULES:
        sys.stderr.write(
            "Only the program itself uses -m; clause-explorer --help lists commands.\n"
        )
        return 2
    return int(importlib.import_module(name).main(arguments[1:]))


def restore_library_path(environ: MutableMapping[str, str]) -> None:
    """Give programs of the system, as the browser, the library path of before the start.

    The frozen program starts with its own libraries in it; they are loaded from there already.
    """
    before = environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environ["LD_LIBRARY_PATH"] = before
    else:
        environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    sys.exit(main())
