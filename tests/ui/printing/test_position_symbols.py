"""Signs of positions on paper: each told from every other without colour."""

import typst
from PySide6.QtGui import QImage

from explorer.system.paths import RESOURCES

_PAGE = """
#import "/signs.typ": sign
#set page(width: 60pt, height: 60pt, margin: 0pt)
#set text(size: 60pt, top-edge: "bounds")
#sign(sys.inputs.position, black)
"""
POSITIONS = ("supports", "accepts_conditionally", "undecided", "seeks_changes", "opposes", "none")


def ink(position: str) -> tuple[float, float]:
    """Ink on the left and on the right half of a sign, as shares of the whole."""
    root = RESOURCES / "templates"
    made = typst.compile(
        _PAGE.encode(), root=root, format="png", ppi=72, sys_inputs={"position": position}
    )
    image = QImage.fromData(made)
    side = round(60 * 0.74)
    halves = [0, 0]
    for y in range(image.height()):
        for x in range(side):
            halves[x >= side // 2] += image.pixelColor(x, y).lightness() < 128
    return halves[0] / side**2 * 2, halves[1] / side**2 * 2


def test_half_a_disc_is_half_full() -> None:
    (full, _), (left, right), (ring, _) = map(ink, POSITIONS[:3])
    assert left > full * 0.9
    assert right < full * 0.6
    assert ring < full * 0.6


def test_no_two_signs_have_the_same_ink() -> None:
    found = [ink(position) for position in POSITIONS]
    for index, one in enumerate(found):
        for other in found[:index]:
            assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.08
