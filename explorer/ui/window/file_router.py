"""Files that are dropped on the window or named at the start: each goes to the feature for it."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QWidget

from explorer.system.file_kinds import AGREEMENTS, BRIEFING_SETS, LAYERS, PACKS, SUPPLEMENTS
from explorer.ui.widgets.file_drops import local_files

if TYPE_CHECKING:
    from explorer.ui.features.briefing.controller import BriefingController
    from explorer.ui.features.imports.agreement_controller import AgreementController
    from explorer.ui.features.library.controller import LibraryController
    from explorer.ui.features.local_layers.controller import LocalLayerController
    from explorer.ui.features.sharing.controller import SharingController

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FileRoute:
    """Kinds of files that a feature opens: their name for users, extensions, and the handler."""

    kind: str
    endings: tuple[str, ...]
    open_files: Callable[[Sequence[Path]], object]


class FileRouter(QObject):
    """Opens files through the routes, and watches the window for drops of files.

    macOS sends the application what is opened in its file manager as an event, not as an argument.
    A file that no route opens is reported with ``report``, together with the kinds that are.
    """

    def __init__(
        self, window: QWidget, routes: Sequence[FileRoute], report: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._routes = routes
        self._report = report
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        application = QCoreApplication.instance()
        # Elsewhere every event of the program would pass through Python for nothing.
        if sys.platform == "darwin" and application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept every drag of local files; open what is dropped, or what macOS hands over."""
        if isinstance(event, QFileOpenEvent):
            self.open_files([Path(event.file())])
            return True
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = local_files(event.mimeData())
        if not files:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open_files(files)
        return True

    def open_files(self, files: Sequence[Path]) -> None:
        """Open files of any kinds, those of a kind in their order."""
        left = list(files)
        for route in self._routes:
            chosen = [file for file in left if file.name.lower().endswith(route.endings)]
            left = [file for file in left if file not in chosen]
            if chosen:
                route.open_files(chosen)
        if left:
            self._report(self._refusal(left))

    def _refusal(self, files: Sequence[Path]) -> str:
        names = ", ".join(f"“{file.name}”" for file in files)
        kinds = "; ".join(f"{route.kind} ({', '.join(route.endings)})" for route in self._routes)
        sentences = [
            self.tr("Not opened: {files}.").format(files=names),
            *dict.fromkeys(filter(None, map(self._advice, files))),
            self.tr("What can be opened: {kinds}.").format(kinds=kinds),
        ]
        return " ".join(sentences)

    def _advice(self, file: Path) -> str:
        """Return what to do with a usual kind of file that is not opened, or ""."""
        ending = file.suffix.lower()
        if ending in {".doc", ".odt", ".rtf", ".pages"}:
            return self.tr("Save the text as .docx.")
        if ending == ".pdf":
            return self.tr("Copy the text out of the PDF and paste it with Add draft.")
        if ending in {".xlsx", ".xls", ".ods"}:
            return self.tr("Save the table as .csv.")
        if ending in {".shp", ".dbf", ".shx", ".prj"}:
            return self.tr("Put the files of the shapefile into a .zip.")
        if ending in {".html", ".htm"}:
            return self.tr("Copy the text out of the browser and paste it with Add draft.")
        return ""


def file_routes(
    library: "LibraryController",
    agreements: "AgreementController",
    layers: "LocalLayerController",
    sharing: "SharingController",
    briefing: "BriefingController",
) -> tuple[FileRoute, ...]:
    """Return the routes; each extension belongs to a single route."""
    return (
        FileRoute(translate("FileRouter", "packs"), PACKS, _each(library.inspect)),
        FileRoute(translate("FileRouter", "agreements"), AGREEMENTS, _each(agreements.read)),
        FileRoute(translate("FileRouter", "map layers"), LAYERS, layers.importer.open_files),
        FileRoute(translate("FileRouter", "supplements"), SUPPLEMENTS, _each(sharing.import_file)),
        FileRoute(
            translate("FileRouter", "briefing sets"),
            BRIEFING_SETS,
            _each(briefing.sets.import_file),
        ),
    )


def _each(handle: Callable[[Path], object]) -> Callable[[Sequence[Path]], None]:
    """Return a handler of several files from that of a single file."""

    def handle_all(files: Sequence[Path]) -> None:
        for file in files:
            handle(file)

    return handle_all
