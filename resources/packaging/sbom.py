#!/usr/bin/env python3
"""Writes the list of parts of a release with their licences (CycloneDX 1.6, JSON).

Run by release.py with the Python of the tools, which has the packages of the program.
"""

import importlib.metadata
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "resources" / "packaging"), str(ROOT)]

from bundled_packages import bundled_packages  # noqa: E402
from debian import owner_of  # noqa: E402

NAME = "clause-explorer"
#: Parts inside the packages from PyPI, and beside them: version by module that states it, licence.
BUNDLED = (
    ("Qt", "PySide6-Essentials", "LGPL-3.0-only"),
    ("GDAL", "pyogrio", "MIT"),
    ("GEOS", "shapely", "LGPL-2.1-only"),
    ("Typst", "typst", "Apache-2.0"),
    ("PDFium", "pypdfium2", "Apache-2.0 AND BSD-3-Clause"),
    ("QPDF", "pikepdf", "Apache-2.0"),
)
_SPACE = uuid.UUID("0d2c6c9e-5f0e-4b7c-9d0a-5a5f2a8a3a11")


def main(arguments: list[str]) -> int:
    """Write the list of parts to a file; with a second argument name the system's libraries."""
    target, version, epoch = Path(arguments[0]), arguments[1], int(arguments[2])
    libraries = Path(arguments[3]) if len(arguments) > 3 else None
    bom = Bom(version=1, serial_number=uuid.uuid5(_SPACE, version))
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    licences = LicenseFactory()
    bom.metadata.component = Component(
        name=NAME,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        licenses=[licences.make_from_string("MIT")],
    )
    for name, number, licence, url in (*packages(), *bundled(), *system_packages(libraries)):
        component = Component(
            name=name,
            version=number,
            type=ComponentType.LIBRARY,
            bom_ref=str(url) if url else f"part:{name}",
            purl=url,
            licenses=[licences.make_from_string(licence)] if licence else [],
        )
        bom.components.add(component)
        bom.register_dependency(bom.metadata.component, [component])
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem:
        sys.stderr.write(f"The list of parts is not valid CycloneDX: {problem}\n")
        return 1
    target.write_text(text + "\n", encoding="utf-8")
    return 0


Part = tuple[str, str, str, PackageURL | None]


def packages() -> Iterator[Part]:
    """Yield the packages from PyPI that the program contains."""
    for package in bundled_packages():
        url = PackageURL("pypi", name=package.locked, version=package.version)
        yield package.locked, package.version, package.licence, url


def bundled() -> Iterator[Part]:
    """Yield the larger parts inside those packages, and Python."""
    yield "CPython", sys.version.split()[0], "PSF-2.0", None
    for name, package, licence in BUNDLED:
        yield name, f"as in {package} {importlib.metadata.version(package)}", licence, None
    yield "Noto Sans", "as in resources/fonts", "OFL-1.1", None


def system_packages(listing: Path | None) -> Iterator[Part]:
    """Yield Debian's packages of the libraries in the portable folder."""
    if listing is None:
        return
    lines = listing.read_text(encoding="utf-8").splitlines()
    owners = {owner_of(Path(line.split("\t")[1])) for line in lines} - {""}
    for owner in sorted(owners):
        number = _version_of(owner)
        yield owner, number, "", PackageURL("deb", "debian", owner, number)


def _version_of(package: str) -> str:
    command = ["dpkg-query", "--show", "--showformat=${Version}\n", package]
    return subprocess.check_output(command, text=True).splitlines()[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
