"""Text of a piece of HTML, as a browser or an office program puts it on the clipboard."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from explorer.interchange.text.roman_numerals import as_roman
from explorer.system.limits import MAX_TEXT_CHARACTERS, MAX_XML_DEPTH

_PARAGRAPHS = frozenset(
    (
        *("p", "div", "section", "article", "blockquote", "pre", "ul", "ol", "dl", "dd", "dt"),
        *("figure", "header", "footer", "main", "table", "tr", "hr", "address", "form", "center"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "fieldset"),
    )
)
_HIDDEN = frozenset(
    (
        *("script", "style", "head", "title", "template", "noscript", "svg", "math", "button"),
        "select",
    )
)
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
#: A tag without an end before the next tag.
_UNCLOSED = re.compile(r"<(?![a-zA-Z/!?][^<>]*>)")
_LETTERS = 26
#: Conditions of Word around the signs of its lists.
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^\]<>]{0,100}\]>", re.IGNORECASE)
_INDENT = "   "
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    """A list that is open: its kind of numbers, and the next of them; 0 for bullets."""

    style: str = ""
    following: int = 0
    step: int = 1


@dataclass(slots=True)
class _Cells:
    """Cells of the open row of a table."""

    count: int = 0


def has_list(html: str) -> bool:
    """Return whether a piece of HTML has a list, whose numbers its plain text lacks."""
    return re.search(r"<li[\s>]", html[:MAX_TEXT_CHARACTERS], re.IGNORECASE) is not None


def html_as_text(html: str) -> str:
    """Return the text of a piece of HTML in lines, with the numbers of its lists."""
    reader = _TextReader()
    reader.feed(_bounded(html[:MAX_TEXT_CHARACTERS]))
    reader.close()
    return reader.text()


def _bounded(html: str) -> str:
    """Return HTML without comments, and without marks that the parser fails at or searches long."""
    first, *commented = _CONDITIONAL.sub("", html).split("<!--")
    texts = [text.partition("-->")[2] if "-->" in text else text for text in commented]
    return _UNCLOSED.sub("&lt;", "".join((first, *texts))).replace("<![", "&lt;![")


@dataclass(slots=True, eq=False)
class _State:
    """Lines that are complete, and the line that is being written."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    prefix: str = ""
    lists: list[_List] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    rows: list[_Cells] = field(default_factory=list)


class _TextReader(HTMLParser):
    """Parser that writes the text of elements in lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._state = _State()

    def text(self) -> str:
        """Return the lines that were read."""
        self._end_line()
        text = "\n".join(self._state.lines)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a list, an item or a cell."""
        attributes = {name: value or "" for name, value in attrs}
        state = self._state
        if state.hidden or tag in _HIDDEN or _NOT_SHOWN.search(attributes.get("style", "")):
            if tag not in _VOID and len(state.hidden) < MAX_XML_DEPTH:
                state.hidden.append(tag)
            return
        if tag in {"ol", "ul"}:
            self._begin_list(tag, attributes)
        elif tag == "li":
            self._begin_item(attributes)
        elif tag in {"td", "th"}:
            self._begin_cell()
        elif tag == "tr":
            self._end_row()
            self._end_line()
            state.rows.append(_Cells())
        elif tag == "br":
            self._end_line()
        elif tag in _PARAGRAPHS:
            self._begin_paragraph(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line, a list or a row."""
        state = self._state
        if state.hidden:
            self._end_hidden(tag)
        elif tag in {"ol", "ul"}:
            self._end_line()
            if state.lists:
                state.lists.pop()
            self._separate()
        elif tag in {"tr", "table"}:
            self._end_row()
            if tag == "table":
                state.lines.append("")
        elif tag in _PARAGRAPHS or tag == "li":
            self._end_line()
            if tag != "li":
                self._separate()

    def handle_data(self, data: str) -> None:
        """Add words to the line."""
        if not self._state.hidden:
            self._state.words.append(data)

    def _end_hidden(self, tag: str) -> None:
        hidden = self._state.hidden
        if tag in hidden:
            del hidden[len(hidden) - 1 - hidden[::-1].index(tag) :]

    def _separate(self) -> None:
        """Add a blank line, except within a list."""
        if not self._state.lists:
            self._state.lines.append("")

    def _begin_list(self, tag: str, attributes: dict[str, str]) -> None:
        self._end_line()
        self._separate()
        if len(self._state.lists) < MAX_XML_DEPTH:
            self._state.lists.append(_opened(tag, attributes))

    def _begin_paragraph(self, tag: str) -> None:
        state = self._state
        self._end_line()
        self._separate()
        if tag[0] == "h" and tag[1:].isdigit():
            state.prefix = "#" * int(tag[1]) + " "

    def _begin_item(self, attributes: dict[str, str]) -> None:
        state = self._state
        self._end_line()
        if not state.lists:
            state.lists.append(_List())
        opened = state.lists[-1]
        value = attributes.get("value", "")
        if opened.following and value.isascii() and value.isdigit() and len(value) < 5:
            opened.following = int(value)
        indent = _INDENT * (len(state.lists) - 1)
        state.prefix = f"{indent}{_label(opened)} "
        opened.following += opened.step if opened.following else 0

    def _begin_cell(self) -> None:
        state = self._state
        if state.rows:
            state.words.append(" | " if state.rows[-1].count else "| ")
            state.rows[-1].count += 1

    def _end_row(self) -> None:
        state = self._state
        if state.rows:
            cells = state.rows.pop().count
            state.words.append(" |" if cells else "")
            first = not state.rows and (not state.lines or not state.lines[-1].startswith("|"))
            self._end_line()
            if first and cells:
                state.lines.append("|" + "---|" * cells)

    def _end_line(self) -> None:
        """Complete the line, unless nothing but its number was written yet."""
        state = self._state
        text = _SPACES.sub(" ", "".join(state.words)).strip()
        state.words.clear()
        if text:
            state.lines.append(f"{state.prefix}{text}")
            state.prefix = ""


def _opened(tag: str, attributes: dict[str, str]) -> _List:
    if tag == "ul":
        return _List()
    start = attributes.get("start", "1")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    return _List(attributes.get("type", "1") or "1", first or 1)


def _label(opened: _List) -> str:
    """Return the number of an item as a browser shows it."""
    number = opened.following
    if not number:
        return "-"
    if opened.style in {"a", "A"} and number <= 2 * _LETTERS:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * (1 + (number - 1) // _LETTERS)
        return f"{letter})" if opened.style == "a" else f"{letter.upper()})"
    if opened.style in {"i", "I"} and as_roman(number):
        roman = as_roman(number)
        return f"{roman.lower()}." if opened.style == "i" else f"{roman}."
    return f"{number}."
