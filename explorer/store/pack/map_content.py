"""Queries for the content of the map."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, and_, select

from explorer.domain.content.features import (
    Feature,
    FeatureClass,
    FeatureKind,
    FeatureMention,
    HolderStatus,
    MapContent,
    MapDay,
    MapReference,
    PublishedFigure,
    Shape,
)
from explorer.domain.content.map_days import day_shown, feature_on
from explorer.store.pack import tables as t
from explorer.store.pack.connection import PackRow, read_once
from explorer.store.pack.metadata import map_days, meta

_BYTES_OF_A_PAIR = 16


def map_content(connection: Connection, language: str) -> MapContent:
    """Return all features with their shapes, and the map references that draw them."""
    f, text = t.feature, t.feature_text
    rows = connection.execute(
        select(f, text.c.name, text.c.notes)
        .join(text, and_(text.c.feature_id == f.c.id, text.c.language == language))
        .order_by(f.c.id)
    ).all()
    pack = meta(connection, "pack")
    return MapContent(
        features=tuple(_feature(row) for row in rows),
        shapes={row.reference: _shape(row) for row in rows},
        references=map_references(connection),
        published=published_figures(connection),
        attribution=pack.get(f"map_attribution_{language}") or pack.get("map_attribution") or "",
        as_of=pack.get("map_as_of") or "",
        days=map_days(connection, language),
        language=language,
    )


def feature_names(connection: Connection, language: str) -> dict[str, tuple[str, str]]:
    """Return name and form of the features by reference, without the copies of map days."""
    f, text = t.feature, t.feature_text
    rows = connection.execute(
        select(f.c.reference, f.c.form, text.c.name)
        .join(text, and_(text.c.feature_id == f.c.id, text.c.language == language))
        .order_by(f.c.id)
    )
    copies = {name for day in map_days(connection, language) for name in day.features}
    return {
        row.reference: (row.name, row.form)
        for row in rows
        if row.name and row.reference not in copies
    }


def name_in_other(connection: Connection, reference: str, language: str) -> str:
    """Return the name of a feature in the pack's first other language, "" if it has none."""
    f, text = t.feature, t.feature_text
    rows = connection.execute(
        select(text.c.name)
        .join(f, f.c.id == text.c.feature_id)
        .where(f.c.reference == reference, text.c.language != language)
        .order_by(text.c.language)
    ).scalars()
    return next(iter(rows), "")


def holder_history(
    connection: Connection, reference: str, language: str
) -> tuple[HolderStatus, ...]:
    """Return the holders of a place over time, oldest first; empty if it has no history."""
    return holder_histories(connection, language, (reference,)).get(reference, ())


def holder_histories(
    connection: Connection, language: str, references: Iterable[str] | None = None
) -> dict[str, tuple[HolderStatus, ...]]:
    """Return the holders over time of some places by reference, or of all that have a history."""
    f, history = t.feature, t.feature_history
    query = select(f.c.reference, history.c.statuses).join(
        history, and_(history.c.feature_id == f.c.id, history.c.language == language)
    )
    if references is not None:
        query = query.where(f.c.reference.in_(sorted(set(references))))
    return {
        row.reference: tuple(HolderStatus(**status) for status in row.statuses)
        for row in connection.execute(query)
    }


def published_figures(connection: Connection) -> tuple[PublishedFigure, ...]:
    """Return figures published by others for the area of the zone, for comparison."""
    figures = meta(connection, "areas").get("published") or []
    return tuple(PublishedFigure(**figure) for figure in figures)


def features(
    connection: Connection, references: Iterable[str], language: str, as_of: date
) -> tuple[Feature, ...]:
    """Return features by reference as on a date, without their shapes."""
    day = day_shown(map_days(connection, language), as_of.isoformat())
    by_base = {copy.base: copy for copy in _copies(connection, day, language)}
    base_day = meta(connection, "pack").get("map_as_of") or ""
    return tuple(
        feature_on(feature, by_base.get(feature.reference), day, base_day)
        for feature in _features(connection, references, language)
    )


def _copies(connection: Connection, day: MapDay | None, language: str) -> tuple[Feature, ...]:
    """Return the copies of features that are drawn on a map day; cached per connection."""
    if day is None:
        return ()
    key = ("copies", day.as_of, language)
    return read_once(connection, key, lambda: _features(connection, day.features, language))


def _features(
    connection: Connection, references: Iterable[str], language: str
) -> tuple[Feature, ...]:
    f, text = t.feature, t.feature_text
    rows = connection.execute(
        select(
            *(f.c.reference, f.c.layer, f.c.kind, f.c.form, f.c.feature_class, f.c.facts),
            *(text.c.name, text.c.notes),
        )
        .join(text, and_(text.c.feature_id == f.c.id, text.c.language == language))
        .where(f.c.reference.in_(sorted(set(references))))
        .order_by(f.c.id)
    )
    return tuple(_feature(row) for row in rows)


def feature_mentions(connection: Connection, language: str) -> tuple[FeatureMention, ...]:
    """Return every clause and side provision with a map reference, in the pack's order."""
    p, text = t.provision, t.provision_text
    rows = connection.execute(
        select(p.c.reference, p.c.features, text.c.title)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .order_by(p.c.id)
    )
    return tuple(
        FeatureMention(row.reference, row.title, tuple(row.features))
        for row in rows
        if row.features
    )


def map_references(connection: Connection) -> dict[str, MapReference]:
    """Return all map references of the texts by name; cached per connection."""
    return read_once(connection, "map_references", lambda: _read_map_references(connection))


def _read_map_references(connection: Connection) -> dict[str, MapReference]:
    m = t.map_reference
    rows = connection.execute(
        select(m.c.reference, m.c.meaning, m.c.draws, m.c.bounds, m.c.off_map, m.c.note)
    )
    return {
        name: MapReference(
            name, FeatureClass(meaning), tuple(draws), tuple(bounds), bool(off_map), note
        )
        for name, meaning, draws, bounds, off_map, note in rows
    }


def _feature(row: PackRow) -> Feature:
    facts, notes = row.facts, row.notes or {}
    return Feature(
        reference=row.reference,
        layer=row.layer,
        kind=FeatureKind(row.kind),
        form=row.form,
        feature_class=FeatureClass(row.feature_class),
        name=row.name,
        rank=facts.get("rank") or 9,
        held_by=facts.get("held_by") or "",
        oblast=facts.get("oblast") or facts.get("iso_3166_2") or "",
        as_of=facts.get("as_of") or "",
        source=facts.get("source") or "",
        licence=facts.get("licence") or "",
        method=facts.get("method") or "",
        accuracy_km=facts.get("accuracy_km"),
        population=facts.get("population"),
        area_km2=facts.get("area_km2"),
        share_of_oblast_pct=facts.get("share_of_oblast_pct"),
        length_km=facts.get("length_km"),
        base=facts.get("base") or "",
        holders=_holders(facts.get("held_by_days") or ""),
        disputed=notes.get("disputed") or "",
        held_note=notes.get("held_note") or "",
        note=notes.get("note") or "",
        population_note=notes.get("population_note") or "",
        status=notes.get("status") or "",
        bound=notes.get("bound") or "",
        basis=notes.get("basis") or "",
        basis_checked=facts.get("basis_checked"),
    )


def _holders(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of day and holder of a text like “2025-10-01 ukraine; 2025-11-23 contested”."""
    pairs = (entry.split() for entry in text.split(";"))
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def _shape(row: PackRow) -> Shape:
    whole = memoryview(row.coordinates)
    parts, start = [], 0
    for size in row.sizes:
        end = start + size * _BYTES_OF_A_PAIR
        parts.append(whole[start:end].cast("d"))
        start = end
    return Shape(row.reference, row.shape_type, tuple(parts), tuple(row.polygons))
