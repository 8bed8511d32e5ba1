"""Printing of a PDF through CUPS without rasterising it, which makes a job a tenth as large.

``lp`` of CUPS gets the file, and the choices of the system's print dialog as job options.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPageSize

from explorer.errors import PrinterError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

translate = QCoreApplication.translate

_PATIENCE_S = 60
# Property of Qt's print engine with the CUPS options of its dialog: PPK_CupsOptions.
_CUPS_OPTIONS = 0xFE00


def lp_program() -> str | None:
    """Return the path of ``lp``, or None if printing does not go through CUPS."""
    # macOS has CUPS as well, but the choices of its print dialog cannot be read.
    return shutil.which("lp") if sys.platform.startswith(("linux", "freebsd")) else None


def lp_options(printer: "QPrinter", ranges: str, sheet: QPageSize) -> list[str]:
    """Return the choices of the print dialog as arguments of ``lp``.

    ``ranges`` is empty for all pages. Pages are fitted to paper of another size.
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
    # The options of the dialog's tabs take precedence.
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
    options = printer.printEngine().property(key)
    pairs: Sequence[str] = options if isinstance(options, list) else []
    return dict(zip(map(str, pairs[::2]), map(str, pairs[1::2]), strict=False))


def submit_job(program: str, options: Sequence[str], pdf: bytes) -> None:
    """Submit a PDF to CUPS. Raises PrinterError with the message of CUPS."""
    with tempfile.TemporaryDirectory(prefix="clause-explorer-print-") as folder:
        file = Path(folder) / "pages.pdf"
        file.write_bytes(pdf)
        try:
            process = subprocess.run(
                [program, *options, str(file)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_S,
                check=False,
                encoding="utf-8",
                errors="replace",
            )
        except subprocess.TimeoutExpired:
            raise PrinterError(translate("Printer", "the print system does not answer")) from None
    if process.returncode:
        message = process.stderr.strip().removeprefix("lp: ")
        raise PrinterError(message or translate("Printer", "the print system refused the pages"))
