"""Bytes of a text file as text: UTF-8, UTF-16 that says so, or windows-1251 in Cyrillic."""

import codecs
import re

from explorer.system.text_safety import has_binary_controls

_OLD = "windows-1251"
_CYRILLIC = "а-яА-ЯёЁіїєґІЇЄҐ"
_WORD = re.compile(r"[^\W\d_]+")
_OWN = re.compile(f"[{_CYRILLIC}’'ʼ]+")
#: Another encoding read as this one has small letters before capital ones.
_TURNED = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_SURE = 0.9
#: Words up to here are enough to tell, and take no more memory than the text.
_SAMPLE = 1_000_000
#: Fewer letters than these may be anything.
_FEWEST = 6


def decode_text(raw: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where it had to be guessed.

    Raises UnicodeDecodeError about UTF-8, or about UTF-16 where the bytes begin as such.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16"), ""
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = raw.decode("cp1251", errors="replace")
        if not _is_cyrillic(text):
            raise
    return text, _OLD


def _is_cyrillic(text: str) -> bool:
    """Whether words are Ukrainian or Russian ones, each in letters of its own."""
    if "\ufffd" in text or has_binary_controls(text):
        return False
    foreign = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    native = [word for word in foreign if _OWN.fullmatch(word) and not _TURNED.search(word)]
    return sum(map(len, native)) >= _FEWEST and len(native) >= _SURE * len(foreign)
