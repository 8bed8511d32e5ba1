"""Every sentence of the window can be collected for translation."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.packs.source.field_descriptions import LABELS
from explorer.system.paths import PROGRAM

UI = PROGRAM / "explorer" / "ui"
CALL = re.compile(r"(?:self\.tr|\btranslate)\(")


def extractor() -> str:
    beside = Path(sys.executable).with_name("pyside6-lupdate")
    found = str(beside) if beside.exists() else shutil.which("pyside6-lupdate")
    if found is None:
        pytest.skip("pyside6-lupdate is not installed")
    return found


def test_no_sentence_is_built_inside_an_f_string() -> None:
    inside = re.compile(r"""f(["'])(?:(?!\1).)*(?:self\.tr|translate)\(""")
    found = [
        f"{path.name}: {line.strip()}"
        for path in UI.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if inside.search(line)
    ]
    assert found == []


def test_the_extractor_finds_every_sentence(tmp_path: Path) -> None:
    files = [str(path) for path in UI.rglob("*.py")]
    target = tmp_path / "ui.ts"
    subprocess.run([extractor(), *files, "-ts", str(target)], check=True, capture_output=True)
    collected = target.read_text(encoding="utf-8")
    calls = sum(len(CALL.findall(Path(file).read_text(encoding="utf-8"))) for file in files)
    # A sentence used twice in one context is collected once, so there are a few fewer.
    assert calls * 0.9 <= collected.count("<source>") <= calls
    assert "<name></name>" not in collected


def test_the_extractor_finds_the_labels_of_forms(tmp_path: Path) -> None:
    file = PROGRAM / "explorer" / "packs" / "source" / "field_descriptions.py"
    target = tmp_path / "labels.ts"
    subprocess.run([extractor(), str(file), "-ts", str(target)], check=True, capture_output=True)
    collected = target.read_text(encoding="utf-8")
    assert "<name>Record</name>" in collected
    assert collected.count("<source>") == len(set(LABELS.values()))
