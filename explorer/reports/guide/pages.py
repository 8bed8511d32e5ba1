"""Pages of the guide in ``resources/help``, in the language of the window where there are any."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explorer.errors import FileProblemError
from explorer.program_name import state_commands
from explorer.reports.guide.markdown import BlockKind, MarkdownBlock, parse_blocks

_ENDING = ".md"
_PICTURES = "pictures"
_PICTURE_ENDING = ".png"
_REMEDY = "install the program again"
#: Pages in the order they are read; others follow by title.
_ORDER = (
    *("getting-started", "window", "searching", "reading", "map", "comparing", "briefing"),
    *("additions", "team", "accessibility", "export-formats", "command-line", "packs"),
    *("pack-format", "json-output", "distance"),
)
_ANCHOR_LINE = re.compile(r'^<a id="[\w-]+"></a>\n+', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A heading of a page with the blocks after it; ``name`` is its anchor, if it has any."""

    title: str
    name: str
    blocks: tuple[MarkdownBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of the guide: file name without extension, heading, Markdown, and its language."""

    name: str
    title: str
    markdown: str
    language: str = "en"

    @property
    def blocks(self) -> tuple[MarkdownBlock, ...]:
        """Blocks of the page."""
        return parse_blocks(self.markdown)

    @property
    def shown(self) -> str:
        """Markdown without the anchors of its headings, which would be shown as text."""
        return _ANCHOR_LINE.sub("", self.markdown)

    @property
    def sections(self) -> tuple[HelpSection, ...]:
        """Headings in order; the first is that of the page."""
        sections: list[HelpSection] = []
        for block in self.blocks:
            if block.kind is BlockKind.HEADING:
                sections.append(HelpSection(block.text, block.name))
            elif sections:
                last = sections[-1]
                sections[-1] = HelpSection(last.title, last.name, (*last.blocks, block))
        return tuple(sections)

    def heading_number(self, anchor: str) -> int:
        """Return the number of the heading with an anchor, counted from 0; 0 if there is none."""
        names = [section.name for section in self.sections]
        return names.index(anchor) if anchor in names else 0


@dataclass(frozen=True, slots=True)
class Guide:
    """Pages in reading order, and the pictures on them by file name."""

    language: str
    pages: tuple[HelpPage, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def page_number(self, name: str) -> int:
        """Return the number of a page, counted from 0; -1 if there is none."""
        names = [page.name for page in self.pages]
        return names.index(name) if name in names else -1

    def is_translated(self, page: HelpPage) -> bool:
        """Return whether a page is in the language of the guide."""
        return page.language == self.language


def read_guide(folder: Path, language: str = "en") -> Guide:
    """Return the guide in a language; a page that is not translated is in English.

    Raises FileProblemError if a file cannot be read, or if there are no pages.
    """
    translated = folder / language
    paths = {path.name: path for path in folder.glob(f"*{_ENDING}")}
    paths |= {path.name: path for path in translated.glob(f"*{_ENDING}") if path.name in paths}
    if not paths:
        raise FileProblemError(folder, "the user guide is missing", _REMEDY)
    ranks = {name: rank for rank, name in enumerate(_ORDER)}
    pages = sorted(
        (
            _read_page(path, language if path.parent == translated else "en")
            for path in paths.values()
        ),
        key=lambda page: (ranks.get(page.name, len(ranks)), page.title.casefold()),
    )
    return Guide(language, tuple(pages), _read_pictures(folder / _PICTURES, language))


def _read_page(path: Path, language: str) -> HelpPage:
    try:
        markdown = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblemError(path, f"the page cannot be read ({error})", _REMEDY) from None
    heading = markdown.partition("\n")[0].removeprefix("# ").strip()
    return HelpPage(path.stem, heading, state_commands(markdown), language)


def _read_pictures(folder: Path, language: str) -> dict[str, bytes]:
    """Return the pictures by file name; those of the language replace the others."""
    pictures = {}
    for path in (
        *folder.glob(f"*{_PICTURE_ENDING}"),
        *(folder / language).glob(f"*{_PICTURE_ENDING}"),
    ):
        try:
            pictures[path.name] = path.read_bytes()
        except OSError as error:
            message = f"the picture cannot be read ({error})"
            raise FileProblemError(path, message, _REMEDY) from None
    return pictures
