"""A small sound pack that tests change one thing of."""

from pathlib import Path

import pytest

from explorer.packs.compiler import compiler
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.source import PackSource, Progress, read_pack

FILES = {
    "pack.yaml": """\
id: small
version: 1
title: Small agreement
as_of: 2025-12-01
first_document: draft
first_selection: draft/1
reference_document: draft
documents: [draft]
main_parties: [alpha]
languages: [en, uk]
licence: CC0
text_note: Summaries.
""",
    "documents/draft.yaml": """\
id: draft
title: Draft
title_uk: Проєкт
date: 2025-11-01
text_status: paraphrase
status: superseded_draft
sources: [src-one]
clauses:
  - number: 1
    title: First
    summary: The first clause.
    topics: [peace]
    quantities:
      - {value: 5, unit: days, what: waiting}
    features: []
    sources: [src-one]
    verified: true
""",
    "parties.yaml": "- {id: alpha, name: Alpha, short: A, role: A party, people: []}\n",
    "topics.yaml": "- {id: peace, name: Peace}\n",
    "sources.yaml": """\
- id: src-one
  publisher: Paper
  title: A report
  date: 2025-11-02
  url: https://example.org/
  kind: news
""",
    "side_provisions.yaml": "[]\n",
    "stances.yaml": """\
- id: st-one
  clause: draft/1
  party: alpha
  position: supports
  statement: Said yes.
  date: 2025-11-03
  speaker: Somebody
  attribution: on_record
  confidence: high
  sources: [src-one]
  verified: true
""",
    "timeline.yaml": "[]\n",
    "claims.yaml": "[]\n",
}


def write_pack(folder: Path, **changed: str | None) -> Path:
    """Write the small pack; a file named in ``changed`` (dots for /) gets other text or none."""
    files: dict[str, str | None] = {**FILES, **{_name(k): v for k, v in changed.items()}}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return folder


def _name(key: str) -> str:
    known = {name.replace("/", "_").replace(".", "_"): name for name in FILES}
    return known[key]


def counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Collect the places of all packs that are read from now on."""
    places: list[Path] = []

    def read(files: PackFiles, *progress: Progress) -> PackSource:
        places.append(files.place)
        return read_pack(files, *progress)

    monkeypatch.setattr(compiler, "read_pack", read)
    return places
