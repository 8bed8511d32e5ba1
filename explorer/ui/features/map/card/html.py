"""HTML of the card of a map feature, and of a text's proposal for the ground in view."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from explorer.cartography.scene.day_caption import day_sentence
from explorer.cartography.scene.feature_card import FeatureCard
from explorer.domain.content.features import Feature, FeatureClass, HolderStatus
from explorer.i18n.formats import number_text, percent_text, range_text
from explorer.i18n.message_catalog import day_text
from explorer.ui.features.map.feature_info import contact_text, feature_title, held_by_text
from explorer.ui.widgets.rich_text import fill, join, link, text

Catalog = Mapping[str, str]
_SMALL = '<p class="small">{}</p>'
_ITEM = '<p class="item">{}</p>'
_NOTED = '<p class="item">{}<br><span class="small">{}</span></p>'
_TOWNS = 12
_MENTIONS = 14


def card_html(card: FeatureCard, catalog: Catalog) -> Markup:
    """Return a card: what a feature is, by whose word, its size, holder, towns and clauses."""
    return join([*_head(card, catalog), *_facts(card, catalog), *_lists(card, catalog)])


def _head(card: FeatureCard, catalog: Catalog) -> Iterator[Markup]:
    feature = card.feature
    yield fill("<h2>{}</h2>", feature_title(feature, catalog))
    if card.other_name and card.other_name != feature.name:
        yield fill(_SMALL, card.other_name)
    form = catalog.get(f"map.form.{feature.form}", feature.form)
    yield fill(_SMALL, f"{form} · {catalog[f'map.class.{feature.feature_class}']}")
    dated = "read_on" if feature.feature_class is FeatureClass.LOCAL else "as_of"
    date = day_text(feature.as_of, catalog)
    holder = held_by_text(feature, catalog)
    if holder:
        yield fill("<p><b>{}</b> · {}</p>", holder, catalog[f"map.{dated}"].format(date=date))
    elif feature.as_of:
        yield fill(_SMALL, catalog[f"map.{dated}"].format(date=date))


def _facts(card: FeatureCard, catalog: Catalog) -> Iterator[Markup]:
    feature = card.feature
    if card.area_km2 is not None:
        yield _area(card, catalog)
    if card.length_km is not None:
        yield fill("<p>{}</p>", _kilometres("map.length", card.length_km, catalog))
    if feature.population:
        people = number_text(feature.population, catalog, 0)
        yield fill("<p>{}</p>", catalog["map.population"].format(count=people))
    if card.contact is not None:
        yield fill("<p>{}</p>", contact_text(card.contact, catalog))
    notes = (feature.status, feature.held_note, feature.bound, feature.note)
    for note in (*notes, feature.population_note):
        if note:
            yield fill(_SMALL, note)
    if feature.disputed:
        yield fill("<p>{}</p>", feature.disputed)


def _area(card: FeatureCard, catalog: Catalog) -> Markup:
    """Return the area with its bounds, then the share of the oblast with its bounds."""
    area, share = card.area_km2 or 0.0, card.feature.share_of_oblast_pct
    lines = [fill("<b>{}</b>", _kilometres("map.area", area, catalog, unit="km2"))]
    low, high = card.low_km2, card.high_km2
    if low is not None and high is not None:
        span = range_text(number_text(low, catalog, 0), number_text(high, catalog, 0), catalog)
        lines.append(text(catalog["card.area_bounds"].format(span=span)))
    if share is not None:
        percent = percent_text(share, catalog)
        sentence = catalog["card.share"].format(percent=percent)
        if low is not None and high is not None and area:
            lowest, highest = (
                percent_text(round(share * bound / area, 1), catalog) for bound in (low, high)
            )
            span = range_text(lowest, highest, catalog)
            sentence = f"{sentence} {catalog['card.bounds'].format(span=span)}"
        lines.append(text(sentence))
    return fill("<p>{}</p>", join(lines, "<br>"))


def _kilometres(key: str, value: float, catalog: Catalog, unit: str = "km") -> str:
    return catalog[key].format(**{unit: number_text(value, catalog, 0)})


def _lists(card: FeatureCard, catalog: Catalog) -> Iterator[Markup]:
    if card.mentions:
        named = [
            fill(_ITEM, fill("{} {}", link(m.reference, m.reference), m.title))
            for m in card.mentions[:_MENTIONS]
        ]
        yield _section("card.clauses", named, catalog)
    if card.statements:
        statements = [
            fill(
                '<p class="item">{}<br><span class="small">{}</span></p>',
                link(s.target, s.title),
                s.body,
            )
            for s in card.statements
        ]
        yield _section("card.statements", statements, catalog)
    if card.towns:
        yield _section("card.towns", [_towns(card, catalog)], catalog)
    if card.published:
        row = '<p class="item">{}<br><span class="small">{} · {} · {}</span></p>'
        figures = [
            fill(row, figure.figure, figure.when, figure.source, figure.agreement)
            for figure in card.published
        ]
        yield _section("card.published", figures, catalog)
    if card.history:
        yield _section("card.history", [_status(s, catalog) for s in card.history], catalog)
    yield _section("card.evidence", list(_evidence(card.feature, catalog)), catalog)


def _section(key: str, parts: list[Markup], catalog: Catalog) -> Markup:
    return fill("<h3>{}</h3>{}", catalog[key], join(parts))


def _towns(card: FeatureCard, catalog: Catalog) -> Markup:
    names = [
        fill("{} {}", link(f"feature:{town.reference}", town.name), _people(town, catalog))
        for town in card.towns[:_TOWNS]
    ]
    more = len(card.towns) - _TOWNS
    rest = text(catalog["card.more_towns"].format(count=more)) if more > 0 else Markup("")
    people = number_text(card.people, catalog, 0)
    total = text(catalog["card.people"].format(count=people))
    return fill(
        '<p class="item">{} {}<br><span class="small">{}</span></p>', join(names, ", "), rest, total
    )


def _people(town: Feature, catalog: Catalog) -> str:
    return f"({number_text(town.population, catalog, 0)})" if town.population else ""


def _status(status: HolderStatus, catalog: Catalog) -> Markup:
    holder = catalog.get(f"map.holder.{status.held_by}", status.held_by)
    about = " · ".join(filter(None, (status.note, status.basis, status.source)))
    return fill(
        '<p class="item"><b>{}</b> {}<br><span class="small">{}</span></p>',
        day_text(status.as_of, catalog),
        holder,
        about,
    )


def _evidence(feature: Feature, catalog: Catalog) -> Iterator[Markup]:
    lines = [feature.basis]
    if feature.basis_checked is False:
        lines.append(catalog["map.unchecked"])
    if feature.accuracy_km is not None:
        lines.append(catalog["map.accuracy"].format(km=number_text(feature.accuracy_km, catalog)))
    lines.append(catalog.get(f"card.method.{feature.method}", ""))
    if feature.source:
        lines.append(catalog["map.source"].format(source=feature.source))
    lines.append(feature.licence)
    for line in lines:
        if line:
            yield fill(_SMALL, line)


def plain_text(card: FeatureCard, catalog: Catalog) -> str:
    """Return the facts of a card as lines of plain text, for the clipboard."""
    parts = [*_head(card, catalog), *_facts(card, catalog)]
    lines = [Markup(part.replace("<br>", "\n")).striptags() for part in parts]  # noqa: S704
    lines.append(day_sentence((), card.as_of, "", catalog))
    if card.feature.source:
        lines.append(catalog["map.source"].format(source=card.feature.source))
    return "\n".join(line for line in lines if line)
