"""Files like those of PA-X: its columns, with invented agreements in the rows."""

import csv
import io
from pathlib import Path

from explorer.interchange.pax.codes import CODES

#: The columns that come before the codes, as in the file of the database.
FIRST = [
    "Con",
    "Contp",
    "PP",
    "PPName",
    "Reg",
    "AgtId",
    "Ver",
    "Agt",
    "Dat",
    "Status",
    "Lgt",
    "N_characters",
    "Agtp",
    "Stage",
    "StageSub",
    "Part",
    "ThrdPart",
    "OthAgr",
    "Loc1ISO",
    "Loc2ISO",
    "Loc1GWNO",
    "Loc2GWNO",
    "UcdpCon",
    "UcdpAgr",
    "PamAgr",
    "CowWar",
]
COLUMNS = [*FIRST, *(one for code, (_, parts) in CODES.items() for one in (code, *parts.split()))]
ROWS: tuple[dict[str, str], ...] = (
    {
        "PPName": "Ruritania: peace process",
        "AgtId": "9001",
        "Agt": 'Declaration on the "northern" districts',
        "Dat": "1996-03-01",
        "Status": "Multiparty signed/agreed",
        "Stage": "Pre",
        "Agtp": "Intra",
        "Part": "For the government: A. Minister\nFor the league: B. Speaker",
        "OthAgr": "Page 1\nThe parties recall, among others, the truce.",
        "UcdpAgr": "NA",
        "Ce": "2",
        "CeProv": "1",
        "SsrDdr": "3",
        "DdrDemil": "1",
    },
    {
        "PPName": "Ruritania: peace process",
        "AgtId": "9002",
        "Agt": "Peace agreement",
        "Dat": "1998-10-11",
        "ThrdPart": "Neighbouring state",
        "Polps": "3",
        "Ce": "1",
    },
    {
        "PPName": "Freedonia: talks",
        "AgtId": "9003",
        "Agt": "Memorandum",
        "Dat": "2001-01-31",
        "HrGen": "1",
    },
)


def pax_text(rows: tuple[dict[str, str], ...] = ROWS) -> str:
    """Return the file's text; codes without a value are 0."""
    held = io.StringIO()
    writer = csv.DictWriter(held, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        blank = {name: "" if name in FIRST else "0" for name in COLUMNS}
        writer.writerow({**blank, **row})
    return held.getvalue()


def pax_file(folder: Path, rows: tuple[dict[str, str], ...] = ROWS) -> Path:
    """Return a file in a folder."""
    path = folder / "pax.csv"
    path.write_text(pax_text(rows), encoding="utf-8")
    return path
