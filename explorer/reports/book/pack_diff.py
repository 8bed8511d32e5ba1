"""Differences between two versions of a pack as a table of texts for paper and files."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from explorer.domain.comparison.pack_diff import (
    ChangeKind,
    FieldChange,
    PackDifference,
    PackVersion,
    RecordChange,
    RecordType,
)
from explorer.domain.comparison.redline import ChangeType, redline
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.change_lines import BriefRecord, brief_record
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import CellLine, Role, StyledText, with_spaces_between

Catalog = Mapping[str, str]
Cells = tuple[tuple[CellLine, ...], ...]
_ORDER = {sort: number for number, sort in enumerate(RecordType)}
#: Fields whose values are fixed words of the program.
_NAMED = frozenset(
    ("position", "attribution", "confidence", "text_status", "status", "relation", "kind")
)


def pack_changes_book(difference: PackDifference, options: SheetOptions) -> Book:
    """Return a book of the change report."""
    catalog = load_words(options.language)
    table = TextTable(
        title=pack_diff_title(difference, catalog),
        captions=(change_counts(difference, catalog), *counts_by_type(difference, catalog)),
        columns=tuple(
            _column(version, catalog) for version in (difference.before, difference.after)
        ),
        rows=tuple(
            row for rows in report_rows(difference, options.language, catalog) for row in rows
        ),
        foot=(catalog["change.about"],),
    )
    after = difference.after
    foot = catalog["sheet.pack"].format(
        id=after.reference, version=after.version, hash=after.content_hash[:12]
    )
    if options.made is not None:
        date_printed = catalog["sheet.made"].format(
            date=day_text(options.made.isoformat(), catalog)
        )
        foot = f"{foot} · {date_printed}"
    return Book(
        language=options.language,
        cover=None,
        parts=(table,),
        foot=foot,
        running=table.title,
        as_of=_as_of(after, catalog),
    )


def pack_diff_title(difference: PackDifference, catalog: Catalog) -> str:
    """Return a title with the pack and its two versions."""
    before, after = difference.before, difference.after
    return catalog["change.title"].format(
        title=after.title, before=before.version, after=after.version
    )


def change_counts(difference: PackDifference, catalog: Catalog) -> str:
    """Return how many records are new, changed and withdrawn."""
    return catalog["change.counts"].format(
        **{fate.value: difference.count(fate) for fate in ChangeKind}
    )


def counts_by_type(difference: PackDifference, catalog: Catalog) -> Iterator[str]:
    """Yield how many records of each type are new, changed and withdrawn, a line each."""
    for fate in ChangeKind:
        counts = difference.counts(fate)
        if counts:
            parts = (f"{catalog[f'change.count.{sort}']} {n}" for sort, n in counts.items())
            fate_word = catalog[f"change.fate.{fate}"].capitalize()
            yield f"{fate_word}: {', '.join(parts)}."


def report_rows(
    difference: PackDifference, language: str, catalog: Catalog
) -> Iterator[tuple[Cells, ...]]:
    """Yield the rows of each subject: a row names it, and others have a record each.

    Sources, which many clauses share, are listed once, at the end.
    """
    sources: dict[str, RecordChange] = {}
    for subject in difference.subjects:
        kept = [change for change in subject.changes if not _is_source(change)]
        sources |= {change.reference: change for change in subject.changes if _is_source(change)}
        if kept:
            named = f"{subject.reference} {subject.title}".strip() or catalog["change.general"]
            changes = sorted(kept, key=_reading_order)
            yield tuple(_rows(named, changes, difference, language, catalog))
    if sources:
        listed = sorted(sources.values(), key=_reading_order)
        yield tuple(_rows(catalog["change.sources"], listed, difference, language, catalog))


def _is_source(change: RecordChange) -> bool:
    return change.sort is RecordType.SOURCE


def _reading_order(change: RecordChange) -> tuple[int, int, str, str]:
    """Return the place of a change: corrections first, then by type, day and reference."""
    fates = (ChangeKind.CHANGED, ChangeKind.WITHDRAWN, ChangeKind.NEW)
    day = next((f.after or f.before for f in change.fields if f.name == "date"), "")
    return fates.index(change.fate), _ORDER[change.sort], day, change.reference


def _rows(
    named: str,
    changes: Sequence[RecordChange],
    difference: PackDifference,
    language: str,
    catalog: Catalog,
) -> Iterator[Cells]:
    """Yield a row that names the clause, and a row for each record."""
    heading = CellLine(Role.TITLE, (StyledText(named),))
    for number, change in enumerate(changes):
        brief = brief_record(change, language, difference.names, catalog)
        if brief is not None:
            before, after = _brief_cells(change, brief, catalog)
        else:
            before, after = _cells(change, difference.names, catalog)
        yield ((heading, *before), after) if number == 0 else (before, after)


def _brief_cells(change: RecordChange, brief: BriefRecord, catalog: Catalog) -> Cells:
    """Return a new or withdrawn record in a few lines."""
    name = _name(change, brief.heading, catalog)
    fate = CellLine(Role.RELATION, (StyledText(catalog[f"change.fate.{change.fate}"]),))
    lines = tuple(CellLine(Role.TEXT, (StyledText(line),)) for line in brief.lines)
    if change.fate is ChangeKind.NEW:
        return (name,), (fate, *lines)
    return (name, *lines), (fate,)


def _name(change: RecordChange, title: str, catalog: Catalog) -> CellLine:
    record_type = catalog[f"change.sort.{change.sort}"]
    shown = f" · {title}" if title else ""
    return CellLine(Role.NOTE, (StyledText(f"{record_type} {change.reference}{shown}"),))


def _title(change: RecordChange, names: Mapping[str, str]) -> str:
    """Return the title of a record; that of a stance begins with its party."""
    party, colon, statement = change.title.partition(": ")
    is_stance = change.sort is RecordType.STANCE and colon
    return f"{names.get(party, party)}: {statement}" if is_stance else change.title


def _cells(
    change: RecordChange, names: Mapping[str, str], catalog: Catalog
) -> tuple[tuple[CellLine, ...], ...]:
    """Return the old value under the record's name, and the new one with the differences marked."""
    # The row above names the clause; new and withdrawn records are printed whole.
    is_named = change.fate is ChangeKind.CHANGED and change.sort is not RecordType.CLAUSE
    name = _name(change, _title(change, names) if is_named else "", catalog)
    fate = CellLine(Role.RELATION, (StyledText(catalog[f"change.fate.{change.fate}"]),))
    before, after = [name], [fate]
    for field in change.fields:
        if field.name == "id":
            continue
        label = _label(field, catalog)
        was, now = (
            _value(field.name, field.before, catalog),
            _value(field.name, field.after, catalog),
        )
        if was:
            before += _lines(label, (StyledText(was),))
        if now:
            after += _lines(label, tuple(_marked(was, now, change.fate)))
    if not change.fields:
        after.append(CellLine(Role.TEXT, (StyledText(catalog["change.shape"]),)))
    return tuple(before), tuple(after)


def _marked(was: str, now: str, fate: ChangeKind) -> Iterator[StyledText]:
    if fate is ChangeKind.NEW or not was:
        yield StyledText(now, ChangeType.KEPT if fate is ChangeKind.NEW else ChangeType.INSERTED)
    elif "\n" in was or "\n" in now:
        yield from _marked_list(was.split("\n"), now.split("\n"))
    else:
        yield from _marked_text(was, now)


def _marked_text(was: str, now: str) -> Iterator[StyledText]:
    for segment in with_spaces_between(redline(was, now)):
        yield StyledText(segment.text, segment.change)


def _marked_list(was: Sequence[str], now: Sequence[str]) -> Iterator[StyledText]:
    """Yield the items of a list, a line each: an item is new, withdrawn, changed or the same."""
    matcher = SequenceMatcher(a=was, b=now, autojunk=False)
    lines: list[tuple[StyledText, ...]] = []
    for what, a, a_end, b, b_end in matcher.get_opcodes():
        old, new = was[a:a_end], now[b:b_end]
        if what == "equal":
            lines += [(StyledText(item),) for item in new]
        elif what == "replace" and len(old) == len(new):
            lines += [tuple(_marked_text(*pair)) for pair in zip(old, new, strict=True)]
        else:
            lines += [(StyledText(item, ChangeType.DELETED),) for item in old]
            lines += [(StyledText(item, ChangeType.INSERTED),) for item in new]
    for number, line in enumerate(lines):
        if number:
            yield StyledText("\n")
        yield from line


def _lines(label: str, pieces: tuple[StyledText, ...]) -> Iterator[CellLine]:
    """Yield pieces as lines, split at their line breaks, with a label before the first.

    Of a list in which only some lines differ, those are shown.
    """
    lines: list[list[StyledText]] = [[]]
    for piece in pieces:
        first, *further = piece.text.split("\n")
        lines[-1].append(StyledText(first, piece.change))
        lines += [[StyledText(text, piece.change)] for text in further]
    shown = [[styled for styled in line if styled.text] for line in lines]
    differing = [line for line in shown if any(_is_marked(styled) for styled in line)]
    for number, line in enumerate(differing or [line for line in shown if line]):
        head = (StyledText(f"{label}: "),) if number == 0 else ()
        yield CellLine(Role.TEXT, (*head, *line))


def _is_marked(styled: StyledText) -> bool:
    return styled.change is not ChangeType.KEPT


def _label(field: FieldChange, catalog: Catalog) -> str:
    name = catalog.get(f"change.field.{field.name}", field.name.replace("_", " "))
    return f"{name} ({field.language})" if field.language else name


def _value(name: str, text: str, catalog: Catalog) -> str:
    if name in {"verified", "wording"}:
        return catalog.get(f"change.{text}", text)
    return catalog.get(f"{name}.{text}", text) if name in _NAMED else text


def _column(pack: PackVersion, catalog: Catalog) -> tuple[str, str]:
    return catalog["change.version"].format(version=pack.version), _as_of(pack, catalog)


def _as_of(version: PackVersion, catalog: Catalog) -> str:
    return catalog["page.as_of"].format(date=day_text(version.as_of.isoformat(), catalog))
