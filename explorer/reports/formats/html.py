"""HTML output: one accessible page without scripts or external resources, every text escaped."""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.scripts import is_right_to_left
from explorer.i18n.message_catalog import load_words
from explorer.reports.document.model import (
    Cell,
    Element,
    Flow,
    FlowPicture,
    Heading,
    Passage,
    RunStyle,
    Table,
    TextRun,
)
from explorer.reports.formats.png import svg_to_png
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.reports.text.protective_marking import Marking, marking_of
from explorer.reports.text.sanitize import clean, truncate
from explorer.system.paths import RESOURCES

_STYLES = RESOURCES / "templates" / "page.css"
_PIXELS = 1400
#: Browser tabs and result lists cut longer titles at worse places.
_LONGEST_TITLE = 68
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_CLASSES = {
    RunStyle.CAPTION: "caption",
    RunStyle.WARNING: "warning",
    RunStyle.BOTTOM_LINE: "bottom-line",
    RunStyle.NOTE: "note",
    RunStyle.COVER: "cover",
    RunStyle.COVER_DAY: "cover-day",
}


def html(flow: Flow, options: SheetOptions) -> str:
    """Return the whole page."""
    catalog = load_words(flow.language)
    marking = marking_of(options.marking)
    marked = _marking(marking)
    body = "\n".join(_body(flow, catalog["sheet.contents"]))
    names = " ".join(name for name in ("large", "grey") if getattr(options, name))
    attribute = f' class="{names}"' if names else ""
    return f"""<!DOCTYPE html>
<html lang="{flow.language}"{attribute}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(truncate(flow.title, _LONGEST_TITLE))}</title>
<style>
{_STYLES.read_text(encoding="utf-8")}{_paper(marking, options)}</style>
</head>
<body>
{marked}<main>
{body}
<p class="running">{_text(flow.foot)}</p>
</main>
{marked}</body>
</html>
"""


def _text(text: str) -> str:
    return escape(text, quote=False)


def _marking(marking: Marking) -> str:
    """Return the marking for the top and bottom of the page, by the rules of its scheme."""
    if not marking.text:
        return ""
    text = _text(clean(marking.text))
    if not marking.colour:
        return f'<p class="marking">{text}</p>\n'
    return f'<p class="marking label"><span>{text}</span></p>\n'


def _paper(marking: Marking, options: SheetOptions) -> str:
    """Return CSS for paper and page margins, for programs that print them."""
    size = "A4" if options.paper is PaperSize.A4 else "letter"
    text = _css_string(clean(marking.text))
    place = "right" if marking.colour else "center"
    mark = f"{{ content: {text}; font: bold 12pt sans-serif; }}"
    margins = f" @top-{place} {mark} @bottom-{place} {mark}" if marking.text else ""
    count = '{ content: counter(page) " / " counter(pages); font: 9pt sans-serif; }'
    ink = f".marking.label span {{ color: {marking.colour}; }}\n" if marking.colour else ""
    return f"{ink}@page {{ size: {size}; margin: 17mm;{margins} @bottom-left {count} }}\n"


def _css_string(text: str) -> str:
    """Return a CSS string in which no character can end the string or the style sheet."""
    plain = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(plain)}"'


def _body(flow: Flow, contents: str) -> Iterator[str]:
    listed = iter(range(1, len(flow.contents) + 1))
    waiting = flow.covered and len(flow.contents) > 1
    for kind, group in groupby(flow.elements, key=_list_kind):
        elements = list(group)
        if kind:
            yield _list(kind, elements, flow.language)
            continue
        for element in elements:
            if waiting and isinstance(element, Heading) and element.listed:
                waiting = False
                yield _contents(flow, contents)
            yield _element(element, flow.language, listed)


def body_elements(elements: Sequence[Element], language: str) -> Iterator[str]:
    """Yield the markup of some elements of a document, without contents."""
    yield from _body(Flow("", language, tuple(elements)), "")


def _contents(flow: Flow, title: str) -> str:
    items = "".join(
        f"<li{_lang(heading.language, flow.language)}>"
        f'<a href="#part-{number}">{_text(heading.text)}</a></li>\n'
        for number, heading in enumerate(flow.contents, 1)
    )
    name = escape(title)
    return f'<nav aria-label="{name}">\n<p><b>{name}</b></p>\n<ul>\n{items}</ul>\n</nav>'


def _list_kind(element: Element) -> str:
    """Return the kind of list an element is an item of, or "" if it is not one."""
    if not isinstance(element, Passage):
        return ""
    if element.style is RunStyle.SOURCE:
        return "source"
    if element.style is not RunStyle.ITEM:
        return ""
    return "points" if element.mark else ("number" if element.number else "bullet")


def _list(kind: str, items: Sequence[Element], language: str) -> str:
    tag = "ol" if kind in {"source", "number"} else "ul"
    attribute = f' class="{kind}"' if kind in {"source", "points"} else ""
    entries = "\n".join(_item(item, language) for item in items if isinstance(item, Passage))
    return f"<{tag}{attribute}>\n{entries}\n</{tag}>"


def _item(item: Passage, language: str) -> str:
    lang, content = _lang(item.language, language), _spans(item.spans)
    if item.mark:
        return f"<li{lang}><b>{_text(item.mark)}</b> <span>{content}</span></li>"
    value = f' value="{item.number}"' if item.number else ""
    return f"<li{lang}{value}>{content}</li>"


def _element(element: Element, language: str, listed: Iterator[int]) -> str:
    if isinstance(element, Heading):
        return _heading(element, language, listed)
    if isinstance(element, Passage):
        attribute = f' class="{_CLASSES[element.style]}"' if element.style in _CLASSES else ""
        return f"<p{attribute}{_lang(element.language, language)}>{_spans(element.spans)}</p>"
    if isinstance(element, Table):
        return _table(element, language)
    return _picture(element, language)


def _heading(heading: Heading, language: str, listed: Iterator[int]) -> str:
    name = f' id="part-{next(listed)}"' if heading.listed else ""
    page = ' class="new-page"' if heading.new_page else ""
    level = f"h{min(heading.level, 6)}"
    return (
        f"<{level}{name}{page}{_lang(heading.language, language)}>{_text(heading.text)}</{level}>"
    )


def _lang(language: str, around: str) -> str:
    if language == around:
        return ""
    direction = ' dir="rtl"' if is_right_to_left(language) else ""
    return f' lang="{language}"{direction}'


def _spans(spans: Sequence[TextRun]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: TextRun) -> str:
    markup = _text(span.text)
    if span.position:
        quiet = f'<span class="quiet">{_text(span.quiet)}</span>' if span.quiet else ""
        return f'<span class="sign {span.position}" aria-hidden="true">{markup}</span>{quiet}'
    if span.address:
        markup = f'<a href="{escape(span.address)}" rel="noreferrer">{markup}</a>'
    markup = _changed(span, markup)
    for applies, tag in ((span.bold, "b"), (span.italic, "i"), (span.small, "small")):
        if applies:
            markup = f"<{tag}>{markup}</{tag}>"
    return f'<span class="warned">{markup}</span>' if span.warning else markup


def _changed(span: TextRun, markup: str) -> str:
    """Return additions and removals in the tags that screen readers know."""
    if span.change is ChangeType.KEPT or not span.text.strip():
        return markup
    tag = "ins" if span.change.is_addition else "del"
    kind = ' class="moved"' if span.change in {ChangeType.MOVED_HERE, ChangeType.MOVED_AWAY} else ""
    return f"<{tag}{kind}>{markup}</{tag}>"


def _table(table: Table, language: str) -> str:
    head = "".join(_head(cell, language) for cell in table.head)
    rows = "\n".join(
        f"<tr>{''.join(_cell(cell, language) for cell in cells)}</tr>" for cells in table.rows
    )
    kind = ' class="overview"' if table.turned and not table.prose else ""
    return (
        f'<div class="wide">\n<table{kind}>\n<caption>{_text(table.caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _head(cell: Cell, language: str) -> str:
    return f'<th scope="col"{_lang(cell.language, language)}>{_lines(cell)}</th>'


def _cell(cell: Cell, language: str) -> str:
    tag, scope = ("th", ' scope="row"') if cell.heads else ("td", "")
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return f"<{tag}{scope}{across}{_lang(cell.language, language)}>{_lines(cell)}</{tag}>"


def _lines(cell: Cell) -> str:
    return "<br>".join(_spans(line) for line in cell.lines)


def _picture(picture: FlowPicture, language: str) -> str:
    data = base64.b64encode(svg_to_png(picture.svg, pixels=_PIXELS)).decode("ascii")
    lang = _lang(picture.language, language)
    image = f'<img src="data:image/png;base64,{data}" alt="{escape(picture.alt)}">'
    return f"<figure{lang}>{image}</figure>"
