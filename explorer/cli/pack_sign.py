"""Commands pack sign and verify."""

import argparse
import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.cli.json_output import dumps
from explorer.cli.output.target import expect_free, report_written, write_file
from explorer.i18n.message_catalog import load_words
from explorer.packs.compiler.compiler import read_checked
from explorer.packs.library import key_store, minisign
from explorer.packs.library.archive_writer import ENDING, archive_of, with_checksums
from explorer.packs.library.installer import signature_beside_installed
from explorer.packs.library.signature_check import VOUCHED, describe_signature
from explorer.packs.source.archive_reader import open_pack
from explorer.system.paths import places

if TYPE_CHECKING:
    from explorer.packs.library.minisign import SecretKey


def run(options: argparse.Namespace) -> int:
    """Run a subcommand for signatures."""
    return _sign(options) if options.verb == "sign" else _verify(options)


def _sign(options: argparse.Namespace) -> int:
    files = open_pack(options.path)
    manifest = read_checked(files).expect_valid().source.manifest
    name, version = manifest["id"], manifest["version"]
    key_file = key_store.own_key(places(options.data_dir).keys, options.key)
    target = options.output or Path(f"{name}-{version}{ENDING}")
    expect_free(target, force=options.force)
    key = _secret_key(key_file)
    archive = archive_of(with_checksums(files, key, f"pack {name} version {version}"))
    write_file(target, archive, force=options.force)
    report_written(options, target, f"{name} version {version}, signed with key {key.public.shown}")
    return 0


def _secret_key(file: Path) -> "SecretKey":
    locked = minisign.is_locked(key_store.secret_text(file))
    return key_store.read_secret(file, getpass.getpass(f"Password of {file}: ") if locked else "")


def _verify(options: argparse.Namespace) -> int:
    """Print the signer of each pack; return 0 only if a trusted key signed every one."""
    folders = places(options.data_dir)
    seals = [signature_beside_installed(open_pack(path), folders) for path in options.paths]
    catalog = load_words(options.lang or "en")
    rows = [
        {
            "pack": str(path),
            "standing": seal.standing,
            "name": seal.name,
            "number": seal.number,
            "comment": seal.comment,
            "sentence": describe_signature(seal, catalog),
        }
        for path, seal in zip(options.paths, seals, strict=True)
    ]
    status = int(any(seal.standing not in VOUCHED for seal in seals))
    if options.json:
        print(dumps({"packs": rows}, "pack-verify"))
        return status
    for row in rows:
        print(f"{row['pack']}: {row['sentence']}")
        if row["comment"]:
            print(f"  {row['comment']}")
    return status
