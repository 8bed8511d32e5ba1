"""iCalendar file of dated entries: all-day events, as RFC 5545 defines them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from explorer.domain.content.timeline import MarkKind, TimelineEntry
from explorer.i18n.message_catalog import load_words, with_author
from explorer.reports.text.sanitize import clean

_LONGEST_LINE = 75  # octets, without the line break (RFC 5545, 3.1)


def calendar(
    entries: Iterable[TimelineEntry], *, name: str, pack: str, language: str, stamp: date
) -> bytes:
    """Return the events and documents among the entries; statements are not appointments.

    ``pack`` makes the identifiers unique among packs, ``stamp`` is the day of writing.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Clause Explorer//Timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for entry in entries:
        if entry.kind is not MarkKind.STANCE:
            lines += _event(entry, pack, language, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(entry: TimelineEntry, pack: str, language: str, stamp: date) -> Iterator[str]:
    catalog = load_words(language)
    last = entry.day + timedelta(days=1)
    remarks = [catalog[f"entry.{entry.kind}"], ", ".join(entry.targets)]
    if entry.precision != "day":
        remarks.append(catalog["page.in_month"].format(month=entry.day.strftime("%Y-%m")))
    if not entry.verified:
        remarks.append(catalog["page.unverified"])
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.reference)}@{_text(pack)}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T120000Z"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last:%Y%m%d}"
    yield f"SUMMARY:{_text(with_author(entry.title, entry.author, catalog))}"
    yield f"DESCRIPTION:{_text('; '.join(remark for remark in remarks if remark))}"
    yield f"CATEGORIES:{_text(catalog[f'entry.{entry.kind}'])}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return a value of type TEXT on a single line (RFC 5545, 3.3.11)."""
    return (
        clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")
    )


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, without splitting a character."""
    part, size, room = "", 0, _LONGEST_LINE
    for character in line:
        octets = len(character.encode())
        if size + octets > room:
            yield part
            # The space that continues a line counts.
            part, size = " ", 1
        part += character
        size += octets
    yield part
