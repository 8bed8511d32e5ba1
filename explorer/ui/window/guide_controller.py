"""Controller of the user guide: opens the page for what has the focus, and prints it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from explorer import __version__
from explorer.ui.app_context import AppContext
from explorer.ui.dialogs.guide_topics import topic_of
from explorer.ui.interface_language import interface_language

if TYPE_CHECKING:
    from explorer.reports.guide.document import GuideDocument
    from explorer.reports.guide.pages import Guide
    from explorer.reports.sheet.model import SheetOptions
    from explorer.ui.dialogs.user_guide import UserGuideDialog


class GuideController(QObject):
    """Shows the guide beside the window, or above the dialog that blocks the window."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def show_guide(self) -> None:
        """Read the guide on the file worker, then show the page for what has the focus now."""
        owner = QApplication.activeModalWidget() or self._window
        topic = topic_of(QApplication.focusWidget() or owner.focusWidget())
        language = interface_language()

        def read() -> "Guide":
            from explorer.reports.guide import pages
            from explorer.system.paths import RESOURCES

            return pages.read_guide(RESOURCES / "help", language)

        def show(guide: "Guide") -> None:
            dialog = self._dialog(owner, guide)
            dialog.show_page(*topic)
            dialog.show()
            dialog.raise_()
            dialog.activateWindow()

        self._context.files.submit(read, show, kind="user guide")

    def _dialog(self, owner: QWidget, guide: "Guide") -> "UserGuideDialog":
        """Return the open dialog, or a new dialog."""
        from PySide6.QtCore import Qt

        from explorer.ui.dialogs.user_guide import UserGuideDialog

        opened = owner.findChild(UserGuideDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if opened is not None:
            return opened
        dialog = UserGuideDialog(owner, guide)
        dialog.print_requested.connect(lambda: self._print(dialog, guide))
        return dialog

    def _print(self, dialog: QWidget, guide: "Guide") -> None:
        """Preview the guide; it is printed and saved there as PDF."""

        def make(options: "SheetOptions") -> "GuideDocument":
            from explorer.reports.guide.document import GuideDocument

            return GuideDocument(guide, options, __version__)

        self._context.printing.preview_guide(make, guide.language, date.today(), dialog)  # noqa: DTZ011
