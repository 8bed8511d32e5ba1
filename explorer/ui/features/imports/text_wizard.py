"""Base of the wizards that start from a text."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget, QWizard, QWizardPage

from explorer.interchange.document_reader import ParsedDocument
from explorer.ui.dialogs import confirm
from explorer.ui.features.imports.text_pages import ParseText, PointsPage, TextPage
from explorer.ui.widgets.window_sizes import wizard_size


class TextWizard(QWizard):
    """Wizard whose first pages are a text and its points.

    ``submitted`` is emitted by the last page; ``close_kept`` closes the wizard after saving.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget, parse_text: ParseText, catalog: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.text = TextPage(self)
        self.points = PointsPage(self, self.text.text.toPlainText, parse_text, catalog)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.hide()

    def add_pages(self, *further: QWizardPage) -> None:
        """Add the pages of the text and the points, then further ones; the last shows problems."""
        layout = further[-1].layout()
        assert layout is not None
        layout.addWidget(self.problems)
        for page in (self.text, self.points, *further):
            self.addPage(page)
        self.resize(wizard_size(self))

    def show_file(self, file: ParsedDocument) -> None:
        """Show the text of a file, and the points it marks."""
        self.text.text.setPlainText(file.text)
        self.points.expect(file, self.text.text.toPlainText())

    def reject(self) -> None:
        """Close without saving, after a question if there is a text."""
        if not self.text.isComplete() or confirm.confirm(
            self,
            self.windowTitle(),
            self.tr("Discard draft and corrections?"),
            self.tr("&Discard"),
            self.tr("&Keep editing"),
        ):
            super().reject()

    def close_kept(self) -> None:
        """Close after the record was saved."""
        super().accept()

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Show problems on the last page."""
        self.problems.setText("\n".join(dict.fromkeys(sentences)))
        self.problems.show()
