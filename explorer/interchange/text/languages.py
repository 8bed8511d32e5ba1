"""Detection of two texts in two languages, by script and connective words."""

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
#: Words of every text in a language that are rare in the others.
_JOINING = {
    "cs": "a i se na je v ve že z za do pro jsou nebo který které jako od po by byl této podle",
    "hu": "a az és hogy nem is egy meg vagy ha mint által szerint valamint között felek kell lesz",
    "hr": "i u na je se da za od su koji koje ili ne će po iz te kao bi sve ovaj ove strane",
    "en": "the of and to shall in by with this be is for from their any which that or as on",
    "fr": "le la les des du et un une dans par pour est sont aux sur que qui ne pas ce cette leur",
    "es": "el la los las del y un una en por para es son con que se al sus su este esta como",
    "pt": "o os as do da dos das e um uma em por para com que não ao seus sua este esta no na",
    "it": "il lo gli dei delle della e un una di in per con che è sono al nel loro questo questa",
    "de": "der die das und den dem des ein eine in zu von mit für ist sind auf nicht im wird",
    "nl": "de het een en van in te met voor is zijn op niet dat die door aan bij wordt",
    "pl": "i w na z do że się nie jest oraz dla przez od po tym ich przy który które",
    "ro": "și în la de pe cu pentru este sunt care din nu prin lor acest această al ale",
    "tr": "ve bir bu ile için olan olarak da de her veya taraf taraflar arasında tarafından",
    "uk": "і та в у на з до що не про від за або їх є для цієї цього сторони як та",
    "ru": "и в на с к что не о от за или их для этой этого стороны как по из со",
}
_SETS = {language: frozenset(words.split()) for language, words in _JOINING.items()}
#: Scripts that most texts use for a single language; and those whose languages words distinguish.
_BY_SCRIPT = {"ARABIC": "ar", "CJK": "zh", "HEBREW": "he", "GREEK": "el", "GEORGIAN": "ka"}
_WITH_WORDS = frozenset({"LATIN", "CYRILLIC"})
_ONLY_UKRAINIAN, _ONLY_RUSSIAN = frozenset("іїєґ"), frozenset("ыэёъ")
#: Fewer letters than these may be a name in any language.
_FEWEST_LETTERS = 20
_SURE = 0.7


def differ_in_language(first: str, second: str) -> bool:
    """Return whether two texts, each long enough to be sure, are in two languages."""
    scripts = _script(first), _script(second)
    if not all(scripts):
        return False
    if scripts[0] != scripts[1]:
        return True
    languages = language_of_text(first), language_of_text(second)
    return all(languages) and languages[0] != languages[1]


def detected_language(text: str) -> str:
    """Return the two-letter code of a text's language, or "" if it is not certain."""
    script = _script(text)
    return _BY_SCRIPT.get(script, "") or (language_of_text(text) if script in _WITH_WORDS else "")


def _script(text: str) -> str:
    """Return the script of most letters, or "" if they are few or mixed."""
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return ""
    counts: Counter[str] = Counter()
    for letter, times in Counter(letters).items():
        counts[unicodedata.name(letter, "?").partition(" ")[0]] += times
    script, count = counts.most_common(1)[0]
    return script if count >= _SURE * len(letters) else ""


def language_of_text(text: str) -> str:
    """Return the language with the most connective words, or "" if two are equal."""
    words = [word.casefold() for word in _WORD.findall(text[:20_000])]
    letters = frozenset("".join(words))
    if letters & _ONLY_UKRAINIAN and not letters & _ONLY_RUSSIAN:
        return "uk"
    if letters & _ONLY_RUSSIAN and not letters & _ONLY_UKRAINIAN:
        return "ru"
    counts = Counter(
        {code: sum(word in joining for word in words) for code, joining in _SETS.items()}
    )
    (best, most), (_, next_most) = counts.most_common(2)
    return best if most >= 2 and most > 1.3 * next_most else ""
