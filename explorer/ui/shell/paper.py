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
    from explorer.cartography.scene import Scene
    from explorer.reports.blocks import SheetOptions
    from explorer.reports.picture_size import PictureSize
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
        """Ask for a file and write the shown map there, as SVG, PNG or GeoJSON by its ending."""
        shown = self.conductor.window.map.shown
        if shown is None or self.conductor.page is None:
            return
        from explorer.reports.picture_size import PictureSize
        from explorer.ui.dialogs.picture_size import PictureSizeDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self.conductor.window,
            self.tr("Export map"),
            f"map_{self.conductor.page.reference.replace('/', '-')}.svg",
            self.tr("Drawing (*.svg);;Picture (*.png);;GeoJSON (*.geojson)"),
        )
        if not chosen:
            return
        target, scene = Path(chosen), shown[0]
        size: PictureSize | None = PictureSize()
        if target.suffix.lower() == ".png":
            size = PictureSizeDialog.ask(self.conductor.window, PictureSize())
        if size is None:
            return
        drawing = size
        title = self.conductor.page.title
        language = self.conductor.page.language
        names = [one.reference for one in self.conductor.page.map_references]

        def write(connection: "PackConnection") -> Path:
            from explorer.reports.writing import write_whole

            about = (title, language, names)
            write_whole(target, _map_bytes(connection, scene, target, about, drawing))
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


def _map_bytes(
    connection: "PackConnection",
    scene: "Scene",
    target: Path,
    about: tuple[str, str, list[str]],
    size: "PictureSize",
) -> bytes:
    """The shown scene as a file of the kind its ending names."""
    from explorer.cartography.extents import resolve
    from explorer.reports.map_svg import map_svg
    from explorer.store.map_content import map_content
    from explorer.wording import load_words

    title, language, names = about
    content = map_content(connection, language)
    ending = target.suffix.lower()
    if ending == ".geojson":
        from explorer.reports.map_geojson import map_geojson

        return map_geojson(content, scene).encode()
    lifted, _ = resolve(content, names)
    svg = map_svg(
        scene,
        width_mm=size.width_mm,
        height_mm=size.height_mm,
        words=load_words(language),
        title=title,
        highlighted=frozenset(lifted),
    )
    if ending == ".png":
        from explorer.reports.map_png import svg_to_png

        return svg_to_png(svg, pixels=size.columns)
    return svg.encode()
