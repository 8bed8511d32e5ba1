"""The form: fields, what is wrong with them, and whose record it is."""

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
    """Asks for one record. ``submitted`` is told when it is filled in, and what is wrong comes
    back by ``show_problems``; ``source_wanted`` asks for a new source, for a list to tick it in.
    """

    submitted = Signal()
    source_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        kind: RecordKind,
        choices: FormChoices,
        words: Mapping[str, str],
        author: str,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("{kind}, local").format(kind=kind_title(kind)))
        self.fields = FieldSet(self, OWN[kind], form_fields(OWN[kind]), choices, words)
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
        self._begun = self.content()
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
        signed = QFormLayout()
        signed.addRow(self.tr("&Your name:"), self.author)
        layout = QVBoxLayout(self)
        kept = self.tr(
            "Kept on your desk beside the pack, marked as local with your name wherever it is shown"
            " or printed."
        )
        for said in (about, kept):
            if said:
                told = _plain_label(self)
                told.setText(said)
                layout.addWidget(told)
        layout.addWidget(area, 1)
        layout.addLayout(signed)
        layout.addWidget(self.problems)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        screen = self.screen().availableGeometry()
        wanted = body.sizeHint().height() + layout.sizeHint().height()
        self.resize(unit * 96, min(wanted, round(screen.height() * 0.86)))

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill the form in."""
        self.fields.set_value(content)
        self._begun = self.content()

    def reject(self) -> None:
        """Close without keeping; what was typed is asked about first."""
        if self.content() == self._begun or confirm.confirm(
            self,
            self.windowTitle(),
            self.tr("What you filled in is not kept."),
            self.tr("&Throw it away"),
            self.tr("&Go on writing"),
        ):
            super().reject()

    def content(self) -> dict[str, Any]:
        """What is filled in."""
        return self.fields.value()

    def _submit(self) -> None:
        if not self.author.text().strip():
            self._tell([self.tr("Write your name: a local record always has an author.")])
            return
        self.submitted.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell what is wrong and what to do, in words; all that is missing in one sentence."""
        missing = [label(found[1]) for one in problems if (found := _MISSING.search(one.what))]
        others = [_sentence(one) for one in problems if not _MISSING.search(one.what)]
        names = ", ".join(f"“{name}”" for name in dict.fromkeys(missing))
        told = [self.tr("Fill in: {names}.").format(names=names)] if missing else []
        self._tell([*told, *others])

    def _tell(self, sentences: Sequence[str]) -> None:
        self.problems.setText("\n".join(dict.fromkeys(sentences)))
        self.problems.setAccessibleName(self.problems.text())
        self.problems.show()


def _sentence(one: Problem) -> str:
    """A problem as the form calls its fields."""
    said = re.sub(r"(field|of|for) “(\w+)”", lambda m: f"{m[1]} “{label(m[2])}”", one.what)
    return f"{said[:1].upper()}{said[1:]}: {one.remedy}."


def _plain_label(parent: QWidget) -> QLabel:
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
