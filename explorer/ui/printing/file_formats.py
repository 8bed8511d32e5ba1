"""Names of the formats that pages and maps can be saved in, for file dialogs and menus."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from explorer.system.file_kinds import GEOJSON

PDF = ".pdf"


def format_names(endings: Iterable[str]) -> Mapping[str, str]:
    """Return the name of each format by its ending, in the order of the endings."""
    translate = QCoreApplication.translate
    names = {
        PDF: translate("FileFormats", "PDF (*.pdf)"),
        ".docx": translate("FileFormats", "Word document (*.docx)"),
        ".odt": translate("FileFormats", "OpenDocument text (*.odt)"),
        ".pptx": translate("FileFormats", "Slides (*.pptx)"),
        ".eml": translate("FileFormats", "E-mail draft (*.eml)"),
        ".html": translate("FileFormats", "Web page (*.html)"),
        ".epub": translate("FileFormats", "E-book (*.epub)"),
        ".md": translate("FileFormats", "Markdown (*.md)"),
        ".xlsx": translate("FileFormats", "Excel workbook (*.xlsx)"),
        ".csv": translate("FileFormats", "Table of stances (*.csv)"),
        ".json": translate("FileFormats", "Sources as CSL-JSON (*.json)"),
        ".bib": translate("FileFormats", "Sources as BibTeX (*.bib)"),
        ".ris": translate("FileFormats", "Sources as RIS (*.ris)"),
        ".svg": translate("FileFormats", "Drawing (*.svg)"),
        ".png": translate("FileFormats", "Picture (*.png)"),
        GEOJSON: translate("FileFormats", "Map data as GeoJSON (*.geojson)"),
        ".kml": translate("FileFormats", "Map data for Google Earth (*.kml)"),
        ".gpkg": translate("FileFormats", "Map data as GeoPackage (*.gpkg)"),
        ".fgb": translate("FileFormats", "Map data as FlatGeobuf (*.fgb)"),
    }
    return {ending: names[ending] for ending in endings}


def with_ending(chosen: str, kind: str, names: Mapping[str, str]) -> Path:
    """Return a chosen file; a name without a known ending gets that of the kind beside it."""
    target = Path(chosen)
    if target.suffix.lower() in names:
        return target
    ending = next((ending for ending, name in names.items() if name == kind), next(iter(names)))
    return target.with_name(f"{target.name}{ending}")
