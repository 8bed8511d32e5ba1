"""Row of choices above the map: what is in view, what the texts propose, and pictures of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.extents import extent_for, names_zone, zone_extent
from explorer.cartography.scene.locator_map import COUNTRY
from explorer.cartography.scene.scene import Scene
from explorer.ui.features.map.toolbar import MapTools
from explorer.ui.widgets.wrap_layout import WrapLayout


class MapScope(StrEnum):
    """What the map is fitted to: the zone, all that the clause names, or the country."""

    ZONE = "zone"
    NAMED = "named"
    COUNTRY = "country"


def scope_for(named: Iterable[str]) -> MapScope:
    """Return what the map opens on under a clause that names some features."""
    return MapScope.ZONE if names_zone(named) else MapScope.NAMED


def scope_extent(scope: MapScope | None, scene: Scene, named: Iterable[str]) -> Box:
    """Return the extent of a scope; ``named`` are the features that the clause names."""
    zone, country = zone_extent(scene), scene.shapes.get(COUNTRY)
    if scope is MapScope.ZONE and zone is not None:
        return zone
    if scope is MapScope.COUNTRY and country is not None:
        return country.box.grown(40)
    return extent_for(scene, named)


@dataclass(frozen=True, slots=True)
class GroundProposal:
    """A clause that proposes something for the ground in view; ``title`` names its document."""

    reference: str
    title: str


class ScopeBar(QWidget):
    """Row of buttons; ``tools`` are measuring and saved views."""

    scope_chosen = Signal(object)
    proposal_chosen = Signal(str)
    copy_requested = Signal()
    add_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the map shows"))
        self._scopes: dict[MapScope, QToolButton] = {}
        row = WrapLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(2)
        for scope, label, purpose in (
            (MapScope.ZONE, self.tr("Zone"), self.tr("Fit the map to the zone")),
            (MapScope.NAMED, self.tr("Regions Named"), self.tr("Fit all that the clause names")),
            (MapScope.COUNTRY, self.tr("Ukraine"), self.tr("Show the whole country")),
        ):
            button = self._button(label, purpose)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, chosen=scope: self.scope_chosen.emit(chosen))
            self._scopes[scope] = button
            row.addWidget(button)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.proposals = self._button(
            self.tr("Proposals"), self.tr("What each text proposes for this ground")
        )
        self.proposals.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.proposals.setMenu(self._menu)
        row.addWidget(self.proposals)
        row.add_stretch()
        self.copy = self._button(self.tr("Copy Map"), self.tr("Copy the map as a picture"))
        self.copy.clicked.connect(self.copy_requested)
        self.add = self._button(
            self.tr("Add to Set"), self.tr("Add the map as it is to the briefing set")
        )
        self.add.clicked.connect(self.add_requested)
        self.tools = MapTools(self)
        for widget in (self.copy, self.add, self.tools):
            row.addWidget(widget)
        # A narrow window wraps the row rather than widening the pane.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_proposals(())

    def _button(self, label: str, purpose: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(label)
        button.setToolTip(purpose)
        button.setAutoRaise(True)
        return button

    def show_scope(self, scope: MapScope | None, *, has_zone: bool) -> None:
        """Mark the current choice; None if the user moved the map."""
        self._scopes[MapScope.ZONE].setEnabled(has_zone)
        for key, button in self._scopes.items():
            button.setChecked(key is scope)

    def show_proposals(self, proposals: Sequence[GroundProposal], chosen: str = "") -> None:
        """List the texts' proposals; without any the button is hidden."""
        self._menu.clear()
        for proposal in proposals:
            action = QAction(proposal.title.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(proposal.reference == chosen)
            action.setData(proposal.reference)
            action.triggered.connect(self._choose)
            self._group.addAction(action)
            self._menu.addAction(action)
        self.proposals.setVisible(bool(proposals))

    def _choose(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QAction)
        self.proposal_chosen.emit(sender.data())
