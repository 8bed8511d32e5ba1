"""What every way from a text to something kept begins with, and how it ends."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget, QWizard, QWizardPage

from explorer.interchange.document_reader import DraftFile
from explorer.ui.dialogs import confirm
from explorer.ui.features.imports.text_pages import PointsPage, TextPage
from explorer.ui.widgets.window_sizes import wizard_size


class TextWizard(QWizard):
    """A text and its points first. ``submitted`` is told at the end; ``close_kept`` closes it."""

    submitted = Signal()

    def __init__(self, parent: QWidget, words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.text = TextPage(self)
        self.points = PointsPage(self, self.text.text.toPlainText, words)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.hide()

    def add_pages(self, *further: QWizardPage) -> None:
        """The text, its points, and what follows; the last page tells what does not fit."""
        layout = further[-1].layout()
        assert layout is not None
        layout.addWidget(self.problems)
        for page in (self.text, self.points, *further):
            self.addPage(page)
        self.resize(wizard_size(self))

    def show_file(self, file: DraftFile) -> None:
        """Take what a file holds: its text, and the points it marks."""
        self.text.text.setPlainText(file.text)
        self.points.expect(file)

    def reject(self) -> None:
        """Close without keeping; a text that is there is asked about first."""
        if not self.text.isComplete() or confirm.agreed(
            self,
            self.windowTitle(),
            self.tr("The text and what you put right in it are not kept."),
            self.tr("&Throw it away"),
            self.tr("&Go on"),
        ):
            super().reject()

    def close_kept(self) -> None:
        """Close: what was made fits."""
        super().accept()

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Tell what does not fit."""
        self.problems.setText("\n".join(dict.fromkeys(sentences)))
        self.problems.show()
