"""Queries for pack metadata, parties and topics."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, select, text

from explorer.domain.content.documents import Topic
from explorer.domain.content.features import MapDay
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Party, Person
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once

#: Most rows of a small pack, of stances and of provisions.
_SMALL = 5_000


def is_small(connection: Connection) -> bool:
    """Return True if stances and provisions are kept as values once they were read.

    Reading those of a small pack takes longer than filtering them.
    """

    def count() -> bool:
        counts = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (t.stance, t.provision)
        )
        return max(counts) <= _SMALL

    return read_once(connection, "is small", count)


def meta(connection: Connection, key: str) -> Mapping[str, Any]:
    """Return a metadata value of the pack by key; cached per connection."""
    return read_once(connection, ("meta", key), lambda: _read_meta(connection, key))


def _read_meta(connection: Connection, key: str) -> Mapping[str, Any]:
    value: Mapping[str, Any] = connection.execute(
        select(t.meta.c.value).where(t.meta.c.key == key)
    ).scalar_one()
    return value


def distance_rule(connection: Connection) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the parties whose distances are measured, and the stances that do not count."""
    pack = meta(connection, "pack")
    measured = tuple(pack.get("distance_parties") or pack["main_parties"])
    return measured, frozenset(pack.get("not_counted") or ())


def missing_references(connection: Connection, references: Iterable[str]) -> tuple[str, ...]:
    """Return those of the references that the pack does not have, sorted."""
    unknown = set(references)
    listed = select(text("value")).select_from(func.json_each(json.dumps(sorted(unknown))))
    for table in (t.provision, t.document, t.stance, t.feature):
        if unknown:
            named = table.c.reference
            unknown -= set(connection.execute(select(named).where(named.in_(listed))).scalars())
    return tuple(sorted(unknown))


def provision_titles(connection: Connection, language: str) -> dict[str, str]:
    """Return titles of all clauses and side provisions by reference."""
    p, titles = t.provision, t.provision_text
    rows = connection.execute(
        select(p.c.reference, titles.c.title)
        .join(titles, and_(titles.c.provision_id == p.c.id, titles.c.language == language))
        .order_by(p.c.id)
    )
    return {row.reference: row.title for row in rows}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def pack_info(connection: Connection, language: str = "en") -> PackInfo:
    """Return the metadata of a compiled pack, in a language if it has it."""
    pack = meta(connection, "pack")

    def text(name: str) -> str:
        return str(pack.get(f"{name}_{language}") or pack.get(name) or "").strip()

    return PackInfo(
        reference=pack["id"],
        version=str(pack["version"]),
        title=text("title"),
        as_of=date.fromisoformat(pack["as_of"]),
        map_as_of=pack.get("map_as_of") or "",
        article_date=_day(pack.get("article_date")),
        first_document=pack["first_document"],
        default_selection=pack["first_selection"],
        main_parties=tuple(pack["main_parties"]),
        languages=tuple(pack["languages"]),
        licence=text("licence"),
        content_hash=pack["content_hash"],
        text_note=text("text_note"),
        map_attribution=text("map_attribution"),
        disclaimer=text("disclaimer"),
        viewpoint_note=text("viewpoint_note"),
        counts=dict(meta(connection, "counts")),
        latest=date.fromisoformat(pack.get("latest") or pack["as_of"]),
        local_state=pack.get("local_state") or "",
        map_days=map_days(
            connection, language if language in pack["languages"] else pack["languages"][0]
        ),
    )


def map_days(connection: Connection, language: str) -> tuple[MapDay, ...]:
    """Return the days for which the map is drawn, oldest first."""
    key = ("map_days", language)
    return read_once(connection, key, lambda: _read_map_days(connection, language))


def map_dates(connection: Connection) -> tuple[date, ...]:
    """Return the dates of the days for which the map is drawn, oldest first."""
    days = meta(connection, "map_days")["days"]
    return tuple(date.fromisoformat(day["as_of"]) for day in days)


def _read_map_days(connection: Connection, language: str) -> tuple[MapDay, ...]:
    return tuple(
        MapDay(
            **{name: value for name, value in day.items() if name not in ("texts", "features")},
            **day["texts"][language],
            features=tuple(day["features"]),
        )
        for day in meta(connection, "map_days")["days"]
    )


def parties(connection: Connection, language: str) -> tuple[Party, ...]:
    """Return all parties in the pack's order; cached per connection and language."""
    return read_once(connection, ("parties", language), lambda: _read_parties(connection, language))


def _read_parties(connection: Connection, language: str) -> tuple[Party, ...]:
    names = t.party_text.c
    rows = connection.execute(
        select(t.party.c.reference, names.name, names.short, names.role, names.people)
        .join(t.party_text, and_(names.party_id == t.party.c.id, names.language == language))
        .order_by(t.party.c.id)
    )
    return tuple(
        Party(reference, name, short, role, _people(people))
        for reference, name, short, role, people in rows
    )


def _people(people: list[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(p["name"], p["office"], _day(p.get("until"))) for p in people)


def topics(connection: Connection, language: str) -> tuple[Topic, ...]:
    """Return all topics in the pack's order; cached per connection and language."""
    return read_once(connection, ("topics", language), lambda: _read_topics(connection, language))


def _read_topics(connection: Connection, language: str) -> tuple[Topic, ...]:
    rows = connection.execute(
        select(t.topic.c.reference, t.topic_text.c.name)
        .join(
            t.topic_text,
            and_(t.topic_text.c.topic_id == t.topic.c.id, t.topic_text.c.language == language),
        )
        .order_by(t.topic.c.id)
    )
    return tuple(Topic(reference, name) for reference, name in rows)
