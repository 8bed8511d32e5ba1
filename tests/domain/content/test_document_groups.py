"""Groups of documents: which are older than the reference document, and in which order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.content.document_groups import (
    by_group,
    concordance_parts,
    has_earlier,
    with_groups,
)
from explorer.domain.content.documents import Document, DocumentGroup, TextStatus

DAY = date(2025, 11, 20)


def a_document(name: str, day: date) -> Document:
    return Document(name, name, day, TextStatus.LEAKED_COPY, "superseded_draft", 1)


TEXTS = (
    a_document("draft", DAY),
    a_document("same-day", DAY),
    a_document("answer", date(2025, 12, 24)),
    a_document("old", date(2015, 2, 12)),
    a_document("day-before", date(2025, 11, 19)),
)


def test_only_what_is_older_than_the_reference_document_is_earlier() -> None:
    groups = {item.reference: item.group for item in with_groups(TEXTS, "draft")}
    assert groups == {
        "draft": DocumentGroup.REFERENCE,
        "same-day": DocumentGroup.SINCE,
        "answer": DocumentGroup.SINCE,
        "old": DocumentGroup.EARLIER,
        "day-before": DocumentGroup.EARLIER,
    }


def test_groups_keep_the_order_of_the_documents() -> None:
    grouped = by_group(with_groups(TEXTS, "draft"))
    assert [(group, [item.reference for item in items]) for group, items in grouped] == [
        (DocumentGroup.REFERENCE, ["draft"]),
        (DocumentGroup.SINCE, ["same-day", "answer"]),
        (DocumentGroup.EARLIER, ["old", "day-before"]),
    ]


def test_without_the_reference_document_nothing_is_earlier() -> None:
    listed = with_groups(TEXTS, "another")
    assert not has_earlier(listed)
    assert concordance_parts(listed) == (tuple(item.reference for item in TEXTS),)


def test_a_concordance_has_a_table_of_earlier_texts() -> None:
    assert concordance_parts(with_groups(TEXTS, "draft")) == (
        ("draft", "same-day", "answer"),
        ("draft", "old", "day-before"),
    )
    assert concordance_parts(with_groups(TEXTS[:1], "draft")) == (("draft",),)
    assert concordance_parts(()) == ()


@given(st.lists(st.dates(), min_size=1, max_size=8), st.integers(0, 7))
def test_every_document_is_in_one_group(days: list[date], place: int) -> None:
    texts = [a_document(f"text-{number}", day) for number, day in enumerate(days)]
    baseline = texts[place % len(texts)]
    listed = with_groups(texts, baseline.reference)
    grouped = [item for _, items in by_group(listed) for item in items]
    assert sorted(item.reference for item in grouped) == sorted(item.reference for item in texts)
    assert all(item.is_earlier == (item.date < baseline.date) for item in listed)
