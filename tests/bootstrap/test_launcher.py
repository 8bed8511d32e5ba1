"""The check before every start: right, and too cheap to be felt."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.bootstrap import environment_layout as layout
from explorer.bootstrap import launcher
from tests.programs import ROOT

NEEDED_ONLY_FOR_SET_UP = {
    "subprocess",
    "hashlib",
    "shutil",
    "ssl",
    "explorer.bootstrap.environment",
}


def test_main_can_be_read_by_a_python_too_old_for_it() -> None:
    ast.parse((ROOT / "main.py").read_text(), feature_version=(3, 6))
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 2); sys.argv = ['main.py'];"
        "runpy.run_path('main.py', run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert result.returncode == 1
    assert result.stderr == "Clause Explorer needs Python 3.11 or newer; this is Python 3.9.\n"


def test_warm_check_is_quick_and_imports_little() -> None:
    code = (
        "import sys, time; before = set(sys.modules); begin = time.perf_counter();"
        "from explorer.bootstrap import launcher; launcher.ensure_environment();"
        "print(time.perf_counter() - begin, *set(sys.modules) - before)"
    )
    base = getattr(sys, "_base_executable", sys.executable)
    lines = [
        subprocess.check_output(
            [base, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r});{code}"], text=True
        )
        for _ in range(5)
    ]
    assert not NEEDED_ONLY_FOR_SET_UP & set(lines[0].split())
    # 2 ms on a quiet machine; other tests run beside this one.
    assert min(float(line.split()[0]) for line in lines) < 0.006


def test_packages_of_the_system_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [
        "/program",
        "/usr/lib/python3.11",
        "/usr/lib/python3/dist-packages",
        "/x/site-packages/",
    ]
    monkeypatch.setattr(sys, "path", before)
    launcher.use("/program/.venv")
    ours = layout.site_packages("/program/.venv")
    assert sys.path == ["/program", "/usr/lib/python3.11", ours]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"python", b"python=other\nlock=1-1\n"])
def test_stamp_that_says_nothing_usable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "requirements.lock").touch()
    folder = tmp_path / ".venv"
    folder.mkdir()
    Path(layout.stamp_path(str(folder), layout.RUNTIME_LOCK)).write_bytes(content)
    assert not layout.is_ready(str(folder), str(tmp_path), layout.RUNTIME_LOCK)


def test_cache_folder_follows_the_users_wish(
    user_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert layout.cache_folder() == str(user_folders / "cache" / "clause-explorer")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert layout.cache_folder() == str(user_folders / ".cache" / "clause-explorer")


def test_two_copies_have_two_caches() -> None:
    assert layout.folder_in_cache("/a") != layout.folder_in_cache("/b")
    assert layout.folder_in_cache("/a").startswith(layout.cache_folder())
