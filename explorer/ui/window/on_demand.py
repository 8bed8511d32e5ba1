"""Parts of the window that are imported when their action is first used."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.window.arrangement import Pane, PaneArranger
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from explorer.domain.desk.desk import Desk
    from explorer.domain.desk.desk_change import DeskChange
    from explorer.ui.features.palette.controller import PaletteController
    from explorer.ui.features.story.controller import StoryController
    from explorer.ui.features.team.controller import TeamController
    from explorer.ui.features.updates.controller import UpdateController
    from explorer.ui.features.welcome.controller import WelcomeController
    from explorer.ui.widgets.focus_ring import FocusRing
    from explorer.ui.window.guide_controller import GuideController
    from explorer.ui.window.help_controller import HelpController
    from explorer.ui.window.map_full_screen import MapFullScreen
    from explorer.ui.window.projector import Projector


_GUIDE_KEY = "guide-key"


class OnDemand(QObject):
    """Connects parts that are not needed at the start, such as palette, settings and welcome."""

    def __init__(
        self,
        window: MainWindow,
        context: AppContext,
        arranger: PaneArranger,
        searches: QMenu,
        show_place: Callable[[str], None],
        inspect_pack: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._window, self._context, self._arranger = window, context, arranger
        self._searches, self._choose_place = searches, show_place
        self._inspect_pack = inspect_pack
        actions = context.actions
        actions[ActionId.PALETTE].triggered.connect(self._show_palette)
        actions[ActionId.USER_GUIDE].triggered.connect(self._show_guide)
        actions[ActionId.WELCOME].triggered.connect(self._show_welcome)
        actions[ActionId.CHANGE_STORY].triggered.connect(self._show_story)
        actions[ActionId.SETTINGS].triggered.connect(self._show_settings)
        actions[ActionId.SHORTCUTS].triggered.connect(self._show_shortcuts)
        actions[ActionId.SYMBOL_KEY].triggered.connect(self._show_symbol_key)
        actions[ActionId.INSTALL_UPDATE].triggered.connect(self._ask_for_update)
        window.clauses.filter_bar.key.clicked.connect(self._show_symbol_key)
        context.desk.desk_changed.connect(self._fill_searches)
        self._connect_team()
        on_screen, projector = actions[ActionId.MAP_FULL_SCREEN], actions[ActionId.PROJECTOR]
        for action, toggle in (
            (on_screen, self._toggle_full_screen),
            (projector, self._toggle_projector),
        ):
            action.setCheckable(True)
            # The menu bar may be hidden then, and with it the shortcuts of its actions.
            window.addAction(action)
            action.toggled.connect(toggle)
        window.closing.connect(lambda: projector.setChecked(False))
        self._ring: FocusRing | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focus)
        application.focusChanged.connect(self._offer_guide)

    def _connect_team(self) -> None:
        """Connect the actions of a team; without a team nothing of it is imported."""
        actions, desk = self._context.actions, self._context.desk
        for identifier, handler in (
            (ActionId.TEAM_JOIN, self._join_team),
            (ActionId.TEAM_STATE, self._show_team),
            (ActionId.TEAM_SYNC, self._synchronise),
            (ActionId.TEAM_CONFLICTS, self._show_conflicts),
            (ActionId.TEAM_LEAVE, self._leave_team),
        ):
            actions[identifier].triggered.connect(handler)
            actions[identifier].setEnabled(identifier == ActionId.TEAM_JOIN)
        desk.desk_changed.connect(self._follow_team)

    def _follow_team(self, desk: "Desk", changes: "DeskChange") -> None:
        """Create the controller of the team once the desk belongs to one."""
        # A hidden window only makes the picture of the next start.
        if desk.team is not None and "_team" not in self.__dict__:
            self._team.follow_desk(desk, changes)

    @cached_property
    def _team(self) -> "TeamController":
        from explorer.ui.features.team.controller import TeamController

        is_hidden = self._context.notifier.is_silent
        team = TeamController(self._context, self._window.network_label, connects=not is_hidden)
        self._window.closing.connect(team.close)
        return team

    @cached_property
    def _help(self) -> "HelpController":
        from explorer.ui.window.help_controller import HelpController

        return HelpController(self._context, self._window)

    @cached_property
    def _guide(self) -> "GuideController":
        from explorer.ui.window.guide_controller import GuideController

        return GuideController(self._context, self._window)

    @cached_property
    def _palette(self) -> "PaletteController":
        from explorer.ui.features.palette.controller import PaletteController

        return PaletteController(self._context, self._searches, self._show_place)

    @cached_property
    def _updates(self) -> "UpdateController":
        from explorer.ui.features.updates.controller import UpdateController

        return UpdateController(self._context, self._inspect_pack)

    @cached_property
    def _story(self) -> "StoryController":
        from explorer.ui.features.story.controller import StoryController

        return StoryController(self._context)

    @cached_property
    def _welcome(self) -> "WelcomeController":
        from explorer.ui.features.welcome.controller import WelcomeController

        def reveal() -> None:
            self._arranger.reveal(Pane.TEXT)

        return WelcomeController(self._context, self._window.middle, reveal)

    @cached_property
    def _full_screen(self) -> "MapFullScreen":
        from explorer.ui.window.map_full_screen import MapFullScreen

        action = self._context.actions[ActionId.MAP_FULL_SCREEN]
        return MapFullScreen(self._window, self._arranger, action)

    @cached_property
    def _projector(self) -> "Projector":
        from explorer.ui.window.projector import Projector

        return Projector(self._window, self._arranger)

    def _toggle_projector(self, is_on: bool) -> None:
        settings = self._context.preferences.settings
        self._projector.toggle(is_on, settings.theme, settings.text_size)

    def _show_focus(self) -> None:
        """Show which pane has the focus, once the window is complete."""
        if self._ring is None and self._window.first_view is None:
            from explorer.ui.widgets.focus_ring import FocusRing

            self._ring = FocusRing(self._window)

    def _fill_searches(self) -> None:
        """Offer to save a search in the menu of saved searches while it is empty."""
        if self._searches.isEmpty():
            self._searches.addAction(self._context.actions[ActionId.KEEP_SEARCH])
            self._searches.setEnabled(True)

    def _join_team(self) -> None:
        self._team.join()

    def _show_team(self) -> None:
        self._team.show_state()

    def _synchronise(self) -> None:
        self._team.synchronise_now()

    def _show_conflicts(self) -> None:
        self._team.show_conflicts()

    def _leave_team(self) -> None:
        self._team.leave()

    def _show_palette(self) -> None:
        self._palette.show_palette()

    def _ask_for_update(self) -> None:
        self._updates.ask_for_file()

    def _show_guide(self) -> None:
        self._guide.show_guide()

    def _offer_guide(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let F1 open the guide from a dialog too, which the window's own actions do not reach."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.findChild(QShortcut, _GUIDE_KEY) is not None:
            return
        if self._window not in _owners(dialog):
            return
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        shortcut.setObjectName(_GUIDE_KEY)
        shortcut.activated.connect(self._show_guide)

    def _show_welcome(self) -> None:
        self._welcome.show_welcome()

    def _show_story(self) -> None:
        self._story.show_story()

    def _show_settings(self) -> None:
        self._help.show_settings()

    def _show_shortcuts(self) -> None:
        self._help.show_shortcuts()

    def _show_symbol_key(self) -> None:
        self._help.show_symbol_key()

    def _toggle_full_screen(self, is_full: bool) -> None:
        self._full_screen.toggle(is_full)

    def _show_place(self, feature: str) -> None:
        self._arranger.show_tab("map")
        self._choose_place(feature)


def _owners(dialog: QWidget) -> Iterator[QWidget]:
    """Yield what a dialog belongs to, the window last."""
    owner = dialog.parentWidget()
    while owner is not None:
        yield owner
        owner = owner.parentWidget()
