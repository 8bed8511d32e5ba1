"""Compiler of a parsed query to SQL conditions and a full-text expression.

Words reach the index only as quoted strings with every quotation mark doubled.
"""

from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    false,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.sql.expression import literal

from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.romanisation import is_cyrillic, romanise
from explorer.domain.search.search_results import EntryFlag, EntryKind
from explorer.store.pack import tables as t
from explorer.store.pack.metadata import meta

#: The full-text table; SQLAlchemy cannot declare virtual tables.
WORDS = sql_table("entry_words", sql_column("rowid"), sql_column("entry_words", String))
#: Columns of the full-text index by the index of a language in the pack.
_COLUMNS = (("title", "body"), ("title_2", "body_2"), ("other",))
#: Languages of the bundled packs that are written in Cyrillic letters.
_CYRILLIC_LANGUAGES = frozenset({"uk", "ru", "be", "bg", "mk", "sr"})
_IS = {
    "verified": (EntryFlag.VERIFIED, True),
    "unverified": (EntryFlag.VERIFIED, False),
    "stated": (EntryFlag.STATED, True),
    "assessed": (EntryFlag.STATED, False),
    "disputed": (EntryFlag.DISPUTED, True),
    "local": (EntryFlag.LOCAL, True),
}
_HAS = {
    "quantity": EntryFlag.QUANTITY,
    "map": EntryFlag.ON_MAP,
    "stance": EntryFlag.STANCE,
    "disagreement": EntryFlag.DISPUTED,
}


class Conditions:
    """Compiler of query nodes to conditions on ``entry``.

    A word is searched in the texts of ``language``, and in those of the languages of its own
    alphabet: Ukrainian letters typed in an English window mean Ukrainian texts.
    """

    def __init__(
        self, connection: Connection, as_of: date, notes: Notes, language: str = ""
    ) -> None:
        self.connection = connection
        self.as_of = as_of
        self.notes = notes
        self.languages = languages_of(connection)
        self.language = language if language in self.languages else self.languages[0]

    def columns(self, word: str) -> str:
        """Return the columns of the index that a word is searched in."""
        columns = {
            columns_of(index)
            for index, language in enumerate(self.languages)
            if language == self.language
            or (
                (any(c.isalpha() for c in word) and is_cyrillic(word) == _is_cyrillic(language))
                and is_cyrillic(word) != _is_cyrillic(self.language)
            )
        }
        return "{" + " ".join(name for names in sorted(columns) for name in names) + "}"

    def match(self, node: q.Node) -> str | None:
        """Return the node as one full-text expression, or None if it needs more than words."""
        if isinstance(node, q.Word | q.Phrase):
            return f"{self.columns(node.text)} : {self._words(node)}"
        if isinstance(node, q.QueryField) and node.name in {"place", "source"}:
            column = "places" if node.name == "place" else "sources"
            return f"{column} : {self._words(q.Word(node.value, prefix=True))}"
        if isinstance(node, q.All | q.Any):
            parts = [self.match(part) for part in node.nodes]
            if all(parts):
                operator = " AND " if isinstance(node, q.All) else " OR "
                return "(" + operator.join(str(part) for part in parts) + ")"
        return None

    def _words(self, node: q.Word | q.Phrase) -> str:
        prefix = isinstance(node, q.Word) and node.prefix
        spellings = [node.text, *self.other_spellings(node.text, prefix=prefix)]
        quoted = [_quoted(spelling, prefix=prefix) for spelling in dict.fromkeys(spellings)]
        return quoted[0] if len(quoted) == 1 else "(" + " OR ".join(quoted) + ")"

    def other_spellings(self, word: str, *, prefix: bool) -> list[str]:
        """Return the same name in the other alphabet: Kyiv for Київ, and Київ for Kyiv."""
        if is_cyrillic(word):
            latin = romanise(word)
            return [latin] if latin else []
        alias = t.alias
        lowered = word.lower()
        exact = alias.c.latin == lowered
        # Three letters can be a prefix of a name; fewer would match half the gazetteer.
        prefixed = and_(alias.c.latin >= lowered, alias.c.latin < lowered + "\uffff")
        condition = prefixed if prefix and len(lowered) >= 3 else exact
        return list(
            self.connection.execute(select(alias.c.cyrillic).where(condition).limit(20)).scalars()
        )

    def condition(self, node: q.Node) -> ColumnElement[bool]:
        """Return a condition on ``entry`` for any node."""
        expression = self.match(node)
        if expression is not None:
            return t.entry.c.id.in_(select(WORDS.c.rowid).where(matching_words(expression)))
        if isinstance(node, q.Not):
            return not_(self.condition(node.node))
        if isinstance(node, q.All):
            return and_(true(), *(self.condition(part) for part in node.nodes))
        if isinstance(node, q.Any):
            return or_(false(), *(self.condition(part) for part in node.nodes))
        assert isinstance(node, q.QueryField)
        return self._field(node)

    def _field(self, node: q.QueryField) -> ColumnElement[bool]:
        e, value = t.entry.c, node.value
        if node.name == "clause":
            return e.target == value if "/" in value else e.target.like(f"%/{_digits(value)}")
        if node.name == "document":
            return e.document == value
        if node.name == "topic":
            of_topic = select(t.provision_topic.c.provision).where(
                t.provision_topic.c.topic == value
            )
            return e.target.in_(of_topic)
        conditions: dict[str, ColumnElement[bool]] = {
            "party": e.party == value,
            "stance": e.position == value.replace("-", "_"),
        }
        return conditions[node.name] if node.name in conditions else self._flag_condition(node)

    def _flag_condition(self, node: q.QueryField) -> ColumnElement[bool]:
        e = t.entry.c
        if node.name == "asof":
            return or_(e.date.is_(None), e.date <= date.fromisoformat(node.value))
        if node.name in {"note", "tag"}:
            matching = self.notes.on if node.name == "note" else self.notes.tagged
            return e.target.in_(matching(node.value))
        if node.value == "note":
            return e.target.in_([reference for reference, _ in self.notes.texts])
        if node.value == "current":
            return e.id.in_(_current_stances(self.as_of))
        if node.name == "has":
            return e.flags.op("&")(int(_HAS[node.value])) != 0
        flag, expected = _IS[node.value]
        is_set = e.flags.op("&")(int(flag)) != 0
        if flag is EntryFlag.STATED:
            return and_(e.kind == EntryKind.STANCE, is_set if expected else not_(is_set))
        return is_set if expected else not_(is_set)


def columns_of(index: int) -> tuple[str, ...]:
    """Return the index columns of the language at this position in the pack's list."""
    return _COLUMNS[min(index, len(_COLUMNS) - 1)]


def languages_of(connection: Connection) -> tuple[str, ...]:
    """Return the languages of a compiled pack, its first language first."""
    return tuple(meta(connection, "pack")["languages"])


def _is_cyrillic(language: str) -> bool:
    return language in _CYRILLIC_LANGUAGES


def matching_words(expression: str) -> ColumnElement[bool]:
    """Return the condition that an entry matches a full-text expression."""
    return WORDS.c.entry_words.op("MATCH")(literal(expression))


def _digits(value: str) -> str:
    return "".join(letter for letter in value if letter.isalnum())


def _quoted(word: str, *, prefix: bool) -> str:
    body = word.replace('"', '""').replace("\0", "")
    return f'"{body}"*' if prefix else f'"{body}"'


def _current_stances(as_of: date) -> Select[tuple[int]]:
    """Return the entries of stances that are the newest of their party on a clause up to a day."""
    s, later = t.stance, t.stance.alias()
    newer = (
        select(later.c.id)
        .where(
            later.c.target == s.c.target,
            later.c.party == s.c.party,
            later.c.date > s.c.date,
            later.c.date <= as_of,
        )
        .exists()
    )
    return (
        select(t.entry.c.id)
        .join(s, s.c.reference == t.entry.c.reference)
        .where(t.entry.c.kind == EntryKind.STANCE, s.c.date <= as_of, not_(newer))
    )


def split_query(node: q.Node, compiler: Conditions) -> tuple[str, list[ColumnElement[bool]]]:
    """Return the part of a node that words match and rank, and conditions for the rest."""
    whole = compiler.match(node)
    if whole is not None:
        return whole, []
    if not isinstance(node, q.All):
        return "", [compiler.condition(node)]
    expressions = [compiler.match(part) for part in node.nodes]
    words = " AND ".join(part for part in expressions if part)
    conditions = [
        compiler.condition(part)
        for part, words_of_part in zip(node.nodes, expressions, strict=True)
        if words_of_part is None
    ]
    return words, conditions
