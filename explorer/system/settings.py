"""Settings with names, types and defaults, saved atomically as JSON."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings, and what the next start restores; every field has a default.

    ``language`` is that of the content. ``interface_language`` is ``en`` or ``uk``, or empty to
    follow the system. ``place`` is what was shown last, and ``tab`` the view of it. ``folded`` are
    the hidden panes, and ``pane`` is what a narrow window shows; ``start_layout`` is empty if the
    window opens as it was left. ``text_size`` is in points, empty for the desktop's own.
    ``searches`` are recent searches, a line each. ``welcomed``, ``recent`` and ``folder`` are what
    was shown, run and opened before. ``hidden_parties`` have no column in the matrix.
    ``catalogue`` is that of the folder of packs that a team shares.
    """

    language: str = ""
    interface_language: str = ""
    theme: str = "system"
    paper: str = "a4"
    marking: str = ""
    author: str = ""
    geometry: str = ""
    panes: str = ""
    centre: str = ""
    place: str = ""
    searches: str = ""
    tab: str = ""
    folded: str = ""
    pane: str = ""
    start_layout: str = ""
    text_size: str = ""
    welcomed: str = ""
    recent: str = ""
    folder: str = ""
    hidden_parties: str = ""
    catalogue: str = ""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Loaded settings, and a message for the user if the file was not usable."""

    settings: Settings
    message: str = ""


def load(path: Path) -> LoadedSettings:
    """Load the settings; an unusable file gives defaults and a message, and is set aside."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("no mapping")
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except (OSError, ValueError):
        from explorer.system.atomic_file import replace_file

        aside = path.with_name(f"{path.name}.unreadable")
        try:
            replace_file(path, aside, durable=False)
        except OSError:
            aside = path
        return LoadedSettings(
            Settings(), f"The settings file could not be read, so defaults are used; it is {aside}."
        )
    known = {field.name for field in fields(Settings)}
    valid = {k: v for k, v in stored.items() if k in known and isinstance(v, str)}
    return LoadedSettings(replace(Settings(), **valid))


def save(path: Path, settings: Settings) -> None:
    """Write the settings atomically. Raises OSError or FileProblemError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Imported when the window closes, since it is not needed before the first paint.
    from explorer.system.atomic_file import write_atomic

    write_atomic(path, json.dumps(asdict(settings), indent=1).encode())
