"""From a text to a document in four pages."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.domain.desk.form_options import FormChoices
from explorer.interchange.akoma_ntoso.reader import points_as_text
from explorer.interchange.document_reader import DraftFile
from explorer.interchange.text.document_record import document_content, links_in, points_in
from explorer.ui.features.imports.correspondences_page import CounterpartsPage
from explorer.ui.features.imports.text_pages import AboutPage, told_of
from explorer.ui.features.imports.text_wizard import TextWizard


class DraftWizard(TextWizard):
    """Asks for a draft: what it is, and what its points correspond to."""

    def __init__(
        self, parent: QWidget, choices: FormChoices, words: Mapping[str, str], author: str
    ) -> None:
        super().__init__(parent, words)
        self.setWindowTitle(self.tr("A draft of your own"))
        self.about = AboutPage(self, choices, words)
        self.counterparts = CounterpartsPage(self, words)
        self.author = QLineEdit(author, self)
        self.author.setAccessibleName(self.tr("Your name"))
        self.about.fields.form.addRow(self.tr("Your name:"), self.author)
        self.add_pages(self.about, self.counterparts)

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
        """Take also what a file says it is called."""
        super().show_file(file)
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

    def accept(self) -> None:
        """The last page is done: the document is checked before the wizard closes."""
        if self.author.text().strip():
            self.submitted.emit()
        else:
            self.show_problems(
                [self.tr("Write your name, one page before: a document has an author.")]
            )
