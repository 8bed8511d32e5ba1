"""Filling of a combo box with documents, in groups with a heading if there are earlier texts."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox

from explorer.domain.content.document_groups import by_group, has_earlier

if TYPE_CHECKING:
    from explorer.domain.content.documents import Document

#: Of an item that is a heading; it cannot be chosen.
HEADING = ""


def offer_documents(
    box: QComboBox,
    documents: "Sequence[Document]",
    catalog: Mapping[str, str],
    label: "Callable[[Document], str]" = lambda document: document.title,
) -> None:
    """Replace the items of a combo box by documents, whose data are the references."""
    box.clear()
    are_named = has_earlier(documents)
    for group, members in by_group(documents):
        if are_named:
            box.addItem(catalog[f"group.{group}"], HEADING)
            items = box.model()
            assert isinstance(items, QStandardItemModel)
            heading = items.item(box.count() - 1)
            heading.setEnabled(False)
            font = box.font()
            font.setBold(True)
            heading.setFont(font)
        for document in members:
            box.addItem(label(document), document.reference)
