"""Detection of annexes, appendices, protocols and schedules in a text.

Their articles are not the agreement's, and an annex ends the agreement's numbering.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from explorer.domain.search.romanisation import latin_words
from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.numbering_marks import ListMarker
from explorer.interchange.text.numbering_scheme import Marks, find_point_starts
from explorer.interchange.text.numerals import number_value
from explorer.interchange.text.sentences import CONTINUING, ends_sentence
from explorer.interchange.text.titles import ends_in_connective
from explorer.interchange.text.vocabulary import PLACE, alternatives, vocabulary

#: Letters of scripts without spaces between words.
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MARKUP = re.compile(r"^\s*(?P<hash>#{1,6}\s+)?(?P<bold>\*{1,3}|_{1,2})?\s*(?P<open>[\[(«“\"])?\s*")
#: A row of a table of contents ends in a page number.
_CONTENTS = re.compile(r"(\.{3,}|…|\s{3,}|\t|[_·]{3,})\s*\d{1,4}$")
_MOST_WORDS = 18
#: Words after the heading of an annex in Markdown: “# Protocolo adicional”.
_SHORT = 4
_SENTENCE_WITHIN = re.compile(r"[.!?;]\s")
_RUNNING_ON = (*CONTINUING, "?", "!", "؟")
#: Candidates for the first heading; each requires a scan of all before it.
_MOST_TRIED = 12


@cache
def _heading() -> re.Pattern[str]:
    """Return the regular expression of a heading, for a folded line."""
    words = vocabulary()
    ordinals = alternatives(sorted(words.ordinals, key=len, reverse=True))
    before = (
        r"(?:(?:\d{1,2}(?:st|nd|rd|th|\.)|[ivx]{1,5}\.?"
        rf"|{alternatives(words.before_annexes)}|{ordinals})\s+){{0,2}}"
    )
    letters = "".join(
        dict.fromkeys(letter for a in words.alphabets.values() for letter in folded_form(a))
    )
    label = (
        r"(?P<label>(?:(?:" + alternatives(words.number_signs) + r")\s*)?[(\[]?"
        r"(?:\d{1,3}[a-z]?|[ivxlc]{1,7}|[一二三四五六七八九十]{1,3}"
        rf"|(?:{ordinals})(?!\w)|[{letters}])"
        r"(?:[-–.][a-z\d]{1,3}|\d{1,2})?[)\]]?)"
    )
    return re.compile(
        rf"{before}(?:(?P<annex>{_bounded(words.annexes)})|(?P<weak>{_bounded(words.weak_annexes)}))"
        rf"(?:\s*[-–]?\s*{label}(?![a-z\u0400-\u04ff\u0600-\u06ff’']))?(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _bounded(meanings: Mapping[str, Iterable[str]]) -> str:
    """Return alternatives of words that end where they end, except in scripts without spaces."""
    every = {word.replace(PLACE, "").strip(" .-") for words in meanings.values() for word in words}
    ordered = sorted(every, key=len, reverse=True)
    return "|".join(
        alternatives([word]) + ("" if _WIDE.match(word[-1]) else r"(?!\w)") for word in ordered
    )


@cache
def _meanings() -> Mapping[str, str]:
    words = vocabulary()
    return {
        word.replace(PLACE, "").strip(" .-"): meaning
        for group in (words.weak_annexes, words.annexes)
        for meaning, forms in group.items()
        for word in forms
    }


def annex_identifiers(headings: Sequence[str]) -> list[str]:
    """Return an identifier for each heading: annex-1, annex-1-a, protocol-2; each once."""
    counts: Counter[str] = Counter()
    used: Counter[str] = Counter()
    identifiers: list[str] = []
    for heading in headings:
        match = _match(heading)
        word = (match["annex"] or match["weak"]) if match is not None else "annex"
        meaning = _meanings().get(" ".join(folded_form(word.casefold()).split()), "annex")
        label = _label(match["label"] or "") if match is not None else ""
        counts[meaning] += 1
        name = f"{meaning.replace(' ', '-')}-{label or counts[meaning]}"
        used[name] += 1
        identifiers.append(name if used[name] == 1 else f"{name}-x{used[name]}")
    return identifiers


def annex_heading(title: str, identifier: str) -> str:
    """Return the title of an annex, after its kind and number if the title does not begin so."""
    if _match(title) is not None:
        return title
    return f"{identifier.replace('-', ' ').capitalize()} – {title}"


def _label(label: str) -> str:
    """Return a label in letters of identifiers: Roman and Chinese numerals as figures."""
    parts = re.findall(r"[^\W_]+", folded_form(label))
    signs = {folded_form(sign).strip(".") for sign in vocabulary().number_signs}
    words = []
    for part in parts:
        if part.casefold() in signs:
            continue
        value = (
            number_value(part)
            if not (part.isascii() and len(part) == 1 and part.upper() not in "IVX")
            else 0
        )
        figures = re.fullmatch(r"(\d+)([a-z])", part, re.IGNORECASE)
        if figures is not None:
            words += [figures[1], figures[2].lower()]
        elif value:
            words.append(str(value))
        else:
            words += latin_words(part.lower())
    return "-".join(words)


def _match(line: str) -> "re.Match[str] | None":
    return _heading().match(folded_form(_bare(line)))


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
    match = _match(line)
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
    match = _match(line)
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
    match = _heading().match(folded_form(text)) if marks[line] is None else None
    if match is None or markup is None:
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
    short = hashed and len(rest.split()) <= _SHORT and not text.endswith(".")
    return (short or _is_title(rest)) and (
        strong
        or (
            not (text.endswith(".") or _SENTENCE_WITHIN.search(rest))
            and _is_followed_by_a_break(lines, marks, line)
        )
    )


def _is_title(rest: str) -> bool:
    """Return whether the text after the word and its label is a title and not a sentence."""
    return not rest[0].islower() or _leads_on(rest)


def _leads_on(rest: str) -> bool:
    """Return whether a word continues the heading, as in “to the Agreement”."""
    words = rest.split(maxsplit=1)
    return bool(words) and folded_form(words[0].casefold()) in vocabulary().after_annexes


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
    return mark is not None or ends_sentence(before) or before.isupper()


def _is_title_of_point(lines: Sequence[str], marks: Marks, line: int) -> bool:
    """Return whether the line directly before is only a number, so that this one is its title."""
    before = marks[line - 1] if line else None
    return before is not None and before.style.kind != "bullet" and not before.rest


def _is_followed_by_a_break(lines: Sequence[str], marks: Marks, line: int) -> bool:
    following = line + 1
    return following >= len(lines) or not lines[following].strip() or marks[following] is not None
