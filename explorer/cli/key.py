"""Commands key make, trust, list and forget."""

import argparse
import getpass
import sys
from pathlib import Path

from explorer.cli.json_output import dumps
from explorer.errors import KeyFileError
from explorer.packs.library import key_store, minisign
from explorer.packs.source.schema import is_identifier
from explorer.program_name import program_name
from explorer.system.paths import places


def run(options: argparse.Namespace) -> int:
    """Run a subcommand of key."""
    verbs = {"make": _make, "trust": _trust, "list": _list, "forget": _forget}
    verbs[options.verb](options, places(options.data_dir).keys)
    return 0


def _make(options: argparse.Namespace, folder: Path) -> None:
    password = _new_password() if options.password else ""
    pair = key_store.create_key(folder, options.name, password)
    print(f"{pair.name}: key {pair.key.shown} was created; its secret part is in {folder} alone.")
    if not password:
        sys.stderr.write(
            "Warning: the secret key has no password, so that anyone who can read the file can"
            " sign as you; --password protects it.\n"
        )
    print("Give this line to those who are to trust it:")
    print(minisign.public_key_text(pair.key).splitlines()[-1])


def _new_password() -> str:
    first = getpass.getpass("Password of the new key: ")
    if not first or first != getpass.getpass("The same again: "):
        raise KeyFileError("The passwords are empty or differ, so no key was created; try again.")
    return first


def _trust(options: argparse.Namespace, folder: Path) -> None:
    key = key_store.read_public(options.key)
    stem = Path(options.key).stem.lower()
    name = options.name or (stem if is_identifier(stem) else f"key-{key.shown.lower()}")
    trusted = key_store.trust(folder, key, name)
    print(f"{trusted.name}: key {key.shown} is trusted.")


def _list(options: argparse.Namespace, folder: Path) -> None:
    keys = key_store.list_keys(folder)
    if options.json:
        rows = [{"name": key.name, "kind": key.kind, "number": key.key.shown} for key in keys]
        print(dumps({"keys": rows}, "key-list"))
        return
    for key in keys:
        print(f"{key.key.shown}  {key.kind:8} {key.name}")
    if not keys:
        print(f"No keys yet; {program_name()} key make NAME makes one.")


def _forget(options: argparse.Namespace, folder: Path) -> None:
    forgotten = key_store.remove_key(folder, options.name)
    print(f"{forgotten.name}: key {forgotten.key.shown} is forgotten.")
