"""A source shown whole, and the asking before an address is opened."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import load_words
from explorer.reports.text.positions import source_cautions, source_day
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.widgets.rich_text import link, text

translate = QCoreApplication.translate


class SourceDialog(TextDialog):
    """Publisher, title, date, kind, note and address of a source, and what rests on it."""

    def __init__(
        self, parent: QWidget, source: Source, resting: tuple[str, ...], language: str
    ) -> None:
        title = translate("SourceDialog", "Source")
        super().__init__(parent, title, _html(source, resting, language), columns=34, lines=20)
        self.view.link_followed.connect(self._follow)

    def _follow(self, address: str) -> None:
        open_address(self, address)


def _html(source: Source, resting: tuple[str, ...], language: str) -> str:
    words = load_words(language)
    day = text(source_day(source, words))
    caution = source_cautions(source, words)
    warning = f'<p class="warning">{text(caution)}</p>' if caution else ""
    kind = text(words[f"source_kind.{source.kind}"])
    missing = translate("SourceDialog", "No address is recorded for this source.")
    address = link(source.url, source.url) if source.url else f"<i>{text(missing)}</i>"
    heading = translate("SourceDialog", "What rests on it")
    return (
        f"<h1>{text(source.title)}</h1>"
        f"<p><b>{text(source.publisher)}</b> · {day} · {kind}</p>"
        f"{warning}<p>{address}</p><p>{text(source.note)}</p>"
        f'<p class="small">{text(source.reference)}</p>'
        f"<h2>{text(heading)}</h2>"
        f'<p class="small">{text(", ".join(resting))}</p>'
    )


def open_address(parent: QWidget, address: str) -> bool:
    """Show where an address leads and open it in the browser if the user agrees."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in {"http", "https"} or not url.host():
        return False
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle(translate("SourceDialog", "Open in the browser"))
    question.setText(translate("SourceDialog", "Open this address in your browser?"))
    question.setInformativeText(f"{url.host()}\n\n{address}")
    opening = question.addButton(
        translate("SourceDialog", "&Open"), QMessageBox.ButtonRole.AcceptRole
    )
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(QMessageBox.StandardButton.Cancel)
    question.exec()
    question.deleteLater()
    if question.clickedButton() is not opening:
        return False
    return QDesktopServices.openUrl(url)
