"""Topics that agreements share, by codes of PA-X and by words in the names of their topics."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from explorer.domain.content.documents import Topic
from explorer.system.paths import RESOURCES

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class SharedTopic:
    """A topic of the library: its identifier, its names by language, codes and words."""

    reference: str
    names: tuple[tuple[str, str], ...]
    codes: frozenset[str]
    words: tuple[str, ...]

    def name(self, language: str) -> str:
        """Return the name in a language, otherwise in English."""
        names = dict(self.names)
        return names.get(language, names["en"])

    def includes(self, topic: Topic) -> bool:
        """Return whether a topic of an agreement belongs to this shared topic."""
        if topic.reference.casefold() in self.codes:
            return True
        return any(word.startswith(self.words) for word in _WORD.findall(topic.name.casefold()))


@lru_cache(maxsize=1)
def shared_topics() -> tuple[SharedTopic, ...]:
    """Return the topics of `resources/search/library_topics.toml` in their order."""
    text = (RESOURCES / "search" / "library_topics.toml").read_text("utf-8")
    return tuple(
        SharedTopic(
            reference,
            tuple((language, record[language]) for language in ("en", "uk")),
            frozenset(code.casefold() for code in record["codes"]),
            tuple(record["words"]),
        )
        for reference, record in tomllib.loads(text).items()
    )


def topics_within(shared: SharedTopic, topics: Iterable[Topic]) -> frozenset[str]:
    """Return the references of an agreement's topics that belong to a shared topic."""
    return frozenset(topic.reference for topic in topics if shared.includes(topic))
