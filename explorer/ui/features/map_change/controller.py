"""Controller of the comparison of map days: draws on a worker, copies, exports and prints."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage

from explorer.domain.content.map_days import compared_days, day_shown
from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.worker import Worker

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.reports.svg.day_change import ChangeDrawing
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.map_change.dialog import MapChangeDialog

_MM_PER_PIXEL = 0.2
#: The copied picture carries heading, totals and small print, as it leaves the dialog.
_COPY_MM, _COPY_PIXELS = (180.0, 243.0), 1400


class MapChangeController(QObject):
    """Opens the dialog that compares two map days."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        self.dialog: MapChangeDialog | None = None
        self._worker: Worker | None = None
        self._content: MapContent | None = None
        self._drawing: ChangeDrawing | None = None
        self._action = context.actions[ActionId.COMPARE_MAP_DAYS]
        self._action.setEnabled(False)
        self._action.triggered.connect(self.compare)
        context.browsing.map_loaded.connect(self._offer)

    def _offer(self, content: "MapContent") -> None:
        """Enable the action for a pack with map days to compare."""
        self._action.setEnabled(len(content.days) > 1)

    def compare(self) -> None:
        """Compare the map day that is shown with the day before it."""
        content, viewpoint = self.context.browsing.map_content, self.context.browsing.viewpoint
        if content is None or viewpoint is None or len(content.days) < 2:
            return
        from explorer.ui.features.map_change.dialog import MapChangeDialog

        days = [day.as_of for day in content.days]
        shown = day_shown(content.days, viewpoint.as_of.isoformat())
        later = max(days.index(shown.as_of) if shown is not None else 0, 1)
        dialog = MapChangeDialog(
            self.context.dialog_parent, content.days, self.context.browsing.language
        )
        dialog.choose_days(days[later - 1], days[later])
        dialog.days_chosen.connect(self._compare_chosen)
        dialog.picture_requested.connect(self._draw)
        dialog.copy_requested.connect(self._copy)
        dialog.export_requested.connect(self._export)
        dialog.print_requested.connect(self._print)
        dialog.finished.connect(self._forget)
        self.dialog, self._content, self._drawing = dialog, content, None
        dialog.open()
        self._compare_chosen()

    def _forget(self) -> None:
        self.dialog, self._content, self._drawing = None, None, None
        if self._worker is not None:
            self._worker.cancel("comparison")
            self._worker.cancel("picture")

    def _workers(self) -> Worker:
        if self._worker is None:
            self._worker = Worker("map change", self)
            self._worker.failed.connect(self.context.browsing.pack.failed)
        return self._worker

    def _compare_chosen(self) -> None:
        dialog, content = self.dialog, self._content
        if dialog is None or content is None:
            return
        days = compared_days(content.days, *dialog.days)
        self._drawing = None
        if days is None:
            self._workers().cancel("comparison")
            self._workers().cancel("picture")
            dialog.show_nothing()
            return
        before, after = days[0].as_of, days[1].as_of

        def compare() -> "ChangeDrawing":
            from explorer.reports.svg.day_change import change_drawing

            return change_drawing(content, before, after)

        self._workers().submit(compare, self._show, kind="comparison")

    def _show(self, drawing: "ChangeDrawing") -> None:
        if self.dialog is not None:
            self._drawing = drawing
            self.dialog.show_change(drawing.change)
            self._draw()

    def _draw(self) -> None:
        """Draw the changes in the size of the picture."""
        dialog, drawing = self.dialog, self._drawing
        if dialog is None or drawing is None:
            return
        from explorer.reports.text.day_change_text import change_alt

        catalog = load_words(self.context.browsing.language)
        size, pixels = dialog.picture.size(), dialog.picture.pixels

        def draw() -> QImage:
            from explorer.reports.formats.png import svg_to_png
            from explorer.reports.svg.day_change import change_svg

            svg = change_svg(
                drawing,
                catalog,
                width_mm=size.width() * _MM_PER_PIXEL,
                height_mm=size.height() * _MM_PER_PIXEL,
                titled=False,
                compact=True,
            )
            # Typst drops a row or column of pixels at some sizes: half of twice the size hides it.
            twice = QImage.fromData(svg_to_png(svg, pixels=2 * pixels.width()))
            return twice.scaled(
                pixels,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )

        def show(image: QImage) -> None:
            if self.dialog is dialog:
                dialog.picture.show_image(image, change_alt(drawing.change, catalog))

        self._workers().submit(draw, show, kind="picture")

    def _copy(self) -> None:
        """Put the tables as text and the drawing as a picture on the clipboard."""
        drawing = self._drawing
        if drawing is None:
            return
        from explorer.reports.text.day_change_text import change_as_text

        catalog = load_words(self.context.browsing.language)

        def draw() -> QImage:
            from explorer.reports.formats.png import svg_to_png
            from explorer.reports.svg.day_change import change_svg

            width, height = _COPY_MM
            svg = change_svg(drawing, catalog, width_mm=width, height_mm=height)
            return QImage.fromData(svg_to_png(svg, pixels=_COPY_PIXELS))

        def copy(image: QImage) -> None:
            data = QMimeData()
            data.setText(change_as_text(drawing.change, catalog))
            data.setImageData(image)
            QGuiApplication.clipboard().setMimeData(data)
            self.context.notifier.show_status(self.tr("Copied the tables and the picture."))

        self._workers().submit(draw, copy)

    def _export(self) -> None:
        """Ask for a file and write the comparison there."""
        drawing, content, info = self._drawing, self._content, self.context.browsing.info
        if drawing is None or content is None or info is None:
            return
        target = self._ask_for_file(drawing)
        if target is None:
            return
        options = self.context.printing.sheet_options()

        def write() -> Path:
            from explorer.reports.day_change_export import change_as_file
            from explorer.system.atomic_file import write_atomic

            ending = target.suffix.lower()
            file = change_as_file(drawing, ending, options, info, content.attribution)
            write_atomic(target, file)
            return target

        self._workers().submit(write, self._written)

    def _ask_for_file(self, drawing: "ChangeDrawing") -> Path | None:
        from explorer.system.file_kinds import GEOJSON
        from explorer.ui.dialogs.file_choice import ask_target
        from explorer.ui.printing.file_formats import PDF, format_names, with_ending

        names = format_names((PDF, ".svg", ".png", GEOJSON))
        change = drawing.change
        name = f"map-change-{change.before.as_of}-{change.after.as_of}.pdf"
        chosen, kind = ask_target(self.dialog, self.tr("Export"), name, ";;".join(names.values()))
        return with_ending(chosen, kind, names) if chosen else None

    def _written(self, target: Path) -> None:
        self.context.notifier.show_status(self.tr("Saved to {file}.").format(file=target))

    def _print(self) -> None:
        """Preview the drawing and the table by oblast."""
        if self._drawing is None:
            return
        change = self._drawing.change
        before, after = change.before.as_of, change.after.as_of

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_day_change

            return compose_day_change(connection, options, before=before, after=after)

        title = f"map change {before}"
        self.context.printing.preview_book(compose, title, date.fromisoformat(after))
