"""Language of a source's page, which the pack names in brackets after the title."""

import re
from typing import NamedTuple

from explorer.domain.content.documents import Source
from explorer.reports.text.sanitize import language_of, language_tag


class SourceLanguage(NamedTuple):
    """Code of ISO 639-1, BCP 47 tag, and the name that LaTeX's babel has for a language."""

    code: str
    tag: str
    babel: str


_NAMED = re.compile(r"\(([A-Z][a-z]+)\)$")
_LANGUAGES = {
    "Arabic": "ar",
    "Bulgarian": "bg",
    "Chinese": "zh",
    "Croatian": "hr",
    "Czech": "cs",
    "Danish": "da",
    "Dutch": "nl",
    "English": "en",
    "Estonian": "et",
    "Finnish": "fi",
    "French": "fr",
    "German": "de",
    "Greek": "el",
    "Hebrew": "he",
    "Hungarian": "hu",
    "Italian": "it",
    "Japanese": "ja",
    "Latvian": "lv",
    "Lithuanian": "lt",
    "Norwegian": "nb",
    "Polish": "pl",
    "Portuguese": "pt",
    "Romanian": "ro",
    "Russian": "ru",
    "Serbian": "sr",
    "Slovak": "sk",
    "Spanish": "es",
    "Swedish": "sv",
    "Turkish": "tr",
    "Ukrainian": "uk",
}
#: Where babel's name is not the English name in small letters.
_BABEL = {"en": "british", "nb": "norwegian", "zh": "chinese-simplified"}


def source_language(source: Source) -> SourceLanguage:
    """Return the language named after the title, otherwise that of the title's script."""
    named = _NAMED.search(source.title.strip())
    name = named[1] if named is not None else ""
    code = _LANGUAGES.get(name) or language_of(source.title)
    english = next(name for name, known in _LANGUAGES.items() if known == code)
    tag = language_tag(code) if code in ("en", "uk") else code
    return SourceLanguage(code, tag, _BABEL.get(code, english.lower()))


def title_alone(source: Source) -> str:
    """Return the title without the name of its language."""
    title = source.title.strip()
    named = _NAMED.search(title)
    return title[: named.start()].rstrip() if named and named[1] in _LANGUAGES else title
