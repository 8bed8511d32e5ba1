"""Compiler of a parsed query to SQL conditions and a full-text expression.

Words reach the index only as quoted strings with every quotation mark doubled.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from copy import copy
from datetime import date
from itertools import islice, product

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
    type_coerce,
)
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.sql.expression import literal

from explorer.domain.desk.note_search import Notes
from explorer.domain.search import query as q
from explorer.domain.search.highlight import tokens
from explorer.domain.search.romanisation import is_cyrillic, romanise
from explorer.domain.search.search_results import EntryFlag, EntryKind
from explorer.domain.search.typed_dates import read_value
from explorer.store.pack import tables as t
from explorer.store.search.stemming import is_written_in
from explorer.store.search.vocabulary import vocabulary_of

#: The full-text table; SQLAlchemy cannot declare virtual tables.
WORDS = sql_table("entry_words", sql_column("rowid"), sql_column("entry_words", String))
#: Columns of the full-text index by the index of a language in the pack.
_COLUMNS = (("title", "body"), ("title_2", "body_2"), ("other",))
#: Most phrases that an inflected phrase stands for.
_MOST_PHRASES = 40
#: Fields, and values of ``is:``, that only stances have.
_STANCE_FIELDS = frozenset({"party", "stance", "attribution", "confidence", "speaker"})
_STANCE_VALUES = frozenset({"stated", "assessed", "current"})
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
        self._titles_only = False
        self.vocabulary = vocabulary_of(connection)
        self.languages = self.vocabulary.languages
        self.language = language if language in self.languages else self.languages[0]

    def columns(self, word: str) -> str:
        """Return the columns of the index that a word is searched in."""
        columns = {
            columns_of(index)
            for index, language in enumerate(self.languages)
            if language == self.language
            or (
                any(c.isalpha() for c in word)
                and is_written_in(word, language)
                and not is_written_in(word, self.language)
            )
        }
        names = [name for names in sorted(columns) for name in names]
        if self._titles_only:
            names = [name for name in names if not name.startswith("body")]
        return "{" + " ".join(names) + " names}"

    def match_titles(self, node: q.Node) -> str | None:
        """Return an expression as ``match`` does, for the titles and names of clauses alone."""
        of_titles = copy(self)
        of_titles._titles_only = True  # noqa: SLF001  (a copy of this very object)
        return of_titles.match(node)

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
        quoted += [_quoted(form, prefix=False) for form in self.forms(node)]
        return quoted[0] if len(quoted) == 1 else "(" + " OR ".join(dict.fromkeys(quoted)) + ")"

    def forms(self, node: q.Word | q.Phrase) -> tuple[str, ...]:
        """Return the other forms of a word or an inflected phrase that the index has."""
        parts = tokens(node.text)
        if not parts or (isinstance(node, q.Phrase) and not node.inflected):
            return ()
        if len(parts) > 1 and parts[-1] == "s":
            parts = parts[:-1]  # Russia’s
        if isinstance(node, q.Phrase):
            return self._combinations(parts, inflected=range(len(parts)))
        forms = list(self._combinations(parts, inflected=(len(parts) - 1,)))
        if len(parts) == 1:
            forms += [" ".join(pair) for pair in self.vocabulary.parts(parts[0])]
        else:
            forms += self.vocabulary.forms("".join(parts))
        return tuple(form for form in dict.fromkeys(forms) if form != node.text)

    def _combinations(self, parts: Sequence[str], inflected: Container[int]) -> tuple[str, ...]:
        """Return phrases of all forms of the parts at these places, up to ``_MOST_PHRASES``."""
        choices = [
            (self.vocabulary.forms(part) or (part,)) if index in inflected else (part,)
            for index, part in enumerate(parts)
        ]
        return tuple(" ".join(words) for words in islice(product(*choices), _MOST_PHRASES))

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

    def highlighted(self, node: q.Node) -> tuple[q.Word | q.Phrase, ...]:
        """Return the words of a node with their other forms and spellings, to be highlighted."""
        words: list[q.Word | q.Phrase] = []
        for word in q.words_of(node):
            prefix = isinstance(word, q.Word) and word.prefix
            others = self.other_spellings(word.text, prefix=prefix)
            words += [word, *(q.Word(other, prefix=prefix) for other in others)]
            words += map(q.Phrase, self.forms(word))
        return tuple(dict.fromkeys(words))

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
        if node.name in {"attribution", "confidence"}:
            matching = select(t.stance.c.reference).where(t.stance.c[node.name] == value)
            return e.reference.in_(matching)
        if node.name == "speaker":
            # The title of a stance is who spoke.
            titles = "title title_2" if len(self.languages) > 1 else "title"
            expression = f"{{{titles}}} : {self._words(q.Word(value, prefix=True))}"
            spoken = select(WORDS.c.rowid).where(matching_words(expression))
            return and_(e.kind == EntryKind.STANCE, e.id.in_(spoken))
        conditions: dict[str, ColumnElement[bool]] = {
            "party": e.party == value,
            "stance": e.position == value.replace("-", "_"),
        }
        return conditions[node.name] if node.name in conditions else self._flag_condition(node)

    def _flag_condition(self, node: q.QueryField) -> ColumnElement[bool]:
        e = t.entry.c
        if node.name in _DATED:
            return _DATED[node.name](node.value)
        if node.name in {"note", "tag"}:
            is_tag = node.name == "tag"
            matching = self.notes.tagged if is_tag else self.notes.on
            return (e.reference if is_tag else e.target).in_(matching(node.value))
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


def _is_on(value: str) -> ColumnElement[bool]:
    """Return the condition that an entry is dated on a day, in a month, or on a day of any year."""
    typed = read_value(value)
    assert typed is not None  # checked by the parser
    pattern = f"{typed.year:04}" if typed.year else "____"
    pattern += f"-{typed.month:02}-" + (f"{typed.day:02}" if typed.day else "__")
    return type_coerce(t.entry.c.date, String).like(pattern)


#: Conditions of the fields whose values are dates.
_DATED: Mapping[str, Callable[[str], ColumnElement[bool]]] = {
    "asof": lambda day: or_(t.entry.c.date.is_(None), t.entry.c.date <= date.fromisoformat(day)),
    "since": lambda day: t.entry.c.date >= date.fromisoformat(day),
    "until": lambda day: t.entry.c.date <= date.fromisoformat(day),
    "date": _is_on,
}


def columns_of(index: int) -> tuple[str, ...]:
    """Return the index columns of the language at this position in the pack's list."""
    return _COLUMNS[min(index, len(_COLUMNS) - 1)]


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
    if words and any(_is_about_stances(part) for part in node.nodes):
        titles = " AND ".join(filter(None, map(compiler.match_titles, node.nodes)))
        about = _in_text_or_clause(words, titles)
        words, is_about = "", [about]
    else:
        is_about = []
    conditions = [
        compiler.condition(part)
        for part, words_of_part in zip(node.nodes, expressions, strict=True)
        if words_of_part is None
    ]
    return words, [*is_about, *conditions]


def _is_about_stances(node: q.Node) -> bool:
    """Return True if only stances match a part of a query."""
    node = node.nodes[0] if isinstance(node, q.Any) else node
    return isinstance(node, q.QueryField) and (
        node.name in _STANCE_FIELDS or (node.name == "is" and node.value in _STANCE_VALUES)
    )


def _in_text_or_clause(words: str, titles: str) -> ColumnElement[bool]:
    """Return the condition that words are in a stance, or name the clause that it is about.

    A party can oppose the amnesty without the word: by what it says on the clause of that title.
    """
    e, clause = t.entry.c, t.entry.alias()
    named = (
        select(clause.c.reference)
        .join(WORDS, WORDS.c.rowid == clause.c.id)
        .where(
            matching_words(titles),
            clause.c.kind.in_([EntryKind.CLAUSE.value, EntryKind.SIDE_PROVISION.value]),
        )
    )
    in_text = select(WORDS.c.rowid).where(matching_words(words))
    return or_(e.id.in_(in_text), e.target.in_(named))
