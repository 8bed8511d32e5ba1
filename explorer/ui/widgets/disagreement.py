"""A disagreement between sources as rich text, with links to the sources."""

from collections.abc import Mapping, Sequence

from explorer.domain.content.analysis import Disagreement
from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import link, local_mark, text


def source_links(references: Sequence[str], sources: Mapping[str, Source]) -> str:
    """Publishers of some sources as links to the sources whole."""
    named = []
    for reference in references:
        source = sources.get(reference)
        name = source.publisher if source else reference
        named.append(link(f"source:{reference}", name, title=source.title if source else ""))
    return "; ".join(named)


def disagreement_html(
    one: Disagreement, sources: Mapping[str, Source], words: Mapping[str, str], about: str = ""
) -> str:
    """What is claimed, what each side says, and what nobody disputes.

    ``about`` is rich text beside the claim: what it is about, where that is not on the screen.
    """
    beside = f' <span class="small">{about}</span>' if about else ""
    own = f"{local_mark(one.author, words)} " if one.author else ""
    parts = [f'<p class="item">{own}{text(one.claim)}{beside}</p>']
    for side in one.sides:
        day = text(day_text(side.date.isoformat(), words))
        cited = source_links(side.sources, sources) or text(side.file)
        parts.append(
            f'<p class="item">– {text(side.says)}<br><span class="small">{day} · {cited}</span></p>'
        )
    if one.later_sides:
        more = words["page.later_sides"].format(count=one.later_sides)
        parts.append(f'<p class="item small"><i>{text(more)}</i></p>')
    parts.append(
        f'<p class="item muted">{text(words["page.undisputed"].format(text=one.undisputed))}</p>'
    )
    if one.note:
        parts.append(f'<p class="item small">{text(one.note)}</p>')
    return "".join(parts)
