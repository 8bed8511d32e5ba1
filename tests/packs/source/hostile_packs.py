"""Archives made to hurt: each at the size that is still let in, or just above it."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.packs.pack_files import FILES

MIB = 1 << 20
#: Just below what one file of an archive may have.
FULL = 8 * MIB - 20_000
MANY = 3


def packed(extra: dict[str, bytes], *, compress: int = zipfile.ZIP_STORED) -> bytes:
    """Return the small pack with more files, as an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compress) as archive:
        for name, text in FILES.items():
            if name not in extra:
                archive.writestr(name, text)
        for name, content in extra.items():
            archive.writestr(name, content)
    return made.getvalue()


def _filled(one: bytes, size: int = FULL) -> bytes:
    return one * (size // len(one))


def _numbered(line: str, size: int = FULL) -> bytes:
    made, length = [], 0
    while length < size - 200:
        made.append(line.format(len(made)))
        length += len(made[-1].encode())
    return "".join(made).encode()


def _six(stem: str, content: bytes) -> dict[str, bytes]:
    return {f"{stem}_{number}.yaml": content for number in range(MANY)}


def _features(one: str) -> bytes:
    inner = _numbered(one + ",", FULL - 200).rstrip(b",")
    return b'{"type": "FeatureCollection", "features": [' + inner + b"]}"


def _points() -> bytes:
    line = _filled(b"[1,1],", FULL - 400).rstrip(b",")
    return (
        b'{"type":"FeatureCollection","features":[{"properties":{"id":"a","name_en":"a",'
        b'"kind":"a","as_of":"a","source":"a","licence":"a","method":"a"},'
        b'"geometry":{"type":"LineString","coordinates":[' + line + b"]}}]}"
    )


#: What is tried, by name: up to 50 MB each, none packed tightly.
LARGE: dict[str, Callable[[], dict[str, bytes]]] = {
    "short values": lambda: _six("topics", _filled(b"- a\n")),
    "empty lists": lambda: _six("topics", b"[" + _filled(b"[],") + b"]"),
    "unknown fields": lambda: _six("topics", _numbered("- {{fild{0}: a}}\n")),
    "names that are nowhere": lambda: {
        f"stances_{n}.yaml": _numbered("- {{id: s" + str(n) + "-{0}, clause: drift/{0}}}\n")
        for n in range(MANY)
    },
    "one list without end": lambda: {
        "documents/draft.yaml": b"id: draft\nsources: [" + _numbered("s{0}, ") + b"a]\n"
    },
    "twice the same": lambda: _six("topics", _filled(b"- {id: a, name: b}\n")),
    "long texts": lambda: _six("topics", b"- {id: a, name: " + b"a" * (FULL - 100) + b"}\n"),
    "quoted escapes": lambda: _six("topics", b'- {id: a, name: "' + b"\\n" * 4_000_000 + b'"}'),
    "comments": lambda: _six("topics", _filled(b"# a\n")),
    "features without end": lambda: {
        f"map/l{n}.geojson": _features('{{"properties":{{"id":"{0}"}}}}') for n in range(MANY)
    },
    "hidden ids": lambda: {
        f"map/l{n}.geojson": _features('{{"properties":{{"id":"\\\\u0061{0}"}}}}')
        for n in range(MANY)
    },
    "empty objects": lambda: {
        f"map/l{n}.geojson": b'{"a": [' + _filled(b"{},", FULL - 100) + b"1]}" for n in range(MANY)
    },
    "points without end": lambda: {f"map/l{n}.geojson": _points() for n in range(MANY)},
    "noise": lambda: {
        f"topics_{n}.yaml": random.Random(n).randbytes(FULL)  # noqa: S311 - noise, no secret
        for n in range(MANY)
    },
}


def write_large(name: str, folder: Path) -> Path:
    """Write one of the large archives."""
    path = folder / f"{name.replace(' ', '-')}.ppack"
    path.write_bytes(packed(LARGE[name]()))
    return path
