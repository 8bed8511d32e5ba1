"""A dialog with a text to read and a button to close."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from explorer.ui.widgets.rich_text import RichTextView


class TextDialog(QDialog):
    """Shows HTML made by this program; ``lines`` and ``columns`` of text are its first size."""

    def __init__(
        self, parent: QWidget, title: str, html: str, *, columns: int = 40, lines: int = 30
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.view = RichTextView(self)
        self.view.setAccessibleName(title)
        self.view.show_html(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * columns, unit * lines)
