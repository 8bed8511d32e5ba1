"""Markers at the beginning of a line: a number, a letter, a bullet, or a word such as Article."""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from explorer.interchange.text.roman_numerals import ROMAN_LETTERS, roman_value

Kind = Literal[
    "named", "division", "arabic", "roman", "alone", "bare", "decimal", "small roman", "letter",
    "bullet",
]  # fmt: skip

_NAMES: Final = {
    "article": r"article|art\.|стаття|статья|ст\.",
    "clause": "clause",
    "point": r"point|пункт|п\.",
    "section": "section|§",
    "paragraph": "paragraph|параграф",
    "number": "№",
}
#: Words that usually only group points.
_DIVISIONS: Final = {
    "chapter": "chapter|розділ|раздел",
    "part": "part|частина|часть",
    "heading": "глава",
}
_LEAD = r"^(?P<indent>\s*)(?P<hash>#{1,6}\s*)?(?P<bold>\*{1,3}|_{1,2})?\s*"
_TAIL = r"(?P<close>\*{1,3}|_{1,2})?(?P<rest>.*)$"
_SIGN = r"(?P<sign>\\?[.):](?!\d)|\s+[-–—](?!\d)|[-–—](?=\s))"
_ROMAN = f"[{ROMAN_LETTERS}]{{1,7}}"
_SUFFIX = r"(?P<suffix>[-–]?[a-zа-яіїєґ]|[-–]\d{1,2}|[¹²³⁴⁵]|\s?(?:bis|ter))?"


def _named(names: dict[str, str]) -> re.Pattern[str]:
    words = "|".join(names.values())
    number = rf"(?P<body>[1-9]\d{{0,2}}|(?-i:{_ROMAN})){_SUFFIX}(?![\w’'])(?!\.\d)"
    return re.compile(rf"{_LEAD}(?P<word>{words})\s*{number}{_SIGN}?{_TAIL}", re.IGNORECASE)


_NAMED, _DIVISION = _named(_NAMES), _named(_DIVISIONS)
_SIGNED = re.compile(
    rf"{_LEAD}(?P<body>[1-9]\d{{0,3}}|{_ROMAN}|[ivxlc]{{1,6}}|[a-zа-яіїєґ]){_SIGN}{_TAIL}"
)
_ENCLOSED = re.compile(
    rf"{_LEAD}[(\[](?P<body>[1-9]\d{{0,2}}|{_ROMAN}|[ivxlc]{{1,6}}|[a-zа-яіїєґ])[)\]]{_TAIL}"
)
_ALONE = re.compile(rf"{_LEAD}(?P<body>[1-9]\d{{0,2}}){_TAIL}")
_DECIMAL = re.compile(
    rf"{_LEAD}(?P<body>[1-9]\d{{0,2}}(?:\.[1-9]\d{{0,2}}){{1,4}})(?P<sign>[.)])?(?=\s){_TAIL}"
)
_BULLET = re.compile(r"^(?P<indent>\s*)(?P<body>[-*+•◦▪‣·●○■□–—\uf0b7\uf0a7])\s+(?P<rest>\S.*)$")
#: Cyrillic lists omit the rare letter; other lists are distinguished by their labels.
_ALPHABETS: Final = ("abcdefghijklmnopqrstuvwxyz", "абвгдеєжзиіїйклмнопрстуфхцчшщьюя")


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """Number format of markers: ``sign`` is its punctuation, ``strong`` a heading or bold."""

    kind: Kind
    sign: str = ""
    strong: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class ListMarker:
    """A number at the beginning of a line; ``label`` is its text, ``rest`` the text after it.

    ``bold`` is the mark that was opened before the number and is closed in the rest; ``within`` are
    the numbers before the last one of 2.1.3; ``level`` is that of a Markdown heading.
    """

    style: MarkerStyle
    number: int
    label: str
    rest: str
    indent: int = 0
    suffix: str = ""
    bold: str = ""
    level: int = 0
    within: tuple[int, ...] = ()

    @property
    def ends(self) -> int:
        """Column where the number ends: numbers may be right-aligned."""
        return self.indent + len(str(self.number))

    def readings(self) -> "tuple[ListMarker, ...]":
        """Return the readings of a letter: c is the third letter and a hundred."""
        body = self.label.strip("()[].\\")
        if self.style.kind != "letter" or not (body.isascii() and roman_value(body.upper())):
            return (self,)
        style = replace(self.style, kind="small roman")
        return (self, replace(self, style=style, number=roman_value(body.upper())))


def parse_marker(line: str) -> ListMarker | None:
    """Return the marker at the beginning of a line, or None if there is none."""
    for kind, pattern, names in (("named", _NAMED, _NAMES), ("division", _DIVISION, _DIVISIONS)):
        named = pattern.match(line)
        if named is not None and _stands_alone(named):
            word = next(name for name in names if re.fullmatch(names[name], named["word"], re.I))
            return _made(named, MarkerStyle("named" if kind == "named" else "division", word=word))
    for pattern, kinds in ((_DECIMAL, "decimal"), (_ENCLOSED, ""), (_SIGNED, "")):
        match = pattern.match(line)
        kind = kinds or _kind(match["body"]) if match is not None else ""
        if match is not None and kind and _is_apart(match, kind):
            return _made(match, MarkerStyle(kind, _sign(match), _strong(match)))  # type: ignore[arg-type]
    bullet = _BULLET.match(line)
    if bullet is not None:
        return ListMarker(
            MarkerStyle("bullet"), 0, bullet["body"], bullet["rest"], len(bullet["indent"])
        )
    return _without_sign(line)


def _stands_alone(match: re.Match[str]) -> bool:
    """Return whether a word with a number is a heading, not the middle of a sentence."""
    rest = match["rest"].strip()
    return bool(match["sign"]) or not rest or _strong(match) or not rest[0].islower()


def _kind(body: str) -> Kind | Literal[""]:
    if body.isdigit():
        return "arabic"
    if body.isupper():
        return "roman" if roman_value(body) else ""
    if len(body) == 1:
        return "letter"
    return "small roman" if roman_value(body.upper()) else ""


def _is_apart(match: re.Match[str], kind: str) -> bool:
    """Return whether letters are a marker: with its punctuation, and a space after it."""
    if kind in {"arabic", "decimal"}:
        return True
    sign, rest = _sign(match), match["rest"]
    return sign in {"()", ")"} or (sign == "." and (not rest or rest[0].isspace()))


def _sign(match: re.Match[str]) -> str:
    if match.re is _ENCLOSED:
        return "()"
    sign = (match["sign"] or "").strip().removeprefix("\\")
    return "-" if sign in {"–", "—"} else sign


def _strong(match: re.Match[str]) -> bool:
    return bool(match["hash"] or match["bold"])


def _without_sign(line: str) -> ListMarker | None:
    """Return a number alone on its line, or before words that begin with a capital letter."""
    match = _ALONE.match(line)
    if match is None:
        return None
    rest = match["rest"]
    if not rest.strip():
        return _made(match, MarkerStyle("alone", strong=_strong(match)))
    if rest[0].isspace() and rest.strip()[0].isupper():
        return _made(match, MarkerStyle("bare", strong=_strong(match)))
    return None


def _made(match: re.Match[str], style: MarkerStyle) -> ListMarker:
    groups = match.groupdict()
    *within, last = groups["body"].split(".")
    opened, close = groups["bold"] or "", groups["close"] or ""
    rest = groups["rest"]
    if close and close != opened:
        # Bold that begins after the number belongs to the text.
        rest = f"{close}{rest}"
    start = match.end("bold") if opened else match.end("hash" if groups["hash"] else "indent")
    end = match.start("close") if close else match.start("rest")
    return ListMarker(
        style=style,
        number=_value(last),
        label=match.string[start:end].strip(),
        rest=rest.strip(),
        indent=len(groups["indent"]),
        suffix=(groups.get("suffix") or "").strip(),
        bold="" if close == opened else opened,
        level=len((groups["hash"] or "").strip()),
        within=tuple(map(int, within)),
    )


def _value(body: str) -> int:
    if body.isdigit():
        return int(body)
    if len(body) == 1 and body.islower():
        values = [letters.find(body) + 1 for letters in _ALPHABETS]
        return max(values)
    return roman_value(body.upper())
