"""Parts around the list of results: they are created together with the first results."""

from PySide6.QtWidgets import QWidget

from explorer.ui.features.search.answer_card import AnswerCard
from explorer.ui.features.search.filter_panel import FilterPanel
from explorer.ui.features.search.query_bar import QueryBar
from explorer.ui.widgets.lazy_panel import enlarge_targets


class SearchParts:
    """What the query was understood as, filters, and the answer."""

    def __init__(self, parent: QWidget) -> None:
        self.query_bar = QueryBar(parent)
        self.filters = FilterPanel(parent)
        self.card = AnswerCard(parent)
        for part in (self.filters, self.card):
            enlarge_targets(part)
