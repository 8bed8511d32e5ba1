"""The text of the reader: everything known of one clause, side provision or document."""

from collections.abc import Iterable, Mapping
from datetime import date

from explorer.domain.content.documents import Clause, Document, Quantity, SideProvision, Source
from explorer.domain.content.features import Feature
from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import Party
from explorer.i18n.formats import amount_text, dated_text, day_text, percent_text, range_text
from explorer.i18n.message_catalog import source_label
from explorer.reports.text.positions import (
    later_warnings,
    left_out_text,
    measured_names,
    source_cautions,
    source_day,
    unverified_text,
)
from explorer.ui.features.reader.analysis_html import analysis_html, silences_html
from explorer.ui.widgets.rich_text import change_link, link, local_mark, text

Words = Mapping[str, str]


def reader_html(page: SubjectDetails, words: Words, parties: Iterable[Party]) -> str:
    """A page as HTML: heading, summary, and a section for each thing that is known of it."""
    parties = tuple(parties)
    names = {party.reference: party.name for party in parties}
    numbers = {reference: n for n, reference in enumerate(page.sources, start=1)}
    writer = PageWriter(page, words, names, numbers)
    return "".join(
        [
            writer.heading(),
            writer.body(),
            writer.parties(parties),
            writer.quantities(),
            silences_html(page, words),
            writer.places(),
            writer.correspondences(),
            writer.side_provisions(),
            analysis_html(page, words, names, writer.cite),
            writer.events(),
            writer.claims(),
            writer.sources(),
        ]
    )


class PageWriter:
    """Writes the sections of one page; ``cite`` numbers sources as the list at the end does."""

    def __init__(
        self,
        page: SubjectDetails,
        words: Words,
        names: Mapping[str, str],
        numbers: Mapping[str, int],
    ) -> None:
        self.page = page
        self.words = words
        self.names = names
        self.numbers = numbers

    def cite(self, references: Iterable[str]) -> str:
        """Numbers of sources in brackets, each a link to the source whole."""
        cited = []
        for reference in references:
            source = self.page.sources.get(reference)
            title = f"{source.publisher}: {source.title}" if source else ""
            if source is not None and source.later:
                title = f"{title} ({self.words['page.later']})"
            number = str(self.numbers.get(reference, "?"))
            cited.append(link(f"source:{reference}", number, title=title))
        return f'<span class="small">[{", ".join(cited)}]</span>' if cited else ""

    def section(self, key: str, body: str) -> str:
        """A section with its heading, or nothing where there is nothing to say."""
        return f"<h2>{text(self.words[key])}</h2>{body}" if body else ""

    def local(self, author: str) -> str:
        """The mark of what the user added, before what it is on."""
        return f"{local_mark(author, self.words)} " if author else ""

    def day(self, iso: str) -> str:
        """An ISO day as people write it, as HTML text."""
        return text(day_text(iso, self.words))

    def heading(self) -> str:
        """What this is, of which document, how its text became known, and its title."""
        page, words = self.page, self.words
        number = f"{page.clause.number}&nbsp; " if page.clause else ""
        lines = [f'<p class="small">{" · ".join(self._captions())}</p>']
        lines.append(f"<h1>{number}{text(page.title)}</h1>")
        said = source_label(words, wording=page.wording)
        mark = f'<span class="muted"><i>{text(said)}</i></span>'
        subject = page.clause or page.side_provision
        added = page.side_provision or page.document
        author = added.author if added is not None else ""
        if author:
            mark += f" · {local_mark(author, words)}"
        if subject is not None and not subject.verified:
            mark += f' · <span class="warning">{text(words["page.unverified"])}</span>'
        lines.append(f'<p class="small">{mark}</p>')
        lines += [f'<p class="warning">{text(line)}</p>' for line in later_warnings(page, words)]
        lines += [f'<p class="small"><b>{text(line)}</b></p>' for line in self._measured()]
        return "".join(lines)

    def _measured(self) -> list[str]:
        """That the positions beside the text were not taken on it."""
        measured = self.page.measured_against
        if not measured:
            return []
        said = self.words["page.measured_beside"].format(
            names=measured_names(measured, self.words), document=measured[0].document_title
        )
        return [said]

    def _captions(self) -> list[str]:
        page, words = self.page, self.words
        if page.side_provision is not None:
            return [
                text(words["page.side_provision"]),
                text(page.side_provision.attribution),
            ]
        document = page.document
        assert document is not None
        captions: list[str] = []
        if page.clause is not None:
            key = (
                "page.element_of" if document.numbering == "reported_elements" else "page.clause_of"
            )
            captions.append(
                text(words[key].format(number=page.clause.number, document=document.title))
            )
        else:
            captions.append(text(words["page.whole"]))
        captions.append(text(words[f"text_status.{document.text_status}"]))
        captions.append(self.day(document.date.isoformat()))
        return captions

    def body(self) -> str:
        """Summary, sub-points, topics and notes."""
        page = self.page
        if page.clause is not None:
            return self._provision(page.clause, page.clause.subpoints)
        if page.side_provision is not None:
            related = ", ".join(self.reference(name) for name in page.side_provision.related)
            tied = f"<p>{text(self.words['page.related'])}: {related}</p>" if related else ""
            return self._provision(page.side_provision, ()) + tied
        assert page.document is not None
        return self._document(page.document)

    def _provision(self, subject: Clause | SideProvision, subpoints: tuple[str, ...]) -> str:
        parts = [f'<p class="lead">{text(subject.summary)} {self.cite(subject.sources)}</p>']
        parts += [f'<p class="item">{text(point)}</p>' for point in subpoints]
        unverified = unverified_text(self.page, self.words)
        if unverified:
            parts.append(f'<p class="warning">{text(unverified)}</p>')
        notes = [subject.verified_note]
        if isinstance(subject, Clause):
            if subject.remark:
                notes.append(self.words["page.remark"].format(text=subject.remark))
            notes += [subject.notes, subject.correspondence_note]
        parts += [f'<p class="small">{text(note)}</p>' for note in notes if note]
        if self.page.topics:
            named = ", ".join(topic.name for topic in self.page.topics)
            parts.append(
                f'<p class="small">{text(self.words["page.topics"].format(names=named))}</p>'
            )
        return "".join(parts)

    def _document(self, document: Document) -> str:
        status = self.words[f"text_status.{document.text_status}"]
        lines = [
            self.words["page.text_status"].format(status=status) + ". " + document.text_status_note
        ]
        lines.append(self.words.get(f"status.{document.status}", document.status))
        lines += [
            document.status_note,
            document.authorship_note,
            document.date_note,
            document.text_note,
        ]
        body = "".join(f"<p>{text(line)}</p>" for line in lines if line.strip())
        return f"{body}<p>{self.cite(document.sources)}</p>"

    def parties(self, parties: tuple[Party, ...]) -> str:
        """Under a whole document: what part each party has, and who speaks for it."""
        if self.page.clause is not None or self.page.side_provision is not None:
            return ""
        parts = []
        for party in parties:
            people = "; ".join(
                f"{person.name}, {person.office}"
                + (f" ({self.until(person.until)})" if person.until else "")
                for person in party.people
            )
            parts.append(
                f'<p class="item"><b>{text(party.name)}.</b> {text(party.role)}<br>'
                f'<span class="small">{text(people)}</span></p>'
            )
        return self.section("page.people", "".join(parts))

    def until(self, day: date) -> str:
        """Up to which day somebody held an office."""
        return self.words["page.until"].format(date=day_text(day.isoformat(), self.words))

    def quantities(self) -> str:
        """Each number with its unit, what it counts, and from which text of which day it is."""
        subject = self.page.clause or self.page.side_provision
        if subject is None or not subject.quantities:
            return ""
        rows = "".join(self._quantity(quantity) for quantity in subject.quantities)
        document = self.page.document
        origin = ""
        if document is not None and any(one.dated is None for one in subject.quantities):
            day = day_text(document.date.isoformat(), self.words)
            origin = self.words["page.quantity_source"].format(document=document.title, date=day)
        note = subject.quantity_note if isinstance(subject, Clause) else ""
        told = f'<p class="small">{text(origin)} {self.cite(subject.sources)}</p>'
        if document is not None and not origin:
            told = ""  # all were added, each with its own
        body = f"<table>{rows}</table>{told}" + (
            f'<p class="small">{text(note)}</p>' if note else ""
        )
        return self.section("page.quantities", body)

    def _quantity(self, quantity: Quantity) -> str:
        value = amount_text(quantity.value, quantity.unit, self.words)
        return (
            f"<tr><td><b>{text(value)}</b></td>"
            f"<td>{self.local(quantity.author)}{text(quantity.what)}{self._dated(quantity)}</td></tr>"
        )

    def _dated(self, quantity: Quantity) -> str:
        """Of which day a number is that was added, and from where."""
        if quantity.dated is None:
            return ""
        day = day_text(quantity.dated.isoformat(), self.words)
        return f' <span class="small">{text(day)} {self.cite(quantity.sources)}</span>'

    def places(self) -> str:
        """The features the subject names, with class, date and what is outside the map."""
        features = {feature.reference: feature for feature in self.page.features}
        rows = []
        for reference in self.page.map_references:
            meaning = text(self.words[f"map.class.{reference.meaning}"])
            if reference.off_map:
                name = text(reference.reference.replace("-", " ").title())
                rows.append(f"<td>{name}</td><td>{text(self.words['page.off_map'])}</td>")
                continue
            first = features.get(reference.draws[0])
            if first is None:
                continue
            title = _map_name(reference.reference, first.name, self.words)
            name = link(f"feature:{first.reference}", title)
            rows.append(f"<td>{name}</td><td>{meaning} · {self.day(first.as_of)}</td>")
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        table = f"<table>{body}</table>" if body else ""
        return self.section("page.places", table + self._areas())

    def _areas(self) -> str:
        """The zone's area as drawn, with its bounds, beside the figures that others reported."""
        bounded = next((one for one in self.page.map_references if one.bounds), None)
        if bounded is None:
            return ""
        known = {one.reference: one for one in self.page.features if one.area_km2 is not None}
        drawn = known.get(bounded.draws[0])
        bounds = sorted(
            (
                known[name]
                for name in bounded.bounds
                if name in known and known[name].kind == "zone"
            ),
            key=lambda one: one.area_km2 or 0,
        )
        if drawn is None:
            return ""
        parts = [f"<b>{text(self.words['page.area_drawn'])}</b> {text(_area(drawn, self.words))}"]
        whole = [one for one in bounds if one.form != "contested_belt"]
        if len(whole) > 1:
            low, high = _area(whole[0], self.words), _area(whole[-1], self.words)
            span = text(range_text(low, high, self.words))
            parts.append(
                f'<span class="small">{text(self.words["page.area_bounds"])} {span}</span>'
            )
        rows = "".join(
            f"<tr><td>{text(one.figure)}</td>"
            f'<td><span class="small">{text(one.when)} · {text(one.source)}</span></td></tr>'
            for one in self.page.published
        )
        reported = f"<p><b>{text(self.words['page.area_reported'])}</b></p><table>{rows}</table>"
        return f"<p>{'<br>'.join(parts)}</p>" + (reported if rows else "")

    def correspondences(self) -> str:
        """The same clause in other documents."""
        rows = []
        for one in self.page.correspondences:
            relation = text(self.words[f"relation.{one.relation}"])
            if one.note:
                note = self.words["page.left_open"] if one.note == "left_open" else one.note
                relation += f'<br><span class="small">{text(note)}</span>'
            if one.reference is None:
                target = (
                    f"{link(one.document, one.document)} · {text(self.words['page.no_clause'])}"
                )
            else:
                target = f"{link(one.reference, one.reference)} {text(one.title)}"
            summary = f'<br><span class="small">{text(one.summary)}</span>' if one.summary else ""
            rows.append(f"<tr><td>{relation}</td><td>{target}{summary}</td></tr>")
        left_out = left_out_text(self.page, self.words)
        if rows or left_out:
            table = f"<table>{''.join(rows)}</table>" if rows else ""
            note = f'<p class="small">{text(left_out)}</p>' if left_out else ""
            return self.section("page.correspondence", table + note)
        if self.page.clause is None:
            return ""
        none = f'<p class="muted">{text(self.words["page.no_correspondence"])}</p>'
        return self.section("page.correspondence", none)

    def side_provisions(self) -> str:
        """What was reported around the text and is tied to this clause."""
        parts = []
        for one in self.page.side_provisions:
            unverified = (
                ""
                if one.verified
                else f' <span class="warning">{text(self.words["page.unverified"])}</span>'
            )
            parts.append(
                f'<p class="item">{link(one.reference, one.title)}{unverified}<br>'
                f"{self.local(one.author)}{text(one.summary)} {self.cite(one.sources)}<br>"
                f'<span class="small">{text(one.attribution)} · '
                f"{change_link(one.reference, one.author, self.words)}</span></p>"
            )
        return self.section("page.side_provisions", "".join(parts))

    def events(self) -> str:
        """Events about the subject, oldest first."""
        parts = []
        for event in self.page.events:
            day = dated_text(event.date.isoformat(), event.precision, self.words)
            mark = (
                ""
                if event.verified
                else f' <span class="warning">{text(self.words["page.unverified"])}</span>'
            )
            way = change_link(event.reference, event.author, self.words)
            parts.append(
                f'<p class="item"><b>{text(day)}</b> · {self.local(event.author)}'
                f"{text(event.title)}{mark}<br>"
                f"{text(event.summary)} {self.cite(event.sources)} "
                f'<span class="small">{way}</span></p>'
            )
        return self.section("page.events", "".join(parts))

    def claims(self) -> str:
        """What the founding article says of the subject."""
        parts = [
            f'<p class="item">{claim.number}. {text(claim.text)} '
            f'<span class="small">{text(claim.who)} · '
            f"{text(self.words[f'attribution.{claim.attribution}'])}</span></p>"
            for claim in self.page.claims
        ]
        return self.section("page.claims", "".join(parts))

    def sources(self) -> str:
        """The numbered list that citations lead to."""
        parts = []
        for reference, source in self.page.sources.items():
            parts.append(
                f'<p class="item">{self.numbers[reference]}. '
                f"{self.local(source.author)}"
                f"{link(f'source:{reference}', f'{source.publisher}: {source.title}')} "
                f"{self.later(source)}"
                f'<span class="small">{text(source_day(source, self.words))} · '
                f"{text(self.words[f'source_kind.{source.kind}'])}</span>"
                f"{self.caution(source)}</p>"
            )
        return self.section("page.sources", "".join(parts))

    def caution(self, source: Source) -> str:
        """What a reader must know before relying on a source."""
        caution = source_cautions(source, self.words)
        return f' <span class="warning">{text(caution)}</span>' if caution else ""

    def later(self, source: Source) -> str:
        """The mark of a source dated after the as-of date."""
        if not source.later:
            return ""
        return f'<span class="warning">{text(self.words["page.later"])}</span> '

    def reference(self, name: str) -> str:
        """A reference with its title, as a link."""
        label = f"{name.partition('/')[2] or name} {self.page.titles.get(name, '')}".strip()
        return link(name, label)


def _map_name(reference: str, name: str, words: Words) -> str:
    """The withdrawal and the demilitarised zone share a shape but not a name."""
    own = {
        "donetsk-withdrawal-zone": "map.layer.zone",
        "demilitarised-zone": "map.layer.demilitarised",
        "line-of-contact": "map.layer.contact",
    }
    return words[own[reference]] if reference in own else name


def _area(feature: Feature, words: Mapping[str, str]) -> str:
    share = feature.share_of_oblast_pct
    percent = f" = {percent_text(share, words)}" if share is not None else ""
    return amount_text(feature.area_km2 or 0, words["map.square_kilometres"], words) + percent
