"""Long texts that are generated: an agreement with annexes, an accord, a resolution."""

import random
import textwrap
from collections.abc import Iterator

ENGLISH = """\
the parties shall ensure that all forces withdraw from the agreed zone of separation within
fourteen days and report to the joint commission every week on each step of the schedule"""
SPANISH = """\
las partes acuerdan que la reforma rural integral se ejecute en todo el territorio nacional
con enfoque de género y étnico para todas las víctimas del conflicto"""
ROWS = 46


def sentence(rng: random.Random, language: str, count: int = 45) -> str:
    """Return a sentence of random words."""
    words = language.split()
    return " ".join(rng.choice(words) for _ in range(count)).capitalize() + "."


def paged(lines: list[str], head: str) -> str:
    """Return lines on pages, each with its number and a running head."""
    pages = [lines[start : start + ROWS] for start in range(0, len(lines), ROWS)]
    return "\n".join(
        "\n".join([*page, "", f"{'':35}{number}", "", head, ""])
        for number, page in enumerate(pages, start=1)
    )


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return the lines of a paragraph."""
    return textwrap.wrap(text, 84, subsequent_indent=indent, break_on_hyphens=False)


def _articles(rng: random.Random, count: int, paragraphs: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield from ("", f"Article {_roman(number)}", f"Subject {number}", "")
        for paragraph in range(1, paragraphs + 1):
            yield from wrapped(f"{paragraph}. {sentence(rng, ENGLISH)}")
            yield from (f"   ({letter}) item {letter} of {paragraph};" for letter in "ab")
            yield ""


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    names = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + names[units]


def dayton(articles: int = 11, annexes: int = 11, paragraphs: int = 12) -> str:
    """Return a framework agreement with annexes whose articles begin again, on pages."""
    rng = random.Random(1)  # noqa: S311 - texts, no secret
    lines = ["GENERAL FRAMEWORK AGREEMENT FOR PEACE", "", "CONTENTS"]
    lines += [f"Article {_roman(n)} Subject {n} ........ {n}" for n in range(1, articles + 1)]
    lines += [f"Annex {n} Matters {n} ........ {20 + n}" for n in range(1, annexes + 1)]
    lines += ["", "The Parties have agreed as follows:"]
    lines += _articles(rng, articles, 2)
    lines += ["", "DONE at Paris, this 14th day of December 1995, in one language.", ""]
    lines += ["For the Republic of the North:", "A. Person", ""]
    for number in range(1, annexes + 1):
        lines += ["", f"ANNEX {number}", f"AGREEMENT ON MATTERS {_roman(number)}"]
        lines += _articles(rng, articles, paragraphs)
    return paged(lines, "General Framework Agreement for Peace                    GFA/1995")


def colombia(points: int = 6, sections: int = 9, paragraphs: int = 14) -> str:
    """Return an accord of numbered points with sections and lists beyond z, in Spanish."""
    rng = random.Random(2)  # noqa: S311 - texts, no secret
    lines = ["ACUERDO FINAL", "", "PREÁMBULO", "", *wrapped(sentence(rng, SPANISH)), ""]
    for point in range(1, points + 1):
        lines += [f"{point}. Tema {point}: {sentence(rng, SPANISH, 9)}", ""]
        for section in range(1, sections + 1):
            lines += [f"{point}.{section}. Apartado {section}", ""]
            for _ in range(paragraphs):
                lines += [*wrapped(sentence(rng, SPANISH)), ""]
            lines += [f"• medida {section}", ""]
    lines += ["Hecho en Bogotá, D.C., el 24 de noviembre de 2016.", ""]
    return paged(lines, "Acuerdo Final                    24.11.2016")


def resolution(paragraphs: int = 60, annex: int = 120) -> str:
    """Return a resolution with preambular paragraphs, footnotes and an annex of its own numbers."""
    rng = random.Random(3)  # noqa: S311 - texts, no secret
    lines = ["Resolution 9999 (2031)", "", "The Security Council,", ""]
    for verb in ("Recalling", "Welcoming", "Determined"):
        lines += [*wrapped(f"{verb} {sentence(rng, ENGLISH).lower()[:-1]},"), ""]
    notes = []
    for number in range(1, paragraphs + 1):
        note = f"[{number}]" if number % 10 == 0 else ""
        notes += [f"{note} S/2031/{number}."] if note else []
        end = "." if number == paragraphs else ";"
        lines += [
            *wrapped(f"{number}. Decides that {sentence(rng, ENGLISH).lower()[:-1]}{end}{note}"),
            "",
        ]
    lines += ["Annex", "", "Package of measures", ""]
    for number in range(1, annex + 1):
        lines += [*wrapped(f"{number}. {sentence(rng, ENGLISH)}"), ""]
    return paged([*lines, *notes], "S/RES/9999 (2031)")
