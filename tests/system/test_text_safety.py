"""Unsafe characters, as every reader and writer treats them."""

import json
import sys
import unicodedata
from xml.etree import ElementTree as ET

import pytest

from explorer.interchange.supplements.field_validation import text_field
from explorer.packs.source.geojson import _fits as fits_property
from explorer.reports.formats.csv_safe import safe_cell
from explorer.reports.svg.text import xml_text
from explorer.reports.text.sanitize import clean
from explorer.reports.text.typesetting import is_settable, to_typst_text
from explorer.system.text_safety import (
    escaped_in_json,
    first_unsafe,
    has_binary_controls,
    is_never_drawn,
    is_private_or_unassigned,
    is_steering,
    printable,
    visible_part,
    with_plain_spaces,
    without_invisible,
    without_steering,
    xml_safe,
)

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))
STEERING = [c for c in EVERY if is_steering(c)]


def test_controls_direction_marks_separators_and_tags_steer() -> None:
    for c in EVERY:
        if unicodedata.category(c) == "Cc" and c not in "\t\n":
            assert is_steering(c), ascii(c)
    for c in "\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\U000e0001\U000e007f":
        assert is_steering(c), ascii(c)
    assert not any(map(is_steering, "\t\n aЖ\u00a0\u200b\u200d"))


def test_no_unsafe_character_can_be_printed() -> None:
    # ``first_unsafe`` does not search a text that is printable.
    assert not any(c.isprintable() for c in STEERING)
    assert first_unsafe("plain\ttext\n") is None
    assert first_unsafe("a\u200eb\x00") == "\u200e"
    assert first_unsafe("half \ud800") == "\ud800"


@pytest.mark.parametrize(
    "function",
    [without_steering, without_invisible, with_plain_spaces, xml_safe, xml_text, clean, printable],
)
def test_no_function_lets_a_steering_character_through(function: object) -> None:
    assert callable(function)
    for c in STEERING:
        assert not any(map(is_steering, function(f"a{c}b"))), ascii(c)


def test_the_stricter_functions_remove_what_the_lenient_one_keeps() -> None:
    text = "zero\u200dwidth soft\u00adhyphen \ue000 \ud800"
    assert without_steering(text) == text
    assert without_invisible(text) == "zerowidth softhyphen  "
    assert with_plain_spaces("a\u2003b\u00a0c\u202fd\ne\u200df") == "a b\u00a0c\u202fd ef"
    assert xml_safe("a\ud800\ufffe\uffff\r\tb\n") == "a\tb\n"
    assert ET.fromstring(f"<a>{xml_safe(EVERY.translate({38: '', 60: ''}))}</a>").text  # noqa: S314


def test_separators_of_lines_are_removed_from_the_fields_of_a_supplement() -> None:
    assert text_field("a\u2028b\u2029c\nd\te", "here", 99) == "abc\nd\te"


@pytest.mark.parametrize("mark", ["\u200e", "\u061c", "\u2028", "\r", "\U000e0041", "\ud800"])
def test_a_pack_may_not_have_them_in_a_property(mark: str) -> None:
    assert not fits_property("name_en", f"A{mark}B")
    assert fits_property("name_en", "A B")


def test_a_map_has_no_mark_that_turns_its_names() -> None:
    assert xml_text("a\u202eb\u2066c\u200ed\x85e") == "abcde"


def test_no_steering_character_is_set_on_paper() -> None:
    assert not any(map(is_settable, STEERING))
    assert to_typst_text("a\u061cb\u200ec\u202ed") == "abcd"


@pytest.mark.parametrize("start", ["\u200e", "\u202e", "\u2028", "\x00", " \u00ad\u2003", "\u200b"])
def test_an_invisible_start_hides_no_formula(start: str) -> None:
    assert safe_cell(f"{start}=1+1") == f"'{start}=1+1"
    assert visible_part(f"{start}=1") == "=1"
    assert safe_cell(f"{start}one") == f"{start}one"
    assert visible_part(start) == ""


def test_a_private_code_has_a_glyph_in_some_font_and_a_control_in_none() -> None:
    assert is_private_or_unassigned("\ue000")
    assert not is_never_drawn("\ue000")
    assert all(map(is_never_drawn, "\x00\u200d\ufe0f\u202e\ud800"))


def test_a_text_file_has_line_ends_and_page_breaks_and_no_other_controls() -> None:
    assert not has_binary_controls("a\r\n\tb\x0c\x0b")
    assert has_binary_controls("a\x00")


def test_escaped_json_means_the_same() -> None:
    value = {"a": "b\u202ec\u2028d\ud800\x9b"}
    written = escaped_in_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    assert first_unsafe(written) is None
