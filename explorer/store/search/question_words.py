"""Reader of the words by which a question is understood, from `resources/search/`."""

import re
import tomllib
from collections import defaultdict
from functools import lru_cache

from explorer.domain.search.questions import QuestionWords
from explorer.system.paths import RESOURCES


@lru_cache(maxsize=1)
def load_question_words() -> QuestionWords:
    """Return the words of questions in all languages together."""
    file = RESOURCES / "search" / "questions.toml"
    lists: dict[str, set[str]] = defaultdict(set)
    patterns: dict[str, list[str]] = defaultdict(list)
    for language in tomllib.loads(file.read_text(encoding="utf-8")).values():
        for name, pattern in language.pop("patterns", {}).items():
            patterns[name].append(pattern)
        for name, words in language.items():
            lists[name].update(words.split())
    return QuestionWords(
        {name: frozenset(words) for name, words in lists.items()},
        {name: re.compile("|".join(parts)) for name, parts in patterns.items()},
    )
