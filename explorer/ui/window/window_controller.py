"""Controller of the actions that concern the window as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog

from explorer.domain.content.references import parse_reference
from explorer.domain.content.viewpoint import Filters
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.dialogs import confirm
from explorer.ui.interface_language import (
    add_language_menu,
    choose_language,
    interface_language,
)
from explorer.ui.theme.colours import apply_choice, is_dark
from explorer.ui.window.actions import Menu
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from explorer.domain.content.documents import Source
    from explorer.store.pack.connection import PackConnection

_STEP = 1.0


class WindowController(QObject):
    """Connects navigation, text size, colours, copying and help with the window."""

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self.context = context
        self.window = window
        self._connect_view()
        self._connect_navigation()
        self._connect_help()
        context.links.address_requested.connect(self._open_address)
        context.links.source_requested.connect(self._show_source)

    def _connect_view(self) -> None:
        actions, window = self.context.actions, self.window
        actions[ActionId.COPY_CITED].triggered.connect(self._copy_cited)
        actions[ActionId.COPY_REFERENCE].triggered.connect(self._copy_reference)
        actions[ActionId.LARGER].triggered.connect(lambda: self._resize_text(_STEP))
        actions[ActionId.QUIT].triggered.connect(window.close)
        actions[ActionId.SMALLER].triggered.connect(lambda: self._resize_text(-_STEP))
        actions[ActionId.USUAL_SIZE].triggered.connect(lambda: self._resize_text(0))
        window.themes.triggered.connect(self._choose_theme)
        setting = self.context.preferences.settings.interface_language
        languages = add_language_menu(window.menus[Menu.VIEW], setting)
        languages.triggered.connect(self._choose_interface_language)
        self.window.interface_languages = languages

    def _connect_navigation(self) -> None:
        actions, window = self.context.actions, self.window
        actions[ActionId.ARTICLE_DAY].triggered.connect(window.top_bar.as_of.go_to_article)
        actions[ActionId.CLEAR_FILTERS].triggered.connect(self._clear_filters)
        actions[ActionId.GO_TO].triggered.connect(self._go_to)
        actions[ActionId.LATEST_DAY].triggered.connect(window.top_bar.as_of.go_to_latest)
        actions[ActionId.PREVIOUS_DAY].triggered.connect(window.top_bar.as_of.step_back)
        actions[ActionId.NEXT_DAY].triggered.connect(window.top_bar.as_of.step_forward)
        actions[ActionId.NEXT_CLAUSE].triggered.connect(lambda: window.clauses.step(1))
        actions[ActionId.PREVIOUS_CLAUSE].triggered.connect(lambda: window.clauses.step(-1))
        actions[ActionId.WHOLE].triggered.connect(self._select_document)

    def _connect_help(self) -> None:
        actions = self.context.actions
        actions[ActionId.ABOUT].triggered.connect(self._show_about)
        actions[ActionId.LICENCES].triggered.connect(self._show_licences)
        actions[ActionId.SEARCH_HELP].triggered.connect(self._show_search_help)

    # Navigation.

    def _clear_filters(self) -> None:
        self.context.browsing.navigate(lambda navigator: navigator.set_filters(Filters()))

    def _select_document(self) -> None:
        self.context.browsing.navigate(
            lambda navigator: navigator.select(navigator.viewpoint.document)
        )

    def _go_to(self) -> None:
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return
        typed, is_accepted = QInputDialog.getText(
            self.window,
            self.tr("Go to clause"),
            self.tr("Clause number, such as 21 or e3/6:"),
        )
        if not is_accepted:
            return
        reference = parse_reference(typed, viewpoint.document)
        if reference is None:
            message = self.tr("“{0}” is not a clause. Enter a number or a reference.").format(typed)
            self.context.notifier.show_warning(message)
        elif reference:
            self.context.browsing.select(reference)

    # Sources and addresses.

    def _open_address(self, address: str) -> None:
        from explorer.ui.dialogs.source import open_address

        open_address(self.window, address)

    def _show_source(self, reference: str) -> None:
        language = self.context.browsing.language

        def read(connection: "PackConnection") -> "tuple[Source, tuple[tuple[str, str], ...]]":
            from explorer.store.pack.sources import source, subjects_citing

            citing = subjects_citing(connection, reference, language)
            return source(connection, reference, language), citing

        def show(source_and_subjects: "tuple[Source, tuple[tuple[str, str], ...]]") -> None:
            from explorer.ui.dialogs.source import SourceDialog

            dialog = SourceDialog(self.window, *source_and_subjects, language)
            dialog.subject_chosen.connect(self.context.browsing.select)
            dialog.open()

        self.context.reader.read("source", read, show)

    # Copying.

    def _copy_reference(self) -> None:
        if self.context.browsing.subject is not None:
            reference = self.context.browsing.subject.reference
            QGuiApplication.clipboard().setText(reference)
            self.context.notifier.show_status(self.tr("Copied {text}.").format(text=reference))

    def _copy_cited(self) -> None:
        """Copy the selected text, or the summary, with its source."""
        subject = self.context.browsing.subject
        if subject is None:
            return
        from explorer.i18n.message_catalog import load_words
        from explorer.reports.text.citation import citation

        selected = self.window.reader.view.textCursor().selection().toPlainText()
        cited = citation(subject, load_words(subject.language), selected)
        data = QMimeData()
        data.setText(cited.text)
        data.setHtml(cited.html)
        QGuiApplication.clipboard().setMimeData(data)
        self.context.notifier.show_status(self.tr("Copied with citation."))

    # View.

    def _resize_text(self, step: float) -> None:
        """Change the text size by points; 0 returns to the desktop's own."""
        from explorer.ui.theme.text_size import apply_text_size

        size = f"{QApplication.font().pointSizeF() + step:g}" if step else ""
        apply_text_size(size)
        self.context.preferences.update(text_size=size)

    def _choose_theme(self, action: QAction) -> None:
        self.context.preferences.update(theme=action.data())
        apply_choice(action.data())
        self.window.map.set_theme(is_dark())

    def _choose_interface_language(self, action: QAction) -> None:
        """Store the choice; it applies to a new window, so offer to open it now."""
        self.context.preferences.update(interface_language=action.data())
        if choose_language(action.data(), QLocale.system().uiLanguages()) == interface_language():
            return
        is_agreed = confirm.confirm(
            self.window,
            self.tr("Interface language"),
            self.tr("The language changes when the program starts again. Restart it now?"),
            self.tr("&Restart now"),
            self.tr("&Later"),
        )
        if not is_agreed:
            return
        self.window.restarts = True
        if not self.window.close():
            # Typed text is not stored yet; the user decides about it first.
            self.window.restarts = False

    # Help.

    def _show_search_help(self) -> None:
        from explorer.ui.dialogs.help import search_help_dialog

        search_help_dialog(self.window).open()

    def _show_licences(self) -> None:
        from explorer.ui.dialogs.help import licences_dialog

        licences_dialog(self.window).open()

    def _show_about(self) -> None:
        from explorer.ui.dialogs.help import about_dialog

        about_dialog(self.window, self.context.browsing.info).open()
