"""Sections of the reader on what belongs to the subject: places, other texts, events, sources."""

from markupsafe import Markup

from explorer.domain.content.documents import Source
from explorer.domain.content.features import Feature
from explorer.i18n.formats import amount_text, dated_text, percent_text, range_text
from explorer.reports.text.documents import correspondence_note, correspondence_text
from explorer.reports.text.positions import left_out_text, source_cautions, source_day
from explorer.ui.features.reader.page_writer import SMALL, Catalog, PageWriter
from explorer.ui.widgets.rich_text import change_link, fill, join, link, text

_SMALL_LINE = '<br><span class="small">{}</span>'
_TABLE = "<table>{}</table>"


class RelatedWriter(PageWriter):
    """Writer of the sections on places, correspondences, side provisions, events and sources."""

    def places(self) -> Markup:
        """Return the features the subject names, with class and date, and its area."""
        features = {feature.reference: feature for feature in self.page.features}
        row = "<tr><td>{}</td><td>{}</td></tr>"
        rows = []
        for reference in self.page.map_references:
            if reference.off_map:
                name = reference.reference.replace("-", " ").title()
                rows.append(fill(row, name, self.catalog["page.off_map"]))
                continue
            first = features.get(reference.draws[0])
            if first is None:
                continue
            title = _map_name(reference.reference, first.name, self.catalog)
            meaning = self.catalog[f"map.class.{reference.meaning}"]
            facts = fill("{} · {}", meaning, self.day(first.as_of))
            rows.append(fill(row, link(f"feature:{first.reference}", title), facts))
        table = fill(_TABLE, join(rows)) if rows else Markup("")
        return self.section("page.places", table + self._areas())

    def _areas(self) -> Markup:
        """Return the zone's area as drawn, with its bounds, and the figures of the sources."""
        bounded = next((entry for entry in self.page.map_references if entry.bounds), None)
        if bounded is None:
            return Markup("")
        measured = {
            feature.reference: feature
            for feature in self.page.features
            if feature.area_km2 is not None
        }
        drawn = measured.get(bounded.draws[0])
        if drawn is None:
            return Markup("")
        bounds = sorted(
            (
                measured[name]
                for name in bounded.bounds
                if name in measured and measured[name].kind == "zone"
            ),
            key=lambda feature: feature.area_km2 or 0,
        )
        body = fill("<b>{}</b> {}", self.catalog["page.area_drawn"], _area(drawn, self.catalog))
        whole = [feature for feature in bounds if feature.form != "contested_belt"]
        if len(whole) > 1:
            low, high = _area(whole[0], self.catalog), _area(whole[-1], self.catalog)
            span = range_text(low, high, self.catalog)
            body += fill(_SMALL_LINE, fill("{} {}", self.catalog["page.area_bounds"], span))
        return fill("<p>{}</p>", body) + self._published_areas()

    def _published_areas(self) -> Markup:
        row = '<tr><td>{}</td><td><span class="small">{} · {}</span></td></tr>'
        rows = [fill(row, area.figure, area.when, area.source) for area in self.page.published]
        if not rows:
            return Markup("")
        heading = fill("<p><b>{}</b></p>", self.catalog["page.area_reported"])
        return heading + fill(_TABLE, join(rows))

    def correspondences(self) -> Markup:
        """Return the same clause in other documents."""
        rows = []
        for entry in self.page.correspondences:
            relation = text(correspondence_text(entry, self.catalog))
            if entry.note:
                relation += fill(_SMALL_LINE, correspondence_note(entry, self.catalog))
            if entry.reference is None:
                target = fill(
                    "{} · {}", link(entry.document, entry.document), self.catalog["page.no_clause"]
                )
            else:
                target = fill("{} {}", link(entry.reference, entry.reference), entry.title)
            summary = fill(_SMALL_LINE, entry.summary) if entry.summary else ""
            rows.append(fill("<tr><td>{}</td><td>{}{}</td></tr>", relation, target, summary))
        left_out = left_out_text(self.page, self.catalog)
        if rows or left_out:
            table = fill(_TABLE, join(rows)) if rows else Markup("")
            return self.section(
                "page.correspondence", table + (fill(SMALL, left_out) if left_out else "")
            )
        if self.page.clause is None:
            return Markup("")
        none = fill('<p class="muted">{}</p>', self.catalog["page.no_correspondence"])
        return self.section("page.correspondence", none)

    def side_provisions(self) -> Markup:
        """Return the side provisions that are related to this clause."""
        item = (
            '<p class="item">{title}{mark}<br>{local}{summary} {cited}<br>'
            '<span class="small">{attribution} · {change}</span></p>'
        )
        parts = [
            fill(
                item,
                title=link(provision.reference, provision.title),
                mark=self.unverified(is_verified=provision.verified),
                local=self.local(provision.author),
                summary=provision.summary,
                cited=self.cite(provision.sources),
                attribution=provision.attribution,
                change=change_link(provision.reference, provision.author, self.catalog),
            )
            for provision in self.page.side_provisions
        ]
        return self.section("page.side_provisions", join(parts))

    def events(self) -> Markup:
        """Return the events about the subject, oldest first."""
        item = (
            '<p class="item"><b>{day}</b> · {local}{title}{mark}<br>'
            '{summary} {cited} <span class="small">{change}</span></p>'
        )
        parts = [
            fill(
                item,
                day=dated_text(event.date.isoformat(), event.precision, self.catalog),
                local=self.local(event.author),
                title=event.title,
                mark=self.unverified(is_verified=event.verified),
                summary=event.summary,
                cited=self.cite(event.sources),
                change=change_link(event.reference, event.author, self.catalog),
            )
            for event in self.page.events
        ]
        return self.section("page.events", join(parts))

    def claims(self) -> Markup:
        """Return the claims of the founding article about the subject."""
        item = '<p class="item">{}. {} <span class="small">{} · {}</span></p>'
        parts = [
            fill(
                item,
                claim.number,
                claim.text,
                claim.who,
                self.catalog[f"attribution.{claim.attribution}"],
            )
            for claim in self.page.claims
        ]
        return self.section("page.claims", join(parts))

    def sources(self) -> Markup:
        """Return the numbered list that citations lead to."""
        item = (
            '<p class="item">{number}. {local}{title} {later}'
            '<span class="small">{day} · {kind}</span>{caution}</p>'
        )
        parts = [
            fill(
                item,
                number=self.numbers[reference],
                local=self.local(source.author),
                title=link(f"source:{reference}", f"{source.publisher}: {source.title}"),
                later=self._later(source),
                day=source_day(source, self.catalog),
                kind=self.catalog[f"source_kind.{source.kind}"],
                caution=self._caution(source),
            )
            for reference, source in self.page.sources.items()
        ]
        return self.section("page.sources", join(parts))

    def _caution(self, source: Source) -> Markup:
        caution = source_cautions(source, self.catalog)
        if not caution:
            return Markup("")
        return fill(' <span class="warning">{}</span>', caution)

    def _later(self, source: Source) -> Markup:
        """Return the mark of a source dated after the as-of date."""
        if not source.later:
            return Markup("")
        return fill('<span class="warning">{}</span> ', self.catalog["page.later"])


def _map_name(reference: str, name: str, catalog: Catalog) -> str:
    """Return the name of a feature: two zones have the same shape but different names."""
    keys = {
        "donetsk-withdrawal-zone": "map.layer.zone",
        "demilitarised-zone": "map.layer.demilitarised",
        "line-of-contact": "map.layer.contact",
    }
    return catalog[keys[reference]] if reference in keys else name


def _area(feature: Feature, catalog: Catalog) -> str:
    share = feature.share_of_oblast_pct
    percent = f" = {percent_text(share, catalog)}" if share is not None else ""
    return amount_text(feature.area_km2 or 0, catalog["map.square_kilometres"], catalog) + percent
