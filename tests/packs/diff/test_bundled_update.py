"""The bundled pack from version 1 to 2: every reference stays, and the report reads well."""

from pathlib import Path

import pytest
import yaml
from sqlalchemy import Connection

from explorer.domain.comparison.pack_diff import ChangeKind, RecordType
from explorer.i18n.message_catalog import load_words
from explorer.packs.diff.pack_diff import difference
from explorer.packs.source.archive_reader import open_pack
from explorer.packs.source.source import read_pack
from explorer.reports.book.pack_diff import change_counts, counts_by_type, report_rows
from explorer.reports.text.comparison_text import lines_as_text
from explorer.store.pack.orphaned_references import orphans
from explorer.system.paths import BUNDLED_PACK
from tests.packs.pack_files import FILES, write_pack

FIRST = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "ukraine-2025-v1-references.yaml").read_text("utf-8")
)
CLAUSES = [f"{name}/{number}" for name, numbers in FIRST["documents"].items() for number in numbers]


def test_notes_pins_and_sets_of_version_1_lose_nothing(pack_connection: Connection) -> None:
    targets = [*FIRST["documents"], *CLAUSES, *FIRST["side_provisions"], *FIRST["stances"]]
    assert len(targets) == 4 + 83 + 20 + 298
    assert orphans(pack_connection, targets, "en") == ()


def test_every_record_of_version_1_is_there() -> None:
    bundled = read_pack(open_pack(BUNDLED_PACK))
    for name, kept in (
        ("stances", "stances"),
        ("timeline", "events"),
        ("sources", "sources"),
        ("side_provisions", "side_provisions"),
    ):
        names = {record.text("id") for record in bundled.lists[name]}
        assert set(FIRST[kept]) <= names, kept
    disagreements = bundled.analysis["disagreements"].records("disagreements")
    assert set(FIRST["disagreements"]) <= {record.text("id") for record in disagreements}


def report(before: Path, after: Path, language: str) -> str:
    changes = difference(read_pack(open_pack(before)), read_pack(open_pack(after)))
    catalog = load_words(language)
    printed = [change_counts(changes, catalog), *counts_by_type(changes, catalog)]
    for rows in report_rows(changes, language, catalog):
        printed += [lines_as_text(cell, catalog) for row in rows for cell in row]
    return "\n".join(printed)


@pytest.fixture
def updated(tmp_path: Path) -> tuple[Path, Path]:
    """Return a small pack and its next version: a correction, a statement and its source."""
    stance = FILES["stances.yaml"]
    source = FILES["sources.yaml"]
    second = stance.replace("st-one", "st-two").replace("src-one", "src-two")
    before = write_pack(tmp_path / "before")
    after = write_pack(
        tmp_path / "after",
        pack_yaml=FILES["pack.yaml"].replace("version: 1", "version: 2"),
        stances_yaml=stance.replace("position: supports", "position: opposes") + second,
        sources_yaml=source + source.replace("src-one", "src-two"),
    )
    return before, after


def test_corrections_come_first_and_new_records_in_brief(updated: tuple[Path, Path]) -> None:
    printed = report(*updated, "en")
    assert printed.index("position: [removed: supports] [added: opposes]") < printed.index("st-two")
    assert "New: stances 1, sources 1." in printed
    new = printed[printed.index("Stance st-two") :]
    assert "Stance st-two · Alpha · " in new
    assert "Said yes." in new
    # Names of the language and publishers, and not one field a line.
    assert "attribution:" not in new
    assert "clause:" not in new


def test_a_source_is_listed_once_at_the_end(updated: tuple[Path, Path]) -> None:
    for language, heading in (("en", "Sources, each"), ("uk", "Джерела, кожне")):
        printed = report(*updated, language)
        assert printed.count("src-two") == 1
        assert printed.index(heading) < printed.index("src-two")


def test_of_a_long_list_only_what_differs_is_shown(tmp_path: Path) -> None:
    people = [f"{{name: Person {n}, office: Minister of matter {n}}}" for n in range(5)]
    more = [*people, "{name: Another, office: Head of a new office}"]

    def parties(listed: list[str]) -> str:
        return FILES["parties.yaml"].replace("people: []", f"people: [{', '.join(listed)}]")

    before = write_pack(tmp_path / "before", parties_yaml=parties(people))
    after = write_pack(tmp_path / "after", parties_yaml=parties(more))
    printed = report(before, after, "en")
    marked = next(line for line in printed.splitlines() if "Another" in line)
    assert marked == "office-holders: [added: name: Another, office: Head of a new office]"


def test_the_bundled_pack_as_wholly_new_is_told_by_type(tmp_path: Path) -> None:
    small = read_pack(open_pack(write_pack(tmp_path / "small")))
    changes = difference(small, read_pack(open_pack(BUNDLED_PACK)))
    counts = changes.counts(ChangeKind.NEW)
    assert counts[RecordType.STANCE] == 479
    assert sum(counts.values()) == changes.count(ChangeKind.NEW)
    for language in ("en", "uk"):
        (new, *_) = counts_by_type(changes, load_words(language))
        assert "479" in new
