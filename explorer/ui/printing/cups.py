"""Handing a PDF to CUPS as it is: letters stay letters, and the job is a tenth of pictures'.

CUPS's own ``lp`` takes it, with what was chosen in the system's dialog as options of the job.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize

from explorer.errors import PrinterError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PATIENCE_S = 60
# Where Qt keeps what its dialog's tabs set of CUPS: PPK_CupsOptions of its sources.
_CUPS_OPTIONS = 0xFE00


def lp_program() -> str | None:
    """The program that hands jobs to CUPS; None where printing goes other ways."""
    # On a Mac, too, there is CUPS, but what its dialog sets cannot be asked for.
    return shutil.which("lp") if sys.platform.startswith(("linux", "freebsd")) else None


def lp_options(printer: "QPrinter", ranges: str, sheet: QPageSize) -> list[str]:
    """What was chosen, as arguments of ``lp``. ``ranges`` is empty for all pages.

    Pages come out to size on paper of their own size, on other paper they are fitted to it.
    """
    paper = printer.pageLayout().pageSize()
    settings = {
        "sides": _sides(printer),
        "media": paper.key(),
        "print-scaling": "none" if paper.isEquivalentTo(sheet) else "fit",
        "multiple-document-handling": "separate-documents-collated-copies"
        if printer.collateCopies()
        else "separate-documents-uncollated-copies",
    }
    if ranges:
        settings["page-ranges"] = ranges
    if printer.colorMode() is type(printer).ColorMode.GrayScale:
        settings["print-color-mode"] = "monochrome"
    # What the dialog's own tabs set comes last and counts most.
    settings |= _dialog_options(printer)
    line = ["-d", printer.printerName(), "-t", printer.docName(), "-n", str(printer.copyCount())]
    for name, value in settings.items():
        line += ["-o", f"{name}={value}"]
    return line


def _sides(printer: "QPrinter") -> str:
    modes = type(printer).DuplexMode
    across = printer.duplex() is modes.DuplexShortSide
    if printer.duplex() in (modes.DuplexLongSide, modes.DuplexAuto):
        return "two-sided-long-edge"
    return "two-sided-short-edge" if across else "one-sided"


def _dialog_options(printer: "QPrinter") -> dict[str, str]:
    from PySide6.QtPrintSupport import QPrintEngine

    key = QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)
    held = printer.printEngine().property(key)
    pairs: Sequence[str] = held if isinstance(held, list) else []
    return dict(zip(map(str, pairs[::2]), map(str, pairs[1::2]), strict=False))


def hand_over(program: str, options: Sequence[str], pdf: bytes) -> None:
    """Give the PDF to CUPS. Raises PrinterError with what CUPS said against it."""
    with tempfile.TemporaryDirectory(prefix="clause-explorer-print-") as folder:
        file = Path(folder) / "pages.pdf"
        file.write_bytes(pdf)
        try:
            done = subprocess.run(
                [program, *options, str(file)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_S,
                check=False,
                encoding="utf-8",
                errors="replace",
            )
        except subprocess.TimeoutExpired:
            raise PrinterError("the print system does not answer") from None
    if done.returncode:
        said = done.stderr.strip().removeprefix("lp: ") or "the print system refused the pages"
        raise PrinterError(said)
