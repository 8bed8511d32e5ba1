"""The hub as a member uses it: push by compare-and-swap, pull, and notifications."""

import json
import select
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from explorer.domain.desk.team import HubVersion, TeamProblem
from explorer.domain.desk.three_way_merge import Item
from explorer.interchange.supplements.hub_items import (
    named_version,
    read_hub_version,
)
from explorer.store.desk.team_rows import content_text
from explorer.system.text_safety import with_plain_spaces
from explorer.team.hub_schema import CHANNEL, MAX_CONTENT_BYTES, OLDEST_VERSION, VERSION
from explorer.team.link import hub_session
from explorer.team.problems import TeamError
from explorer.team.wake import Wake

if TYPE_CHECKING:
    from explorer.team.link import Session

#: Most versions of a statement, and about how many bytes of them.
BATCH, BATCH_BYTES = 200, 4 * 1024 * 1024
_LONGEST_AUTHOR = 63

_COLUMNS = (
    "v.seq, v.sort, v.item, v.name, v.parent, v.author, v.at,"
    f" CASE WHEN octet_length(v.content) <= {MAX_CONTENT_BYTES} THEN v.content END,"
    " v.content IS NULL"
)
#: The newest version of an item has none that follows it.
_NEWEST = (
    "NOT EXISTS (SELECT FROM clause_explorer.version n"
    " WHERE n.sort = v.sort AND n.item = v.item AND n.parent = v.name)"
)
_PULL = (
    f"SELECT {_COLUMNS} FROM clause_explorer.version v"  # noqa: S608 - our own words
    f" WHERE v.seq > %s AND {_NEWEST} ORDER BY v.seq LIMIT {BATCH}"
)
_NEWEST_OF = (
    f"SELECT {_COLUMNS} FROM clause_explorer.version v"  # noqa: S608 - our own words
    " JOIN unnest(%s::text[], %s::text[]) AS asked (sort, item)"
    f" ON v.sort = asked.sort AND v.item = asked.item WHERE {_NEWEST} ORDER BY v.seq"
)
_PUSH = (
    "INSERT INTO clause_explorer.version (sort, item, name, parent, content)"
    " SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])"
    " RETURNING seq, sort, item, name, author, at"
)
_STATE = (
    "SELECT h.identity::text, h.version, h.readable_by,"
    " has_column_privilege('clause_explorer.version', 'content', 'INSERT'),"
    " coalesce((SELECT max(v.seq) FROM clause_explorer.version v), 0)"
    " FROM clause_explorer.hub h"
)


@dataclass(frozen=True, slots=True)
class Pulled:
    """Versions of the hub; ``seen`` is the greatest number among all that were read.

    ``unreadable`` counts versions that are no valid items, and ``passed_over`` are those among them
    whose item is known: the next version of it follows them.
    """

    versions: tuple[HubVersion, ...]
    seen: int
    unreadable: int = 0
    passed_over: tuple[HubVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class Hub:
    """A connected hub; ``newest`` is its greatest number at the time of the connection."""

    session: "Session"
    identity: str
    can_write: bool
    newest: int

    def push(self, versions: Sequence[HubVersion]) -> tuple[HubVersion, ...]:
        """Send versions in a single statement; return those accepted, with number, author and time.

        A version is refused if it does not follow the newest of its item.
        """
        columns = [
            [version.item.sort.value for version in versions],
            [version.item.key for version in versions],
            [version.name for version in versions],
            [version.parent for version in versions],
            [content_text(version.content) for version in versions],
        ]
        sent = {(v.item.sort.value, v.item.key, v.name): v for v in versions}
        accepted = []
        for seq, sort, item, name, author, at in self._rows(_PUSH, columns):
            version = sent[str(sort), str(item), str(name)]
            accepted.append(_numbered(version, seq, author, at))
        return tuple(accepted)

    def newer_than(self, seen: int) -> Pulled:
        """Return the newest versions of items that changed after a number, the first of them."""
        return _read(self._rows(_PULL, [seen]), seen)

    def newest_of(self, items: Iterable[Item]) -> Pulled:
        """Return the newest versions of some items."""
        names = [(item.sort.value, item.key) for item in items]
        keys = [[sort for sort, _ in names], [key for _, key in names]]
        return _read(self._rows(_NEWEST_OF, keys), 0)

    def listen(self) -> None:
        """Ask for a notification of each push."""
        self.session.execute(f"LISTEN {CHANNEL}")

    def wait(self, wake: Wake, seconds: float) -> None:
        """Wait for a notification, or until woken, at most so many seconds."""
        if not self._has_news():
            select.select([self.session.fileno(), wake.fileno()], [], [], seconds)
            self._has_news()
        wake.clear()

    def _has_news(self) -> bool:
        """Take all notifications that came; return True if any was of another member."""
        own = self.session.info.backend_pid
        senders = [notice.pid for notice in self.session.notifies(timeout=0)]
        return any(sender != own for sender in senders)

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        return self.session.execute(query.encode(), values).fetchall()


@contextmanager
def open_hub(service: str) -> Iterator[Hub]:
    """Provide the hub of a service. Raises TeamError if this program cannot work with it."""
    with hub_session(service) as session:
        row = session.execute(_STATE.encode()).fetchone()
        if row is None:
            raise TeamError(TeamProblem.NOT_SET_UP, service)
        identity, version, readable_by, can_write, newest = row
        if int(str(version)) < OLDEST_VERSION:
            raise TeamError(TeamProblem.OLD_SCHEMA, service)
        if int(str(readable_by)) > VERSION:
            raise TeamError(TeamProblem.NEW_SCHEMA, service)
        yield Hub(session, str(identity), bool(can_write), int(str(newest)))


def _numbered(version: HubVersion, seq: object, author: object, at: object) -> HubVersion:
    assert isinstance(seq, int)
    assert isinstance(at, datetime)
    # Names of roles can have any characters.
    name = with_plain_spaces(str(author))[:_LONGEST_AUTHOR]
    return HubVersion(version.item, version.name, version.parent, version.content, seq, name, at)


def _read(rows: Iterable[tuple[object, ...]], seen: int) -> Pulled:
    versions: list[HubVersion] = []
    passed_over: list[HubVersion] = []
    unreadable = 0
    for seq, sort, item, name, parent, author, at, content, is_removed in rows:
        assert isinstance(seq, int)
        seen = max(seen, seq)
        fields = {
            "sort": sort,
            "key": item,
            "version": name,
            "ancestors": [parent] if parent else [],
        }
        text = None if is_removed else str(content or "")
        version = read_hub_version(fields, text)
        if version is None:
            unreadable += 1
            named = named_version(fields)
            passed_over += [named] if named is not None else []
        else:
            versions.append(_numbered(version, seq, author, at))
    return Pulled(tuple(versions), seen, unreadable, tuple(passed_over))


def batches(versions: Sequence[HubVersion]) -> Iterator[tuple[HubVersion, ...]]:
    """Yield the versions in parts that fit into a statement each."""
    part: list[HubVersion] = []
    size = 0
    for version in versions:
        length = len(json.dumps(version.content, default=str)) if version.content else 0
        if part and (len(part) >= BATCH or size + length > BATCH_BYTES):
            yield tuple(part)
            part, size = [], 0
        part.append(version)
        size += length
    if part:
        yield tuple(part)
