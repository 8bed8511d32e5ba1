"""The catalogues of the window are complete, consistent, and those that were released."""

import re
import runpy
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from explorer.system.paths import RESOURCES

FOLDER = RESOURCES / "translations"
TOOL = runpy.run_path(str(FOLDER / "update.py"))
CATALOGUES = ("explorer_uk.ts", "explorer_en.ts")
#: Plural forms of a language.
FORMS = {"explorer_uk.ts": 3, "explorer_en.ts": 2}
MNEMONIC = re.compile(r"&(?!&)(\w)")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    translations: tuple[str, ...]
    is_plural: bool
    state: str


def messages(file: Path) -> Iterator[Message]:
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                tuple(forms) or (translation.text or "",),
                message.get("numerus") == "yes",
                translation.get("type", ""),
            )


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def keys(file: Path) -> set[tuple[str, str, bool]]:
    return {(message.context, message.source, message.is_plural) for message in messages(file)}


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_the_sentences_of_the_source_and_no_others(
    name: str, tmp_path: Path
) -> None:
    TOOL["update_copy"](FOLDER / name, tmp_path / name)
    updated: Any = keys(tmp_path / name)
    assert updated == keys(FOLDER / name), "run resources/translations/update.py"
    assert {message.state for message in messages(tmp_path / name)} == {""}


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_sentence_is_translated_in_all_its_plural_forms(name: str) -> None:
    for message in messages(FOLDER / name):
        assert message.state == "", message
        assert all(text.strip() for text in message.translations), message
        assert len(message.translations) == (FORMS[name] if message.is_plural else 1), message


@pytest.mark.parametrize("name", CATALOGUES)
def test_placeholders_and_typography_are_those_of_the_source(name: str) -> None:
    for message in messages(FOLDER / name):
        for text in message.translations:
            assert fields(text) == fields(message.source), message
            assert ("%n" in text) == ("%n" in message.source), message
            assert bool(MNEMONIC.search(text)) == bool(MNEMONIC.search(message.source)), message
            for end in ("…", ":", " "):
                assert text.endswith(end) == message.source.endswith(end), message
            assert text.startswith(" ") == message.source.startswith(" "), message


def test_ukrainian_is_written_in_ukrainian_letters() -> None:
    for message in messages(FOLDER / "explorer_uk.ts"):
        for text in message.translations:
            assert not re.search("[ыэъёЫЭЪЁ“”']", text.replace("'р.'", "").replace("'року'", ""))
            # A word with letters of both scripts looks right and is not.
            assert not re.search(r"[A-Za-z][А-Яа-яІіЇїЄєҐґ]|[А-Яа-яІіЇїЄєҐґ][A-Za-z]", text), text


@pytest.mark.parametrize("name", CATALOGUES)
def test_what_is_released_is_what_the_catalogue_says(name: str, tmp_path: Path) -> None:
    released = tmp_path / "released.qm"
    TOOL["release"](FOLDER / name, released)
    assert released.read_bytes() == (FOLDER / name).with_suffix(".qm").read_bytes()
