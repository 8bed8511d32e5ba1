"""Names that every pane needs: parties, topics and what the pack says of itself."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, select, text

from explorer.domain.content.documents import Topic
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Party, Person
from explorer.store.pack import tables as t


def meta(connection: Connection, key: str) -> Any:  # noqa: ANN401
    """One value the pack keeps about itself, by key."""
    return connection.execute(select(t.meta.c.value).where(t.meta.c.key == key)).scalar_one()


def distance_rule(connection: Connection) -> tuple[tuple[str, ...], frozenset[str]]:
    """The parties between which distances are measured, and the stances not counted in them."""
    pack = meta(connection, "pack")
    measured = tuple(pack.get("distance_parties") or pack["main_parties"])
    return measured, frozenset(pack.get("not_counted") or ())


def missing(connection: Connection, references: Iterable[str]) -> tuple[str, ...]:
    """Those of the references that name nothing in the pack, in order."""
    wanted = set(references)
    listed = select(text("value")).select_from(func.json_each(json.dumps(sorted(wanted))))
    for table in (t.provision, t.document, t.stance, t.feature):
        if wanted:
            named = table.c.reference
            wanted -= set(connection.execute(select(named).where(named.in_(listed))).scalars())
    return tuple(sorted(wanted))


def provision_titles(connection: Connection, language: str) -> dict[str, str]:
    """Titles of all clauses and side provisions by reference."""
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
    """What a compiled pack says of itself, in a language where it has one."""
    found = meta(connection, "pack")

    def text(name: str) -> str:
        return str(found.get(f"{name}_{language}") or found.get(name) or "").strip()

    return PackInfo(
        reference=found["id"],
        version=str(found["version"]),
        title=text("title"),
        as_of=date.fromisoformat(found["as_of"]),
        map_as_of=found.get("map_as_of") or "",
        article_date=_day(found.get("article_date")),
        first_document=found["first_document"],
        default_selection=found["first_selection"],
        main_parties=tuple(found["main_parties"]),
        languages=tuple(found["languages"]),
        licence=text("licence"),
        content_hash=found["content_hash"],
        text_note=text("text_note"),
        map_attribution=text("map_attribution"),
        disclaimer=text("disclaimer"),
        viewpoint_note=text("viewpoint_note"),
        counts=meta(connection, "counts"),
        latest=date.fromisoformat(found.get("latest") or found["as_of"]),
        local_state=found.get("local_state") or "",
    )


def parties(connection: Connection, language: str) -> tuple[Party, ...]:
    """All parties in the pack's order; read once a connection and language."""
    key = ("parties", language)
    if key not in connection.info:
        names = t.party_text.c
        rows = connection.execute(
            select(t.party.c.reference, names.name, names.short, names.role, names.people)
            .join(t.party_text, and_(names.party_id == t.party.c.id, names.language == language))
            .order_by(t.party.c.id)
        )
        connection.info[key] = tuple(
            Party(reference, name, short, role, _people(people))
            for reference, name, short, role, people in rows
        )
    found: tuple[Party, ...] = connection.info[key]
    return found


def _people(people: list[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(p["name"], p["office"], _day(p.get("until"))) for p in people)


def topics(connection: Connection, language: str) -> tuple[Topic, ...]:
    """All topics in the pack's order; read once a connection and language."""
    key = ("topics", language)
    if key not in connection.info:
        rows = connection.execute(
            select(t.topic.c.reference, t.topic_text.c.name)
            .join(
                t.topic_text,
                and_(t.topic_text.c.topic_id == t.topic.c.id, t.topic_text.c.language == language),
            )
            .order_by(t.topic.c.id)
        )
        connection.info[key] = tuple(Topic(reference, name) for reference, name in rows)
    found: tuple[Topic, ...] = connection.info[key]
    return found
