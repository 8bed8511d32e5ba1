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
    look = " ".join(name for name in ("large", "grey") if getattr(options, name))
    shown = f' class="{look}"' if look else ""
    return f"""<!DOCTYPE html>
<html lang="{flow.language}"{shown}>
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
    said = _text(clean(marking.text))
    if not marking.colour:
        return f'<p class="marking">{said}</p>\n'
    return f'<p class="marking label"><span>{said}</span></p>\n'


def _paper(marking: Marking, options: SheetOptions) -> str:
    """Return CSS for paper and page margins, for programs that print them."""
    size = "A4" if options.paper is PaperSize.A4 else "letter"
    said = _css_string(clean(marking.text))
    place = "right" if marking.colour else "center"
    mark = f"{{ content: {said}; font: bold 12pt sans-serif; }}"
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
        for one in elements:
            if waiting and isinstance(one, Heading) and one.listed:
                waiting = False
                yield _contents(flow, contents)
            yield _element(one, flow.language, listed)


def _contents(flow: Flow, title: str) -> str:
    items = "".join(
        f"<li{_lang(one.language, flow.language)}>"
        f'<a href="#part-{number}">{_text(one.text)}</a></li>\n'
        for number, one in enumerate(flow.contents, 1)
    )
    name = escape(title)
    return f'<nav aria-label="{name}">\n<p><b>{name}</b></p>\n<ul>\n{items}</ul>\n</nav>'


def _list_kind(one: Element) -> str:
    """Return the kind of list an element is an item of, or "" if it is not one."""
    if not isinstance(one, Passage):
        return ""
    if one.style is RunStyle.SOURCE:
        return "source"
    if one.style is not RunStyle.ITEM:
        return ""
    return "points" if one.mark else ("number" if one.number else "bullet")


def _list(kind: str, items: Sequence[Element], language: str) -> str:
    tag = "ol" if kind in {"source", "number"} else "ul"
    shown = f' class="{kind}"' if kind in {"source", "points"} else ""
    made = "\n".join(_item(one, language) for one in items if isinstance(one, Passage))
    return f"<{tag}{shown}>\n{made}\n</{tag}>"


def _item(one: Passage, language: str) -> str:
    lang, said = _lang(one.language, language), _spans(one.spans)
    if one.mark:
        return f"<li{lang}><b>{_text(one.mark)}</b> <span>{said}</span></li>"
    value = f' value="{one.number}"' if one.number else ""
    return f"<li{lang}{value}>{said}</li>"


def _element(one: Element, language: str, listed: Iterator[int]) -> str:
    if isinstance(one, Heading):
        return _heading(one, language, listed)
    if isinstance(one, Passage):
        shown = f' class="{_CLASSES[one.style]}"' if one.style in _CLASSES else ""
        return f"<p{shown}{_lang(one.language, language)}>{_spans(one.spans)}</p>"
    if isinstance(one, Table):
        return _table(one, language)
    return _picture(one, language)


def _heading(one: Heading, language: str, listed: Iterator[int]) -> str:
    name = f' id="part-{next(listed)}"' if one.listed else ""
    page = ' class="new-page"' if one.new_page else ""
    level = f"h{min(one.level, 6)}"
    return f"<{level}{name}{page}{_lang(one.language, language)}>{_text(one.text)}</{level}>"


def _lang(language: str, around: str) -> str:
    if language == around:
        return ""
    direction = ' dir="rtl"' if is_right_to_left(language) else ""
    return f' lang="{language}"{direction}'


def _spans(spans: Sequence[TextRun]) -> str:
    return "".join(_span(one) for one in spans)


def _span(one: TextRun) -> str:
    said = _text(one.text)
    if one.position:
        quiet = f'<span class="quiet">{_text(one.quiet)}</span>' if one.quiet else ""
        return f'<span class="sign {one.position}" aria-hidden="true">{said}</span>{quiet}'
    if one.address:
        said = f'<a href="{escape(one.address)}" rel="noreferrer">{said}</a>'
    said = _changed(one, said)
    for wanted, tag in ((one.bold, "b"), (one.italic, "i"), (one.small, "small")):
        if wanted:
            said = f"<{tag}>{said}</{tag}>"
    return f'<span class="warned">{said}</span>' if one.warning else said


def _changed(one: TextRun, said: str) -> str:
    """Return additions and removals in the tags that screen readers know."""
    if one.change is ChangeType.KEPT or not one.text.strip():
        return said
    tag = "ins" if one.change in {ChangeType.INSERTED, ChangeType.MOVED_HERE} else "del"
    kind = ' class="moved"' if one.change in {ChangeType.MOVED_HERE, ChangeType.MOVED_AWAY} else ""
    return f"<{tag}{kind}>{said}</{tag}>"


def _table(one: Table, language: str) -> str:
    head = "".join(_head(cell, language) for cell in one.head)
    rows = "\n".join(
        f"<tr>{''.join(_cell(cell, language) for cell in cells)}</tr>" for cells in one.rows
    )
    kind = ' class="overview"' if one.turned and not one.prose else ""
    return (
        f'<div class="wide">\n<table{kind}>\n<caption>{_text(one.caption)}</caption>\n'
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


def _picture(one: FlowPicture, language: str) -> str:
    data = base64.b64encode(svg_to_png(one.svg, pixels=_PIXELS)).decode("ascii")
    lang = _lang(one.language, language)
    return (
        f'<figure{lang}><img src="data:image/png;base64,{data}" alt="{escape(one.alt)}"></figure>'
    )
