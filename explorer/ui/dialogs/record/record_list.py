"""Several records within one, as the sides of a disagreement."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

from explorer.domain.form_choices import FormChoices
from explorer.packs.schema import Spec
from explorer.ui.dialogs.record.field_set import FieldSet
from explorer.ui.dialogs.record.fields import SHOWN

#: A disagreement has two sides at least.
_AT_FIRST = 2


class RecordList(QWidget):
    """Blocks of fields one below the other, and a button for another block."""

    new_source_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        spec: Spec,
        name: str,
        choices: FormChoices,
        words: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self._spec, self._name, self._choices, self._words = spec, name, choices, words
        self.blocks: list[FieldSet] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.another = QPushButton(self.tr("&Another side"), self)
        self.another.clicked.connect(self.add)
        self._layout.addWidget(self.another)
        for _ in range(_AT_FIRST):
            self.add()

    def add(self) -> FieldSet:
        """Add an empty block."""
        frame = QGroupBox(self.tr("Side {number}").format(number=len(self.blocks) + 1), self)
        fields = FieldSet(frame, self._spec, SHOWN[self._name], self._choices, self._words)
        fields.new_source_wanted.connect(self.new_source_wanted)
        inner = QVBoxLayout(frame)
        inner.addWidget(fields)
        self._layout.insertWidget(len(self.blocks), frame)
        self.blocks.append(fields)
        return fields

    def value(self) -> list[dict[str, Any]]:
        """The blocks in which anything is said."""
        return [value for value in (block.value() for block in self.blocks) if value.get("says")]

    def set_value(self, records: list[Mapping[str, Any]]) -> None:
        """Fill blocks in, as many as there are records."""
        while len(self.blocks) < len(records):
            self.add()
        for block, record in zip(self.blocks, records, strict=False):
            block.set_value(record)
