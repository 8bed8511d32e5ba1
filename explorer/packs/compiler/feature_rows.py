"""Rows of the features of map layers, with their class and texts by language."""

from collections.abc import Iterator
from typing import Any

from explorer.domain.content.features import FeatureClass, FeatureKind
from explorer.packs.source.geojson import LayerFeature
from explorer.packs.source.source import PackSource

#: Layer -> class of its features, unless the map references state another.
_CLASS = {
    "held_areas": FeatureClass.ASSESSED,
    "line_of_contact": FeatureClass.ASSESSED,
    "control_points": FeatureClass.ASSESSED,
    "withdrawal_zone": FeatureClass.ASSESSED,
    "security_wall": FeatureClass.ILLUSTRATIVE,
    "znpp": FeatureClass.TEXT_DEFINED,
    "fortress_belt": FeatureClass.ILLUSTRATIVE,
    "transport": FeatureClass.ILLUSTRATIVE,
    "dnipro_black_sea": FeatureClass.ILLUSTRATIVE,
}
_FACTS = (
    *("as_of", "source", "licence", "method", "accuracy_km", "held_by", "rank", "population"),
    *("area_km2", "share_of_oblast_pct", "length_km", "oblast", "country", "iso_3166_2"),
    *("geonames_id", "capacity_mw", "units", "basis_checked", "successor_raion_2020"),
    *("official_area_km2", "segment", "clipped", "iso_a2", "held_source", "held_by_days", "ref"),
)
_NOTES = ("disputed", "held_note", "note", "status", "bound", "basis", "population_note")
#: End of the name of a layer whose features are copies of others, each for a map day.
_BY_DAY = "_by_day"


def feature_records(
    source: PackSource, languages: list[str]
) -> Iterator[tuple[dict[str, Any], dict[str, dict[str, Any]]]]:
    """Yield the row of each feature, and its name and notes by language."""
    for layer in source.layers:
        for feature in layer.features:
            yield _row(layer.name, feature), _texts(source, feature, languages)


def _row(layer: str, feature: LayerFeature) -> dict[str, Any]:
    facts = {name: feature.properties[name] for name in _FACTS if name in feature.properties}
    base = layer.removesuffix(_BY_DAY)
    if base != layer and feature.properties.get("base_id"):
        facts["base"] = f"{base}:{feature.properties['base_id']}"
    coordinates = b"".join(part.tobytes() for part in feature.parts)
    return {
        "reference": f"{layer}:{feature.identifier}",
        "layer": layer,
        "kind": _kind(base, feature.type),
        "form": feature.properties["kind"],
        "feature_class": _class(base, feature),
        "facts": facts,
        "shape_type": feature.type,
        "coordinates": coordinates,
        "sizes": [len(part) // 2 for part in feature.parts],
        "polygons": feature.polygons if feature.type == "polygon" else [],
    }


def _kind(layer: str, type_: str) -> str:
    if type_ == "point":
        return FeatureKind.PLACE
    if type_ == "line":
        return FeatureKind.RIVER if layer == "rivers" else FeatureKind.LINE
    return FeatureKind.ZONE if layer == "withdrawal_zone" else FeatureKind.AREA


def _class(layer: str, feature: LayerFeature) -> str:
    # The text defines the zone itself; its extent and bounds are assessed.
    if layer == "withdrawal_zone" and feature.properties["kind"] == "withdrawal_zone":
        return FeatureClass.TEXT_DEFINED
    return _CLASS.get(layer, FeatureClass.REFERENCE)


def _texts(
    source: PackSource, feature: LayerFeature, languages: list[str]
) -> dict[str, dict[str, Any]]:
    base, *others = languages
    name = feature.properties["name_en"]
    notes = {key: feature.properties[key] for key in _NOTES if feature.properties.get(key)}
    texts = {base: {"name": name, "notes": notes}}
    for language in others:
        translations = source.translations.get(language)
        translate = translations.map_text if translations else (lambda *_: "")
        own = str(feature.properties.get("base_id") or feature.identifier)
        translated = translate(own, "name", name)
        texts[language] = {
            "name": translated or feature.properties.get(f"name_{language}") or name,
            "notes": {key: translate(own, key, text) or text for key, text in notes.items()},
        }
    return texts


def history_records(
    source: PackSource, reference: str, languages: list[str]
) -> dict[str, list[dict[str, str]]]:
    """Return the holders of a place over time by language; empty if it has no history."""
    history = source.status_history
    entries = history.entries.get(reference, [])
    by_language: dict[str, list[dict[str, str]]] = {}
    for language in languages if entries else ():
        translations = source.translations.get(language)
        known = translations.map_texts if translations else {}
        by_language[language] = [
            {
                "as_of": entry["as_of"],
                "held_by": entry["held_by"],
                **{
                    name: known.get(text, text)
                    for name, text in (
                        ("basis", history.bases[entry["basis"]]),
                        ("source", entry.get("source", "")),
                        ("note", entry.get("note", "")),
                    )
                },
            }
            for entry in entries
        ]
    return by_language
