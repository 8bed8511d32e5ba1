"""A source shown whole, and the asking before an address is opened."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QVBoxLayout, QWidget

from explorer.domain.documents import Source
from explorer.ui.widgets.rich_text import RichTextView, link, text
from explorer.wording import day_text, load_words

translate = QCoreApplication.translate


class SourceDialog(QDialog):
    """Publisher, title, date, kind, note and address of a source, and what rests on it."""

    def __init__(
        self, parent: QWidget, source: Source, resting: tuple[str, ...], language: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Source"))
        words = load_words(language)
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Source"))
        self.view.link_followed.connect(self._follow)
        no_address = self.tr("No address is recorded for this source.")
        heading = self.tr("What rests on it")
        address = (
            f"<p>{link(source.url, source.url)}</p>"
            if source.url
            else f"<p><i>{text(no_address)}</i></p>"
        )
        rests = ", ".join(resting)
        day = text(day_text(source.date.isoformat(), words))
        kind = text(words[f"source_kind.{source.kind}"])
        self.view.show_html(
            f"<h1>{text(source.title)}</h1>"
            f"<p><b>{text(source.publisher)}</b> · {day} · {kind}</p>"
            f"{address}<p>{text(source.note)}</p>"
            f'<p class="small">{text(source.reference)}</p>'
            f"<h2>{text(heading)}</h2>"
            f'<p class="small">{text(rests)}</p>'
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * 34, unit * 20)

    def _follow(self, address: str) -> None:
        open_address(self, address)


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
    if question.clickedButton() is not opening:
        return False
    return QDesktopServices.openUrl(url)
