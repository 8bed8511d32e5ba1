"""Font selection: the bundled font, and fonts of this machine for other scripts."""

import json
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.domain.content.scripts import font_of_script, script_of
from explorer.errors import MissingFontError
from explorer.reports.text.font_files import Face, faces_of, font_folders, font_paths
from explorer.reports.text.font_metrics import FAMILY, FONTS
from explorer.reports.text.typesetting import beyond_bundled, without_unseen
from explorer.system.text_safety import is_private_or_unassigned

if TYPE_CHECKING:
    import typst

# Placeholder fonts have a glyph for every code that does not represent it.
_PLACEHOLDERS = ("lastresort", "adobeblank", "adobenotdef", "notdef")
# Characters that would end a text within a file for the page.
_MARKUP = frozenset("\"\\<>&'")
_PLAIN_LAST = ("mono", "condensed", "narrow", "light", "thin", "black", "display", "color", "ui")


@dataclass(frozen=True, slots=True)
class FontCoverage:
    """Fonts of a text, their families in order, and the substituted characters.

    ``instead`` is the replacement of signs that no font has.
    """

    fonts: "typst.Fonts"
    families: tuple[str, ...]
    instead: dict[int, str]

    def settable(self, content: str) -> str:
        """Return a text, or a file of texts, in characters that these fonts have."""
        return without_unseen(content.translate(self.instead) if self.instead else content)

    @property
    def families_file(self) -> str:
        """Families in the format of the templates."""
        return json.dumps(self.families)


def lettering_for(texts: Iterable[str]) -> FontCoverage:
    """Return the fonts for texts. Raises MissingFontError if letters have no font."""
    beyond = frozenset[str]().union(*map(beyond_bundled, texts))
    return _fonts_beyond_bundled(beyond, font_folders()) if beyond else _bundled()


@lru_cache(maxsize=1)
def _bundled() -> FontCoverage:
    return FontCoverage(_fonts_with(()), (FAMILY,), {})


def _fonts_with(paths: Iterable[Path]) -> "typst.Fonts":
    """Return the bundled fonts and those of files.

    Typst reads whole folders, and of one that holds hundreds of fonts only these are needed. It
    keeps the files' own paths, so that the folder of links is needed no longer than it reads.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="clause-explorer-fonts-") as folder:
        for number, path in enumerate(paths):
            Path(folder, f"{number:03}{path.suffix.lower()}").symlink_to(path)
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS), folder],
        )


@lru_cache(maxsize=8)
def _fonts_beyond_bundled(beyond: frozenset[str], folders: tuple[Path, ...]) -> FontCoverage:
    """Return the fonts for characters that the bundled font lacks.

    An error is not cached, so that a font installed later is found.
    """
    # The glyph of a private code differs between fonts.
    private = frozenset(c for c in beyond if is_private_or_unassigned(c))
    faces, without = _faces_for(beyond - private, folders)
    instead = _replacements(without | private)
    if not faces:
        return FontCoverage(_bundled().fonts, (FAMILY,), instead)
    fonts = _fonts_with(dict.fromkeys(face.path.resolve() for face in faces))
    by_face = {(font.path, font.index): font.family for font in fonts.fonts()}
    used = (by_face.get((str(face.path.resolve()), face.index)) for face in faces)
    families = dict.fromkeys((FAMILY, *(family for family in used if family)))
    return FontCoverage(fonts, tuple(families), instead)


def _faces_for(
    beyond: frozenset[str], folders: tuple[Path, ...]
) -> tuple[list[Face], frozenset[str]]:
    """Return the faces that cover characters, script by script, and what none of them covers."""
    inventory = [face for path in font_paths(folders) for face in faces_of(path)]
    coverage = [(face, face.covered(beyond)) for face in inventory if not _is_placeholder(face)]
    coverage = sorted(
        ((face, covered) for face, covered in coverage if covered),
        key=lambda pair: _regularity(pair[0], beyond),
    )
    faces: list[Face] = []
    missing = set(beyond)
    # Letters first: their fonts often have the signs used with them.
    for script, characters in groupby(sorted(beyond, key=_script_order), key=script_of):
        needed = set(characters) & missing
        while needed:
            best = max(coverage, key=lambda pair: len(pair[1] & needed), default=None)
            if best is None or not best[1] & needed:
                break
            faces += [best[0], *_bold_companion(best[0], coverage, script)]
            missing -= best[1]
            needed -= best[1]
    return faces, frozenset(missing)


def _script_order(character: str) -> tuple[bool, str, str]:
    script = script_of(character)
    return not script, script, character


def _is_placeholder(face: Face) -> bool:
    return any(name in face.path.stem.lower().replace("-", "") for name in _PLACEHOLDERS)


def _regularity(face: Face, beyond: frozenset[str]) -> tuple[object, ...]:
    """Return a key that sorts faces for running text first."""
    name = face.path.stem.lower()
    scripts = set(map(script_of, beyond))
    region = "jp" if "Japanese" in scripts else "kr" if "Korean" in scripts else "sc"
    return (
        face.bold or face.italic,
        any(word in name for word in _PLAIN_LAST),
        face.variable,
        not name.startswith("notosans"),
        "sans" not in name,
        "cjk" in name and region not in name,
        face.path.name,
        face.index,
    )


def _bold_companion(
    plain: Face, coverage: Sequence[tuple[Face, frozenset[str]]], script: str
) -> list[Face]:
    """Return the bold face beside a regular one, so that headings differ from text."""
    stem = plain.path.stem.lower().removesuffix("-regular").removesuffix("regular")
    names = {f"{stem}-bold", f"{stem}bold"}
    return [
        face
        for face, covered in coverage
        if script and face.bold and not face.italic and covered and face.path.stem.lower() in names
    ][:1]


def _replacements(without: frozenset[str]) -> dict[int, str]:
    """Return the replacement of characters that no font here has.

    A sign is replaced by its name; letters have no readable replacement. Raises MissingFontError.
    """
    instead: dict[int, str] = {}
    scripts: set[str] = set()
    for character in without:
        plain = unicodedata.normalize("NFKC", character)
        script = script_of(plain[0])
        if plain != character and not beyond_bundled(plain) and _MARKUP.isdisjoint(plain):
            instead[ord(character)] = plain
        elif script:
            scripts.add(script)
        else:
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            instead[ord(character)] = f"[{name.lower() if ' ' in name else name}]"
    if scripts:
        raise MissingFontError({script: font_of_script(script) for script in sorted(scripts)})
    return instead
