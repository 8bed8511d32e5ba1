"""Reading a text of 300 pages as points, beside one regular expression over each of its lines."""

import json
import re
import tempfile
from dataclasses import asdict
from pathlib import Path

from explorer.interchange.document_reader import read_draft
from explorer.interchange.text.numbering_marks import parse_marker
from tests.benchmarks.table import Row, middle
from tests.benchmarks.timing import timed
from tests.interchange.text.long_texts import ROWS, dayton

RUNS = 5
#: A pass that reads the file and finds the lines that begin with a number or the word Article.
MARK = re.compile(r"\s*(?:(?:article|annex|chapter|section|part)\s+)?[(\[]?\w{1,4}[.)\]]", re.I)


def bare(path: Path) -> None:
    """Read the lines and match each once."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(MARK.match(line) is not None for line in lines)


def ours(path: Path) -> None:
    """Read the file as the wizard does, without markers kept from an earlier run."""
    parse_marker.cache_clear()
    assert len(read_draft(path).points) == 11


def main() -> None:
    """Measure in turn and print the row."""
    text = dayton(paragraphs=15)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "agreement.txt"
        path.write_text(text, encoding="utf-8")
        bare(path)
        ours(path)
        taken, plain = [], []
        for _ in range(RUNS):
            taken.append(timed(lambda: ours(path)))
            plain.append(timed(lambda: bare(path)))
    pages = len(text.splitlines()) // (ROWS + 4)
    row = Row(
        "long_text",
        "reading a text of 300 pages with eleven annexes as points",
        middle(taken),
        middle(plain),
        150,
        note=f"{pages} pages, {len(text) // 1000} kB; bare: one regular expression on each line",
    )
    print(json.dumps([asdict(row)]))


if __name__ == "__main__":
    main()
