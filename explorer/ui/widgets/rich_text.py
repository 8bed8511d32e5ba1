"""A view of formatted text that follows the theme, and the parts of its HTML.

HTML is ``Markup``: what is formatted into it is escaped, unless it is markup itself.
"""

from collections import OrderedDict
from collections.abc import Mapping

from markupsafe import Markup, escape
from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.ui.theme.colours import Theme, current_theme
from explorer.ui.theme.position_symbols import position_image

_GLYPH = "glyph:"
#: Texts kept ready: the one before, and those after and before the one shown.
_READY = 4
_POSITIONS = (
    *("supports", "accepts_conditionally", "undecided"),
    *("seeks_changes", "opposes", "none"),
)


def text(words: str) -> Markup:
    """Return words as HTML text: nothing in them is markup."""
    return escape(words)


def link(target: str, words: str, *, title: str = "") -> Markup:
    """Return a link within the program; ``words`` are text, not markup."""
    tooltip = Markup(' title="{}"').format(title) if title else Markup("")
    return Markup('<a href="{}"{}>{}</a>').format(target, tooltip, words)


def glyph(position: str, side: int) -> Markup:
    """Return the image of a position symbol for a line of text; ``side`` is in pixels."""
    name = position if position in _POSITIONS else "none"
    return Markup('<img src="{}{}" width="{}" height="{}">').format(_GLYPH, name, side, side)


def change_link(reference: str, author: str, catalog: Mapping[str, str]) -> Markup:
    """Return the link that edits a local record, or corrects one of the pack."""
    verb = "edit" if author else "correct"
    return link(f"{verb}:{reference}", catalog[f"local.{verb}"])


def local_mark(author: str, catalog: Mapping[str, str]) -> Markup:
    """Return the mark of a local record: a lozenge, and the name of its author."""
    label = catalog["local.by"].format(author=author)
    return Markup('<span class="local">\N{BLACK DIAMOND MINUS WHITE X} {}</span>').format(label)


class RichTextView(QTextBrowser):
    """Shows HTML made by this program; its links are signals and nothing is ever fetched."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)
        self._html = ""
        self._ready: OrderedDict[str, QTextDocument] = OrderedDict()
        self.setDocument(self._document(""))

    @property
    def glyph_side(self) -> int:
        """Side of a sign in a line of text, in logical pixels."""
        return round(self.fontMetrics().ascent() * 0.95)

    def show_html(self, html: str) -> None:
        """Show HTML from its top."""
        if html != self._html:
            self._keep(self._html, self.document())
            self._html = html
            ready = html in self._ready
            self.setDocument(self._ready.pop(html) if ready else self._document(html))
        self.verticalScrollBar().setValue(0)

    def prepare_html(self, html: str) -> None:
        """Parse HTML that is likely to be shown next: that takes 4 to 12 ms."""
        if html != self._html and html not in self._ready:
            self._keep(html, self._document(html))

    def _keep(self, html: str, document: QTextDocument) -> None:
        self._ready[html] = document
        while len(self._ready) > _READY:
            self._ready.popitem(last=False)[1].deleteLater()

    def _document(self, html: str) -> QTextDocument:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(self.fontMetrics().averageCharWidth() * 1.5)
        document.setDefaultFont(self.font())
        document.setDefaultStyleSheet(_style(current_theme(), self.font()))
        document.setHtml(html)
        return document

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of palette or font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            for document in (self.document(), *self._ready.values()):
                document.deleteLater()
            self._ready.clear()
            self.setDocument(self._document(self._html))

    def loadResource(self, type_: int, name: QUrl | str) -> object:
        """Return a position symbol; any other resource that a text names is not loaded."""
        address = name if isinstance(name, str) else name.toString()
        if type_ == QTextDocument.ResourceType.ImageResource.value and address.startswith(_GLYPH):
            position = address.removeprefix(_GLYPH)
            return position_image(
                position, self.glyph_side, current_theme(), self.devicePixelRatioF()
            )
        return None

    def _follow(self, url: QUrl) -> None:
        self.link_followed.emit(url.toString())


def _style(theme: Theme, font: QFont) -> str:
    c = theme.text
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    return f"""
    body {{ color: {c["main"]}; }}
    a {{ color: {c["link"]}; text-decoration: none; }}
    h1 {{ font-size: {size * 1.35:.1f}pt; font-weight: 600; margin: 2px 0 4px 0; }}
    h2 {{ font-size: {size * 1.05:.1f}pt; font-weight: 700; margin: 14px 0 4px 0; }}
    h3 {{ font-size: {size:.1f}pt; font-weight: 600; margin: 8px 0 2px 0; }}
    p {{ margin: 2px 0 5px 0; }}
    .muted {{ color: {c["muted"]}; }}
    .small {{ color: {c["muted"]}; font-size: {size * 0.9:.1f}pt; }}
    .warning {{ color: {c["warning"]}; font-weight: 600; }}
    .lead {{ font-size: {size * 1.1:.1f}pt; margin: 4px 0 6px 0; }}
    .item {{ margin: 2px 0 4px 12px; }}
    .local {{ background-color: {c["badge_ground"]}; color: {c["moved"]}; font-weight: 600; }}
    .badge {{ background-color: {c["badge_ground"]}; }}
    td {{ padding: 1px 10px 3px 0; vertical-align: top; }}
    """
