"""Search in the user's notes."""

from dataclasses import dataclass

from explorer.domain.search import query as q
from explorer.domain.search.highlight import excerpt, find_marks, tokens
from explorer.domain.search.search_results import EntryKind, SearchHit


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes and tags by reference, for plain words, ``note:``, ``tag:``, ``has:note``."""

    texts: tuple[tuple[str, str], ...] = ()
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def tagged(self, name: str) -> list[str]:
        """Return references that have a tag whose words begin with these."""
        prefixes = tokens(name)
        return [
            reference
            for reference, names in self.tags
            if any(
                all(any(word.startswith(prefix) for word in tokens(tag)) for prefix in prefixes)
                for tag in names
            )
        ]

    def on(self, text: str) -> list[str]:
        """Return references whose note has all the words, each as a prefix."""
        prefixes = tokens(text)
        return [
            reference
            for reference, note in self.texts
            if all(any(word.startswith(prefix) for word in tokens(note)) for prefix in prefixes)
        ]

    def hits(self, node: q.Node) -> tuple[SearchHit, ...]:
        """Return the notes that match a query of words; other parts of a query match no note."""
        return tuple(
            _hit(reference, note, node) for reference, note in self.texts if _matches(node, note)
        )


def _matches(node: q.Node, note: str) -> bool:
    if isinstance(node, q.Word | q.Phrase):
        return bool(find_marks(note, [node]))
    if isinstance(node, q.Not):
        return not isinstance(node.node, q.QueryField) and not _matches(node.node, note)
    if isinstance(node, q.All):
        return all(_matches(part, note) for part in node.nodes)
    if isinstance(node, q.Any):
        return any(_matches(part, note) for part in node.nodes)
    return False


def _hit(reference: str, note: str, node: q.Node) -> SearchHit:
    body, marks = excerpt(note, find_marks(note, q.words_of(node)))
    return SearchHit(
        EntryKind.NOTE, reference, reference, reference, body, None, "", "", True, (), marks
    )
