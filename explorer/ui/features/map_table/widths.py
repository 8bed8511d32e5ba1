"""Column widths of the map table, which show the most important columns without scrolling."""

from explorer.ui.features.map_table.model import FeatureColumn

# In letters: these fit the window of a laptop, the others are reached by scrolling.
_FIRST = {
    FeatureColumn.NAME: 25,
    FeatureColumn.KIND: 12,
    FeatureColumn.CLASS: 14,
    FeatureColumn.CLAUSES: 13,
    FeatureColumn.SIZE: 11,
    FeatureColumn.DATE: 12,
    FeatureColumn.SOURCE: 9,
}
_LAST = {FeatureColumn.HELD: 12, FeatureColumn.CONTACT: 24, FeatureColumn.HISTORY: 44}
#: Columns that grow into spare width, and their most letters.
_GROW = {
    FeatureColumn.SOURCE: 70,
    FeatureColumn.CLAUSES: 40,
    FeatureColumn.NAME: 38,
    FeatureColumn.KIND: 18,
    FeatureColumn.CLASS: 18,
}
_NARROWEST = 0.8


def column_widths(available: int, letter: int) -> dict[FeatureColumn, int]:
    """Return the width of each column in pixels, from those available and those of a letter."""
    widths = {column: letters * letter for column, letters in _FIRST.items()}
    last = {column: letters * letter for column, letters in _LAST.items()}
    spare = available - sum(widths.values())
    if spare < 0:
        share = max(available / sum(widths.values()), _NARROWEST)
        return {column: int(width * share) for column, width in widths.items()} | last
    if spare >= sum(last.values()):
        spare -= sum(last.values())
    growth = {column: most * letter - widths[column] for column, most in _GROW.items()}
    share = min(spare / sum(growth.values()), 1.0)
    for column, more in growth.items():
        widths[column] += int(more * share)
    return widths | last
