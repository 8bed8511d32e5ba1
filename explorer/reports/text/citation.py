"""Citations: a text with its full source, for pasting into another program."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from explorer.domain.content.documents import Clause, Source
from explorer.domain.content.read_models import SubjectDetails
from explorer.i18n.message_catalog import day_text, source_label
from explorer.reports.text.documents import document_facts
from explorer.reports.text.positions import source_cautions, source_day

Catalog = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as plain text and as HTML."""

    text: str
    html: str


def citation(page: SubjectDetails, catalog: Catalog, selected: str = "") -> Citation:
    """Return the ``selected`` text, or the summary, with reference, document, status and sources.

    The sources are those of the summary, also for a text selected elsewhere on the page.
    """
    heading = f"{page.clause.number} {page.title}" if page.clause else page.title
    body = [line for line in selected.split("\n") if line.strip()] or _summary(page)
    origin = _origin(page, catalog)
    subject = page.clause or page.side_provision or page.document
    named = (
        [page.sources[reference] for reference in subject.sources if reference in page.sources]
        if subject
        else []
    )
    sources = [_source(source, catalog) for source in named]
    lines = [heading, *body, "", origin]
    if sources:
        lines += [f"{catalog['page.sources']}:", *(f"– {line}" for line in sources)]
    html = [f"<p><b>{escape(heading)}</b></p>", *(f"<p>{escape(line)}</p>" for line in body)]
    html.append(f"<p><i>{escape(origin)}</i></p>")
    if named:
        items = "".join(f"<li>{_linked(source, catalog)}</li>" for source in named)
        html.append(f"<p>{escape(catalog['page.sources'])}:</p><ul>{items}</ul>")
    return Citation("\n".join(lines), "".join(html))


def _summary(page: SubjectDetails) -> list[str]:
    subject = page.clause or page.side_provision
    if subject is None:
        return [page.document.text_status_note] if page.document is not None else []
    points = subject.subpoints if isinstance(subject, Clause) else ()
    remark = subject.remark if isinstance(subject, Clause) else ""
    return [subject.summary, *points, *([remark] if remark else [])]


def _origin(page: SubjectDetails, catalog: Catalog) -> str:
    parts = [page.reference]
    if page.document is not None:
        day = day_text(page.document.date.isoformat(), catalog)
        parts.append(f"{page.document.title} ({day})")
        status = catalog[f"text_status.{page.document.text_status}"]
        parts.append(catalog["page.text_status"].format(status=status))
        parts += document_facts(page.document, catalog)
    elif page.side_provision is not None:
        parts += [catalog["page.side_provision"], page.side_provision.attribution]
    parts.append(source_label(catalog, wording=page.wording))
    parts.append(catalog["page.as_of"].format(date=day_text(page.as_of.isoformat(), catalog)))
    return " · ".join(part for part in parts if part)


def _source(source: Source, catalog: Catalog) -> str:
    day, caution = source_day(source, catalog), source_cautions(source, catalog)
    parts = [f"{source.publisher}: {source.title}", day, source.url, caution]
    return ", ".join(part for part in parts if part)


def _linked(source: Source, catalog: Catalog) -> str:
    link = escape(f"{source.publisher}: {source.title}")
    if source.url.startswith(("https://", "http://")):
        link = f'<a href="{escape(source.url, quote=True)}">{link}</a>'
    facts = (source_day(source, catalog), source_cautions(source, catalog))
    return ", ".join((link, *(escape(fact) for fact in facts if fact)))
