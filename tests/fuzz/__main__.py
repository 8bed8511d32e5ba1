"""`python -m tests.fuzz TARGET [SECONDS]`: invents files for a target with atheris, where it is.

What reached something new is kept in a copy of the corpus; move what is worth keeping.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["explorer"]):
    from tests.fuzz.targets import CORPUS, TARGETS, attempt


def main(name: str, seconds: str) -> None:
    """Run until the time is over, or something but a sentence comes out."""
    if name not in TARGETS:
        sys.exit(f"“{name}” is no target; there are {', '.join(TARGETS)}.")
    found = Path("fuzz-found") / name
    found.mkdir(parents=True, exist_ok=True)
    arguments = [sys.argv[0], str(found), str(CORPUS / name), f"-max_total_time={seconds}"]
    arguments += ["-max_len=20000", "-timeout=10", "-rss_limit_mb=1500"]
    atheris.Setup(arguments, lambda content: attempt(name, content))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60")
