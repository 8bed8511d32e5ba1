"""Map layers in drawing order: their features and styles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.domain.content.features import Feature


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """Selection of the features of a file by form and holder; empty sets select all.

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
        """Return whether the feature belongs to this layer."""
        return (
            feature.layer == self.file
            and (not self.forms or feature.form in self.forms)
            and (not self.held_by or feature.held_by == self.held_by)
        )

    def style_of(self, feature: Feature) -> str:
        """Return the name of the style that draws the feature."""
        if self.key == "places":
            return place_style(feature)
        for trait in (feature.reference, feature.form, feature.held_by, str(feature.rank)):
            if trait in self.styles:
                return self.styles[trait]
        return self.style


_HOLDERS = frozenset({"ukraine", "russia", "contested"})


def place_size(feature: Feature) -> str:
    """Return the size class of a town by its population."""
    people = feature.population or 0
    return "city" if people >= 100_000 else "town" if people >= 20_000 else "village"


def place_style(feature: Feature) -> str:
    """Return the style of a town by population and holder, or ``abroad`` if it has no holder."""
    holder = feature.held_by if feature.held_by in _HOLDERS else "abroad"
    return f"{place_size(feature)}_{holder}"


def _forms(*names: str) -> frozenset[str]:
    return frozenset(names)


# The zone is drawn twice on the same area: the outline shows who leaves, the hatch what the area
# becomes, so that neither hides the other.
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
    LayerSpec(
        "transport",
        "transport",
        "road",
        styles={"railway": "railway", "canal": "canal", "rail_hub": "hub"},
        shown=False,
        legend="base",
    ),
    LayerSpec("fortress", "fortress_belt", "fortress", _forms("fortress_belt"), legend="subject"),
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
    LayerSpec(
        "ports",
        "dnipro_black_sea",
        "port",
        _forms("sea_port", "river_port", "spit", "river_mouth", "dam", "strait"),
        legend="base",
    ),
    LayerSpec("places", "places", "village", _forms("city", "town"), legend="subject"),
    LayerSpec("znpp", "znpp", "plant", legend="subject"),
)

# Its two shapes are in oblasts and held_areas already: drawn twice they would thicken lines.
TWINS = {"donetsk": ("oblasts", "held_areas")}


def known_files() -> frozenset[str]:
    """Return the files that some layer draws or deliberately omits."""
    return frozenset(spec.file for spec in LAYERS) | frozenset(TWINS)
