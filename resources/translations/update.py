"""Updates the catalogues of the window from its source, and releases them for Qt.

Run it after changing a sentence of the window: `.venv/bin/python resources/translations/update.py`.
It keeps the translations; new sentences are then in `explorer_uk.ts` without one. Translate them
there, in Qt Linguist or a text editor, and run it again.
"""

import re
import subprocess
import sys
from pathlib import Path

import PySide6

FOLDER = Path(__file__).resolve().parent
PROGRAM = FOLDER.parents[1]
#: Both are released from the same source; English has plural forms alone.
UKRAINIAN, ENGLISH = FOLDER / "explorer_uk.ts", FOLDER / "explorer_en.ts"
_ARGUMENTS = {
    UKRAINIAN: ("-target-language", "uk_UA"),
    ENGLISH: ("-target-language", "en", "-pluralonly"),
}
#: Comments on variables, which lupdate takes for comments on sentences.
_COMMENT = re.compile(r"\n *<extracomment>.*?</extracomment>", re.DOTALL)


def sources() -> list[str]:
    """Return the files with sentences of the window."""
    others = ("packs/source/field_descriptions.py", "team/problems.py")
    window = sorted((PROGRAM / "explorer" / "ui").rglob("*.py"))
    return [str(path) for path in (*window, *(PROGRAM / "explorer" / name for name in others))]


def update(catalogue: Path, arguments: tuple[str, ...]) -> None:
    """Merge the sentences of the source into a catalogue, and remove those no longer used."""
    _run(
        "lupdate",
        *sources(),
        "-source-language",
        "en",
        *arguments,
        "-locations",
        "none",
        "-no-obsolete",
        "-ts",
        str(catalogue),
    )
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(_COMMENT.sub("", text), encoding="utf-8")


def update_copy(of: Path, target: Path) -> None:
    """Write a catalogue as an update would leave it to another file."""
    target.write_bytes(of.read_bytes())
    update(target, _ARGUMENTS[of])


def release(catalogue: Path, target: Path) -> None:
    """Write a catalogue in the form that Qt loads."""
    _run("lrelease", str(catalogue), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of Qt that comes with PySide6. Raises CalledProcessError if it fails."""
    program = Path(PySide6.__file__).parent / tool
    subprocess.run([str(program), *arguments], check=True, capture_output=True)


def main() -> int:
    """Update and release all catalogues; return 1 if a sentence is not translated."""
    unfinished = 0
    for catalogue, arguments in _ARGUMENTS.items():
        update(catalogue, arguments)
        release(catalogue, catalogue.with_suffix(".qm"))
        count = catalogue.read_text(encoding="utf-8").count('type="unfinished"')
        sys.stdout.write(f"{catalogue.name}: {count} not translated\n")
        unfinished += count
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
