"""Markers at the beginning of a line: a number, a letter, a bullet, or a word such as Article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, Literal

from explorer.interchange.text.folding import folded_form, with_plain_digits
from explorer.interchange.text.numerals import HAN_NUMERALS, letter_values, number_value
from explorer.interchange.text.roman_numerals import ROMAN_LETTERS, roman_value
from explorer.interchange.text.vocabulary import PLACE, alternatives, vocabulary

Kind = Literal[
    "named", "division", "arabic", "roman", "han", "alone", "bare", "decimal", "small roman",
    "letter", "bullet",
]  # fmt: skip

_LEAD = r"^(?P<indent>\s*)(?P<hash>#{1,6}\s*)?(?P<bold>\*{1,3}|_{1,2})?\s*"
_CLOSE = r"(?P<close>\*{1,3}|_{1,2})?"
_TAIL = rf"{_CLOSE}(?P<rest>.*)$"
_SIGN = r"(?P<sign>\\?\s*[.):/](?!\d)|\s*、|\s+[-–—ـ](?!\d)|[-–—ـ](?=\s|$))"
#: Punctuation after the first: "Article 1. – Title", "1.- Title".
_MORE = r"(?:\s*[-–—ـ:.)]{1,3}(?=\s|$))?"
_ROMAN = f"[{ROMAN_LETTERS}]{{1,7}}"
_HAN = f"[{HAN_NUMERALS}]{{1,6}}"
#: A number is within the first characters of a line.
_MOST_CHARACTERS = 200
#: Lines whose marker is kept: several passes over a text of about 500 pages need it.
_MOST_LINES = 32_768
_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE_WORD = " \t#*_"
#: A word after its number is within the first characters.
_NEAR = 40
_BULLET = re.compile(
    r"^(?P<indent>\s*)(?P<body>[-*+•◦▪‣·●○■□–—\uf0b7\uf0a7])\s+(?:\[[ xX]\]\s+)?(?P<rest>\S.*)$"
)
_ALONE = re.compile(rf"{_LEAD}(?P<body>[1-9]\d{{0,2}}){_TAIL}")
_DECIMAL = re.compile(
    rf"{_LEAD}(?P<body>[1-9]\d{{0,2}}(?:\.[1-9]\d{{0,2}}){{1,4}})(?P<sign>[.)])?(?=\s){_TAIL}"
)
#: Japanese lists have a Chinese numeral and a space.
_SPACED_HAN = re.compile(rf"{_LEAD}(?P<body>{_HAN})(?=\s){_TAIL}")
_CIRCLED = re.compile(rf"{_LEAD}(?P<body>[①-⒛⓵-⓾❶-❿]){_TAIL}")
_ENCLOSED_NUMBERS = re.compile(r"(?:\s*[(\[]\s*[\da-zа-я]{1,3}\s*[)\]])+\s*", re.IGNORECASE)
#: Scripts whose letters are also numbers with a dash after them.
_DASHED_LETTERS: Final = frozenset("أابجدهوزحطيكلمنسعفصقرشتثخذضظغ")


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
    the numbers before the last of 2.1.3; ``level`` is that of a Markdown heading. ``others``
    are further readings of the number.
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
    others: tuple[int, ...] = ()

    @property
    def ends(self) -> int:
        """Column where the number ends: numbers may be right-aligned."""
        return self.indent + len(str(self.number))

    def readings(self) -> "tuple[ListMarker, ...]":
        """Return the readings of a letter: c is the third letter and a hundred."""
        if self.style.kind != "letter":
            return (self,)
        readings = [self, *(replace(self, number=number) for number in self.others)]
        body = self.label.strip("()[].\\")
        value = roman_value(body.upper()) if body.isascii() else 0
        if value:
            style = replace(self.style, kind="small roman")
            readings.append(replace(self, style=style, number=value))
        return tuple(readings)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Regular expressions of the vocabulary, with the meaning of each of their words."""

    named: tuple[re.Pattern[str], ...]
    divisions: tuple[re.Pattern[str], ...]
    signed: re.Pattern[str]
    enclosed: re.Pattern[str]
    meanings: Mapping[str, str]
    beginnings: frozenset[str]
    endings: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words = vocabulary()
    letters = "".join(
        sorted({letter for letters in words.alphabets.values() for letter in letters})
    )
    body = (
        rf"(?P<body>[1-9]\d{{0,3}}|{_ROMAN}|{_HAN}|[ivxlc]{{1,6}}"
        rf"|[{letters}]|(?P<double>[{letters}])(?P=double)|a[a-z])"
    )
    return _Patterns(
        named=tuple(_named(words.articles.values())),
        divisions=tuple(_named(words.divisions.values())),
        signed=re.compile(
            rf"{_LEAD}{body}(?P<suffix>(?<=\d)\s?(?:{alternatives(words.inserted)}))?"
            rf"{_SIGN}{_MORE}{_TAIL}"
        ),
        enclosed=re.compile(rf"{_LEAD}[(\[]\s?{body}\s?[)\]]{_MORE}{_TAIL}"),
        meanings={
            _parts(word): meaning
            for group in (words.divisions, words.articles)
            for meaning, forms in group.items()
            for word in forms
        },
        beginnings=frozenset(
            _first_word(word.removeprefix(PLACE).partition(PLACE)[0].strip())
            for group in (
                *words.articles.values(),
                *words.divisions.values(),
                words.ordinals,
                words.number_signs,
            )
            for word in group
        ),
        endings=frozenset(
            _first_word(word.removeprefix(PLACE).lstrip(" .-"))
            for meaning in (*words.articles.values(), *words.divisions.values())
            for word in meaning
            if word.startswith(PLACE)
        ),
    )


def _first_word(text: str) -> str:
    """Return the letters that a text begins with, or its first sign."""
    match = _LETTERS.match(text)
    return match[0] if match is not None else text[:1]


def _parts(word: str) -> str:
    """Return a word without the place of its number and without spaces."""
    return "".join(word.replace(PLACE, "").split())


def numbers_pattern() -> str:
    """Return a regular expression for a number beside a word, with its ending and suffix."""
    words = vocabulary()
    suffix = (
        r"[-–]?[a-zа-яіїєґ](?!\w)|[-–]\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]+"
        rf"|\s?(?:{alternatives(words.inserted)})(?:[-–\s](?-i:[A-Z])(?!\w))?"
    )
    endings = rf"(?:[-.]?(?:{alternatives(words.ordinal_endings)})(?!\w))?"
    ordinals = alternatives(sorted(words.ordinals, key=len, reverse=True))
    figures = rf"[1-9]\d{{0,2}}|(?-i:{_ROMAN})|{_HAN}"
    return (
        rf"(?:(?:{alternatives(words.number_signs)})\s*)?[(\[]?"
        rf"(?:(?P<body>{figures}){endings}|(?P<ordinal>{ordinals})(?!\w))"
        rf"(?P<suffix>{suffix})?[)\]]?"
    )


def _named(meanings: Iterable[tuple[str, ...]]) -> Iterator[re.Pattern[str]]:
    """Yield patterns for words before, after and around their number."""
    every = sorted(
        dict.fromkeys(word for words in meanings for word in words), key=len, reverse=True
    )
    number = numbers_pattern()
    boundary = r"(?![\w’'])(?!\.\d)"
    before = [word for word in every if PLACE not in word]
    yield re.compile(
        rf"{_LEAD}(?P<word>{alternatives(before)})\s*{number}{boundary}{_SIGN}?{_MORE}{_TAIL}",
        re.IGNORECASE,
    )
    after = [word.removeprefix(PLACE) for word in every if word.startswith(PLACE)]
    if after:
        words = "|".join(
            rf"{re.escape(word[0])}\s*{alternatives([word[1:]])}"
            if word.startswith((".", "-"))
            else rf"\.?\s+{alternatives([word.strip()])}"
            for word in after
        )
        yield re.compile(
            rf"{_LEAD}{number}(?P<word>{words}){boundary}{_SIGN}?{_MORE}{_TAIL}", re.IGNORECASE
        )
    around = [word.partition(PLACE) for word in every if PLACE in word[1:]]
    if around:
        heads = alternatives(dict.fromkeys(head.strip() for head, _, _ in around))
        tails = alternatives(sorted({tail.strip() for _, _, tail in around}, key=len, reverse=True))
        inserted = alternatives(vocabulary().inserted)
        yield re.compile(
            rf"{_LEAD}(?P<word>{heads})\s*(?P<body>\d{{1,3}}|{_HAN})\s*(?P<tail>{tails})"
            rf"(?P<suffix>{inserted})?{_SIGN}?{_MORE}{_TAIL}",
            re.IGNORECASE,
        )


@lru_cache(maxsize=_MOST_LINES)
def parse_marker(line: str) -> ListMarker | None:
    """Return the marker at the beginning of a line, or None if there is none."""
    if not line or line.isspace():
        return None
    head = line[:_MOST_CHARACTERS]
    return _named_marker(line, head) or _number_marker(line, with_plain_digits(head))


def _named_marker(line: str, head: str) -> ListMarker | None:
    """Return the marker of a word with a number."""
    patterns, form = _patterns(), folded_form(head)
    # Most lines are left here: the regular expressions take far longer.
    text = form.lstrip(_BEFORE_WORD).casefold()
    word = _first_word(text)
    begins = word in patterns.beginnings or word[:1] in patterns.beginnings
    ends = not patterns.endings.isdisjoint(_LETTERS.findall(text[:_NEAR])) or "§" in text[:_NEAR]
    if not (begins or ends):
        return None
    groups: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
        ("named", patterns.named),
        ("division", patterns.divisions),
    )
    for kind, expressions in groups:
        for expression in expressions:
            match = expression.match(form)
            if match is None or not _stands_alone(match, line):
                continue
            word = match["word"] + (match.groupdict().get("tail") or "")
            parts = _parts(word.casefold())
            meaning = patterns.meanings.get(parts) or patterns.meanings.get(parts.lstrip("."))
            if meaning is not None:
                return _marker(match, line, MarkerStyle(kind, word=meaning))
    return None


def _number_marker(line: str, form: str) -> ListMarker | None:
    """Return the marker of a number or letter with its punctuation, or of a bullet."""
    patterns = _patterns()
    for pattern, kinds in ((_DECIMAL, "decimal"), (patterns.enclosed, ""), (patterns.signed, "")):
        match = pattern.match(form)
        kind = kinds or _kind(match["body"]) if match is not None else ""
        if match is not None and kind and _is_apart(match, line, kind):
            sign = "()" if pattern is patterns.enclosed else _sign(match)
            return _marker(match, line, MarkerStyle(kind, sign, _strong(match)))  # type: ignore[arg-type]
    bullet = _BULLET.match(line)
    if bullet is not None:
        return ListMarker(
            MarkerStyle("bullet"), 0, bullet["body"], bullet["rest"], len(bullet["indent"])
        )
    circled = _CIRCLED.match(form)
    if circled is not None:
        return _marker(circled, line, MarkerStyle("arabic", "○", _strong(circled)))
    spaced = _SPACED_HAN.match(form)
    if spaced is not None and spaced["rest"].strip():
        return _marker(spaced, line, MarkerStyle("han", " ", _strong(spaced)))
    return _without_sign(line, form)


def _stands_alone(match: re.Match[str], line: str) -> bool:
    """Return whether a word with a number is a heading, not the middle of a sentence."""
    rest = line[match.start("rest") :].strip()
    if match["sign"] or not rest or _strong(match):
        return True
    enclosed = _ENCLOSED_NUMBERS.match(rest)
    after = rest[enclosed.end() :] if enclosed is not None else rest
    return bool(after) and not (after[0].islower() or after[0] in ",;.)]،؛、，；。")


def _kind(body: str) -> Kind | Literal[""]:
    if body.isdigit():
        return "arabic"
    if all(character in HAN_NUMERALS for character in body):
        return "han"
    if body.isupper():
        return "roman" if roman_value(body) else ""
    if letter_values(body):
        return "letter"
    return "small roman" if roman_value(body.upper()) else ""


def _is_apart(match: re.Match[str], line: str, kind: str) -> bool:
    """Return whether letters are a marker: with its punctuation, and a space after it."""
    if kind in {"arabic", "decimal"}:
        return True
    enclosed = "sign" not in match.groupdict()
    sign, body = "()" if enclosed else _sign(match), match["body"]
    rest = line[match.start("rest") :]
    if kind == "han":
        return sign in {"()", ")", "、", "."}
    if len(body) == 2 and kind == "letter" and not roman_value(body.upper()):
        return sign in {"()", ")"} or (sign == "." and body[0] == body[1] and rest[:1].isspace())
    spaced = not rest or rest[0].isspace()
    return sign in {"()", ")"} or (spaced and (sign == "." or _takes_dash(body, sign)))


def _takes_dash(body: str, sign: str) -> bool:
    return sign in {"-", "/"} and body in _DASHED_LETTERS


def _sign(match: re.Match[str]) -> str:
    sign = (match["sign"] or "").strip().removeprefix("\\").strip()
    return "-" if sign in {"–", "—"} else sign


def _strong(match: re.Match[str]) -> bool:
    return bool(match["hash"] or match["bold"])


def _without_sign(line: str, form: str) -> ListMarker | None:
    """Return a number alone on its line, or before words that begin with a capital letter."""
    match = _ALONE.match(form)
    if match is None:
        return None
    rest = line[match.start("rest") :]
    if not rest.strip():
        return _marker(match, line, MarkerStyle("alone", strong=_strong(match)))
    first = rest.strip()[0]
    if rest[0].isspace() and first.isalpha() and not first.islower():
        return _marker(match, line, MarkerStyle("bare", strong=_strong(match)))
    return None


def _marker(match: re.Match[str], line: str, style: MarkerStyle) -> ListMarker:
    """Return the marker of a match in a form of the line; texts are those of the line itself."""
    groups = match.groupdict()
    *within, last = (groups.get("ordinal") or groups["body"]).split(".")
    opened, close = groups["bold"] or "", groups["close"] or ""
    rest = line[match.start("rest") :]
    if close and close != opened:
        # Bold that begins after the number belongs to the text.
        rest = f"{close}{rest}"
    start = match.end("bold") if opened else match.end("hash" if groups["hash"] else "indent")
    end = match.start("close") if close else match.start("rest")
    values = letter_values(last) if style.kind == "letter" else (number_value(last),)
    begin, stop = match.span("suffix") if groups.get("suffix") else (0, 0)
    return ListMarker(
        style=style,
        number=values[0],
        label=line[start:end].strip(),
        rest=rest.strip(),
        indent=len(groups["indent"]),
        suffix=line[begin:stop].strip(),
        bold="" if close == opened else opened,
        level=len((groups["hash"] or "").strip()),
        within=tuple(map(int, within)),
        others=values[1:],
    )
