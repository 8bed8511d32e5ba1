"""Bar above the pages of a preview: zoom, fit, and the number of the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from explorer.i18n.formats import percent_text
from explorer.ui.interface_language import interface_words
from explorer.ui.printing.page_view import PageFit, PageView


class PageBar(QWidget):
    """Bar that shows and changes scale and page of a view."""

    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.smaller = self._button(
            "\N{MINUS SIGN}", self.tr("Smaller (-)"), partial(view.zoom, -1)
        )
        self.scale = QLabel(self)
        self.scale.setAccessibleName(self.tr("Scale of the pages"))
        self.scale.setMinimumWidth(self.fontMetrics().horizontalAdvance("200 %"))
        self.larger = self._button("+", self.tr("Larger (+)"), partial(view.zoom, 1))
        self.fit_width = self._button(
            self.tr("Fit width"),
            self.tr("Fit the pages to the width (Ctrl+0)"),
            partial(view.set_fit, PageFit.WIDTH),
        )
        self.fit_page = self._button(
            self.tr("Fit page"),
            self.tr("Show whole pages (Ctrl+9)"),
            partial(view.set_fit, PageFit.PAGE),
        )
        self.page = QSpinBox(self)
        self.page.setAccessibleName(self.tr("Number of the page"))
        self.page.setKeyboardTracking(False)
        self.count = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.smaller, self.scale, self.larger, self.fit_width, self.fit_page):
            row.addWidget(widget)
        row.addStretch(1)
        for field in (QLabel(self.tr("Page"), self), self.page, self.count):
            row.addWidget(field)
        self.page.valueChanged.connect(view.go_to_page)
        view.place_changed.connect(self.refresh)
        self.refresh()

    def _button(self, text: str, tooltip: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _checked: slot())
        return button

    def refresh(self) -> None:
        """Show scale and page of the view."""
        view = self._view
        self.setEnabled(view.page_count > 0)
        self.scale.setText(percent_text(round(view.scale * 100), interface_words()))
        self.count.setText(self.tr("of {count}").format(count=view.page_count))
        blocked = self.page.blockSignals(True)
        self.page.setRange(min(1, view.page_count), view.page_count)
        self.page.setValue(view.current_page)
        self.page.blockSignals(blocked)
