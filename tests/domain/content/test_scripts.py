"""The script, language and direction of texts."""

import pytest

from explorer.domain.content.scripts import (
    LEFT_TO_RIGHT,
    font_of_script,
    foreign_language,
    is_right_to_left,
    script_of,
    with_direction_mark,
)


@pytest.mark.parametrize(
    ("character", "script"),
    [
        *(("ع", "Arabic"), ("٢", "Arabic"), ("َ", "Arabic"), ("ﷺ", "Arabic"), ("ש", "Hebrew")),
        *(("中", "Chinese"), ("𠜎", "Chinese"), ("の", "Japanese"), ("한", "Korean")),
        *(("ქ", "Georgian"), ("ไ", "Thai"), ("ी", "Devanagari"), ("አ", "Ethiopic")),
        *(("a", "Latin"), ("є", "Cyrillic"), ("、", ""), ("→", ""), ("\ue000", "")),
    ],
)
def test_a_letter_belongs_to_a_script(character: str, script: str) -> None:
    assert script_of(character) == script


def test_the_font_of_a_script_is_one_that_exists() -> None:
    assert font_of_script("Arabic") == "Noto Sans Arabic"
    assert font_of_script("Chinese") == "Noto Sans CJK SC"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تنسحب القوات خلال 14 يوما", "ar"),
        ("نیروها ظرف ۱۴ روز عقب‌نشینی می‌کنند", "fa"),
        ("فوجیں چودہ دن میں واپس ہٹ جائیں گے", "ur"),
        ("הכוחות ייסוגו תוך 14 יום", "he"),
        ("双方停止一切敌对行动", "zh"),
        ("両軍は敵対行為を停止する", "ja"),
        ("ძალები გავლენ", "ka"),
        ("सेनाएँ हटेंगी", ""),  # Hindi, Marathi and Nepali share the script
        ("Military forces withdraw", ""),
        ("Війська відходять", ""),
        ("The text names “اتفاق” once", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text_in_another_script(text: str, language: str) -> None:
    assert foreign_language(text) == language
    assert is_right_to_left(language) == (language in {"ar", "fa", "ur", "he"})


def test_a_number_after_a_line_from_right_to_left_stays_after_it() -> None:
    assert with_direction_mark("اتفاق (5).") == f"اتفاق (5).{LEFT_TO_RIGHT}"
    assert with_direction_mark("اتفاق of 1967") == "اتفاق of 1967"
    assert with_direction_mark("Agreement") == "Agreement"
