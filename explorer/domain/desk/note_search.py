"""The user's notes as something to be searched."""

from dataclasses import dataclass

from explorer.domain.search import query as q
from explorer.domain.search.highlight import excerpt, find_marks, tokens
from explorer.domain.search.search_results import EntryKind, Hit


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes and tags by what they are on, for plain words, ``note:``, ``tag:``, ``has:note``."""

    texts: tuple[tuple[str, str], ...] = ()
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def tagged(self, name: str) -> list[str]:
        """References that have a tag, told by the beginning of its words."""
        wanted = tokens(name)
        return [
            reference
            for reference, names in self.tags
            if any(
                all(any(has.startswith(one) for has in tokens(tag)) for one in wanted)
                for tag in names
            )
        ]

    def on(self, words: str) -> list[str]:
        """References whose note has all the words, each as a beginning."""
        wanted = tokens(words)
        return [
            reference
            for reference, note in self.texts
            if all(any(has.startswith(one) for has in tokens(note)) for one in wanted)
        ]

    def hits(self, node: q.Node) -> tuple[Hit, ...]:
        """Notes that a query of words alone finds; any other part of a query finds no note."""
        return tuple(
            _hit(reference, note, node) for reference, note in self.texts if _found(node, note)
        )


def _found(node: q.Node, note: str) -> bool:
    if isinstance(node, q.Word | q.Phrase):
        return bool(find_marks(note, [node]))
    if isinstance(node, q.Not):
        return not isinstance(node.node, q.Field) and not _found(node.node, note)
    if isinstance(node, q.All):
        return all(_found(part, note) for part in node.nodes)
    if isinstance(node, q.Any):
        return any(_found(part, note) for part in node.nodes)
    return False


def _hit(reference: str, note: str, node: q.Node) -> Hit:
    body, marks = excerpt(note, find_marks(note, q.words_of(node)))
    return Hit(EntryKind.NOTE, reference, reference, reference, body, None, "", "", True, (), marks)
