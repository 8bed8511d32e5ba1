"""Wizard of four pages that makes a local document from a text."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.domain.desk.form_options import FormChoices
from explorer.interchange.document_reader import ParsedDocument
from explorer.interchange.text.document_record import document_content, links_in, points_in
from explorer.interchange.text.editable_text import as_text
from explorer.interchange.text.point_model import ParsedPoints
from explorer.ui.features.imports.correspondences_page import CounterpartsPage
from explorer.ui.features.imports.text_pages import AboutPage, ParseText, prefilled_fields
from explorer.ui.features.imports.text_wizard import TextWizard


class DraftWizard(TextWizard):
    """Wizard of a draft: its text, points, metadata and correspondences."""

    def __init__(
        self,
        parent: QWidget,
        choices: FormChoices,
        parse_text: ParseText,
        catalog: Mapping[str, str],
        author: str,
    ) -> None:
        super().__init__(parent, parse_text, catalog)
        self.setWindowTitle(self.tr("Add draft"))
        self.about = AboutPage(self, choices, catalog)
        self.counterparts = CounterpartsPage(self, catalog)
        self.author = QLineEdit(author, self)
        self.author.setAccessibleName(self.tr("Your name"))
        self.about.fields.form.addRow(self.tr("Your name:"), self.author)
        self.add_pages(self.about, self.counterparts)

    def content(self) -> dict[str, Any]:
        """Return the document's content from the pages."""
        links, dropped = self.counterparts.confirmed()
        return document_content(
            self.about.content(),
            self.points.points(),
            self.about.against.currentData(),
            links,
            dropped,
        )

    def annex_contents(self) -> list[dict[str, Any]]:
        """Return the content of each annex, which is a document of its own without links."""
        about = self.about.content()
        against = self.about.against.currentData()
        return [
            document_content(
                {**about, "title": f"{about.get('title', '')} – {annex.title}"},
                annex.parsed.points,
                against,
                (),
                (),
            )
            for annex in self.points.parsed_points().annexes
            if annex.parsed.points
        ]

    def show_file(self, file: ParsedDocument) -> None:
        """Show the text of a file and the metadata in it."""
        super().show_file(file)
        self.about.fields.set_value(prefilled_fields(file))

    def show_record(self, content: Mapping[str, Any]) -> None:
        """Fill in a stored document with its confirmed correspondences."""
        parsed = ParsedPoints(points_in(content))
        self.show_file(ParsedDocument(as_text(parsed), parsed, marked=True))
        document, links, dropped = links_in(content)
        self.about.fields.set_value(content)
        self.about.wording.setChecked(bool(content.get("wording")))
        index = self.about.against.findData(document)
        if index >= 0:
            self.about.against.setCurrentIndex(index)
        self.counterparts.expect(links, dropped)

    def accept(self) -> None:
        """Emit ``submitted``; the wizard closes once the document is valid."""
        if self.author.text().strip():
            self.submitted.emit()
        else:
            self.show_problems([self.tr("Enter your name on the previous page.")])
