"""Decoding of text files: UTF-8, UTF-16 with a byte order mark, or windows-1251 in Cyrillic."""

import codecs
import re

from explorer.system.text_safety import has_binary_controls

_OLD = "windows-1251"
_CYRILLIC = "а-яА-ЯёЁіїєґІЇЄҐ"
_WORD = re.compile(r"[^\W\d_]+")
_OWN = re.compile(f"[{_CYRILLIC}’'ʼ]+")
#: Another encoding decoded as this one has lower-case letters before capitals.
_TURNED = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_SURE = 0.9
#: A sample of this size is enough to decide, and takes no more memory than the text.
_SAMPLE = 1_000_000
#: Fewer letters than these are ambiguous.
_FEWEST = 6


def decode_text(raw: bytes) -> tuple[str, str]:
    """Return the text, and the name of its encoding if it was guessed.

    Raises UnicodeDecodeError about UTF-8, or about UTF-16 if the bytes begin as such.
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
    """Return whether words are Ukrainian or Russian, each in one alphabet."""
    if "\ufffd" in text or has_binary_controls(text):
        return False
    foreign = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    native = [word for word in foreign if _OWN.fullmatch(word) and not _TURNED.search(word)]
    return sum(map(len, native)) >= _FEWEST and len(native) >= _SURE * len(foreign)
