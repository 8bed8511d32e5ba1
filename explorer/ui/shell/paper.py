"""Print and export from the window: what is shown goes to paper or into a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from explorer.settings import Settings
from explorer.ui.shell.conductor import Conductor
from explorer.ui.shell.top_bar import LANGUAGE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.domain.briefing import BriefingSet
    from explorer.domain.desk import Note
    from explorer.reports.blocks import SheetOptions
    from explorer.reports.picture_size import PictureSize
    from explorer.reports.seen_map import SeenMap
    from explorer.reports.to_pdf import PrintedPages
    from explorer.store.database import PackConnection


class Paper(QObject):
    """Connects the actions that print and export; ``told`` is called with what came of it."""

    def __init__(
        self, conductor: Conductor, settings: Settings, told: Callable[[str], None]
    ) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.settings = settings
        self._told = told
        actions = conductor.window.actions_by_name
        actions["print"].triggered.connect(self.print_shown)
        actions["print_all"].triggered.connect(self.print_document)
        actions["export_map"].triggered.connect(self.export_map)

    def print_shown(self) -> None:
        """Preview the sheet of the shown clause."""
        if self.conductor.page is not None:
            self._preview((self.conductor.page.reference,))

    def print_document(self) -> None:
        """Preview the sheets of every clause of the shown document."""
        references = self.conductor.feed.order
        if references:
            self._preview(references)

    def preview_set(self, one: "BriefingSet", _notes: "Mapping[str, Note]") -> None:
        """Preview a briefing set."""
        self._preview(one.references)

    def _preview(self, references: tuple[str, ...]) -> None:
        # The preview brings Typst with it; it is loaded when first needed.
        from explorer.reports.blocks import Paper as PaperSize
        from explorer.reports.blocks import SheetOptions
        from explorer.reports.file_names import file_name
        from explorer.ui.printing.preview import PreviewDialog

        conductor = self.conductor
        page, info, navigator = conductor.page, conductor.info, conductor.navigator
        compiled = conductor.session.compiled
        if page is None or info is None or navigator is None or compiled is None:
            return
        viewpoint = navigator.viewpoint
        options = SheetOptions(
            paper=PaperSize(self.settings.paper) if self.settings.paper else PaperSize.A4,
            marking=self.settings.marking,
            language=viewpoint.language,
            made=date.today(),  # noqa: DTZ011 - the user's own day
        )
        make = _maker(compiled, references, viewpoint.as_of)
        languages = {code: LANGUAGE_NAMES.get(code, code) for code in info.languages}
        name = file_name([page] * min(len(references), 2), ".pdf")
        PreviewDialog(conductor.window, make, name, options, languages).open()

    def export_map(self) -> None:
        """Ask for a file and write the seen map there, as SVG, PNG or GeoJSON by its ending."""
        seen = self._seen()
        if seen is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.conductor.window,
            self.tr("Export map"),
            f"map_{seen.reference.replace('/', '-')}.svg",
            self.tr("Drawing (*.svg);;Picture (*.png);;GeoJSON (*.geojson)"),
        )
        if chosen:
            self._agree_size(seen, Path(chosen))

    def _seen(self) -> "SeenMap | None":
        """The map as it stands on the screen now; None before there is one."""
        shown, page = self.conductor.window.map.shown, self.conductor.page
        if shown is None or page is None:
            return None
        from explorer.reports.seen_map import SeenMap

        number = f"{page.clause.number} " if page.clause else ""
        lifted = self.conductor.window.map.lifted
        return SeenMap(page.reference, f"{number}{page.title}", page.language, *shown, lifted)

    def _agree_size(self, seen: "SeenMap", target: Path) -> None:
        """Ask for the size of what has one; then write."""
        from explorer.reports.picture_size import PictureSize
        from explorer.reports.seen_map import height_mm
        from explorer.ui.dialogs.picture_size import PictureSizeDialog

        if target.suffix.lower() == ".geojson":
            self._write_map(seen, target, PictureSize())
            return

        def ask(_height: float) -> None:
            size = PictureSizeDialog.ask(
                self.conductor.window,
                PictureSize(),
                lambda width: height_mm(seen, width),
                in_pixels=target.suffix.lower() == ".png",
            )
            if size is not None:
                self._write_map(seen, target, size)

        # Reckoned once over there, where fonts may be read; from then on it is only sums.
        self.conductor.session.reader.ask(
            "map size", lambda _connection: height_mm(seen, PictureSize().width_mm), ask
        )

    def _write_map(self, seen: "SeenMap", target: Path, size: "PictureSize") -> None:
        def write(connection: "PackConnection") -> Path:
            from explorer.reports.seen_map import as_file
            from explorer.reports.writing import write_whole
            from explorer.store.map_content import map_content

            content = map_content(connection, seen.language)
            write_whole(target, as_file(seen, content, target.suffix.lower(), size))
            return target

        self.conductor.session.reader.ask("export map", write, self._exported)

    def _exported(self, target: Path) -> None:
        self._told(self.tr("The map is in {file}.").format(file=target))


def _maker(
    compiled: Path, references: tuple[str, ...], as_of: date
) -> "Callable[[SheetOptions], PrintedPages]":
    """Makes the pages for some options, on the preview's own thread and connection."""

    def make(options: "SheetOptions") -> "PrintedPages":
        from explorer.reports.print_job import printed
        from explorer.store.database import open_pack
        from explorer.store.map_content import map_content
        from explorer.store.names import pack_info
        from explorer.store.pages import page

        connection = open_pack(compiled)
        try:
            pages = [page(connection, name, as_of, options.language) for name in references]
            content = map_content(connection, options.language) if options.include_map else None
            return printed(pages, pack_info(connection, options.language), content, options)
        finally:
            connection.close()

    return make
