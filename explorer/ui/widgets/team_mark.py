"""The state of a shared item in words: who changed it last and when, and what is to be sent."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from explorer.domain.desk.team import Team, TeamMark
from explorer.domain.desk.three_way_merge import Item
from explorer.i18n.message_catalog import day_text
from explorer.ui.interface_language import interface_words

translate = QCoreApplication.translate


def time_text(at: datetime) -> str:
    """Return a day and time in the zone of this machine."""
    here = at.astimezone()
    clock = QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(at.timestamp())).time(), QLocale.FormatType.ShortFormat
    )
    return f"{day_text(here.date().isoformat(), interface_words())}, {clock}"


def mark_of(team: Team | None, item: Item) -> TeamMark | None:
    """Return the state of an item, or None without a team."""
    return None if team is None else team.marks.get(item, TeamMark(is_shared=False))


def mark_text(mark: TeamMark | None) -> str:
    """Return the state of an item in a sentence; empty without a team."""
    if mark is None:
        return ""
    if mark.has_conflict:
        return translate("Team", "Conflict with the team")
    if not mark.is_shared:
        return translate("Team", "Only mine")
    if mark.problem:
        return translate("Team", "Shared, cannot be sent: {reason}").format(reason=mark.problem)
    if mark.is_unsent:
        return translate("Team", "Shared, to be sent")
    if mark.at is None:
        return translate("Team", "Shared")
    return translate("Team", "Shared; {author}, {time}").format(
        author=mark.author, time=time_text(mark.at)
    )
