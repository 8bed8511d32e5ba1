"""View of formatted text in the colours of the theme, and the parts of its HTML.

HTML is ``Markup``: what is formatted into it is escaped, unless it is markup itself.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape
from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.ui.theme.colours import Theme, current_theme
from explorer.ui.theme.position_symbols import position_image

_GLYPH = "glyph:"
#: Documents in the cache: the one shown before, and those after and before the one shown.
_READY = 6
_POSITIONS = (
    *("supports", "accepts_conditionally", "undecided"),
    *("seeks_changes", "opposes", "none"),
)


#: Sign of a local record.
LOCAL_SIGN = "\N{BLACK DIAMOND MINUS WHITE X}"


def text(plain: str) -> Markup:
    """Return plain text as HTML."""
    return escape(plain)


def fill(template: str, *values: object, **named_values: object) -> Markup:
    """Return an HTML template with values for its fields, escaped unless they are markup.

    ``template`` is always written in the code. This takes a sixth of the time of
    ``Markup.format``; a page of the reader has hundreds of links.
    """
    escaped = [value if isinstance(value, Markup) else escape(value) for value in values]
    named = named_values and {
        name: value if isinstance(value, Markup) else escape(value)
        for name, value in named_values.items()
    }
    return Markup(template.format(*escaped, **named))  # noqa: S704


def join(parts: Iterable[Markup], separator: str = "") -> Markup:
    """Return parts of HTML one after the other, with ``separator`` between them."""
    return Markup(separator.join(parts))  # noqa: S704


def link(target: str, label: str, *, title: str = "") -> Markup:
    """Return a link within the program; ``title`` is its tooltip."""
    tooltip = fill(' title="{}"', title) if title else Markup("")
    return fill('<a href="{}"{}>{}</a>', target, tooltip, label)


def glyph(position: str, side: int) -> Markup:
    """Return the image of a position symbol for a line of text; ``side`` is in pixels."""
    name = position if position in _POSITIONS else "none"
    return fill('<img src="{}{}" width="{}" height="{}">', _GLYPH, name, side, side)


def change_link(reference: str, author: str, catalog: Mapping[str, str]) -> Markup:
    """Return the link that edits a local record, or corrects one of the pack."""
    verb = "edit" if author else "correct"
    return link(f"{verb}:{reference}", catalog[f"local.{verb}"])


def local_mark(author: str, catalog: Mapping[str, str]) -> Markup:
    """Return the mark of a local record: a lozenge, and the name of its author."""
    label = catalog["local.by"].format(author=author)
    return fill('<span class="local">{} {}</span>', LOCAL_SIGN, label)


class RichTextView(QTextBrowser):
    """View of HTML written by this program; its links are signals and nothing is fetched."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)
        self._html = Markup("")
        self._measure = 0
        self._ready: OrderedDict[Markup, QTextDocument] = OrderedDict()
        self.setDocument(self._document(self._html))

    @property
    def glyph_side(self) -> int:
        """Side of a position symbol in a line of text, in logical pixels."""
        return round(self.fontMetrics().ascent() * 0.95)

    def show_html(self, html: Markup) -> None:
        """Show HTML from its top."""
        if html != self._html:
            self._keep(self._html, self.document())
            self._html = html
            ready = html in self._ready
            self.setDocument(self._ready.pop(html) if ready else self._document(html))
        self.verticalScrollBar().setValue(0)

    def set_measure(self, characters: int) -> None:
        """Limit lines to a number of average characters, so that they stay readable."""
        self._measure = characters
        self._fit_measure()

    def _fit_measure(self) -> None:
        """Wrap at the measure, or at the edge of a view that is narrower."""
        if not self._measure:
            return
        most = round(self.fontMetrics().averageCharWidth() * (self._measure + 3))
        is_wide = self.width() - self.verticalScrollBar().sizeHint().width() > most
        modes = QTextBrowser.LineWrapMode
        mode = modes.FixedPixelWidth if is_wide else modes.WidgetWidth
        if is_wide:
            self.setLineWrapColumnOrWidth(most)
        if mode != self.lineWrapMode():
            self.setLineWrapMode(mode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure."""
        self._fit_measure()
        super().resizeEvent(event)

    def prepare_html(self, html: Markup) -> None:
        """Parse HTML that is likely to be shown next, which takes 4 to 12 ms."""
        if html != self._html and html not in self._ready:
            self._keep(html, self._document(html))

    def _keep(self, html: Markup, document: QTextDocument) -> None:
        self._ready[html] = document
        while len(self._ready) > _READY:
            self._ready.popitem(last=False)[1].deleteLater()

    def _document(self, html: Markup) -> QTextDocument:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(self.fontMetrics().averageCharWidth() * 1.5)
        document.setDefaultFont(self.font())
        document.setDefaultStyleSheet(_style(current_theme(), self.font()))
        document.setHtml(html)
        return document

    def changeEvent(self, event: QEvent) -> None:
        """Render the text in the new palette or font."""
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
    a.fold {{ color: {c["main"]}; }}
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
