"""Words for paper and map exist in each language."""

import re

import pytest

from explorer.cartography.scene.layers import LAYERS
from explorer.domain.content.features import FeatureClass
from explorer.i18n.message_catalog import day_text, load_words


def test_every_english_word_is_there_in_ukrainian_with_the_same_gaps() -> None:
    english, ukrainian = load_words("en"), load_words("uk")
    assert set(english) == set(ukrainian)
    for key, text in english.items():
        gaps = re.findall(r"\{\w+\}", text)
        assert sorted(gaps) == sorted(re.findall(r"\{\w+\}", ukrainian[key])), key
    same = [k for k in english if english[k] == ukrainian[k] and re.search(r"[a-z]{3}", english[k])]
    assert all("{" in english[k] for k in same), same


@pytest.mark.parametrize("language", ["en", "uk"])
def test_each_layer_and_class_has_its_words(language: str) -> None:
    words = load_words(language)
    for spec in LAYERS:
        assert f"map.layer.{spec.key}" in words
        if spec.legend:
            assert f"map.about.{spec.key}" in words
    assert all(f"map.class.{c}" in words for c in FeatureClass)


def test_an_unknown_language_speaks_english() -> None:
    assert load_words("xx") == load_words("en")
    assert load_words("../en") == load_words("en")


def test_days_are_written_as_people_do() -> None:
    assert day_text("2025-11-23", load_words("en")) == "23 Nov 2025"
    assert day_text("2025-11-23", load_words("uk")) == "23 листопада 2025 р."
    assert day_text("2020", load_words("en")) == "2020"
    assert day_text("2025-13-01", load_words("en")) == "2025-13-01"
