#!/usr/bin/env python3
"""Packages from PyPI that the program contains, with their licences; prints them as JSON.

Run with the Python of the tools, which has these packages.
"""

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
#: Packages of the program's extras, which the frozen program contains.
EXTRAS = ("psycopg", "psycopg-binary")
_LICENCE_FILE = re.compile(r"licen|copying|notice|authors", re.IGNORECASE)


class BundledPackage(NamedTuple):
    """Name in the lock, name as published, version, licence, and licence files of a package.

    ``licence`` is empty if only its files have it.
    """

    locked: str
    name: str
    version: str
    licence: str
    files: list[str]


def bundled_packages() -> Iterator[BundledPackage]:
    """Yield the packages of the program's lock file, and those of its extras."""
    locked = re.findall(r"^([\w.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    for name in (*locked, *EXTRAS):
        package = importlib.metadata.distribution(name)
        files = [
            str(file.locate())
            for file in package.files or ()
            if _LICENCE_FILE.search(file.name) and ".dist-info" in str(file)
        ]
        meta = package.metadata
        licence = meta.get("License-Expression") or (meta.get("License") or "").split("\n")[0]
        yield BundledPackage(name, meta["Name"], package.version, licence, files)


if __name__ == "__main__":
    json.dump(list(bundled_packages()), sys.stdout)
