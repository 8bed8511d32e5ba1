"""Base of the writers of the reader: what the sections of a page have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from explorer.domain.content.read_models import SubjectDetails
from explorer.i18n.message_catalog import day_text
from explorer.ui.widgets.rich_text import fill, join, link, local_mark, text

Catalog = Mapping[str, str]
SMALL = '<p class="small">{}</p>'
WARNING = '<p class="warning">{}</p>'
#: A heading, which is the target of the list of sections.
_HEADING = (
    '<h2><a name="section-{key}"></a><a class="fold" href="fold:{key}">{sign} {heading}</a></h2>'
)
UNVERIFIED = ' <span class="warning">{}</span>'


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section of a page: the key of its heading, and the heading."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class PageOutline:
    """Sections of a page as they are written; those in ``folded`` have only their heading."""

    folded: frozenset[str] = frozenset()
    sections: list[PageSection] = field(default_factory=list)


class PageWriter:
    """Page and catalogue that sections are written from.

    ``cite`` numbers sources as the list at the end of the page does. Sections are added to
    ``outline``.
    """

    def __init__(self, page: SubjectDetails, catalog: Catalog, outline: PageOutline) -> None:
        self.page = page
        self.catalog = catalog
        self.outline = outline
        self.numbers = {reference: n for n, reference in enumerate(page.sources, start=1)}

    def cite(self, references: Iterable[str]) -> Markup:
        """Return the numbers of sources in brackets, each a link to the complete source."""
        links = []
        for reference in references:
            source = self.page.sources.get(reference)
            title = f"{source.publisher}: {source.title}" if source else ""
            if source is not None and source.later:
                title = f"{title} ({self.catalog['page.later']})"
            number = str(self.numbers.get(reference, "?"))
            links.append(link(f"source:{reference}", number, title=title))
        if not links:
            return Markup("")
        return fill('<span class="small">[{}]</span>', join(links, ", "))

    def section(self, key: str, body: Markup) -> Markup:
        """Return a section with its heading, or nothing if the body is empty.

        The heading is a link that folds the section.
        """
        if not body:
            return body
        heading = self.catalog[key]
        self.outline.sections.append(PageSection(key, heading))
        is_folded = key in self.outline.folded
        title = fill(_HEADING, key=key, sign="▸" if is_folded else "▾", heading=heading)
        return title if is_folded else title + body

    def local(self, author: str) -> Markup:
        """Return the mark of a local record, followed by a space; empty without an author."""
        return local_mark(author, self.catalog) + " " if author else Markup("")

    def day(self, iso: str) -> Markup:
        """Return an ISO date in the form of the content language, as HTML text."""
        return text(day_text(iso, self.catalog))

    def unverified(self, *, is_verified: bool) -> Markup:
        """Return the mark of an unverified record, or nothing."""
        return Markup("") if is_verified else fill(UNVERIFIED, self.catalog["page.unverified"])

    def reference(self, name: str) -> Markup:
        """Return a reference with its title, as a link."""
        return link(name, self.label(name))

    def label(self, name: str) -> str:
        """Return a reference within its document, with its title."""
        return f"{name.partition('/')[2] or name} {self.page.titles.get(name, '')}".strip()
