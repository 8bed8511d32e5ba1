"""The guide on paper: every page of it, typeset as all other outputs."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.formats.pdf import typeset_pdf
from explorer.reports.formats.png import pixel_size
from explorer.reports.guide.markdown import BlockKind, MarkdownBlock, Span, parse_blocks
from explorer.reports.guide.pages import Guide, HelpPage
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.sheet.typst_data import as_json, page_data
from explorer.reports.text.typesetting import to_typst_text

_TEMPLATE = "guide.typ"


@dataclass(frozen=True, slots=True)
class GuideDocument:
    """The guide with print options, ready for preview, saving and printing."""

    guide: Guide
    options: SheetOptions
    version: str = ""

    def pdf(self) -> bytes:
        """Return the pages as PDF/UA-1 and PDF/A-2a, tagged and bookmarked."""
        inputs = {"data.json": as_json(guide_data(self.guide, self.options, self.version))}
        pictures = {_file_name(name): _as_svg(data) for name, data in self.guide.pictures.items()}
        return typeset_pdf(_TEMPLATE, inputs, self.options.made, pictures)

    def as_file(self, _ending: str) -> bytes:
        """Return the guide as PDF, the only format it is written in."""
        return self.pdf()

    def not_printed(self) -> tuple[str, ...]:
        """Return nothing: the guide is never shortened."""
        return ()


def _file_name(picture: str) -> str:
    return f"{picture.removesuffix('.png')}.svg"


def _as_svg(png: bytes) -> bytes:
    """Return a PNG within a drawing: files given to Typst are text."""
    width, height = pixel_size(png)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}"'
        f' href="data:image/png;base64,{b64encode(png).decode()}"/></svg>'
    ).encode()


def guide_data(guide: Guide, options: SheetOptions, version: str = "") -> dict[str, Any]:
    """Return the guide as data for the template."""
    catalog = load_words(options.language)
    title = catalog["guide.title"]
    day = options.made
    return page_data(options, catalog, title) | {
        "subtitle": catalog["guide.subtitle"].format(version=version),
        "printed_on": day_text(day.isoformat(), catalog) if day is not None else "",
        "contents": catalog["sheet.contents"],
        "pages": [_page(page, guide) for page in guide.pages],
    }


def _page(page: HelpPage, guide: Guide) -> dict[str, Any]:
    blocks = parse_blocks(page.markdown)
    shown = [
        _block(block, page, guide)
        for block in blocks
        if block.kind is not BlockKind.PICTURE or block.name in guide.pictures
    ]
    # Page by page: a page that is not translated is read aloud in English.
    language = "" if guide.is_translated(page) else "en"
    return {"name": page.name, "title": page.title, "lang": language, "blocks": shown}


def _block(block: MarkdownBlock, page: HelpPage, guide: Guide) -> dict[str, Any]:
    label = f"{page.name}-{block.name}" if block.kind is BlockKind.HEADING and block.name else ""
    data: dict[str, Any] = {
        "kind": block.kind.value,
        "level": block.level,
        "number": block.number,
        "label": label,
        "spans": [_span(span, page, guide) for span in block.spans],
    }
    if block.kind is BlockKind.TABLE:
        data["rows"] = [[[_span(s, page, guide) for s in cell] for cell in r] for r in block.rows]
        data["shares"] = _shares(block)
    elif block.kind is BlockKind.CODE:
        data["lines"] = [_code_line(line) for line in block.text.split("\n")]
    elif block.kind is BlockKind.PICTURE:
        data |= {"picture": _file_name(block.name), "alt": to_typst_text(block.text)}
    return data


def _span(span: Span, page: HelpPage, guide: Guide) -> dict[str, Any]:
    return {
        "text": _with_outer_spaces(span.text),
        "bold": span.bold,
        "italic": span.italic,
        "code": span.code,
        "label": _label(span.target, page, guide),
        "url": span.target if span.target.startswith(("https://", "http://")) else "",
    }


def _label(target: str, page: HelpPage, guide: Guide) -> str:
    """Return the label that a link leads to, or "" for an address or a page that is missing."""
    name, _, anchor = target.partition("#")
    name = name.rpartition("/")[2].removesuffix(".md") or (page.name if anchor else "")
    number = guide.page_number(name)
    if number < 0:
        return ""
    anchors = {section.name for section in guide.pages[number].sections}
    return f"{name}-{anchor}" if anchor and anchor in anchors else name


def _with_outer_spaces(text: str) -> str:
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{to_typst_text(text)}{after}"


def _code_line(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return "\N{NO-BREAK SPACE}" * indent + to_typst_text(line)


def _shares(block: MarkdownBlock) -> list[float]:
    """Return the widths of the columns of a table by their longest and their usual texts."""
    columns = zip(*(row for row in block.rows if len(row) == len(block.rows[0])), strict=True)
    lengths = [[sum(len(span.text) for span in cell) for cell in column] for column in columns]
    weights = [max(8.0, min(max(column), 24) + sum(column) / len(column)) for column in lengths]
    return [round(weight / sum(weights), 3) for weight in weights]
