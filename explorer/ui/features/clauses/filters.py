"""Filters above the clause list: topic, party, position, on the map."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QToolButton, QWidget

from explorer.domain.content.documents import Topic
from explorer.domain.content.stances import Party, Position
from explorer.domain.content.viewpoint import Filters


class FilterBar(QWidget):
    """Bar of four filters that are combined, and a button that clears them."""

    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: object = None
        self.topic = self._combo(self.tr("Show clauses on this topic"))
        self.party = self._combo(self.tr("Show clauses this party has a position on"))
        self.position = self._combo(self.tr("Show clauses on which a party has this position"))
        self.on_map = QCheckBox(self.tr("On the map"), self)
        self.on_map.setToolTip(self.tr("Show only clauses that name a place on the map"))
        self.on_map.toggled.connect(self._emit)
        #: Shows what the signs mean; the window connects it.
        self.key = QToolButton(self)
        self.key.setText(self.tr("Key"))
        self.key.setAccessibleName(self.tr("Key of symbols"))
        self.key.setToolTip(self.tr("What the signs mean"))
        self.key.setAutoRaise(True)
        self.clear = QToolButton(self)
        self.clear.setText(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))
        self.clear.setAutoRaise(True)
        self.clear.clicked.connect(lambda: self.filters_changed.emit(Filters()))
        layout = QGridLayout(self)
        layout.setContentsMargins(4, 4, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.topic, 0, 0, 1, 3)
        layout.addWidget(self.party, 1, 0)
        layout.addWidget(self.position, 1, 1, 1, 2)
        layout.addWidget(self.on_map, 2, 0)
        layout.addWidget(self.key, 2, 1)
        layout.addWidget(self.clear, 2, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)

    def _combo(self, purpose: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(purpose)
        combo.setToolTip(purpose)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.currentIndexChanged.connect(self._emit)
        return combo

    def set_choices(
        self, topics: Iterable[Topic], parties: Iterable[Party], catalog: Mapping[str, str]
    ) -> None:
        """Offer the topics and parties of a pack, in the language of ``catalog``."""
        topics, parties = tuple(topics), tuple(parties)
        choices = (topics, parties, catalog["position.supports"])
        if choices == self._choices:
            return
        self._choices = choices
        self._fill(self.topic, self.tr("All topics"), [(t.name, t.reference) for t in topics])
        self._fill(self.party, self.tr("All parties"), [(p.name, p.reference) for p in parties])
        positions = [(catalog[f"position.{position}"], str(position)) for position in Position]
        self._fill(self.position, self.tr("All positions"), positions)

    @staticmethod
    def _fill(combo: QComboBox, everything: str, choices: list[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(everything, "")
        for name, reference in choices:
            combo.addItem(name, reference)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)

    def show_filters(self, filters: Filters) -> None:
        """Show the filters of the viewpoint."""
        for combo, value in (
            (self.topic, filters.topic),
            (self.party, filters.party),
            (self.position, str(filters.position) if filters.position else ""),
        ):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.blockSignals(False)
        self.on_map.blockSignals(True)
        self.on_map.setChecked(filters.on_map)
        self.on_map.blockSignals(False)
        self.clear.setEnabled(bool(filters))

    def _emit(self) -> None:
        position = self.position.currentData()
        self.filters_changed.emit(
            Filters(
                topic=self.topic.currentData() or "",
                party=self.party.currentData() or "",
                position=Position(position) if position else None,
                on_map=self.on_map.isChecked(),
            )
        )
