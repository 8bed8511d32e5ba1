"""OpenDocument texts of flow documents: headings, lists, table heads, links, alternative texts."""

from collections.abc import Iterator, Sequence
from html import escape

from explorer.domain.comparison.redline import ChangeType
from explorer.i18n.message_catalog import load_words
from explorer.reports.document.chapters import chapters, is_landscape
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
from explorer.reports.formats.packed_files import author_of, packed, time_of
from explorer.reports.formats.png import pixel_size, svg_to_png
from explorer.reports.paper_theme import position_inks
from explorer.reports.sheet.model import PAPER_MM, SheetOptions
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean, language_tag

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_PIXELS = 1400
#: Share of a page's height that a picture takes at most, below its heading.
_OF_PAGE = 0.8
_MARGIN_MM = 17.0
_NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("meta", "meta"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def odt(flow: Flow, options: SheetOptions) -> bytes:
    """Return the document; the same flow and options give the same bytes."""
    writer = _OdtWriter(flow, options)
    body = "".join(writer.chapters())
    files: dict[str, str | bytes] = {
        "content.xml": writer.content(body),
        "styles.xml": writer.styles(),
        "meta.xml": _meta(flow, options),
        **writer.pictures,
    }
    files["META-INF/manifest.xml"] = _manifest(files)
    return packed(files, options.file_day, mimetype=_MIMETYPE)


def _manifest(files: dict[str, str | bytes]) -> str:
    kinds = {"xml": "text/xml", "png": "image/png"}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}"'
        f' manifest:media-type="{kinds[name.rpartition(".")[2]]}"/>'
        for name in files
    )
    return (
        f'{_HEAD}<manifest:manifest {_NAMESPACES} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3"'
        f' manifest:media-type="{_MIMETYPE}"/>{entries}</manifest:manifest>'
    )


def _meta(flow: Flow, options: SheetOptions) -> str:
    author = escape(author_of(options))
    return (
        f'{_HEAD}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>'
        f"<meta:generator>Clause Explorer</meta:generator><dc:title>{escape(flow.title)}</dc:title>"
        f"<dc:subject>{escape(flow.running)}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<dc:language>{language_tag(flow.language)}</dc:language>"
        f"<dc:date>{time_of(options).isoformat()}</dc:date></office:meta></office:document-meta>"
    )


class _OdtWriter:
    """Writer of the body of a document; collects its styles and pictures."""

    def __init__(self, flow: Flow, options: SheetOptions) -> None:
        self.flow = flow
        self.options = options
        self.catalog = load_words(flow.language)
        self.inks = position_inks()
        self.pictures: dict[str, str | bytes] = {}
        self.text_styles: dict[str, str] = {}
        self.table_styles: list[str] = []
        self.size = 18 if options.large else 10
        self.wide_mm, self.high_mm = PAPER_MM[options.paper]

    def chapters(self) -> Iterator[str]:
        """Yield the elements; a chapter with a landscape element begins a landscape page."""
        turned = False
        for elements in chapters(self.flow.elements):
            is_turned = is_landscape(elements)
            for place, element in enumerate(elements):
                begins = place == 0 and is_turned != turned
                yield self.element(element, "Turned" if is_turned else "Upright", begins=begins)
            turned = is_turned

    def element(self, element: Element, page: str = "", *, begins: bool = False) -> str:
        """Return the markup of an element; a heading may begin a ``page`` of that kind."""
        if isinstance(element, Heading):
            level = min(element.level, 6)
            text = self.runs((TextRun(element.text),), element.language)
            style = f"Heading_{level}_{page}" if begins else f"Heading_{level}"
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>'
        if isinstance(element, Passage):
            return self.passage(element)
        if isinstance(element, Table):
            return self.table(element)
        return self.picture(element)

    def passage(self, passage: Passage) -> str:
        """Return a paragraph, or a list with an item whose mark is part of its text."""
        content = self.runs(passage.spans, passage.language)
        if passage.style is RunStyle.ITEM or passage.label:
            label = f"{escape(passage.label or '•')}<text:tab/>"
            return (
                '<text:list text:style-name="Marks"><text:list-item>'
                f'<text:p text:style-name="Item">{label}{content}</text:p>'
                "</text:list-item></text:list>"
            )
        names = {
            RunStyle.WARNING: "Warning",
            RunStyle.BOTTOM_LINE: "Bottom_line",
            RunStyle.CAPTION: "Small",
            RunStyle.NOTE: "Small",
        }
        return f'<text:p text:style-name="{names.get(passage.style, "Text")}">{content}</text:p>'

    def runs(self, runs: Sequence[TextRun], language: str) -> str:
        """Return runs with their format and language."""
        return "".join(self.run(run, language) for run in runs if run.text)

    def run(self, run: TextRun, language: str) -> str:
        """Return a run; spaces in sequence are kept."""
        text = escape(run.text).replace("  ", ' <text:s text:c="1"/>').replace("\t", "<text:tab/>")
        if run.quiet:
            text = f"{text} {escape(run.quiet)}"
        style = self.text_style(run, language)
        text = f'<text:span text:style-name="{style}">{text}</text:span>'
        if run.address:
            text = f'<text:a xlink:type="simple" xlink:href="{escape(run.address)}">{text}</text:a>'
        return text

    def text_style(self, run: TextRun, language: str) -> str:
        """Return the name of the automatic style of a run."""
        tag = language_tag(language or self.flow.language)
        code, _, country = tag.partition("-")
        properties = [f'fo:language="{code}" fo:country="{country or "none"}"']
        if run.bold or run.warning:
            properties.append('fo:font-weight="bold"')
        if run.italic:
            properties.append('fo:font-style="italic"')
        if run.small:
            properties.append(f'fo:font-size="{self.size * 0.85:.1f}pt"')
        if run.change.is_addition:
            properties.append('style:text-underline-style="solid"')
        elif run.change is not ChangeType.KEPT:
            properties.append('style:text-line-through-style="solid"')
        ink = self.inks.get(run.position, "") if run.position else "#8a3b00" * run.warning
        if ink and not self.options.grey:
            properties.append(f'fo:color="{ink}"')
        key = " ".join(properties)
        return self.text_styles.setdefault(key, f"T{len(self.text_styles) + 1}")

    def table(self, table: Table) -> str:
        """Return a table whose head repeats on each page."""
        name = f"Table{len(self.table_styles) + 1}"
        width = (self.high_mm if table.turned else self.wide_mm) - 2 * _MARGIN_MM
        self.table_styles.append(
            "".join(
                f'<style:style style:name="{name}.{place}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width * share:.1f}mm"/>'
                "</style:style>"
                for place, share in enumerate(table.shares)
            )
        )
        columns = "".join(
            f'<table:table-column table:style-name="{name}.{place}"/>'
            for place in range(len(table.shares))
        )
        style = "Table_tight" if table.turned and not table.prose else "Table_text"
        head = "".join(self.cell(cell, "Table_head") for cell in table.head)
        rows = "".join(
            f"<table:table-row>{''.join(self.cell(cell, style) for cell in row)}</table:table-row>"
            for row in table.rows
        )
        return (
            f'<table:table table:name="{escape(table.caption)}">'
            f"<table:title>{escape(table.caption)}</table:title>{columns}"
            f"<table:table-header-rows><table:table-row>{head}</table:table-row>"
            f"</table:table-header-rows>{rows}</table:table>"
        )

    def cell(self, cell: Cell, style: str) -> str:
        """Return a cell with a paragraph for each line, and the cells that it covers."""
        across = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 else ""
        lines = "".join(
            f'<text:p text:style-name="{style}">{self.runs(line, cell.language)}</text:p>'
            for line in cell.lines
        )
        covered = "<table:covered-table-cell/>" * (cell.across - 1)
        return (
            f'<table:table-cell table:style-name="Cell"{across}>{lines}</table:table-cell>{covered}'
        )

    def picture(self, picture: FlowPicture) -> str:
        """Return a picture as wide as the text, with its alternative text."""
        png = svg_to_png(picture.svg, pixels=_PIXELS)
        name = f"Pictures/picture-{len(self.pictures) + 1}.png"
        self.pictures[name] = png
        width, height = pixel_size(png)
        page_wide, page_high = self.wide_mm, self.high_mm
        if picture.turned:
            page_wide, page_high = page_high, page_wide
        wide = page_wide - 2 * _MARGIN_MM
        wide = min(wide, (page_high - 2 * _MARGIN_MM) * _OF_PAGE * width / height)
        high = wide * height / width
        return (
            '<text:p text:style-name="Text"><draw:frame text:anchor-type="as-char"'
            f' svg:width="{wide:.1f}mm" svg:height="{high:.1f}mm">'
            f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed"'
            f' xlink:actuate="onLoad"/><svg:desc>{escape(picture.alt)}</svg:desc>'
            "</draw:frame></text:p>"
        )

    def content(self, body: str) -> str:
        """Return the main file."""
        styles = "".join(
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {properties}/></style:style>"
            for properties, name in self.text_styles.items()
        )
        cell = (
            '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties'
            ' fo:padding="1mm" fo:border-bottom="0.3pt solid #a9b2bb"/></style:style>'
        )
        return (
            f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.3">'
            f"<office:automatic-styles>{styles}{cell}{''.join(self.table_styles)}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        )

    def styles(self) -> str:
        """Return the named styles, the page, and its header and footer."""
        marking = escape(clean(marking_of(self.options.marking).text))
        before, _, rest = self.catalog["sheet.page_of"].partition("{page}")
        middle, _, after = rest.partition("{pages}")
        number = f"{before}<text:page-number/>{middle}<text:page-count/>{after}"
        marked = f'<text:p text:style-name="Small">{marking}</text:p>' if marking else ""
        top = f'{marked}<text:p text:style-name="Small">{escape(self.flow.running)}</text:p>'
        foot = (
            f'<text:p text:style-name="Small">{escape(self.flow.foot)}</text:p>'
            f'<text:p text:style-name="Small">{number}</text:p>{marked}'
        )
        pages = "".join(
            f'<style:master-page style:name="{name}" style:page-layout-name="{layout}">'
            f"<style:header>{top}</style:header><style:footer>{foot}</style:footer>"
            "</style:master-page>"
            for name, layout in (
                ("Standard", "Upright"),
                ("Upright", "Upright"),
                ("Turned", "Turned"),
            )
        )
        return (
            f'{_HEAD}<office:document-styles {_NAMESPACES} office:version="1.3"><office:styles>'
            f"{''.join(self.named_styles())}</office:styles><office:automatic-styles>"
            f"{_page_layout('Upright', self.wide_mm, self.high_mm)}"
            f"{_page_layout('Turned', self.high_mm, self.wide_mm)}"
            f"</office:automatic-styles><office:master-styles>{pages}</office:master-styles>"
            "</office:document-styles>"
        )

    def named_styles(self) -> Iterator[str]:
        """Yield the paragraph styles."""
        yield (
            '<style:default-style style:family="paragraph"><style:text-properties'
            f' fo:font-family="\'Noto Sans\', Arial" fo:font-size="{self.size}pt"/>'
            "</style:default-style>"
        )
        for level, factor in enumerate((1.9, 1.35, 1.15, 1.05, 1.0, 1.0), start=1):
            for page in ("Turned", "Upright"):
                yield (
                    f'<style:style style:name="Heading_{level}_{page}" style:family="paragraph"'
                    f' style:parent-style-name="Heading_{level}"'
                    f' style:master-page-name="{page}"/>'
                )
            yield (
                f'<style:style style:name="Heading_{level}" style:display-name="Heading {level}"'
                f' style:family="paragraph" style:default-outline-level="{level}">'
                '<style:paragraph-properties fo:margin-top="3mm" fo:margin-bottom="1.5mm"'
                ' fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"'
                f' fo:font-size="{self.size * factor:.1f}pt"/></style:style>'
            )
        yield (
            '<text:list-style style:name="Marks"><text:list-level-style-number text:level="1"'
            ' style:num-format=""/></text:list-style>'
        )
        plain = {"Text": 1.0, "Item": 1.0, "Small": 0.85, "Table_text": 0.9, "Table_head": 0.9}
        plain["Table_tight"] = 0.7
        layouts = {"Item": 'fo:margin-left="6mm" fo:text-indent="-6mm"'}
        boxed = {
            "Warning": 'fo:border="0.8pt solid #8a3b00" fo:padding="1.5mm"',
            "Bottom_line": 'fo:background-color="#eef2f5" fo:padding="1.5mm"',
        }
        for name, factor in (plain | dict.fromkeys(boxed, 1.0)).items():
            layout = layouts.get(name, boxed.get(name, ""))
            weight = ' fo:font-weight="bold"' if name in ("Table_head", "Warning") else ""
            yield (
                f'<style:style style:name="{name}" style:family="paragraph">'
                f'<style:paragraph-properties fo:margin-bottom="1.2mm" {layout}/>'
                f'<style:text-properties fo:font-size="{self.size * factor:.1f}pt"{weight}/>'
                "</style:style>"
            )


def _page_layout(name: str, width: float, height: float) -> str:
    orientation = "landscape" if width > height else "portrait"
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties'
        f' fo:page-width="{width}mm" fo:page-height="{height}mm" fo:margin="{_MARGIN_MM}mm"'
        f' style:print-orientation="{orientation}"/>'
        "<style:header-style/><style:footer-style/></style:page-layout>"
    )
