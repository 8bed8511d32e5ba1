"""Live reload: a window opened on the folder of a pack follows the edits made there."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel

from explorer.program_name import program_name
from explorer.ui.app_context import AppContext
from explorer.ui.widgets.warning_palette import apply_warning_palette

if TYPE_CHECKING:
    from explorer.packs.library.authoring import PackSnapshot

_PAUSE_MS = 700
_MOST_SHOWN = 4


class PackWatcher(QObject):
    """Compares the files of the pack at intervals and recompiles it when they changed.

    Problems are listed in ``bar``, and the last valid version stays on the screen.
    """

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        self.pack = context.browsing.pack
        self._stamp = ""
        self.bar = QLabel(context.dialog_parent)
        self.bar.setTextFormat(Qt.TextFormat.PlainText)
        self.bar.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.bar.setAccessibleName(self.tr("Problems in the edited pack"))
        self.bar.setWordWrap(True)
        self.bar.setContentsMargins(8, 3, 8, 3)
        self.bar.setAutoFillBackground(True)
        self.bar.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        self._compare()

    def stop(self) -> None:
        """Stop comparing."""
        self._pause.stop()

    def _compare(self) -> None:
        source, folder, stamp = self.pack.source, self.pack.folder, self._stamp

        def work() -> "PackSnapshot | None":
            from explorer.packs.library.authoring import recompile_if_changed

            return recompile_if_changed(source, folder, stamp)

        self.context.files.submit(work, self._show, kind="live reload")

    def _show(self, snapshot: "PackSnapshot | None") -> None:
        self._pause.start()
        if snapshot is None:
            return
        is_first, self._stamp = not self._stamp, snapshot.stamp
        if snapshot.compiled is None:
            self._show_problems(snapshot)
            return
        self.bar.hide()
        if not is_first or snapshot.compiled != self.pack.base:
            self.pack.reopen(str(self.pack.source))
            message = self.tr("{time}: pack reloaded.")
            self.context.notifier.show_status(message.format(time=time.strftime("%H:%M:%S")), 0)

    def _show_problems(self, snapshot: "PackSnapshot") -> None:
        lines = [str(problem) for problem in snapshot.problems[:_MOST_SHOWN]] or [snapshot.error]
        more = len(snapshot.problems) - len(lines)
        if more > 0:
            sentence = self.tr("%n more; {program} pack check lists all.", "", more)
            lines.append(sentence.format(program=program_name()))
        lines.append(self.tr("Showing the last valid version."))
        self.bar.setText("\n".join(lines))
        apply_warning_palette(self.bar)
        self.bar.show()
