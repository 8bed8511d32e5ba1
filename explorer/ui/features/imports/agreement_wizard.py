"""Wizard of three pages that makes a pack from a text."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from explorer.interchange.document_reader import ParsedDocument
from explorer.interchange.model.agreement import Agreement
from explorer.interchange.packs.from_text import agreement_of_text
from explorer.ui.features.imports.agreement_page import AgreementPage
from explorer.ui.features.imports.text_pages import ParseText, prefilled_fields
from explorer.ui.features.imports.text_wizard import TextWizard


class AgreementWizard(TextWizard):
    """Wizard that imports an agreement as a separate pack."""

    def __init__(
        self,
        parent: QWidget,
        file: ParsedDocument,
        parse_text: ParseText,
        catalog: Mapping[str, str],
    ) -> None:
        super().__init__(parent, parse_text, catalog)
        self.setWindowTitle(self.tr("Import agreement"))
        self.about = AgreementPage(self, catalog)
        self.add_pages(self.about)
        self.show_file(file)

    def show_file(self, file: ParsedDocument) -> None:
        """Show the text of a file and the metadata in it."""
        super().show_file(file)
        self.about.fields.set_value(
            {**prefilled_fields(file), "licence": file.exported_fields.get("licence", "")}
        )
        self.about.wording.setChecked(file.exported_fields.get("wording", "true") == "true")

    def agreement(self) -> Agreement:
        """Return the agreement from the content of the pages."""
        return agreement_of_text(
            self.about.about(), self.points.parsed_points(), self.points.translation
        )

    def accept(self) -> None:
        """Emit ``submitted``; the wizard closes once the pack is valid."""
        if self.about.validatePage():
            self.submitted.emit()
