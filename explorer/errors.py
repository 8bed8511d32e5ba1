"""Errors that the user or the machine causes and can solve; any other error is a bug."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from explorer.program_name import program_name

#: Exit status of the program after a bug, as sysexits.h has it (EX_SOFTWARE).
FAULT_STATUS = 70


class UserFacingError(Exception):
    """An error with one sentence for the user: what is wrong and what to do."""


class UsageError(UserFacingError):
    """Options that do not go together, or an unknown command."""


class PackError(UserFacingError):
    """A pack that cannot be used; the pack in use stays."""


class DeskError(UserFacingError):
    """The desk cannot be opened or written."""


class DeskBusyError(DeskError):
    """Another window or program has locked the desk for writing; the write can be retried."""


class LayerError(UserFacingError):
    """A foreign map layer that cannot be imported; the map is not changed."""


class MapFormatError(UserFacingError):
    """A format that the map could not be written in; nothing was written."""

    def __init__(self, ending: str) -> None:
        super().__init__(
            f"The map could not be written as {ending}; choose .geojson, which every geographic"
            " information system reads."
        )
        self.ending = ending


class KeyFileError(UserFacingError):
    """A key or signature that cannot be used; keys and packs are not changed."""


class PrinterError(UserFacingError):
    """A printer or print system that rejected the pages."""


class MissingFontError(UserFacingError):
    """Letters of a script that no font of this machine supports; nothing was printed."""

    def __init__(self, fonts: Mapping[str, str]) -> None:
        scripts, remedy = (" and ".join(words) for words in (fonts, fonts.values()))
        super().__init__(
            f"No font on this machine has all the {scripts} characters of this text;"
            f" install {remedy} and try again."
        )


class UnknownReferenceError(UserFacingError):
    """A reference that does not exist in the pack."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Nothing in this pack is called “{reference}”; "
            f"{program_name()} list shows the documents and their clauses."
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
