"""One module defines which characters are unsafe; no other lists or classifies them."""

import ast
import re
import unicodedata
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import trees

DEFINED_IN = "explorer.system.text_safety"
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: Those of characters that no text should have: a private code has a glyph in some font.
_UNSAFE = _CATEGORIES - {"Co", "Cn"}
#: Usual in any text, and in the literals of any program.
_USUAL = frozenset("\t\n\r")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")


def _unescaped(text: str) -> str:
    """Return a text with the escapes that a regular expression in a raw literal has."""
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2] or match[3], 16)), text)


def lists_of_unsafe_characters(tree: ast.AST) -> Iterator[str]:
    """Emit the literals that have several unsafe characters; a single mark may be written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            characters = set(_unescaped(node.value)) - _USUAL
            unsafe = {c for c in characters if unicodedata.category(c) in _UNSAFE}
            if len(unsafe) > 1:
                yield f"line {node.lineno}: {node.value!a}"


def category_names(tree: ast.AST) -> Iterator[str]:
    """Emit the literals that name a category of unsafe characters."""
    if "unicodedata" not in ast.dump(tree):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in {*_CATEGORIES, "C"}:
            yield f"line {node.lineno}: {node.value!a}"


@pytest.mark.parametrize("rule", [lists_of_unsafe_characters, category_names])
def test_only_one_module_defines_unsafe_characters(rule: object) -> None:
    assert callable(rule)
    offenders = {module: list(rule(tree)) for module, tree in trees().items()}
    assert offenders.pop(DEFINED_IN)
    assert not {module: places for module, places in offenders.items() if places}


@pytest.mark.parametrize(
    "source",
    [
        'A = re.compile("[\\x00-\\x08\\x7f]")',
        'A = re.compile(r"[\\u202a-\\u202e]")',
        'A = "\\N{LEFT-TO-RIGHT MARK}\\N{RIGHT-TO-LEFT MARK}"',
    ],
)
def test_a_list_is_recognised(source: str) -> None:
    assert list(lists_of_unsafe_characters(ast.parse(source)))
