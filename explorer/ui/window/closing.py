"""Guard that lets the window close once all typed text is stored or discarded."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from explorer.ui.core.autosave import Autosave
from explorer.ui.core.desk_session import DeskSession

#: Time without an answer of the desk after which the closing window asks what to do.
_PATIENCE_MS = 3_000
#: Time that the window waits for the desk; a save takes some milliseconds.
_DRAIN_SECONDS = 0.5
#: A text may be merged with another window's, and then has to be stored once more.
_ROUNDS = 3

#: Writes a file off the GUI thread and calls the function there afterwards.
WriteCopy = Callable[[Path, bytes, Callable[[], None]], None]


class ClosingGuard(QObject):
    """Guard of a window that closes; ``ready`` is emitted once no text is unsaved.

    ``show_warning`` shows the reason of a failure while the window stays open, and returns the
    dialog. No second dialog about unsaved text opens: a newer reason replaces an older one,
    and the question on closing replaces both.
    """

    ready = Signal()

    def __init__(
        self,
        window: QWidget,
        session: DeskSession,
        texts: Sequence[Autosave],
        write_copy: WriteCopy,
        show_warning: Callable[[str], QMessageBox],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._texts = window, session, texts
        self._write_copy, self._show_warning = write_copy, show_warning
        self._is_closing = False
        self._box: QMessageBox | None = None
        self._warning: QMessageBox | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._ask)
        for autosave in texts:
            autosave.settled.connect(self._continue_closing)
            autosave.failed.connect(self._show_failure)

    def may_close(self) -> bool:
        """Return True if no typed text would be lost.

        Waits for a moment, since a desktop session that ends does not ask twice. If that is not
        enough, saving continues after this returns, and ``ready`` follows.
        """
        self._is_closing = True
        for _ in range(_ROUNDS):
            self._flush()
            if not self._is_unsaved:
                return True
            if self._session.is_durable and not self._session.is_waiting:
                self._session.drain(_DRAIN_SECONDS)
        if not self._session.is_durable:
            self._ask()
        elif not self._patience.isActive():
            self._patience.start()
        return False

    @property
    def _is_unsaved(self) -> bool:
        return any(autosave.is_unsaved for autosave in self._texts)

    def _flush(self) -> None:
        for autosave in self._texts:
            autosave.flush()

    def _continue_closing(self) -> None:
        """Close once everything is stored; ask at once if that failed."""
        if not self._is_closing:
            return
        if not self._is_unsaved:
            self._finish()
        elif any(autosave.failures for autosave in self._texts):
            self._ask()
        else:
            # Text typed during a save, or merged by it, is still to be stored.
            self._flush()

    def _show_failure(self, reason: str) -> None:
        # While the window closes, the question names the reason.
        if self._is_closing:
            return
        self._close_warning()
        self._warning = self._show_warning(reason)
        self._warning.finished.connect(self._forget_warning)

    def _close_warning(self) -> None:
        if self._warning is not None:
            self._warning.close()
        self._forget_warning()

    def _forget_warning(self) -> None:
        self._warning = None

    def _finish(self) -> None:
        self._patience.stop()
        self._is_closing = False
        if self._box is not None:
            self._box.close()
            self._box = None
        self.ready.emit()

    def _ask(self) -> None:
        self._patience.stop()
        if self._box is not None or not self._is_unsaved:
            return
        self._close_warning()
        reasons = [reason for autosave in self._texts for reason in autosave.failures.values()]
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Unsaved text"))
        box.setText(self.tr("Some of what you typed is not saved."))
        box.setInformativeText(reasons[0] if reasons else self._reason())
        roles = QMessageBox.ButtonRole
        again = box.addButton(self.tr("Try Again"), roles.ActionRole)
        copy = box.addButton(self.tr("Save a Copy…"), roles.ActionRole)
        discard = box.addButton(self.tr("Discard and Close"), roles.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), roles.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(cancel)
        again.clicked.connect(self._try_again)
        copy.clicked.connect(self._save_copy)
        discard.clicked.connect(self._discard)
        cancel.clicked.connect(self._cancel)
        self._box = box
        box.open()

    def _reason(self) -> str:
        if not self._session.is_durable:
            return self.tr("The desk's folder cannot be written.")
        return self.tr("The desk does not respond. Another window or program may be using it.")

    def _closed_box(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None

    def _try_again(self) -> None:
        self._closed_box()
        self._flush()
        self._patience.start()

    def _cancel(self) -> None:
        self._closed_box()
        self._is_closing = False

    def _discard(self) -> None:
        self._closed_box()
        for autosave in self._texts:
            autosave.discard()
        self._finish()

    def _save_copy(self) -> None:
        self._closed_box()
        from explorer.ui.dialogs.file_choice import ask_target

        name, _ = ask_target(
            self._window,
            self.tr("Save unsaved text"),
            "unsaved-notes.md",
            self.tr("Text (*.md *.txt)"),
        )
        if not name:
            self._ask()
            return
        texts = [
            f"# {key}\n\n{text}\n" for each in self._texts for key, text in each.unsaved.items()
        ]
        self._write_copy(Path(name), "\n".join(texts).encode(), self._discard)
