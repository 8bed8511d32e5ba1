"""Description of a map feature: lines of plain text in the content language, and a tooltip."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from explorer.cartography.scene.contact_distance import ContactDistance
from explorer.domain.content.features import Feature, FeatureClass, FeatureMention
from explorer.i18n.formats import day_text, number_text, percent_text
from explorer.ui.widgets.rich_text import fill, join, text

Words = Mapping[str, str]
_NAMINGS = 6


def _sizes(feature: Feature, words: Words) -> list[str]:
    lines = []
    if feature.area_km2 is not None:
        area = number_text(feature.area_km2, words, 0)
        if feature.share_of_oblast_pct is not None:
            percent = percent_text(feature.share_of_oblast_pct, words)
            lines.append(words["map.area_share"].format(km2=area, percent=percent))
        else:
            lines.append(words["map.area"].format(km2=area))
    if feature.length_km is not None:
        lines.append(words["map.length"].format(km=number_text(feature.length_km, words, 0)))
    if feature.population:
        lines.append(
            words["map.population"].format(count=number_text(feature.population, words, 0))
        )
    if feature.accuracy_km is not None:
        lines.append(words["map.accuracy"].format(km=number_text(feature.accuracy_km, words)))
    return lines


def feature_title(feature: Feature, words: Words) -> str:
    """Return the name of a feature, or its number in the file for a local one without a name."""
    if feature.name or feature.feature_class is not FeatureClass.LOCAL:
        return feature.name
    number = feature.reference.rpartition(":")[2]
    return words["map.own_feature"].format(number=number, file=feature.source)


def explanation(feature: Feature, words: Words) -> list[str]:
    """Return lines with name, holder, class and date, sizes, status, dispute and source."""
    lines = [feature_title(feature, words)]
    holder = words.get(f"map.holder.{feature.held_by}")
    if holder:
        lines.append(words["map.held"].format(holder=holder))
    known = words[f"map.class.{feature.feature_class}"]
    dated = "read_on" if feature.feature_class is FeatureClass.LOCAL else "as_of"
    lines.append(f"{known} · {words[f'map.{dated}'].format(date=day_text(feature.as_of, words))}")
    lines += _sizes(feature, words)
    notes = (feature.held_note, feature.status, feature.bound, feature.note)
    lines += [note for note in notes if note]
    if feature.basis:
        lines.append(feature.basis)
    if feature.basis_checked is False:
        lines.append(words["map.unchecked"])
    if feature.disputed:
        lines.append(feature.disputed)
    lines.append(words["map.source"].format(source=feature.source))
    return lines


def contact_text(distance: ContactDistance, words: Words) -> str:
    """Return the distance of a town from the line of contact, at the accuracy of the line."""
    accuracy = distance.accuracy_km
    if accuracy is None:
        return words["map.contact_unknown"].format(km=number_text(distance.km, words, 0))
    key = "map.contact_near" if distance.km < accuracy else "map.contact_distance"
    return words[key].format(
        km=number_text(distance.km, words, 0), accuracy=number_text(accuracy, words)
    )


def naming_lines(namings: Sequence[FeatureMention], words: Words) -> list[str]:
    """Return lines with the first clauses that name a feature, and the number of others."""
    lines = [
        words["map.named_in"].format(reference=mention.reference, title=mention.title)
        for mention in namings[:_NAMINGS]
    ]
    if len(namings) > _NAMINGS:
        lines.append(words["map.named_in_more"].format(count=len(namings) - _NAMINGS))
    return lines


def tooltip(features: Sequence[Feature], words: Words, more: Sequence[str] = ()) -> Markup:
    """Return the explanation of the first feature and the names of up to three others.

    ``more`` are lines on the first feature that follow its name.
    """
    first, *others = features
    title, *lines = explanation(first, words)
    body = join([fill("<b>{}</b>", title), *(text(line) for line in (*more, *lines))], "<br>")
    names = (fill("<hr><b>{}</b>", feature_title(other, words)) for other in others[:3])
    return fill("<qt>{}{}</qt>", body, join(names))
