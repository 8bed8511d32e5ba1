"""Ticks of the date axis: years, months or days, depending on the visible span."""

from datetime import date

STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 600)
_DAYS_A_MONTH = 30.44


def ticks(start: float, end: float, most: int) -> list[date]:
    """Return days to mark between two moments in days, at most ``most``."""
    most = max(most, 2)
    for step in STEPS:
        if (end - start) / step <= most:
            return _every_days(start, end, step)
    months = next(
        (step for step in _MONTH_STEPS if (end - start) / (_DAYS_A_MONTH * step) <= most),
        _MONTH_STEPS[-1],
    )
    return _every_months(start, end, months)


def _every_days(start: float, end: float, step: int) -> list[date]:
    first = -(-int(start) // step) * step
    return [date.fromordinal(day) for day in range(first, int(end) + 1, step) if day > 0]


def _every_months(start: float, end: float, step: int) -> list[date]:
    first = date.fromordinal(max(1, int(start)))
    month = (first.year * 12 + first.month - 1) // step * step
    days: list[date] = []
    while True:
        year, number = divmod(month, 12)
        if not date.min.year <= year <= date.max.year:
            return days
        day = date(year, number + 1, 1)
        if day.toordinal() > end:
            return days
        if day.toordinal() >= start:
            days.append(day)
        month += step
