"""A colleague's file with anything in any place is taken or refused in one sentence."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.domain.desk.local_records import RecordKind, local_reference
from explorer.errors import FileProblemError
from explorer.interchange.supplements.briefing_set_file import read_file
from explorer.interchange.supplements.supplement_file import read_supplement
from explorer.system.limits import MAX_JSON_SIGNS

KEY = str(UUID(int=7))
ITEM = {
    "key": KEY,
    "kind": "clause",
    "reference": "us-28/1",
    "text": "Words",
    "releasable": True,
}
SUPPLEMENT: dict[str, Any] = {
    "form": "clause-explorer-supplement",
    "version": 1,
    "made": "2026-01-01",
    "items": [
        {
            "sort": "note",
            "key": "us-28/1",
            "version": "a",
            "ancestors": ["b"],
            "content": {"text": "A note", "releasable": False},
        },
        {
            "sort": "record",
            "key": KEY,
            "version": "a",
            "ancestors": [],
            "content": {
                "pack": "p",
                "kind": "event",
                "reference": local_reference(KEY, RecordKind.EVENT),
                "author": "",
                "corrects": "",
                "title": "A title",
                "topics": ["peace", ["deep", {"x": 1}]],
            },
        },
        {
            "sort": "set",
            "key": KEY,
            "version": "a",
            "ancestors": [],
            "content": {
                "name": "A set",
                "pack": "p",
                "version": "1",
                "as_of": "2026-01-01",
                "archived": False,
                "items": [ITEM],
            },
        },
        {"sort": "note", "key": "us-28/2", "version": "a", "ancestors": [], "content": None},
    ],
}
SET: dict[str, Any] = {
    "form": "clause-explorer-briefing-set",
    "version": 1,
    "key": KEY,
    "name": "A set",
    "pack": "p",
    "pack_version": "1",
    "as_of": "2026-01-01",
    "items": [ITEM],
    "notes": {"us-28/1": "A note"},
}
READERS = {"supplement": (SUPPLEMENT, read_supplement), "set": (SET, read_file)}
WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 1.5, 10**400, "", "x", "note", "clause", KEY, "2026-01-01"),
    *([], [1], [[]], {}, {"a": 1}, {"kind": "clause"}, [{}], "\x1b", "a" * 300_000),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Every place in a JSON value, the outermost first."""
    yield path
    if isinstance(value, dict | list):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from places(value[key], (*path, key))


def put(value: Any, path: tuple[Any, ...], other: Any) -> Any:  # noqa: ANN401
    """Return a copy of a JSON value with another in one place."""
    if not path:
        return other
    changed = copy.deepcopy(value)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = other
    return changed


def taken(folder: Path, name: str, content: str) -> bool:
    """Whether a file is taken; it is refused in one sentence or not at all."""
    path = folder / "file.json"
    path.write_text(content, encoding="utf-8", errors="surrogatepass")
    try:
        READERS[name][1](path)
    except FileProblemError as error:
        said = str(error)
        assert said.endswith("; ask for the file again.")
        assert "\n" not in said
        return False
    return True


@pytest.mark.parametrize("name", READERS)
def test_sound_files_are_taken(name: str, tmp_path: Path) -> None:
    assert taken(tmp_path, name, json.dumps(READERS[name][0]))


@pytest.mark.parametrize("name", READERS)
def test_any_value_in_any_place_is_taken_or_refused(name: str, tmp_path: Path) -> None:
    sound = READERS[name][0]
    for path in places(sound):
        for other in WRONG:
            taken(tmp_path, name, json.dumps(put(sound, path, other)))


def test_a_number_beyond_all_is_refused(tmp_path: Path) -> None:
    sound = json.dumps(put(SUPPLEMENT, ("items", 1, "content", "title"), "NUMBER"))
    assert taken(tmp_path, "supplement", sound.replace('"NUMBER"', "1e99"))
    assert not taken(tmp_path, "supplement", sound.replace('"NUMBER"', "1e999"))


@pytest.mark.parametrize("kind", [["clause"], {"clause": 1}, None, 1, True])
@pytest.mark.parametrize("name", READERS)
def test_a_kind_of_another_type_is_refused(name: str, kind: object, tmp_path: Path) -> None:
    sound = READERS[name][0]
    for path in places(sound):
        if path and path[-1] in {"kind", "sort"}:
            assert not taken(tmp_path, name, json.dumps(put(sound, path, kind)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=200)
@given(name=st.sampled_from(sorted(READERS)), data=st.data())
def test_several_places_at_once(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    value = READERS[name][0]
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(places(value))))
        value = put(value, path, data.draw(JSON))
    taken(tmp_path_factory.mktemp("fields"), name, json.dumps(value))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        "[" + "[]," * (MAX_JSON_SIGNS // 2) + "[]]",
        '{"form": NaN}',
        '{"form": ' + "9" * 10_000 + "}",
        "[1e999]",
    ],
    ids=["deep", "many", "nan", "digits", "infinite"],
)
def test_what_only_means_to_exhaust_is_refused(name: str, content: str, tmp_path: Path) -> None:
    assert not taken(tmp_path, name, content)
