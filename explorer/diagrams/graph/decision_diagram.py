"""Decision diagram: choices, options, steps and outcomes as others described them."""

from collections.abc import Iterable, Mapping

from explorer.diagrams.graph.model import Arrow, BoxKind, BoxTextStyle, Diagram, GraphBox, Text
from explorer.domain.content.analysis import Decision
from explorer.domain.content.decision_tree import DecisionPaths
from explorer.i18n.message_catalog import dated_text, day_text

Catalog = Mapping[str, str]


def decision_diagram(paths: DecisionPaths, catalog: Catalog) -> Diagram:
    """Return every step in the column after its predecessors, with its author and date."""
    columns = _columns(paths)
    if not paths.steps:
        return Diagram(catalog["diagram.decision"], (), (), notes=(catalog["diagram.no_decision"],))
    notes = [catalog["diagram.decision_key"]]
    notes += [f"{catalog['decision.beyond']}: {step.label}" for step in paths.beyond]
    notes += [paths.basis_note] if paths.basis_note else []
    return Diagram(
        title=catalog["diagram.decision"],
        boxes=tuple(_box(step, columns[step.reference], paths, catalog) for step in paths.steps),
        arrows=tuple(_arrows(paths, columns)),
        notes=tuple(notes),
    )


def who_and_when(decision: Decision, catalog: Catalog) -> str:
    """Return the author of a statement, its attribution and its date."""
    facts = [_who(decision, catalog)]
    if decision.date is not None:
        facts.append(day_text(decision.date.isoformat(), catalog))
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def _who(decision: Decision, catalog: Catalog) -> str:
    facts = (decision.said_by, catalog[f"attribution.{decision.attribution}"])
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def later_event_lines(
    statements: Iterable[Decision], paths: DecisionPaths, catalog: Catalog
) -> tuple[str, ...]:
    """Return later events that affect some statements, each with its date, oldest first, once."""
    lines = []
    for bearing in (bearing for statement in statements for bearing in statement.later):
        day, precision = paths.events[bearing.event]
        lines.append((day, f"{dated_text(day.isoformat(), precision, catalog)}: {bearing.text}"))
    return tuple(dict.fromkeys(line for _, line in sorted(lines)))


def _columns(paths: DecisionPaths) -> dict[str, int]:
    """Return the column of each step: one after the last of its predecessors.

    Paths that lead back to an earlier step are ignored.
    """
    columns: dict[str, int] = {}

    def column(reference: str, on_the_way: frozenset[str]) -> int:
        if reference not in columns:
            ends = (path.ends[0] for path in paths.ways_to(reference) if path.ends is not None)
            before = [name for name in ends if name not in on_the_way]
            columns[reference] = max(
                (column(name, on_the_way | {name}) + 1 for name in before), default=0
            )
        return columns[reference]

    for step in paths.steps:
        column(step.reference, frozenset({step.reference}))
    return columns


def _box(step: Decision, column: int, paths: DecisionPaths, catalog: Catalog) -> GraphBox:
    paths_text = " / ".join(path.label for path in paths.ways_to(step.reference))
    lead = catalog[f"decision.{step.kind}"]
    day = day_text(step.date.isoformat(), catalog) if step.date is not None else ""
    dated = " \N{MIDDLE DOT} ".join(fact for fact in (lead, day) if fact)
    texts = [Text(dated, BoxTextStyle.LEAD)]
    texts += [Text(paths_text, BoxTextStyle.SMALL)] if paths_text else []
    texts += [Text(step.label, BoxTextStyle.TITLE), Text(_who(step, catalog), BoxTextStyle.SMALL)]
    lines = [f"{lead}: {step.label}", who_and_when(step, catalog)]
    lines += [
        f"{path.label} ({who_and_when(path, catalog)})" for path in paths.ways_to(step.reference)
    ]
    if step.later:
        texts.append(
            Text(catalog["diagram.later_count"].format(count=len(step.later)), BoxTextStyle.SMALL)
        )
        lines += [f"{catalog['decision.later']}:", *later_event_lines([step], paths, catalog)]
    targets = paths.targets.get(step.reference, ())
    return GraphBox(
        key=step.reference,
        sort=BoxKind(step.kind),
        column=column,
        texts=tuple(texts),
        reference=targets[0] if targets else "",
        description="\n".join(lines),
    )


def _arrows(paths: DecisionPaths, columns: Mapping[str, int]) -> Iterable[Arrow]:
    for path in paths.ways:
        if path.ends is not None and set(path.ends) <= set(columns):
            yield Arrow(*path.ends)
