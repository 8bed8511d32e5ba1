"""Small programs that set themselves up as the real one does, from wheels made here."""

import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = """
def main(arguments):
    import briefly
    print("started with", briefly.__file__)
    return 0
"""


def make_wheel(folder: Path, name: str = "briefly", files: int = 1) -> str:
    """Put a wheel there; returns the line of a lock file that asks for it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    contents = {f"{name}/__init__.py": b""}
    contents.update({f"{name}/part{i}.py": b"x = 1\n" for i in range(1, files)})
    contents[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode()
    contents[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = "".join(f"{key},{digest(value)},{len(value)}\n" for key, value in contents.items())
    contents[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    with zipfile.ZipFile(path, "w") as wheel:
        for key, value in contents.items():
            wheel.writestr(key, value)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def digest(content: bytes) -> str:
    """Return the hash as a wheel's record has it."""
    raw = hashlib.sha256(content).digest()
    return "sha256=" + base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def make_program(folder: Path, files: int = 1) -> Path:
    """Return a program with the real main.py and set-up, one package, and its wheel beside it."""
    shutil.copytree(
        ROOT / "explorer" / "bootstrap",
        folder / "explorer" / "bootstrap",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    system = folder / "explorer" / "system"
    system.mkdir()
    for name in ("__init__.py", "file_lock.py"):
        shutil.copy(ROOT / "explorer" / "system" / name, system)
    shutil.copy(ROOT / "main.py", folder)
    shutil.copy(ROOT / "explorer" / "__init__.py", folder / "explorer")
    (folder / "explorer" / "app.py").write_text(APP)
    line = make_wheel(folder / "wheels", files=files)
    (folder / "requirements.lock").write_text(line)
    return folder


def environ_without_index() -> dict[str, str]:
    """Return an environment in which pip knows of no place but the one it is told."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    return {**environ, "PIP_CONFIG_FILE": os.devnull}


def start(
    program: Path, *, prefix: tuple[str, ...] = (), environ: dict[str, str] | None = None
) -> "subprocess.Popen[str]":
    """Start its main.py as a double click would: any working folder, no input."""
    base = getattr(sys, "_base_executable", sys.executable)
    return subprocess.Popen(
        [*prefix, base, str(program / "main.py")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        env=environ or environ_without_index(),
        start_new_session=True,
        # Tests that were started in the background ignore Ctrl+C, and so would what they start.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def run(
    program: Path, *, prefix: tuple[str, ...] = (), environ: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Start it and wait: exit status, standard output, standard error."""
    with start(program, prefix=prefix, environ=environ) as process:
        output, errors = process.communicate(timeout=120)
    return process.returncode, output, errors
