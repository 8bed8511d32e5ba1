"""Search over a compiled pack: a parsed query turned into SQL, hits ranked, marked and counted.

Words reach the full-text index only as quoted strings with every quotation mark doubled.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, false, func, not_, or_, select, true
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.sql.expression import literal, text

from explorer.domain import query as q
from explorer.domain.entries import EntryFlag, EntryKind, Found, Hit
from explorer.domain.highlight import excerpt, find_marks
from explorer.domain.notes import Notes
from explorer.domain.romanisation import is_cyrillic, romanise
from explorer.store import pack_tables as t

SHOWN = 60
COUNTED = 5_000
_WORDS = sql_table("entry_words", sql_column("rowid"), sql_column("entry_words", String))
_FREE = "{title body other}"
#: Ranking weights of title, body, other languages, places, sources.
_RANK = "bm25(entry_words, 8.0, 3.0, 1.0, 1.0, 0.5)"
_IS = {
    "verified": (EntryFlag.VERIFIED, True),
    "unverified": (EntryFlag.VERIFIED, False),
    "stated": (EntryFlag.STATED, True),
    "assessed": (EntryFlag.STATED, False),
    "disputed": (EntryFlag.DISPUTED, True),
}
_HAS = {
    "quantity": EntryFlag.QUANTITY,
    "map": EntryFlag.ON_MAP,
    "stance": EntryFlag.STANCE,
    "disagreement": EntryFlag.DISPUTED,
}


class _Compiler:
    """Turns nodes of a query into conditions on ``entry``."""

    def __init__(self, connection: Connection, as_of: date, notes: Notes) -> None:
        self.connection = connection
        self.as_of = as_of
        self.notes = notes

    def match(self, node: q.Node) -> str | None:
        """The node as one full-text expression, or None where it needs more than words."""
        if isinstance(node, q.Word | q.Phrase):
            return f"{_FREE} : {self._words(node)}"
        if isinstance(node, q.Field) and node.name in {"place", "source"}:
            column = "places" if node.name == "place" else "sources"
            return f"{column} : {self._words(q.Word(node.value, prefix=True))}"
        if isinstance(node, q.All | q.Any):
            parts = [self.match(part) for part in node.nodes]
            if all(parts):
                joint = " AND " if isinstance(node, q.All) else " OR "
                return "(" + joint.join(str(part) for part in parts) + ")"
        return None

    def _words(self, node: q.Word | q.Phrase) -> str:
        prefix = isinstance(node, q.Word) and node.prefix
        spellings = [node.text, *self.other_spellings(node.text, prefix=prefix)]
        quoted = [_quoted(spelling, prefix=prefix) for spelling in dict.fromkeys(spellings)]
        return quoted[0] if len(quoted) == 1 else "(" + " OR ".join(quoted) + ")"

    def other_spellings(self, word: str, *, prefix: bool) -> list[str]:
        """The same name in the other alphabet: Kyiv for Київ, and Київ for Kyiv."""
        if is_cyrillic(word):
            latin = romanise(word)
            return [latin] if latin else []
        alias = t.alias
        lowered = word.lower()
        whole = alias.c.latin == lowered
        # Three letters may begin a name; fewer would bring half the gazetteer in.
        begins = and_(alias.c.latin >= lowered, alias.c.latin < lowered + "\uffff")
        condition = begins if prefix and len(lowered) >= 3 else whole
        return list(
            self.connection.execute(select(alias.c.cyrillic).where(condition).limit(20)).scalars()
        )

    def condition(self, node: q.Node) -> ColumnElement[bool]:
        """A condition on ``entry`` for any node."""
        expression = self.match(node)
        if expression is not None:
            return t.entry.c.id.in_(select(_WORDS.c.rowid).where(_matching_words(expression)))
        if isinstance(node, q.Not):
            return not_(self.condition(node.node))
        if isinstance(node, q.All):
            return and_(true(), *(self.condition(part) for part in node.nodes))
        if isinstance(node, q.Any):
            return or_(false(), *(self.condition(part) for part in node.nodes))
        assert isinstance(node, q.Field)
        return self._field(node)

    def _field(self, node: q.Field) -> ColumnElement[bool]:
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
        return conditions[node.name] if node.name in conditions else self._mark(node)

    def _mark(self, node: q.Field) -> ColumnElement[bool]:
        e = t.entry.c
        if node.name == "asof":
            return or_(e.date.is_(None), e.date <= date.fromisoformat(node.value))
        if node.name == "note":
            return e.target.in_(self.notes.on(node.value))
        if node.value == "note":
            return e.target.in_([reference for reference, _ in self.notes.texts])
        if node.value == "current":
            return e.id.in_(_current_stances(self.as_of))
        if node.name == "has":
            return e.flags.op("&")(int(_HAS[node.value])) != 0
        flag, held = _IS[node.value]
        marked = e.flags.op("&")(int(flag)) != 0
        if flag is EntryFlag.STATED:
            return and_(e.kind == EntryKind.STANCE, marked if held else not_(marked))
        return marked if held else not_(marked)


def _matching_words(expression: str) -> Any:  # noqa: ANN401
    return _WORDS.c.entry_words.op("MATCH")(literal(expression))


def _digits(value: str) -> str:
    return "".join(letter for letter in value if letter.isalnum())


def _quoted(word: str, *, prefix: bool) -> str:
    body = word.replace('"', '""').replace("\0", "")
    return f'"{body}"*' if prefix else f'"{body}"'


def _current_stances(as_of: date) -> Any:  # noqa: ANN401
    """Entries of stances that are the newest of their party on their clause up to a day."""
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


def search(
    connection: Connection,
    query: q.Query,
    as_of: date,
    language: str,
    notes: Notes | None = None,
) -> Found:
    """Answer a query as of a day: the best hits, and counts over the first ``COUNTED``."""
    day = min(as_of, query.as_of) if query.as_of else as_of
    notes = notes or Notes()
    compiler = _Compiler(connection, day, notes)
    total_entries = _searched(connection)
    if query.node is None:
        return Found(query.text, day, (), 0, searched=total_entries)
    ids, later = _matching(connection, compiler, query.node, day)
    own = notes.hits(query.node)
    hits = _hits(connection, ids[:SHOWN], q.words_of(query.node), language)
    return Found(
        query.text,
        day,
        (*own, *hits),
        len(own) + len(ids),
        capped=len(ids) >= COUNTED,
        later=later,
        searched=total_entries,
        **_counts(connection, ids),
    )


def _searched(connection: Connection) -> int:
    if "entries" not in connection.info:
        connection.info["entries"] = connection.execute(
            select(func.count()).select_from(t.entry)
        ).scalar_one()
    count: int = connection.info["entries"]
    return count


def _matching(
    connection: Connection, compiler: _Compiler, node: q.Node, day: date
) -> tuple[list[int], int]:
    """Numbers of the matching entries, best first, and how many more are dated later."""
    e = t.entry.c
    positive, rest = _split(node, compiler)
    ranked = select(e.id, e.date)
    if positive:
        ranked = (
            ranked.join(_WORDS, _WORDS.c.rowid == e.id)
            .where(_matching_words(positive))
            .order_by(text(_RANK), e.id)
        )
    else:
        ranked = ranked.order_by(e.date.desc(), e.id)
    rows = connection.execute(ranked.where(*rest).limit(COUNTED)).all()
    ids = [row[0] for row in rows if row[1] is None or row[1] <= day]
    return ids, len(rows) - len(ids)


def _split(node: q.Node, compiler: _Compiler) -> tuple[str, list[ColumnElement[bool]]]:
    """The part that can be matched and ranked by words, and conditions for the rest."""
    whole = compiler.match(node)
    if whole is not None:
        return whole, []
    if not isinstance(node, q.All):
        return "", [compiler.condition(node)]
    matched = [compiler.match(part) for part in node.nodes]
    words = " AND ".join(part for part in matched if part)
    rest = [
        compiler.condition(part)
        for part, expression in zip(node.nodes, matched, strict=True)
        if expression is None
    ]
    return words, rest


def _hits(
    connection: Connection, ids: Sequence[int], words: Sequence[q.Word | q.Phrase], language: str
) -> tuple[Hit, ...]:
    e, texts = t.entry, t.entry_text
    rows = connection.execute(
        select(e, texts.c.language, texts.c.title, texts.c.body)
        .join(texts, texts.c.entry_id == e.c.id)
        .where(e.c.id.in_(list(ids)))
    )
    found: dict[int, Any] = {}
    for row in rows:
        # A source has its base-language text alone; others have one in every language.
        if row.id not in found or row.language == language:
            found[row.id] = row
    spelled = [*words, *_spellings(connection, words)]
    return tuple(_hit(found[number], spelled) for number in ids if number in found)


def _spellings(
    connection: Connection, words: Sequence[q.Word | q.Phrase]
) -> list[q.Word | q.Phrase]:
    compiler = _Compiler(connection, date.max, Notes())
    return [
        q.Word(other, prefix=isinstance(word, q.Word) and word.prefix)
        for word in words
        for other in compiler.other_spellings(
            word.text, prefix=isinstance(word, q.Word) and word.prefix
        )
    ]


def _hit(row: Any, words: Sequence[q.Word | q.Phrase]) -> Hit:  # noqa: ANN401
    body, marks = excerpt(row.body, find_marks(row.body, words))
    return Hit(
        kind=EntryKind(row.kind),
        reference=row.reference,
        target=row.target,
        title=row.title,
        body=body,
        date=row.date,
        party=row.party,
        position=row.position,
        verified=bool(row.flags & EntryFlag.VERIFIED),
        title_marks=find_marks(row.title, words),
        body_marks=marks,
    )


def _counts(connection: Connection, ids: Sequence[int]) -> dict[str, Any]:
    """Counts by kind, topic, party and position over the entries found."""
    numbers = list(ids)
    if not numbers:
        return {}
    e = t.entry.c
    topic = t.provision_topic

    def counted(column: ColumnElement[Any], *joins: Any) -> tuple[tuple[str, int], ...]:  # noqa: ANN401
        statement = select(column, func.count()).select_from(t.entry)
        for join in joins:
            statement = statement.join(*join)
        rows = connection.execute(
            statement.where(e.id.in_(numbers), column != "")
            .group_by(column)
            .order_by(func.count().desc(), column)
        )
        return tuple((name, number) for name, number in rows)

    return {
        "by_kind": counted(e.kind),
        "by_topic": counted(topic.c.topic, (topic, topic.c.provision == e.target)),
        "by_party": counted(e.party),
        "by_position": counted(e.position),
    }
