"""Interface of the panel that draws local layers."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from explorer.cartography.geometry.geometry import Box
    from explorer.cartography.local_layer.model import LocalLayer


class LayerMap(Protocol):
    """A map that draws local layers."""

    def set_local(self, layers: "tuple[LocalLayer, ...]") -> None:
        """Draw these local layers and no others."""

    def show_ground(self, box: "Box") -> None:
        """Fit the map to an extent, in projected kilometres."""

    def local_samples(self) -> "list[QIcon]":
        """Return a sample of each colour that a layer can have."""

    @property
    def ground_degrees(self) -> tuple[float, float, float, float] | None:
        """The extent of the map in degrees, or None before there is a map."""
