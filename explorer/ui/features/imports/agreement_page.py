"""What a text from elsewhere is, as far as its file does not tell."""

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
from explorer.ui.features.imports.text_pages import is_filled_in
from explorer.ui.widgets.form.field_set import FieldSet

_ASKED = {
    "title": record_specs.DOCUMENT["title"],
    "date": record_specs.DOCUMENT["date"],
    "text_status": record_specs.DOCUMENT["text_status"],
    "publisher": record_specs.SOURCE["publisher"],
    "url": record_specs.SOURCE["url"],
    "party_names": Field(),
    "licence": Field(),
}


class AgreementPage(QWizardPage):
    """Title, date, text status, source, parties and terms of a text."""

    def __init__(self, parent: QWidget, words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What it is"))
        self.setSubTitle(self.tr("A text always has a date, a text status and a publisher."))
        self.fields = FieldSet(self, _ASKED, tuple(_ASKED), FormChoices(), words)
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
        """What was filled in."""
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
        """What every pack has must be there."""
        content = self.fields.value()
        names = {
            "title": self.tr("Title"),
            "text_status": self.tr("Text status"),
            "publisher": self.tr("Publisher"),
        }
        return is_filled_in(self.notice, content, names)
