"""Dialog with a complete source, and the question before an address is opened."""

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import load_words
from explorer.reports.text.positions import source_cautions, source_day
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import fill, join, link

translate = QCoreApplication.translate


class SourceDialog(TextDialog):
    """Publisher, title, date, kind, note and address of a source, and who cites it.

    ``subject_chosen`` emits the reference of a subject that is to be shown.
    """

    subject_chosen = Signal(str)

    def __init__(
        self, parent: QWidget, source: Source, citing: tuple[tuple[str, str], ...], language: str
    ) -> None:
        title = translate("SourceDialog", "Source")
        super().__init__(parent, title, _html(source, citing, language), columns=34, lines=20)
        self._citing = frozenset(reference for reference, _ in citing)
        self.view.link_followed.connect(self._follow)

    def _follow(self, target: str) -> None:
        """Open a web address, or close and show a subject whose records cite the source."""
        if not open_address(self, target) and target in self._citing:
            self.accept()
            self.subject_chosen.emit(target)


def _html(source: Source, citing: tuple[tuple[str, str], ...], language: str) -> Markup:
    catalog = load_words(language)
    caution = source_cautions(source, catalog)
    missing = translate("SourceDialog", "No address is recorded for this source.")
    template = (
        "<h1>{title}</h1><p><b>{publisher}</b> · {day} · {kind}</p>"
        '{warning}<p>{address}</p><p>{note}</p><p class="small">{reference}</p>'
        '<h2>{heading}</h2><p class="small">{citing}</p>'
    )
    return fill(
        template,
        title=source.title,
        publisher=source.publisher,
        day=source_day(source, catalog),
        kind=catalog[f"source_kind.{source.kind}"],
        warning=fill('<p class="warning">{}</p>', caution) if caution else "",
        address=link(source.url, source.url) if source.url else fill("<i>{}</i>", missing),
        note=source.note,
        reference=source.reference,
        heading=translate("SourceDialog", "Used by"),
        citing=join((link(name, f"{name} {shown}") for name, shown in citing), "<br>"),
    )


def open_address(parent: QWidget, address: str) -> bool:
    """Show an address and its host, and open it in the browser if the user agrees.

    Return True if it was opened.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in {"http", "https"} or not url.host():
        return False
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle(translate("SourceDialog", "Open in the browser"))
    question.setText(translate("SourceDialog", "Open this address in your browser?"))
    question.setInformativeText(f"{url.host()}\n\n{address}")
    open_button = question.addButton(
        translate("SourceDialog", "&Open"), QMessageBox.ButtonRole.AcceptRole
    )
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(QMessageBox.StandardButton.Cancel)
    question.exec()
    question.deleteLater()
    if question.clickedButton() is not open_button:
        return False
    return QDesktopServices.openUrl(url)
