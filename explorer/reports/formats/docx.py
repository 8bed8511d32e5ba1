"""Word files of flow documents: named styles, headings, table heads, fields, alternative texts."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.scripts import is_right_to_left
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
from explorer.reports.formats.packed_files import author_of, repacked, time_of
from explorer.reports.formats.png import svg_to_png
from explorer.reports.sheet.model import PAPER_MM, SheetOptions
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean, language_tag, truncate

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_MARGIN_MM = 17.0
_TURNED_MARGIN_MM = 12.0
#: Share of a page's height that a picture takes at most, below its heading.
_OF_PAGE = 0.8
_DPI = 200
_DEEPEST = 4
#: With fewer entries there are no contents.
_LEAST_LISTED = 4
_CHANGED = {
    ChangeType.INSERTED: "0A58A6",
    ChangeType.DELETED: "A02A1C",
    ChangeType.MOVED_HERE: "00664F",
    ChangeType.MOVED_AWAY: "00664F",
}


def docx(flow: Flow, options: SheetOptions) -> bytes:
    """Return the document as DOCX; the same flow and options give the same bytes."""
    import docx as python_docx

    writer = _DocxWriter(python_docx.Document(), flow, options)
    writer.write()
    _set_properties(writer.document, flow, options)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return repacked(buffer.getvalue(), options.file_day)


def _set_properties(document: "Document", flow: Flow, options: SheetOptions) -> None:
    properties = document.core_properties
    properties.title = flow.title[:255]
    properties.author = properties.last_modified_by = author_of(options)
    properties.language = language_tag(flow.language)
    properties.subject = flow.running[:255]
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = time_of(options)
    properties.revision = 1


class _DocxWriter:
    """Writer of one Word document."""

    def __init__(self, document: "Document", flow: Flow, options: SheetOptions) -> None:
        from explorer.reports.formats import docx_styles

        self.document = document
        self.flow = flow
        self.options = options
        self.styles = docx_styles
        self.look = docx_styles.print_style_of(options)
        self.catalog = load_words(flow.language)
        self._has_cover = False
        self._width_mm = self._most_high_mm = 0.0
        self._listed = 0
        self._changes = 0
        docx_styles.set_styles(document, self.look, flow.language)
        # Cached, because python-docx searches all styles for each paragraph and run.
        self._style_ids = {style.name: style.style_id for style in document.styles}
        _drop_preview(document)

    def write(self) -> None:
        """Write all chapters; the contents follow the cover, or the title if there is none."""
        turned = None
        for index, elements in enumerate(chapters(self.flow.elements)):
            begins = turned is None or turned != is_landscape(elements)
            if begins:
                section = self.document.add_section() if index else self.document.sections[0]
                turned = is_landscape(elements)
                self.lay_out(section, turned=turned)
            is_cover = not any(isinstance(each, Heading) for each in elements[1:])
            self._has_cover |= index == 0 and is_cover
            for place, element in enumerate(elements):
                self.add(_without_break(element) if begins and place == 0 else element)
                if index == place == 0 and self.flow.covered and not is_cover:
                    self.contents()
            if isinstance(elements[-1], Table):
                # Some programs refuse a page that ends in a table, so a paragraph follows it.
                self.paragraph(self.styles.NAMES[RunStyle.NOTE])
            if index == 0 and self.flow.covered and is_cover:
                self.contents()

    def lay_out(self, section: "Section", *, turned: bool) -> None:
        """Set paper, margins, header and footer."""
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        width, height = PAPER_MM[self.options.paper]
        if turned:
            width, height = height, width
        side = _TURNED_MARGIN_MM if turned else _MARGIN_MM
        section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(side)
        section.top_margin, section.bottom_margin = Mm(side + 3), Mm(side + 5)
        section.header_distance = section.footer_distance = Mm(8)
        self._width_mm = width - 2 * side
        self._most_high_mm = (height - 2 * side) * _OF_PAGE
        if len(self.document.sections) == 1:
            self.write_header_and_footer(section)  # later sections inherit it

    def write_header_and_footer(self, section: "Section") -> None:
        """Write the marking, title and date as header; pack, page and marking as footer."""
        self.marking(section.header.paragraphs[0])
        running = TextRun(truncate(self.flow.running, 90))
        self.runs(section.header.add_paragraph(style="Header"), (running,))
        foot = section.footer.paragraphs[0]
        self.runs(foot, (TextRun(self.flow.foot),))
        self.page_number(section.footer.add_paragraph(style="Footer"))
        self.marking(section.footer.add_paragraph())

    def marking(self, paragraph: Any) -> None:  # noqa: ANN401
        """Write the marking by the rules of its scheme, or an empty line if there is none."""
        from docx.shared import Pt, RGBColor

        from explorer.reports.formats.docx_xml import shade

        marking = marking_of(self.options.marking)
        paragraph.style = "Marking"
        if not marking.colour:
            self.styles.centre(paragraph)
            self.runs(paragraph, (TextRun(clean(marking.text)),))
            return
        self.styles.align_right(paragraph)
        run = paragraph.add_run(f" {clean(marking.text)} ")
        run.font.size = Pt(max(marking.least_points, self.look.small))
        ink = "ffffff" if self.options.grey else marking.colour.removeprefix("#")
        run.font.color.rgb = RGBColor.from_string(ink.upper())
        shade(run._r.get_or_add_rPr(), "000000")  # noqa: SLF001

    def page_number(self, paragraph: Any) -> None:  # noqa: ANN401
        """Write "page n of m", calculated by the program that opens the file."""
        from explorer.reports.formats.docx_xml import add_field

        self.styles.align_right(paragraph)
        before, _, rest = self.catalog["sheet.page_of"].partition("{page}")
        middle, _, after = rest.partition("{pages}")
        paragraph.add_run(before)
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(middle)
        add_field(paragraph, "NUMPAGES", "1")
        paragraph.add_run(after)

    def paragraph(self, style: str) -> Any:  # noqa: ANN401 - lxml's elements bring no types
        """Append a paragraph in a style and return it."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self._style_ids[style]  # noqa: SLF001
        return paragraph

    # Elements.

    def add(self, element: Element) -> None:
        """Append an element."""
        if isinstance(element, Heading):
            self.heading(element)
        elif isinstance(element, Passage):
            self.passage(element)
        elif isinstance(element, Table):
            self.table(element)
        else:
            self.picture(element)

    def heading(self, source: Heading) -> None:
        """Append a heading; a book's title gets the title style."""
        from explorer.reports.formats.docx_xml import add_bookmark

        level = source.level - (1 if self.flow.covered else 0)
        style = f"Heading {min(level, _DEEPEST)}" if level else "Title"
        paragraph = self.paragraph(style)
        paragraph.paragraph_format.page_break_before = source.new_page or None
        if not level and not self._has_cover:
            paragraph.paragraph_format.space_before = 0
        self.runs(paragraph, (TextRun(source.text),), source.language)
        if source.listed:
            self._listed += 1
            add_bookmark(paragraph, _mark(self._listed), self._listed)

    def passage(self, source: Passage) -> None:
        """Append a paragraph in the style of its purpose."""
        if source.style is RunStyle.ITEM and not source.mark and not source.number:
            name = self.styles.BULLET
        else:
            name = self.styles.NAMES.get(source.style, self.styles.POINT)
        paragraph = self.paragraph(name)
        is_item = source.style is RunStyle.ITEM
        before = (TextRun(f"{source.label}\t", bold=is_item),) if source.label else ()
        self.runs(paragraph, (*before, *source.spans), source.language)

    def runs(
        self,
        paragraph: Any,  # noqa: ANN401
        spans: Sequence[TextRun],
        language: str = "",
        cell: Cell | None = None,
    ) -> None:
        """Append spans as runs, each with its language.

        Changes in the ``cell`` of a text become tracked changes of its author and date.
        """
        from docx.text.run import Run

        from explorer.reports.formats.docx_xml import add_link, set_language, set_right_to_left

        for span in spans:
            run = paragraph.add_run(span.text)
            if span.address:
                link = add_link(paragraph, span.address)
                link.append(run._r)  # noqa: SLF001
                run = Run(run._r, paragraph)  # noqa: SLF001
            tracked = cell is not None and cell.changed_on and span.change is not ChangeType.KEPT
            self.format_run(run, span, tracked=bool(tracked))
            set_language(run, language_tag(language or self.flow.language))
            if cell is not None and tracked:
                self.track(run, span.change, cell)
        if is_right_to_left(language):
            set_right_to_left(paragraph)

    def track(self, run: Any, change: ChangeType, cell: Cell) -> None:  # noqa: ANN401
        """Make a run an insertion or a deletion that can be accepted or rejected."""
        from explorer.reports.formats.docx_xml import track_change

        self._changes += 1
        track_change(
            run,
            "ins" if change.is_addition else "del",
            number=self._changes,
            author=cell.changed_by,
            day=cell.changed_on,
        )

    def format_run(self, run: Any, span: TextRun, *, tracked: bool = False) -> None:  # noqa: ANN401
        """Format a run; Word shows a tracked change by itself."""
        from docx.shared import RGBColor

        style = ""
        if span.position:
            style = self.styles.SIGN
            run.font.color.rgb = RGBColor.from_string(self.look.ink(span.position).upper())
        elif span.address:
            style = self.styles.LINK
        elif span.warning:
            style = self.styles.WARNED
        elif span.small:
            style = self.styles.SMALL
        if style:
            run._r.style = self._style_ids[style]  # noqa: SLF001
        if not tracked:
            self.changed(run, span.change)
        if span.bold:
            run.bold = True
        if span.italic:
            run.italic = True

    def changed(self, run: Any, change: ChangeType) -> None:  # noqa: ANN401
        """Strike out or underline a run once or twice, as on the screen."""
        from docx.enum.text import WD_UNDERLINE
        from docx.shared import RGBColor

        if change is ChangeType.KEPT:
            return
        if change is ChangeType.INSERTED:
            run.underline = True
        elif change is ChangeType.MOVED_HERE:
            run.underline = WD_UNDERLINE.DOUBLE
        else:
            run.font.strike = True
        if not self.options.grey:
            run.font.color.rgb = RGBColor.from_string(_CHANGED[change])

    def table(self, content: Table) -> None:
        """Append a table whose head repeats and whose rows do not break across pages."""
        from docx.shared import Mm

        from explorer.reports.formats.docx_xml import describe_table, keep_whole, repeat_as_head

        table = self.document.add_table(0, len(content.shares), style=self.styles.TABLE)
        table.autofit = False
        for column, share in zip(table.columns, content.shares, strict=True):
            column.width = Mm(self._width_mm * share)
        for index, cells in enumerate((content.head, *content.rows)):
            row = table.add_row()
            keep_whole(row)
            self.row(row, cells, content, head=index == 0)
            if index == 0:
                repeat_as_head(row)
        describe_table(table, content.caption)

    def row(self, row: Any, cells: Sequence[Cell], table: Table, *, head: bool) -> None:  # noqa: ANN401
        """Fill the cells of a row; a cell may span several columns."""
        from docx.shared import Mm

        fields = list(row.cells)
        for field, share in zip(fields, table.shares, strict=True):
            field.width = Mm(self._width_mm * share)
        index = 0
        for cell in cells:
            field = fields[index]
            if cell.across > 1:
                field = field.merge(fields[index + cell.across - 1])
            style = self.styles.TABLE_HEAD if head else self.styles.TABLE_TEXT
            if table.turned and not self.options.large:
                style = self.styles.TABLE_TIGHT
            self.cell(field, cell, style, middle=table.turned and index > 0 and not table.prose)
            index += cell.across

    def cell(self, field: Any, cell: Cell, style: str, *, middle: bool) -> None:  # noqa: ANN401
        """Write the lines of a cell, each as a paragraph."""
        for index, line in enumerate(cell.lines):
            paragraph = field.paragraphs[0] if index == 0 else field.add_paragraph()
            paragraph._p.style = self._style_ids[style]  # noqa: SLF001
            if middle:
                self.styles.centre(paragraph)
            self.runs(paragraph, line, cell.language, cell)

    def picture(self, source: FlowPicture) -> None:
        """Append a picture as wide as the text, with its alternative text."""
        from explorer.reports.formats.docx_xml import append_picture

        png = svg_to_png(source.svg, pixels=round(self._width_mm / 25.4 * _DPI))
        append_picture(self.document, png, source.alt, self._width_mm, self._most_high_mm)

    def contents(self) -> None:
        """Append the contents as an updatable field, unless there are only a few entries."""
        listed = self.flow.contents
        if len(listed) < _LEAST_LISTED:
            return
        from explorer.reports.formats.docx_xml import contents_field

        heading = self.paragraph(self.styles.CONTENTS_HEADING)
        self.runs(heading, (TextRun(self.catalog["sheet.contents"]),))
        deepest = max(entry.level for entry in listed) - 1
        lines = []
        for number, entry in enumerate(listed, 1):
            paragraph = self.paragraph(self.styles.CONTENTS)
            paragraph.paragraph_format.left_indent = (entry.level - 2) * 180_000
            self.runs(paragraph, (TextRun(entry.text),), entry.language)
            lines.append((paragraph, _mark(number)))
        contents_field(lines, f'TOC \\o "1-{deepest}" \\h \\z \\n')


def _mark(number: int) -> str:
    return f"part_{number}"


def _without_break(element: Element) -> Element:
    """Return a heading at the top of a section without its page break, which would be double."""
    from dataclasses import replace

    return replace(element, new_page=False) if isinstance(element, Heading) else element


def _drop_preview(document: "Document") -> None:
    """Remove the template's preview, which shows another document."""
    package: Any = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
