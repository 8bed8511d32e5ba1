"""Texts that no output may break on, and a pack in which every free text is one of them."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from explorer.packs.source import record_specs
from explorer.packs.source.schema import Field, Spec

#: One of each kind of what has broken programs that print.
TEXTS = (
    "＝1+1",
    "＂＜＆＼＞＇ \U0001d518 ㎏",
    "＋SUM(A1) ｜ ＠cmd － x",
    "=1+1|calc",
    "#set page(width: 1pt) #panic() $x^2$ *b* _e_ `raw` <label> @ref // comment /* open",
    "\\u{0} \\ \\# ]] }} {{ [[ ${x} %s %(a)s {0}",
    "- item\n\n+ item\n/ term: x\n= Heading",
    "a\nb\n\nc\n",
    "zero\u200cjoin\u200der",
    "Word" * 500,
    "a/b-c_d." * 200,
    "عربي نص من اليمين إلى اليسار عام ٢٠٢٥",
    "שלום עולם",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩\u200d👩\u200d👧 🇺🇦 𠜎",
    "private \ue000\uf8ff\U000f0000 non \ufffe\uffff\ufdd0\U0001fffe",
    "e" + "\u0301" * 60,
    "中文协议第一条停火",
    "ไทย देवनागरी ქართული հայերեն አማርኛ",
    "<script>alert(1)</script>&amp;&#x202e;<!-- --> ]]> <?xml?>",
    "\"quotes' «» “” „“ `",
    "https://example.org/" + "a" * 300,
    "½ ² № ‰ € ₴ ∞ → ⇒ ☐ soft",
)
#: What no pack may hold, and a note, a marking or a name may.
STEERING = (
    "\n",
    " \t ",
    "a\r\nc\u2028d\u2029e\x85f\x0bg\x0ch",
    "zero\u200bwidth\u2060\ufeff \u00ad",
    "\u200b",
    "\u202eturned\u202c \u2066isolated\u2069 \u061c\u200e\u200f",
    "\x1b[31mred\x1b[0m \x07\x9b1m \x00",
    "half \ud800 and \udfff",
    "tags \U000e0041\U000e007f",
)
_KEPT = frozenset({"eid", "subpoint_eids", "languages", "unit", "file"})


def _specs() -> Iterator[Spec]:
    for value in vars(record_specs).values():
        if isinstance(value, dict) and all(isinstance(one, Field) for one in value.values()):
            yield value


def _free(field: Field) -> bool:
    return field.kind in {"text", "texts"} and not field.choices and not field.or_words


def free_texts() -> frozenset[str]:
    """Names of fields that hold any text, wherever they stand."""
    fields = [(name, field) for spec in _specs() for name, field in spec.items()]
    others = {name for name, field in fields if not _free(field)}
    return frozenset({name for name, field in fields if _free(field)} - others - _KEPT)


def write_hostile_pack(source: Path, folder: Path, texts: Sequence[str], begin: int = 0) -> Path:
    """Write a pack with the records of another, each free text the next of some."""
    names, number = free_texts(), count(begin)

    def changed(value: Any, name: str = "") -> Any:  # noqa: ANN401 - whatever YAML holds
        if isinstance(value, dict):
            return {key: changed(one, str(key)) for key, one in value.items()}
        if isinstance(value, list):
            return [changed(one, name) for one in value]
        if isinstance(value, str) and name.removesuffix("_uk") in names:
            return texts[next(number) % len(texts)]
        return value

    for path in sorted(source.rglob("*.yaml")):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = changed(yaml.safe_load(path.read_text(encoding="utf-8")))
        target.write_text(yaml.safe_dump(content, allow_unicode=False), encoding="utf-8")
    return folder
