"""Identifiers of agreements with titles in any script."""

import re

import pytest

from explorer.interchange.model.agreement import identifier_of

TITLES = (
    *("اتفاق وقف إطلاق النار", "اتفاق تبادل الأسرى", "停火协定", "停火协议", "평화 협정"),
    *("הסכם שלום", "Мирна угода", "შეთანხმება", "Συμφωνία", "शांति समझौता", "和平2031"),
)


def test_titles_in_any_script_have_identifiers_of_their_own() -> None:
    identifiers = [identifier_of(title) for title in TITLES]
    assert len(set(identifiers)) == len(TITLES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in identifiers)
    assert [identifier_of(title) for title in TITLES] == identifiers


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Мирна угода", "myrna-uhoda"),
        ("Accord de paix à 3", "accord-de-paix-a-3"),
        ("اتفاق وقف إطلاق النار", "atfaq-wqf-atlaq-alnar"),
        ("평화 협정", "pyeonghwa-hyeobjeong"),
        ("", "agreement"),
        ("—", "agreement"),
    ],
)
def test_a_title_is_romanised(title: str, identifier: str) -> None:
    assert identifier_of(title) == identifier
