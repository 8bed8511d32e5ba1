"""The log of the program: one file in the data folder, and the one before it.

Modules log to ``logging.getLogger(__name__)`` at the seams: start, compilation, migration,
recovery, import, installation and printing. What users wrote is never logged.
"""

import logging
from pathlib import Path

from explorer.system.atomic_file import replace_file
from explorer.system.private_files import make_private_file, make_private_folder

_LARGEST_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_logging(path: Path) -> None:
    """Write the log to a file from now on, or discard it if the file cannot be written.

    A large file becomes the previous one first. The rotating handler of the standard library can
    do so at any record, but it imports sockets and pickles: 10 ms of the start.
    """
    logger = logging.getLogger("explorer")
    for handler in logger.handlers[:]:
        if getattr(handler, "baseFilename", "") == str(path.absolute()):
            return
        logger.removeHandler(handler)
        handler.close()
    try:
        make_private_folder(path.parent)
        if path.is_file() and path.stat().st_size > _LARGEST_BYTES:
            replace_file(path, path.with_name(f"{path.name}.1"))
        make_private_file(path)
        new: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        new = logging.NullHandler()
    new.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(new)
    logger.setLevel(logging.INFO)
    logger.propagate = False
