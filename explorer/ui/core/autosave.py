"""Saving of texts while they are typed, for every editor of the window that has one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.domain.desk.autosave import AutosavedText, Keep, SaveRequest
from explorer.domain.desk.desk import Desk, Note
from explorer.errors import UserFacingError
from explorer.ui.core.desk_session import DeskSession, SaveOutcome

_PAUSE_MS = 600
#: Longest time between saves while the user types without a pause.
_LONGEST_MS = 4_000
_RETRY_MS = 5_000

#: Stores a text under a key, if the desk still has the text that the request expects.
Store = Callable[[str, SaveRequest, Callable[[SaveOutcome], None]], None]


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """Save status of a text, shown below its editor; ``reason`` says why it is not saved."""

    is_unsaved: bool
    has_conflict: bool
    reason: str = ""


class Autosave(QObject):
    """State of each text that is being typed, by key, and its saving.

    A text is saved after a pause, after a longest wait, and by ``flush``. ``text_changed`` emits
    the key of a text that the editor is to show again, ``status_changed`` that of one whose save
    status changed. ``settled`` is emitted after each answer of the desk; ``failed`` emits the
    reason when a text could not be saved, once until it can.
    """

    text_changed = Signal(str)
    status_changed = Signal(str)
    settled = Signal()
    failed = Signal(str)

    def __init__(self, stored_text: Callable[[Desk, str], Note | None], parent: QObject) -> None:
        """Create without a desk; ``stored_text`` returns None if the text's owner is missing."""
        super().__init__(parent)
        self._stored_text = stored_text
        self._store: Store | None = None
        self._session: DeskSession | None = None
        self._texts: dict[str, AutosavedText] = {}
        self._reasons: dict[str, str] = {}
        self._has_failed = False
        #: Texts that only a desk in memory holds.
        self._volatile: dict[str, str] = {}
        self._pause = _timer(self, _PAUSE_MS, self.flush)
        self._longest = _timer(self, _LONGEST_MS, self.flush)
        self._retry = _timer(self, _RETRY_MS, self.flush)

    def attach(self, session: DeskSession, store: Store) -> None:
        """Store by ``store``, and follow the changes of a desk."""
        self._session, self._store = session, store
        session.desk_changed.connect(self._follow)
        session.waiting.connect(self._wait)
        session.opened.connect(lambda _: self._emit_all())

    def state(self, key: str) -> AutosavedText:
        """Return the state of a text."""
        return self._texts.get(key, AutosavedText())

    def status(self, key: str) -> SaveStatus:
        """Return the save status of a text."""
        text = self.state(key)
        reason = self._reasons.get(key, "")
        if self._session is not None and not self._session.is_durable and not text.is_unsaved:
            # A desk in memory loses it when the window closes.
            reason = self.tr("Not saved: the desk's folder cannot be written.")
        return SaveStatus(text.is_unsaved, text.conflict is not None, reason)

    def show(self, key: str, stored: Note | None) -> Note:
        """Return the text for an editor; ``stored`` is None before the desk was read."""
        self._forget_settled(key)
        text = self.state(key)
        self._texts[key] = text if stored is None else text.observe(stored)
        self._schedule()
        return self._texts[key].typed

    def rename(self, old: str, new: str, stored: Note | None) -> None:
        """Assign text that was typed before its owner was known to ``new``."""
        text = self._texts.pop(old, AutosavedText())
        if stored is not None:
            text = text.observe(stored)
        self._texts[new] = text
        self._schedule()

    def type(self, key: str, typed: Note) -> None:
        """Store the typed text as unsaved, and schedule its saving."""
        self._texts[key] = self.state(key).type(typed)
        if self._texts[key].is_unsaved:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()
        self.status_changed.emit(key)

    def resolve(self, key: str, keep: Keep) -> None:
        """Keep one version of a text that was changed in two places, or both."""
        self._texts[key] = self.state(key).resolve(keep)
        self.text_changed.emit(key)
        self.flush()

    def drop(self, key: str) -> None:
        """Forget a text whose owner the user removed."""
        self._texts.pop(key, None)
        self._reasons.pop(key, None)

    def flush(self) -> None:
        """Save all unsaved texts now."""
        self._pause.stop()
        self._longest.stop()
        if self._store is None:
            return
        for key, text in list(self._texts.items()):
            if not key or not text.is_unsaved:
                continue
            if text.base is None and self._session is not None:
                self._session.read()
            state, request = text.send()
            self._texts[key] = state
            if request is not None:
                self._store(key, request, partial(self._answered, key))

    @property
    def unsaved(self) -> dict[str, str]:
        """Texts that are not stored for good, by key."""
        return self._volatile | {
            key: text.typed.text for key, text in self._texts.items() if text.is_unsaved
        }

    @property
    def failures(self) -> dict[str, str]:
        """Reasons why texts could not be saved at the last attempt, by key."""
        return {key: reason for key, reason in self._reasons.items() if key in self.unsaved}

    @property
    def is_unsaved(self) -> bool:
        """True while any text is unsaved."""
        return bool(self.unsaved)

    def discard(self) -> None:
        """Discard all unsaved texts, which the user agreed to lose."""
        self._texts.clear()
        self._volatile.clear()
        self._reasons.clear()

    def _answered(self, key: str, outcome: SaveOutcome) -> None:
        text = self._texts.get(key)
        if text is not None:
            self._reasons.pop(key, None)
            self._has_failed = self._has_failed and outcome.error is not None
            if outcome.error is not None:
                self._fail(key, text, outcome.error)
            elif outcome.stored is not None:
                self._texts[key] = text.rejected(outcome.stored)
                self.text_changed.emit(key)
            else:
                self._texts[key] = text.saved()
                if self._session is not None and not self._session.is_durable:
                    self._volatile[key] = text.typed.text
            self.status_changed.emit(key)
            self._schedule()
        self.settled.emit()

    def _fail(self, key: str, text: AutosavedText, error: Exception) -> None:
        self._texts[key] = text.failed()
        is_plain = isinstance(error, UserFacingError)
        self._reasons[key] = str(error) if is_plain else self.tr("Not saved yet.")
        if is_plain and not self._has_failed:
            self.failed.emit(str(error))
        self._has_failed = True
        self._retry.start()

    def _forget_settled(self, shown: str) -> None:
        """Forget the state of stored texts that are no longer shown."""
        for key, text in list(self._texts.items()):
            if key != shown and not text.is_unsaved and text.sent is None and not text.conflict:
                self.drop(key)

    def _follow(self, desk: Desk) -> None:
        for key, text in list(self._texts.items()):
            if not key:
                continue
            stored = self._stored_text(desk, key)
            if stored is None:
                # Removed elsewhere: unsaved text is saved again, anything else is dropped.
                if not text.is_unsaved:
                    self.drop(key)
                continue
            observed = text.observe(stored)
            if observed != text:
                self._texts[key] = observed
                self.text_changed.emit(key)
                self.status_changed.emit(key)
        self._schedule()

    def _schedule(self) -> None:
        """Schedule the saving of texts that are not being saved, unless a retry is scheduled."""
        due = any(text.is_unsaved and text.sent is None for text in self._texts.values())
        if due and not self._retry.isActive() and not self._pause.isActive():
            self._pause.start()

    def _wait(self, is_waiting: bool) -> None:
        sentence = self.tr(
            "Not saved yet: another window or program is using the desk. Trying again…"
        )
        for key, text in self._texts.items():
            if is_waiting and text.is_unsaved:
                self._reasons[key] = sentence
            elif self._reasons.get(key) == sentence:
                del self._reasons[key]
        self._emit_all()
        self.settled.emit()

    def _emit_all(self) -> None:
        for key in list(self._texts):
            self.status_changed.emit(key)


def _timer(parent: QObject, interval: int, timeout: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(timeout)
    return timer
