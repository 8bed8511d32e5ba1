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
from explorer.reports.text.comparison_text import CellLine, Role, StyledText, apart

Words = Mapping[str, str]
Cells = tuple[tuple[CellLine, ...], ...]
#: Fields whose values are fixed words of the program.
_NAMED = frozenset(
    ("position", "attribution", "confidence", "text_status", "status", "relation", "kind")
)


def pack_changes_book(difference: PackDifference, options: SheetOptions) -> Book:
    """Return a book of the change report."""
    words = load_words(options.language)
    table = TextTable(
        title=pack_diff_title(difference, words),
        captions=(counts(difference, words),),
        columns=tuple(_column(one, words) for one in (difference.before, difference.after)),
        rows=tuple(row for one in difference.subjects for row in subject_rows(one, words)),
        foot=(words["change.about"],),
    )
    after = difference.after
    foot = words["sheet.pack"].format(
        id=after.reference, version=after.version, hash=after.content_hash[:12]
    )
    if options.made is not None:
        made = words["sheet.made"].format(date=day_text(options.made.isoformat(), words))
        foot = f"{foot} · {made}"
    return Book(
        language=options.language,
        cover=None,
        parts=(table,),
        foot=foot,
        running=table.title,
        as_of=_as_of(after, words),
    )


def pack_diff_title(difference: PackDifference, words: Words) -> str:
    """Return a title with the pack and its two versions."""
    before, after = difference.before, difference.after
    return words["change.title"].format(
        title=after.title, before=before.version, after=after.version
    )


def counts(difference: PackDifference, words: Words) -> str:
    """Return how many records are new, changed and withdrawn."""
    return words["change.counts"].format(
        **{fate.value: difference.count(fate) for fate in ChangeKind}
    )


def subject_rows(subject: SubjectChanges, words: Words) -> Iterator[Cells]:
    """Yield a row that names the clause, and one for each record."""
    named = f"{subject.reference} {subject.title}".strip() or words["change.general"]
    heading = CellLine(Role.TITLE, (StyledText(named),))
    for number, change in enumerate(subject.changes):
        before, after = _cells(change, words)
        yield ((heading, *before), after) if number == 0 else (before, after)


def _cells(change: RecordChange, words: Words) -> tuple[tuple[CellLine, ...], ...]:
    """Return the old value under the record's name, and the new one with the differences marked."""
    sort = words[f"change.sort.{change.sort}"]
    # The row above names the clause; new and withdrawn records are printed whole.
    called = (
        change.fate is ChangeKind.CHANGED and change.sort is not RecordType.CLAUSE and change.title
    )
    title = f" · {change.title}" if called else ""
    name = CellLine(Role.NOTE, (StyledText(f"{sort} {change.reference}{title}"),))
    fate = CellLine(Role.RELATION, (StyledText(words[f"change.fate.{change.fate}"]),))
    before, after = [name], [fate]
    for one in change.fields:
        if one.name == "id":
            continue
        label = _label(one, words)
        was, now = _value(one.name, one.before, words), _value(one.name, one.after, words)
        if was:
            before += _lines(label, (StyledText(was),))
        if now:
            after += _lines(label, tuple(_marked(was, now, change.fate)))
    if not change.fields:
        after.append(CellLine(Role.TEXT, (StyledText(words["change.shape"]),)))
    return tuple(before), tuple(after)


def _marked(was: str, now: str, fate: ChangeKind) -> Iterator[StyledText]:
    if fate is ChangeKind.NEW or not was:
        yield StyledText(now, ChangeType.KEPT if fate is ChangeKind.NEW else ChangeType.INSERTED)
        return
    for segment in apart(redline(was, now)):
        yield StyledText(segment.text, segment.change)


def _lines(label: str, pieces: tuple[StyledText, ...]) -> Iterator[CellLine]:
    """Yield pieces as lines, split at their line breaks, with a label before the first."""
    held = [StyledText(f"{label}: ")]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        held.append(StyledText(first, piece.change))
        for other in others:
            yield CellLine(Role.TEXT, tuple(one for one in held if one.text))
            held = [StyledText(other, piece.change)]
    yield CellLine(Role.TEXT, tuple(one for one in held if one.text))


def _label(one: FieldChange, words: Words) -> str:
    name = words.get(f"change.field.{one.name}", one.name.replace("_", " "))
    return f"{name} ({one.language})" if one.language else name


def _value(name: str, text: str, words: Words) -> str:
    if name in {"verified", "wording"}:
        return words.get(f"change.{text}", text)
    return words.get(f"{name}.{text}", text) if name in _NAMED else text


def _column(one: PackVersion, words: Words) -> tuple[str, str]:
    return words["change.version"].format(version=one.version), _as_of(one, words)


def _as_of(one: PackVersion, words: Words) -> str:
    return words["page.as_of"].format(date=day_text(one.as_of.isoformat(), words))
