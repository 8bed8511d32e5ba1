"""Protective markings: free text, and two schemes with the rules they come with.

UK Government Security Classifications Policy (Cabinet Office, 2023): the tier in capitals at the
top and bottom of every page, in the middle; ordinary OFFICIAL need not be marked.
Traffic Light Protocol 2.0 (FIRST, 2022): the label in header and footer of every page, to the
right, in capitals of 12 points or more, in its colour on black.
"""

from dataclasses import dataclass

_TLP = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
_GSCP = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
#: Suggested markings; any other text may be entered. Each has its rule under ``marking.<key>``.
PRESETS: tuple[tuple[str, str], ...] = (
    *((tier, f"gscp_{tier.lower().replace('-', '_').replace(' ', '_')}") for tier in _GSCP),
    *((label, f"tlp_{label[4:].lower().replace('+', '_')}") for label in _TLP),
)


@dataclass(frozen=True, slots=True)
class Marking:
    """Marking at the top and bottom of every page.

    ``colour`` is only set for a label of the Traffic Light Protocol, which is right-aligned on
    black. ``least_points`` is the smallest size the scheme allows.
    """

    text: str
    colour: str = ""
    least_points: float = 0.0


def marking_of(typed: str) -> Marking:
    """Return the marking for the entered text, by the rules of its scheme if it has one."""
    text = " ".join(typed.split())
    label = text.upper().replace("TLP: ", "TLP:")
    if label in _TLP:
        return Marking(label, _TLP[label], 12.0)
    tier = next((t for t in sorted(_GSCP, key=len, reverse=True) if _is_tier(text, t)), None)
    if tier is not None:
        return Marking(f"{tier}{text[len(tier) :]}")
    return Marking(text)


def _is_tier(text: str, tier: str) -> bool:
    """Return whether a text is a tier, alone or with a caveat or descriptor after it."""
    rest = text[len(tier) :]
    return text.upper().startswith(tier) and (not rest or not rest[0].isalnum()) and rest[:1] != "-"
