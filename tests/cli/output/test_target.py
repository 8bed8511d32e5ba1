"""Files of commands: never overwritten unasked, or written to standard output; and reports."""

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from explorer.cli.main import main
from explorer.store.desk.desk import save_note
from explorer.store.desk.file import open_desk
from explorer.system.paths import PROGRAM, places
from tests.cli.test_command_line import run
from tests.packs.pack_files import write_pack

WEEK = ("timeline", "--since", "2025-11-18", "--until", "2025-11-20")


def of_pack(folder: Path) -> str:
    return str(write_pack(folder / "small"))


#: Every command that writes a file, with the name that it writes.
WRITERS: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    "print": ("x.csv", lambda _: ["print", "21"]),
    "map": ("x.geojson", lambda _: ["map", "--clause", "21"]),
    "compare": ("x.md", lambda _: ["compare", "us-28", "e3"]),
    "concordance": ("x.md", lambda _: ["concordance"]),
    "dependencies": ("x.md", lambda _: ["dependencies", "21"]),
    "decision": ("x.md", lambda _: ["decision"]),
    "new": ("x.md", lambda _: ["new", "--since", "2026-06-01"]),
    "timeline": ("x.ics", lambda _: [*WEEK]),
    "pack build": ("x.sqlite", lambda folder: ["pack", "build", of_pack(folder)]),
    "pack export": ("x.ppack", lambda folder: ["pack", "export", of_pack(folder)]),
    "pack export --document": (
        "x.xml",
        lambda _: ["pack", "export", "ukraine-2025", "--document", "geneva-19"],
    ),
}


@pytest.mark.parametrize("command", WRITERS)
def test_a_file_is_overwritten_only_with_force(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    name, arguments = WRITERS[command]
    target = tmp_path / name
    target.write_bytes(b"kept")
    target.chmod(0o640)
    words = [*arguments(tmp_path), "-o", str(target)]
    status, out, errors = run(capsys, *words)
    assert (status, out) == (1, "")
    assert errors == f"{target} already exists; use --force to overwrite it.\n"
    assert target.read_bytes() == b"kept"
    status, _, errors = run(capsys, *words, "-f")
    assert status == 0
    assert errors.splitlines()[-1].startswith(f"Wrote {target}")
    assert target.stat().st_size > 100
    assert target.stat().st_mode & 0o777 == 0o640 or command in {
        "pack build",
        "pack export --document",
    }


def test_a_supplement_is_overwritten_only_with_force(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data, target = tmp_path / "data", tmp_path / "mine.psupplement"
    with closing(open_desk(places(data).desk).connection) as connection:
        save_note(connection, "us-28/1", "open", "", releasable=True)
    target.write_bytes(b"kept")
    words = ("desk", "export", str(target), "--data-dir", str(data))
    assert run(capsys, *words)[0] == 1
    assert target.read_bytes() == b"kept"
    status, out, errors = run(capsys, *words, "--force")
    assert (status, out) == (0, "")
    assert errors == f"Wrote {target}: 1 item.\n"
    assert run(capsys, *words, "-fq") == (0, "", "")


def test_a_link_stays_and_its_target_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    real, link, words = tmp_path / "real.csv", tmp_path / "link.csv", ("print", "21", "-o")
    link.symlink_to(real)
    assert run(capsys, *words, str(link))[0] == 0
    assert link.is_symlink()
    content = real.read_bytes()
    assert b"Ukraine" in content
    real.write_bytes(b"kept")
    assert run(capsys, *words, str(link))[0] == 1
    assert run(capsys, *words, str(link), "--force")[0] == 0
    assert link.is_symlink()
    assert real.read_bytes() == content
    round_link = tmp_path / "round.csv"
    round_link.symlink_to(round_link)
    status, _, errors = run(capsys, *words, str(round_link), "--force")
    assert (status, round_link.is_symlink()) == (1, True)
    assert "the link leads back to itself" in errors


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes are POSIX")
def test_a_device_or_pipe_is_written_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = Path(os.devnull).stat()
    assert run(capsys, "print", "21", "--format", "csv", "-o", os.devnull)[0] == 0
    assert Path(os.devnull).stat().st_ino == before.st_ino
    pipe, content = tmp_path / "pipe.csv", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: content.append(pipe.read_bytes()))
    reader.start()
    assert run(capsys, "print", "21", "-o", str(pipe))[0] == 0
    reader.join()
    assert b"Ukraine" in content[0]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["folder.pdf", "folder"])
def test_a_folder_is_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for words in (("print", "21"), ("compare", "us-28", "e3"), ("map", "--clause", "21")):
        status, _, errors = run(capsys, *words, "-o", str(folder), "--force")
        assert (status, errors) == (1, f"{folder} is a folder; name a file.\n")


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("print", "21", "-o", "x.txt"), 1, "x.txt: unknown file type “.txt”; use .pdf, .docx"),
        (("print", "21", "-o", "x"), 1, "x: the name has no extension; use .pdf"),
        (("print", "21", "-o", "x.md", "--format", "doc"), 1, "unknown file type “doc”"),
        (("map", "-o", "x.pdf"), 1, "unknown file type “.pdf”; use .svg, .png"),
        (("compare", "us-28", "e3", "-o", "x.ics"), 1, "unknown file type “.ics”"),
        (("print", "21", "-o", "-"), 2, "add --format"),
        (("compare", "us-28", "e3", "--format", "md"), 2, "name a file with -o"),
        (("timeline", "--force"), 2, "--force"),
        (("decision", "-q"), 2, "--quiet"),
        (("pack", "build", "a", "b", "-o", "x.sqlite"), 2, "name a single pack"),
    ],
)
def test_a_target_that_cannot_be_written_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    status: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, *words)[:2] == (status, "") or not list(tmp_path.iterdir())
    _, _, errors = run(capsys, *words)
    assert message in errors
    assert len(errors.splitlines()) == 1
    assert not list(tmp_path.iterdir())


STANDARD = {
    "pdf": (("print", "21", "--no-map"), b"%PDF-"),
    "docx": (("print", "21", "--no-map"), b"PK"),
    "md": (("print", "21", "--no-map"), b"# "),
    "csv": (("print", "21"), b"\xef\xbb\xbf"),
    "bib": (("print", "21", "--no-map"), b"@"),
    "html": (("decision",), b"<!DOCTYPE html>"),
    "ics": (WEEK, b"BEGIN:VCALENDAR"),
    "geojson": (("map", "--clause", "21"), b"{"),
    "svg": (("map",), b"<svg"),
}


@pytest.mark.parametrize("kind", STANDARD)
def test_standard_output_gets_the_bytes_of_the_file(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, kind: str
) -> None:
    words, start = STANDARD[kind]
    assert main([*words, "-o", "-", "--format", kind]) == 0
    out = capsysbinary.readouterr().out
    assert out.startswith(start)
    target = tmp_path / f"x.{kind}"
    assert main([*words, "-q", "-o", str(target)]) == 0
    assert capsysbinary.readouterr() == (b"", b"")
    if kind == "docx":
        names = [
            zipfile.ZipFile(io.BytesIO(data)).namelist() for data in (out, target.read_bytes())
        ]
        assert names[0] == names[1]
    elif kind != "pdf":
        assert out == target.read_bytes()


def test_a_format_counts_more_than_the_extension(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for kind in ("md", ".md", "MD"):
        target = tmp_path / f"{kind}.txt"
        assert run(capsys, "decision", "-o", str(target), "--format", kind)[0] == 0
        assert target.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
def test_a_terminal_gets_no_binary_file() -> None:
    import pty

    parent, child = pty.openpty()
    done = subprocess.run(
        [sys.executable, "main.py", "print", "21", "-o", "-", "--format", "pdf"],
        cwd=PROGRAM,
        stdout=child,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(child)
    os.close(parent)
    assert done.returncode == 2
    assert b"redirect it" in done.stderr


def test_what_was_written_and_left_out_is_reported_unless_quiet(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "x.pdf"
    status, out, errors = run(capsys, "print", "21", "--no-map", "-o", str(target))
    assert (status, out) == (0, "")
    *left_out, written = errors.splitlines()
    assert left_out[0].startswith("us-28/21: not printed")
    assert written.startswith(f"Wrote {target}: ")
    assert written.endswith(" pages.")
    assert run(capsys, "print", "21", "--no-map", "-fq", "-o", str(target)) == (0, "", "")


def test_a_range_prints_every_clause_of_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def clauses(*words: str) -> list[str]:
        target = tmp_path / "x.csv"
        status, _, errors = run(capsys, "print", *words, "-f", "-o", str(target))
        assert status == 0, errors
        rows = target.read_text(encoding="utf-8-sig").splitlines()[1:]
        return list(dict.fromkeys(row.split(",")[0] for row in rows))

    assert clauses("021-23") == ["us-28/21", "us-28/22", "us-28/23"]
    assert clauses("us-28/21–22", "e3/5-6", "7-7") == [
        *("us-28/21", "us-28/22", "e3/5", "e3/6", "us-28/7"),
    ]
    assert clauses("us-28") == ["us-28"]


@pytest.mark.parametrize(
    ("typed", "status", "message"),
    [
        ("23-21", 2, "the range is backwards"),
        ("21-99", 1, "called “us-28/99”"),
        ("us-28/0-3", 1, "called “us-28/0”"),
        ("nowhere/1-3", 1, "called “nowhere”"),
        ("1-2-3", 1, "called “1-2-3”"),
    ],
)
def test_a_range_that_does_not_exist_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, typed: str, status: int, message: str
) -> None:
    target = tmp_path / "x.md"
    assert run(capsys, "print", typed, "-o", str(target))[0] == status
    assert message in run(capsys, "print", typed, "-o", str(target))[2]
    assert not target.exists()


JSON = (
    ("list",),
    ("list", "e3"),
    ("show", "21"),
    ("search", "Kyiv"),
    ("compare", "us-28", "e3"),
    ("concordance",),
    ("dependencies", "21"),
    ("decision",),
    ("new", "--since", "2026-06-01"),
    WEEK,
    ("pack", "info"),
    ("pack", "check"),
    ("pack", "list"),
    ("key", "list"),
)


@pytest.mark.parametrize("words", JSON, ids=" ".join)
def test_every_json_has_a_schema_with_a_version(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    _, out, _ = run(capsys, *words, "--json", "--data-dir", str(tmp_path))
    name, version = json.loads(out)["schema"].split("/")
    assert version == "1"
    for page in ("json-output.md", "uk/json-output.md"):
        text = (PROGRAM / "resources" / "help" / page).read_text(encoding="utf-8")
        assert f"`{name}`" in text or f"`{name}/1`" in text
