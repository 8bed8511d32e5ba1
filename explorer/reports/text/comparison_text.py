"""Comparison as text and styled pieces, shared by screen, terminal and paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.comparison.comparison import (
    LEAST,
    ClauseChange,
    ComparedClause,
    ComparedDocument,
    ComparedRow,
    Comparison,
)
from explorer.domain.comparison.quantity_diff import QuantityChange, QuantityChangeKind
from explorer.domain.comparison.redline import ChangeType, Segment
from explorer.domain.content.documents import Quantity, Relation
from explorer.i18n.formats import amount_text, change_text, day_text

Words = Mapping[str, str]


class Role(StrEnum):
    """Purpose of a line of a cell."""

    TITLE = "title"
    RELATION = "relation"
    QUANTITY = "quantity"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class StyledText:
    """A stretch of text in one style: unchanged, or how it changed."""

    text: str
    change: ChangeType = ChangeType.KEPT


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a cell; a text has a line for each of its paragraphs."""

    role: Role
    pieces: tuple[StyledText, ...]


def cell(role: Role, *texts: str) -> tuple[CellLine, ...]:
    """Return texts of one role as the lines of a cell, without the empty ones."""
    return tuple(CellLine(role, (StyledText(text),)) for text in texts if text)


def cell_lines(
    comparison: Comparison, row: ComparedRow, column: int, words: Words
) -> tuple[CellLine, ...]:
    """Return the lines about a document in a row."""
    cell = row.cells[column]
    found: list[CellLine] = []
    for entry in cell.entries:
        found += _entry(comparison, entry, words)
    if not cell.entries:
        found += _gap(comparison, cell.gap, words)
    return tuple(found)


def in_words(lines: Sequence[CellLine], words: Words) -> str:
    """Return lines as plain text, with additions and removals in words."""
    return "\n".join("".join(piece_in_words(one, words) for one in line.pieces) for line in lines)


def piece_in_words(piece: StyledText, words: Words) -> str:
    """Return a piece with its change in words, with spaces outside the brackets."""
    if piece.change is ChangeType.KEPT or not piece.text.strip():
        return piece.text
    inner = piece.text.strip()
    start = piece.text.index(inner)
    told = words[f"compare.mark.{piece.change}"].format(text=inner)
    return f"{piece.text[:start]}{told}{piece.text[start + len(inner) :]}"


def document_line(one: ComparedDocument, words: Words) -> str:
    """Return text status and date of a document, and whether it is later than the as-of date."""
    document = one.document
    facts = [
        words[f"text_status.{document.text_status}"],
        day_text(document.date.isoformat(), words),
    ]
    if document.numbering != "own":
        facts.append(words["compare.reported"])
    if document.author:
        facts.append(words["local.by"].format(author=document.author))
    if document.wording:
        facts.append(words["local.wording"])
    if one.later:
        facts.append(words["page.later"])
    return " \N{MIDDLE DOT} ".join(facts)


def compared_texts(comparison: Comparison, words: Words) -> str:
    """Return whether summaries are compared, or also local wording."""
    own = any(one.document.wording for one in comparison.documents)
    return words["compare.wording" if own else "compare.summaries"]


def comparison_basis_text(comparison: Comparison, words: Words) -> str:
    """Return the base of the comparison, or that there is none."""
    if len(comparison.documents) < LEAST:
        day = day_text(comparison.as_of.isoformat(), words)
        return words["compare.alone"].format(date=day)
    return words["compare.against"].format(document=comparison.documents[0].document.title)


def relation_text(comparison: Comparison, step: ClauseChange, words: Words) -> str:
    """Return the change of a clause in words."""
    facts = [_relation(step, words)]
    if step.recorded is not None:
        facts.append(words[f"relation.{step.recorded}"])
    if step.relation not in {Relation.MERGED, Relation.SPLIT}:
        facts.append(_numbers(step, words))
    if step.concerns:
        facts.append(words["compare.concerns"].format(numbers=_listed(step.concerns)))
    if step.left_open:
        facts.append(words["page.left_open"])
    if step.by_way:
        facts.append(words["compare.by_way"].format(names=_listed(step.by_way)))
    if step.against:
        document = comparison.documents[step.against].document
        facts.append(words["compare.against_other"].format(document=document.title))
    return "; ".join(fact for fact in facts if fact)


def _relation(step: ClauseChange, words: Words) -> str:
    if step.relation is None:
        key = "compare.not_direct" if step.by_way else "compare.not_recorded"
        return words[key]
    if step.relation in {Relation.MERGED, Relation.SPLIT} and step.numbers:
        return words[f"compare.{step.relation}_from"].format(numbers=_listed(step.numbers))
    return words[f"relation.{step.relation}"]


def _numbers(step: ClauseChange, words: Words) -> str:
    if not step.numbers:
        return ""
    key = "moved_from" if step.moved else "was"
    return words[f"compare.{key}"].format(numbers=_listed(step.numbers))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _entry(comparison: Comparison, entry: ComparedClause, words: Words) -> Iterator[CellLine]:
    clause = entry.clause
    yield _line(Role.TITLE, f"{clause.number} {clause.title}")
    if entry.step is not None:
        yield _line(Role.RELATION, relation_text(comparison, entry.step, words))
    if not clause.verified:
        yield _line(Role.NOTE, words["page.unverified"])
    yield from _quantities(entry, words)
    yield from _text(entry)
    if clause.remark:
        yield _line(Role.NOTE, words["page.remark"].format(text=clause.remark))
    notes = entry.step.notes if entry.step is not None else ()
    if clause.correspondence_note:
        notes = (*notes, clause.correspondence_note)
    for note in dict.fromkeys(notes):
        yield _line(Role.NOTE, note)


def _gap(comparison: Comparison, step: ClauseChange | None, words: Words) -> Iterator[CellLine]:
    if step is None:
        yield _line(Role.RELATION, words["page.no_clause"])
        return
    said = relation_text(comparison, step, words)
    yield _line(Role.RELATION, f"{words['page.no_clause']}: {said}")
    for note in step.notes:
        yield _line(Role.NOTE, note)


def _line(role: Role, text: str) -> CellLine:
    return CellLine(role, (StyledText(text),))


def _text(entry: ComparedClause) -> Iterator[CellLine]:
    """Yield the summary and its sub-points, a line each, with their changes."""
    segments = entry.segments
    if not segments:
        for text in (entry.clause.summary, *entry.clause.subpoints):
            yield _line(Role.TEXT, text)
        return
    held: list[StyledText] = []
    for segment in apart(segments):
        first, *others = segment.text.split("\n")
        held.append(StyledText(first, segment.change))
        for other in others:
            yield CellLine(Role.TEXT, tuple(piece for piece in held if piece.text))
            held = [StyledText(other, segment.change)]
    yield CellLine(Role.TEXT, tuple(piece for piece in held if piece.text))


def apart(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield segments with a space between removal and addition, where neither has one."""
    last = " "
    for segment in segments:
        changed = segment.change is not ChangeType.KEPT
        if changed and not last.isspace() and segment.text[:1].isalnum():
            yield Segment(ChangeType.KEPT, " ")
        yield segment
        last = segment.text[-1:] if changed else " "


def _quantities(entry: ComparedClause, words: Words) -> Iterator[CellLine]:
    if entry.step is None or not entry.before:
        for one in entry.clause.quantities:
            yield _line(Role.QUANTITY, f"{amount(one, words)}: {one.what}")
        return
    for change in entry.quantities:
        yield _line(Role.QUANTITY, quantity_text(change, words))


def quantity_text(change: QuantityChange, words: Words) -> str:
    """Return a quantity with its unit and change."""
    before, after = change.before, change.after
    quantity = after or before
    assert quantity is not None
    pattern = words[f"compare.quantity.{change.fate}"]
    if change.fate is not QuantityChangeKind.CHANGED or before is None or after is None:
        return pattern.format(amount=amount(quantity, words), what=quantity.what)
    what = after.what
    if before.what != after.what:
        what = words["compare.quantity.renamed"].format(after=after.what, before=before.what)
    changed = change_text(before.value, after.value, after.unit, words)
    return pattern.format(change=changed, what=what)


def amount(quantity: Quantity, words: Words) -> str:
    """Return a number of a clause with its unit."""
    return amount_text(quantity.value, quantity.unit, words)


def comparison_title(comparison: Comparison, words: Words) -> str:
    """Return the titles that are compared."""
    titles = [one.document.title for one in comparison.documents]
    if len(titles) < LEAST:
        return titles[0]
    return words["compare.title"].format(first=titles[0], others=", ".join(titles[1:]))
