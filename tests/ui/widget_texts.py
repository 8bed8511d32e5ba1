"""Texts of widgets as a user meets them, and which of them have too little space."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from explorer.ui.features.map.caption import ElidedLabel
from explorer.ui.window.arrangement import PaneButton

#: Pixels by which styles round sizes.
SLACK = 2


def widgets_of(root: QWidget) -> Iterator[QWidget]:
    """Return a widget and all below it; not those of other windows."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and not isinstance(child, QDialog):
            yield from widgets_of(child)


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Return the texts that the program writes on a window, each with its place."""
    for widget in widgets_of(root):
        name = f"{type(widget).__name__} {widget.objectName()}".strip()
        for text in (widget.windowTitle(), widget.toolTip(), widget.statusTip()):
            yield name, text
        yield f"{name}, accessible", widget.accessibleName()
        yield f"{name}, accessible", widget.accessibleDescription()
        yield from ((name, text) for text in _own_texts(widget))
    for action in root.findChildren(QAction):
        if not action.associatedObjects():
            continue
        yield "action", action.text()
        yield "action", action.toolTip()


def _own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        model, orientation = widget.model(), widget.orientation()
        if orientation == Qt.Orientation.Horizontal:
            for section in range(widget.count()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    yield str(model.headerData(section, orientation, role) or "")


def mnemonic_texts(root: QWidget) -> Iterator[str]:
    """Return the texts in a window whose letter after “&” is a key."""
    for widget in widgets_of(root):
        is_label = isinstance(widget, QLabel) and widget.buddy() is not None
        if widget.isVisible() and (is_label or isinstance(widget, QAbstractButton)):
            yield from _own_texts(widget)


def clipped(root: QWidget) -> Iterator[str]:
    """Return the visible widgets of a window whose text has too little space."""
    for widget in widgets_of(root):
        if not widget.isVisible() or _is_scrolled(widget, root):
            continue
        needed = _needed(widget)
        size = widget.size()
        text = next(iter(_own_texts(widget)), "") or getattr(widget, "currentText", str)()
        if needed and (needed[0] > size.width() + SLACK or needed[1] > size.height() + SLACK):
            yield f"{type(widget).__name__} “{text}”: {size.toTuple()}, needs {needed}"
        corner = widget.mapTo(root, QPoint(size.width(), size.height()))
        if needed and (corner.x() > root.width() + SLACK or corner.y() > root.height() + SLACK):
            yield f"{type(widget).__name__} “{text}” ends outside the window"


def _needed(widget: QWidget) -> tuple[int, int] | None:
    """Return the width and height that a text needs; None for a widget without."""
    hint = widget.sizeHint()
    # Four buttons of the status bar are drawn as pictures of the panes.
    if isinstance(widget, ElidedLabel | PaneButton):
        return None
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return 0, widget.heightForWidth(widget.width())
        return hint.width(), hint.height()
    if isinstance(widget, QAbstractButton) and widget.text():
        return hint.width(), hint.height()
    if isinstance(widget, QComboBox) and widget.currentText():
        policies = QComboBox.SizeAdjustPolicy
        if widget.sizeAdjustPolicy() is policies.AdjustToMinimumContentsLengthWithIcon:
            return None
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        text = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return widget.width() - field.width() + text, 0
    return None


def _is_scrolled(widget: QWidget, root: QWidget) -> bool:
    """Return True for a widget below a scroll bar, or drawn into a view."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False
