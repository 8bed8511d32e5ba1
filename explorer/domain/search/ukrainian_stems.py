"""Stems of Ukrainian words, so that a word matches its other cases and persons.

A light stemmer: it removes the ending and evens out the alternations of sounds that declension
brings (Київ and Києва, допомога and допомозі). A stem is a key to compare, not a word. No
maintained library has Ukrainian: Snowball lists it as requested.
"""

import re

#: Endings of nouns, adjectives, participles and verbs.
_ENDINGS = (
    # nouns
    "іями ями ами іям ям ам іях ях ах ією єю ею ою іє єм ем ом ові еві єві ів їв ей ій їй ії ія ію "
    "ьми ня ню а я о е є у ю и і ї ь й "
    # adjectives and participles
    "ого ього ому ьому ими іми их іх ий ій їй ої ьої ою ьою им ім є "
    # verbs
    "ували увати увала ував ують ується ую уєш ує уємо уть ють ать ять ить їть ати яти ити іти "
    "ала яла ила іла али яли или іли ало яло ило іло ав яв ив ів ай айте атиме атимуть уватиме "
    "уватимуть имуть име "
    # nouns of a verb
    "ння нню нням ням"
)
_ENDINGS_LONGEST_FIRST = tuple(sorted(set(_ENDINGS.split()), key=len, reverse=True))
_REFLEXIVE = re.compile(r"с[яь]$")
_VOWEL = re.compile("[аеиоуюяіїє]")
_LAST_VOWEL = re.compile("[оеіїє](?=[^аеиоуюяіїє]*$)")
#: Consonants that alternate in front of an ending: рука and руці, допомога and допомозі.
_ALTERNATIONS = str.maketrans("гжцчхш", "ззкксс")
#: An ending, or part of a name with or without an ending: Трампові and Харкові, пунктів and Харків.
_AMBIGUOUS = re.compile("[оеєії]в(і?)$")
_SHORTEST = 3


def ukrainian_stems(word: str) -> frozenset[str]:
    """Return the keys that the forms of a Ukrainian word share; ``word`` is in lower case.

    >>> ukrainian_stems("гарантіями") == ukrainian_stems("гарантії")
    True
    """
    stem = _REFLEXIVE.sub("", word) if len(word) > 6 else word
    keys = {_key(_without_ending(stem))}
    ambiguous = _AMBIGUOUS.search(stem)
    if ambiguous is not None and len(stem) > _SHORTEST:
        keys.add(_key(stem.removesuffix(ambiguous[1])))
    return frozenset(keys)


def _key(stem: str) -> str:
    """Return a stem with the sounds that alternate made equal."""
    if len(stem) > 4 and stem[-2] in "ое" and stem[-1] in "кц" and not _VOWEL.match(stem[-3]):
        # A vowel that other forms lack: список and списку.
        stem = stem[:-2] + stem[-1]
    # A vowel of the last syllable alternates: Харків and Харкова.
    stem = _LAST_VOWEL.sub("о", stem)
    return stem[:-1] + stem[-1:].translate(_ALTERNATIONS)


def _without_ending(word: str) -> str:
    """Return a word without its longest ending that leaves a syllable."""
    for ending in _ENDINGS_LONGEST_FIRST:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST and _VOWEL.search(stem):
            return _without_soft_sign(stem)
    return _without_soft_sign(word)


def _without_soft_sign(stem: str) -> str:
    """Return a stem without a soft sign at its end, which other forms lack."""
    return stem.removesuffix("ь") if len(stem) > _SHORTEST else stem
