"""Form of a local record: its fields, its author, and the problems found in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.form_options import FormChoices
from explorer.domain.desk.local_records import RecordKind
from explorer.packs.source.local_record_specs import OWN
from explorer.packs.source.problems import Problem
from explorer.packs.source.record_fields import form_fields
from explorer.ui.dialogs import confirm
from explorer.ui.widgets.form.field_set import FieldSet
from explorer.ui.widgets.form.fields import kind_title, label

_MISSING = re.compile(r"the field “(\w+)” is missing")


class RecordForm(QDialog):
    """Form of one record.

    ``submitted`` is emitted by Save; ``show_problems`` shows the problems of the record then.
    ``source_requested`` emits the list in which a new source is to be ticked.
    """

    submitted = Signal()
    source_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        kind: RecordKind,
        choices: FormChoices,
        catalog: Mapping[str, str],
        author: str,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("{kind}, local").format(kind=kind_title(kind)))
        self.fields = FieldSet(self, OWN[kind], form_fields(OWN[kind]), choices, catalog)
        self.fields.new_source_requested.connect(self.source_requested)
        self.author = QLineEdit(author, self)
        self.author.setAccessibleName(self.tr("Your name"))
        self.problems = _plain_label(self)
        self.problems.setStyleSheet("font-weight: bold")
        self.problems.hide()
        self.buttons = QDialogButtonBox(self)
        self.buttons.setStandardButtons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._submit)
        self.buttons.rejected.connect(self.reject)
        self._original = self.content()
        self._lay_out(about)

    def _lay_out(self, about: str) -> None:
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        author_row = QFormLayout()
        author_row.addRow(self.tr("&Your name:"), self.author)
        layout = QVBoxLayout(self)
        note = self.tr(
            "Saved on this computer. Marked “local” with your name on screen and on paper."
        )
        for sentence in (about, note):
            if sentence:
                message = _plain_label(self)
                message.setText(sentence)
                layout.addWidget(message)
        layout.addWidget(area, 1)
        layout.addLayout(author_row)
        layout.addWidget(self.problems)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        screen = self.screen().availableGeometry()
        height = body.sizeHint().height() + layout.sizeHint().height()
        self.resize(unit * 96, min(height, round(screen.height() * 0.86)))

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in the form."""
        self.fields.set_value(content)
        self._original = self.content()

    def reject(self) -> None:
        """Close without saving, after a question if anything was edited."""
        if self.content() == self._original or confirm.confirm(
            self,
            self.windowTitle(),
            self.tr("Discard this entry?"),
            self.tr("&Discard"),
            self.tr("&Keep editing"),
        ):
            super().reject()

    def content(self) -> dict[str, Any]:
        """Return the content of the filled fields."""
        return self.fields.value()

    def _submit(self) -> None:
        if not self.author.text().strip():
            self._show_sentences([self.tr("Enter your name: it is shown with your addition.")])
            return
        self.submitted.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems and their remedies; all missing fields are in one sentence."""
        matches = [(problem, _MISSING.search(problem.what)) for problem in problems]
        missing = [label(match[1]) for _, match in matches if match]
        sentences = [_sentence(problem) for problem, match in matches if not match]
        if missing:
            names = ", ".join(f"“{name}”" for name in dict.fromkeys(missing))
            sentences.insert(0, self.tr("Fill in: {names}.").format(names=names))
        self._show_sentences(sentences)

    def _show_sentences(self, sentences: Sequence[str]) -> None:
        self.problems.setText("\n".join(dict.fromkeys(sentences)))
        self.problems.setAccessibleName(self.problems.text())
        self.problems.show()


def _sentence(problem: Problem) -> str:
    """Return a problem with the labels of the form in place of field names."""
    what = re.sub(r"(field|of|for) “(\w+)”", lambda m: f"{m[1]} “{label(m[2])}”", problem.what)
    return f"{what[:1].upper()}{what[1:]}: {problem.remedy}."


def _plain_label(parent: QWidget) -> QLabel:
    plain_label = QLabel(parent)
    plain_label.setTextFormat(Qt.TextFormat.PlainText)
    plain_label.setWordWrap(True)
    return plain_label
