"""The text of the stance pane: each party's current stance, its history, and disagreements."""

from collections.abc import Mapping, Set

from explorer.domain.content.read_models import Page
from explorer.domain.content.stances import PartyStances, Stance
from explorer.domain.desk.desk import Note
from explorer.i18n.message_catalog import day_text
from explorer.reports.text.note_markdown import Paragraph, paragraphs
from explorer.reports.text.positions import measured_notes, measured_title, positions_text
from explorer.ui.widgets.disagreement import disagreement_html, source_links
from explorer.ui.widgets.rich_text import change_link, glyph, link, local_mark, text

Words = Mapping[str, str]


def stances_html(
    page: Page,
    words: Words,
    opened: Set[str],
    glyph_side: int,
    notes: Mapping[str, Note] | None = None,
) -> str:
    """Who stands where on a page's subject; histories of the parties in ``opened`` are shown.

    ``notes`` are the user's own, by the reference of what they are on.
    """
    parts = [f"<h1>{text(_heading(page, words))}</h1>"]
    parts += [f"<p><b>{text(note)}</b></p>" for note in measured_notes(page, words)[:1]]
    parts += [f'<p class="small">{text(note)}</p>' for note in measured_notes(page, words)[1:]]
    day = day_text(page.as_of.isoformat(), words)
    facts = [words["page.as_of"].format(date=day)]
    if page.measured_against:
        facts.insert(0, words["page.shown_with"].format(title=_title(page)))
    parts.append(f'<p class="small">{text(" · ".join(facts))}</p>')
    writer = _Writer(page, words, opened, glyph_side, notes or {})
    parts += [writer.party(entry) for entry in page.stances if entry.current]
    parts.append(writer.missing([e for e in page.stances if not e.current]))
    if not page.stances:
        parts.append(f"<p>{text(words['page.no_parties'])}</p>")
    if page.analysis.disagreements:
        parts.append(f"<h2>{text(words['page.disagreements'])}</h2>")
        parts += [
            f"<h3>{text(one.title)}</h3>{disagreement_html(one, page.sources, words)}"
            f'<p class="item small">{change_link(one.reference, one.author, words)}</p>'
            for one in page.analysis.disagreements
        ]
    return "".join(parts)


def _heading(page: Page, words: Words) -> str:
    """The clause the stances are on, which may be one of another document."""
    if page.measured_against:
        return measured_title(page, words)
    return words["page.stances_on"].format(title=_title(page))


def _title(page: Page) -> str:
    return f"{page.clause.number} {page.title}" if page.clause else page.title


class _Writer:
    """Holds what every stance of one page is written with."""

    def __init__(
        self,
        page: Page,
        words: Words,
        opened: Set[str],
        glyph_side: int,
        notes: Mapping[str, Note],
    ) -> None:
        self.notes = notes
        self.page = page
        self.words = words
        self.opened = opened
        self.side = glyph_side

    def party(self, entry: PartyStances) -> str:
        """A party with its current stance, those of the same day, and its history."""
        first, *same_day = entry.current
        several = len(entry.positions) > 1
        on_several = len(self.page.measured_against) > 1
        position = text(positions_text(entry, self.words, several=on_several))
        signs = "&nbsp;".join(glyph(one, self.side) for one in entry.positions)
        heading = f"{signs}&nbsp; {text(entry.party.name)} &nbsp;"
        parts = [
            f'<h2>{heading}<span class="muted">{position}</span></h2>',
            self.statement(first, with_position=several),
        ]
        for stance in same_day:
            parts.append(self.statement(stance, with_position=True))
        if entry.history:
            parts.append(self.history(entry))
        return "".join(parts)

    def history(self, entry: PartyStances) -> str:
        """Earlier stances, behind a link that opens and closes them."""
        name = entry.party.reference
        opened = name in self.opened
        sign = "▾" if opened else "▸"
        label = f"{sign} {self.words['page.history']} ({len(entry.history)})"
        parts = [f'<p class="item">{link(f"toggle:{name}", label)}</p>']
        if opened:
            parts += [self.statement(stance, with_position=True) for stance in entry.history]
        return "".join(parts)

    def statement(self, stance: Stance, *, with_position: bool = False) -> str:
        """One statement with everything that tells whose word it is."""
        words = self.words
        lead = ""
        if with_position:
            position = words[f"position.{stance.position}"]
            lead = f"{glyph(stance.position, self.side)} <b>{text(position)}</b>. "
        kind = "page.stated" if stance.stated else "page.assessed"
        facts = [
            f"<b>{text(day_text(stance.date.isoformat(), words))}</b>",
            text(stance.speaker),
            text(words[f"attribution.{stance.attribution}"]),
            text(words[kind]),
            text(words[f"confidence.{stance.confidence}"]),
        ]
        if stance.target != self.page.reference:
            facts.append(text(words["page.on_clause"].format(reference=stance.target)))
        unverified = (
            ""
            if stance.verified
            else f' · <span class="warning">{text(words["page.unverified"])}</span>'
        )
        cited = source_links(stance.sources, self.page.sources)
        way = change_link(stance.reference, stance.author, self.words)
        return (
            f'<p class="item">{lead}{self.local(stance)}{text(stance.statement)}<br>'
            f'<span class="small">{" · ".join(facts)}{unverified} · {cited}'
            f" · {self.note_link(stance)} · {way}</span></p>"
            f"{self.note(stance)}"
        )

    def local(self, stance: Stance) -> str:
        """The mark of what the user added, with whose it is and what it stands beside."""
        if not stance.author:
            return ""
        beside = ""
        if stance.corrects:
            said = self.words["local.corrects"].format(reference=stance.corrects)
            beside = f' <span class="small">{text(said)}</span>'
        return f"{local_mark(stance.author, self.words)}{beside} "

    def note_link(self, stance: Stance) -> str:
        """A link that opens the user's note on a stance."""
        day = day_text(stance.date.isoformat(), self.words)
        names = {entry.party.reference: entry.party.name for entry in self.page.stances}
        subject = self.words["page.note_on_stance"].format(
            party=names.get(stance.party, stance.party), date=day
        )
        return link(f"note:{stance.reference}|{subject}", self.words["page.note"], title=subject)

    def note(self, stance: Stance) -> str:
        """The user's note on a stance, marked as theirs."""
        note = self.notes.get(stance.reference)
        if note is None:
            return ""
        said = "<br>".join(_styled(one) for one in paragraphs(note.text))
        return f'<p class="item note"><b>{text(self.words["page.your_note"])}</b> {said}</p>'

    def missing(self, entries: list[PartyStances]) -> str:
        """The parties without a position, told as such and never as neutral."""
        if not entries:
            return ""
        day = day_text(self.page.as_of.isoformat(), self.words)
        names = ", ".join(entry.party.name for entry in entries)
        sentence = self.words["page.no_position_of"].format(date=day, names=names)
        return f"<p>{glyph('none', self.side)} <i>{text(sentence)}</i></p>"


def _styled(one: Paragraph) -> str:
    mark = "" if not one.item else f"{one.number}. " if one.number else "– "
    runs = (
        f"<b>{text(run.text)}</b>"
        if run.bold
        else f"<i>{text(run.text)}</i>"
        if run.italic
        else text(run.text)
        for run in one.runs
    )
    return mark + "".join(runs)
