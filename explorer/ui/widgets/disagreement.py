"""HTML of a disagreement between sources, with links to the sources."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from explorer.domain.content.analysis import Disagreement
from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import fill, join, link, local_mark


def source_links(references: Sequence[str], sources: Mapping[str, Source]) -> Markup:
    """Return the publishers of sources as links to the complete sources."""
    links = []
    for reference in references:
        source = sources.get(reference)
        name = source.publisher if source else reference
        links.append(link(f"source:{reference}", name, title=source.title if source else ""))
    return join(links, "; ")


def disagreement_html(
    disagreement: Disagreement,
    sources: Mapping[str, Source],
    catalog: Mapping[str, str],
    about: Markup | None = None,
) -> Markup:
    """Return the claim, what each side says, and what is undisputed.

    ``about`` follows the claim: the clauses it concerns, if they are not visible elsewhere.
    """
    beside = fill(' <span class="small">{}</span>', about) if about else ""
    author = disagreement.author
    mark = local_mark(author, catalog) + " " if author else ""
    parts = [fill('<p class="item">{}{}{}</p>', mark, disagreement.claim, beside)]
    for side in disagreement.sides:
        day = day_text(side.date.isoformat(), catalog)
        cited = source_links(side.sources, sources) or side.file
        item = '<p class="item">– {}<br><span class="small">{} · {}</span></p>'
        parts.append(fill(item, side.says, day, cited))
    if disagreement.later_sides:
        more = catalog["page.later_sides"].format(count=disagreement.later_sides)
        parts.append(fill('<p class="item small"><i>{}</i></p>', more))
    undisputed = catalog["page.undisputed"].format(text=disagreement.undisputed)
    parts.append(fill('<p class="item muted">{}</p>', undisputed))
    if disagreement.note:
        parts.append(fill('<p class="item small">{}</p>', disagreement.note))
    return join(parts)
