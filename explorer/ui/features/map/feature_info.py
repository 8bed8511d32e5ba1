"""Description of a map feature: lines of plain text in the content language, and a tooltip."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from explorer.cartography.scene.contact_distance import ContactDistance
from explorer.domain.content.features import Feature, FeatureClass, FeatureMention
from explorer.i18n.formats import day_text, number_text, percent_text
from explorer.ui.widgets.rich_text import fill, join, text

Catalog = Mapping[str, str]
_NAMINGS = 6


def _sizes(feature: Feature, catalog: Catalog) -> list[str]:
    lines = []
    if feature.area_km2 is not None:
        area = number_text(feature.area_km2, catalog, 0)
        if feature.share_of_oblast_pct is not None:
            percent = percent_text(feature.share_of_oblast_pct, catalog)
            lines.append(catalog["map.area_share"].format(km2=area, percent=percent))
        else:
            lines.append(catalog["map.area"].format(km2=area))
    if feature.length_km is not None:
        lines.append(catalog["map.length"].format(km=number_text(feature.length_km, catalog, 0)))
    if feature.population:
        lines.append(
            catalog["map.population"].format(count=number_text(feature.population, catalog, 0))
        )
    if feature.accuracy_km is not None:
        lines.append(catalog["map.accuracy"].format(km=number_text(feature.accuracy_km, catalog)))
    return lines


def feature_title(feature: Feature, catalog: Catalog) -> str:
    """Return the name of a feature, or its number in the file for a local one without a name."""
    if feature.name or feature.feature_class is not FeatureClass.LOCAL:
        return feature.name
    number = feature.reference.rpartition(":")[2]
    return catalog["map.own_feature"].format(number=number, file=feature.source)


def held_by_text(feature: Feature, catalog: Catalog) -> str:
    """Return the sentence on who holds a feature, or "" if it has no holder."""
    holder = catalog.get(f"map.holder.{feature.held_by}")
    return catalog["map.held"].format(holder=holder) if holder else ""


def explanation(feature: Feature, catalog: Catalog) -> list[str]:
    """Return lines with name, holder, class and date, sizes, status, dispute and source."""
    lines = [feature_title(feature, catalog)]
    holder = held_by_text(feature, catalog)
    if holder:
        lines.append(holder)
    known = catalog[f"map.class.{feature.feature_class}"]
    dated = "read_on" if feature.feature_class is FeatureClass.LOCAL else "as_of"
    date = catalog[f"map.{dated}"].format(date=day_text(feature.as_of, catalog))
    lines.append(f"{known} · {date}")
    lines += _sizes(feature, catalog)
    notes = (feature.held_note, feature.status, feature.bound, feature.note)
    lines += [note for note in notes if note]
    if feature.basis:
        lines.append(feature.basis)
    if feature.basis_checked is False:
        lines.append(catalog["map.unchecked"])
    if feature.disputed:
        lines.append(feature.disputed)
    lines.append(catalog["map.source"].format(source=feature.source))
    return lines


def contact_text(distance: ContactDistance, catalog: Catalog) -> str:
    """Return the distance of a town from the line of contact, at the accuracy of the line."""
    accuracy = distance.accuracy_km
    if accuracy is None:
        return catalog["map.contact_unknown"].format(km=number_text(distance.km, catalog, 0))
    key = "map.contact_near" if distance.km < accuracy else "map.contact_distance"
    return catalog[key].format(
        km=number_text(distance.km, catalog, 0), accuracy=number_text(accuracy, catalog)
    )


def naming_lines(namings: Sequence[FeatureMention], catalog: Catalog) -> list[str]:
    """Return lines with the first clauses that name a feature, and the number of others."""
    lines = [
        catalog["map.named_in"].format(reference=mention.reference, title=mention.title)
        for mention in namings[:_NAMINGS]
    ]
    if len(namings) > _NAMINGS:
        lines.append(catalog["map.named_in_more"].format(count=len(namings) - _NAMINGS))
    return lines


def tooltip(features: Sequence[Feature], catalog: Catalog, more: Sequence[str] = ()) -> Markup:
    """Return the explanation of the first feature and the names of up to three others.

    ``more`` are lines on the first feature that follow its name.
    """
    first, *others = features
    title, *lines = explanation(first, catalog)
    body = join([fill("<b>{}</b>", title), *(text(line) for line in (*more, *lines))], "<br>")
    names = (fill("<hr><b>{}</b>", feature_title(other, catalog)) for other in others[:3])
    return fill("<qt>{}{}</qt>", body, join(names))
