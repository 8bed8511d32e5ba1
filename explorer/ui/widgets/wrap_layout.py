"""Layout of a row of controls that continues on the next line when the row is too narrow."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class WrapLayout(QLayout):
    """Row that wraps; what is left of a line goes to its controls that can expand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def add_stretch(self) -> None:
        """Separate what follows, so that it ends at the right edge."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item; Qt calls it for ``addWidget``."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it, or None behind the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that the layout needs no more than its controls."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower layout has more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in a width."""
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        heights = [max(item.sizeHint().height() for item in line) for line in lines]
        gaps = self.spacing() * max(0, len(lines) - 1)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(_width(item) for item in shown) + self.spacing() * max(0, len(shown) - 1)
        margins = self.contentsMargins()
        total = width + margins.left() + margins.right()
        return QSize(total, self.heightForWidth(total))

    def minimumSize(self) -> QSize:
        """Return the size of the widest control."""
        widest = max((_width(item) for item in self._items if not item.isEmpty()), default=0)
        highest = max((item.sizeHint().height() for item in self._items), default=0)
        margins = self.contentsMargins()
        return QSize(
            widest + margins.left() + margins.right(), highest + margins.top() + margins.bottom()
        )

    def setGeometry(self, rect: QRect) -> None:
        """Place the controls line by line."""
        super().setGeometry(rect)
        area = rect.marginsRemoved(self.contentsMargins())
        top = area.top()
        for line in self._lines(area.width()):
            height = max(item.sizeHint().height() for item in line)
            self._place(line, QRect(area.left(), top, area.width(), height))
            top += height + self.spacing()

    def _place(self, line: list[QLayoutItem], area: QRect) -> None:
        used = sum(_width(item) for item in line) + self.spacing() * (len(line) - 1)
        expanding = [item for item in line if _expands(item)]
        extra = max(0, area.width() - used) // max(1, len(expanding))
        left = area.left()
        for item in line:
            width = min(_width(item) + (extra if item in expanding else 0), area.width())
            height = min(item.sizeHint().height() or area.height(), area.height())
            item.setGeometry(QRect(left, area.top() + (area.height() - height) // 2, width, height))
            left += width + self.spacing()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the shown items by line; no line is empty, however wide an item is."""
        lines: list[list[QLayoutItem]] = []
        free = 0
        for item in self._items:
            is_spacer = item.spacerItem() is not None
            if item.isEmpty() and not is_spacer:
                continue
            needed = _width(item) + self.spacing()
            if not lines or (needed > free and not is_spacer):
                lines.append([])
                free = width + self.spacing()
            lines[-1].append(item)
            free -= needed
        return lines


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _width(item: QLayoutItem) -> int:
    """Return the width that an item needs: all of its text, or the least if it can expand."""
    return (item.minimumSize() if _expands(item) else item.sizeHint()).width()
