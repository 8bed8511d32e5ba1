"""Typographic quotation marks, apostrophes and dashes for text that was typed without them."""

import re

# An apostrophe or a closing mark follows a letter or a digit; an opening mark does not.
_AFTER_WORD = re.compile(r"(?<=[\w.,!?…)%])'")
_BEFORE_WORD = re.compile(r"'(?=\w)")
_OPENING = re.compile(r'(^|[\s(\[–—/“«‘])"(?=\S)')
# Numbers of a range, not of a date, a reference or a compound such as 28-point.
_RANGE = re.compile(r"(?<![\w/.-])(\d{1,4})-(\d{1,4})(?![\w/-])")
_QUOTES = {"uk": ("«", "»")}
_ENGLISH = ("“", "”")


def typographic(text: str, language: str) -> str:
    """Return a text with the marks of a language; marks that are typographic already stay."""
    if "'" in text:
        text = _BEFORE_WORD.sub("‘", _AFTER_WORD.sub("’", text))
    if '"' in text:
        opening, closing = _QUOTES.get(language, _ENGLISH)
        text = _OPENING.sub(rf"\g<1>{opening}", text).replace('"', closing)
    if "-" in text:
        text = _RANGE.sub("\\1–\\2", text.replace(" - ", " – "))
    return text
