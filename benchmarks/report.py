"""Figures, and the table they are shown in."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

STARTED: Final = time.monotonic()
WIDTHS: Final = (62, 11, 12, 12, 8, 4)
HEADS: Final = ("what", "reach", "measured", "floor", "ratio", "ok")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table."""

    row: str
    """Name of the benchmark that measured it."""
    what: str
    """What was measured, with its unit."""
    measured: float
    reach: float | None = None
    """The promise; None for figures that are told for information."""
    sense: Literal["at most", "at least"] = "at most"
    judged: Literal["measured", "ratio"] = "measured"
    """What the promise is about: the figure itself, or its ratio to the floor."""
    floor: float | None = None
    """The same quantity of the simplest thing that could be compared, measured in this run."""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Measured to floor."""
        return self.measured / self.floor if self.floor else None

    @property
    def holds(self) -> bool | None:
        """Whether the promise is kept; None when there is none."""
        value = self.measured if self.judged == "measured" else self.ratio
        if self.reach is None or value is None:
            return None
        return value <= self.reach if self.sense == "at most" else value >= self.reach


def say(text: str) -> None:
    """A line of progress, to stderr."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {text}", file=sys.stderr, flush=True)


def table(figures: Iterable[Figure]) -> str:
    """The figures as text, one line each, grouped by row, notes below their line."""
    lines = [_line(HEADS), _line(tuple("-" * width for width in WIDTHS))]
    before = ""
    for figure in figures:
        if figure.row != before:
            lines.append(f"{figure.row}:")
            before = figure.row
        sign = "" if figure.reach is None else ("<= " if figure.sense == "at most" else ">= ")
        times = " x" if figure.judged == "ratio" else ""
        ok = {True: "yes", False: "NO", None: ""}[figure.holds]
        cells = (
            f"  {figure.what}",
            f"{sign}{_number(figure.reach)}{times if figure.reach is not None else ''}",
            _number(figure.measured),
            _number(figure.floor),
            _number(figure.ratio),
            ok,
        )
        lines.append(_line(cells))
        if figure.note:
            lines.append(f"      {figure.note}")
    return "\n".join(lines)


def quantile(values: list[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed; nan for none."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 10_000) * len(ordered) // 10_000) - 1)]


def _line(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    parts = [first.ljust(WIDTHS[0]), *(cell.rjust(width) for cell, width in zip(rest, WIDTHS[1:], strict=True))]
    return " ".join(parts).rstrip()


def _number(value: float | None) -> str:
    if value is None:
        return ""
    if value != value:  # not a number
        return "nan"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.3g}"
