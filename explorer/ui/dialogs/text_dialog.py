"""Dialog with a text to read, which may be printable."""

from markupsafe import Markup
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from explorer.ui.widgets.rich_text import RichTextView


class TextDialog(QDialog):
    """Dialog that shows HTML; ``lines`` and ``columns`` of text are its first size.

    If ``printable``, it has a button to copy and a button to print, which emits
    ``print_requested``.
    """

    print_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        html: Markup,
        *,
        columns: int = 40,
        lines: int = 30,
        printable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.view = RichTextView(self)
        self.view.setAccessibleName(title)
        self.view.show_html(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        if printable:
            printing = buttons.addButton(self.tr("&Print…"), QDialogButtonBox.ButtonRole.ActionRole)
            printing.clicked.connect(self.print_requested)
            copying = buttons.addButton(self.tr("Cop&y"), QDialogButtonBox.ButtonRole.ActionRole)
            copying.setToolTip(self.tr("Copy the selected text, or all of it"))
            copying.clicked.connect(self._copy)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * columns, unit * lines)

    def _copy(self) -> None:
        selected = self.view.textCursor().selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n")
        QGuiApplication.clipboard().setText(selected or self.view.toPlainText())
