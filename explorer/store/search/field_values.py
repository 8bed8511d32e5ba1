"""Values of the fields of a query, and the names that each can be given by.

A value is accepted by its identifier, its names and its short names in every language of the
pack, and by the aliases the pack lists. An unknown value is an error of the query, since an empty
result would be misread as “there is nothing”.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, select

from explorer.domain.content.positions import POSITION_NAMES
from explorer.domain.content.stances import Attribution, Confidence
from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.completion import ValueChoice
from explorer.domain.search.romanisation import APOSTROPHES, is_cyrillic, romanise
from explorer.i18n.message_catalog import load_words
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once
from explorer.store.pack.metadata import meta

#: Most speakers that are offered.
_MOST_SPEAKERS = 60
#: Names of kinds of evidence that readers use besides those on screen.
_FURTHER_NAMES = {
    "anonymous_official": ("anonymous", "unnamed", "анонімно", "неназвані"),
    "on_record": ("named", "public", "публічно"),
    "document_text": ("document", "документ"),
    "media_report": ("media", "press", "медіа", "преса"),
}
_SPLIT = re.compile(rf"[\s_\-–—/(),.{APOSTROPHES}]+")


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value of a field: its identifier, its label in messages, and all its folded names.

    ``titles`` are its names on screen, by language.
    """

    identifier: str
    label: str
    names: frozenset[str]
    titles: Mapping[str, str] = field(default_factory=dict)

    def name_in(self, language: str) -> str:
        """Return the name in a language; the identifier if it has none."""
        return self.titles.get(language, self.identifier)

    def begins_with(self, words: tuple[str, ...]) -> bool:
        """Return True if each of the words begins a word of the same name."""
        return any(
            all(any(part.startswith(word) for part in name.split()) for word in words)
            for name in self.names
        )


def field_values(connection: Connection) -> Mapping[str, tuple[FieldValue, ...]]:
    """Return the values of ``party:``, ``topic:``, ``document:`` and ``stance:``, in pack order."""
    return read_once(connection, "names of field values", lambda: _read_field_values(connection))


def _read_field_values(connection: Connection) -> Mapping[str, tuple[FieldValue, ...]]:
    return {
        "party": _values_of_table(connection, "party"),
        "topic": _values_of_table(connection, "topic"),
        "document": _values_of_table(connection, "document"),
        "stance": tuple(
            FieldValue(
                identifier,
                identifier,
                frozenset(map(fold_name, names)),
                _titles(connection, f"position.{identifier}"),
            )
            for identifier, names in POSITION_NAMES.items()
        ),
        "attribution": _values_of_catalogs(connection, "attribution", Attribution),
        "confidence": _values_of_catalogs(connection, "confidence", Confidence),
    }


def value_choices(connection: Connection, language: str) -> Mapping[str, tuple[ValueChoice, ...]]:
    """Return the values of fields with their names in a language, to be offered while typing."""
    choices = {
        name: tuple(
            ValueChoice(value.identifier, value.name_in(language), value.names) for value in values
        )
        for name, values in field_values(connection).items()
    }
    speakers = dict.fromkeys(
        speaker.partition(",")[0].partition(" (")[0] for speaker in _speakers(connection, language)
    )
    choices["speaker"] = tuple(
        ValueChoice(name, name, frozenset({fold_name(name)}))
        for name in list(speakers)[:_MOST_SPEAKERS]
    )
    return choices


def fold_name(name: str) -> str:
    """Return a name without case, accents, hyphens and apostrophes, for comparison."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(part for part in _SPLIT.split(letters) if part)


def resolve_values(connection: Connection, query: q.Query, notes: Notes) -> q.Query:
    """Replace the names of parties, topics, documents and positions by identifiers.

    The beginning of a name stands for every value that has it, as while typing. Raises
    QueryMistakeError, with the valid values, for an unknown name.
    """
    if query.node is None:
        return query
    return replace(query, node=_resolve_node(connection, query.node, notes))


def _resolve_node(connection: Connection, node: q.Node, notes: Notes) -> q.Node:
    if isinstance(node, q.Not):
        return q.Not(_resolve_node(connection, node.node, notes))
    if isinstance(node, q.All | q.Any):
        return type(node)(tuple(_resolve_node(connection, part, notes) for part in node.nodes))
    if not isinstance(node, q.QueryField):
        return node
    values = field_values(connection).get(node.name)
    if values is not None:
        return _with_identifiers(node, values)
    if node.name == "clause":
        _expect_clause(connection, node)
    elif node.name == "speaker" and not _speaks(connection, node.value):
        raise _unknown(node, _frequent_speakers(connection))
    elif node.name == "tag" and not notes.tagged(node.value):
        tags = sorted({tag for _, names in notes.tags for tag in names})
        raise _unknown(node, tags)
    return node


def _with_identifiers(node: q.QueryField, values: tuple[FieldValue, ...]) -> q.Node:
    folded = fold_name(node.value)
    exact = [value for value in values if folded in value.names]
    words = tuple(folded.split())
    chosen = exact or [value for value in values if words and value.begins_with(words)]
    if not chosen:
        raise _unknown(node, [value.label for value in values])
    fields = tuple(replace(node, value=value.identifier) for value in chosen)
    return fields[0] if len(fields) == 1 else q.Any(fields)


def _expect_clause(connection: Connection, node: q.QueryField) -> None:
    """Raise QueryMistakeError if no clause has this number or reference."""
    reference = t.provision.c.reference
    number = "".join(letter for letter in node.value if letter.isalnum())
    condition = reference == node.value if "/" in node.value else reference.like(f"%/{number}")
    if connection.execute(select(reference).where(condition).limit(1)).first() is None:
        documents = [value.label for value in field_values(connection)["document"]]
        raise q.QueryMistakeError(
            "unknown_clause", node.start, len(node.value), node.value, tuple(documents)
        )


def _speaks(connection: Connection, name: str) -> bool:
    """Return True if the names of a speaker have words that begin as these."""
    prefixes = fold_name(name).split()
    speakers = (word for speaker in _speakers(connection) for word in [fold_name(speaker).split()])
    return any(
        all(any(word.startswith(prefix) for word in words) for prefix in prefixes)
        for words in speakers
    )


def _speakers(connection: Connection, language: str = "") -> tuple[str, ...]:
    """Return the speakers of stances in a language or in all, those with most stances first."""
    texts = t.stance_text.c
    statement = select(texts.speaker).group_by(texts.speaker).order_by(func.count().desc())
    if language:
        statement = statement.where(texts.language == language)
    key = ("speakers", language)
    return read_once(connection, key, lambda: tuple(connection.execute(statement).scalars()))


def _frequent_speakers(connection: Connection) -> list[str]:
    return [speaker.partition(",")[0] for speaker in _speakers(connection)[:12]]


def _unknown(node: q.QueryField, choices: list[str]) -> q.QueryMistakeError:
    return q.QueryMistakeError(
        "unknown_value", node.start, len(node.value), f"{node.name}:{node.value}", tuple(choices)
    )


def _values_of_table(connection: Connection, field: str) -> tuple[FieldValue, ...]:
    """Read identifiers, names, short names and aliases of a field's values from its tables."""
    table, texts = t.metadata.tables[field], t.metadata.tables[f"{field}_text"]
    owner = texts.c[f"{field}_id"]
    shown = texts.c.title if field == "document" else texts.c.name
    columns = [table.c.reference, shown]
    if "short" in texts.c:
        columns.append(texts.c.short)
    names: dict[str, list[str]] = {}
    titles: dict[str, dict[str, str]] = {}
    rows = select(texts.c.language, *columns).join(texts, owner == table.c.id).order_by(table.c.id)
    for language, reference, *value_names in connection.execute(rows):
        names.setdefault(reference, [reference]).extend(name for name in value_names if name)
        titles.setdefault(reference, {})[language] = value_names[0]
    aliases = select(t.value_alias.c.reference, t.value_alias.c.name)
    for reference, alias in connection.execute(aliases.where(t.value_alias.c.field == field)):
        if reference in names:
            names[reference].append(alias)
    return tuple(_value(reference, known, titles[reference]) for reference, known in names.items())


def _values_of_catalogs(
    connection: Connection, field: str, identifiers: Iterable[str]
) -> tuple[FieldValue, ...]:
    """Return the values of a field whose names are in the message catalogues."""
    values = []
    for identifier in map(str, identifiers):
        titles = _titles(connection, f"{field}.{identifier}")
        names = [*dict.fromkeys(titles.values()), *_FURTHER_NAMES.get(identifier, ())]
        values.append(_value(identifier, [identifier, *names], titles))
    return tuple(values)


def _titles(connection: Connection, key: str) -> dict[str, str]:
    """Return a message in each language of the pack."""
    languages = meta(connection, "pack")["languages"]
    return {language: load_words(language)[key] for language in languages}


def _value(reference: str, names: list[str], titles: Mapping[str, str]) -> FieldValue:
    latin = [romanise(name) for name in names if is_cyrillic(name)]
    label = reference if len(names) == 1 else f"{reference} ({names[1]})"
    folded = frozenset(fold_name(name) for name in [*names, *latin])
    return FieldValue(reference, label, folded, titles)
