"""Bibliography of printed pages as CSL-JSON, BibTeX and RIS."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from explorer.domain.content.documents import Source
from explorer.domain.search.romanisation import to_latin
from explorer.i18n.message_catalog import load_words
from explorer.reports.sheet.model import ClauseSheet, citation_numbers
from explorer.reports.text.positions import source_cautions
from explorer.reports.text.sanitize import clean, language_of, web_address
from explorer.reports.text.source_language import source_language, title_alone

# Source kinds of each format; a publication by a medium is an article in it.
_CSL = {"news": "article-newspaper", "analysis": "article-newspaper"}
_RIS = {"news": "NEWS", "analysis": "NEWS"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_MEDIUM = frozenset({"news", "analysis"})
_LATEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces and has no escape for them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
    '"': "''",
    "\N{EN DASH}": "--",
    "\N{EM DASH}": "---",
    "\N{LEFT SINGLE QUOTATION MARK}": "`",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": "``",
    "\N{RIGHT DOUBLE QUOTATION MARK}": "''",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": r"\guillemotleft{}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": r"\guillemotright{}",
    "\N{HORIZONTAL ELLIPSIS}": r"\dots{}",
    "\N{NO-BREAK SPACE}": "~",
    "\N{NARROW NO-BREAK SPACE}": "~",
    "\N{LATIN SMALL LETTER DOTLESS I}": r"{\i}",
    "\N{LATIN SMALL LETTER L WITH STROKE}": r"{\l}",
    "\N{LATIN CAPITAL LETTER L WITH STROKE}": r"{\L}",
    "\N{LATIN SMALL LETTER O WITH STROKE}": r"{\o}",
    "\N{LATIN SMALL LETTER SHARP S}": r"{\ss}",
}
#: RIS allows a remark after the day.
_INFERRED = "/inferred"
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0327": "c",
    "\u0328": "k",
}


def sources_of(sheets: Iterable[ClauseSheet]) -> list[Source]:
    """Return the sources that sheets cite, each once, in the order of citation."""
    sources: dict[str, Source] = {}
    for sheet in sheets:
        for reference in citation_numbers(sheet):
            sources.setdefault(reference, sheet.sources[reference])
    return list(sources.values())


def csl_json(sources: Sequence[Source]) -> str:
    """Return Citation Style Language 1.0.2 JSON, as Zotero and pandoc read it."""
    return json.dumps([_csl(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def _csl(source: Source) -> dict[str, Any]:
    # Web pages keep their day in every style; "document" and "speech" lose it in some.
    holder = "container-title" if source.kind in _IN_MEDIUM else "author"
    name = clean(source.publisher)
    day = source.date
    item: dict[str, Any] = {
        "id": source.reference,
        "type": _CSL.get(source.kind, "webpage"),
        "title": clean(title_alone(source)),
        holder: name if source.kind in _IN_MEDIUM else [{"literal": name}],
        "issued": {
            "date-parts": [[day.year, day.month, day.day]],
            **({"circa": True} if source.date_inferred else {}),
        },
        "language": source_language(source).tag,
        "URL": web_address(source.url),
        # No style prints this field, which holds what a reader must know before citing.
        "annote": _note(source),
    }
    return {key: value for key, value in item.items() if value}


def _note(source: Source) -> str:
    """Return cautions about a source, its note, and its author if a user added it."""
    catalog = load_words(language_of(source.title))
    parts = [f"[local: {source.author}]" if source.author else "", source_cautions(source, catalog)]
    parts += [catalog["source.day_inferred"] if source.date_inferred else "", source.note]
    return clean(" ".join(part for part in parts if part))


def bibtex(sources: Sequence[Source]) -> str:
    """Return BibTeX in plain ASCII; Cyrillic is romanised by the Ukrainian national rules."""
    return "\n".join(_bibtex(source) for source in sources)


def _bibtex(source: Source) -> str:
    day = source.date
    fields = {
        # The publisher is the author, in braces that keep it whole: no page names another.
        "author": f"{{{latex(clean(source.publisher))}}}",
        "title": f"{{{latex(clean(title_alone(source)))}}}",
        "year": f"{day.year:04}",
        "date": f"{day.isoformat()}~" if source.date_inferred else day.isoformat(),
        "url": _in_braces(web_address(source.url)),
        "langid": source_language(source).babel,
        "annotation": latex(_note(source)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    # Styles know months by these names, which stand without braces.
    lines.insert(3, f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join((f"@online{{{key_of(source.reference)},", *lines, "}", ""))


def key_of(reference: str) -> str:
    """Return a citation key that is as stable as the source's reference."""
    plain = re.sub(r"[^A-Za-z0-9:.+/-]+", "-", to_latin(reference))
    return plain.strip("-") or "source"


def latex(text: str) -> str:
    """Return a text in ASCII, with LaTeX commands for other characters."""
    return "".join(_latex(c) for c in unicodedata.normalize("NFC", to_latin(text)))


def _latex(c: str) -> str:
    if c in _LATEX:
        return _LATEX[c]
    if c.isascii():
        return c
    parts = unicodedata.normalize("NFD", c)
    base, mark = parts[0], parts[1:]
    if base.isascii() and mark in _ACCENTS:
        return f"{{\\{_ACCENTS[mark]}{{{base}}}}}"
    return f'{{\\symbol{{"{ord(c):04X}}}}}'


def _in_braces(address: str) -> str:
    # An address has neither braces nor backslashes; per cent signs need no escape.
    return address.replace("{", "%7B").replace("}", "%7D")


def ris(sources: Sequence[Source]) -> str:
    """Return RIS, which all reference managers import."""
    return "".join(f"{line}\r\n" for source in sources for line in _ris(source))


def _ris(source: Source) -> Iterator[str]:
    day = source.date
    fields = (
        ("TY", _RIS.get(source.kind, "ELEC")),
        ("ID", source.reference),
        ("TI", clean(title_alone(source))),
        ("T2" if source.kind in _IN_MEDIUM else "PB", clean(source.publisher)),
        ("PY", f"{day.year:04}"),
        ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}{_INFERRED * source.date_inferred}"),
        ("UR", web_address(source.url)),
        ("LA", source_language(source).code),
        ("N1", _note(source)),
    )
    yield from (f"{tag}  - {value}" for tag, value in fields if value)
    yield "ER  - "
    yield ""
