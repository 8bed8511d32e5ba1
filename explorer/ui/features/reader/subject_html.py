"""Sections of the reader on the subject itself: heading, summary, parties and quantities."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from explorer.domain.content.documents import Clause, Document, Quantity, SideProvision
from explorer.domain.content.stances import Party
from explorer.i18n.formats import amount_text, day_text
from explorer.i18n.message_catalog import source_label
from explorer.reports.text.documents import clause_caption, document_facts
from explorer.reports.text.positions import later_warnings, measured_names, unverified_text
from explorer.ui.features.reader.page_writer import SMALL, WARNING, PageWriter
from explorer.ui.widgets.rich_text import fill, join, local_mark, text

_ITEM = '<p class="item">{}</p>'


class SubjectWriter(PageWriter):
    """Writer of the sections on a clause, side provision or document."""

    def heading(self) -> Markup:
        """Return document, origin of the text, title, and what is to be read before it."""
        page, catalog = self.page, self.catalog
        number = fill("{}&nbsp; ", page.clause.number) if page.clause else ""
        label = source_label(catalog, wording=page.wording)
        mark = fill('<span class="muted"><i>{}</i></span>', label)
        subject = page.clause or page.side_provision
        added = page.side_provision or page.document
        author = added.author if added is not None else ""
        if author:
            mark += fill(" · {}", local_mark(author, catalog))
        if subject is not None and not subject.verified:
            mark += fill(' · <span class="warning">{}</span>', catalog["page.unverified"])
        bold = "<b>{}</b>"
        lines = [
            fill(SMALL, join(self._captions(), " · ")),
            fill("<h1>{}{}</h1>", number, page.title),
            fill(SMALL, mark),
            *(fill(WARNING, warning) for warning in later_warnings(page, catalog)),
            *(fill(SMALL, fill(bold, note)) for note in self._measured()),
        ]
        return join(lines)

    def _measured(self) -> list[str]:
        """Return a note if the positions beside the text were taken on other clauses."""
        measured = self.page.measured_against
        if not measured:
            return []
        note = self.catalog["page.measured_beside"].format(
            names=measured_names(measured, self.catalog), document=measured[0].document_title
        )
        return [note]

    def _captions(self) -> list[Markup]:
        page, catalog = self.page, self.catalog
        if page.side_provision is not None:
            return [
                text(catalog["page.side_provision"]),
                text(page.side_provision.attribution),
            ]
        document = page.document
        assert document is not None
        captions: list[Markup] = []
        if page.clause is not None:
            captions.append(text(clause_caption(document, page.clause.number, catalog)))
        else:
            captions.append(text(catalog["page.whole"]))
        captions.append(text(catalog[f"text_status.{document.text_status}"]))
        captions.append(self.day(document.date.isoformat()))
        return captions + [text(fact) for fact in document_facts(document, catalog)]

    def body(self) -> Markup:
        """Return summary, sub-points, topics and notes."""
        page = self.page
        if page.clause is not None:
            return self._provision(page.clause, page.clause.subpoints)
        if page.side_provision is not None:
            provision = self._provision(page.side_provision, ())
            related = [self.reference(name) for name in page.side_provision.related]
            if not related:
                return provision
            return provision + fill(
                "<p>{}: {}</p>", self.catalog["page.related"], join(related, ", ")
            )
        assert page.document is not None
        return self._document(page.document)

    def _provision(self, subject: Clause | SideProvision, subpoints: tuple[str, ...]) -> Markup:
        lead = '<p class="lead">{} {}</p>'
        parts = [fill(lead, subject.summary, self.cite(subject.sources))]
        parts += [fill(_ITEM, point) for point in subpoints]
        unverified = unverified_text(self.page, self.catalog)
        if unverified:
            parts.append(fill(WARNING, unverified))
        notes = [subject.verified_note]
        if isinstance(subject, Clause):
            if subject.remark:
                notes.append(self.catalog["page.remark"].format(text=subject.remark))
            notes += [subject.notes, subject.correspondence_note]
        if self.page.topics:
            names = ", ".join(topic.name for topic in self.page.topics)
            notes.append(self.catalog["page.topics"].format(names=names))
        parts += [fill(SMALL, note) for note in notes if note]
        return join(parts)

    def _document(self, document: Document) -> Markup:
        status = self.catalog[f"text_status.{document.text_status}"]
        sentence = self.catalog["page.text_status"].format(status=status)
        lines = [
            f"{sentence}. {document.text_status_note}",
            self.catalog.get(f"status.{document.status}", document.status),
            document.status_note,
            document.authorship_note,
            document.date_note,
            document.text_note,
        ]
        paragraph = "<p>{}</p>"
        parts = [fill(paragraph, line) for line in lines if line.strip()]
        return join([*parts, fill(paragraph, self.cite(document.sources))])

    def parties(self, parties: Iterable[Party]) -> Markup:
        """Return the role and the speakers of each party; empty unless for a whole document."""
        if self.page.clause is not None or self.page.side_provision is not None:
            return Markup("")
        item = '<p class="item"><b>{}.</b> {}<br><span class="small">{}</span></p>'
        parts = []
        for party in parties:
            people = "; ".join(
                f"{person.name}, {person.office}"
                + (f" ({self._until(person.until)})" if person.until else "")
                for person in party.people
            )
            parts.append(fill(item, party.name, party.role, people))
        return self.section("page.people", join(parts))

    def _until(self, day: date) -> str:
        return self.catalog["page.until"].format(date=day_text(day.isoformat(), self.catalog))

    def quantities(self) -> Markup:
        """Return each number with its unit, what it counts, and the text and date it is from."""
        subject = self.page.clause or self.page.side_provision
        if subject is None or not subject.quantities:
            return Markup("")
        rows = [self._quantity(quantity) for quantity in subject.quantities]
        body = fill("<table>{}</table>", join(rows))
        document = self.page.document
        # A number that was added has a date and sources of its own.
        if document is None or any(quantity.dated is None for quantity in subject.quantities):
            origin = ""
            if document is not None:
                day = day_text(document.date.isoformat(), self.catalog)
                origin = self.catalog["page.quantity_source"].format(
                    document=document.title, date=day
                )
            cited = '<p class="small">{} {}</p>'
            body += fill(cited, origin, self.cite(subject.sources))
        if isinstance(subject, Clause) and subject.quantity_note:
            body += fill(SMALL, subject.quantity_note)
        return self.section("page.quantities", body)

    def _quantity(self, quantity: Quantity) -> Markup:
        return fill(
            "<tr><td><b>{}</b></td><td>{}{}{}</td></tr>",
            amount_text(quantity.value, quantity.unit, self.catalog),
            self.local(quantity.author),
            quantity.what,
            self._dated(quantity),
        )

    def _dated(self, quantity: Quantity) -> Markup:
        """Return date and sources of a number that was added."""
        if quantity.dated is None:
            return Markup("")
        return fill(
            ' <span class="small">{} {}</span>',
            self.day(quantity.dated.isoformat()),
            self.cite(quantity.sources),
        )
