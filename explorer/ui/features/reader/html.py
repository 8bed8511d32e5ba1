"""HTML of the reader: everything recorded about a clause, side provision or document."""

from collections.abc import Iterable

from markupsafe import Markup

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import Party
from explorer.ui.features.reader.analysis_html import AnalysisWriter
from explorer.ui.features.reader.page_writer import Catalog
from explorer.ui.features.reader.related_html import RelatedWriter
from explorer.ui.features.reader.subject_html import SubjectWriter
from explorer.ui.widgets.rich_text import join


def reader_html(page: SubjectDetails, catalog: Catalog, parties: Iterable[Party]) -> Markup:
    """Return a page as HTML: heading, summary, and the other sections that are not empty."""
    parties = tuple(parties)
    subject = SubjectWriter(page, catalog)
    related = RelatedWriter(page, catalog)
    analysis = AnalysisWriter(page, catalog, {party.reference: party.name for party in parties})
    return join(
        [
            subject.heading(),
            subject.body(),
            subject.parties(parties),
            subject.quantities(),
            analysis.silences(),
            related.places(),
            related.correspondences(),
            related.side_provisions(),
            analysis.sections(),
            related.events(),
            related.claims(),
            related.sources(),
        ]
    )
