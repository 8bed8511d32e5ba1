"""Errors that are the user's or the machine's to mend; anything else is a bug of the program."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path


class UserFacingError(Exception):
    """One plain sentence for the user: what is wrong and what to do."""


class UsageError(UserFacingError):
    """Options that do not go together, or a word that is not a command."""


class PackError(UserFacingError):
    """A pack that cannot be used; the pack that was in use stays."""


class DeskError(UserFacingError):
    """The desk cannot be opened or written."""


class DeskBusyError(DeskError):
    """Another window or program holds the desk for writing; the same write can be tried again."""


class LayerError(UserFacingError):
    """A map layer made elsewhere that cannot be taken; the map stays as it was."""


class KeyFileError(UserFacingError):
    """A key or signature that cannot be used; keys and packs stay as they were."""


class PrinterError(UserFacingError):
    """A printer or print system that did not take the pages."""


class MissingFontError(UserFacingError):
    """Letters of a script that no font of this machine has; nothing was printed."""

    def __init__(self, fonts: Mapping[str, str]) -> None:
        scripts, remedy = (" and ".join(words) for words in (fonts, fonts.values()))
        super().__init__(
            f"No font on this machine has all the {scripts} characters of this text;"
            f" install {remedy} and try again."
        )


class UnknownReferenceError(UserFacingError):
    """A reference that names nothing in the pack."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Nothing in this pack is called “{reference}”; "
            "main.py list shows the documents and their clauses."
        )
        self.reference = reference


class NothingYetError(UserFacingError):
    """A day before the first document of the pack."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"No document of this pack is dated on or before {day.isoformat()}; choose a later day."
        )


class FileProblemError(UserFacingError):
    """A file that cannot be read or written."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}.")
        self.path = path
