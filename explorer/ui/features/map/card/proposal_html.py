"""HTML of what a text proposes for the ground in view."""

from collections.abc import Mapping

from markupsafe import Markup

from explorer.domain.content.read_models import SubjectDetails
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import fill, join, link


def proposal_html(subject: SubjectDetails, catalog: Mapping[str, str]) -> Markup:
    """Return a clause's summary with its document, as a summary and with the document's date."""
    clause, document = subject.clause, subject.document
    parts = [fill("<h2>{}</h2>", subject.title)]
    if document is not None:
        day = day_text(document.date.isoformat(), catalog)
        status = catalog[f"text_status.{document.text_status}"]
        parts.append(fill("<p><b>{}</b></p>", document.title))
        parts.append(fill('<p class="small">{}</p>', f"{day} · {status}"))
    parts.append(fill('<p class="small"><i>{}</i></p>', catalog["page.summary_mark"]))
    if clause is not None:
        parts.append(fill("<p>{}</p>", clause.summary))
        parts += [fill('<p class="item">{}</p>', point) for point in clause.subpoints]
        if clause.remark:
            parts.append(fill('<p class="small">{}</p>', clause.remark))
    names = ", ".join(dict.fromkeys(feature.name for feature in subject.features))
    if names:
        parts.append(fill("<h3>{}</h3><p>{}</p>", catalog["card.marked"], names))
    parts.append(fill("<p>{}</p>", link(subject.reference, catalog["card.open_clause"])))
    return join(parts)
