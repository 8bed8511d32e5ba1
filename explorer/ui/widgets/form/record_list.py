"""Several records within one, as the sides of a disagreement."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

#: A disagreement has two sides at least.
_AT_FIRST = 2


class Block(Protocol):
    """Fields of one record: what a list of records asks of them."""

    def value(self) -> dict[str, Any]:
        """Return the content as it is filled in."""

    def set_value(self, content: Mapping[str, Any]) -> None:
        """Fill the fields in."""


class RecordList(QWidget):
    """Blocks of fields one below the other, and a button for another block."""

    def __init__(
        self,
        parent: QWidget,
        make_block: Callable[[QWidget], tuple[QWidget, Block]],
    ) -> None:
        """Create with empty blocks; ``make_block`` makes the fields of one, in a frame."""
        super().__init__(parent)
        self._make_block = make_block
        self.blocks: list[Block] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.another = QPushButton(self.tr("&Another side"), self)
        self.another.clicked.connect(self.add)
        self._layout.addWidget(self.another)
        for _ in range(_AT_FIRST):
            self.add()

    def add(self) -> None:
        """Add an empty block."""
        frame = QGroupBox(self.tr("Side {number}").format(number=len(self.blocks) + 1), self)
        widget, block = self._make_block(frame)
        inner = QVBoxLayout(frame)
        inner.addWidget(widget)
        self._layout.insertWidget(len(self.blocks), frame)
        self.blocks.append(block)

    def value(self) -> list[dict[str, Any]]:
        """The blocks in which anything is said."""
        return [value for value in (block.value() for block in self.blocks) if value.get("says")]

    def set_value(self, records: list[Mapping[str, Any]]) -> None:
        """Fill blocks in, as many as there are records."""
        while len(self.blocks) < len(records):
            self.add()
        for block, record in zip(self.blocks, records, strict=False):
            block.set_value(record)
