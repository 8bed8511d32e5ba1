"""Wizard page with the metadata of an imported agreement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget, QWizardPage

from explorer.domain.content.documents import TextStatus
from explorer.domain.desk.form_options import FormChoices
from explorer.interchange.model.agreement import UNKNOWN_LICENCE
from explorer.interchange.packs.from_text import AboutText
from explorer.packs.source import record_specs
from explorer.packs.source.schema import Field
from explorer.ui.features.imports.text_pages import has_required_fields
from explorer.ui.widgets.form.field_set import FieldSet

_FIELDS = {
    "title": record_specs.DOCUMENT["title"],
    "date": record_specs.DOCUMENT["date"],
    "text_status": record_specs.DOCUMENT["text_status"],
    "publisher": record_specs.SOURCE["publisher"],
    "url": record_specs.SOURCE["url"],
    "party_names": Field(),
    "licence": Field(),
}


class AgreementPage(QWizardPage):
    """Wizard page with title, date, text status, source, parties and terms of a text."""

    def __init__(self, parent: QWidget, catalog: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Details"))
        self.setSubTitle(self.tr("Title, date, text status and publisher are required."))
        self.fields = FieldSet(self, _FIELDS, tuple(_FIELDS), FormChoices(), catalog)
        self.wording = QCheckBox(self.tr("This is the text's &wording, not a summary"), self)
        self.wording.setChecked(True)
        self.fields.form.addRow("", self.wording)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.fields)
        layout.addStretch(1)
        layout.addWidget(self.notice)

    def about(self) -> AboutText:
        """Return the content of the fields."""
        content: dict[str, Any] = self.fields.value()
        names = content.get("party_names", "").splitlines()
        return AboutText(
            title=content["title"],
            dated=date.fromisoformat(content["date"]),
            text_status=TextStatus(content["text_status"]),
            publisher=content["publisher"],
            url=content.get("url", ""),
            parties=tuple(name.strip() for name in names if name.strip()),
            licence=content.get("licence") or UNKNOWN_LICENCE,
            wording=self.wording.isChecked(),
        )

    def validatePage(self) -> bool:
        """Return True if all required fields are filled in."""
        content = self.fields.value()
        names = {
            "title": self.tr("Title"),
            "text_status": self.tr("Text status"),
            "publisher": self.tr("Publisher"),
        }
        return has_required_fields(self.notice, content, names)
