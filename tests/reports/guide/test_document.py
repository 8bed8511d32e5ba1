"""The guide on paper: one accessible PDF in each language, with pictures and working links."""

import io
from datetime import date

import pikepdf
import pytest

from explorer.reports.guide.document import GuideDocument
from explorer.reports.guide.pages import read_guide
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.system.paths import RESOURCES

DAY = date(2026, 6, 30)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_guide_is_an_accessible_pdf_with_every_page(language: str) -> None:
    guide = read_guide(RESOURCES / "help", language)
    data = GuideDocument(guide, SheetOptions(language=language, made=DAY), "9.9").pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"pdfuaid" in bytes(pdf.Root.Metadata.read_bytes())
        assert str(pdf.Root.Lang).startswith(language)
        with pdf.open_outline() as outline:
            titles = {item.title for item in outline.root}
        assert {page.title for page in guide.pages} <= titles
        links = [
            note
            for page in pdf.pages
            for note in page.get("/Annots", [])  # type: ignore[call-overload]
        ]
        assert len(links) > 20
        pictures = sum(len(page.get_images()) for page in pdf.pages)
        assert pictures >= len(guide.pictures)


@pytest.mark.parametrize("options", [{"large": True}, {"grey": True, "paper": PaperSize.LETTER}])
def test_other_options_are_typeset_too(options: dict[str, object]) -> None:
    guide = read_guide(RESOURCES / "help")
    chosen = SheetOptions(made=DAY, marking="TLP:AMBER", **options)  # type: ignore[arg-type]
    document = GuideDocument(guide, chosen)
    assert document.pdf().startswith(b"%PDF")
    assert document.not_printed() == ()
