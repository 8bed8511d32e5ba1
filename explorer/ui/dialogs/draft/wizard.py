"""From a text to a document in four pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget, QWizard

from explorer.domain.form_choices import FormChoices
from explorer.drafts.akoma_ntoso import points_as_text
from explorer.drafts.record import document_content, links_in, points_in
from explorer.drafts.text_files import DraftFile
from explorer.packs.problems import Problem
from explorer.ui.dialogs import questions
from explorer.ui.dialogs.draft.counterparts_page import CounterpartsPage
from explorer.ui.dialogs.draft.pages import AboutPage, PointsPage, TextPage, told_of
from explorer.ui.widgets.sizes import wizard_size


class DraftWizard(QWizard):
    """Asks for a draft. ``submitted`` is told at its end; it closes by ``accept_document``."""

    submitted = Signal()

    def __init__(
        self, parent: QWidget, choices: FormChoices, words: Mapping[str, str], author: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A draft of your own"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.text = TextPage(self)
        self.points = PointsPage(self, self.text.text.toPlainText)
        self.about = AboutPage(self, choices, words)
        self.counterparts = CounterpartsPage(self, words)
        self.author = QLineEdit(author, self)
        self.author.setAccessibleName(self.tr("Your name"))
        self.about.fields.form.addRow(self.tr("Your name:"), self.author)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.hide()
        layout = self.counterparts.layout()
        assert layout is not None
        layout.addWidget(self.problems)
        for page in (self.text, self.points, self.about, self.counterparts):
            self.addPage(page)
        self.resize(wizard_size(self))

    def content(self) -> dict[str, Any]:
        """The document's content as it stands."""
        links, dropped = self.counterparts.confirmed()
        return document_content(
            self.about.content(),
            self.points.points(),
            self.about.against.currentData(),
            links,
            dropped,
        )

    def show_file(self, file: DraftFile) -> None:
        """Take what a file holds: its text, the points it marks, and what it is called."""
        self.text.text.setPlainText(file.text)
        self.points.expect(file)
        self.about.fields.set_value(told_of(file))

    def show_record(self, content: Mapping[str, Any]) -> None:
        """Fill in a document that was kept before, with what was confirmed of it."""
        points = points_in(content)
        self.show_file(DraftFile(points_as_text(points), points, marked=True))
        document, links, gone = links_in(content)
        self.about.fields.set_value(content)
        self.about.wording.setChecked(bool(content.get("wording")))
        at = self.about.against.findData(document)
        self.about.against.setCurrentIndex(at if at >= 0 else self.about.against.currentIndex())
        self.counterparts.expect(links, gone)

    def reject(self) -> None:
        """Close without keeping; a text that is there is asked about first."""
        if not self.text.isComplete() or questions.agreed(
            self,
            self.windowTitle(),
            self.tr("The text and what you put right in it are not kept."),
            self.tr("&Throw it away"),
            self.tr("&Go on"),
        ):
            super().reject()

    def accept(self) -> None:
        """The last page is done: the document is checked before the wizard closes."""
        if self.author.text().strip():
            self.submitted.emit()
        else:
            self._tell([self.tr("Write your name, one page before: a document has an author.")])

    def accept_document(self) -> None:
        """Close: the document fits."""
        super().accept()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell what does not fit."""
        self._tell([f"{one.what}; {one.remedy}." for one in problems])

    def _tell(self, sentences: Sequence[str]) -> None:
        self.problems.setText("\n".join(dict.fromkeys(sentences)))
        self.problems.show()
