"""Controller of the command palette: collects what can be run, and runs what is chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.palette.dialog import PaletteDialog
from explorer.ui.features.palette.entries import (
    PaletteEntry,
    PaletteKind,
    decode_recent,
    encode_recent,
    pack_entries,
    rank_entries,
    with_recent,
)

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection


class PaletteController(QObject):
    """Opens the palette. ``show_place`` shows a place on the map.

    ``searches`` is the menu whose first entries run the saved searches, in their order.
    """

    def __init__(
        self, context: AppContext, searches: QMenu, show_place: Callable[[str], None]
    ) -> None:
        super().__init__(context.browsing)
        self.context = context
        self._searches, self._show_place = searches, show_place
        #: Entries of the pack in a language, read when first needed.
        self._named: dict[tuple[str, str], tuple[PaletteEntry, ...]] = {}

    def show_palette(self) -> None:
        """Open the palette with what was run last."""
        dialog = PaletteDialog(self.context.dialog_parent)
        own = (*self._actions(), *self._saved_searches())
        dialog.typed.connect(lambda text: self._match(dialog, own, text))
        dialog.entry_chosen.connect(self._run)
        dialog.destroyed.connect(lambda: self.context.reader.cancel("palette"))
        self._match(dialog, own, "")
        dialog.open()

    def _actions(self) -> list[PaletteEntry]:
        """Return the actions that can be run now."""
        return [
            PaletteEntry(PaletteKind.ACTION, identifier.value, _plain(action), keys=_keys(action))
            for identifier, action in self.context.actions.items()
            if action.isEnabled() and identifier is not ActionId.PALETTE
        ]

    def _saved_searches(self) -> list[PaletteEntry]:
        return [
            PaletteEntry(PaletteKind.SEARCH, search.name, search.name, search.query)
            for search in self.context.desk.desk.searches
        ]

    def _match(self, dialog: PaletteDialog, own: tuple[PaletteEntry, ...], text: str) -> None:
        """Rank the entries on the pack worker; only the last text typed is answered."""
        browsing, viewpoint = self.context.browsing, self.context.browsing.viewpoint
        recent = decode_recent(self.context.preferences.settings.recent)
        if browsing.info is None or viewpoint is None:
            dialog.show_entries(text, rank_entries(own, text, recent))
            return
        key, document = (browsing.info.content_hash, viewpoint.language), viewpoint.document
        named = self._named.get(key)

        def read(
            connection: "PackConnection",
        ) -> tuple[tuple[PaletteEntry, ...], tuple[PaletteEntry, ...]]:
            entries = named if named is not None else _read_names(connection, key[1])
            return entries, rank_entries((*own, *entries), text, recent, document)

        def show(result: tuple[tuple[PaletteEntry, ...], tuple[PaletteEntry, ...]]) -> None:
            self._named = {key: result[0]}
            dialog.show_entries(text, result[1])

        self.context.reader.read("palette", read, show)

    def _run(self, entry: PaletteEntry) -> None:
        preferences = self.context.preferences
        recent = with_recent(decode_recent(preferences.settings.recent), entry.identity)
        preferences.update(recent=encode_recent(recent))
        # After the palette has closed, so that the keyboard focus is back in the window.
        QTimer.singleShot(0, self, lambda: self._do(entry))

    def _do(self, entry: PaletteEntry) -> None:
        if entry.kind is PaletteKind.ACTION:
            self.context.actions[ActionId(entry.key)].trigger()
        elif entry.kind is PaletteKind.PLACE:
            self._show_place(entry.key)
        elif entry.kind is PaletteKind.DOCUMENT:
            self.context.browsing.choose_document(entry.key)
        elif entry.kind is PaletteKind.CLAUSE:
            self.context.browsing.select(entry.key)
        else:
            names = [search.name for search in self.context.desk.desk.searches]
            if entry.key in names:
                self._searches.actions()[names.index(entry.key)].trigger()


def _read_names(connection: "PackConnection", language: str) -> tuple[PaletteEntry, ...]:
    from explorer.store.pack.documents import documents
    from explorer.store.pack.map_content import feature_names
    from explorer.store.pack.metadata import provision_titles

    words = load_words(language)
    places = {
        reference: (name, words.get(f"map.form.{form}", form.replace("_", " ")))
        for reference, (name, form) in feature_names(connection, language).items()
    }
    return pack_entries(
        provision_titles(connection, language),
        {document.reference: document.title for document in documents(connection, language)},
        places,
    )


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
