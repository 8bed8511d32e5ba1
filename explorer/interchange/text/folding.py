"""Forms of a text for comparison: plain digits, plain punctuation, letters without accents.

Every form has the length of the text, so that a place in it is the place in the text.
"""

import unicodedata

_PUNCTUATION = {
    "（": "(",
    "）": ")",
    "．": ".",
    "：": ":",
    "［": "[",
    "］": "]",
    "﹣": "-",
    "　": " ",
}


class _Table(dict[int, str]):
    """Translation table that computes the form of a character at its first occurrence."""

    def __missing__(self, code: int) -> str:
        self[code] = form = self.form(chr(code))
        return form

    def form(self, character: str) -> str:
        """Return the form of a character."""
        digit = unicodedata.decimal(character, None)
        return _PUNCTUATION.get(character, character) if digit is None else str(digit)


class _FoldingTable(_Table):
    """Translation table that also removes accents and the signs on Arabic letters."""

    def form(self, character: str) -> str:
        """Return the base letter of a character."""
        plain = super().form(character)
        base = unicodedata.normalize("NFD", plain)[0]
        return base if len(base.lower()) == 1 else plain


_PLAIN, _FOLDED = _Table(), _FoldingTable()


def with_plain_digits(text: str) -> str:
    """Return a text of the same length with the digits 0 to 9 and the punctuation of ASCII."""
    return text if text.isascii() else text.translate(_PLAIN)


def folded_form(text: str) -> str:
    """Return a text of the same length with plain digits and letters without accents."""
    return text if text.isascii() else text.translate(_FOLDED)
