"""What the menus do."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog

from explorer.domain.content.references import parse_reference
from explorer.domain.content.viewpoint import Filters
from explorer.system.settings import Settings
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.navigator import Navigator
from explorer.ui.dialogs.message import message_box
from explorer.ui.printing.controller import PrintController
from explorer.ui.theme.colours import apply_choice, is_dark

if TYPE_CHECKING:
    from explorer.domain.content.documents import Source
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.dialogs.user_guide import HelpPage

_NOTE_MS = 10_000
_STEP = 1.0
_SMALLEST, _LARGEST = 6.0, 32.0


class WindowController(QObject):
    """Connects each action of the window to what it does.

    ``note_wanted`` names what a note is to be written on, and says it in words; ``own_wanted``
    what is to be done with which record: ``edit`` one of the user's own, ``correct`` the pack's.
    """

    note_requested = Signal(str, str)
    local_requested = Signal(str, str)

    def __init__(self, conductor: BrowsingSession, settings: Settings) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.window = conductor.window
        self.settings = settings
        self._usual_size = QApplication.font().pointSizeF()
        self.paper = PrintController(conductor, settings, self.note)
        for name, verb in self._verbs().items():
            self.window.actions_by_name[name].triggered.connect(verb)
        self.window.themes.triggered.connect(self._choose_theme)
        for pane in (self.window.reader, self.window.stances):
            pane.link_followed.connect(self.follow_link)

    def _verbs(self) -> dict[str, Callable[[], object]]:
        window, bar = self.window, self.window.top_bar
        return {
            "quit": window.close,
            "find": self._find,
            "clear_filters": lambda: self.conductor.navigate(lambda n: n.set_filters(Filters())),
            "copy_reference": self._copy_reference,
            "copy_cited": self._copy_cited,
            "larger": lambda: self._resize_text(_STEP),
            "smaller": lambda: self._resize_text(-_STEP),
            "usual_size": lambda: self._resize_text(0),
            "next_pane": lambda: window.focus_pane(1),
            "previous_pane": lambda: window.focus_pane(-1),
            "back": lambda: self.conductor.navigate(Navigator.back),
            "forward": lambda: self.conductor.navigate(Navigator.forward),
            "previous_clause": lambda: window.clauses.step(-1),
            "next_clause": lambda: window.clauses.step(1),
            "go_to": self._go_to,
            "show_set": self._show_set,
            "whole": lambda: self.conductor.navigate(lambda n: n.select(n.viewpoint.document)),
            "article_day": bar.as_of.go_to_article,
            "latest_day": bar.as_of.go_to_latest,
            "user_guide": self._user_guide,
            "search_help": self._search_help,
            "licences": self._licences,
            "about": self._about,
        }

    def follow_link(self, target: str) -> None:
        """Follow a link of the reader or the stance pane."""
        kind, _, rest = target.partition(":")
        if kind == "source":
            self._show_source(rest)
        elif kind == "feature":
            self.conductor.choose_feature(rest)
        elif kind == "note":
            reference, _, subject = rest.partition("|")
            self.note_requested.emit(reference, subject)
        elif kind in {"edit", "correct"}:
            self.local_requested.emit(kind, rest)
        elif kind in {"http", "https"}:
            from explorer.ui.dialogs.source import open_address

            open_address(self.window, target)
        else:
            self.conductor.select(target)

    def _show_source(self, reference: str) -> None:
        assert self.conductor.navigator is not None
        language = self.conductor.navigator.viewpoint.language

        def read(connection: "PackConnection") -> "tuple[Source, tuple[str, ...]]":
            from explorer.store.pack.sources import records_citing, source

            return source(connection, reference, language), records_citing(connection, reference)

        self.conductor.session.reader.ask("source", read, self._open_source)

    def _open_source(self, found: "tuple[Source, tuple[str, ...]]") -> None:
        from explorer.ui.dialogs.source import SourceDialog

        assert self.conductor.navigator is not None
        language = self.conductor.navigator.viewpoint.language
        SourceDialog(self.window, *found, language).open()

    def _find(self) -> None:
        box = self.window.top_bar.search
        box.setFocus()
        box.selectAll()

    def _go_to(self) -> None:
        navigator = self.conductor.navigator
        if navigator is None:
            return
        typed, agreed = QInputDialog.getText(
            self.window,
            self.tr("Go to"),
            self.tr("Clause number or reference, such as 21 or e3/6:"),
        )
        reference = parse_reference(typed, navigator.viewpoint.document) if agreed else None
        if agreed and reference is None:
            self.tell(self.tr("“{0}” is no clause; write a number or a reference.").format(typed))
        elif reference:
            self.conductor.select(reference)

    def _show_set(self) -> None:
        self.window.tabs.setCurrentWidget(self.window.briefing)
        self.window.briefing.setFocus()

    def _copy_reference(self) -> None:
        if self.conductor.page is not None:
            QGuiApplication.clipboard().setText(self.conductor.page.reference)

    def _copy_cited(self) -> None:
        """What is selected in the text, or else the summary, with where it comes from."""
        page = self.conductor.page
        if page is None:
            return
        from explorer.i18n.message_catalog import load_words
        from explorer.reports.text.citation import citation

        selected = self.window.reader.view.textCursor().selection().toPlainText()
        cited = citation(page, load_words(page.language), selected)
        data = QMimeData()
        data.setText(cited.text)
        data.setHtml(cited.html)
        QGuiApplication.clipboard().setMimeData(data)
        self.note(self.tr("Copied with its source."))

    def _resize_text(self, step: float) -> None:
        font = QApplication.font()
        size = font.pointSizeF() + step if step else self._usual_size
        font.setPointSizeF(min(_LARGEST, max(_SMALLEST, size)))
        QApplication.setFont(font)

    def _choose_theme(self, action: QAction) -> None:
        self.settings = replace(self.settings, theme=action.data())
        apply_choice(action.data())
        self.window.map.set_theme(is_dark())

    def _user_guide(self) -> None:
        """Read the guide off the GUI thread, then show it beside the window."""

        def read(_connection: "PackConnection") -> "tuple[HelpPage, ...]":
            from explorer.system.paths import RESOURCES
            from explorer.ui.dialogs.user_guide import read_help_pages

            return read_help_pages(RESOURCES / "help")

        self.conductor.session.reader.ask("user guide", read, self._show_guide)

    def _show_guide(self, pages: "tuple[HelpPage, ...]") -> None:
        from explorer.ui.dialogs.user_guide import UserGuideDialog

        dialog = self.window.findChild(UserGuideDialog) or UserGuideDialog(self.window, pages)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _search_help(self) -> None:
        from explorer.ui.dialogs.help import search_help_dialog

        search_help_dialog(self.window).open()

    def _licences(self) -> None:
        from explorer.ui.dialogs.help import licences_dialog

        licences_dialog(self.window).open()

    def _about(self) -> None:
        from explorer.ui.dialogs.help import about_dialog

        about_dialog(self.window, self.conductor.info).open()

    def note(self, sentence: str) -> None:
        """Tell in passing, in the status bar."""
        self.window.statusBar().showMessage(sentence, _NOTE_MS)

    def tell(self, sentence: str) -> None:
        """Tell the user one plain sentence."""
        message_box(self.window, self.tr("Clause Explorer"), sentence).open()
