"""Analytic sections of the reader, each with the note on its method."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from markupsafe import Markup

from explorer.domain.content.analysis import Commitment, Decision, Dependency, Disagreement, Term
from explorer.domain.content.read_models import SubjectDetails
from explorer.i18n.message_catalog import day_text
from explorer.ui.features.reader.page_writer import SMALL, Catalog, PageOutline, PageWriter
from explorer.ui.widgets.rich_text import fill, join, text

Record = TypeVar("Record")
_ITEM = '<p class="item">{}</p>'
_NAMED = '<p class="item"><b>{}:</b> {}</p>'
_SMALL_SPAN = '<span class="small">{}</span>'


class AnalysisWriter(PageWriter):
    """Writer of commitments, terms, dependencies, decisions, disagreements and silences."""

    def __init__(
        self,
        page: SubjectDetails,
        catalog: Catalog,
        outline: PageOutline,
        party_names: Mapping[str, str],
    ) -> None:
        super().__init__(page, catalog, outline)
        self.party_names = party_names

    def sections(self) -> Markup:
        """Return commitments, dependencies, terms and disagreements of the subject."""
        analysis = self.page.analysis
        notes = dict(analysis.basis_notes)
        sections = [
            ("page.disagreements", _all(_disagreement, analysis.disagreements), "disagreements"),
            ("page.commitments", _all(self._commitment, analysis.commitments), "commitments"),
            ("page.terms", _all(self._term, analysis.terms), "terms"),
            ("page.dependencies", _all(self._dependency, analysis.dependencies), "dependencies"),
            ("page.decisions", _all(self._decision, analysis.decisions), "decision"),
        ]
        parts = []
        for key, body, basis in sections:
            if body:
                note = fill(SMALL, notes[basis]) if basis in notes else ""
                parts.append(self.section(key, body + note))
        return join(parts)

    def silences(self) -> Markup:
        """Return what the text does not say, one paragraph for each."""
        lines = [
            fill(_NAMED, self.catalog[f"about.{silence.about}"], silence.text)
            for silence in self.page.analysis.silences
        ]
        return self.section("page.silent", join(lines))

    def _names(self, parties: Iterable[str]) -> str:
        return ", ".join(self.party_names.get(party, party) for party in parties)

    def _commitment(self, commitment: Commitment) -> Markup:
        catalog = self.catalog
        facts, missing = [], []
        for key, value, absent in (
            ("by", self._names(commitment.actors), "who"),
            ("for", self._names(commitment.beneficiaries), "whom"),
        ):
            if value:
                facts.append(catalog[f"commitment.{key}"].format(names=value))
            else:
                missing.append(catalog[f"commitment.{absent}"])
        for key, value, absent in (
            ("deadline", commitment.deadline, "when_due"),
            ("trigger", commitment.trigger, "on_what"),
            ("verifier", commitment.verifier, "check"),
            ("sanction", commitment.sanction, "penalty"),
        ):
            if value:
                facts.append(catalog[f"commitment.{key}"].format(text=value))
            else:
                missing.append(catalog[f"commitment.{absent}"])
        if commitment.implied_actors:
            implied = self._names(commitment.implied_actors)
            facts.append(catalog["commitment.implied"].format(names=implied))
        facts += [note for note in (commitment.actor_note, commitment.beneficiary_note) if note]
        if missing:
            facts.append(catalog["commitment.open"].format(names=", ".join(missing)))
        item = '<p class="item"><b>{}:</b> {} {}<br><span class="small">{}</span></p>'
        return fill(
            item,
            catalog[f"commitment.{commitment.kind}"],
            commitment.act,
            commitment.object,
            " · ".join(facts),
        )

    def _term(self, term: Term) -> Markup:
        catalog = self.catalog
        lead = fill("<b>“{}”</b> {}", term.term, term.why)
        if term.used_in == "column":
            lead += fill(' <span class="small">({})</span>', catalog["page.used_in_column"])
        parts = [lead]
        for reading in term.readings:
            name = self.party_names.get(reading.by, catalog["page.analyst"])
            author = catalog["page.read_by"].format(name=name)
            parts.append(
                fill("<i>{}</i> {} {}", author, reading.reading, self.cite(reading.sources))
            )
        if not term.readings:
            parts.append(fill(_SMALL_SPAN, catalog["page.no_reading"]))
        return fill(_ITEM, join(parts, "<br>"))

    def _dependency(self, dependency: Dependency) -> Markup:
        sentence = text(self.catalog[f"dependency.{dependency.kind}"]).format(
            source=self._subject(dependency.source), target=self._subject(dependency.target)
        )
        return fill(
            '<p class="item">{}: {} {} <span class="small">({})</span></p>',
            sentence,
            dependency.why,
            self.cite(dependency.sources),
            self.catalog[f"dependency.{dependency.basis}"],
        )

    def _subject(self, name: str) -> Markup:
        """Return a reference with its title: bold for the page itself, otherwise a link."""
        if name != self.page.reference:
            return self.reference(name)
        return fill("<b>{}</b>", self.label(name))

    def _decision(self, decision: Decision) -> Markup:
        catalog = self.catalog
        speaker = decision.said_by
        facts = [
            catalog["decision.said_by"].format(name=speaker) if speaker else "",
            catalog[f"attribution.{decision.attribution}"],
        ]
        if decision.date:
            facts.append(day_text(decision.date.isoformat(), catalog))
        parts = [
            fill(
                "<b>{}:</b> {} {}",
                catalog[f"decision.{decision.kind}"],
                decision.label,
                self.cite(decision.sources),
            ),
            fill(_SMALL_SPAN, " · ".join(fact for fact in facts if fact)),
        ]
        if decision.later:
            parts.append(fill(_SMALL_SPAN, f"{catalog['decision.later']}:"))
            parts += [fill(_SMALL_SPAN, f"– {impact.text}") for impact in decision.later]
        return fill(_ITEM, join(parts, "<br>"))


def _all(write: Callable[[Record], Markup], records: Iterable[Record]) -> Markup:
    return join(write(record) for record in records)


def _disagreement(disagreement: Disagreement) -> Markup:
    """Return one line: the sides are shown next to each other in the stance pane."""
    return fill(_NAMED, disagreement.title, disagreement.claim)
