"""E-mail drafts: plain text and HTML that mail programs show alike, ready to be addressed."""

from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from html import escape

from explorer.domain.comparison.redline import ChangeType
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
from explorer.reports.paper_theme import position_inks
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean, language_tag

_PIXELS = 1000
_WIDTH = 680  # pixels: what Outlook shows beside its list of messages
_FONT = "font-family:Calibri,Arial,sans-serif;"
_CELL = "border-bottom:1px solid #a9b2bb;padding:4px 8px 4px 0;vertical-align:top;"
_SIZES = {1: 22, 2: 16, 3: 14}


def eml(flow: Flow, options: SheetOptions) -> bytes:
    """Return a message without sender and addressee; mail programs open it as a draft."""
    marking = clean(marking_of(options.marking).text)
    pictures: dict[str, bytes] = {}
    body = "\n".join(_html(element, pictures) for element in flow.elements)
    marked = f'<p style="{_FONT}text-align:center;"><b>{escape(marking)}</b></p>' if marking else ""
    page = (
        f'<!DOCTYPE html><html lang="{language_tag(flow.language)}"><head><meta charset="utf-8">'
        f'</head><body>{marked}<table role="presentation" width="{_WIDTH}" cellpadding="0"'
        f' cellspacing="0" border="0"><tr><td style="{_FONT}font-size:15px;color:#111;">{body}'
        f'<p style="{_FONT}font-size:12px;color:#4a535d;">{escape(flow.foot)}</p></td></tr></table>'
        f"{marked}</body></html>"
    )
    plain = "\n".join(line for element in flow.elements for line in _plain(element))
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"[{marking}] {flow.title}" if marking else flow.title
    message["X-Unsent"] = "1"  # Outlook opens such a file for editing
    message["MIME-Version"] = "1.0"
    message.set_content(f"{marking}\n\n{plain}\n\n{flow.foot}\n".lstrip(), cte="base64")
    message.add_alternative(page, subtype="html", cte="base64")
    related = message.get_body(("html",))
    assert isinstance(related, EmailMessage)
    for name, picture in pictures.items():
        related.add_related(picture, "image", "png", cid=f"<{name}>", filename=f"{name}.png")
    _set_boundaries(message, sha256(page.encode()).hexdigest()[:24])
    return message.as_bytes()


def _set_boundaries(message: EmailMessage, digest: str) -> None:
    """Separate the parts by a line that depends on the content alone: same content, same bytes."""
    for place, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{digest}_{place}")


def _html(element: Element, pictures: dict[str, bytes]) -> str:
    if isinstance(element, Heading):
        level = min(element.level, 3)
        style = f"{_FONT}font-size:{_SIZES[level]}px;color:#1f4e79;margin:14px 0 6px;"
        return f'<h{level} style="{style}">{escape(element.text)}</h{level}>'
    if isinstance(element, Table):
        return _table(element)
    if isinstance(element, FlowPicture):
        name = f"picture-{len(pictures) + 1}@clause-explorer"
        pictures[name] = svg_to_png(element.svg, pixels=_PIXELS)
        return f'<p><img src="cid:{name}" width="{_WIDTH}" alt="{escape(element.alt)}"></p>'
    return _passage(element)


def _passage(passage: Passage) -> str:
    mark = passage.label or ("•" if passage.style is RunStyle.ITEM else "")
    style = f"{_FONT}margin:0 0 6px;"
    if passage.style is RunStyle.WARNING:
        style += "border:1px solid #8a3b00;padding:6px;"
    elif passage.style is RunStyle.BOTTOM_LINE:
        style += "background:#eef2f5;border-left:4px solid #1f4e79;padding:8px;"
    elif passage.style in (RunStyle.NOTE, RunStyle.CAPTION, RunStyle.SOURCE):
        style += "font-size:13px;color:#4a535d;"
    if mark:
        style += "padding-left:22px;text-indent:-18px;"
    before = f"<b>{escape(mark)}</b> " if mark else ""
    return f'<p style="{style}">{before}{_runs(passage.spans)}</p>'


def _table(table: Table) -> str:
    head = "".join(
        f'<th scope="col" align="left" style="{_FONT}{_CELL}font-size:13px;">{_lines(cell)}</th>'
        for cell in table.head
    )
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table.rows)
    return (
        f'<table width="{_WIDTH}" cellpadding="0" cellspacing="0" border="0"'
        f' style="border-collapse:collapse;"><caption style="display:none;">'
        f"{escape(table.caption)}</caption><tr>{head}</tr>{rows}</table>"
    )


def _cell(cell: Cell) -> str:
    tag, scope = ("th", ' scope="row" align="left"') if cell.heads else ("td", "")
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    style = f"{_FONT}{_CELL}font-size:14px;font-weight:normal;"
    return f'<{tag}{scope}{across} style="{style}">{_lines(cell)}</{tag}>'


def _lines(cell: Cell) -> str:
    return "<br>".join(_runs(line) for line in cell.lines)


def _runs(runs: Sequence[TextRun]) -> str:
    return "".join(map(_run, runs))


def _run(run: TextRun) -> str:
    text = escape(run.text)
    if run.position:
        ink = position_inks().get(run.position, "#666666")
        quiet = f" {escape(run.quiet)}" if run.quiet else ""
        return f'<span style="color:{ink};">{text}</span>{quiet}'
    if run.address:
        text = f'<a href="{escape(run.address)}" style="color:#0a58a6;">{text}</a>'
    if run.warning:
        text = f'<b style="color:#8a3b00;">{text}</b>'
    if run.small:
        text = f'<span style="font-size:12px;color:#4a535d;">{text}</span>'
    if run.change is not ChangeType.KEPT:
        text = f"<u>{text}</u>" if run.change.is_addition else f"<s>{text}</s>"
    for applies, tag in ((run.bold, "b"), (run.italic, "i")):
        if applies:
            text = f"<{tag}>{text}</{tag}>"
    return text


def _plain(element: Element) -> Iterator[str]:
    """Yield the lines of an element as plain text."""
    if isinstance(element, Heading):
        yield ""
        yield element.text
        yield ("=" if element.level == 1 else "-") * min(len(element.text), 72)
    elif isinstance(element, Passage):
        mark = element.label or ("-" if element.style is RunStyle.ITEM else "")
        addresses = [run.address for run in element.spans if run.address]
        text = f"{mark} {element.text}".strip()
        yield " ".join((text, *(address for address in addresses if address not in text)))
    elif isinstance(element, Table):
        for row in element.rows:
            cells = (" ".join(_text(line) for line in cell.lines) for cell in row)
            yield " | ".join(cells)
    else:
        yield f"[{element.alt}]"


def _text(line: Sequence[TextRun]) -> str:
    return "".join(f"{run.text} {run.quiet}" if run.quiet else run.text for run in line)
