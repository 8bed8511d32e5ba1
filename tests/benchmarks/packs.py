"""Compiling a pack of 100,000 clauses, beside the same rows by bare sqlite3."""

import json
import os
import random
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from explorer.packs.compiler import compiler
from explorer.packs.diff.pack_diff import difference
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.parsed_record import ParsedRecord
from explorer.packs.source.source import PackSource, read_pack
from explorer.store.pack.tables import FULL_TEXT_COLUMNS
from tests.benchmarks.generated import CLAUSES_EACH, DOCUMENTS, SEED, Library
from tests.benchmarks.table import Row
from tests.benchmarks.timing import timed
from tests.packs.pack_files import FILES

DOCUMENT = """id: {0}
title: {0}
date: 2025-11-01
text_status: paraphrase
status: superseded_draft
sources: [src-one]
clauses:
"""
CLAUSE = """  - number: {0}
    title: {1}
    summary: {2}.
    topics: [peace]
    quantities: []
    features: []
    sources: [src-one]
    verified: true
"""


def written(folder: Path, document_count: int = DOCUMENTS) -> None:
    """Write the pack's source: so many documents of a hundred clauses."""
    library, rng = Library(), random.Random(SEED)  # noqa: S311 - texts, not secrets
    names = [f"doc-{number}" for number in range(document_count)]
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        changed = text.replace("[draft]", f"[{', '.join(names)}]").replace("draft", names[0])
        path.write_text(changed, encoding="utf-8")
    (folder / "documents" / "draft.yaml").unlink()
    for name in names:
        clauses = (
            CLAUSE.format(number + 1, library.text(rng, 4), library.text(rng, 30))
            for number in range(CLAUSES_EACH)
        )
        (folder / "documents" / f"{name}.yaml").write_text(DOCUMENT.format(name) + "".join(clauses))


class Caught:
    """Stands in for the writer of packs and keeps what it was given."""

    words: list[tuple[Any, ...]]

    def __call__(self, _path: Path, _rows: object, words: Any, _progress: object) -> None:  # noqa: ANN401
        self.words = [tuple(row) for row in words]


def words_of(source: Path) -> list[tuple[Any, ...]]:
    """Return the rows of a pack's full-text index, which cannot be read back from it."""
    caught, really = Caught(), compiler.write_pack
    compiler.write_pack = caught  # type: ignore[assignment]
    try:
        compiler.compile_pack(open_pack(source), source / "nothing")
    finally:
        compiler.write_pack = really
    return caught.words


def schema_and_rows(path: Path) -> tuple[list[str], dict[str, list[tuple[Any, ...]]]]:
    """Return what makes a compiled pack's tables, and all their rows."""
    with closing(sqlite3.connect(path)) as pack:
        made = "sql IS NOT NULL AND name NOT LIKE 'entry_words%' AND name NOT LIKE 'sqlite_%'"
        query = f"SELECT name, type, sql FROM sqlite_master WHERE {made}"  # noqa: S608
        found = pack.execute(query).fetchall()
        index = "SELECT sql FROM sqlite_master WHERE name = 'entry_words'"
        statements = [sql for _, _, sql in found] + [pack.execute(index).fetchone()[0]]
        tables = [name for name, kind, _ in found if kind == "table"]
        rows = {name: pack.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608
    return statements, {name: held for name, held in rows.items() if held}


def bare(path: Path, statements: list[str], rows: dict[str, Any], words: list[Any]) -> None:
    """Return the same file by bare sqlite3."""
    with closing(sqlite3.connect(path)) as pack:
        pack.execute("PRAGMA journal_mode=OFF")
        pack.execute("PRAGMA synchronous=OFF")
        for statement in statements:
            pack.execute(statement)
        for name, held in rows.items():
            marks = ",".join("?" * len(held[0]))
            pack.executemany(f"INSERT INTO {name} VALUES ({marks})", held)  # noqa: S608
        columns = ", ".join(FULL_TEXT_COLUMNS)
        marks = ",".join("?" * (1 + len(FULL_TEXT_COLUMNS)))
        index = f"INSERT INTO entry_words(rowid, {columns}) VALUES ({marks})"  # noqa: S608
        pack.executemany(index, words)
        pack.execute("INSERT INTO entry_words(entry_words) VALUES ('optimize')")
        pack.execute("ANALYZE")
        pack.commit()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def changed(document: ParsedRecord) -> ParsedRecord:
    """Return a document with another summary of every hundredth clause."""
    clauses = list(document.records("clauses"))
    for number, clause in list(enumerate(clauses))[::100]:
        summary = f"Changed: {clause.text('summary')}"
        clauses[number] = replace(clause, fields={**clause.fields, "summary": summary})
    return replace(document, fields={**document.fields, "clauses": clauses})


def report(folder: Path) -> Row:
    """Return the change report between two versions of the pack, every hundredth clause changed."""
    before = read_pack(open_pack(folder))
    held: list[PackSource] = []
    plain = timed(lambda: held.append(read_pack(open_pack(folder))))
    documents = held[0].documents
    held[0].documents = [changed(document) for document in documents]
    ours = timed(lambda: difference(before, held[0]))
    return Row(
        "pack_diff",
        f"change report of two packs of {DOCUMENTS * CLAUSES_EACH:,} clauses",
        ours,
        plain,
        1.0,
        note="bare: reading one of the two",
    )


def main() -> None:
    """Compile in turn and print the row."""
    with tempfile.TemporaryDirectory() as name:
        folder, target = Path(name) / "large", Path(name) / "large.sqlite"
        written(folder)
        ours = timed(lambda: compiler.compile_pack(open_pack(folder), target))
        statements, rows = schema_and_rows(target)
        words = words_of(folder)
        plain = timed(lambda: bare(Path(name) / "bare.sqlite", statements, rows, words))
        ours = min(ours, timed(lambda: compiler.compile_pack(open_pack(folder), target)))
        changes = report(folder)
    row = Row(
        "compile",
        f"compiling a pack of {DOCUMENTS * CLAUSES_EACH:,} clauses",
        ours,
        plain,
        2.0,
        note="read from YAML and checked; bare: the same rows and their index in sqlite3",
    )
    print(json.dumps([asdict(row), asdict(changes)]))


if __name__ == "__main__":
    main()
