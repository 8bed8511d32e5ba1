"""From a text of others to a pack in three pages."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget, QWizard

from explorer.agreements.agreement import Agreement
from explorer.agreements.of_text import agreement_of_text
from explorer.drafts.text_files import DraftFile
from explorer.ui.dialogs import questions
from explorer.ui.dialogs.agreement.about_page import AgreementPage
from explorer.ui.dialogs.draft.pages import PointsPage, TextPage, told_of
from explorer.ui.widgets.sizes import wizard_size


class AgreementWizard(QWizard):
    """Asks for an agreement. ``submitted`` is told at its end; ``accept_agreement`` closes it."""

    submitted = Signal()

    def __init__(self, parent: QWidget, file: DraftFile, words: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import an agreement"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.text = TextPage(self)
        self.points = PointsPage(self, self.text.text.toPlainText)
        self.about = AgreementPage(self, words)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.hide()
        layout = self.about.layout()
        assert layout is not None
        layout.addWidget(self.problems)
        for page in (self.text, self.points, self.about):
            self.addPage(page)
        self.resize(wizard_size(self))
        self.show_file(file)

    def show_file(self, file: DraftFile) -> None:
        """Take what a file holds: its text, the points it marks, and what it is called."""
        self.text.text.setPlainText(file.text)
        self.points.expect(file)
        self.about.fields.set_value({**told_of(file), "licence": file.said.get("licence", "")})
        self.about.wording.setChecked(file.said.get("wording", "true") == "true")

    def agreement(self) -> Agreement:
        """The agreement as it stands."""
        return agreement_of_text(
            self.about.about(), self.points.points(), renumbered=self.points.renumbered
        )

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
        """The last page is done: the pack is checked before the wizard closes."""
        if self.about.validatePage():
            self.submitted.emit()

    def accept_agreement(self) -> None:
        """Close: the pack is sound."""
        super().accept()

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Tell what does not fit."""
        self.problems.setText("\n".join(dict.fromkeys(sentences)))
        self.problems.show()
