"""Scripts of letters, and the language and direction that follow from them."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_KINDS_OF_SIGNS = re.compile(
    r"[ -](LETTER|CHARACTER|SYLLABLE|SYLLABICS|VOWEL|CONSONANT|INDEPENDENT|SIGN|DIGIT|MARK|"
    r"IDEOGRAPH|TONE|LIGATURE|CAPITAL|SMALL|UNIFIED|COMPATIBILITY|IDEOGRAPHIC|SUBJOINED|NUMBER|MODIFIER)\b.*",
    re.IGNORECASE,
)
_OF_RIGHT_TO_LEFT = frozenset({"R", "AL", "NSM"})
# Common names of scripts that Unicode names differently.
_READERS_NAMES = {
    "cjk": "Chinese",
    "hiragana": "Japanese",
    "katakana": "Japanese",
    "bopomofo": "Chinese",
    "hangul": "Korean",
    "ethiopic": "Ethiopic",
    "nko": "N’Ko",
}
_FONTS = {
    "Chinese": "Noto Sans CJK SC",
    "Japanese": "Noto Sans CJK JP",
    "Korean": "Noto Sans CJK KR",
    "N’Ko": "Noto Sans NKo",
    "Tibetan": "Noto Serif Tibetan",
}
# Scripts of a single language of agreements; texts in other scripts have no language.
_LANGUAGES = {
    "Hebrew": "he",
    "Georgian": "ka",
    "Armenian": "hy",
    "Thai": "th",
    "Lao": "lo",
    "Khmer": "km",
    "Chinese": "zh",
    "Japanese": "ja",
    "Korean": "ko",
}
# Letters that only one language written in Arabic script has; the first match counts.
_ARABIC_LETTERS = (("ps", "ټډړښځڅڼ"), ("ur", "ٹڈڑےںھ"), ("fa", "پچژگیک"))
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
_FIRST_FOREIGN = "\u0530"  # the first letter after Latin, Greek and Cyrillic
_ENOUGH = 2_000
_STRONG = frozenset({"L", "R", "AL"})
_FIRST_RIGHT_TO_LEFT = "\u0590"
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


@lru_cache(maxsize=4_096)
def script_of(character: str) -> str:
    """Return the common name of the script of a letter, mark or digit, "" for any other sign."""
    if unicodedata.category(character)[0] not in "LM" and not character.isdecimal():
        return ""
    name = unicodedata.name(character, "").lower()
    script = _KINDS_OF_SIGNS.sub("", name)
    if script == name and unicodedata.bidirectional(character) in _OF_RIGHT_TO_LEFT:
        script = name.partition(" ")[0]  # ARABIC FATHA
    if script in ("", name, "combining", "variation", "modifier"):
        return ""
    if script.startswith("arabic"):  # ARABIC-INDIC DIGIT, EXTENDED ARABIC-INDIC DIGIT
        return "Arabic"
    return _READERS_NAMES.get(script, script.title())


def font_of_script(script: str) -> str:
    """Return the name of a free font that supports a script."""
    return _FONTS.get(script, f"Noto Sans {script}")


def foreign_language(text: str) -> str:
    """Return the language of a text mostly in a script other than Latin, Greek and Cyrillic.

    Return "" if most letters are of these, or if several languages share the script.
    """
    if not text or text.isascii() or max(text) < _FIRST_FOREIGN:
        return ""
    letters = [character for character in text[:_ENOUGH] if character.isalpha()]
    counts = Counter(map(script_of, letters))
    script, count = counts.most_common(1)[0] if counts else ("", 0)
    if 2 * count <= len(letters) and not counts["Japanese"]:
        return ""
    if script == "Arabic":
        present = set(letters)
        marks = (
            language for language, specific in _ARABIC_LETTERS if not present.isdisjoint(specific)
        )
        return next(marks, "ar")
    # Japanese mixes Chinese characters with its own scripts.
    return "ja" if counts["Japanese"] else _LANGUAGES.get(script, "")


def is_right_to_left(language: str) -> bool:
    """Return True if a language is written from right to left."""
    return language in _RIGHT_TO_LEFT


def begins_right_to_left(text: str) -> bool:
    """Return True if the first letter with a direction is of a script from right to left."""
    if not text or max(text) < _FIRST_RIGHT_TO_LEFT:
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((direction for direction in directions if direction in _STRONG), "L") != "L"


def with_direction_mark(line: str) -> str:
    """Return a line that keeps its place before a number, though it ends right to left."""
    if not line or max(line) < _FIRST_RIGHT_TO_LEFT:
        return line
    directions = map(unicodedata.bidirectional, reversed(line))
    last = next((direction for direction in directions if direction in _STRONG), "L")
    return line if last == "L" else f"{line}{LEFT_TO_RIGHT}"
