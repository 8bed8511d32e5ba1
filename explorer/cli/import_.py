"""Command import: builds a pack from an agreement in another format."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.cli.json_output import dumps
from explorer.domain.content.documents import TextStatus
from explorer.errors import FileProblemError, UserFacingError
from explorer.i18n.message_catalog import load_words
from explorer.interchange.agreement_file import read_agreement_file
from explorer.interchange.document_reader import ParsedDocument
from explorer.interchange.model.agreement import Agreement
from explorer.interchange.text.point_model import ParsedPoints, Point
from explorer.interchange.text.reading_notices import reading_sentences
from explorer.program_name import program_name
from explorer.system.file_kinds import AGREEMENTS
from explorer.system.paths import places

if TYPE_CHECKING:
    from explorer.interchange.packs.from_text import AboutText
    from explorer.interchange.pax.reader import PaxFile


def run(options: argparse.Namespace) -> int:
    """Print the content of a file; with ``-o`` or ``--install`` make packs of it."""
    path: Path = options.file
    if path.suffix.lower() not in AGREEMENTS:
        supported = ", ".join(AGREEMENTS)
        remedy = (
            f"{supported} can be; {program_name()} pack install takes a .ppack,"
            " desk import a supplement"
        )
        raise FileProblemError(path, "a file of this kind is not imported", remedy)
    file = read_agreement_file(path)
    if isinstance(file, ParsedDocument):
        return _text(path, file, options)
    return _pax(path, file, options)


def _text(path: Path, draft: ParsedDocument, options: argparse.Namespace) -> int:
    if options.output is None and not options.install:
        _print_points(draft, options)
        return 0
    from explorer.interchange.packs.from_text import agreement_of_text

    about = _about(path, draft, options)
    _print_notices(draft)
    agreement = agreement_of_text(about, draft.parsed_points, draft.translation)
    _make([agreement], options)
    return 0


def _about(path: Path, draft: ParsedDocument, options: argparse.Namespace) -> "AboutText":
    from explorer.interchange.packs.from_text import AboutText

    title, day = options.title or draft.title, options.date or draft.dated
    status = options.text_status or draft.exported_fields.get("textStatus", "")
    required = {
        "--title": title,
        "--date": day,
        "--text-status": status,
        "--publisher": options.publisher,
    }
    missing = [name for name, value in required.items() if not value]
    if missing or day is None:
        raise UserFacingError(
            f"{path}: the file does not tell all of it; add {', '.join(missing)}."
        )
    about = AboutText(
        title=title,
        dated=day,
        text_status=TextStatus(status),
        publisher=options.publisher,
        published=options.source_date,
        url=options.url,
        parties=tuple(options.party),
        wording=not options.summary and draft.exported_fields.get("wording", "true") == "true",
        reference=options.id,
    )
    licence = options.licence or draft.exported_fields.get("licence", "")
    status_text = draft.exported_fields.get("status", "")
    about = replace(about, status=status_text) if status_text else about
    return replace(about, licence=licence) if licence else about


def _print_points(draft: ParsedDocument, options: argparse.Namespace) -> None:
    if options.json:
        print(dumps(_content(draft), "import"))
        return
    for name, value in (("title", draft.title), ("date", draft.dated)):
        if value:
            print(f"{name}: {value}")
    for point in draft.points:
        _print_point(point)
    for annex in draft.annexes:
        print(f"{annex.identifier}: {annex.title}")
        for point in annex.parsed.points:
            _print_point(point)
    _print_notices(draft)
    print(f"{len(draft.points)} points. Nothing was changed; -o FOLDER makes a pack of them.")


def _content(draft: ParsedDocument) -> Mapping[str, Any]:
    """Return the fields of the JSON output."""
    return {
        **_parsed_content(draft.parsed_points),
        "title": draft.title,
        "dated": draft.dated,
        "language": draft.language,
        "marked": draft.marked,
        "exported_fields": draft.exported_fields,
        "text": draft.text,
        "annexes": [
            {
                "identifier": annex.identifier,
                "title": annex.title,
                **_parsed_content(annex.parsed),
            }
            for annex in draft.annexes
        ],
    }


def _parsed_content(parsed: ParsedPoints) -> dict[str, Any]:
    return {
        "points": parsed.points,
        "renumbered": parsed.renumbered,
        "before": parsed.before,
        "between": parsed.between,
        "after": parsed.after,
        "notices": parsed.notices,
        "asides": parsed.asides,
        "doubts": {str(number): reasons for number, reasons in parsed.doubts.items()},
    }


def _print_notices(draft: ParsedDocument) -> None:
    """Print reading notices, as the window's import wizard lists them."""
    for sentence in reading_sentences(draft.parsed_points, load_words("en")):
        print(sentence)


def _print_point(point: Point) -> None:
    named = f"  [{point.eid}]" if point.eid else ""
    print(f"{point.number:>4}  {point.title}{named}")
    for sub in point.subpoints:
        print(f"      - {sub[:100]}")


def _pax(path: Path, file: "PaxFile", options: argparse.Namespace) -> int:
    from explorer.interchange.pax.reader import agreement_of_process, chosen_processes

    processes = file.processes()
    if options.json:
        print(dumps({"processes": processes}, "import-pax"))
        return 0
    chosen: Sequence[str] = (
        tuple(processes) if options.all else chosen_processes(file, options.process)
    )
    for line in file.left_out:
        print(f"left out, {line}")
    if options.output is None and not options.install:
        for name in chosen or processes:
            print(f"{len(processes[name]):>4}  {name}")
        print(f"Agreements: {len(file.agreements)}, peace processes: {len(processes)}.")
        print("Nothing was changed; --process TEXT or --all with -o FOLDER makes packs of them.")
        return 0
    if not chosen:
        raise UserFacingError(
            f"{path}: no process is chosen; name one with --process, or take --all."
        )
    _make([agreement_of_process(file, name) for name in chosen], options)
    return 0


def _make(agreements: Sequence[Agreement], options: argparse.Namespace) -> None:
    """Write packs to a folder, or install them: all are built before any is written."""
    from explorer.cli.output.target import file_to_replace
    from explorer.interchange.packs.pack_writer import install_agreements, write_source
    from explorer.packs.library.archive_writer import ENDING

    if options.install:
        folders = places(options.data_dir)
        for installed in install_agreements(agreements, folders.installed, folders.keys):
            print(
                f"{installed.reference} version {installed.version} is installed: {installed.title}"
            )
        return
    for agreement in agreements:
        target = (
            options.output
            if len(agreements) == 1
            else options.output / str(agreement.manifest["id"])
        )
        if target.suffix == ENDING:
            target = file_to_replace(target, force=options.force)
        files = write_source(agreement, target)
        print(f"{target}: {len(files.names())} files; {program_name()} --pack {target} opens it.")
