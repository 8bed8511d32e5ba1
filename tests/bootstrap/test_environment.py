"""First starts, whole and broken ones, with real environments and a real pip, offline."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.bootstrap import environment
from explorer.bootstrap import environment_layout as layout
from tests import programs


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return programs.make_program(tmp_path / "my programs")


def test_first_start_sets_up_and_second_is_silent(program: Path) -> None:
    status, output, errors = programs.run(program)
    assert status == 0, errors
    assert str(program / ".venv") in output
    assert "without the network" in errors
    assert "installing 1 package\n" in errors
    status, output, errors = programs.run(program)
    assert (status, errors) == (0, "")
    # A fresh copy of the lock has another time and the same content.
    os.utime(program / "requirements.lock", (1, 1))
    assert programs.run(program)[2] == ""
    (program / "requirements.lock").write_text("# upgraded\n" + lock(program))
    assert "Set-up is finished" in programs.run(program)[2]


def lock(program: Path) -> str:
    return (program / "requirements.lock").read_text()


def test_set_up_killed_at_work_is_redone(tmp_path: Path) -> None:
    program = programs.make_program(tmp_path / "program", files=3000)
    with programs.start(program) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "installing" in line:
                break
        os.killpg(process.pid, signal.SIGKILL)
    assert not list((program / ".venv").glob("*.stamp"))
    status, _, errors = programs.run(program)
    assert status == 0, errors
    assert "interrupted; starting it afresh" in errors
    assert not (program / ".venv" / environment.MARK).exists()


def test_second_start_waits_for_the_first(program: Path) -> None:
    with programs.start(program) as first, programs.start(program) as second:
        errors = first.communicate(timeout=120)[1] + second.communicate(timeout=120)[1]
    assert (first.returncode, second.returncode) == (0, 0), errors
    assert errors.count("Another start of Clause Explorer is setting up") == 1
    assert errors.count("Set-up is finished") == 1


def test_package_with_another_hash_is_refused(program: Path) -> None:
    (program / "requirements.lock").write_text(lock(program)[:-5] + "0000\n")
    status, _, errors = programs.run(program)
    assert status == 1
    assert "its hash differs" in errors.splitlines()[-1]
    assert not (Path(layout.site_packages(str(program / ".venv"))) / "briefly").exists()
    assert not list((program / ".venv").glob("*.stamp"))


def test_no_network_is_one_plain_sentence(program: Path) -> None:
    shutil.rmtree(program / "wheels")
    nowhere = {**programs.environ_without_index(), "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    status, _, errors = programs.run(program, environ=nowhere)
    assert status == 1
    assert "connect this computer to the network once" in errors.splitlines()[-1]
    assert "Traceback" not in errors


def test_read_only_program_uses_the_cache(program: Path, user_folders: Path) -> None:
    prefix = as_ordinary_user()
    for folder in (program, *program.glob("*/")):
        folder.chmod(0o555)
    try:
        status, output, errors = programs.run(program, prefix=prefix)
    finally:
        for folder in (program, *program.glob("*/")):
            folder.chmod(0o755)
    assert status == 0, errors
    assert "cannot be written to" in errors
    assert str(user_folders / "cache" / "clause-explorer") in output
    assert not (program / ".venv").exists()


def as_ordinary_user() -> tuple[str, ...]:
    """Root may write anywhere: give up that right, for the program started."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is not installed")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def test_full_disk_is_said_and_the_next_start_mends_it(program: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(small))
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        shutil.copytree(program, small / "program")
        status, _, errors = programs.run(small / "program")
        assert status == 1
        assert "the disk is full" in errors.splitlines()[-1]
        subprocess.run(["mount", "-o", "remount,size=99m", str(small)], check=True)
        assert programs.run(small / "program")[0] == 0
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_interrupted_by_the_user_is_no_traceback(tmp_path: Path) -> None:
    program = programs.make_program(tmp_path / "program", files=3000)
    with programs.start(program) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "installing" in line:
                break
        os.killpg(process.pid, signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert rest == "Clause Explorer: set-up was stopped; start the program again to finish it.\n"


def test_wheels_folder_that_lacks_one_is_named(program: Path) -> None:
    (program / "wheels" / "briefly-1.0-py3-none-any.whl").unlink()
    status, _, errors = programs.run(program)
    assert status == 1
    assert "wheels/ lacks a package" in errors.splitlines()[-1]


def test_missing_venv_module_names_the_package(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        environment.prepare_or_exit(str(program), layout.RUNTIME_LOCK)
    assert stopped.value.code == 1
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_other_python_hands_over_to_the_environments_own(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = environment.interpreter(program / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    layout.write_stamp(str(program / ".venv"), str(program), layout.RUNTIME_LOCK)
    stamp = Path(layout.stamp_path(str(program / ".venv"), layout.RUNTIME_LOCK))
    cache_tag = str(sys.implementation.cache_tag)
    stamp.write_text(stamp.read_text().replace(cache_tag, "cpython-399"))
    calls: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda path, command: calls.append(command))
    environment.hand_over_to_its_python(program / ".venv", program, layout.RUNTIME_LOCK)
    assert calls == [[str(python), *sys.orig_argv[1:]]]
    # Not for packages that are not the ones this program needs.
    (program / "requirements.lock").write_text("")
    environment.hand_over_to_its_python(program / ".venv", program, layout.RUNTIME_LOCK)
    assert len(calls) == 1


def test_a_half_deleted_environment_is_set_up_again(program: Path) -> None:
    assert programs.run(program)[0] == 0
    packages = Path(layout.site_packages(str(program / ".venv")))
    # As an interrupted deletion leaves it: pip would still find the package's metadata.
    shutil.rmtree(packages / "briefly")
    status, output, errors = programs.run(program)
    assert status == 0, errors
    assert "started with" in output
    assert "were deleted; installing them again" in errors
    assert programs.run(program)[2] == ""


def test_a_package_that_cannot_be_imported_is_installed_again(program: Path) -> None:
    assert programs.run(program)[0] == 0
    packages = Path(layout.site_packages(str(program / ".venv")))
    (packages / "briefly" / "__init__.py").write_text("import briefly.part_that_was_deleted\n")
    status, _, errors = programs.run(program)
    assert status == 0, errors
    assert "starting it afresh" in errors


def test_a_missing_module_of_the_program_itself_is_not_repaired(program: Path) -> None:
    assert programs.run(program)[0] == 0
    (program / "explorer" / "app.py").write_text("import explorer.nowhere\n")
    status, _, errors = programs.run(program)
    assert status == 1
    assert "No module named 'explorer.nowhere'" in errors
    assert "installing" not in errors


def test_environment_of_the_users_own_is_kept(program: Path) -> None:
    theirs = Path(layout.site_packages(str(program / ".venv"))) / "theirs.py"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    environment.discard_what_is_not_ours_to_keep(program / ".venv")
    assert theirs.exists()
    (program / ".venv" / environment.MARK).touch()
    environment.discard_what_is_not_ours_to_keep(program / ".venv")
    assert not (program / ".venv").exists()
