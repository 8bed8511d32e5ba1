"""Names for printed and exported files, valid on every system and sortable."""

from collections.abc import Sequence
from datetime import date

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.search.romanisation import latin_words
from explorer.i18n.message_catalog import load_words

_LONGEST_TITLE = 48
# Windows reserves these names, whatever their extension.
_RESERVED = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10)))
)


def file_name(pages: Sequence[SubjectDetails], ending: str) -> str:
    """Return a name such as ``US28-21_Territories_as-of-2025-11-23_en.pdf``."""
    first = pages[0]
    if len(pages) == 1:
        return _named(
            short_reference(first.reference), first.title, first.as_of, first.language, ending
        )
    title = load_words(first.language)["sheet.set_title"]
    documents = dict.fromkeys(short_reference(page.reference).partition("-")[0] for page in pages)
    return _named("-".join([*documents][:3]), title, first.as_of, first.language, ending)


def book_name(title: str, as_of: date, language: str, ending: str) -> str:
    """Return a name for the book of a briefing set, or for the table of a document."""
    return _named("Briefing", title, as_of, language, ending)


def short_reference(reference: str) -> str:
    """Return a reference without characters that a file name cannot have: ``US28-21``, ``E3-6``."""
    document, slash, number = reference.partition("/")
    if document.startswith("sp-"):
        return "SP"
    short = safe(document).replace("-", "").upper()
    return f"{short}-{safe(number)}" if slash else short


def safe(text: str) -> str:
    """Return only a-z, digits and hyphens: Cyrillic romanised, long text cut at a word."""
    words = latin_words(text)
    chosen = words[:1]
    for word in words[1:]:
        if len("-".join([*chosen, word])) > _LONGEST_TITLE:
            break
        chosen.append(word)
    return "-".join(chosen)[:_LONGEST_TITLE]


def _named(subject: str, title: str, as_of: date, language: str, ending: str) -> str:
    parts = [subject, safe(title), f"as-of-{as_of.isoformat()}", safe(language)]
    stem = "_".join(part for part in parts if part)
    if stem.partition("_")[0].upper() in _RESERVED:
        stem = f"x{stem}"
    return f"{stem}.{safe(ending).lower()}"
