"""WordprocessingML that python-docx lacks: fields, languages, table heads, alternative texts."""

import io
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from explorer.domain.content.scripts import foreign_language, is_right_to_left
from explorer.reports.formats.png import pixel_size

if TYPE_CHECKING:
    from docx.document import Document

# Elements that may follow a paragraph's direction, in the order that Word requires.
_AFTER_DIRECTION = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)


def element(name: str, /, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements bring no types
    """Return a WordprocessingML element with attributes in the same namespace."""
    xml = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        xml.set(qn(f"w:{key}"), value)
    return xml


def set_language(run: Any, tag: str) -> None:  # noqa: ANN401
    """Set the language of a run for screen readers and spelling checkers."""
    run._r.get_or_add_rPr().append(element("lang", val=tag, eastAsia=tag))  # noqa: SLF001


def set_right_to_left(paragraph: Any) -> None:  # noqa: ANN401
    """Set a paragraph, and those of its runs in such a script, from right to left."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(element("bidi"), *_AFTER_DIRECTION)
    for run in paragraph.runs:
        if is_right_to_left(foreign_language(run.text)):
            language = run._r.rPr.find(qn("w:lang"))  # noqa: SLF001
            language.set(qn("w:bidi"), language.get(qn("w:val")))
            language.addprevious(element("rtl"))


def track_change(run: Any, kind: str, *, number: int, author: str, day: str) -> None:  # noqa: ANN401
    """Make a run an insertion ``ins`` or a deletion ``del`` by an author on an ISO date."""
    change = element(kind, id=str(number), author=author, date=f"{day}T12:00:00Z")
    run._r.addprevious(change)  # noqa: SLF001
    change.append(run._r)  # noqa: SLF001
    if kind == "del":
        for text in run._r.findall(qn("w:t")):  # noqa: SLF001
            text.tag = qn("w:delText")


def add_field(paragraph: Any, code: str, shown: str) -> None:  # noqa: ANN401
    """Add a field that Word calculates, with a text to show until then."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "code":
            run._r.append(_code(code))  # noqa: SLF001
        elif kind != "shown":
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001


def repeat_as_head(row: Any) -> None:  # noqa: ANN401
    """Make a row the table's head on each of its pages."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001


def keep_whole(row: Any) -> None:  # noqa: ANN401
    """Prevent a row from breaking across two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001


def describe_table(table: Any, caption: str) -> None:  # noqa: ANN401
    """Describe a table for screen readers."""
    table._tbl.tblPr.append(element("tblCaption", val=caption))  # noqa: SLF001
    table._tbl.tblPr.append(element("tblDescription", val=caption))  # noqa: SLF001


def append_picture(
    document: "Document", png: bytes, alt: str, width_mm: float, most_high_mm: float
) -> None:
    """Append a picture of a width, or narrower if it would be too high, with a description."""
    from docx.shared import Mm

    wide, high = pixel_size(png)
    width = Mm(min(width_mm, most_high_mm * wide / high))
    picture = document.add_paragraph().add_run().add_picture(io.BytesIO(png), width)
    picture._inline.docPr.set("descr", alt)  # noqa: SLF001


def shade(cell_or_paragraph: Any, fill: str) -> None:  # noqa: ANN401
    """Set a background, as ``eef2f5``, behind a paragraph's style or a run."""
    cell_or_paragraph.append(element("shd", val="clear", color="auto", fill=fill))


def add_link(paragraph: Any, address: str) -> Any:  # noqa: ANN401
    """Add a link to a web page and return it for its runs."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("hyperlink")
    link.set(qn("r:id"), key)
    paragraph._p.append(link)  # noqa: SLF001
    return link


def add_bookmark(paragraph: Any, name: str, number: int) -> None:  # noqa: ANN401
    """Add a bookmark around a paragraph as a target of the contents."""
    first = element("bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, first)  # noqa: SLF001
    paragraph._p.append(element("bookmarkEnd", id=str(number)))  # noqa: SLF001


def contents_field(lines: list[tuple[Any, str]], code: str) -> None:
    """Wrap paragraphs that each link to a bookmark in a field."""
    for paragraph, anchor in lines:
        link = element("hyperlink", anchor=anchor, history="1")
        for run in list(paragraph._p.findall(qn("w:r"))):  # noqa: SLF001
            link.append(run)
        paragraph._p.append(link)  # noqa: SLF001
    first, last = lines[0][0], lines[-1][0]
    opening = [_mark_run("begin"), _code_run(code), _mark_run("separate")]
    link = first._p.find(qn("w:hyperlink"))  # noqa: SLF001
    for run in opening:
        link.addprevious(run)
    last._p.append(_mark_run("end"))  # noqa: SLF001


def _mark_run(kind: str) -> Any:  # noqa: ANN401
    run = element("r")
    run.append(element("fldChar", fldCharType=kind))
    return run


def _code_run(code: str) -> Any:  # noqa: ANN401
    run = element("r")
    run.append(_code(code))
    return run


def _code(code: str) -> Any:  # noqa: ANN401
    text = element("instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    return text
