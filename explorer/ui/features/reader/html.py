"""HTML of the reader: everything recorded about a clause, side provision or document."""

from collections.abc import Iterable

from markupsafe import Markup

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import Party
from explorer.ui.features.reader.analysis_html import AnalysisWriter
from explorer.ui.features.reader.page_writer import Catalog, PageOutline
from explorer.ui.features.reader.related_html import RelatedWriter
from explorer.ui.features.reader.subject_html import SubjectWriter
from explorer.ui.widgets.rich_text import join


def reader_html(page: SubjectDetails, catalog: Catalog, parties: Iterable[Party]) -> Markup:
    """Return a page as HTML with all sections unfolded."""
    return outlined_html(page, catalog, parties, PageOutline())


def outlined_html(
    page: SubjectDetails, catalog: Catalog, parties: Iterable[Party], outline: PageOutline
) -> Markup:
    """Return a page as HTML: heading, summary, and the other sections that are not empty.

    The sections are added to ``outline``, which states the folded ones.
    """
    parties = tuple(parties)
    names = {party.reference: party.name for party in parties}
    subject = SubjectWriter(page, catalog, outline)
    related = RelatedWriter(page, catalog, outline)
    analysis = AnalysisWriter(page, catalog, outline, names)
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
