"""Writing a pack: one laid out that is sound at once, watched while edited, described exactly."""

import threading
from pathlib import Path

import pytest

from explorer.errors import PackError
from explorer.packs.compiler.cache import find_compiled
from explorer.packs.compiler.compiler import CheckedPack, check_pack, read_checked
from explorer.packs.library.authoring import PackSnapshot, new_pack, recompile_if_changed, watch
from explorer.packs.source import record_specs
from explorer.packs.source.archive_reader import PackFiles, open_pack
from explorer.packs.source.field_descriptions import FIELDS
from explorer.packs.source.format_reference import format_page, json_schema, kinds, schema_text
from explorer.packs.source.schema import Spec
from explorer.packs.source.source import LISTS, read_pack
from explorer.system.paths import RESOURCES
from tests.packs.pack_files import FILES, counted_reads, write_pack


def test_a_new_pack_is_sound_and_named_as_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Cessation of 1994"
    names = new_pack(folder)
    files = open_pack(folder)
    assert check_pack(files) == []
    assert read_pack(files).manifest["id"] == "cessation-of-1994"
    assert set(names) >= {"pack.yaml", "documents/text.yaml", "stances.yaml", "README.md"}


def test_every_text_of_a_new_pack_is_marked_as_to_be_replaced(tmp_path: Path) -> None:
    new_pack(tmp_path / "first")
    source = read_pack(open_pack(tmp_path / "first"))
    texts = [source.manifest["title"], source.manifest["licence"], source.manifest["text_note"]]
    for record in (*source.documents, *source.lists["parties"], *source.lists["sources"]):
        texts += [record[name] for name in ("title", "name", "publisher") if name in record]
    assert texts
    assert [text for text in texts if "PLACEHOLDER" not in text] == []


def test_the_examples_in_the_comments_are_sound_once_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "filled"
    new_pack(folder)
    for name in ("stances.yaml", "timeline.yaml"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        example = next(n for n, line in enumerate(lines) if line.startswith("# - id:"))
        kept = [line[2:] for line in lines[example:] if line.startswith("# ")]
        (folder / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert [str(problem) for problem in check_pack(open_pack(folder))] == []


def test_nothing_is_laid_out_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(PackError, match="there is something already"):
        new_pack(tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_watching_tells_every_new_state_and_no_other(tmp_path: Path) -> None:
    folder, cache = write_pack(tmp_path / "small"), tmp_path / "cache"
    stances = folder / "stances.yaml"
    edits = [
        None,
        FILES["stances.yaml"].replace("supports", "suports"),
        FILES["stances.yaml"].replace("supports", "opposes"),
        "- {id: [",
    ]

    def wait() -> bool:
        if not edits:
            return False
        text = edits.pop(0)
        if text is not None:
            stances.write_text(text, encoding="utf-8")
        return True

    looks: list[PackSnapshot] = list(watch(folder, cache, wait))
    assert [bool(one.compiled) for one in looks] == [True, False, True, False]
    assert any("did you mean “supports”?" in str(problem) for problem in looks[1].problems)
    assert "not valid YAML" in str(looks[3].problems[0])
    assert recompile_if_changed(folder, cache, looks[3].stamp) is None


def test_a_changed_pack_is_read_once_to_be_checked_and_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = write_pack(tmp_path / "small"), tmp_path / "cache"
    reads = counted_reads(monkeypatch)
    first = recompile_if_changed(folder, cache)
    assert first is not None
    assert first.compiled is not None
    assert reads == [folder]
    stances = FILES["stances.yaml"].replace("supports", "opposes")
    (folder / "stances.yaml").write_text(stances, encoding="utf-8")
    second = recompile_if_changed(folder, cache, first.stamp)
    assert second is not None
    assert second.compiled not in {None, first.compiled}
    assert reads == [folder, folder]


def test_a_pack_that_changes_while_it_is_compiled_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = write_pack(tmp_path / "small"), tmp_path / "cache"
    changed = FILES["stances.yaml"].replace("supports", "opposes")

    def read_then_change(files: PackFiles) -> CheckedPack:
        pack = read_checked(files)
        (folder / "stances.yaml").write_text(changed, encoding="utf-8")
        return pack

    with monkeypatch.context() as patched:
        patched.setattr("explorer.packs.library.authoring.read_checked", read_then_change)
        first = recompile_if_changed(folder, cache)
    assert first is not None
    assert find_compiled(folder, cache) is None
    second = recompile_if_changed(folder, cache, first.stamp)
    assert second is not None
    assert second.compiled != first.compiled


def test_a_file_that_is_being_written_is_read_when_it_is_whole(tmp_path: Path) -> None:
    folder, cache = write_pack(tmp_path / "small"), tmp_path / "cache"
    first = recompile_if_changed(folder, cache)
    assert first is not None
    stances = FILES["stances.yaml"].replace("supports", "opposes")
    with (folder / "stances.yaml").open("w", encoding="utf-8") as stream:

        def write_the_rest() -> None:
            stream.write(stances)
            stream.flush()

        writer = threading.Timer(0.05, write_the_rest)
        writer.start()
        second = recompile_if_changed(folder, cache, first.stamp)
        writer.join()
    assert second is not None
    assert second.compiled not in {None, first.compiled}


def test_a_folder_that_is_no_pack_yet_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = recompile_if_changed(tmp_path / "empty", tmp_path / "cache")
    assert found is not None
    assert "no pack.yaml" in found.error


def all_specs(spec: Spec) -> list[Spec]:
    inner = [one.spec for one in spec.values() if one.spec is not None]
    return [spec, *(deep for one in inner for deep in all_specs(one))]


def test_the_page_and_the_schema_are_those_of_the_specs() -> None:
    remedy = "write them anew from explorer/packs/source/format_reference.py"
    page = (RESOURCES / "help" / "pack-format.md").read_text(encoding="utf-8")
    assert page == format_page(), remedy
    schema = (RESOURCES / "pack.schema.json").read_text(encoding="utf-8")
    assert schema == schema_text(), remedy


def test_every_field_is_described_and_none_that_is_not_there() -> None:
    held = [spec for _, spec, _ in kinds().values()] + [record_specs.MAP_REFERENCE]
    held.append(record_specs.MAP_DAY)
    names = {name for spec in held for one in all_specs(spec) for name in one}
    assert names <= FIELDS.keys()
    assert FIELDS.keys() - names == set()


def test_every_file_of_a_pack_has_a_schema() -> None:
    wanted = {
        "pack",
        "document",
        "references",
        "days",
        *record_specs.ANALYSIS,
        *(name for name, *_ in LISTS),
    }
    assert set(json_schema()["$defs"]) == wanted
    stances = json_schema("stances")
    assert stances["items"]["properties"]["position"]["enum"] == [
        *("accepts_conditionally", "opposes", "seeks_changes", "supports", "undecided")
    ]
    assert "clause" in stances["items"]["required"]
