"""What the map says of a feature, as lines of plain text in the content's language."""

from collections.abc import Mapping, Sequence
from html import escape

from explorer.cartography.scene.contact_distance import ContactDistance
from explorer.domain.content.features import Feature, FeatureClass, FeatureMention
from explorer.i18n.formats import day_text, number_text, percent_text

Words = Mapping[str, str]
_NAMINGS = 6


def _sizes(feature: Feature, words: Words) -> list[str]:
    lines = []
    if feature.area_km2 is not None:
        area = number_text(feature.area_km2, words, 0)
        if feature.share_of_oblast_pct is not None:
            text = words["map.area_share"]
            lines.append(
                text.format(km2=area, percent=percent_text(feature.share_of_oblast_pct, words))
            )
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
    """Its name; a nameless feature of an own layer is told by its number in the file."""
    if feature.name or feature.feature_class is not FeatureClass.LOCAL:
        return feature.name
    number = feature.reference.rpartition(":")[2]
    return words["map.own_feature"].format(number=number, file=feature.source)


def explanation(feature: Feature, words: Words) -> list[str]:
    """Name, holder, class and date, sizes, status, dispute and source, one to a line."""
    lines = [feature_title(feature, words)]
    holder = words.get(f"map.holder.{feature.held_by}")
    if holder:
        lines.append(words["map.held"].format(holder=holder))
    known = words[f"map.class.{feature.feature_class}"]
    dated = "read_on" if feature.feature_class is FeatureClass.LOCAL else "as_of"
    lines.append(f"{known} · {words[f'map.{dated}'].format(date=day_text(feature.as_of, words))}")
    lines += _sizes(feature, words)
    lines += [
        text for text in (feature.held_note, feature.status, feature.bound, feature.note) if text
    ]
    if feature.basis:
        lines.append(feature.basis)
    if feature.basis_checked is False:
        lines.append(words["map.unchecked"])
    if feature.disputed:
        lines.append(feature.disputed)
    lines.append(words["map.source"].format(source=feature.source))
    return lines


def contact_text(distance: ContactDistance, words: Words) -> str:
    """How far a town is from the line of contact, never more exactly than the line is drawn."""
    accuracy = distance.accuracy_km
    if accuracy is None:
        return words["map.contact_unknown"].format(km=number_text(distance.km, words, 0))
    key = "map.contact_near" if distance.km < accuracy else "map.contact_distance"
    return words[key].format(
        km=number_text(distance.km, words, 0), accuracy=number_text(accuracy, words)
    )


def naming_lines(namings: Sequence[FeatureMention], words: Words) -> list[str]:
    """The clauses that name a feature, the first few of them in full."""
    lines = [
        words["map.named_in"].format(reference=one.reference, title=one.title)
        for one in namings[:_NAMINGS]
    ]
    if len(namings) > _NAMINGS:
        lines.append(words["map.named_in_more"].format(count=len(namings) - _NAMINGS))
    return lines


def tooltip(features: Sequence[Feature], words: Words, more: Sequence[str] = ()) -> str:
    """The explanation of the first feature and the names of others at the spot, as safe HTML.

    ``more`` are lines on the first feature that follow its name.
    """
    first, *others = features
    title, *lines = (escape(line) for line in explanation(first, words))
    body = "<br>".join([f"<b>{title}</b>", *(escape(line) for line in more), *lines])
    for other in others[:3]:
        body += f"<hr><b>{escape(feature_title(other, words))}</b>"
    return f"<qt>{body}</qt>"
