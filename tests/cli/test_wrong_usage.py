"""What cannot be meant is refused in a sentence, and never opens a window."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.system.paths import PROGRAM
from tests.cli.test_command_line import run

ENVIRON = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def program(*words: str, **variables: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=PROGRAM,
        env={**ENVIRON, **variables},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("lst", "“list”"),
        ("serch", "“search”"),
        ("timelne", "“timeline”"),
        ("version", "“--version”"),
        ("usage", "“--help”"),
        ("qqq", "main.py --help"),
        ("nothing-here.txt", "main.py --help"),
    ],
)
def test_an_unknown_command_is_wrong_usage_and_opens_no_window(word: str, hint: str) -> None:
    done = program(word)
    assert done.returncode == 2
    errors = done.stderr.decode()
    assert len(errors.splitlines()) == 1
    assert f"Unknown command “{word}”" in errors
    assert hint in errors


@pytest.mark.parametrize(
    "word", ["clause:us-28/21", "21", "us-28/6", "e3", "us-28", "sp-security-wall"]
)
def test_references_and_links_open_the_window(word: str) -> None:
    from explorer.cli.window_options import opens_window

    assert opens_window(word)


@pytest.mark.parametrize("width", ["-5", "0", "nan", "inf", "-inf", "20000", "wide", "1e9"])
def test_a_width_that_no_map_has_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, width: str
) -> None:
    target = tmp_path / "map.svg"
    with pytest.raises(SystemExit) as ended:
        run(capsys, "map", "-o", str(target), f"--width={width}")
    assert ended.value.code == 2
    assert "is not a width" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (("map", "-o", "map.svg", "--dpi", "150"), "--dpi"),
        (("map", "-o", "map.geojson", "--width", "90", "--grey"), "--width, --grey"),
        (("print", "21", "-o", "x.pdf", "--copy-number", "3"), "--copy-number"),
        (("print", "21", "--all", "us-28", "-o", "x.pdf"), "not both"),
        (("print", "21", "-o", "x.csv", "--large", "--paper", "letter"), "--paper, --large"),
        (("compare", "us-28", "e3", "--marking", "SECRET"), "--marking"),
        (("timeline", "--json", "-o", "x.pdf"), "--json"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    refused: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, errors = run(capsys, *words)
    assert (status, out) == (2, "")
    assert refused in errors
    assert not list(tmp_path.iterdir())


def test_a_geojson_of_a_clause_holds_what_the_clause_names(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    every, one = tmp_path / "all.geojson", tmp_path / "one.geojson"
    assert run(capsys, "map", "-o", str(every))[0] == 0
    assert run(capsys, "map", "-o", str(one), "--clause", "23")[0] == 0
    names = [
        {feature["id"] for feature in json.loads(file.read_text())["features"]}
        for file in (every, one)
    ]
    assert set() < names[1] < names[0]


@pytest.mark.parametrize(
    "words",
    [
        ("key", "list", "--as-of", "2025-11-23"),
        ("pack", "verify", "x.ppack", "--no-local"),
        ("pack", "new", "folder", "--pack", "small"),
    ],
)
def test_commands_without_a_pack_take_no_options_of_one(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, *words)
    assert ended.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_of_another_encoding_gets_what_it_can_show(encoding: str) -> None:
    done = program("list", "--lang", "uk", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"us-28" in done.stdout


@pytest.mark.parametrize("name", [b"x" * 300, b"bad-\xff\xfe", b"d/" * 3000])
def test_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path, name: bytes) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    for words in (("list",), ("desk", "check"), ()):
        done = program(*words, "--data-dir", folder)
        assert done.returncode == 1
        errors = done.stderr.decode()
        assert len(errors.splitlines()) == 1, errors
        assert "Traceback" not in errors


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_ctrl_c_is_130_and_silent(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "main.py", "print", "--all", "us-28", "-o", str(tmp_path / "x.pdf")],
        cwd=PROGRAM,
        env=ENVIRON,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert not list(tmp_path.iterdir())
