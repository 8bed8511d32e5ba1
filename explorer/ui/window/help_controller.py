"""Controller of settings, the sheet of shortcuts, and the key of symbols."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from explorer.i18n.language_names import LANGUAGE_NAMES
from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.dialogs.settings import SettingsChoices, SettingsDialog
from explorer.ui.dialogs.shortcuts import ShortcutGroup, fixed_groups, shortcut_dialog
from explorer.ui.dialogs.symbol_key import symbol_key_dialog
from explorer.ui.theme.text_size import apply_text_size, desktop_text_size
from explorer.ui.window.actions import Menu
from explorer.ui.window.arrangement import LAYOUTS
from explorer.ui.window.main_window import MainWindow

_KEY = "symbol-key"


class HelpController(QObject):
    """Shows dialogs about the program from its table of actions and settings."""

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def show_settings(self) -> None:
        """Open the settings; what is chosen applies at once."""
        settings, browsing = self._context.preferences.settings, self._context.browsing
        languages = browsing.info.languages if browsing.info is not None else ()
        actions = self._context.actions
        dialog = SettingsDialog(
            self._window,
            SettingsChoices(
                theme=settings.theme,
                text_size=self._window.font().pointSizeF(),
                interface_language=settings.interface_language,
                interface_languages=tuple(
                    (action.data(), action.text().replace("&", ""))
                    for action in self._window.interface_languages.actions()
                ),
                language=browsing.language,
                languages=tuple((name, LANGUAGE_NAMES.get(name, name)) for name in languages),
                start_layout=settings.start_layout,
                layouts=tuple(
                    (identifier.value, actions[identifier].text().replace("&", ""))
                    for identifier in LAYOUTS
                ),
            ),
        )
        dialog.theme_chosen.connect(self._choose_theme)
        dialog.text_size_chosen.connect(self._choose_text_size)
        dialog.language_chosen.connect(self._choose_language)
        dialog.interface_language_chosen.connect(self._choose_interface_language)
        dialog.start_layout_chosen.connect(
            lambda name: self._context.preferences.update(start_layout=name)
        )
        dialog.open()

    def _choose_theme(self, name: str) -> None:
        for action in self._window.themes.actions():
            if action.data() == name:
                action.trigger()

    def _choose_interface_language(self, language: str) -> None:
        for action in self._window.interface_languages.actions():
            if action.data() == language:
                action.trigger()

    def _choose_text_size(self, size: float) -> None:
        text = "" if size == desktop_text_size() else f"{size:g}"
        apply_text_size(text)
        self._context.preferences.update(text_size=text)

    def _choose_language(self, language: str) -> None:
        self._context.browsing.navigate(lambda navigator: navigator.set_language(language))

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts from the table of actions."""
        groups = [
            ShortcutGroup(menu.title().replace("&", ""), self._rows(which))
            for which, menu in self._window.menus.items()
        ]
        shown = [group for group in groups if group.rows]
        shortcut_dialog(self._window, (*shown, *fixed_groups())).open()

    def _rows(self, which: Menu) -> tuple[tuple[str, str], ...]:
        """Return name and shortcuts of the actions whose first place is in a menu."""
        specs = [
            spec
            for spec in self._window.action_specs
            if spec.shortcuts and spec.places and spec.places[0][0] is which
        ]
        form = QKeySequence.SequenceFormat.NativeText
        return tuple(
            (
                spec.text.replace("&", "").rstrip("…"),
                ", ".join(QKeySequence(keys).toString(form) for keys in spec.shortcuts),
            )
            for spec in specs
        )

    def show_symbol_key(self) -> None:
        """Show the key of symbols beside the window's content; it can stay open."""
        for shown in self._window.findChildren(QDialog, _KEY):
            shown.close()
        dialog = symbol_key_dialog(self._window, load_words(self._context.browsing.language))
        dialog.setObjectName(_KEY)
        dialog.setModal(False)
        dialog.show()
