"""The layers of a map in drawing order: which features each takes and how it draws them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.domain.content.features import Feature


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """Takes the features of a file whose form and holder fit; empty sets take all.

    ``styles`` maps references, forms, holders or ranks to styles where they differ from ``style``.
    ``network`` draws the lines areas share instead of each outline. ``legend`` is the legend's
    group, "" for none.
    """

    key: str
    file: str
    style: str
    forms: frozenset[str] = frozenset()
    held_by: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)
    network: bool = False
    shown: bool = True
    legend: str = ""

    def takes(self, feature: Feature) -> bool:
        """True if the feature belongs to this layer."""
        return (
            feature.layer == self.file
            and (not self.forms or feature.form in self.forms)
            and (not self.held_by or feature.held_by == self.held_by)
        )

    def style_of(self, feature: Feature) -> str:
        """Name of the style that draws the feature."""
        if self.key == "places":
            return place_style(feature)
        for trait in (feature.reference, feature.form, feature.held_by, str(feature.rank)):
            if trait in self.styles:
                return self.styles[trait]
        return self.style


_HOLDERS = frozenset({"ukraine", "russia", "contested"})


def place_size(feature: Feature) -> str:
    """How large a town is drawn, by its people."""
    people = feature.population or 0
    return "city" if people >= 100_000 else "town" if people >= 20_000 else "village"


def place_style(feature: Feature) -> str:
    """The style of a town by its people and by who held it; ``abroad`` where nobody asks."""
    holder = feature.held_by if feature.held_by in _HOLDERS else "abroad"
    return f"{place_size(feature)}_{holder}"


def _forms(*names: str) -> frozenset[str]:
    return frozenset(names)


# The zone is drawn twice over the same ground: who leaves is the outline, what the ground becomes
# is the hatch, so that neither hides the other.
LAYERS: tuple[LayerSpec, ...] = (
    LayerSpec("sea", "water", "sea", _forms("sea")),
    LayerSpec("land", "countries", "land", styles={"countries:UA": "home"}),
    LayerSpec("lakes", "water", "water", _forms("reservoir", "lagoon")),
    LayerSpec("held_russia", "held_areas", "held", _forms("held_area"), "russia", legend="subject"),
    LayerSpec("held_ukraine", "held_areas", "held_none", _forms("held_area"), "ukraine"),
    LayerSpec("belt", "held_areas", "belt", _forms("contested_belt"), legend="subject"),
    LayerSpec("zone", "withdrawal_zone", "zone", _forms("withdrawal_zone"), legend="subject"),
    LayerSpec(
        "demilitarised",
        "withdrawal_zone",
        "demilitarised",
        _forms("withdrawal_zone"),
        legend="subject",
    ),
    LayerSpec(
        "zone_bounds",
        "withdrawal_zone",
        "zone_belt",
        _forms("withdrawal_zone_min", "withdrawal_zone_max"),
        styles={"withdrawal_zone_min": "zone_low", "withdrawal_zone_max": "zone_high"},
        shown=False,
        legend="subject",
    ),
    LayerSpec("raions", "raions", "raion", shown=False, legend="base"),
    LayerSpec("oblasts", "oblasts", "oblast", network=True, legend="base"),
    LayerSpec("borders", "countries", "border", network=True, legend="base"),
    LayerSpec("rivers", "rivers", "river", _forms("river"), styles={"3": "river_small"}),
    LayerSpec("contact", "line_of_contact", "contact", legend="subject"),
    LayerSpec("wall", "security_wall", "wall", legend="subject"),
    LayerSpec(
        "control_points",
        "control_points",
        "point_contested",
        styles={
            "ukraine": "point_ukraine",
            "russia": "point_russia",
            "contested": "point_contested",
        },
        shown=False,
        legend="subject",
    ),
    LayerSpec("places", "places", "village", _forms("city", "town"), legend="subject"),
    LayerSpec("znpp", "znpp", "plant", legend="subject"),
)

# Its two shapes are in oblasts and held_areas already: drawn again they would only thicken lines.
TWINS = {"donetsk": ("oblasts", "held_areas")}


def known_files() -> frozenset[str]:
    """Files that some layer draws, or leaves out on purpose."""
    return frozenset(spec.file for spec in LAYERS) | frozenset(TWINS)
