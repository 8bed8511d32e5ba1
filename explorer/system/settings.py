"""Every setting declared once: name, type, default. Saved as JSON, whole or not at all."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings and where the window stood; every field has a default."""

    language: str = ""
    theme: str = "system"
    paper: str = "a4"
    marking: str = ""
    author: str = ""
    geometry: str = ""
    panes: str = ""
    centre: str = ""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as found, and a sentence for the user where the file could not be used."""

    settings: Settings
    message: str = ""


def load(path: Path) -> LoadedSettings:
    """Read the settings; a file that cannot be used gives defaults, a message and is kept aside."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
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
    sound = {k: v for k, v in found.items() if k in known and isinstance(v, str)}
    return LoadedSettings(replace(Settings(), **sound))


def save(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises OSError or FileProblemError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Loaded when the window closes: nothing of it is needed before the first paint.
    from explorer.system.atomic_file import write_atomic

    write_atomic(path, json.dumps(asdict(settings), indent=1).encode())
