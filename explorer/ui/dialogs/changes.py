"""What has changed on the clauses of a briefing set since its day."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from explorer.domain.briefing import BriefingSet
from explorer.domain.changes import PageChanges
from explorer.domain.distance import Movement, MovementKind, Range
from explorer.domain.views import PackInfo
from explorer.ui.dialogs.text import TextDialog
from explorer.ui.widgets.rich_text import link, text
from explorer.wording import day_text, load_words

translate = QCoreApplication.translate


def since_dialog(
    parent: QWidget, changes: Sequence[PageChanges], since: date, until: date, language: str
) -> TextDialog:
    """A dialog with all that is new in a document between two days; links lead to the clauses."""
    title = translate("Changes", "What is new")
    words = load_words(language)
    heading = translate("Changes", "New after {since}, up to {until}").format(
        since=day_text(since.isoformat(), words), until=day_text(until.isoformat(), words)
    )
    return TextDialog(parent, title, "".join([f"<h1>{text(heading)}</h1>", *_told(changes, words)]))


def changes_dialog(
    parent: QWidget,
    changes: Sequence[PageChanges],
    one: BriefingSet,
    info: PackInfo,
    language: str,
) -> TextDialog:
    """A dialog with the changes, clause by clause; links lead to the clauses."""
    title = translate("Changes", "What has changed")
    words = load_words(language)
    since = day_text(one.as_of.isoformat(), words)
    until = day_text(info.as_of.isoformat(), words)
    heading = translate("Changes", "“{name}”: new after {since}, up to {until}").format(
        name=one.name, since=since, until=until
    )
    parts = [f"<h1>{text(heading)}</h1>"]
    if (one.pack, one.version) != (info.reference, info.version):
        other = translate(
            "Changes", "The set is of pack {old} v{old_version}; open is {new} v{new_version}."
        ).format(
            old=one.pack or "–",
            old_version=one.version or "–",
            new=info.reference,
            new_version=info.version,
        )
        parts.append(f'<p class="warning">{text(other)}</p>')
    return TextDialog(parent, title, "".join([*parts, *_told(changes, words)]))


def _told(changes: Sequence[PageChanges], words: Mapping[str, str]) -> list[str]:
    told = [_section(change, words) for change in changes if not change.is_empty]
    nothing = translate("Changes", "Nothing new is in the pack on these clauses.")
    return told or [f"<p>{text(nothing)}</p>"]


def _section(change: PageChanges, words: Mapping[str, str]) -> str:
    if not change.known:
        gone = translate("Changes", "This is no longer in the pack.")
        return f"<h2>{text(change.reference)}</h2><p>{text(gone)}</p>"
    parts = [f"<h2>{link(change.reference, f'{change.reference} {change.title}')}</h2>"]
    names = {party.reference: party.name for party, _ in change.stances}
    for movement in change.movements:
        said = movement_text(movement, names.get(movement.party, movement.party), words)
        parts.append(f'<p class="item"><b>{text(said)}</b></p>')
    for party, stance in change.stances:
        day = text(day_text(stance.date.isoformat(), words))
        position = text(words[f"position.{stance.position}"])
        parts.append(
            f'<p class="item"><b>{text(party.name)}</b>: {position}. {text(stance.statement)}'
            f'<br><span class="small">{day} · {text(stance.speaker)}</span></p>'
        )
    for event in change.events:
        day = text(day_text(event.date.isoformat(), words))
        parts.append(f'<p class="item"><span class="small">{day}</span> {text(event.title)}</p>')
    return "".join(parts)


def movement_text(movement: Movement, name: str, words: Mapping[str, str]) -> str:
    """A party's movement in words, with the figures it is made of."""
    after, before = movement.after, movement.before
    to = _figure(after.steps)
    if movement.kind is MovementKind.MOVED and movement.change is not None:
        towards = movement.change.high <= 0
        key = "distance.towards" if towards else "distance.away"
        if movement.change.low < 0 < movement.change.high:
            key = "distance.wider"
        return words[key].format(party=name, before=_figure(before.steps), after=to)
    return words[f"distance.{movement.kind}"].format(
        party=name, after=to, reported=_figure(before.reported)
    )


def _figure(steps: Range | None) -> str:
    return "–" if steps is None else steps.figure
