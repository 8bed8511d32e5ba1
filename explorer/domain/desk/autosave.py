"""State machine of a text that is saved while it is typed, as pure transitions."""

from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.domain.desk.desk import Note

_EMPTY = Note("")


class Keep(StrEnum):
    """Version that is kept after a conflict."""

    BOTH = "both"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class TextConflict:
    """Two versions of a text, and the merged text shown until the user decides."""

    mine: str
    theirs: str
    merged: str


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """A text to be stored if the desk still holds ``expected``."""

    text: Note
    expected: Note


@dataclass(frozen=True, slots=True)
class AutosavedText:
    """The text in an editor and its relation to the stored text.

    ``base`` is the stored value that ``typed`` was based on, None before the desk has been read.
    ``sent`` is the value being saved; there is at most one at a time, so that each save names a
    value that was really stored. A value stored by another window is merged into ``typed``; it
    never replaces what was typed.
    """

    typed: Note = _EMPTY
    base: Note | None = None
    sent: Note | None = None
    conflict: TextConflict | None = None

    @property
    def is_unsaved(self) -> bool:
        """True while the editor shows a text that is not known to be stored."""
        if self.base is None:
            return bool(self.typed.text)
        return self.typed != self.base and bool(self.typed.text or self.base.text)

    def type(self, typed: Note) -> "AutosavedText":
        """Return the state after the user typed."""
        return replace(self, typed=typed)

    def send(self) -> tuple["AutosavedText", SaveRequest | None]:
        """Return the state while saving, and the request, or None if nothing is to be saved."""
        if self.base is None or self.sent is not None or not self.is_unsaved:
            return self, None
        return replace(self, sent=self.typed), SaveRequest(self.typed, self.base)

    def saved(self) -> "AutosavedText":
        """Return the state after the text was stored."""
        return self if self.sent is None else replace(self, base=self.sent, sent=None)

    def failed(self) -> "AutosavedText":
        """Return the state after a save failed; the text is still unsaved."""
        return replace(self, sent=None)

    def rejected(self, stored: Note) -> "AutosavedText":
        """Return the state after a save was rejected because the desk holds another value."""
        return self.failed().observe(stored)

    def observe(self, stored: Note) -> "AutosavedText":
        """Return the state after the desk was read.

        During a save, the value is ignored: the reply to the save decides.
        """
        if self.sent is not None or stored == self.base:
            return self
        base = self.base or _EMPTY
        if not self.is_unsaved:
            return AutosavedText(stored, stored)
        from explorer.domain.desk.text_merge import merge_texts

        merged = merge_texts(base.text, self.typed.text, stored.text)
        conflict = self.conflict
        if merged.conflict:
            conflict = TextConflict(self.typed.text, stored.text, merged.text)
        return AutosavedText(
            Note(merged.text, _releasable(base, self.typed, stored, conflict)),
            stored,
            conflict=conflict,
        )

    def resolve(self, keep: Keep) -> "AutosavedText":
        """Return the state after the user chose; text typed since the conflict is kept."""
        if self.conflict is None:
            return self
        chosen = {
            Keep.BOTH: self.conflict.merged,
            Keep.MINE: self.conflict.mine,
            Keep.THEIRS: self.conflict.theirs,
        }[keep]
        from explorer.domain.desk.text_merge import merge_texts

        text = merge_texts(self.conflict.merged, self.typed.text, chosen).text
        return replace(self, typed=replace(self.typed, text=text), conflict=None)


def _releasable(base: Note, mine: Note, theirs: Note, conflict: TextConflict | None) -> bool:
    """Merge the flag; if the texts conflict, the result is releasable only if both sides are."""
    if conflict is not None:
        return mine.releasable and theirs.releasable
    return mine.releasable if mine.releasable != base.releasable else theirs.releasable
