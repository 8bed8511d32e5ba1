"""Target of a command's output: a file that is not overwritten unasked, or standard output."""

import argparse
import os
import stat
import sys
from collections.abc import Collection
from pathlib import Path

from explorer.cli.output.terminal import counted, report
from explorer.errors import FileProblemError, UsageError, UserFacingError
from explorer.system.atomic_file import write_atomic
from explorer.system.text_safety import in_one_line, unguarded

_STANDARD_OUTPUT = Path("-")
#: Formats that a terminal can show.
_TEXT_ENDINGS = frozenset(
    {".md", ".html", ".csv", ".json", ".bib", ".ris", ".eml", ".ics", ".svg", ".geojson", ".kml"}
)


def output_ending(options: argparse.Namespace) -> str:
    """Return the extension of the format to write: that of --format, otherwise the file's."""
    ending: str = options.format or options.output.suffix.lower()
    return ending


def expect_target(options: argparse.Namespace, endings: Collection[str]) -> None:
    """Refuse a target that cannot be written, before anything is prepared for it.

    ``endings`` are the extensions of the possible formats. Raises UserFacingError.
    """
    if options.output is None:
        if options.format:
            raise UsageError("--format: name a file with -o, or “-o -” for standard output.")
        for name in ("force", "quiet"):
            if getattr(options, name):
                raise UsageError(f"--{name}: this is for a file; name it with -o.")
        return
    if options.output == _STANDARD_OUTPUT:
        _expect_format(options, endings)
        _expect_no_terminal(options)
    else:
        _expect_no_folder(options.output)
        _expect_format(options, endings)
        expect_free(options.output, force=options.force)


def _expect_format(options: argparse.Namespace, endings: Collection[str]) -> None:
    supported, ending = ", ".join(endings), output_ending(options)
    if ending in endings:
        return
    if options.format:
        name = ending.removeprefix(".")
        raise UserFacingError(f"--format: unknown file type “{name}”; use {supported}.")
    if options.output == _STANDARD_OUTPUT:
        raise UsageError(
            f"-o -: add --format, because standard output has no extension; use {supported}."
        )
    kind = f"unknown file type “{ending}”" if ending else "the name has no extension"
    raise UserFacingError(f"{options.output}: {kind}; use {supported}.")


def _expect_no_terminal(options: argparse.Namespace) -> None:
    ending = output_ending(options)
    if ending not in _TEXT_ENDINGS and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(
            f"A {ending} file would fill the terminal with signs; redirect it, as in > FILE{ending}"
        )


def _expect_no_folder(path: Path) -> None:
    if path.is_dir():
        raise UserFacingError(f"{path} is a folder; name a file.")


def expect_free(path: Path, *, force: bool) -> None:
    """Refuse a folder, a missing folder, and a file that exists unless ``force`` is given.

    Raises UserFacingError.
    """
    _expect_no_folder(path)
    if _is_device(path):
        return
    real = _real(path)
    if not real.parent.is_dir():
        reason = f"there is no folder {real.parent}"
        raise FileProblemError(path, reason, "create it or choose another place")
    if real.exists() and not force:
        raise UserFacingError(f"{path} already exists; use --force to overwrite it.")


def write_output(options: argparse.Namespace, content: bytes) -> None:
    """Write the content to the target and report it. Raises UserFacingError."""
    if options.output == _STANDARD_OUTPUT:
        _write_standard_output(content, output_ending(options))
        return
    write_file(options.output, content, force=options.force)
    report_written(options, options.output, _pages(content))


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file; the target of a link is written, and the link stays. Raises UserFacingError.

    A device or a pipe is written as it is; a file that is overwritten keeps its permissions.
    """
    real = file_to_replace(path, force=force)
    if _is_device(path):
        try:
            path.write_bytes(content)
        except OSError as error:
            reason = error.strerror or str(error)
            raise FileProblemError(path, reason, "choose another place") from None
        return
    mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else None
    write_atomic(real, content, mode=mode)


def file_to_replace(path: Path, *, force: bool) -> Path:
    """Return the file that a path names, for a library that writes it itself.

    Raises UserFacingError as ``expect_free`` does.
    """
    expect_free(path, force=force)
    return path if _is_device(path) else _real(path)


def report_written(options: argparse.Namespace, path: Path, content: str = "") -> None:
    """Report a written file, and what it holds, on standard error."""
    report(options, in_one_line(f"Wrote {path}: {content}." if content else f"Wrote {path}."))


def _pages(content: bytes) -> str:
    """Return how many pages a PDF has, or "" for another format."""
    if not content.startswith(b"%PDF-"):
        return ""
    from explorer.reports.formats.pdf_raster import page_sizes

    return counted(len(page_sizes(content)), "page")


def _write_standard_output(content: bytes, ending: str) -> None:
    if sys.stdout.isatty() and ending in _TEXT_ENDINGS:
        print(content.decode("utf-8-sig"))
        return
    stream = unguarded(sys.stdout)
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def _real(path: Path) -> Path:
    """Return the path that a link leads to. Raises FileProblemError for links in a circle."""
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise FileProblemError(path, "the link leads back to itself", "name another file")
    return real


def _is_device(path: Path) -> bool:
    """Return whether a path is written as it is, such as /dev/null, /dev/stdout or a pipe."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
