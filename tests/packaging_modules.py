"""Modules of ``resources/packaging``, which is not a package."""

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.programs import ROOT

PACKAGING = ROOT / "resources" / "packaging"


def packaging_module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return a module of the packaging folder; it finds the others there."""
    monkeypatch.setattr(sys, "path", [str(PACKAGING), *sys.path])
    specification = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
