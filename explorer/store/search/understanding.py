"""What a query asks for: a question in plain words becomes filters, which are listed."""

from dataclasses import replace

from sqlalchemy import Connection

from explorer.domain.search import query as q
from explorer.domain.search.questions import read_question
from explorer.domain.search.search_results import QueryFilter
from explorer.i18n.formats import day_text
from explorer.i18n.message_catalog import load_words
from explorer.store.search.field_values import field_values
from explorer.store.search.lexicon import lexicon_of


def understood(connection: Connection, query: q.Query) -> q.Query:
    """Return a query in which a question is replaced by filters and the words that are left.

    Words with operators or quotation marks are never read as a question.
    """
    nodes = query.node.nodes if isinstance(query.node, q.All) else (query.node,)
    words = [node for node in nodes if isinstance(node, q.Word)]
    fields = [node for node in nodes if isinstance(node, q.QueryField)]
    if not words or len(words) + len(fields) != len(nodes):
        return query
    question = read_question(words, query.text, lexicon_of(connection).lexicon())
    if question is None:
        return query
    parts: list[q.Node] = [*fields]
    for name, values in (("party", question.parties), ("stance", question.positions)):
        choices = tuple(q.QueryField(name, value) for value in values)
        if choices:
            parts.append(choices[0] if len(choices) == 1 else q.Any(choices))
    parts += [*question.fields, *question.words]
    return replace(query, node=parts[0] if len(parts) == 1 else q.All(tuple(parts)))


def filters_of(
    connection: Connection, node: q.Node, language: str, typed: str
) -> tuple[QueryFilter, ...]:
    """Return the fields of a query that can each be removed from it.

    A word that was understood as a filter is searched as a word once the filter is removed and
    nothing else is left of the query that was ``typed``.
    """
    parts = node.nodes if isinstance(node, q.All) else (node,)
    filters = []
    for index, part in enumerate(parts):
        choices = part.nodes if isinstance(part, q.Any) else (part,)
        fields = [choice for choice in choices if isinstance(choice, q.QueryField)]
        if len(fields) == len(choices):
            rest = " ".join(map(q.to_text, (*parts[:index], *parts[index + 1 :])))
            if not rest and ":" not in typed:
                rest = q.verbatim(typed)
            labels = [_label(connection, field, language) for field in fields]
            filters.append(QueryFilter(fields[0].name, fields[0].value, ", ".join(labels), rest))
    return tuple(filters)


def _label(connection: Connection, field: q.QueryField, language: str) -> str:
    """Return the name of a field's value on screen."""
    catalog = load_words(language)
    key = {"stance": "position"}.get(field.name, field.name)
    if f"{key}.{field.value}" in catalog:
        return catalog[f"{key}.{field.value}"]
    if field.name in {"since", "until", "date"}:
        return day_text(field.value, catalog) if len(field.value) == 10 else field.value
    if field.name == "speaker":
        return lexicon_of(connection).person_name(field.value, language)
    for value in field_values(connection).get(field.name, ()):
        if value.identifier == field.value:
            return value.name_in(language)
    return field.value
