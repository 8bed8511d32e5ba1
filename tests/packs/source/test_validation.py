"""pack check tells every problem, with file, line, what is wrong and what would be right."""

from pathlib import Path

import pytest

from explorer.packs.compiler.compiler import PackProblemsError, check_pack, compile_pack
from explorer.packs.source.archive_reader import open_pack
from explorer.system.paths import BUNDLED_PACK
from tests.packs.pack_files import FILES, write_pack


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in check_pack(open_pack(folder))]


def test_the_bundled_pack_has_no_problem() -> None:
    assert problems_of(BUNDLED_PACK) == []


def test_the_small_pack_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(write_pack(tmp_path / "small")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("stances.yaml", "supports", "suports", "stances.yaml:4: “suports” is not a known value"),
        ("stances.yaml", "supports", "suports", "did you mean “supports”?"),
        (
            "stances.yaml",
            "2025-11-03",
            "2025-13-03",
            "stances.yaml:6: “2025-13-03” is not a valid date",
        ),
        ("stances.yaml", "2025-11-03", "2026-11-03", "after the pack's as-of date"),
        ("stances.yaml", "draft/1", "draft/7", "there is no clause or side provision “draft/7”"),
        ("stances.yaml", "party: alpha", "party: alphaa", "did you mean “alpha”?"),
        ("sources.yaml", "kind:", "consulted: false\n  kind:", "no source it cites was consulted"),
        ("stances.yaml", "verified: true", "verified: yes", "write true or false"),
        ("stances.yaml", "verified: true", "verified: false", "unverified but of high confidence"),
        ("sources.yaml", "https://example.org/", "javascript:alert(1)", "only http and https"),
        ("sources.yaml", "  kind: news\n", "", "the field “kind” is missing"),
        (
            "topics.yaml",
            "name: Peace",
            "name: Peace, love and war",
            "must stand in quotation marks",
        ),
        ("documents/draft.yaml", "[peace]", "[peace, peace]", "listed twice"),
        ("documents/draft.yaml", "number: 1", "number: one", "write digits only"),
        ("pack.yaml", "documents: [draft]", "documents: [other]", "there is no document “other”"),
        ("parties.yaml", "id: alpha", "id: alpha, id: beta", "the key “id” is given twice"),
        ("topics.yaml", "Peace", "!!python/object:os.system x", "tags are not allowed"),
        ("topics.yaml", "name: Peace", "name: &a Peace", "anchors and aliases are not allowed"),
        ("topics.yaml", "- {", "- [", "not valid YAML"),
    ],
)
def test_a_problem_is_told_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    folder = write_pack(tmp_path / "small")
    text = FILES[file]
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems_of(folder)
    assert any(expected in problem for problem in found), found


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    for file in ("stances.yaml", "sources.yaml", "topics.yaml"):
        (folder / file).write_text(FILES[file] + "- {id: '?', strange: 1}\n", encoding="utf-8")
    files = {problem.partition(":")[0] for problem in problems_of(folder)}
    assert files == {"stances.yaml", "sources.yaml", "topics.yaml"}


def test_a_pack_with_problems_is_refused_whole_and_changes_nothing(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small", topics_yaml="- {id: peace}\n")
    target = tmp_path / "compiled.sqlite"
    target.write_bytes(b"the last good one")
    with pytest.raises(PackProblemsError) as caught:
        compile_pack(open_pack(folder), target)
    assert "topics.yaml:1" in str(caught.value)
    assert target.read_bytes() == b"the last good one"
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_hundred_thousand_nested_brackets_are_refused_quickly(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small", topics_yaml="[" * 100_000)
    assert any("nest" in problem for problem in problems_of(folder))


def test_geojson_faults_are_told(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / "map").mkdir()
    (folder / "map" / "zones.geojson").write_text(
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "properties": {"id": "z"}, "geometry": null}]}',
        encoding="utf-8",
    )
    (folder / "map" / "broken.geojson").write_text('{"type": \n nothing', encoding="utf-8")
    found = problems_of(folder)
    assert any("has no geometry that is drawn" in problem for problem in found)
    assert any("broken.geojson:2" in problem for problem in found)


def test_thirty_nested_lists_are_refused(tmp_path: Path) -> None:
    deep = "".join(" " * level + "-\n" for level in range(30))
    folder = write_pack(tmp_path / "small", topics_yaml=deep)
    assert any("nested too deeply" in problem for problem in problems_of(folder))


@pytest.mark.parametrize("mark", ["\\u200e", "\\u061c", "\\u2028", "\\r", "\\U000e0041", "\\x9b"])
def test_an_unsafe_character_is_refused(tmp_path: Path, mark: str) -> None:
    topics = FILES["topics.yaml"].replace("Peace", f'"Pea{mark}ce"')
    folder = write_pack(tmp_path / "small", topics_yaml=topics)
    assert any("that is not seen and steers" in problem for problem in problems_of(folder))


def test_languages_left_empty_are_told(tmp_path: Path) -> None:
    manifest = FILES["pack.yaml"].replace("languages: [en, uk]", "languages:")
    folder = write_pack(tmp_path / "small", pack_yaml=manifest)
    assert any("the field “languages” is missing or empty" in one for one in problems_of(folder))


def test_a_text_in_place_of_lists_is_told(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "small")
    references = folder / "map" / "references.yaml"
    references.parent.mkdir(exist_ok=True)
    references.write_text("a-place: {draw: some-text, meaning: illustrative}\n")
    assert any("“draw” must be lists by name" in one for one in problems_of(folder))
