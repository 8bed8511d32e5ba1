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
from explorer.domain.comparison.row_filter import count_relations
from explorer.domain.content.documents import REPORTED_ELEMENTS, Clause, Quantity, Relation
from explorer.domain.content.references import document_of
from explorer.i18n.formats import amount_text, change_text, day_text
from explorer.reports.text.documents import document_facts, relation_word

Catalog = Mapping[str, str]


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
    comparison: Comparison, row: ComparedRow, column: int, catalog: Catalog
) -> tuple[CellLine, ...]:
    """Return the lines about a document in a row."""
    cell = row.cells[column]
    lines: list[CellLine] = []
    for entry in cell.entries:
        lines += _entry(comparison, entry, catalog)
    if not cell.entries:
        lines += _gap(comparison, cell.gap, catalog)
    return tuple(lines)


def lines_as_text(lines: Sequence[CellLine], catalog: Catalog) -> str:
    """Return lines as plain text, with additions and removals in words."""
    return "\n".join(
        "".join(piece_as_text(piece, catalog) for piece in line.pieces) for line in lines
    )


def piece_as_text(piece: StyledText, catalog: Catalog) -> str:
    """Return a piece with its change in words, with spaces outside the brackets."""
    if piece.change is ChangeType.KEPT or not piece.text.strip():
        return piece.text
    inner = piece.text.strip()
    start = piece.text.index(inner)
    marked = catalog[f"compare.mark.{piece.change}"].format(text=inner)
    return f"{piece.text[:start]}{marked}{piece.text[start + len(inner) :]}"


def document_line(compared: ComparedDocument, catalog: Catalog, *, brief: bool = False) -> str:
    """Return text status and date of a document, and whether it is later than the as-of date.

    A ``brief`` line does not say that it is an earlier text or given as a summary, nor what its
    numbers are.
    """
    document = compared.document
    facts = [
        catalog[f"text_status.{document.text_status}"],
        day_text(document.date.isoformat(), catalog),
    ]
    if document.numbering == REPORTED_ELEMENTS:
        facts.append(catalog["compare.reported"])
    if not brief:
        facts += document_facts(document, catalog)
    if document.author:
        facts.append(catalog["local.by"].format(author=document.author))
    if document.wording:
        facts.append(catalog["local.wording"])
    elif not brief:
        facts.append(catalog["compare.summary"])
    if compared.later:
        facts.append(catalog["page.later"])
    return " \N{MIDDLE DOT} ".join(facts)


def compared_texts(comparison: Comparison, catalog: Catalog) -> str:
    """Return whether summaries are compared, or also local wording, and what earlier texts are."""
    has_local = any(compared.document.wording for compared in comparison.documents)
    sentences = [catalog["compare.wording" if has_local else "compare.summaries"]]
    if any(compared.document.is_earlier for compared in comparison.documents):
        sentences.append(catalog["compare.earlier"])
    return " ".join(sentences)


def comparison_basis_text(comparison: Comparison, catalog: Catalog) -> str:
    """Return the base of the comparison, or that there is none."""
    if len(comparison.documents) < LEAST:
        day = day_text(comparison.as_of.isoformat(), catalog)
        return catalog["compare.alone"].format(date=day)
    return catalog["compare.against"].format(document=comparison.documents[0].document.title)


def relation_counts(comparison: Comparison, catalog: Catalog) -> tuple[tuple[Relation, str], ...]:
    """Return how many rows have each relation, each in words."""
    is_earlier = any(step.earlier for row in comparison.rows for step in row.steps)
    counts = count_relations(comparison.rows)
    return tuple(
        (relation, f"{count} {relation_word(relation, catalog, earlier=is_earlier)}")
        for relation, count in counts.items()
    )


def relation_text(comparison: Comparison, step: ClauseChange, catalog: Catalog) -> str:
    """Return the change of a clause in words."""
    facts = [_relation(comparison, step, catalog)]
    if step.recorded is not None:
        facts.append(relation_word(step.recorded, catalog, earlier=step.earlier))
    if step.relation not in {Relation.MERGED, Relation.SPLIT}:
        facts.append(_numbers(step, catalog))
    if step.concerns:
        facts.append(catalog["compare.concerns"].format(numbers=_listed(step.concerns)))
    if step.left_open:
        facts.append(catalog["page.left_open"])
    if step.by_way:
        facts.append(catalog["compare.by_way"].format(names=_listed(step.by_way)))
    if step.against:
        document = comparison.documents[step.against].document
        facts.append(catalog["compare.against_other"].format(document=document.title))
    return "; ".join(fact for fact in facts if fact)


def _relation(comparison: Comparison, step: ClauseChange, catalog: Catalog) -> str:
    if step.relation is None:
        key = "compare.not_direct" if step.by_way else "compare.not_recorded"
        return catalog[key]
    if step.relation in {Relation.MERGED, Relation.SPLIT} and step.numbers:
        return catalog[f"compare.{step.relation}_from"].format(numbers=_listed(step.numbers))
    lacking = comparison.documents[step.against].document.title
    title = lacking if step.relation is Relation.ADDED else ""
    return relation_word(step.relation, catalog, earlier=step.earlier, document=title)


def _numbers(step: ClauseChange, catalog: Catalog) -> str:
    if not step.numbers:
        return ""
    key = "moved_from" if step.moved else "was"
    return catalog[f"compare.{key}"].format(numbers=_listed(step.numbers))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _entry(comparison: Comparison, entry: ComparedClause, catalog: Catalog) -> Iterator[CellLine]:
    clause = entry.clause
    yield _line(Role.TITLE, f"{clause.number} {clause.title}")
    if entry.step is not None:
        yield _line(Role.RELATION, relation_text(comparison, entry.step, catalog))
    if not clause.verified:
        yield _line(Role.NOTE, catalog["page.unverified"])
    yield from _quantities(entry, catalog)
    if entry.is_rewritten or any(piece.change is not ChangeType.KEPT for piece in entry.segments):
        yield from cell(Role.NOTE, _passage_label(comparison, entry, catalog))
    yield from _text(entry, catalog)
    if clause.remark:
        yield _line(Role.NOTE, catalog["page.remark"].format(text=clause.remark))
    notes = entry.step.notes if entry.step is not None else ()
    if clause.correspondence_note:
        notes = (*notes, clause.correspondence_note)
    for note in dict.fromkeys(notes):
        yield _line(Role.NOTE, note)


def _passage_label(comparison: Comparison, entry: ComparedClause, catalog: Catalog) -> str:
    """Return that the changes of a passage are between summaries, or "" between wordings."""
    wordings = {
        compared.document.reference: compared.document.wording for compared in comparison.documents
    }
    clauses = (entry.clause, *entry.before)
    kinds = {wordings.get(document_of(clause.reference) or "", False) for clause in clauses}
    if kinds == {True}:
        return ""
    return catalog["compare.between_summaries" if kinds == {False} else "compare.between_kinds"]


def _gap(comparison: Comparison, step: ClauseChange | None, catalog: Catalog) -> Iterator[CellLine]:
    if step is None:
        yield _line(Role.RELATION, catalog["page.no_clause"])
        return
    relation = relation_text(comparison, step, catalog)
    if step.earlier and step.relation is Relation.DROPPED:
        yield _line(Role.RELATION, relation)
    else:
        yield _line(Role.RELATION, f"{catalog['page.no_clause']}: {relation}")
    for note in step.notes:
        yield _line(Role.NOTE, note)


def _line(role: Role, text: str) -> CellLine:
    return CellLine(role, (StyledText(text),))


def _text(entry: ComparedClause, catalog: Catalog) -> Iterator[CellLine]:
    """Yield the summary and its sub-points, a line each, with their changes.

    Of a text that was rewritten the earlier text and the present text are given, each whole.
    """
    segments = () if entry.is_rewritten else entry.segments
    if not segments:
        if entry.is_rewritten:
            for clause in entry.before:
                for text in labelled(catalog["compare.before"], clause):
                    yield _line(Role.NOTE, text)
            yield from cell(Role.TEXT, *labelled(catalog["compare.now"], entry.clause))
            return
        yield from cell(Role.TEXT, entry.clause.summary, *entry.clause.subpoints)
        return
    pieces: list[StyledText] = []
    for segment in with_spaces_between(segments):
        first, *further = segment.text.split("\n")
        pieces.append(StyledText(first, segment.change))
        for further_line in further:
            yield CellLine(Role.TEXT, tuple(piece for piece in pieces if piece.text))
            pieces = [StyledText(further_line, segment.change)]
    yield CellLine(Role.TEXT, tuple(piece for piece in pieces if piece.text))


def with_spaces_between(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield segments with a space between removal and addition, where neither has one."""
    last = " "
    for segment in segments:
        changed = segment.change is not ChangeType.KEPT
        if changed and not last.isspace() and segment.text[:1].isalnum():
            yield Segment(ChangeType.KEPT, " ")
        yield segment
        last = segment.text[-1:] if changed else " "


def labelled(label: str, clause: Clause) -> tuple[str, ...]:
    """Return the lines of a clause's text, with a label before the first."""
    return f"{label} {clause.summary}", *clause.subpoints


def _quantities(entry: ComparedClause, catalog: Catalog) -> Iterator[CellLine]:
    if entry.step is None or entry.step.earlier or not entry.before:
        for quantity in entry.clause.quantities:
            yield _line(Role.QUANTITY, f"{amount(quantity, catalog)}: {quantity.what}")
        return
    for change in entry.quantities:
        yield _line(Role.QUANTITY, quantity_text(change, catalog))


def quantity_text(change: QuantityChange, catalog: Catalog) -> str:
    """Return a quantity with its unit and change."""
    before, after = change.before, change.after
    quantity = after or before
    assert quantity is not None
    pattern = catalog[f"compare.quantity.{change.fate}"]
    if change.fate is not QuantityChangeKind.CHANGED or before is None or after is None:
        return pattern.format(amount=amount(quantity, catalog), what=quantity.what)
    what = after.what
    if before.what != after.what:
        what = catalog["compare.quantity.renamed"].format(after=after.what, before=before.what)
    changed = change_text(before.value, after.value, after.unit, catalog)
    return pattern.format(change=changed, what=what)


def amount(quantity: Quantity, catalog: Catalog) -> str:
    """Return a number of a clause with its unit."""
    return amount_text(quantity.value, quantity.unit, catalog)


def comparison_title(comparison: Comparison, catalog: Catalog) -> str:
    """Return the titles that are compared."""
    titles = [compared.document.title for compared in comparison.documents]
    if len(titles) < LEAST:
        return titles[0]
    return catalog["compare.title"].format(first=titles[0], others=", ".join(titles[1:]))
