"""Builder of clause sheets: the content of a page in print order, complete."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from explorer.cartography.scene.day_caption import day_sentence
from explorer.domain.content.documents import Clause, Correspondence, Document, Quantity, Relation
from explorer.domain.content.features import Feature, FeatureClass
from explorer.domain.content.read_models import PackInfo, SubjectDetails
from explorer.i18n.ages import ends_text
from explorer.i18n.formats import amount_text, day_text, number_text, percent_text
from explorer.i18n.message_catalog import source_label, with_author
from explorer.reports.sheet.model import (
    ClauseSheet,
    MapImage,
    Section,
    SectionLayout,
    SheetLine,
    SheetOptions,
)
from explorer.reports.sheet.stances import bottom_line, stance_section
from explorer.reports.text.documents import (
    clause_caption,
    correspondence_text,
    document_facts,
)
from explorer.reports.text.positions import later_warnings, left_out_text, unverified_text

Catalog = Mapping[str, str]
#: Names in the alternative text of a map; more would be a list and not a description.
_MOST_NAMED = 6


def sheet_of(
    page: SubjectDetails,
    info: PackInfo,
    catalog: Catalog,
    options: SheetOptions,
    map_image: MapImage | None,
) -> ClauseSheet:
    """Return the whole sheet of a page."""
    subject, today = page.clause or page.side_provision, options.made
    sections = (
        _text(page, catalog),
        _quantities(page, catalog),
        stance_section(page, catalog, today),
        _map(page, info, catalog) if map_image else None,
        _silences(page, catalog),
        _disagreements(page, catalog),
        _correspondences(page, catalog),
        _side_provisions(page, catalog),
    )
    return ClauseSheet(
        reference=page.reference,
        language=page.language,
        number=page.clause.number if page.clause else "",
        title=page.title,
        captions=tuple(_captions(page, catalog)),
        as_of=catalog["page.as_of"].format(date=day_text(page.as_of.isoformat(), catalog)),
        summary_mark=source_label(catalog, wording=page.wording),
        warnings=tuple(_warnings(page, info, catalog)),
        bottom_line=bottom_line(
            page,
            info,
            catalog,
            verified=subject is None or subject.verified,
            today=today,
        ),
        sections=tuple(section for section in sections if section is not None),
        also=_further_content(page, catalog),
        foot=print_foot(info, catalog, options),
        picture=_picture(page, info, catalog, map_image) if map_image else None,
        sources=page.sources,
        iso_day=page.as_of.isoformat(),
        document=page.document.title if page.document is not None else "",
        documents_key=_documents_key(page, catalog),
    )


def _captions(page: SubjectDetails, catalog: Catalog) -> list[str]:
    if page.side_provision is not None:
        return [catalog["page.side_provision"], page.side_provision.attribution]
    document = page.document
    assert document is not None
    first = catalog["page.whole"]
    if page.clause is not None:
        first = clause_caption(document, page.clause.number, catalog)
    status = catalog[f"text_status.{document.text_status}"]
    return [
        with_author(first, document.author, catalog),
        catalog["page.text_status"].format(status=status),
        catalog["page.dated"].format(date=day_text(document.date.isoformat(), catalog)),
        *document_facts(document, catalog),
    ]


def _warnings(page: SubjectDetails, info: PackInfo, catalog: Catalog) -> list[str]:
    warnings = []
    if page.as_of > info.as_of:
        day = day_text(info.as_of.isoformat(), catalog)
        warnings.append(catalog["local.pack_ends"].format(date=day))
    unverified = unverified_text(page, catalog)
    if unverified:
        warnings.append(unverified)
    return [*warnings, *later_warnings(page, catalog)]


def _text(page: SubjectDetails, catalog: Catalog) -> Section:
    """Return the summary with its sub-points and notes, or the facts about a whole document."""
    if page.clause is None and page.side_provision is None:
        assert page.document is not None
        return _document(page.document, catalog)
    subject = page.clause or page.side_provision
    assert subject is not None
    author = page.side_provision.author if page.side_provision is not None else ""
    lines = [SheetLine(with_author(subject.summary, author, catalog), cites=subject.sources)]
    notes = [subject.verified_note]
    if isinstance(subject, Clause):
        lines += [_subpoint(point) for point in subject.subpoints]
        notes += [_remark(subject, catalog), subject.notes, subject.correspondence_note]
    elif page.side_provision is not None and page.side_provision.related:
        tied = ", ".join(_named(name, page) for name in page.side_provision.related)
        notes.append(f"{catalog['page.related']}: {tied}")
    given = tuple(note for note in notes if note)
    return Section("text", catalog["sheet.text"], SectionLayout.TEXT, tuple(lines), notes=given)


def _remark(clause: Clause, catalog: Catalog) -> str:
    return catalog["page.remark"].format(text=clause.remark) if clause.remark else ""


def _subpoint(point: str) -> SheetLine:
    letter, dot, rest = point.partition(". ")
    return (
        SheetLine(rest, lead=f"{letter}.")
        if dot and len(letter) <= 2
        else SheetLine(point, lead="–")
    )


def _document(document: Document, catalog: Catalog) -> Section:
    status = catalog.get(f"status.{document.status}", document.status)
    parts = [document.text_status_note, document.status_note, document.authorship_note]
    lines = [SheetLine(f"{status[:1].upper()}{status[1:]}.", cites=document.sources)]
    lines += [SheetLine(part) for part in (*parts, document.date_note, document.text_note) if part]
    return Section("text", catalog["sheet.about_text"], SectionLayout.TEXT, tuple(lines))


def _named(reference: str, page: SubjectDetails) -> str:
    number = reference.partition("/")[2] or reference
    return f"{number} {page.titles.get(reference, '')}".strip()


def _quantities(page: SubjectDetails, catalog: Catalog) -> Section | None:
    subject = page.clause or page.side_provision
    if subject is None or not subject.quantities:
        return None
    notes = []
    if page.document is not None and any(quantity.dated is None for quantity in subject.quantities):
        day = day_text(page.document.date.isoformat(), catalog)
        origin = catalog["page.quantity_source"].format(document=page.document.title, date=day)
        notes.append(f"{origin[:1].upper()}{origin[1:]}".removesuffix(".") + ".")
    if isinstance(subject, Clause) and subject.quantity_note:
        notes.append(subject.quantity_note)
    # Quantities of the pack share the sources of the summary above, which cites them.
    lines = tuple(_quantity(quantity, catalog) for quantity in subject.quantities)
    title = catalog["page.quantities"]
    return Section("quantities", title, SectionLayout.FIGURES, lines, notes=tuple(notes))


def _quantity(quantity: Quantity, catalog: Catalog) -> SheetLine:
    # Some texts repeat the unit, which is printed beside the number.
    what = quantity.what.removeprefix(f"{quantity.unit} ")
    text = with_author(what, quantity.author, catalog)
    if quantity.dated is not None:
        text = f"{text} ({day_text(quantity.dated.isoformat(), catalog)})"
    return SheetLine(
        text, cites=quantity.sources, lead=amount_text(quantity.value, quantity.unit, catalog)
    )


def _map(page: SubjectDetails, info: PackInfo, catalog: Catalog) -> Section:
    """Return the map section with its day, and a note if that is not the day of the page."""
    map_day, day = info.map_day_on(page.as_of), page.as_of.isoformat()
    sentence = day_sentence(info.map_days, map_day, day, catalog) if map_day != day else ""
    notes = (sentence,) if sentence else ()
    title = catalog["sheet.map_on"].format(date=day_text(map_day, catalog))
    return Section("map", title, SectionLayout.MAP, notes=notes)


def _silences(page: SubjectDetails, catalog: Catalog) -> Section | None:
    lines = tuple(
        SheetLine(silence.text, lead=f"{catalog[f'about.{silence.about}']}:")
        for silence in page.analysis.silences
    )
    return _section("silent", lines, catalog)


def _disagreements(page: SubjectDetails, catalog: Catalog) -> Section | None:
    lines = []
    for dispute in page.analysis.disagreements:
        sides = tuple(
            SheetLine(
                side.says,
                small=day_text(side.date.isoformat(), catalog),
                cites=side.sources,
            )
            for side in dispute.sides
        )
        undisputed = catalog["page.undisputed"].format(text=dispute.undisputed)
        claim = with_author(dispute.claim, dispute.author, catalog)
        lines.append(SheetLine(claim, lead=dispute.title, small=undisputed, inner=sides))
    return _section("disagreements", tuple(lines), catalog, look=SectionLayout.SIDES)


def _earlier_name(related: Correspondence, catalog: Catalog) -> str:
    """Return a clause of an earlier text in brief, and whether it has the same content."""
    name = f"{related.reference or related.document} {related.title}".strip()
    is_same = related.relation is Relation.KEPT and not related.via
    return f"{name} ({catalog['difference.kept']})" if is_same else name


def _documents_key(page: SubjectDetails, catalog: Catalog) -> str:
    """Return which documents the references of corresponding clauses stand for.

    References of earlier texts, which are listed in brief, name their subject and year.
    """
    related = (link.document for link in page.correspondences if not link.is_in_earlier)
    names = dict.fromkeys(related)
    entries = [f"{name} – {page.titles[name]}" for name in names if name in page.titles]
    return catalog["sheet.documents_key"].format(names="; ".join(entries)) if entries else ""


def _correspondences(page: SubjectDetails, catalog: Catalog) -> Section | None:
    lines = []
    earlier = [related for related in page.correspondences if related.is_in_earlier]
    for related in page.correspondences:
        if related.is_in_earlier:
            continue
        relation = correspondence_text(related, catalog)
        note = related.note
        if note == "left_open":
            relation, note = f"{relation}, {catalog['page.left_open']}", ""
        if related.reference is None:
            lead = f"{related.document}: {catalog['page.no_clause']}"
        else:
            lead = f"{related.reference} {related.title}"
        # A note is a separate sentence and not part of the relation in brackets.
        lines.append(SheetLine(related.summary, lead=lead, small=relation, note=note))
    if earlier:
        names = "; ".join(_earlier_name(related, catalog) for related in earlier)
        about = catalog["group.earlier_list"]
        lines.append(SheetLine(names, lead=catalog["group.earlier"], small=about))
    section = _section("correspondence", tuple(lines), catalog)
    left_out = left_out_text(page, catalog)
    if not left_out:
        return section
    if section is None:
        return Section(
            "correspondence", catalog["page.correspondence"], SectionLayout.LIST, notes=(left_out,)
        )
    return replace(section, notes=(*section.notes, left_out))


def _side_provisions(page: SubjectDetails, catalog: Catalog) -> Section | None:
    lines = tuple(
        SheetLine(
            with_author(provision.summary, provision.author, catalog),
            lead=provision.title,
            small=provision.attribution,
            warning="" if provision.verified else catalog["page.unverified"],
            cites=provision.sources,
        )
        for provision in page.side_provisions
    )
    return _section("side_provisions", lines, catalog)


def _section(
    key: str,
    lines: tuple[SheetLine, ...],
    catalog: Catalog,
    *,
    look: SectionLayout = SectionLayout.LIST,
) -> Section | None:
    if not lines:
        return None
    basis = catalog.get(f"sheet.basis.{key}", "")
    return Section(key, catalog[f"page.{key}"], look, lines, notes=(basis,) if basis else ())


def _further_content(page: SubjectDetails, catalog: Catalog) -> str:
    """Return what the program has on this subject beyond the sheet."""
    analysis = page.analysis
    counts: Iterable[tuple[str, int]] = (
        ("history", sum(len(entry.history) for entry in page.stances)),
        ("commitments", len(analysis.commitments)),
        ("terms", len(analysis.terms)),
        ("dependencies", len(analysis.dependencies)),
        ("events", len(page.events)),
        ("claims", len(page.claims)),
        ("decisions", len(analysis.decisions)),
    )
    parts = [catalog[f"sheet.also_{key}"].format(count=count) for key, count in counts if count]
    return "; ".join(parts)


def print_foot(info: PackInfo, catalog: Catalog, options: SheetOptions) -> str:
    """Return the pack with the day its content ends, and the printing date."""
    pack = catalog["sheet.pack"].format(id=info.reference, version=info.version)
    today = options.made
    if today is None:
        return pack
    ends = ends_text(info.as_of, today, catalog)
    return " · ".join((pack, ends, printing_date(options, catalog)))


def printing_date(options: SheetOptions, catalog: Catalog) -> str:
    """Return the day of printing as a sentence, or "" if it is not printed."""
    day = options.made
    return catalog["sheet.made"].format(date=day_text(day.isoformat(), catalog)) if day else ""


def _picture(page: SubjectDetails, info: PackInfo, catalog: Catalog, image: MapImage) -> MapImage:
    """Return the map with an alternative text of two sentences: what is named, and its extent."""
    names = list(dict.fromkeys(feature.name.partition(":")[0] for feature in page.features))
    listed = ", ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        count = len(names) - _MOST_NAMED
        listed = catalog["sheet.map_alt_more"].format(names=listed, count=count)
    day = day_text(info.map_day_on(page.as_of), catalog)
    first = catalog["sheet.map_alt"].format(names=listed, date=day)
    return replace(image, alt=f"{first} {_map_fact(page.features, catalog)}")


def _map_fact(features: Sequence[Feature], catalog: Catalog) -> str:
    """Return the area of the first measured feature, proposals first, or who holds a place."""
    measured = [feature for feature in features if feature.area_km2 is not None]
    measured.sort(key=lambda feature: feature.feature_class is not FeatureClass.TEXT_DEFINED)
    for feature in measured:
        area = number_text(round(feature.area_km2 or 0), catalog)
        if feature.share_of_oblast_pct is None:
            fact = catalog["map.area"].format(km2=area)
        else:
            share = percent_text(feature.share_of_oblast_pct, catalog)
            fact = catalog["map.area_share"].format(km2=area, percent=share)
        return f"{feature.name}. {fact}."
    notes = (note for feature in features for note in (feature.held_note, feature.disputed) if note)
    return f"{next(notes, catalog['map.disclaimer']).rstrip('.')}."
