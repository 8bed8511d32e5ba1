"""Short message beside what the user did, with Undo where that is possible."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QCursor, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

#: Time that a message stays, in milliseconds; longer with Undo, and while the mouse is on it.
_SHOWN_MS, _WITH_UNDO_MS = 5_000, 9_000
_GAP = 10
_MOST_DIGITS = 56


class Toast(QFrame):
    """Message over a window; it takes no focus, and is announced to screen readers.

    ``undo`` is the action of the Undo button, None without it. If the action comes to mean
    another change, the message disappears, so that its button undoes nothing else.
    """

    def __init__(self, window: QWidget, sentence: str, undo: QAction | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), palette.toolTipBase().color())
        palette.setColor(self.foregroundRole(), palette.toolTipText().color())
        self.setPalette(palette)
        self.label = QLabel(sentence, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setPalette(palette)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.addWidget(self.label)
        self._undo, self._undo_text = undo, undo.text() if undo is not None else ""
        self.undo_button: QToolButton | None = None
        if undo is not None:
            button = QToolButton(self)
            button.setText(self.tr("Undo"))
            button.setToolTip(undo.toolTip())
            button.clicked.connect(self._run_undo)
            undo.changed.connect(self._check)
            layout.addWidget(button)
            self.undo_button = button
        self.setAccessibleName(sentence)
        most = self.fontMetrics().horizontalAdvance("0") * _MOST_DIGITS
        if self.label.sizeHint().width() > most:
            self.label.setWordWrap(True)
            self.label.setFixedWidth(most)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WITH_UNDO_MS if undo is not None else _SHOWN_MS)
        self._timer.timeout.connect(self.close)

    def show_beside(self, place: QRect) -> None:
        """Show the message below a place in the window, or over its lower edge."""
        self.adjustSize()
        window = self._window.rect()
        left = place.center().x() - self.width() // 2
        top = place.bottom() + _GAP
        if place.height() > 4 * self.height() or top + self.height() > window.bottom():
            top = place.bottom() - self.height() - 2 * _GAP
        left = max(_GAP, min(left, window.width() - self.width() - _GAP))
        self.move(QPoint(left, max(_GAP, top)))
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.label.text()))

    def event(self, event: QEvent) -> bool:
        """Stay while the mouse is on the message."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start()
        return bool(super().event(event))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Close on a click."""
        self.close()

    def _check(self) -> None:
        if self._undo is not None and self._undo.text() != self._undo_text:
            self.close()

    def _run_undo(self) -> None:
        self.close()
        if self._undo is not None:
            self._undo.trigger()


def place_of_action(window: QWidget) -> QRect:
    """Return where the user looks: the button under the mouse, or the pane with the focus."""
    button = QApplication.widgetAt(QCursor.pos())
    focused = window.focusWidget()
    for widget in (button if isinstance(button, QAbstractButton) else None, focused):
        if widget is not None and window.isAncestorOf(widget) and widget.isVisible():
            return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) & window.rect()
    return window.rect()
