"""List under the search box: completions of a field while typing, recent searches when empty."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from explorer.domain.search.completion import Completion, ValueChoice, complete

_MOST_LINES = 12


class QueryCompleter(QObject):
    """Completions below a search box; ``chosen`` emits the query that a choice gives."""

    chosen = Signal(str)

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self._values: Mapping[str, Sequence[ValueChoice]] = {}
        self._recent: tuple[str, ...] = ()
        self._shown: tuple[Completion, ...] = ()
        self._labels = QStringListModel(self)
        self.completer = QCompleter(self._labels, self)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Completions"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.completer.setPopup(self._list)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(_MOST_LINES)
        self.completer.setWidget(box)
        self.completer.activated.connect(self._choose)

    def set_values(self, values: Mapping[str, Sequence[ValueChoice]]) -> None:
        """Set the values that fields can have."""
        self._values = values

    def set_recent(self, queries: tuple[str, ...]) -> None:
        """Set the recent searches, the newest first."""
        self._recent = queries

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._list.isVisible()

    @property
    def labels(self) -> list[str]:
        """Lines of the list."""
        return self._labels.stringList()

    @property
    def has_choice(self) -> bool:
        """True while a line of the open list is chosen."""
        return self.is_open and self._list.currentIndex().isValid()

    def update(self, typed: str) -> None:
        """Show what can follow what is typed, or hide the list."""
        if typed.strip():
            self._show(complete(typed, self._values))
        else:
            self._show(tuple(Completion(query, query) for query in self._recent))

    def hide(self) -> None:
        """Hide the list."""
        self._list.hide()

    def _show(self, completions: tuple[Completion, ...]) -> None:
        # A field that is already complete needs no list.
        useful = tuple(
            item for item in completions if item.query.strip() != self._box.text().strip()
        )
        self._shown = useful
        if not useful or not self._box.hasFocus():
            self.hide()
            return
        self._labels.setStringList([item.label for item in useful])
        self.completer.complete()
        self._list.setCurrentIndex(self._labels.index(-1, 0))

    def _choose(self, label: str) -> None:
        for item in self._shown:
            if item.label == label:
                self.chosen.emit(item.query)
                return
