"""Groups of documents: the reference document, the texts since then, and the earlier texts.

An earlier text cannot have amended the reference document, so that nothing may be worded as if.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.domain.content.documents import Document, DocumentGroup


def with_groups(documents: Sequence[Document], reference: str) -> tuple[Document, ...]:
    """Return documents with their groups, by date, seen from the reference document.

    A text of the same day is not an earlier text. Without the reference document none is earlier.
    """
    day = next((item.date for item in documents if item.reference == reference), None)

    def group(item: Document) -> DocumentGroup:
        if item.reference == reference:
            return DocumentGroup.REFERENCE
        is_earlier = day is not None and item.date < day
        return DocumentGroup.EARLIER if is_earlier else DocumentGroup.SINCE

    return tuple(replace(item, group=group(item)) for item in documents)


def has_earlier(documents: Iterable[Document]) -> bool:
    """Return True if there are earlier texts, so that the groups are to be named."""
    return any(item.is_earlier for item in documents)


def by_group(
    documents: Iterable[Document],
) -> tuple[tuple[DocumentGroup, tuple[Document, ...]], ...]:
    """Return the groups that have documents, each with its documents in their order."""
    listed = tuple(documents)
    groups = (
        (group, tuple(item for item in listed if item.group is group)) for group in DocumentGroup
    )
    return tuple((group, items) for group, items in groups if items)


def concordance_parts(documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
    """Return the columns of the tables of a concordance, as references of documents.

    Earlier texts have a table of their own, beside the reference document.
    """
    grouped = {
        group: tuple(item.reference for item in items) for group, items in by_group(documents)
    }
    baseline = grouped.get(DocumentGroup.REFERENCE, ())
    since = grouped.get(DocumentGroup.SINCE, ())
    earlier = grouped.get(DocumentGroup.EARLIER, ())
    tables = (baseline + since if since else (), baseline + earlier if earlier else ())
    return tuple(table for table in tables if table) or ((baseline,) if baseline else ())
