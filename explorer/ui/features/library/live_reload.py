"""A window that was opened on a pack's folder follows it while somebody edits it."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel

from explorer.ui.core.browsing_session import Conductor
from explorer.ui.window.viewpoint_banner import dress_as_warning

if TYPE_CHECKING:
    from explorer.packs.library.authoring import Look
    from explorer.store.pack.connection import PackConnection

_PAUSE_MS = 700
_MOST_SHOWN = 4


class PackFollower(QObject):
    """Looks now and then whether the pack's files changed, and shows what became of them.

    A pack with problems is told in a bar, and what was good before stays on the screen.
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.session, self.window = conductor.session, conductor.window
        self._known = ""
        self.bar = QLabel(self.window)
        self.bar.setTextFormat(Qt.TextFormat.PlainText)
        self.bar.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.bar.setAccessibleName(self.tr("Problems of the pack that is edited"))
        self.bar.setWordWrap(True)
        self.bar.setContentsMargins(8, 3, 8, 3)
        self.bar.setAutoFillBackground(True)
        self.bar.hide()
        self.window.insert_bar(self.bar)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.window.closing.connect(self._pause.stop)
        self._look()

    def _look(self) -> None:
        source, folder, known = self.session.source, self.session.folder, self._known

        def work(_connection: "PackConnection") -> "Look | None":
            from explorer.packs.library.authoring import look_again

            return look_again(source, folder, known)

        self.session.reader.ask("follow", work, self._take)

    def _take(self, look: "Look | None") -> None:
        self._pause.start()
        if look is None:
            return
        first, self._known = not self._known, look.stamp
        if look.compiled is None:
            self._tell(look)
            return
        self.bar.hide()
        if not first or look.compiled != self.session.base:
            self.session.use_again(str(self.session.source))
            self.window.statusBar().showMessage(
                self.tr("{time}: the pack was read anew.").format(time=time.strftime("%H:%M:%S"))
            )

    def _tell(self, look: "Look") -> None:
        lines = [str(one) for one in look.problems[:_MOST_SHOWN]] or [look.error]
        more = len(look.problems) - len(lines)
        if more > 0:
            lines.append(self.tr("%n more; main.py pack check tells all.", "", more))
        lines.append(self.tr("Shown is the pack as it last was without problems."))
        self.bar.setText("\n".join(lines))
        dress_as_warning(self.bar)
        self.bar.show()
