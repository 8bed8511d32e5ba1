"""A dialog with a text to read and a button to close, or to print it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from explorer.ui.widgets.rich_text import RichTextView


class TextDialog(QDialog):
    """Shows HTML made by this program; ``lines`` and ``columns`` of text are its first size.

    A ``printable`` one has a button to print, which ``print_wanted`` tells of.
    """

    print_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        html: str,
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
            printing.clicked.connect(self.print_wanted)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * columns, unit * lines)
