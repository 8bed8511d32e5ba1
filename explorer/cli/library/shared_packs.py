"""Commands pack catalogue, offers and fetch: a folder of signed packs that a team shares."""

import argparse

from explorer.cli.json_output import dumps
from explorer.cli.output.terminal import counted
from explorer.cli.pack_install import install_inspected
from explorer.errors import UserFacingError
from explorer.packs.library.shared_folder import (
    CATALOGUE,
    copied_pack,
    pack_offers,
    write_catalogue,
)
from explorer.program_name import program_name
from explorer.system.paths import Places, places


def run(options: argparse.Namespace) -> int:
    """Run a subcommand for a shared folder."""
    verbs = {"catalogue": _write, "offers": _list, "fetch": _fetch}
    verbs[options.verb](options, places(options.data_dir))
    return 0


def _write(options: argparse.Namespace, folders: Places) -> None:
    packs = write_catalogue(options.folder, folders.keys)
    print(f"Wrote {options.folder / CATALOGUE}: {counted(len(packs), 'pack')}.")


def _list(options: argparse.Namespace, folders: Places) -> None:
    offers = pack_offers(options.folder, folders)
    if options.json:
        lines = [
            {
                "id": offer.pack.reference,
                "version": offer.pack.version,
                "title": offer.pack.title,
                "as_of": offer.pack.as_of,
                "signer": offer.pack.signer,
                "file": offer.pack.file,
                "used": offer.used,
            }
            for offer in offers
        ]
        print(dumps({"packs": lines}, "pack-offers"))
        return
    for offer in offers:
        pack = offer.pack
        state = (
            "in use" if not offer.is_new else f"newer than {offer.used}" if offer.used else "new"
        )
        print(f"{pack.reference:24} v{pack.version:<5} {pack.as_of}  {state:14} {pack.title}")
    if any(offer.is_new for offer in offers):
        print(
            f"{program_name()} pack fetch {options.folder} ID --dry-run reports what would change."
        )


def _fetch(options: argparse.Namespace, folders: Places) -> None:
    offers = {offer.pack.reference: offer.pack for offer in pack_offers(options.folder, folders)}
    pack = offers.get(options.reference)
    if pack is None:
        known = ", ".join(offers) or "none"
        raise UserFacingError(f"The folder has no pack “{options.reference}”; there are: {known}.")
    with copied_pack(options.folder, pack, folders) as candidate:
        options.path = options.folder / pack.file
        install_inspected(candidate, options, folders)
