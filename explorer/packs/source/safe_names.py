"""File names in a pack that are valid and unambiguous on every system."""

import unicodedata
from pathlib import PurePosixPath

from explorer.errors import PackError

_DEVICES = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$", "clock$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
    )
)
_NOWHERE = frozenset('<>"|?*')
_MOST_CHARACTERS = 200


def safe_name(name: str) -> str:
    """Return the name with ``/`` between its parts. Raises PackError if it is not allowed."""
    shown = _shown(name)
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or not path.parts or ".." in path.parts or ":" in path.parts[0]:
        raise PackError(f"{shown}: the name leads out of the archive; it is refused whole.")
    if any(not c.isprintable() for c in name):
        raise PackError(
            f"{shown}: the name holds characters that do not show or turn the line round; rename"
            " the file."
        )
    if len(name) > _MOST_CHARACTERS:
        raise PackError(f"{shown}: the name is too long; use {_MOST_CHARACTERS} characters.")
    for part in path.parts:
        stem = part.partition(".")[0].strip().casefold()
        if stem in _DEVICES or part[-1] in ". " or _NOWHERE & set(part) or ":" in part:
            raise PackError(
                f"{shown}: some systems cannot have a file of this name; rename the file."
            )
    return path.as_posix()


def folded(name: str) -> str:
    """Return a form that is equal for names which some systems treat as the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _shown(name: str) -> str:
    """Return the name for a message: short, with invisible characters escaped."""
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name[:80])
    return f"{shown}…" if len(name) > 80 else shown
