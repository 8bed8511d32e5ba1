"""Differences between two versions of a pack as a table of texts for paper and files."""

from collections.abc import Iterator, Mapping

from explorer.domain.comparison.pack_diff import (
    ChangeKind,
    FieldChange,
    PackDifference,
    PackVersion,
    RecordChange,
    RecordType,
    SubjectChanges,
)
from explorer.domain.comparison.redline import ChangeType, redline
from explorer.i18n.message_catalog import day_text, load_words
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import CellLine, Role, StyledText, with_spaces_between

Catalog = Mapping[str, str]
Cells = tuple[tuple[CellLine, ...], ...]
#: Fields whose values are fixed words of the program.
_NAMED = frozenset(
    ("position", "attribution", "confidence", "text_status", "status", "relation", "kind")
)


def pack_changes_book(difference: PackDifference, options: SheetOptions) -> Book:
    """Return a book of the change report."""
    catalog = load_words(options.language)
    table = TextTable(
        title=pack_diff_title(difference, catalog),
        captions=(change_counts(difference, catalog),),
        columns=tuple(
            _column(version, catalog) for version in (difference.before, difference.after)
        ),
        rows=tuple(
            row for subject in difference.subjects for row in subject_rows(subject, catalog)
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


def subject_rows(subject: SubjectChanges, catalog: Catalog) -> Iterator[Cells]:
    """Yield a row that names the clause, and one for each record."""
    named = f"{subject.reference} {subject.title}".strip() or catalog["change.general"]
    heading = CellLine(Role.TITLE, (StyledText(named),))
    for number, change in enumerate(subject.changes):
        before, after = _cells(change, catalog)
        yield ((heading, *before), after) if number == 0 else (before, after)


def _cells(change: RecordChange, catalog: Catalog) -> tuple[tuple[CellLine, ...], ...]:
    """Return the old value under the record's name, and the new one with the differences marked."""
    record_type = catalog[f"change.sort.{change.sort}"]
    # The row above names the clause; new and withdrawn records are printed whole.
    called = (
        change.fate is ChangeKind.CHANGED and change.sort is not RecordType.CLAUSE and change.title
    )
    title = f" · {change.title}" if called else ""
    name = CellLine(Role.NOTE, (StyledText(f"{record_type} {change.reference}{title}"),))
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
        return
    for segment in with_spaces_between(redline(was, now)):
        yield StyledText(segment.text, segment.change)


def _lines(label: str, pieces: tuple[StyledText, ...]) -> Iterator[CellLine]:
    """Yield pieces as lines, split at their line breaks, with a label before the first."""
    line = [StyledText(f"{label}: ")]
    for piece in pieces:
        first, *further = piece.text.split("\n")
        line.append(StyledText(first, piece.change))
        for text in further:
            yield CellLine(Role.TEXT, tuple(styled for styled in line if styled.text))
            line = [StyledText(text, piece.change)]
    yield CellLine(Role.TEXT, tuple(styled for styled in line if styled.text))


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
