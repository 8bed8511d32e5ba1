"""As-of control: a date, steps to dates with entries, and the date of the founding article."""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

_HORIZONTAL = 1
translate = QCoreApplication.translate


class AsOfBar(QWidget):
    """Control that sets the as-of date by typing, calendar, slider or steps.

    ``day_chosen`` emits a date, and whether the slider is still being dragged.
    """

    day_chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._article: date | None = None
        self._latest: date | None = None
        self._label = QLabel(self.tr("&As of"))
        # Without an argument, since choosing between QSlider's constructors builds Qt's enums.
        self.slider = QSlider()
        # As a number, since naming Qt.Orientation here would build all of Qt's enums.
        self.slider.setProperty("orientation", _HORIZONTAL)
        self.slider.setAccessibleName(self.tr("As-of date"))
        self.slider.setToolTip(self.tr("As-of date, by dates with entries"))
        self.slider.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 14)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.sliderReleased.connect(self._on_slider_released)
        self.earlier = self._button("◂", self.tr("Previous date with entries"), self.step_back)
        self.later = self._button("▸", self.tr("Next date with entries"), self.step_forward)
        self.article = QToolButton(self)
        self.article.setText(self.tr("Article's day"))
        self.article.setAccessibleName(self.tr("Go to the date of the founding article"))
        self.article.clicked.connect(self.go_to_article)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._label, self.earlier, self.slider, self.later, self.article):
            layout.addWidget(widget)

    def _button(self, sign: str, purpose: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(purpose)
        button.setToolTip(purpose)
        button.clicked.connect(slot)
        return button

    @cached_property
    def date_field(self) -> QDateEdit:
        """Date field; creating the first one takes 13 ms, so it comes after the first paint."""
        field = QDateEdit(self)
        field.setCalendarPopup(True)
        field.setDisplayFormat(translate("DateFormat", "d MMM yyyy"))
        field.setAccessibleName(self.tr("As-of date"))
        field.setToolTip(self.tr("Show everything as of this date"))
        field.setKeyboardTracking(False)
        field.dateChanged.connect(self._date_changed)
        self._label.setBuddy(field)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(1, field)
        return field

    def set_days(
        self, days: tuple[date, ...], latest: date, last: date, article: date | None
    ) -> None:
        """Set the dates to step through, up to ``last``; ``latest`` is that of the statements."""
        self._days = tuple(sorted({day for day in days if day <= last} | {latest, last}))
        self._latest, self._article = latest, article
        blocked = self.date_field.blockSignals(True)
        self.date_field.setDateRange(_qdate(self._days[0]), _qdate(last))
        self.date_field.blockSignals(blocked)
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, len(self._days) - 1)
        self.slider.blockSignals(blocked)
        self.article.setVisible(article is not None)
        if article is not None:
            self.article.setToolTip(
                self.tr("Show everything as of {date}, the date of the founding article").format(
                    date=self.locale().toString(
                        _qdate(article), translate("DateFormat", "d MMMM yyyy")
                    )
                )
            )

    def show_day(self, day: date) -> None:
        """Show the date of the viewpoint."""
        for widget in (self.date_field, self.slider):
            widget.blockSignals(True)
        self.date_field.setDate(_qdate(day))
        if self._days:
            self.slider.setValue(max(0, bisect_right(self._days, day) - 1))
        for widget in (self.date_field, self.slider):
            widget.blockSignals(False)
        self.article.setDown(day == self._article)

    def go_to_article(self) -> None:
        """Go to the date of the founding article."""
        if self._article is not None:
            self.day_chosen.emit(self._article, False)

    def go_to_latest(self) -> None:
        """Go to the date of the newest statements."""
        if self._latest is not None:
            self.day_chosen.emit(self._latest, False)

    def _day(self) -> date:
        shown = self.date_field.date()
        return date(shown.year(), shown.month(), shown.day())

    def _date_changed(self) -> None:
        self.day_chosen.emit(self._day(), False)

    def _on_slider_moved(self, index: int) -> None:
        self.day_chosen.emit(self._days[index], self.slider.isSliderDown())

    def _on_slider_released(self) -> None:
        self.day_chosen.emit(self._days[self.slider.value()], False)

    def step_back(self) -> None:
        """Go to the last date with entries before that shown."""
        index = bisect_left(self._days, self._day())
        self.day_chosen.emit(self._days[max(0, index - 1)], False)

    def step_forward(self) -> None:
        """Go to the next date with entries."""
        index = bisect_right(self._days, self._day())
        self.day_chosen.emit(self._days[min(len(self._days) - 1, index)], False)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
