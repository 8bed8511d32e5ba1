"""Detection of annexes, appendices, protocols and schedules in a text.

Their articles are not the agreement's, and an annex ends the agreement's numbering.
"""

import re
from collections.abc import Iterator, Sequence

from explorer.interchange.text.numbering_marks import ListMarker
from explorer.interchange.text.numbering_scheme import Marks, find_point_starts
from explorer.interchange.text.titles import ends_in_connective

#: Words that only head an annex.
_ANNEX = (
    r"annexe?|annexure|appendix|додаток|приложение|anexo|anexa|allegato|anlage|anhang|bijlage"
    r"|załącznik|ملحق|مرفق|附件|附录"
)
#: Words that also occur within an agreement; as headings they need more evidence.
_WEAK = (
    r"protocol|schedule|addendum|attachment|enclosure|exhibit|supplement|side letter|протокол"
    r"|доповнення|дополнение|доповнювальний протокол|protocole|protocolo|appendice|apéndice"
)
_BEFORE = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)|[ivx]{1,5}\.?|first|second|third|fourth|fifth|sixth|final"
    r"|technical|military|security|political|economic|financial|humanitarian|additional|optional"
    r"|confidential|secret|special|statistical|explanatory|implementation|додатковий|перший|другий"
    r"|третій|технічний|військовий|дополнительный|первый|второй)\s+){0,2}"
)
_LABEL = (
    r"(?P<label>(?:№|no\.|n°|nr\.|number)?\s*(?:\d{1,3}[a-z]?|[ivxlc]{1,7}|[a-zа-яіїєґ])"
    r"(?:[-–.][a-z\d]{1,3}|\d{1,2})?)"
)
_HEADING = re.compile(
    rf"{_BEFORE}(?:(?P<annex>{_ANNEX})|(?P<weak>{_WEAK}))(?!\w)"
    rf"(?:\s*[-–]?\s*{_LABEL}(?![\w’']))?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"^\s*(?P<hash>#{1,6}\s+)?(?P<bold>\*{1,3}|_{1,2})?\s*(?P<open>[\[(«“\"])?\s*")
#: Lower-case words that may follow a heading without making it a sentence.
_LEADING_ON = re.compile(
    r"(to|on|of|concerning|regarding|relating|for|about|with|and|containing|до|про|щодо|з|к|о|об|по"
    r"|relative|relatif|sur|au|à|al|sobre|de|del|la|zum|zur|über)\b",
    re.IGNORECASE,
)
#: A row of a table of contents ends in a page number.
_CONTENTS = re.compile(r"(\.{3,}|…|\s{3,}|\t|[_·]{3,})\s*\d{1,4}$")
_MOST_WORDS = 18
_SENTENCE_WITHIN = re.compile(r"[.!?;]\s")
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "”", "»", '"', ")", "*", "_")
_RUNNING_ON = (",", ";", "?", "!")
#: Candidates for the first heading; each requires a scan of all before it.
_MOST_TRIED = 12


def annex_spans(lines: Sequence[str], marks: Marks) -> list[range]:
    """Return the lines of each annex, heading first; none if no agreement precedes it.

    Everything from the first annex on is in a span. A span ends early only if articles continue
    after an annex with its own numbering, as in the Treaty of Versailles.
    """
    headings = list(_headings(lines, marks))
    last = _last_point_before(lines, marks, headings)
    if last is None:
        return []
    spans: list[range] = []
    begins, mark = last
    while begins < len(lines):
        ends = _resumed(marks, begins, mark)
        within = [line for line in headings if begins <= line < ends]
        spans += map(range, within, [*within[1:], ends])
        begins = next((line for line in headings if line >= ends), len(lines))
        mark = _last_counted(marks[ends:begins], mark)
    return spans


def without_spans(marks: Marks, spans: Sequence[range]) -> list[ListMarker | None]:
    """Return the marks without those of annexes."""
    inside = {line for span in spans for line in span}
    return [None if line in inside else mark for line, mark in enumerate(marks)]


def _last_point_before(
    lines: Sequence[str], marks: Marks, headings: Sequence[int]
) -> tuple[int, ListMarker] | None:
    """Return the first heading after points of an agreement, and the last of these."""
    for line in headings[:_MOST_TRIED]:
        points = find_point_starts(marks[:line], lines[:line]).points
        named = any(mark.style.kind == "named" for mark in points.values())
        # A resolution of one paragraph has annexes too; a protocol may be part of that paragraph.
        if len(points) > 1 or named or (points and _is_annex(lines[line])):
            return line, max(points.values(), key=lambda mark: mark.number)
    return None


def annexes_of_paragraphs(lines: Sequence[str], marks: Marks) -> list[range]:
    """Return the lines of each annex of a text without numbers."""
    headings = [line for line in _headings(lines, marks) if _is_annex(lines[line])]
    paragraphs = 0
    for line, text in enumerate(lines):
        if paragraphs > 1 and line in headings:
            within = [heading for heading in headings if heading >= line]
            return list(map(range, within, [*within[1:], len(lines)]))
        paragraphs += bool(text.strip()) and (line == 0 or not lines[line - 1].strip())
    return []


def _is_annex(line: str) -> bool:
    match = _HEADING.match(_bare(line))
    return match is not None and match["annex"] is not None


def _resumed(marks: Marks, begins: int, last: ListMarker) -> int:
    """Return the line where the agreement's articles continue after an annex, or the end."""
    if last.style.kind != "named":
        return len(marks)
    numbered = False
    for line in range(begins + 1, len(marks)):
        mark = marks[line]
        if mark is None:
            continue
        if mark.style.kind == "named" and mark.style.word == last.style.word:
            goes_on = mark.style == last.style and mark.number == last.number + 1
            return line if goes_on and numbered else len(marks)
        numbered |= mark.style.kind != "bullet"
    return len(marks)


def _last_counted(marks: Marks, last: ListMarker) -> ListMarker:
    """Return the last mark of the articles, which count one by one."""
    for mark in marks:
        if mark is not None and mark.style == last.style and mark.number == last.number + 1:
            last = mark
    return last


def _headings(lines: Sequence[str], marks: Marks) -> Iterator[int]:
    """Yield the lines of headings of annexes, without rows of lists of annexes."""
    heads = [line for line in range(len(lines)) if _is_heading(lines, marks, line)]
    run: list[tuple[int, str]] = []
    for index, line in enumerate(heads):
        if run and any(lines[between].strip() for between in range(run[-1][0] + 1, line)):
            run = []
        name = _name(lines[line])
        listed = any(name == heading_name for _, heading_name in run)
        follows = heads[index + 1] if index + 1 < len(heads) else len(lines)
        next_filled = next((n for n in range(line + 1, len(lines)) if lines[n].strip()), -1)
        run.append((line, name))
        if len(run) > 1 and not listed:
            continue
        if next_filled == follows and name and _name(lines[follows]) != name:
            continue
        yield line


def _name(line: str) -> str:
    """Return the word and label of a heading, which identify it."""
    match = _HEADING.match(_bare(line))
    label = " ".join((match["label"] or "").split()).casefold() if match is not None else ""
    return f"{(match['annex'] or match['weak']).casefold()} {label}" if match and label else ""


def _bare(line: str) -> str:
    """Return a line without Markdown's marks, brackets and quotation marks around it."""
    markup = _MARKUP.match(line)
    text = line[markup.end() :] if markup is not None else line
    return text.rstrip().rstrip('*_])»”"').rstrip()


def _is_heading(lines: Sequence[str], marks: Marks, line: int) -> bool:
    """Return whether a line is the heading of an annex, not a sentence or a point's title."""
    markup, text = _MARKUP.match(lines[line]), _bare(lines[line])
    match = _HEADING.match(text)
    if match is None or markup is None or marks[line] is not None:
        return False
    if len(text.split()) > _MOST_WORDS or text.endswith(_RUNNING_ON):
        return False
    if _CONTENTS.search(lines[line].rstrip()):
        return False
    hashed = bool(markup["hash"])
    strong = hashed or bool(markup["bold"]) or (text.isupper() and len(text) > 2)
    stands_apart = hashed or _stands_apart(lines, marks, line, is_weak=match["annex"] is None)
    if not stands_apart:
        return False
    rest = match["rest"].strip(" :.–—-")
    if not rest:
        return match["annex"] is not None or strong or match["label"] is not None
    return _is_title(rest) and (
        strong
        or (
            not (text.endswith(".") or _SENTENCE_WITHIN.search(rest))
            and _is_followed_by_a_break(lines, marks, line)
        )
    )


def _is_title(rest: str) -> bool:
    """Return whether the text after the word and its label is a title and not a sentence."""
    return not rest[0].islower() or _LEADING_ON.match(rest) is not None


def _stands_apart(lines: Sequence[str], marks: Marks, line: int, *, is_weak: bool) -> bool:
    """Return whether a line continues none before it, and is not the title of a point."""
    text = _bare(lines[line])
    if _is_title_of_point(lines, marks, line):
        return False
    if text[0].islower() or ends_in_connective(_last_filled(lines, line)):
        return False
    before = lines[line - 1].strip() if line else ""
    if not before:
        return True
    capitals = text.isupper() and not before.isupper()
    return not is_weak and (capitals or _ends(before, marks[line - 1]))


def _last_filled(lines: Sequence[str], line: int) -> str:
    """Return the last line before one that is not blank."""
    return next((lines[n] for n in range(line - 1, -1, -1) if lines[n].strip()), "")


def _ends(before: str, mark: ListMarker | None) -> bool:
    """Return whether a line before a heading may end there."""
    return mark is not None or before.endswith(_SENTENCE_ENDS) or before.isupper()


def _is_title_of_point(lines: Sequence[str], marks: Marks, line: int) -> bool:
    """Return whether the line directly before is only a number, so that this one is its title."""
    before = marks[line - 1] if line else None
    return before is not None and before.style.kind != "bullet" and not before.rest


def _is_followed_by_a_break(lines: Sequence[str], marks: Marks, line: int) -> bool:
    following = line + 1
    return following >= len(lines) or not lines[following].strip() or marks[following] is not None
