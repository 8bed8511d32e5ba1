"""Whatever foreign texts hold, nothing that a command prints steers the terminal."""

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cli.main import main
from explorer.system.text_safety import escaped_in_json, guarded_streams, printable, unguarded

STEERING = (
    *map(chr, (*range(9), *range(11, 32), *range(127, 160))),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff",
)
EVIL = "Evil \x1b[31mred\x1b[0m \u202eturned\u202c \x9b2J \u2066x\u2069 \x07\x08\x0c\x0d \x7f"
DATA = "PPName,AgtId,Agt,Dat,GCh\n{0},1,{0},2020-01-01,1\nP,2,a,{0},1\n"


def steers(text: str) -> list[str]:
    return [character for character in text if character in STEERING]


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Return what a command prints on both streams."""
    main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    assert out or err
    return out + err


def pax(folder: Path) -> Path:
    path = folder / "pax.csv"
    path.write_text(DATA.format(EVIL.replace("\r", "")), encoding="utf-8")
    return path


def test_names_in_a_table_print_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "import", pax(tmp_path))
    assert "Evil [31mred[0m turned" in said
    assert "left out, line 3" in said
    assert steers(said) == []


@pytest.mark.parametrize("ending", [".md", ".xml", ".csv"])
def test_refusals_print_as_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    said = printed(capsys, "import", tmp_path / f"a\x1b[31m\u202eb{ending}")
    assert "a[31mb" in said
    assert steers(said) == []


def test_a_refusal_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "a\nerror: forged.md")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_wrong_usage_prints_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["list", f"--{EVIL.replace(' ', '')}"])
    said = capsys.readouterr().err
    assert "unrecognized arguments: --Evil" in said
    assert steers(said) == []


def test_points_of_a_text_print_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{EVIL}\n\n1. {EVIL}\n- {EVIL}\n2. B.\n\nANNEX {EVIL}", encoding="utf-8")
    for more in ((), ("--json",)):
        assert steers(printed(capsys, "import", path, *more)) == []


def test_json_says_the_same_in_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        "<akomaNtoso><doc><mainBody><article><num>1</num><heading>x \u202e\x9by</heading>"
        "<content><p>Said.</p></content></article></mainBody></doc></akomaNtoso>",
        encoding="utf-8",
    )
    said = printed(capsys, "import", path, "--json")
    assert steers(said) == []
    assert json.loads(said)["points"][0]["title"] == "x \u202e\x9by"


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "\udc80abc"],
        ["search", "ceasefire", "\ud800"],
        ["show", "us-28/\udcff"],
        ["list", "\udcff"],
        ["print", "us-28/1", "-o", "x.md", "--marking", "\udcff"],
    ],
)
def test_bytes_that_are_no_text_cost_a_sentence(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--data-dir", str(tmp_path)]) == 1
    assert "not text in the terminal's encoding" in capsys.readouterr().err


@given(
    st.text(st.one_of(st.characters(), st.sampled_from(STEERING), st.characters(categories=["Cs"])))
)
def test_what_is_printed_can_be_encoded_and_steers_nothing(text: str) -> None:
    said = printable(text)
    said.encode()  # halves of pairs would be refused here
    assert steers(said) == []
    kept = "".join(c for c in text if c.isalnum())
    assert "".join(c for c in said if c.isalnum()) == kept


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_escaped_json_says_the_same(value: object) -> None:
    said = escaped_in_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert said.encode()
    assert steers(said) == []
    assert json.loads(said) == value


def test_streams_are_guarded_once_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    with guarded_streams():
        print("a\x1bb")
        with guarded_streams():
            print("c\x1bd", file=sys.stderr)
        unguarded(sys.stdout).write("\rown")
    assert sys.stdout is out
    assert out.getvalue() == "ab\n\rown"
