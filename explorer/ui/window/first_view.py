"""Picture of the window as the next start shows it: at start it is seen before the panes exist.

When the program ends, ``first_view_writer`` stores the picture of a hidden start with the key of
everything it depends on. A picture with another key, or of another size, is not shown.
"""

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QSize, Signal, qVersion
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QSinglePointEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from explorer import __version__
from explorer.system.file_stamp import file_stamps, newest_change
from explorer.system.keyed_file import read_header, read_keyed, write_keyed
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import PROGRAM, RESOURCES, Places, is_frozen
from explorer.system.settings import Settings
from explorer.ui.interface_language import interface_language

_WIDTH, _HEIGHT, _TITLE = "width", "height", "title"
_PIXEL_BYTES = 4
#: Settings that do not change what the window shows; its size is compared with the picture.
_UNSEEN = ("geometry", "recent", "folder")
_KEPT = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
    }
)


def content_key(options: WindowOptions, places: Places, settings: Settings) -> str:
    """Return everything that decides which content the window opens with, as text.

    The files of the pack and of the desk are represented by their sizes and times. The interface
    language is the content's too until the user chooses it.
    """
    desk = (places.desk, places.desk.with_name(f"{places.desk.name}-wal"))
    parts = [
        __version__,
        "" if is_frozen() else [newest_change(PROGRAM / "explorer"), newest_change(RESOURCES)],
        [str(options.pack), options.as_of, options.language, options.reference],
        file_stamps(options.pack) if options.pack.exists() else "",
        [file_stamps(path) for path in desk if path.exists()],
        [settings.language, settings.place, interface_language()],
    ]
    return json.dumps(parts)


def first_view_key(content: str, settings: Settings) -> str:
    """Return everything that decides what the window looks like with a content, as text.

    Needs a QApplication.
    """
    palette = QGuiApplication.palette()
    brushes = (palette.window(), palette.base(), palette.text(), palette.highlight())
    parts = [
        content,
        qVersion(),
        QGuiApplication.platformName(),
        # They choose the style; asking the application for it would load all of Qt's style enums.
        [os.environ.get(name, "") for name in ("QT_STYLE_OVERRIDE", "QT_PLUGIN_PATH")],
        QApplication.font().toString(),
        [brush.color().name() for brush in brushes],
        QLocale().name(),
        # Ages of statements are counted from it.
        date.today().isoformat(),  # noqa: DTZ011 - the day of this computer
        {name: value for name, value in asdict(settings).items() if name not in _UNSEEN},
    ]
    return json.dumps(parts)


def load_first_view(path: Path, key: str) -> QImage | None:
    """Return the stored picture if it has this key, or None; a damaged file has none."""
    stored = read_keyed(path, key)
    if stored is None:
        return None
    header, pixels = stored
    width, height, title = (header.get(name) for name in (_WIDTH, _HEIGHT, _TITLE))
    if not (isinstance(width, int) and isinstance(height, int) and isinstance(title, str)):
        return None
    if not 0 < width * height * _PIXEL_BYTES == len(pixels):
        return None
    picture = QImage(pixels, width, height, width * _PIXEL_BYTES, QImage.Format.Format_RGB32)
    picture.setText(_TITLE, title)
    return picture


def is_stored(path: Path, key: str, size: QSize) -> bool:
    """Return True if the stored picture has this key and this size in pixels."""
    header = read_header(path, key)
    return header is not None and (header.get(_WIDTH), header.get(_HEIGHT)) == size.toTuple()


def store_first_view(path: Path, picture: QImage, key: str, title: str) -> bool:
    """Store a picture, without compression; return False if that was not possible."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    header = {_WIDTH: plain.width(), _HEIGHT: plain.height(), _TITLE: title}
    return write_keyed(path, key, header, bytes(plain.constBits()))


class FirstView(QWidget):
    """Cover of a window that shows its picture, and keeps what is typed and clicked meanwhile.

    ``painted`` is emitted whenever the cover was painted, with True if the picture fits the window.
    """

    painted = Signal(bool)

    def __init__(self, window: QMainWindow, picture: QImage) -> None:
        super().__init__(window)
        self._picture = picture
        self._input: list[QInputEvent] = []
        window.setWindowTitle(picture.text(_TITLE))
        self.setAccessibleName(picture.text(_TITLE))
        self.setGeometry(window.rect())
        self.setFocus()

    @property
    def picture(self) -> QImage:
        """Picture that is shown."""
        return self._picture

    @property
    def fits(self) -> bool:
        """True if the picture has the size of the window."""
        window, ratio = self.window(), self.devicePixelRatioF()
        size = (round(window.width() * ratio), round(window.height() * ratio))
        return bool(self._picture.size().toTuple() == size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or the background if the window has another size."""
        painter = QPainter(self)
        fits = self.fits
        if fits:
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(-self.pos(), self._picture)
        else:
            painter.fillRect(self.rect(), self.palette().window())
        painter.end()
        self.painted.emit(fits)

    def event(self, event: QEvent) -> bool:
        """Keep clicks and keys until there is something to click."""
        if event.type() in _KEPT and isinstance(event, QInputEvent):
            self._input.append(event.clone())
            return True
        return bool(super().event(event))

    def uncover(self, *, but: QWidget | None = None) -> None:
        """Stop covering the window, except ``but``, and send on what was typed and clicked."""
        window = self.window()
        self.hide()
        received, self._input = self._input, []
        for event in received:
            send_input(window, event)
        if but is not None:
            self.setGeometry(QRect(but.mapTo(window, QPoint(0, 0)), but.size()))
            self.show()
        else:
            self.deleteLater()


def send_input(window: QWidget, event: QInputEvent) -> None:
    """Send a key or a click in the coordinates of a window to the widget it is meant for."""
    if isinstance(event, QKeyEvent):
        _send_key(window, event)
    elif isinstance(event, QSinglePointEvent):
        position = event.position()
        target = window.childAt(position.toPoint()) or window
        local = target.mapFrom(window, position)
        moved: QInputEvent
        if isinstance(event, QWheelEvent):
            moved = QWheelEvent(
                local,
                event.globalPosition(),
                event.pixelDelta(),
                event.angleDelta(),
                event.buttons(),
                event.modifiers(),
                event.phase(),
                event.inverted(),
            )
        elif isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                target.setFocus()
            moved = QMouseEvent(
                event.type(),
                local,
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        else:
            return
        QApplication.sendEvent(target, moved)


def _send_key(window: QWidget, event: QKeyEvent) -> None:
    from PySide6.QtGui import QKeySequence

    pressed = QKeySequence(event.keyCombination())
    if event.type() == QEvent.Type.KeyPress:
        for action in window.actions():
            if pressed in action.shortcuts() and action.isEnabled():
                action.trigger()
                return
    focused: QWidget | None = window.focusWidget()
    QApplication.sendEvent(window if focused is None else focused, event)
