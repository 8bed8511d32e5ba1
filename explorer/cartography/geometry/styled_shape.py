"""A shape with its style, the element of a scene."""

from dataclasses import dataclass

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class StyledShape:
    """A shape in kilometres, y up; ``type`` is point, line or polygon.

    ``reference`` names its feature and is empty for a line drawn between several.
    """

    reference: str
    style: str
    type: str
    parts: tuple[FloatArray, ...]
    box: Box
