"""The program's own command: the same call from a checkout, as an installed package, and frozen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer import __main__ as entry
from explorer import program_name
from explorer.cli.grammar.parser import build_parser
from explorer.errors import UnknownReferenceError
from explorer.local_layers import child_process
from explorer.reports.guide.pages import read_guide
from explorer.system import desktop_entry, own_command
from explorer.system.paths import RESOURCES
from tests.programs import ROOT

GUIDE = RESOURCES / "help"


@pytest.fixture(params=["clause-explorer", "Clause Explorer"])
def frozen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the executable of a frozen program, which has another name on a stick."""
    executable = Path("/opt/Clause Explorer") / request.param
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    return executable


@pytest.fixture(params=["clause-explorer.exe", "clause-explorer-window.exe"])
def on_windows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a program frozen on Windows, either of whose executables is running."""
    folder = Path("/programs")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / request.param))
    return folder


def test_a_checkout_starts_main_with_a_python_outside_its_environment() -> None:
    python, main, option = own_command.own_command("--version")
    assert Path(main) == ROOT / "main.py"
    assert ".venv" not in Path(python).parts
    assert option == "--version"


def test_an_installed_package_starts_as_a_module(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(program_name, "MAIN", tmp_path / "main.py")
    assert own_command.own_command("us-28/21") == [sys.executable, "-m", "explorer", "us-28/21"]


def test_messages_and_guide_state_commands_as_they_are_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "Type `python3 main.py list` or `main.py show 21`; the file is `main.py`."
    assert program_name.state_commands(text) == text
    assert "main.py list" in str(UnknownReferenceError("99"))
    monkeypatch.setattr(program_name, "MAIN", tmp_path / "main.py")
    expected = "Type `clause-explorer list` or `clause-explorer show 21`; the file is `main.py`."
    assert program_name.state_commands(text) == expected
    assert "clause-explorer list" in str(UnknownReferenceError("99"))
    assert "  clause-explorer show us-28/21" in build_parser().format_help()
    page = next(page for page in read_guide(GUIDE).pages if page.name == "command-line")
    assert "    clause-explorer show us-28/21\n" in page.markdown


def test_a_frozen_program_starts_its_window(frozen: Path) -> None:
    assert own_command.own_command("--pack", "x") == [str(frozen), "--pack", "x"]
    assert not own_command.is_command_line_executable()


def test_a_frozen_program_reads_layers_without_the_window(frozen: Path) -> None:
    command = child_process.command(Path("/a.kml"), Path("/b.npz"), ends_with_input=True)
    worker = ["-m", "explorer.local_layers.worker", "/a.kml", "/b.npz", "--end-with-input"]
    assert command == [str(frozen), *worker]


def test_windows_has_an_executable_for_the_window_and_one_for_the_rest(on_windows: Path) -> None:
    assert own_command.own_command()[0] == str(on_windows / "clause-explorer-window.exe")
    module = own_command.own_command(module="explorer.local_layers.worker")[0]
    assert module == str(on_windows / "clause-explorer.exe")


def test_the_menu_entry_of_a_frozen_program_names_its_window(
    frozen: Path, user_folders: Path
) -> None:
    desktop_entry.install()
    lines = desktop_entry.entry_path().read_text(encoding="utf-8").splitlines()
    assert f'Exec="{frozen}" %U' in lines
    assert not [line for line in lines if ".py" in line]


@pytest.mark.parametrize("name", sorted(own_command.PROCESS_MODULES))
def test_a_frozen_program_runs_its_own_modules(
    name: str, frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        received.append(arguments)
        return 0

    monkeypatch.setattr(f"{name}.main", run)
    monkeypatch.setattr(sys, "argv", ["clause-explorer", "-m", name, "a", "b"])
    assert entry.main() == 0
    assert received == [["a", "b"]]


def test_a_frozen_program_runs_no_other_module(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["-m", "http.server"], ["-m"]):
        monkeypatch.setattr(sys, "argv", ["clause-explorer", *arguments])
        assert entry.main() == 2
        assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LD_LIBRARY_PATH": "/x/_internal"}, {}),
        (
            {"LD_LIBRARY_PATH": "/x/_internal", "LD_LIBRARY_PATH_ORIG": "/opt/lib"},
            {"LD_LIBRARY_PATH": "/opt/lib"},
        ),
    ],
)
def test_programs_of_the_system_get_their_own_library_path(
    environ: dict[str, str], expected: dict[str, str]
) -> None:
    entry.restore_library_path(environ)
    assert environ == expected


def test_every_process_module_has_an_entry_point() -> None:
    for name in own_command.PROCESS_MODULES:
        source = (ROOT / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert "def main(arguments: list[str]) -> int:" in source


def test_main_skips_the_set_up_of_packages_when_frozen(tmp_path: Path) -> None:
    shutil.copy(ROOT / "main.py", tmp_path)
    package = tmp_path / "explorer"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("def main():\n    print('started')\n    return 0\n")
    code = "import runpy, sys; sys.frozen = True; runpy.run_path('main.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "started\n"), done.stderr


@pytest.mark.parametrize("layout", ["checkout", "installed", "frozen"])
def test_resources_are_found_in_every_layout(layout: str, tmp_path: Path) -> None:
    """A copy of three modules, with resources where each layout has them."""
    base = tmp_path / ("_internal" if layout == "frozen" else "")
    package = base / "explorer"
    for name in (
        "__init__.py",
        "errors.py",
        "program_name.py",
        *(f"system/{n}.py" for n in SYSTEM_MODULES),
    ):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "explorer" / name, package / name)
    content = base if layout == "checkout" else package
    (content / "resources").mkdir()
    executable = tmp_path / "clause-explorer-window"
    code = (
        f"import sys; sys.frozen = {layout == 'frozen'}; sys.executable = {str(executable)!r};"
        "from explorer.system import paths;"
        "print(paths.PROGRAM, paths.RESOURCES, paths.LICENCE, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=base, capture_output=True, text=True, check=True
    )
    expected = [tmp_path, content / "resources", content / "LICENSE"]
    assert done.stdout.splitlines() == list(map(str, expected))


SYSTEM_MODULES = ("__init__", "own_command", "paths")


def test_command_line_executable_continues_as_the_window(
    on_windows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer import app

    started: list[list[str]] = []

    def call(command: list[str]) -> int:
        started.append(command)
        return 3

    monkeypatch.setattr(subprocess, "call", call)
    if Path(sys.executable).name == "clause-explorer.exe":
        with pytest.raises(SystemExit, match="3"):
            app.continue_as_window(["us-28/21"])
        assert started == [[str(on_windows / "clause-explorer-window.exe"), "us-28/21"]]
    else:
        app.continue_as_window(["us-28/21"])
        assert not started
