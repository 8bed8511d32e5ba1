"""Query language of the search box: words, phrases, or, -, ( ), and field:value.

``parse`` turns the typed text into a tree of frozen nodes. Several words must all match; the
last word is also a prefix, since it may still be being typed.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

FIELDS = frozenset(
    {
        *("clause", "document", "topic", "party", "stance", "place", "source", "note", "tag"),
        *("attribution", "confidence", "speaker", "date", "since", "until", "asof", "is", "has"),
    }
)
IS_VALUES = frozenset(
    {"verified", "unverified", "stated", "assessed", "disputed", "current", "local"}
)
HAS_VALUES = frozenset({"quantity", "map", "stance", "note", "disagreement"})
#: Fields whose values keep their capitals.
_AS_TYPED = frozenset({"place", "source", "note", "tag", "speaker"})
MAX_DEPTH = 20
MAX_TOKENS = 100


@dataclass(frozen=True, slots=True)
class Word:
    """A word; ``prefix`` also matches words that begin with it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Adjacent words in this order; ``inflected`` also matches their other forms."""

    text: str
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class QueryField:
    """A named field and its value; ``start`` is the position of the value in the query."""

    name: str
    value: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Negation of a node."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Conjunction of nodes."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Disjunction of nodes."""

    nodes: tuple["Node", ...]


Node = Word | Phrase | QueryField | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; ``as_of`` is set by ``asof:`` and applies to the whole query."""

    text: str
    node: Node | None
    as_of: date | None = None


class QueryMistakeError(Exception):
    """An error in a query: ``what`` (a catalogue key), position and length, and its text.

    ``choices`` are the values that would be valid there.
    """

    def __init__(
        self, what: str, start: int, length: int, text: str = "", choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what)
        self.choices = choices
        self.what = what
        self.start = start
        self.length = length
        self.text = text


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    length: int
    negated: bool = False


_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>-?\() | (?P<close>\)) |
        (?P<field>-?[A-Za-z]+:(?:"[^"]*"|[^\s()"]*)) |
        (?P<phrase>-?"[^"]*") | (?P<unclosed>-?") |
        (?P<word>[^\s()"]+)
    )""",
    re.VERBOSE,
)


def parse(text: str) -> Query:
    """Parse a query. Raises QueryMistakeError with the kind and position of the error."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        # Half of a surrogate pair: no encoding can write it, and no text contains it.
        raise QueryMistakeError("not_text", error.start, 1) from None
    tokens = _tokens(text)
    if not tokens:
        return Query(text, None)
    reader = _Reader(tokens, text)
    node = reader.any(0)
    if reader.peek() is not None:
        token = tokens[reader.index]
        raise QueryMistakeError("closing_without_opening", token.start, token.length, ")")
    node, as_of = _extract_as_of(node)
    return Query(text, _with_prefix(node, text) if node else None, as_of)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            break
        kind = str(match.lastgroup)
        start, end = match.span(kind)
        tokens.append(_token(kind, match[kind], start, end))
        position = match.end()
        if len(tokens) > MAX_TOKENS:
            raise QueryMistakeError("too_long", start, end - start)
    return tokens


def _token(kind: str, raw: str, start: int, end: int) -> _Token:
    length = end - start
    if kind == "unclosed":
        raise QueryMistakeError("quote_not_closed", start, 1, '"')
    if kind == "word" and raw.lower() in {"or", "або"}:
        return _Token("or", raw, start, length)
    negated = raw.startswith("-") and len(raw) > 1
    body = raw[1:] if negated else raw
    if kind == "field":
        name, _, value = body.partition(":")
        if name.lower() not in FIELDS:
            # http://... or 12:30 is a word; an unknown field is an error.
            if value.startswith("//") or not value:
                return _Token("word", body, start, length, negated)
            raise QueryMistakeError("unknown_field", start, len(name), name)
        return _Token("field", body, start, length, negated)
    if kind == "phrase":
        return _Token("phrase", body.strip('"'), start, length, negated)
    return _Token(kind, body, start, length, negated)


class _Reader:
    """Recursive descent over the tokens: any := all (or all)*, all := item+."""

    def __init__(self, tokens: list[_Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.index = 0

    def peek(self) -> _Token | None:
        return self.tokens[self.index] if self.index < len(self.tokens) else None

    def any(self, depth: int) -> Node | None:
        parts = [self.all(depth)]
        while (token := self.peek()) is not None and token.kind == "or":
            self.index += 1
            following = self.peek()
            if parts[-1] is None or following is None or following.kind in {"or", "close"}:
                raise QueryMistakeError("or_without_both", token.start, token.length, token.text)
            parts.append(self.all(depth))
        nodes = [part for part in parts if part is not None]
        return Any(tuple(nodes)) if len(nodes) > 1 else (nodes[0] if nodes else None)

    def all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while (token := self.peek()) is not None and token.kind not in {"or", "close"}:
            node = self.item(token, depth)
            if node is not None:
                parts.append(node)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def item(self, token: _Token, depth: int) -> Node | None:
        self.index += 1
        node: Node | None
        if token.kind == "open":
            node = self._group(token, depth)
        elif token.kind == "field":
            node = _field(token)
        elif token.kind == "phrase":
            node = Phrase(token.text) if _has_letters(token.text) else None
        else:
            node = Word(token.text) if _has_letters(token.text) else None
        return Not(node) if node is not None and token.negated else node

    def _group(self, token: _Token, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            raise QueryMistakeError("nested_too_deeply", token.start, token.length, "(")
        node = self.any(depth + 1)
        closing = self.peek()
        if closing is None or closing.kind != "close":
            raise QueryMistakeError("parenthesis_not_closed", token.start, token.length, "(")
        self.index += 1
        return node


def _has_letters(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _field(token: _Token) -> QueryField:
    name, _, value = token.text.partition(":")
    name, value = name.lower(), value.strip('"').strip()
    start = token.start + token.negated + len(name) + 1
    if not value:
        raise QueryMistakeError("field_without_value", token.start, token.length, name)
    if name in {"asof", "since", "until"}:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise QueryMistakeError("no_date", start, len(value), value) from None
    if name == "date":
        # Loaded when first needed: the search box imports this module at every start.
        from explorer.domain.search.typed_dates import read_value

        if read_value(value) is None:
            raise QueryMistakeError("no_date", start, len(value), value)
    allowed = {"is": IS_VALUES, "has": HAS_VALUES}.get(name)
    if allowed is not None and value.lower() not in allowed:
        raise QueryMistakeError(f"unknown_{name}", start, len(value), value)
    normalised = value if name in _AS_TYPED else value.lower()
    return QueryField(name, normalised, start + _quote_length(token.text))


def _quote_length(text: str) -> int:
    """Return 1 if the value of a field is quoted, 0 otherwise."""
    return int(text.partition(":")[2].startswith('"'))


def _extract_as_of(node: Node | None) -> tuple[Node | None, date | None]:
    """Extract ``asof:`` from the top level, where it applies to the whole query."""
    parts = node.nodes if isinstance(node, All) else (node,) if node else ()
    days = [
        date.fromisoformat(part.value)
        for part in parts
        if isinstance(part, QueryField) and part.name == "asof"
    ]
    rest = tuple(p for p in parts if not (isinstance(p, QueryField) and p.name == "asof"))
    if not days:
        return node, None
    if not rest:
        return None, min(days)
    return (rest[0] if len(rest) == 1 else All(rest)), min(days)


def _with_prefix(node: Node, text: str) -> Node:
    """Make the last word a prefix, unless a space after it ends it."""
    if text.endswith((" ", ")", '"')):
        return node
    if isinstance(node, Word):
        return replace(node, prefix=True)
    if isinstance(node, All | Any):
        return type(node)((*node.nodes[:-1], _with_prefix(node.nodes[-1], text)))
    if isinstance(node, Not):
        return Not(_with_prefix(node.node, text))
    return node


def to_text(node: Node) -> str:
    """Return the text of a query that ``parse`` reads as this node."""
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Phrase):
        return f'"{node.text}"'
    if isinstance(node, QueryField):
        value = node.value if re.fullmatch(r'[^\s()"]+', node.value) else f'"{node.value}"'
        return f"{node.name}:{value}"
    if isinstance(node, Not):
        return f"-{to_text(node.node)}"
    if isinstance(node, Any):
        return f"({' or '.join(map(to_text, node.nodes))})"
    parts = (
        f"({to_text(part)})" if isinstance(part, All) else to_text(part) for part in node.nodes
    )
    return " ".join(parts)


def with_field(text: str, name: str, value: str) -> str:
    """Return the text of a query with a field set to a value; an empty value removes the field."""
    pattern = rf'(?:(?<=\s)|^)-?{name}:(?:"[^"]*"|[^\s()"]*)\s*'
    rest = re.sub(pattern, "", text, flags=re.IGNORECASE).strip()
    field_text = to_text(QueryField(name, value)) if value else ""
    return " ".join(filter(None, (rest, field_text)))


def verbatim(text: str) -> str:
    """Return a query for the words of a text exactly as typed."""
    return " ".join(f'"{word}"' for word in text.replace('"', " ").split())


def words_of(node: Node | None) -> tuple[Word | Phrase, ...]:
    """Return the words and phrases to highlight; those after a minus are left out."""
    if isinstance(node, Word | Phrase):
        return (node,)
    if isinstance(node, All | Any):
        return tuple(word for part in node.nodes for word in words_of(part))
    return ()
