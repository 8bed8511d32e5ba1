"""Builder of books: turns the items of a briefing set into parts, in order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from explorer.domain.content.read_models import ClauseListing, PackInfo, SubjectDetails
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import MapView, Note
from explorer.i18n.message_catalog import day_text, load_words, texts_mark
from explorer.reports.book.model import (
    Book,
    Cover,
    HeadingPart,
    MapPart,
    MissingPart,
    Part,
    SheetPart,
    TextPart,
    TextPurpose,
)
from explorer.reports.book.release_filter import without_unreleasable
from explorer.reports.book.stance_table import stance_table
from explorer.reports.sheet.builder import print_foot, printing_date
from explorer.reports.sheet.model import ClauseSheet, MapImage, SheetOptions
from explorer.reports.text.note_markdown import paragraphs

Catalog = Mapping[str, str]
_ROLES = {
    ItemKind.OBJECTIVE: TextPurpose.OBJECTIVE,
    ItemKind.POINTS: TextPurpose.POINTS,
    ItemKind.BACKGROUND: TextPurpose.BACKGROUND,
    ItemKind.NOTE: TextPurpose.NOTE,
}


@dataclass(frozen=True, slots=True)
class BookContent:
    """Pack content of a briefing set: pages by reference, contents by document.

    ``sheet`` builds the summary of a page; ``picture`` the map of a view, None without maps.
    ``others`` are pages in a second language.
    """

    info: PackInfo
    pages: Mapping[str, SubjectDetails]
    contents: Mapping[str, ClauseListing]
    sheet: Callable[[SubjectDetails], ClauseSheet]
    picture: Callable[[MapView], MapImage] | None = None
    others: Mapping[str, SubjectDetails] | None = None
    other_sheet: Callable[[SubjectDetails], ClauseSheet] | None = None


def book_of(
    briefing: BriefingSet,
    notes: Mapping[str, Note],
    content: BookContent,
    catalog: Catalog,
    options: SheetOptions,
) -> Book:
    """Return the book of a set, without unreleasable parts if only releasable ones are printed."""
    filtered, kept_notes = without_unreleasable(
        briefing, notes, releasable_only=options.releasable_only
    )
    mark = texts_mark(catalog, (page.wording for page in content.pages.values()))
    builder = _BookBuilder(content, catalog, options, kept_notes, filtered.as_of)
    parts = tuple(part for item in filtered.items for part in builder.parts(item))
    return Book(
        language=options.language,
        cover=_cover(filtered, content.info, catalog, options, mark),
        parts=parts,
        foot=print_foot(content.info, catalog, options),
        running=filtered.name,
        as_of=_as_of(filtered.as_of, catalog),
        mark=mark,
    )


def book_without_cover(
    parts: tuple[Part, ...],
    title: str,
    info: PackInfo,
    options: SheetOptions,
    as_of: date,
    wordings: Iterable[bool] = (),
) -> Book:
    """Return parts without a cover and contents; ``wordings`` belong to the texts in them."""
    catalog = load_words(options.language)
    return Book(
        language=options.language,
        cover=None,
        parts=parts,
        foot=print_foot(info, catalog, options),
        running=title,
        as_of=_as_of(as_of, catalog),
        mark=texts_mark(catalog, wordings),
    )


def _as_of(day: date, catalog: Catalog) -> str:
    return catalog["page.as_of"].format(date=day_text(day.isoformat(), catalog))


def _cover(
    briefing: BriefingSet, info: PackInfo, catalog: Catalog, options: SheetOptions, mark: str
) -> Cover:
    lines = [
        info.title,
        mark,
    ]
    printed = printing_date(options, catalog)
    if printed:
        lines.append(printed)
    return Cover(
        title=briefing.name,
        as_of=_as_of(briefing.as_of, catalog),
        lines=tuple(lines),
        copy_number=options.copy_number,
        prepared_by=options.prepared_by,
        cleared_by=options.cleared_by,
        releasable_only=options.releasable_only,
    )


class _BookBuilder:
    """Builder of the parts of one book; numbers its addenda."""

    def __init__(
        self,
        content: BookContent,
        catalog: Catalog,
        options: SheetOptions,
        notes: Mapping[str, Note],
        as_of: date,
    ) -> None:
        self.content = content
        self.catalog = catalog
        self.options = options
        self.notes = notes
        self.as_of = as_of
        self._addenda = 0

    def parts(self, item: SetItem) -> tuple[Part, ...]:
        """Return the parts of an item; a map without a drawing has none."""
        if item.kind is ItemKind.HEADING:
            return (HeadingPart(item.text.strip()),) if item.text.strip() else ()
        if item.kind in _ROLES:
            return self._text(item)
        if item.kind is ItemKind.CLAUSE:
            return (self._sheet(item.reference),)
        if item.kind is ItemKind.STANCES:
            return self._table(item.reference)
        return self._map(item)

    def _text(self, item: SetItem) -> tuple[Part, ...]:
        content = paragraphs(item.text)
        role = _ROLES[item.kind]
        title = self.catalog[f"sheet.{role.value}"]
        return (TextPart(role, title, content, item.releasable),) if content else ()

    def _sheet(self, reference: str) -> Part:
        page = self.content.pages.get(reference)
        if page is None:
            return MissingPart(reference, self.catalog["sheet.gone"].format(reference=reference))
        self._addenda += 1
        second_page = (self.content.others or {}).get(reference)
        return SheetPart(
            self._addenda,
            self.content.sheet(page),
            self._notes_on(page),
            self.content.other_sheet(second_page)
            if second_page is not None and self.content.other_sheet is not None
            else None,
        )

    def _notes_on(self, page: SubjectDetails) -> tuple[TextPart, ...]:
        """Return notes on the clause, then on its stances and features, each with its subject."""
        named = [(page.reference, self.catalog["sheet.note"])]
        for entry in page.stances:
            for stance in (*entry.current, *entry.history):
                day = day_text(stance.date.isoformat(), self.catalog)
                about = self.catalog["sheet.note_on"].format(subject=f"{entry.party.name}, {day}")
                named.append((stance.reference, about))
        for feature in page.features:
            about = self.catalog["sheet.note_on"].format(subject=feature.name)
            named.append((feature.reference, about))
        return tuple(
            TextPart(TextPurpose.NOTE, title, paragraphs(note.text), note.releasable)
            for reference, title in named
            if (note := self.notes.get(reference)) is not None and note.text.strip()
        )

    def _table(self, document: str) -> tuple[Part, ...]:
        contents = self.content.contents.get(document)
        if contents is None:
            return (MissingPart(document, self.catalog["sheet.gone"].format(reference=document)),)
        as_of = self.as_of.isoformat()
        return (stance_table(contents, self.content.info, self.catalog, as_of),)

    def _map(self, item: SetItem) -> tuple[Part, ...]:
        if self.content.picture is None:
            return ()
        numbers = [float(number) for number in item.reference.split(",")]
        return (MapPart(item.text, self.content.picture(MapView(item.text, *numbers))),)
