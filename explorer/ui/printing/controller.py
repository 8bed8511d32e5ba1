"""Print and export from the window: what is shown goes to paper or into a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from explorer.system.settings import Settings
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.printing.render_jobs import (
    Make,
    OnScreen,
    book_maker,
    cover_maker,
    sheet_maker,
    table_maker,
)
from explorer.ui.window.top_bar import LANGUAGE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Note
    from explorer.reports.map_view_export import SeenMap
    from explorer.reports.sheet.model import SheetOptions
    from explorer.reports.text.image_size import PictureSize
    from explorer.store.pack.connection import PackConnection


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
        actions["print_table"].triggered.connect(self.print_table)
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

    def print_table(self) -> None:
        """Preview the table of all clauses of the shown document and all parties."""
        from explorer.reports.text.file_names import book_name

        navigator, compiled = self.conductor.navigator, self.conductor.session.compiled
        if navigator is not None and compiled is not None:
            viewpoint = navigator.viewpoint
            made = table_maker(compiled, viewpoint.document, viewpoint.as_of)
            name = book_name(viewpoint.document, viewpoint.as_of, viewpoint.language, ".pdf")
            self._open(made, name)

    def preview_set(self, one: "BriefingSet", notes: "Mapping[str, Note]") -> None:
        """Preview a briefing set as a book."""
        from explorer.reports.text.file_names import book_name

        navigator, compiled = self.conductor.navigator, self.conductor.session.compiled
        if navigator is not None and compiled is not None:
            name = book_name(one.name, one.as_of, navigator.viewpoint.language, ".pdf")
            made = book_maker(compiled, one, notes, self._on_screen())
            self._open(made, name, cover_maker(compiled, one))

    def preview_made(self, made: "Make", name: str) -> None:
        """Preview pages that a maker makes, to be saved under a name."""
        self._open(made, name)

    def _preview(self, references: tuple[str, ...]) -> None:
        from explorer.reports.text.file_names import file_name

        page, navigator = self.conductor.page, self.conductor.navigator
        compiled = self.conductor.session.compiled
        if page is None or navigator is None or compiled is None:
            return
        made = sheet_maker(compiled, references, navigator.viewpoint.as_of, self._on_screen())
        self._open(made, file_name([page] * min(len(references), 2), ".pdf"))

    def _on_screen(self) -> OnScreen | None:
        """What is shown; a page comes after the map of its language, so both are of one."""
        page, content = self.conductor.page, self.conductor.map_content
        return OnScreen(page.language, page, content) if page and content else None

    def _open(self, made: "Make", name: str, cover: "Make | None" = None) -> None:
        # The preview brings Typst with it; it is loaded when first needed.
        from explorer.ui.printing.preview import PreviewDialog

        info, navigator = self.conductor.info, self.conductor.navigator
        if info is None or navigator is None:
            return
        options = self.sheet_options(navigator.viewpoint.language)
        languages = {code: LANGUAGE_NAMES.get(code, code) for code in info.languages}
        window = self.conductor.window
        dialog = PreviewDialog(
            window, made, name, options, languages, first=cover, book=cover is not None
        )
        dialog.choices.offer_local(there_are_any=bool(info.local_state))
        dialog.open()

    def sheet_options(self, language: str) -> "SheetOptions":
        """Paper and marking as the user last chose them."""
        from explorer.reports.sheet.model import Paper as PaperSize
        from explorer.reports.sheet.model import SheetOptions

        return SheetOptions(
            paper=PaperSize(self.settings.paper) if self.settings.paper else PaperSize.A4,
            marking=self.settings.marking,
            language=language,
            made=date.today(),  # noqa: DTZ011 - the user's own day
        )

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
        from explorer.reports.map_view_export import SeenMap

        number = f"{page.clause.number} " if page.clause else ""
        marked = self.conductor.window.map.marked
        return SeenMap(page.reference, f"{number}{page.title}", page.language, *shown, marked)

    def _agree_size(self, seen: "SeenMap", target: Path) -> None:
        """Ask for the size of what has one; then write."""
        from explorer.reports.map_view_export import height_mm
        from explorer.reports.text.image_size import PictureSize
        from explorer.ui.printing.image_size_dialog import PictureSizeDialog

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
            from explorer.reports.map_view_export import as_file
            from explorer.store.pack.map_content import map_content
            from explorer.system.atomic_file import write_whole

            content = map_content(connection, seen.language)
            write_whole(target, as_file(seen, content, target.suffix.lower(), size))
            return target

        self.conductor.session.reader.ask("export map", write, self._exported)

    def _exported(self, target: Path) -> None:
        self._told(self.tr("The map is in {file}.").format(file=target))
