"""The template of the symbols is the one that is made of them."""

from explorer.reports.formats.typst_symbols import TEMPLATE, symbols_template


def test_the_template_holds_the_symbols_as_they_are() -> None:
    remedy = "run python3 -m explorer.reports.formats.typst_symbols"
    assert TEMPLATE.read_text(encoding="utf-8") == symbols_template(), remedy
