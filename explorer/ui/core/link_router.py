"""Links of the texts on screen: each kind of target has a signal."""

from PySide6.QtCore import QObject, Signal


class LinkRouter(QObject):
    """Parses the target of a link and emits the signal of its kind.

    ``source_requested`` emits a source, ``feature_requested`` a map feature, ``note_requested`` a
    reference to write a note on and its description, ``record_requested`` a verb (``edit`` or
    ``correct``) and a record, ``address_requested`` a web address, ``subject_requested`` a clause,
    side provision or document.
    """

    source_requested = Signal(str)
    feature_requested = Signal(str)
    note_requested = Signal(str, str)
    record_requested = Signal(str, str)
    address_requested = Signal(str)
    subject_requested = Signal(str)

    def follow(self, target: str) -> None:
        """Emit the signal for a link target such as ``us-28/21`` or ``source:src-1``."""
        kind, _, rest = target.partition(":")
        if kind == "source":
            self.source_requested.emit(rest)
        elif kind == "feature":
            self.feature_requested.emit(rest)
        elif kind == "note":
            reference, _, description = rest.partition("|")
            self.note_requested.emit(reference, description)
        elif kind in {"edit", "correct"}:
            self.record_requested.emit(kind, rest)
        elif kind in {"http", "https"}:
            self.address_requested.emit(target)
        else:
            self.subject_requested.emit(target)
