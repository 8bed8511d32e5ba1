"""Questions typed in plain words: who opposes an amnesty, хто проти амністії.

A question becomes filters and the words that are left. Plain searches are not changed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.domain.search.query import QueryField, Word

_CLAUSE_NUMBER = re.compile(r"[1-9]\d?")
#: Positions that a word of a question stands for, by the name of its pattern.
_POSITIONS = {
    "opposes": ("opposes",),
    "supports": ("supports",),
    "accepts": ("supports", "accepts_conditionally"),
    "undecided": ("undecided",),
    "seeks_changes": ("seeks_changes",),
}


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Words of questions in all languages, as `resources/search/questions.toml` lists them."""

    lists: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]

    def lists_word(self, word: str, *names: str) -> bool:
        """Return True if a word is in any of these lists."""
        return any(word in self.lists.get(name, ()) for name in names)

    def matches(self, word: str, name: str) -> bool:
        """Return True if a word matches a pattern."""
        pattern = self.patterns.get(name)
        return pattern is not None and pattern.fullmatch(word) is not None

    def positions(self, word: str) -> tuple[str, ...]:
        """Return the positions that a word stands for."""
        for name, positions in _POSITIONS.items():
            if self.matches(word, name):
                return positions
        return ()

    def confidence(self, word: str) -> str:
        """Return the confidence that a word stands for, or ""."""
        return next((name for name in ("high", "medium", "low") if self.matches(word, name)), "")

    def is_filler(self, word: str) -> bool:
        """Return True if a word says nothing about the subject of a question."""
        return self.lists_word(word, "interrogatives", "fillers", "speech", "about", "now", "if")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of a pack can name.

    Each function takes folded words and returns the identifier and the number of words that the
    longest name at their beginning takes, or None.
    """

    party: Callable[[Sequence[str]], tuple[str, int] | None]
    person: Callable[[Sequence[str]], tuple[str, int] | None]
    name: Callable[[Sequence[str]], tuple[str, int] | None]
    words: QuestionWords


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for: filters, and the words that say about what.

    ``parties`` and ``positions`` are alternatives: any of them answers the question.
    """

    fields: tuple[QueryField, ...]
    parties: tuple[str, ...]
    positions: tuple[str, ...]
    words: tuple[Word, ...]


@dataclass(slots=True)
class _Reading:
    """What has been understood so far of the words of a query."""

    parties: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    #: The words that named a party, in case that it is not the party that is asked for.
    party_words: list[Word] = field(default_factory=list)
    clause: str = ""
    confidence: str = ""
    #: Numbers are shares and not clauses: 25 %.
    shares: bool = False
    asked: bool = False
    asks_who: bool = False
    speech: bool = False
    about: bool = False
    anonymous: bool = False
    current: bool = False
    disputed: bool = False


def read_question(words: Sequence[Word], text: str, lexicon: Lexicon) -> Question | None:
    """Return what a query in plain words asks for, or None if it is not a question."""
    known = lexicon.words
    folded = [word.text.casefold().strip("?!.,;:«»\"'") for word in words]
    reading = _Reading(asks_who=known.lists_word(folded[0], "who"), shares="%" in text)
    reading.asked = text.rstrip().endswith("?") or any(
        known.lists_word(word, "interrogatives") for word in (folded[0], folded[-1])
    )
    if any(known.lists_word(word, "if") for word in folded):
        subject = (w for w, plain in zip(words, folded, strict=True) if not known.is_filler(plain))
        return Question((), (), (), tuple(subject)) if reading.asked else None
    index = 0
    while index < len(words):
        index += _read_at(index, words, folded, lexicon, reading)
    return _question(reading)


def _question(reading: _Reading) -> Question | None:
    is_position = bool(reading.positions or reading.speech or reading.clause)
    if not is_position and reading.words:
        # How many soldiers would Ukraine have: a subject like any other word.
        reading.words += reading.party_words
        reading.parties.clear()
    named = reading.parties or (reading.people and (reading.speech or reading.positions))
    is_of_statements = reading.anonymous or reading.disputed or reading.confidence
    if not (reading.asked or (named and is_position) or is_of_statements):
        return None
    fields = _fields(reading)
    if not (fields or reading.parties or reading.positions or reading.words):
        return None
    parties, positions = map(tuple, map(dict.fromkeys, (reading.parties, reading.positions)))
    return Question(fields, parties, positions, tuple(reading.words))


def _read_at(
    index: int,
    words: Sequence[Word],
    folded: Sequence[str],
    lexicon: Lexicon,
    reading: _Reading,
) -> int:
    """Read what is named at a place in a query; return how many words it takes."""
    rest, word = folded[index:], folded[index]
    name, party, person = lexicon.name(rest), lexicon.party(rest), lexicon.person(rest)
    longest = max((match[1] for match in (party, person) if match), default=0)
    if name is not None and name[1] > max(longest, 1):
        reading.words += words[index : index + name[1]]
        return name[1]
    if party is not None and party[1] == longest:
        _read_party(party[0], words[index : index + party[1]], reading)
        return party[1]
    if person is not None:
        reading.people.append(person[0])
        return person[1]
    following = rest[1] if len(rest) > 1 else ""
    confidence = lexicon.words.confidence(word)
    if confidence and lexicon.words.matches(following, "confidence_noun"):
        reading.confidence = confidence
        return 2
    if lexicon.words.lists_word(word, "clause_nouns") and _CLAUSE_NUMBER.fullmatch(following):
        reading.clause = following
        return 2
    _read_word(words[index], word, following, lexicon.words, reading)
    return 1


def _read_party(party: str, words: Sequence[Word], reading: _Reading) -> None:
    """Read the name of a party: who speaks, or what is spoken about."""
    # Who opposes NATO, Russia on NATO: what is spoken about.
    if reading.about or (reading.positions and (reading.asks_who or reading.parties)):
        reading.words += words
    else:
        reading.parties.append(party)
        reading.party_words += words


def _read_word(
    typed: Word, word: str, following: str, known: QuestionWords, reading: _Reading
) -> None:
    """Read a word that is not part of a name."""
    positions = known.positions(word)
    if known.matches(word, "supports_before_subject"):
        is_first = (reading.asked or reading.parties) and not reading.words
        positions = ("supports",) if is_first else ()
    is_contradiction = known.matches(word, "contradiction")
    reading.disputed |= is_contradiction
    reading.current |= known.lists_word(word, "now")
    reading.speech |= known.lists_word(word, "speech")
    reading.about |= known.lists_word(word, "about")
    is_statement = known.matches(word, "statements")
    if positions:
        reading.positions += positions
    elif known.matches(word, "anonymous") and (
        not following or known.matches(following, "statements")
    ):
        reading.anonymous = True
    elif _CLAUSE_NUMBER.fullmatch(word) and not (reading.words or following or reading.shares):
        reading.clause = word
    elif not word or is_contradiction or known.is_filler(word):
        return
    elif not (is_statement and (reading.anonymous or reading.asked or reading.confidence)):
        reading.words.append(typed)


def _fields(reading: _Reading) -> tuple[QueryField, ...]:
    """Return the filters of a question, except those of parties and positions."""
    fields: list[QueryField] = []
    if reading.speech or reading.positions:
        fields += [QueryField("speaker", person) for person in dict.fromkeys(reading.people)]
    else:
        reading.words += [Word(person) for person in dict.fromkeys(reading.people)]
    if reading.clause:
        fields.append(QueryField("clause", reading.clause))
    if reading.anonymous:
        fields.append(QueryField("attribution", "anonymous_official"))
    if reading.confidence:
        fields.append(QueryField("confidence", reading.confidence))
    if reading.disputed:
        fields.append(QueryField("is", "disputed"))
    if reading.current and (reading.positions or reading.parties):
        fields.append(QueryField("is", "current"))
    return tuple(fields)
