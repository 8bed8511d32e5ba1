"""Sanitised text and addresses for files that other programs open."""

import re
from urllib.parse import quote, unquote

from explorer.domain.search.romanisation import is_cyrillic
from explorer.system.text_safety import with_plain_spaces

_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"
_WEB = ("https://", "http://")
#: Bytes beyond ASCII, which encode letters of other alphabets.
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
ELLIPSIS = "…"
_TAGS = {"en": "en-GB", "uk": "uk-UA"}


def clean(text: str) -> str:
    """Return the text on one line without controls, direction marks and surrogates."""
    return " ".join(part for part in with_plain_spaces(text).split(" ") if part)


def clean_run(text: str) -> str:
    """Return clean text with the spaces at its ends, which separate it from other runs."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{clean(text)}{after}"


def truncate(text: str, most: int) -> str:
    """Return a title for a running head or a tab, truncated at a word if too long."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    at_word = head.rpartition(" ")[0]
    beginning = at_word if len(at_word) > most // 2 else head
    return f"{beginning.rstrip(' ,;:–')}\N{NO-BREAK SPACE}{ELLIPSIS}"


def web_address(address: str) -> str:
    """Return a web address percent-encoded, or "" for any other address."""
    if not address.lower().startswith(_WEB):
        return ""
    # A quotation mark or a bracket would end the address in the surrounding markup.
    return quote(clean(address), safe=_IN_ADDRESSES)


def shown_address(address: str) -> str:
    """Return an address for readers: without the scheme, its letters decoded."""
    return clean(_decoded(address.partition("//")[2].rstrip("/")))


def _decoded(address: str) -> str:
    """Return an address with its letters decoded; structural signs stay encoded."""
    return _ENCODED.sub(_letters, address)


def _letters(encoded: re.Match[str]) -> str:
    try:
        letters = unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]
    return letters if letters.isprintable() and " " not in letters else encoded[0]


def language_tag(language: str) -> str:
    """Return the language tag with the country of its spelling: ``en-GB``, ``uk-UA``."""
    return _TAGS.get(language, language)


def language_of(text: str) -> str:
    """Return the language of a title."""
    return "uk" if is_cyrillic(text) else "en"
