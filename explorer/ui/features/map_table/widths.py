"""Column widths of the map table: as wide as the content, or as long texts wrap."""

from collections.abc import Mapping

from explorer.ui.features.map_table.model import FeatureColumn

#: Least letters of the columns with long texts, which wrap; the other columns fit their content.
_LEAST = {
    FeatureColumn.NAME: 24,
    FeatureColumn.CLAUSES: 24,
    FeatureColumn.HISTORY: 30,
    FeatureColumn.SOURCE: 30,
}


def column_widths(
    contents: Mapping[FeatureColumn, int], available: int, letter: int
) -> dict[FeatureColumn, int]:
    """Return the widths of columns with these contents, in pixels, from left to right.

    What is left over goes to the long texts from left to right, the rest to the last column.
    """
    widths = {
        column: min(width, _LEAST[column] * letter) if column in _LEAST else width
        for column, width in contents.items()
    }
    spare = max(0, available - sum(widths.values()))
    for column, content in contents.items():
        more = min(spare, content - widths[column])
        widths[column] += more
        spare -= more
    last = list(widths)[-1]
    widths[last] += spare
    return widths
