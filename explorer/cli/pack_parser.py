"""Parsers of main.py pack and main.py key."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # argparse has no public name for this class.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001
    Add = Callable[[Commands, str, str], argparse.ArgumentParser]


def add_pack(commands: "Commands", add_reading: "Add", add: "Add") -> None:
    """Add the subcommands of pack; ``add_reading`` adds one that reads a compiled pack."""
    pack = commands.add_parser("pack", help="check, build, sign, compare or install content packs")
    verbs = pack.add_subparsers(dest="verb", metavar="VERB", required=True)
    _content(verbs, add)
    _written(verbs, add)
    _signed(verbs, add)
    _installed(verbs, add_reading, add)


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add options for terminal output, or for a file and its paper."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the format follows the extension: .pdf .docx .odt .html .epub .md .eml .xlsx",
    )
    parser.add_argument("--paper", choices=("a4", "letter"))
    parser.add_argument("--large", action="store_true", help="large print")
    parser.add_argument(
        "--grey", action="store_true", help="grey scale: patterns instead of colour"
    )
    parser.add_argument(
        "--marking", default="", metavar="TEXT", help="protective marking in header and footer"
    )


def _content(verbs: "Commands", add: "Add") -> None:
    for name, about in (
        ("check", "report all problems of a pack"),
        ("build", "compile a pack"),
        ("info", "show what a pack contains"),
    ):
        parser = add(verbs, name, about)
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
        if name == "build":
            parser.add_argument("-o", "--output", type=Path, metavar="FILE")
        if name == "info":
            parser.add_argument("--json", action="store_true", help="as JSON")
    differing = add(verbs, "diff", "what changed from one pack to another, by clause")
    differing.add_argument("old", type=Path, metavar="OLD")
    differing.add_argument("new", type=Path, metavar="NEW")
    add_output_options(differing)


def _written(verbs: "Commands", add: "Add") -> None:
    for name, about in (
        ("new", "create the folder of a first pack, with notes"),
        ("watch", "check and build a pack whenever one of its files is saved"),
    ):
        parser = add(verbs, name, about)
        parser.add_argument("folder", type=Path, metavar="FOLDER")
    schema = add(verbs, "schema", "the JSON Schema of a kind of file, for editors")
    schema.add_argument("kind", nargs="?", default="", metavar="KIND")


def _signed(verbs: "Commands", add: "Add") -> None:
    signing = add(verbs, "sign", "write a pack as a signed .ppack file")
    signing.add_argument("path", type=Path, metavar="PATH")
    signing.add_argument(
        "--key", default="", metavar="KEY", help="one of your keys, by name or file"
    )
    signing.add_argument("-o", "--output", type=Path, metavar="FILE")
    verifying = add(verbs, "verify", "whose signature a pack has, and whether all is as signed")
    verifying.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    verifying.add_argument("--json", action="store_true", help="as JSON")


def _installed(verbs: "Commands", add_reading: "Add", add: "Add") -> None:
    installing = add(verbs, "install", "install a pack; the versions before it stay")
    installing.add_argument("path", type=Path, metavar="FILE")
    installing.add_argument(
        "--downgrade",
        action="store_true",
        help="allow an older version, or other content of the same version",
    )
    installing.add_argument("--dry-run", action="store_true", help="report only, change nothing")
    listing = add(verbs, "list", "the packs that are installed, in all their versions")
    listing.add_argument("--json", action="store_true", help="as JSON")
    back = add(verbs, "rollback", "use the version of a pack that was used before")
    back.add_argument("reference", metavar="ID")
    about = "write a pack as a .ppack file with the signature it has, or one document of it"
    exporting = add_reading(verbs, "export", about)
    exporting.add_argument("path", type=Path, metavar="ID|PATH")
    exporting.add_argument(
        "--document",
        default="",
        metavar="DOCUMENT",
        help="one document; the format follows the extension",
    )
    exporting.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="of a document: .xml for Akoma Ntoso, .ppack or a new folder for a pack's source",
    )


def add_key(commands: "Commands", add: "Add") -> None:
    """Add the subcommands of key."""
    key = commands.add_parser("key", help="make, trust, list or forget keys of packs")
    verbs = key.add_subparsers(dest="verb", metavar="VERB", required=True)
    making = add(verbs, "make", "make a key to sign packs with")
    making.add_argument("name", metavar="NAME")
    making.add_argument("--password", action="store_true", help="ask for one to lock the key with")
    trusting = add(verbs, "trust", "trust what is signed with a key")
    trusting.add_argument("key", metavar="FILE|KEY", help="a minisign .pub file, or the key in it")
    trusting.add_argument("--name", default="", metavar="NAME", help="whose key it is")
    listing = add(verbs, "list", "your own keys, those trusted, and those met")
    listing.add_argument("--json", action="store_true", help="as JSON")
    forgetting = add(verbs, "forget", "trust a key no longer, or forget one that was met")
    forgetting.add_argument("name", metavar="NAME")
