"""List of records within a record, such as the sides of a disagreement."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

#: A disagreement has at least two sides.
_INITIAL_BLOCKS = 2


class Block(Protocol):
    """Fields of one record of the list."""

    def value(self) -> dict[str, Any]:
        """Return the content of the fields."""

    def set_value(self, content: Mapping[str, Any]) -> None:
        """Fill in the fields."""


class RecordList(QWidget):
    """Blocks of fields one below the other, and a button that adds a block."""

    def __init__(
        self,
        parent: QWidget,
        make_block: Callable[[QWidget], tuple[QWidget, Block]],
    ) -> None:
        """Add empty blocks; ``make_block`` creates the fields of a block in a frame."""
        super().__init__(parent)
        self._make_block = make_block
        self.blocks: list[Block] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.add_button = QPushButton(self.tr("&Add side"), self)
        self.add_button.clicked.connect(self.add)
        self._layout.addWidget(self.add_button)
        for _ in range(_INITIAL_BLOCKS):
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
        """Return the content of the blocks with a statement."""
        return [value for value in (block.value() for block in self.blocks) if value.get("says")]

    def set_value(self, records: list[Mapping[str, Any]]) -> None:
        """Fill in as many blocks as there are records."""
        while len(self.blocks) < len(records):
            self.add()
        for block, record in zip(self.blocks, records, strict=False):
            block.set_value(record)
