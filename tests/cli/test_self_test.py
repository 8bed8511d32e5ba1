"""The self-test of the commands, which a frozen program runs with that of its window."""

from explorer.cli.command_names import COMMANDS as NAMES
from explorer.cli.self_test.commands import COMMANDS, check_commands


def test_a_command_of_every_name_is_run() -> None:
    assert {words.split()[0] for words in COMMANDS} - {"--version"} == NAMES


def test_commands_and_layers_are_run_in_processes_of_their_own() -> None:
    version, layer_file, wrong, layer = check_commands(
        ["--version", "map -o map.geojson", "show us-28/99"]
    )
    assert [version["ok"], layer_file["ok"], layer["ok"]] == [True, True, True]
    assert layer["command"] == "layer map.geojson"
    assert wrong["ok"] is False
    assert "us-28/99" in str(wrong["output"])


def test_a_file_that_was_not_written_is_a_failure() -> None:
    (result,) = check_commands(["list -o list.txt"])
    assert result["ok"] is False
