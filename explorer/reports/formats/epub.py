"""EPUB 3 books: the pages of the HTML format, a file for each part, with a table of contents."""

import re
import uuid
from collections.abc import Sequence
from datetime import date
from html import escape

from explorer.i18n.message_catalog import load_words
from explorer.reports.document.model import Element, Flow, Heading
from explorer.reports.formats.html import body_elements
from explorer.reports.formats.packed_files import packed
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean, language_tag
from explorer.system.paths import RESOURCES

_VOID = re.compile(r"<(br|img|col|hr)((?:\s[^<>]*)?)>")
_MIMETYPE = "application/epub+zip"
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def epub(flow: Flow, options: SheetOptions) -> bytes:
    """Return the book; the same flow and options give the same bytes."""
    catalog = load_words(flow.language)
    marking = clean(marking_of(options.marking).text)
    chapters = _chapters(flow.elements)
    pages = {
        f"part-{number:03}.xhtml": _page(flow, chapter, marking)
        for number, chapter in enumerate(chapters, start=1)
    }
    titles = [_title(chapter, flow) for chapter in chapters]
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(flow, list(pages), options.file_day),
        "EPUB/nav.xhtml": _navigation(flow, list(pages), titles, catalog["sheet.contents"]),
        "EPUB/page.css": (RESOURCES / "templates" / "page.css").read_text(encoding="utf-8"),
        **{f"EPUB/{name}": page for name, page in pages.items()},
    }
    return packed(files, options.file_day, mimetype=_MIMETYPE)


def _chapters(elements: Sequence[Element]) -> list[list[Element]]:
    """Return stretches that each begin with a listed heading."""
    chapters: list[list[Element]] = [[]]
    for element in elements:
        if isinstance(element, Heading) and element.listed and chapters[-1]:
            chapters.append([])
        chapters[-1].append(element)
    return [chapter for chapter in chapters if chapter]


def _title(chapter: Sequence[Element], flow: Flow) -> str:
    headings = (element.text for element in chapter if isinstance(element, Heading))
    return next(headings, flow.title)


def _page(flow: Flow, chapter: Sequence[Element], marking: str) -> str:
    body = "\n".join(body_elements(chapter, flow.language))
    marked = f'<p class="marking">{escape(marking)}</p>' if marking else ""
    content = f'{marked}{body}<p class="running">{escape(flow.foot)}</p>{marked}'
    return _xhtml(flow, _title(chapter, flow), _VOID.sub(r"<\1\2/>", content))


def _xhtml(flow: Flow, title: str, body: str) -> str:
    language = language_tag(flow.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}">\n<head><title>{escape(title)}</title>'
        '<link rel="stylesheet" type="text/css" href="page.css"/></head>\n'
        f"<body>{body}</body></html>\n"
    )


def _navigation(flow: Flow, names: Sequence[str], titles: Sequence[str], heading: str) -> str:
    items = "".join(
        f'<li><a href="{name}">{escape(title)}</a></li>'
        for name, title in zip(names, titles, strict=True)
    )
    body = f'<nav epub:type="toc"><h1>{escape(heading)}</h1><ol>{items}</ol></nav>'
    return _xhtml(flow, heading, body)


def _package(flow: Flow, names: Sequence[str], day: date) -> str:
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{flow.title}\n{flow.running}\n{flow.foot}")
    items = "".join(
        f'<item id="p{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names, start=1)
    )
    spine = "".join(f'<itemref idref="p{number}"/>' for number in range(1, len(names) + 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>'
        f"<dc:title>{escape(flow.title)}</dc:title>"
        f"<dc:language>{language_tag(flow.language)}</dc:language>"
        "<dc:creator>Clause Explorer</dc:creator>"
        f'<meta property="dcterms:modified">{day.isoformat()}T12:00:00Z</meta></metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml"'
        ' properties="nav"/><item id="css" href="page.css" media-type="text/css"/>'
        f"{items}</manifest><spine>{spine}</spine></package>\n"
    )
