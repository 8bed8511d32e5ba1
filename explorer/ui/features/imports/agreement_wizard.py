"""From a text of others to a pack in three pages."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from explorer.interchange.document_reader import ParsedDocument
from explorer.interchange.model.agreement import Agreement
from explorer.interchange.packs.from_text import agreement_of_text
from explorer.ui.features.imports.agreement_page import AgreementPage
from explorer.ui.features.imports.text_pages import prefilled_fields
from explorer.ui.features.imports.text_wizard import TextWizard


class AgreementWizard(TextWizard):
    """Asks for an agreement that is to be a pack of its own."""

    def __init__(self, parent: QWidget, file: ParsedDocument, words: Mapping[str, str]) -> None:
        super().__init__(parent, words)
        self.setWindowTitle(self.tr("Import an agreement"))
        self.about = AgreementPage(self, words)
        self.add_pages(self.about)
        self.show_file(file)

    def show_file(self, file: ParsedDocument) -> None:
        """Take also what a file says of itself."""
        super().show_file(file)
        self.about.fields.set_value(
            {**prefilled_fields(file), "licence": file.exported_fields.get("licence", "")}
        )
        self.about.wording.setChecked(file.exported_fields.get("wording", "true") == "true")

    def agreement(self) -> Agreement:
        """The agreement as it stands."""
        return agreement_of_text(
            self.about.about(), self.points.points(), renumbered=self.points.renumbered
        )

    def accept(self) -> None:
        """The last page is done: the pack is checked before the wizard closes."""
        if self.about.validatePage():
            self.submitted.emit()
