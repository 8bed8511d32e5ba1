"""HTML of the stance pane: each party's current stance, its history, and disagreements."""

from collections.abc import Mapping, Sequence, Set
from datetime import date

from markupsafe import Markup

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import PartyStances, Stance
from explorer.domain.desk.desk import Note
from explorer.i18n.ages import newest_text
from explorer.i18n.message_catalog import day_text
from explorer.reports.text.note_markdown import Paragraph, paragraphs
from explorer.reports.text.positions import measured_notes, measured_title, positions_text
from explorer.ui.widgets.disagreement import disagreement_html, source_links
from explorer.ui.widgets.rich_text import change_link, fill, glyph, join, link, local_mark, text

Catalog = Mapping[str, str]
_SMALL = '<p class="small">{}</p>'


def stances_html(
    page: SubjectDetails,
    catalog: Catalog,
    opened: Set[str],
    glyph_side: int,
    notes: Mapping[str, Note] | None = None,
    today: date | None = None,
) -> Markup:
    """Return the stances on a page's subject, with the histories of the parties in ``opened``.

    ``notes`` are the user's notes by the reference of their subject. The age of the newest
    statement is seen from ``today``.
    """
    bold = "<p><b>{}</b></p>"
    introduction = measured_notes(page, catalog)
    parts = [fill("<h1>{}</h1>", _heading(page, catalog))]
    parts += [fill(bold, note) for note in introduction[:1]]
    parts += [fill(_SMALL, note) for note in introduction[1:]]
    day = day_text(page.as_of.isoformat(), catalog)
    facts = [catalog["page.as_of"].format(date=day)]
    if page.measured_against:
        facts.insert(0, catalog["page.shown_with"].format(title=_title(page)))
    newest = newest_text(page.newest_statement, today, catalog)
    parts.append(fill(_SMALL, " · ".join([*facts, *filter(None, [newest])])))
    writer = _StanceHtmlWriter(page, catalog, opened, glyph_side, notes or {})
    parts += [writer.party(entry) for entry in page.stances if entry.current]
    parts.append(writer.missing([entry for entry in page.stances if not entry.current]))
    if not page.stances:
        parts.append(fill("<p>{}</p>", catalog["page.no_parties"]))
    if page.analysis.disagreements:
        parts.append(fill("<h2>{}</h2>", catalog["page.disagreements"]))
        card = '<h3>{}</h3>{}<p class="item small">{}</p>'
        parts += [
            fill(
                card,
                disagreement.title,
                disagreement_html(disagreement, page.sources, catalog),
                change_link(disagreement.reference, disagreement.author, catalog),
            )
            for disagreement in page.analysis.disagreements
        ]
    return join(parts)


def _heading(page: SubjectDetails, catalog: Catalog) -> str:
    """Return the clause the stances are on, which may be one of another document."""
    if page.measured_against:
        return measured_title(page, catalog)
    return catalog["page.stances_on"].format(title=_title(page))


def _title(page: SubjectDetails) -> str:
    return f"{page.clause.number} {page.title}" if page.clause else page.title


class _StanceHtmlWriter:
    """Page, catalogue, notes and open histories that stances are written from."""

    def __init__(
        self,
        page: SubjectDetails,
        catalog: Catalog,
        opened: Set[str],
        glyph_side: int,
        notes: Mapping[str, Note],
    ) -> None:
        self.notes = notes
        self.page = page
        self.catalog = catalog
        self.opened = opened
        self.side = glyph_side
        self.names = {entry.party.reference: entry.party.name for entry in page.stances}

    def party(self, entry: PartyStances) -> Markup:
        """Return a party with its current stance, those of the same date, and its history."""
        first, *same_day = entry.current
        has_several = len(entry.positions) > 1
        on_several = len(self.page.measured_against) > 1
        heading = fill(
            '<h2><a name="stance-{}"></a>{}&nbsp; {} &nbsp;<span class="muted">{}</span></h2>',
            entry.party.reference,
            join((glyph(position, self.side) for position in entry.positions), "&nbsp;"),
            entry.party.name,
            positions_text(entry, self.catalog, several=on_several),
        )
        parts = [heading, self.statement(first, with_position=has_several)]
        parts += [self.statement(stance, with_position=True) for stance in same_day]
        if entry.history:
            parts.append(self.history(entry))
        return join(parts)

    def history(self, entry: PartyStances) -> Markup:
        """Return earlier stances, after a link that opens and closes them."""
        name = entry.party.reference
        is_open = name in self.opened
        arrow = "▾" if is_open else "▸"
        label = f"{arrow} {self.catalog['page.history']} ({len(entry.history)})"
        parts = [fill('<p class="item">{}</p>', link(f"toggle:{name}", label))]
        if is_open:
            parts += [self.statement(stance, with_position=True) for stance in entry.history]
        return join(parts)

    def statement(self, stance: Stance, *, with_position: bool = False) -> Markup:
        """Return a statement with date, speaker, basis, confidence and sources."""
        lead = Markup("")
        if with_position:
            position = self.catalog[f"position.{stance.position}"]
            lead = fill("{} <b>{}</b>. ", glyph(stance.position, self.side), position)
        item = '<p class="item">{lead}{local}{statement}<br><span class="small">{facts}</span></p>'
        paragraph = fill(
            item,
            lead=lead,
            local=self.local(stance),
            statement=stance.statement,
            facts=join(self._facts(stance), " · "),
        )
        return paragraph + self.note(stance)

    def _facts(self, stance: Stance) -> Sequence[Markup]:
        catalog = self.catalog
        facts = [
            fill("<b>{}</b>", day_text(stance.date.isoformat(), catalog)),
            text(stance.speaker),
            text(catalog[f"attribution.{stance.attribution}"]),
            text(catalog["page.stated" if stance.stated else "page.assessed"]),
            text(catalog[f"confidence.{stance.confidence}"]),
        ]
        if stance.target != self.page.reference:
            facts.append(text(catalog["page.on_clause"].format(reference=stance.target)))
        if not stance.verified:
            facts.append(fill('<span class="warning">{}</span>', catalog["page.unverified"]))
        return [
            *facts,
            source_links(stance.sources, self.page.sources),
            self.note_link(stance),
            change_link(stance.reference, stance.author, catalog),
        ]

    def local(self, stance: Stance) -> Markup:
        """Return the mark of a local stance, with its author and the stance it corrects."""
        if not stance.author:
            return Markup("")
        mark = local_mark(stance.author, self.catalog)
        if stance.corrects:
            label = self.catalog["local.corrects"].format(reference=stance.corrects)
            mark += fill(' <span class="small">{}</span>', label)
        return mark + " "

    def note_link(self, stance: Stance) -> Markup:
        """Return a link that opens the user's note on a stance."""
        day = day_text(stance.date.isoformat(), self.catalog)
        subject = self.catalog["page.note_on_stance"].format(
            party=self.names.get(stance.party, stance.party), date=day
        )
        return link(f"note:{stance.reference}|{subject}", self.catalog["page.note"], title=subject)

    def note(self, stance: Stance) -> Markup:
        """Return the user's note on a stance, or nothing."""
        note = self.notes.get(stance.reference)
        if note is None:
            return Markup("")
        lines = join((_styled(paragraph) for paragraph in paragraphs(note.text)), "<br>")
        return fill('<p class="item note"><b>{}</b> {}</p>', self.catalog["page.your_note"], lines)

    def missing(self, entries: list[PartyStances]) -> Markup:
        """Return the parties without a position, which are not shown as neutral."""
        if not entries:
            return Markup("")
        day = day_text(self.page.as_of.isoformat(), self.catalog)
        names = ", ".join(entry.party.name for entry in entries)
        sentence = self.catalog["page.no_position_of"].format(date=day, names=names)
        return fill("<p>{} <i>{}</i></p>", glyph("none", self.side), sentence)


def _styled(paragraph: Paragraph) -> Markup:
    bullet = ""
    if paragraph.item:
        bullet = f"{paragraph.number}. " if paragraph.number else "– "
    bold, italic, plain = "<b>{}</b>", "<i>{}</i>", "{}"
    runs = (
        fill(bold if run.bold else italic if run.italic else plain, run.text)
        for run in paragraph.runs
    )
    return text(bullet) + join(runs)
