"""Map layers from the field: names, kinds, links and views as expected."""

from pathlib import Path

import pytest

from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import load_words
from explorer.local_layers.cache import choose_names, read_columns, read_copy
from explorer.local_layers.child_process import read_in_process
from explorer.local_layers.formats import format_of
from explorer.local_layers.import_report import sentences
from tests.cases import Case, cases_of


@pytest.mark.parametrize("case", cases_of("layer"), ids=str)
def test_a_layer_from_the_field_is_read_as_expected(case: Case, tmp_path: Path) -> None:
    expected = case.expected
    if "refused" in expected:
        with pytest.raises(UserFacingError) as refusal:
            read_in_process(case.file, tmp_path / "copy.npz")
        assert expected["refused"] in str(refusal.value)
        return
    copy = tmp_path / "copy.npz"
    report = read_in_process(case.file, copy)
    names = list(read_copy(copy).names)
    assert names == expected.get("names", names)
    for count in ("empty", "broken", "lines", "areas", "vertices"):
        assert getattr(report, count) == expected.get(count, getattr(report, count))
    assert list(report.links) == expected.get("links", list(report.links))
    columns = [column for column, _ in report.columns]
    first = expected.get("columns", [])
    assert columns[: len(first)] == first
    text = "\n".join(sentences(report, load_words("en")))
    for part in expected.get("says", []):
        assert part in text
    assert format_of(case.file).name == report.format


def test_another_column_names_the_features_of_a_stored_copy(tmp_path: Path) -> None:
    copy = tmp_path / "copy.npz"
    case = next(case for case in cases_of("layer") if case.name == "names-ocha")
    read_in_process(case.file, copy)
    before = read_copy(copy)
    choose_names(copy, "ADM1_UA")
    geometry, columns = read_copy(copy), read_columns(copy)
    assert list(geometry.names) == ["Донецька", "Луганська"]
    assert (geometry.points == before.points).all()
    assert columns.chosen == "ADM1_UA"
    assert list(columns.texts["ADM1_EN"]) == ["Donetska", "Luhanska"]
    choose_names(copy, "no such column")
    assert list(read_copy(copy).names) == ["Донецька", "Луганська"]
