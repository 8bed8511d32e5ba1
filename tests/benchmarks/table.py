"""Rows of the table of promises, the table as text, and its comparison with an earlier one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

#: A row that took this many times as long as before is reported as slower.
SLOWER = 1.25


@dataclass(frozen=True, slots=True)
class Row:
    """A measure, the bare thing measured beside it in the same run, and the bound.

    Times are milliseconds, memory MiB. ``bound`` is the ratio that may not be exceeded,
    ``allowance`` what ours may take longer than the bare thing; a row without either is for
    information. ``note`` says how it was measured.
    """

    name: str
    measure: str
    ours: float
    bare: float | None = None
    bound: float | None = None
    allowance: float | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """Name under which the row is found again in another run."""
        return f"{self.name}: {self.measure}"

    @property
    def ratio(self) -> float | None:
        """Ours to the bare thing."""
        return self.ours / self.bare if self.bare else None

    @property
    def verdict(self) -> str:
        """``pass``, or by how much it is short of its bounds."""
        short = []
        if self.bound is not None and self.ratio is not None and self.ratio > self.bound:
            short.append(f"{self.ratio - self.bound:.2f} x")
        if self.allowance is not None and self.bare is not None:
            excess = self.ours - self.bare - self.allowance
            if excess > 0:
                short.append(f"{excess:.1f} ms")
        return f"short by {' and '.join(short)}" if short else "pass"

    def bounds(self) -> str:
        """Return the bounds as text."""
        parts = [f"{self.bound:g} x"] if self.bound is not None else []
        parts += [f"+ {self.allowance:g} ms"] if self.allowance is not None else []
        return ", ".join(parts)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return median(values)


def text_of(rows: Sequence[Row], earlier: Mapping[str, float] | None = None) -> str:
    """Return the table with a heading; with an earlier run, how each row changed since."""
    heading = f"{'measure':58} {'ours':>9} {'bare':>9} {'ratio':>6}  {'at most':9} verdict"
    lines = [heading]
    for row in rows:
        bare = f"{row.bare:9.1f}" if row.bare is not None else " " * 9
        ratio = f"{row.ratio:6.2f}" if row.ratio is not None else " " * 6
        change = "" if earlier is None else f"  {change_text(row, earlier)}"
        lines.append(
            f"{row.measure:58} {row.ours:9.1f} {bare} {ratio}  {row.bounds():9} {row.verdict}"
            f"{change}"
        )
        if row.note:
            lines.append(f"    {row.note}")
    return "\n".join(lines)


def compared_value(row: Row) -> float:
    """Return what is compared between runs: the ratio, or the value of a row without a bound of it.

    A ratio does not depend on how fast the machine was; that to an idle loop says nothing.
    """
    return row.ratio if row.ratio is not None and row.allowance is None else row.ours


def is_slower(row: Row, earlier: Mapping[str, float]) -> bool:
    """Return True if a row is clearly slower than in an earlier run."""
    before = earlier.get(row.key)
    return before is not None and compared_value(row) > before * SLOWER


def change_text(row: Row, earlier: Mapping[str, float]) -> str:
    """Return how a row changed since an earlier run."""
    before = earlier.get(row.key)
    if before is None:
        return "(new)"
    factor = compared_value(row) / before if before else 1.0
    sign = "SLOWER" if is_slower(row, earlier) else "before"
    return f"({sign}: {before:.2f}, {factor:.2f} x)"
