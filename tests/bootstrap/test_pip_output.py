"""Pip's words become ours."""

import pytest

from explorer.bootstrap.pip_output import Progress, explain_failure


def test_progress_says_each_step_once() -> None:
    said: list[str] = []
    lines = [
        "Looking in links: /somewhere\n",
        "Collecting typst==0.15.2 (from -r requirements.lock (line 3))\n",
        "  Using cached typst-0.15.2-cp38-abi3-manylinux_2_17_x86_64.whl (20 MB)\n",
        "Processing /a b/wheels/numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.whl (from -r r)\n",
        "Installing collected packages: typst, numpy\n",
    ]
    assert Progress(said.append).follow(lines) == "".join(lines)
    assert said == ["  fetching typst 0.15.2", "  fetching numpy 2.4.6", "  installing 2 packages"]


@pytest.mark.parametrize(
    ("output", "offline", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", False, "its hash differs"),
        ("OSError: [Errno 28] No space left on device", False, "the disk is full"),
        ("NewConnectionError(...): Name or service not known", False, "cannot be reached"),
        ("ERROR: No matching distribution found for typst==1\n", True, "wheels/ lacks"),
        ("ERROR: first\nERROR: Something new.\n", False, "could not be installed: Something new."),
        ("", False, "pip said nothing"),
    ],
)
def test_failure_is_one_sentence(output: str, offline: bool, words: str) -> None:
    sentence = explain_failure(output, offline=offline)
    assert words in sentence
    assert "\n" not in sentence
