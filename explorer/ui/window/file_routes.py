"""Kinds of files that the window opens, each with the feature that reads them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from explorer.system.file_kinds import AGREEMENTS, BRIEFING_SETS, LAYERS, PACKS, SUPPLEMENTS
from explorer.ui.features.briefing.controller import BriefingController
from explorer.ui.features.imports.agreement_controller import AgreementController
from explorer.ui.features.library.controller import LibraryController
from explorer.ui.features.local_layers.controller import LocalLayerController
from explorer.ui.features.sharing.controller import SharingController
from explorer.ui.window.file_router import FileRoute

translate = QCoreApplication.translate


def file_routes(
    library: LibraryController,
    agreements: AgreementController,
    layers: LocalLayerController,
    sharing: SharingController,
    briefing: BriefingController,
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
