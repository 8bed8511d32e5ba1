"""A library of 100,000 clauses and 1,000,000 stances, made from a fixed seed, compiled once."""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from explorer.store.pack.writer import write_pack

SEED = 28
DOCUMENTS, CLAUSES_EACH, STANCES_EACH = 1_000, 100, 10
PARTIES = tuple(f"party-{number}" for number in range(20))
POSITIONS = ("supports", "accepts_conditionally", "undecided", "seeks_changes", "opposes")
FIRST_DAY = date(2020, 1, 1)
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def vocabulary() -> tuple[list[str], list[float]]:
    """20,000 made-up words and their cumulative weights, as words fall off in real texts."""
    rng = random.Random(SEED)  # noqa: S311 - a library, not a secret
    words: set[str] = set()
    while len(words) < 20_000:
        syllables = rng.randint(2, 5)
        letters = (rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(syllables))
        words.add("".join(letters))
    weights = accumulate(1 / rank for rank in range(1, len(words) + 1))
    return sorted(words, key=lambda word: (len(word), word)), list(weights)


class Library:
    """Rows of the library's tables, made as they are asked for."""

    def __init__(self) -> None:
        self.words, self.weights = vocabulary()

    def text(self, rng: random.Random, length: int) -> str:
        """Return some words, the frequent ones more often."""
        return " ".join(rng.choices(self.words, cum_weights=self.weights, k=length))

    def clauses(self) -> Iterator[tuple[int, str, str, str]]:
        """Return number, document, title and summary of every clause."""
        rng = random.Random(SEED + 1)  # noqa: S311
        for index in range(DOCUMENTS * CLAUSES_EACH):
            document = f"doc-{index // CLAUSES_EACH}"
            yield index, document, self.text(rng, 4), self.text(rng, 30)

    def stances(self) -> Iterator[tuple[int, str, str, str, date, str]]:
        """Return number, clause, party, position, day and statement of every stance."""
        rng = random.Random(SEED + 2)  # noqa: S311
        for index in range(DOCUMENTS * CLAUSES_EACH * STANCES_EACH):
            clause = index // STANCES_EACH
            reference = f"doc-{clause // CLAUSES_EACH}/{clause % CLAUSES_EACH + 1}"
            day = FIRST_DAY + timedelta(days=rng.randrange(2_000))
            party, position = rng.choice(PARTIES), rng.choice(POSITIONS)
            yield index, reference, party, position, day, self.text(rng, 12)

    def entries(self) -> Iterator[dict[str, Any]]:
        """Rows of the table of what search finds."""
        empty = {"party": "", "position": "", "flags": 1}
        for index, document, _, _ in self.clauses():
            reference = f"{document}/{index % CLAUSES_EACH + 1}"
            row = {"kind": "clause", "reference": reference, "target": reference}
            yield {**row, **empty, "document": document, "date": FIRST_DAY}
        for index, target, party, position, day, _ in self.stances():
            row = {"kind": "stance", "reference": f"st-{index}", "target": target, "flags": 1}
            own = {"party": party, "position": position, "date": day}
            yield {**row, **own, "document": target.partition("/")[0]}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Title and body of every entry, in the order of ``entries``."""
        for _, _, title, summary in self.clauses():
            yield title, summary
        for _, _, party, _, _, statement in self.stances():
            yield party, statement

    def entry_texts(self) -> Iterator[dict[str, Any]]:
        """Rows of the entries' texts."""
        for number, (title, body) in enumerate(self.texts(), start=1):
            yield {"entry_id": number, "language": "en", "title": title, "body": body}

    def index(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the full-text index."""
        for number, (title, body) in enumerate(self.texts(), start=1):
            yield number, title, body, "", "", "", "", ""

    def topics(self) -> Iterator[dict[str, Any]]:
        """One of 20 topics for each clause."""
        for index, document, _, _ in self.clauses():
            reference = f"{document}/{index % CLAUSES_EACH + 1}"
            yield {"topic": f"topic-{index % 20}", "provision": reference}


def generate(path: Path) -> None:
    """Write the library as a compiled pack; takes some minutes."""
    library = Library()
    pack = {"languages": ["en"], "main_parties": [], "reference_document": "doc-0"}
    tables = {
        "meta": [{"key": "pack", "value": pack}],
        "party": [
            {"id": number, "reference": reference}
            for number, reference in enumerate(PARTIES, start=1)
        ],
        "party_text": [
            {"party_id": number, "language": "en", "name": name, "short": name, "people": []}
            for number, name in enumerate(PARTIES, start=1)
        ],
        "entry": library.entries(),
        "entry_text": library.entry_texts(),
        "provision_topic": library.topics(),
    }

    def progress(done: int, of: int) -> None:
        sys.stderr.write(f"generating the library: {done} of {of}\n")

    write_pack(path, tables, library.index(), progress)
