"""The table of the benchmarks: verdicts by ratio and allowance, and what became slower."""

import json
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.__main__ import read_earlier
from tests.benchmarks.table import Row, is_slower, p95, text_of


def test_a_row_is_short_by_its_ratio_or_its_allowance() -> None:
    assert Row("choose", "choosing", 12.0, 10.0, 1.3).verdict == "pass"
    assert Row("choose", "choosing", 15.0, 10.0, 1.3).verdict == "short by 0.20 x"
    assert Row("blocked", "blocked", 20.0, 5.0, allowance=16).verdict == "pass"
    assert Row("blocked", "blocked", 25.0, 5.0, allowance=16).verdict == "short by 4.0 ms"
    assert Row("info", "for information", 25.0).verdict == "pass"


def test_a_run_is_compared_with_an_earlier_one_by_ratios(tmp_path: Path) -> None:
    before = [
        Row("choose", "choosing", 12.0, 10.0, 1.3),
        Row("list", "listing", 100.0),
        Row("writing", "blocked meanwhile", 20.0, 5.0, allowance=16),
        Row("printing", "blocked meanwhile", 90.0, 5.0, allowance=16),
    ]
    path = tmp_path / "before.json"
    path.write_text(json.dumps({"rows": [{**asdict(row), "verdict": "x"} for row in before]}))
    earlier = read_earlier(path)
    # A machine half as fast is not a slowdown.
    assert not is_slower(Row("choose", "choosing", 24.0, 20.0, 1.3), earlier)
    assert is_slower(Row("choose", "choosing", 32.0, 20.0, 1.3), earlier)
    assert is_slower(Row("list", "listing", 130.0), earlier)
    # Rows of one wording differ by name, and the idle loop is not a measure.
    assert not is_slower(Row("writing", "blocked meanwhile", 20.0, 3.0, allowance=16), earlier)
    assert is_slower(Row("writing", "blocked meanwhile", 30.0, 7.0, allowance=16), earlier)
    table = text_of([Row("choose", "choosing", 32.0, 20.0, 1.3), Row("new", "new", 1.0)], earlier)
    assert "SLOWER: 1.20" in table
    assert "(new)" in table


def test_p95_leaves_out_the_slowest_of_twenty() -> None:
    assert p95([float(number) for number in range(20)]) == 19.0
    assert p95([float(number) for number in range(100)]) == 95.0
