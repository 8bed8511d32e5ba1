"""One row of the table of promises, and the table as text."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """A measure, the bare thing measured beside it in the same run, and the bounds.

    Times are milliseconds, memory MiB. ``bound`` is the ratio that may not be passed, ``most`` the
    absolute value; None where there is no such bound. ``note`` says how it was measured.
    """

    name: str
    measure: str
    ours: float
    bare: float | None = None
    bound: float | None = None
    most: float | None = None
    note: str = ""

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
        if self.most is not None and self.ours > self.most:
            short.append(f"{self.ours - self.most:.1f} ms")
        return f"short by {' and '.join(short)}" if short else "pass"

    def bounds(self) -> str:
        """Return the bounds as text."""
        parts = [f"{self.bound:g} x"] if self.bound is not None else []
        parts += [f"{self.most:g} ms"] if self.most is not None else []
        return ", ".join(parts)


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def middle(values: list[float]) -> float:
    """Return the median."""
    return median(values)


def text_of(rows: list[Row], later: list[str]) -> str:
    """Return the table with a heading, and the rows whose feature comes later."""
    lines = [f"{'measure':58} {'ours':>9} {'bare':>9} {'ratio':>6}  {'at most':14} verdict"]
    for row in rows:
        bare = f"{row.bare:9.1f}" if row.bare is not None else " " * 9
        ratio = f"{row.ratio:6.2f}" if row.ratio is not None else " " * 6
        lines.append(
            f"{row.measure:58} {row.ours:9.1f} {bare} {ratio}  {row.bounds():14} {row.verdict}"
        )
        if row.note:
            lines.append(f"    {row.note}")
    lines += [f"{name:58} comes with a later feature" for name in later]
    return "\n".join(lines)
