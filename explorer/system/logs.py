"""The log of the program: one file in the data folder, rotated.

Modules log to ``logging.getLogger(__name__)`` at the seams: start, compilation, migration,
recovery, import, installation and printing. What users wrote is never logged.
"""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from explorer.system.private_files import make_private_file, make_private_folder

_LARGEST_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_logging(path: Path) -> None:
    """Write the log to a file from now on, or discard it if the file cannot be written."""
    logger = logging.getLogger("explorer")
    for handler in logger.handlers[:]:
        if getattr(handler, "baseFilename", "") == str(path.absolute()):
            return
        logger.removeHandler(handler)
        handler.close()
    try:
        make_private_folder(path.parent)
        make_private_file(path)
        new: logging.Handler = RotatingFileHandler(
            path, maxBytes=_LARGEST_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        new = logging.NullHandler()
    new.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(new)
    logger.setLevel(logging.INFO)
    logger.propagate = False
