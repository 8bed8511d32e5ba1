"""The diagram of the decision: choices, options, steps and outcomes as others described them."""

from collections.abc import Iterable, Mapping

from explorer.diagrams.graph.model import Arrow, BoxKind, BoxTextStyle, Diagram, GraphBox, Text
from explorer.domain.content.analysis import Decision
from explorer.domain.content.decision_tree import DecisionPaths
from explorer.i18n.message_catalog import dated_text, day_text

Catalog = Mapping[str, str]


def decision_diagram(paths: DecisionPaths, catalog: Catalog) -> Diagram:
    """Every step in the column after those it follows from, with who says so and when."""
    columns = _columns(paths)
    if not paths.steps:
        return Diagram(catalog["diagram.decision"], (), (), notes=(catalog["diagram.no_decision"],))
    notes = [catalog["diagram.decision_key"]]
    notes += [f"{catalog['decision.beyond']}: {one.label}" for one in paths.beyond]
    notes += [paths.basis_note] if paths.basis_note else []
    return Diagram(
        title=catalog["diagram.decision"],
        boxes=tuple(_box(one, columns[one.reference], paths, catalog) for one in paths.steps),
        arrows=tuple(_arrows(paths, columns)),
        notes=tuple(notes),
    )


def who_and_when(one: Decision, catalog: Catalog) -> str:
    """Who is said to say so, in what way, and on which day."""
    facts = [_who(one, catalog)]
    if one.date is not None:
        facts.append(day_text(one.date.isoformat(), catalog))
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def _who(one: Decision, catalog: Catalog) -> str:
    facts = (one.said_by, catalog[f"attribution.{one.attribution}"])
    return " \N{MIDDLE DOT} ".join(fact for fact in facts if fact)


def bearing_lines(
    statements: Iterable[Decision], paths: DecisionPaths, catalog: Catalog
) -> tuple[str, ...]:
    """What later events bear on some statements, each with its day, oldest first, each once."""
    found = []
    for bearing in (bearing for one in statements for bearing in one.later):
        day, precision = paths.events[bearing.event]
        found.append((day, f"{dated_text(day.isoformat(), precision, catalog)}: {bearing.text}"))
    return tuple(dict.fromkeys(line for _, line in sorted(found)))


def _columns(paths: DecisionPaths) -> dict[str, int]:
    """The column of each step: one after the last of those that lead to it.

    Ways that lead back to where one comes from are not followed.
    """
    found: dict[str, int] = {}

    def column(reference: str, on_the_way: frozenset[str]) -> int:
        if reference not in found:
            ends = (way.ends[0] for way in paths.ways_to(reference) if way.ends is not None)
            before = [name for name in ends if name not in on_the_way]
            found[reference] = max(
                (column(name, on_the_way | {name}) + 1 for name in before), default=0
            )
        return found[reference]

    for one in paths.steps:
        column(one.reference, frozenset({one.reference}))
    return found


def _box(one: Decision, column: int, paths: DecisionPaths, catalog: Catalog) -> GraphBox:
    ways = " / ".join(way.label for way in paths.ways_to(one.reference))
    lead = catalog[f"decision.{one.kind}"]
    day = day_text(one.date.isoformat(), catalog) if one.date is not None else ""
    dated = " \N{MIDDLE DOT} ".join(fact for fact in (lead, day) if fact)
    texts = [Text(dated, BoxTextStyle.LEAD)]
    texts += [Text(ways, BoxTextStyle.SMALL)] if ways else []
    texts += [Text(one.label, BoxTextStyle.TITLE), Text(_who(one, catalog), BoxTextStyle.SMALL)]
    told = [f"{lead}: {one.label}", who_and_when(one, catalog)]
    told += [f"{way.label} ({who_and_when(way, catalog)})" for way in paths.ways_to(one.reference)]
    if one.later:
        texts.append(
            Text(catalog["diagram.later_count"].format(count=len(one.later)), BoxTextStyle.SMALL)
        )
        told += [f"{catalog['decision.later']}:", *bearing_lines([one], paths, catalog)]
    targets = paths.targets.get(one.reference, ())
    return GraphBox(
        key=one.reference,
        sort=BoxKind(one.kind),
        column=column,
        texts=tuple(texts),
        reference=targets[0] if targets else "",
        told="\n".join(told),
    )


def _arrows(paths: DecisionPaths, columns: Mapping[str, int]) -> Iterable[Arrow]:
    for way in paths.ways:
        if way.ends is not None and set(way.ends) <= set(columns):
            yield Arrow(*way.ends)
