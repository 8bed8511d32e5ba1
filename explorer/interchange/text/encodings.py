"""Decoding of text files: Unicode, or the encodings of older programs, guessed by the letters."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.interchange.text.languages import language_of_text
from explorer.system.text_safety import has_binary_controls

_WORD = re.compile(r"[^\W\d_]+")
_SURE = 0.9
#: A sample of this size is enough to decide, and takes no more memory than the text.
_SAMPLE = 1_000_000
#: Fewer letters than these are ambiguous.
_FEWEST = 6


@dataclass(frozen=True, slots=True)
class _Encoding:
    """An encoding, its name for the reader, and what the words in it consist of.

    ``turned`` matches what another encoding of the same script becomes if it is decoded as this.
    """

    codec: str
    name: str
    word: re.Pattern[str]
    turned: re.Pattern[str] | None = None


def _script(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}’'ʼ]+")


_CYRILLIC = "а-яА-ЯёЁіїєґІЇЄҐјЈљЉњЊћЋђЂџЏўЎ"
#: Small letters before capitals.
_SWAPPED = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_SCRIPTS = (
    _Encoding("cp1251", "windows-1251", _script(_CYRILLIC), _SWAPPED),
    _Encoding("koi8-u", "KOI8-U", _script(_CYRILLIC), _SWAPPED),
    _Encoding("cp866", "IBM866", _script(_CYRILLIC), _SWAPPED),
    _Encoding("cp1256", "windows-1256", _script("\u0621-\u065f\u066e-\u06d3")),
    _Encoding("cp1253", "windows-1253", _script("\u0370-\u03ff")),
    _Encoding("cp1255", "windows-1255", _script("\u0591-\u05f4")),
    _Encoding("gb18030", "GB 18030", _script("\u4e00-\u9fff")),
    _Encoding("big5", "Big5", _script("\u4e00-\u9fff")),
    _Encoding("shift_jis", "Shift JIS", _script("\u3040-\u30ff\u4e00-\u9fffー")),
    _Encoding("euc_kr", "EUC-KR", _script("\uac00-\ud7a3")),
)
#: Letters and punctuation of western Europe, and the languages with an encoding of their own.
_CENTRAL = frozenset({"pl", "cs", "hu", "hr", "ro"})
_LATIN = re.compile(r"[\sA-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸĀ-ſȘ-ț\d!-/:-@\[-`{-~ -»½¿–—‘-„†-…‰‹›€™º]*")
_BOXED = re.compile(r"[^\W\d_][\u2500-\u25ff]|[\u2500-\u25ff][^\W\d_]")
_ASCII = re.compile("[A-Za-z]")
#: A sign within a word: the text is in another encoding.
_SIGN_WITHIN = re.compile(r"[^\W\d_][¡-©«-¬®-±²-´¶¸-¹»-¿×÷†‡ˆ‰]+[^\W\d_]")
_BY_LANGUAGE: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(_CENTRAL, ("cp1250", "windows-1250")),
    "tr": ("cp1254", "windows-1254"),
}
_WESTERN = ("cp1252", "windows-1252")


def decode_text(raw: bytes) -> tuple[str, str]:
    """Return the text, and the name of its encoding if it was guessed.

    Raises UnicodeDecodeError about UTF-8, or about UTF-16 if the bytes begin as such.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16"), ""
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        guess = _guess(raw)
        if guess is None:
            raise
    return guess


def _guess(raw: bytes) -> tuple[str, str] | None:
    """Return the text in an older encoding and its name, or None if none fits."""
    best, most = None, 0.0
    for encoding in _SCRIPTS:
        text = _decoded(raw, encoding.codec)
        share = _share(text, encoding) if text else 0.0
        if share > most:
            best, most = (text, encoding.name), share
    return best if best is not None else _guess_latin(raw)


def _decoded(raw: bytes, codec: str) -> str:
    """Return the text, or "" if the bytes are not in the encoding.

    Letters beside the signs for drawing boxes are those of another encoding.
    """
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if has_binary_controls(text) or _BOXED.search(text[:_SAMPLE]) else text


def _share(text: str, encoding: _Encoding) -> float:
    """Return the share of foreign words in the script; 0 if they are too few to be sure."""
    foreign = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    native = [
        word
        for word in foreign
        if encoding.word.fullmatch(word) and not (encoding.turned and encoding.turned.search(word))
    ]
    letters = sum(map(len, native))
    if letters < _FEWEST or len(native) < _SURE * len(foreign):
        return 0.0
    # In the right encoding of several for a script its usual letters are more frequent.
    return len(native) / len(foreign) + _usual(native) / letters


def _usual(words: list[str]) -> int:
    """Return how many letters are among the most frequent of their language."""
    return sum(word.count(letter) for word in words for letter in _FREQUENT if letter in word)


_FREQUENT = frozenset(
    "оаеинтірсвлкалпмαοιετσνηυρאהוילתנמרשاليمنرتوبعد的一是在不了和人有我他这中大国上个到说们同议定条与之方第一章日本の하는이의가을를에고지로은도사정제조약평화각국방모든대"
)


def _guess_latin(raw: bytes) -> tuple[str, str] | None:
    """Return a text in Latin letters, by its language, or None if it has other signs."""
    spoken = [
        (codec, name)
        for codec, name in dict.fromkeys(_BY_LANGUAGE.values())
        if _BY_LANGUAGE.get(language_of_text(raw.decode(codec, "ignore")), _WESTERN)[0] == codec
    ]
    for codec, name in dict.fromkeys((*spoken, _WESTERN, _BY_LANGUAGE["pl"])):
        text = _decoded(raw, codec)
        if text and _LATIN.fullmatch(text) and _is_running_text(text[:_SAMPLE]):
            return text, name
    return None


def _is_running_text(text: str) -> bool:
    """Return whether letters beside ASCII are within words, and no signs are."""
    foreign = [word for word in _WORD.findall(text) if not word.isascii()]
    within = [word for word in foreign if len(word) == 1 or _ASCII.search(word)]
    rare = sum(not character.isascii() for character in text) * 2 <= len(text)
    return rare and len(within) == len(foreign) and not _SIGN_WITHIN.search(text)
