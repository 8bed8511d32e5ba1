"""The analytic sections of the reader, each with the note on how it was made."""

from collections.abc import Callable, Iterable, Mapping

from explorer.domain.content.analysis import Commitment, Decision, Dependency, Disagreement, Term
from explorer.domain.content.read_models import Page
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import link, text

Words = Mapping[str, str]
Cite = Callable[[Iterable[str]], str]


def analysis_html(page: Page, words: Words, names: Mapping[str, str], cite: Cite) -> str:
    """What the text commits to and depends on, its terms, and where sources disagree."""
    writer = _AnalysisWriter(page, words, names, cite)
    analysis = page.analysis
    notes = dict(analysis.basis_notes)
    sections = [
        ("page.disagreements", _all(writer.disagreement, analysis.disagreements), "disagreements"),
        ("page.commitments", _all(writer.commitment, analysis.commitments), "commitments"),
        ("page.terms", _all(writer.term, analysis.terms), "terms"),
        ("page.dependencies", _all(writer.dependency, analysis.dependencies), "dependencies"),
        ("page.decisions", _all(writer.decision, analysis.decisions), "decision"),
    ]
    parts = []
    for key, body, basis in sections:
        if body:
            note = f'<p class="small">{text(notes[basis])}</p>' if basis in notes else ""
            parts.append(f"<h2>{text(words[key])}</h2>{body}{note}")
    return "".join(parts)


def silences_html(page: Page, words: Words) -> str:
    """What the text does not say, a line for each."""
    lines = "".join(
        f'<p class="item"><b>{text(words[f"about.{one.about}"])}:</b> {text(one.text)}</p>'
        for one in page.analysis.silences
    )
    return f"<h2>{text(words['page.silent'])}</h2>{lines}" if lines else ""


def _all(write: Callable[..., str], ones: Iterable[object]) -> str:
    return "".join(write(one) for one in ones)


class _AnalysisWriter:
    """Holds what every analytic statement of one page is written with."""

    def __init__(self, page: Page, words: Words, names: Mapping[str, str], cite: Cite) -> None:
        self.page = page
        self.words = words
        self.names = names
        self.cite = cite

    def named(self, parties: Iterable[str]) -> str:
        return ", ".join(self.names.get(party, party) for party in parties)

    def commitment(self, one: Commitment) -> str:
        words = self.words
        kind = text(words[f"commitment.{one.kind}"])
        facts, missing = [], []
        actors = self.named(one.actors)
        for key, value, absent in (
            ("by", actors, "who"),
            ("for", self.named(one.beneficiaries), "whom"),
        ):
            if value:
                facts.append(words[f"commitment.{key}"].format(names=value))
            else:
                missing.append(words[f"commitment.{absent}"])
        for key, value, absent in (
            ("deadline", one.deadline, "when_due"),
            ("trigger", one.trigger, "on_what"),
            ("verifier", one.verifier, "check"),
            ("sanction", one.sanction, "penalty"),
        ):
            if value:
                facts.append(words[f"commitment.{key}"].format(text=value))
            else:
                missing.append(words[f"commitment.{absent}"])
        if one.implied_actors:
            facts.append(words["commitment.implied"].format(names=self.named(one.implied_actors)))
        facts += [note for note in (one.actor_note, one.beneficiary_note) if note]
        if missing:
            facts.append(words["commitment.open"].format(names=", ".join(missing)))
        return (
            f'<p class="item"><b>{kind}:</b> {text(one.act)} {text(one.object)}<br>'
            f'<span class="small">{text(" · ".join(facts))}</span></p>'
        )

    def term(self, one: Term) -> str:
        words = self.words
        parts = [f"<b>“{text(one.term)}”</b> {text(one.why)}"]
        if one.used_in == "column":
            parts[0] += f' <span class="small">({text(words["page.used_in_column"])})</span>'
        for reading in one.readings:
            name = self.names.get(reading.by, words["page.analyst"])
            by = words["page.read_by"].format(name=name)
            parts.append(f"<i>{text(by)}</i> {text(reading.reading)} {self.cite(reading.sources)}")
        if not one.readings:
            parts.append(f'<span class="small">{text(words["page.no_reading"])}</span>')
        return f'<p class="item">{"<br>".join(parts)}</p>'

    def dependency(self, one: Dependency) -> str:
        sentence = text(self.words[f"dependency.{one.kind}"]).format(
            source=self.reference(one.source), target=self.reference(one.target)
        )
        basis = text(self.words[f"dependency.{one.basis}"])
        return (
            f'<p class="item">{sentence}: {text(one.why)} {self.cite(one.sources)} '
            f'<span class="small">({basis})</span></p>'
        )

    def reference(self, name: str) -> str:
        label = f"{name.partition('/')[2] or name} {self.page.titles.get(name, '')}".strip()
        return f"<b>{text(label)}</b>" if name == self.page.reference else link(name, label)

    def disagreement(self, one: Disagreement) -> str:
        """One line: the sides stand side by side in the stance pane."""
        return f'<p class="item"><b>{text(one.title)}:</b> {text(one.claim)}</p>'

    def decision(self, one: Decision) -> str:
        words = self.words
        said = words["decision.said_by"].format(name=one.said_by) if one.said_by else ""
        facts = [said, words[f"attribution.{one.attribution}"]]
        if one.date:
            facts.append(day_text(one.date.isoformat(), words))
        kind = text(words[f"decision.{one.kind}"])
        parts = [
            f"<b>{kind}:</b> {text(one.label)} {self.cite(one.sources)}",
            f'<span class="small">{text(" · ".join(fact for fact in facts if fact))}</span>',
        ]
        if one.later:
            parts.append(f'<span class="small">{text(words["decision.later"])}:</span>')
            parts += [f'<span class="small">– {text(bearing.text)}</span>' for bearing in one.later]
        return f'<p class="item">{"<br>".join(parts)}</p>'
