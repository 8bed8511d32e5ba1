"""Bar above the panes: document, as-of date, language, search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QWidget

from explorer.i18n.language_names import LANGUAGE_NAMES
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.search.search_box import SearchBox
from explorer.ui.widgets.document_choice import offer_documents
from explorer.ui.widgets.wrap_layout import WrapLayout
from explorer.ui.window.as_of_bar import AsOfBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from explorer.domain.content.documents import Document
    from explorer.domain.content.viewpoint import Viewpoint

#: Average characters of the search box below which it takes a line of its own.
_SEARCH_WIDTH = 34


class TopBar(QWidget):
    """Bar that selects the document, date and language of the panes."""

    document_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.back = self._arrow("←", self.tr("Back"))
        self.forward = self._arrow("→", self.tr("Forward"))
        self.document = QComboBox(self)
        self.document.setAccessibleName(self.tr("Document"))
        self.document.setToolTip(self.tr("Document"))
        self.document.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.document.setMinimumContentsLength(22)
        self.document.activated.connect(
            lambda index: self.document_chosen.emit(self.document.itemData(index))
        )
        self.as_of = AsOfBar(self)
        # What is left of the row is for the search.
        self.as_of.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.language = QComboBox(self)
        self.language.setAccessibleName(self.tr("Content language"))
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.language.setToolTip(self.tr("Content language"))
        self.language.activated.connect(
            lambda index: self.language_chosen.emit(self.language.itemData(index))
        )
        self.search = SearchBox(self)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * _SEARCH_WIDTH)
        layout = WrapLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(6)
        for widget in (self.back, self.forward, self.document, self.as_of, self.language):
            layout.addWidget(widget)
        layout.addWidget(self.search)

    def _arrow(self, sign: str, purpose: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(purpose)
        return button

    def show_shortcuts(self, actions: "Mapping[ActionId, QAction]") -> None:
        """Name the shortcuts in the tooltips of what an action does as well."""
        for button, identifier in (
            (self.back, ActionId.BACK),
            (self.forward, ActionId.FORWARD),
            (self.as_of.earlier, ActionId.PREVIOUS_DAY),
            (self.as_of.later, ActionId.NEXT_DAY),
        ):
            button.setToolTip(actions[identifier].toolTip())
        keys = {name: action.shortcut().toString() for name, action in actions.items()}
        self.as_of.slider.setToolTip(
            self.tr("As-of date, by dates with entries ({earlier}, {later})").format(
                earlier=keys[ActionId.PREVIOUS_DAY], later=keys[ActionId.NEXT_DAY]
            )
        )
        self.search.setToolTip(self.tr("Search ({keys})").format(keys=keys[ActionId.FIND]))

    def set_documents(
        self, documents: "tuple[Document, ...]", catalog: "Mapping[str, str]"
    ) -> None:
        """Offer the documents of a pack; tooltips have the status of their texts."""
        offer_documents(self.document, documents, catalog)
        for document in documents:
            index = self.document.findData(document.reference)
            self.document.setItemData(index, document.status_note or document.title, 3)

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """Offer the languages of a pack."""
        self.language.clear()
        for language in languages:
            self.language.addItem(LANGUAGE_NAMES.get(language, language), language)

    def show_viewpoint(self, viewpoint: "Viewpoint") -> None:
        """Show the viewpoint's document, date and language."""
        self.document.setCurrentIndex(self.document.findData(viewpoint.document))
        self.language.setCurrentIndex(self.language.findData(viewpoint.language))
        self.as_of.show_day(viewpoint.as_of)
