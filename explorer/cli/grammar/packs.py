"""Arguments of the commands pack and key."""

from pathlib import Path

from explorer.cli.grammar.arguments import (
    add_json,
    add_one_format,
    add_plain_command,
    add_reading_command,
    add_report_output,
    add_verbs,
    add_writing,
)
from explorer.cli.grammar.command_parser import CommandParser, Commands

#: Sentence of a pack that is named by path or name.
_PACK = "Pack: a folder, a .ppack file, or the name of a pack."


def add_pack(parser: CommandParser) -> None:
    """Add the verbs of pack."""
    verbs = add_verbs(parser)
    for name, about, build in (
        ("check", "Report all problems of packs.", _add_check),
        ("build", "Compile a pack.", _add_build),
        ("info", "Show what packs contain.", _add_check),
        ("diff", "Show what changed from a pack to its successor, by clause.", _add_diff),
        ("new", "Create the folder of a first pack, with notes.", _add_folder),
        ("watch", "Check and build a pack whenever a file of it is saved.", _add_folder),
        ("schema", "Print the JSON Schema of a kind of file, for editors.", _add_schema),
        ("sign", "Write a pack as a signed .ppack file.", _add_sign),
        ("verify", "Verify who signed a pack, and that it is unchanged.", _add_verify),
        ("install", "Install a pack; its earlier versions stay.", _add_install),
        ("list", "List the installed packs in all their versions.", add_json),
        ("catalogue", "Write the catalogue of a folder of signed packs.", _add_catalogue),
        ("offers", "List the packs of a shared folder, and which are new here.", _add_offers),
        ("fetch", "Copy, verify and install a pack of a shared folder.", _add_fetch),
        ("rollback", "Use the version of a pack that was used before.", _add_rollback),
    ):
        add_plain_command(verbs, name, about, build)
    _add_exporting(verbs)


def add_key(parser: CommandParser) -> None:
    """Add the verbs of key."""
    verbs = add_verbs(parser)
    for name, about, build in (
        ("make", "Make a key to sign packs with.", _add_make),
        ("trust", "Trust what is signed with a key.", _add_trust),
        ("list", "List your own keys, trusted keys, and keys seen before.", add_json),
        ("forget", "Stop trusting a key, or forget a key seen before.", _add_name),
    ):
        add_plain_command(verbs, name, about, build)


def _add_check(parser: CommandParser) -> None:
    _add_paths(parser)
    add_json(parser)


def _add_build(parser: CommandParser) -> None:
    _add_paths(parser)
    add_one_format(parser, "Write the compiled pack to FILE; beside you as NAME.sqlite by default.")


def _add_paths(parser: CommandParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help=f"{_PACK[:-1]}; the bundled by default."
    )


def _add_diff(parser: CommandParser) -> None:
    parser.add_argument(
        "old", type=Path, metavar="OLD", help=f"Earlier {_PACK[0].lower()}{_PACK[1:]}"
    )
    parser.add_argument(
        "new", type=Path, metavar="NEW", help=f"Later {_PACK[0].lower()}{_PACK[1:]}"
    )
    add_report_output(parser)


def _add_folder(parser: CommandParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="Folder of the pack's files.")


def _add_schema(parser: CommandParser) -> None:
    parser.add_argument(
        "kind",
        nargs="?",
        default="",
        metavar="KIND",
        help="Kind of file, such as stances; all kinds without it.",
    )


def _add_sign(parser: CommandParser) -> None:
    parser.add_argument("path", type=Path, metavar="PATH", help="Folder or .ppack file to sign.")
    parser.add_argument(
        "--key", default="", metavar="KEY", help="Sign with this key of yours, by name or file."
    )
    add_one_format(parser, "Write FILE; ID-VERSION.ppack by default.")


def _add_verify(parser: CommandParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="Pack to verify.")
    add_json(parser)


def _add_install(parser: CommandParser) -> None:
    parser.add_argument("path", type=Path, metavar="FILE", help="Pack to install.")
    _add_install_options(parser)


def _add_install_options(parser: CommandParser) -> None:
    parser.add_argument(
        "--downgrade",
        action="store_true",
        help="Allow an older version, or other content of the same version.",
    )
    parser.add_argument("--dry-run", action="store_true", help="Report only; change nothing.")


def _add_catalogue(parser: CommandParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="Folder of .ppack files.")


def _add_offers(parser: CommandParser) -> None:
    _add_catalogue(parser)
    add_json(parser)


def _add_fetch(parser: CommandParser) -> None:
    _add_catalogue(parser)
    parser.add_argument("reference", metavar="ID", help="Name of a pack in the catalogue.")
    _add_install_options(parser)


def _add_rollback(parser: CommandParser) -> None:
    parser.add_argument("reference", metavar="ID", help="Name of an installed pack.")


def _add_exporting(verbs: Commands) -> None:
    about = "Write a pack as a .ppack file with its signature, or a document of it."
    add_reading_command(verbs, "export", about, _add_export)


def _add_export(parser: CommandParser) -> None:
    parser.add_argument("path", type=Path, metavar="PATH", help=_PACK)
    parser.add_argument(
        "--document", default="", metavar="DOCUMENT", help="Write this document alone."
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="Write FILE; ID-VERSION.ppack by default. A document is Akoma Ntoso (.xml, .akn) or"
        " the source of a pack (.ppack, or a new folder).",
    )
    add_writing(parser)


def _add_make(parser: CommandParser) -> None:
    _add_name(parser)
    parser.add_argument(
        "--password", action="store_true", help="Ask for a password that locks the key."
    )


def _add_trust(parser: CommandParser) -> None:
    parser.add_argument(
        "key", metavar="KEY", help="Minisign .pub file, or the line of the key in it."
    )
    parser.add_argument("--name", default="", metavar="NAME", help="Name the owner of the key.")


def _add_name(parser: CommandParser) -> None:
    parser.add_argument("name", metavar="NAME", help="Name of the key.")
