"""Templates of briefing sets: the same items in both languages, with something to write."""

from datetime import date

import pytest

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind
from explorer.reports.book.set_templates import read_templates, set_from_template

FRAME = BriefingSet("key", "", "ukraine-2025", "1", date(2026, 6, 30))


def test_both_languages_have_the_same_items() -> None:
    english, ukrainian = read_templates("en"), read_templates("uk")
    assert [[kind for kind, _ in template.items] for template in english] == [
        [kind for kind, _ in template.items] for template in ukrainian
    ]
    for first, second in zip(english, ukrainian, strict=True):
        assert first.name != second.name
        for (kind, text), (_, translated) in zip(first.items, second.items, strict=True):
            assert bool(text) == bool(translated) == (kind in WRITTEN)


def test_an_unknown_language_is_in_english() -> None:
    assert read_templates("xx") == read_templates("en")


@pytest.mark.parametrize("clause", ["us-28/21", ""])
def test_a_set_has_the_clause_in_view_if_there_is_any(clause: str) -> None:
    for template in read_templates("en"):
        briefing = set_from_template(template, FRAME, clause, "us-28")
        assert briefing.name == template.name
        assert briefing.references == ((clause,) if clause else ())
        tables = [item for item in briefing.items if item.kind is ItemKind.STANCES]
        assert all(item.reference == "us-28" for item in tables)
        assert len({item.key for item in briefing.items}) == len(briefing.items)
