"""Commands pack install, list, rollback and export."""

import argparse
from pathlib import Path

from explorer.cli.json_output import dumps
from explorer.cli.output.target import file_to_replace, report_written, write_file
from explorer.errors import UsageError
from explorer.i18n.message_catalog import load_words
from explorer.packs.compiler.compiler import read_checked
from explorer.packs.library.archive_writer import ENDING, archive_of
from explorer.packs.library.installer import (
    InstallCandidate,
    inspect_pack,
    install_pack,
    rebuild_registry,
    roll_back,
)
from explorer.packs.library.registry import InstalledPack, list_installed, resolve_pack
from explorer.packs.library.signature_check import describe_signature
from explorer.packs.source.archive_reader import open_pack
from explorer.program_name import program_name
from explorer.system.paths import Places, places


def run(options: argparse.Namespace) -> int:
    """Run a subcommand for installed packs."""
    verbs = {"install": _install, "list": _list, "rollback": _roll_back, "export": _export}
    verbs[options.verb](options, places(options.data_dir))
    return 0


def _install(options: argparse.Namespace, folders: Places) -> None:
    install_inspected(inspect_pack(options.path, folders.installed, folders.keys), options, folders)


def install_inspected(
    intake: InstallCandidate, options: argparse.Namespace, folders: Places
) -> None:
    """Report what changes with an inspected pack, and install it unless this is a dry run."""
    _print_candidate(intake, options)
    if options.dry_run:
        print("Nothing was changed: this was a dry run.")
        return
    installed = install_pack(intake, folders.installed, folders.keys, downgrade=options.downgrade)
    print(f"{installed.reference} version {installed.version} is installed and in use.")
    if intake.before is not None:
        print(
            f"{program_name()} pack rollback {installed.reference}"
            f" goes back to version {intake.before_version}."
        )


def _print_candidate(intake: InstallCandidate, options: argparse.Namespace) -> None:
    print(f"{intake.reference} version {intake.version}: {intake.title}, as of {intake.as_of}")
    print(describe_signature(intake.seal, load_words(options.lang or "en")))
    if intake.seal.comment:
        print(f"  {intake.seal.comment}")
    if intake.other_signer:
        print(
            "The version in use was signed with another key: ask whom it is from before using it."
        )
    if intake.before is not None and not intake.already:
        _print_changes(intake, options)
    if intake.already:
        print("The version in use has the same content.")
    if intake.refusal and options.dry_run:
        print(intake.refusal)


def _print_changes(intake: InstallCandidate, options: argparse.Namespace) -> None:
    """Print the changes from the version in use, clause by clause, before installing a pack."""
    from explorer.cli.pack_diff import change_report

    before = intake.before_version
    how = "newer" if intake.version > before else "older" if intake.version < before else "other"
    print(f"It is {how} than version {before}, which is in use; what changes by clause:")
    assert intake.before is not None
    print(change_report(intake.before, intake.pack, options.lang or "en"))
    print(
        f"{program_name()} pack diff {intake.before} {options.path} -o FILE writes this for paper."
    )


def _list(options: argparse.Namespace, folders: Places) -> None:
    rebuild_registry(folders.installed)
    packs = list_installed(folders.installed)
    if options.json:
        print(dumps({"packs": [_row(pack) for pack in packs]}, "pack-list"))
        return
    for pack in packs:
        used = "in use" if pack.used else ""
        print(f"{pack.reference:24} v{pack.version:<5} {pack.as_of}  {used:7} {pack.title}")
    if not packs:
        print(f"No packs are installed; {program_name()} pack install FILE installs one.")


def _row(pack: InstalledPack) -> dict[str, object]:
    return {
        "id": pack.reference,
        "version": pack.version,
        "title": pack.title,
        "as_of": pack.as_of,
        "content": pack.content,
        "signer": pack.signer,
        "file": str(pack.file),
        "used": pack.used,
    }


def _roll_back(options: argparse.Namespace, folders: Places) -> None:
    back = roll_back(folders.installed, options.reference)
    if back is None:
        print(f"{options.reference}: the version that came with the program is in use again.")
    else:
        print(f"{back.reference} version {back.version} is in use again.")


def _export(options: argparse.Namespace, folders: Places) -> None:
    if options.document:
        _export_document(options)
        return
    place = resolve_pack(options.path, folders.installed)
    files = open_pack(place)
    manifest = read_checked(files).expect_valid().source.manifest
    target = options.output or Path(f"{manifest['id']}-{manifest['version']}{ENDING}")
    write_file(target, archive_of(files), force=options.force)
    report_written(options, target, f"{manifest['id']} version {manifest['version']}")


def _export_document(options: argparse.Namespace) -> None:
    """Write one document of a pack, local documents included."""
    from explorer.cli.pack_context import opened
    from explorer.interchange.document_writer import AKOMA_NTOSO, write_document

    if options.output is None:
        raise UsageError("Name with -o the file to write: .xml, .ppack or a new folder.")
    target = options.output
    if target.suffix.lower() in {*AKOMA_NTOSO, ENDING}:
        target = file_to_replace(target, force=options.force)
    options.pack = options.path
    with opened(options) as pack:
        write_document(pack.connection, options.document, pack.language, target)
    report_written(options, options.output, options.document)
