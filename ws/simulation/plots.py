"""Plain plots as SVG: lines and bars, drawn without any library."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

import msgspec

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 74, 160, 46, 52
COLOURS: Final = ("#2f6f9f", "#c8553d", "#4f8a5b", "#8e6c8a", "#d19a2a", "#5b5b5b", "#3aa6a0", "#a23b72")
_STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#333}"
    ".title{font-size:17px;font-weight:600}"
    ".axis{stroke:#888;stroke-width:1}"
    ".grid{stroke:#e4e4e4;stroke-width:1}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#333}svg{background:#161616}}"
)

Point = tuple[float, float]


class Line(msgspec.Struct, frozen=True):
    """One curve. `dashed` for what it is compared with."""

    name: str
    points: tuple[Point, ...]
    dashed: bool = False


class Scale(msgspec.Struct, frozen=True):
    """From values to pixels."""

    low: float
    high: float
    begins: float
    ends: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.begins + share * (self.ends - self.begins), 1)


def lines(title: str, x_label: str, y_label: str, curves: Sequence[Line]) -> str:
    """Curves over a common axis. Points that are missing are simply not there."""
    drawn = [curve for curve in curves if curve.points]
    values = [point for curve in drawn for point in curve.points] or [(0.0, 0.0)]
    x = _scale([value for value, _ in values], LEFT, WIDTH - RIGHT, from_zero=False)
    y = _scale([value for _, value in values], HEIGHT - BOTTOM, TOP, from_zero=True)
    body = [*_grid(x, y)]
    for number, curve in enumerate(drawn):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x.at(a)},{y.at(b)}" for a, b in curve.points)
        dash = ' stroke-dasharray="5 4"' if curve.dashed else ""
        body.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.2"{dash}/>')
        body.append(_key(number, colour, curve.name))
    return _page(title, x_label, y_label, body)


def bars(title: str, y_label: str, values: Sequence[tuple[str, float]]) -> str:
    """One bar a name, from left to right."""
    high = max((value for _, value in values), default=0.0)
    y = _scale([high], HEIGHT - BOTTOM - 60, TOP, from_zero=True)
    room = (WIDTH - LEFT - 30) / max(1, len(values))
    body = [*_levels(y, WIDTH - 30)]
    for number, (name, value) in enumerate(values):
        left = LEFT + room * (number + 0.12)
        top = y.at(value)
        height = round(y.begins - top, 1)
        middle = round(left + room * 0.38, 1)
        body.append(
            f'<rect x="{left:.1f}" y="{top}" width="{room * 0.76:.1f}" height="{height}" fill="{COLOURS[0]}"/>'
        )
        body.append(
            f'<text x="{middle}" y="{y.begins + 14}" text-anchor="end" '
            f'transform="rotate(-38 {middle} {y.begins + 14})">{escape(name)}</text>'
        )
    return _page(title, "", y_label, body)


def short(value: float) -> str:
    """A number as an axis shows it: 1200 is 1.2k."""
    for size, sign in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.1f}".rstrip("0").rstrip(".") + sign
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _scale(values: Sequence[float], begins: float, ends: float, from_zero: bool) -> Scale:
    low, high = min(values), max(values)
    if from_zero:
        low, high = min(0.0, low), max(0.0, high)
    step = _step(high - low)
    bottom = low // step * step
    top = -(-high // step) * step
    return Scale(bottom, top if top > bottom else bottom + step, begins, ends)


def _step(span: float) -> float:
    """A round distance that divides a span into four to ten parts."""
    if span <= 0:
        return 1.0
    size = 10.0 ** len(str(int(span))) if span >= 1 else 1.0
    while span / size < 4:
        size /= 10
    return next(size * part for part in (1, 2, 2.5, 5, 10) if span / (size * part) <= 10)


def _ticks(scale: Scale) -> list[float]:
    step = _step(scale.high - scale.low)
    count = round((scale.high - scale.low) / step)
    return [scale.low + step * number for number in range(count + 1)]


def _levels(y: Scale, right: float) -> list[str]:
    found: list[str] = []
    for value in _ticks(y):
        level = y.at(value)
        found.append(f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{level}" y2="{level}"/>')
        found.append(f'<text x="{LEFT - 8}" y="{level + 4}" text-anchor="end">{short(value)}</text>')
    return found


def _grid(x: Scale, y: Scale) -> list[str]:
    found = _levels(y, x.ends)
    for value in _ticks(x):
        found.append(f'<text x="{x.at(value)}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{short(value)}</text>')
    zero = y.at(max(y.low, min(y.high, 0.0)))
    found.append(f'<line class="axis" x1="{x.begins}" x2="{x.ends}" y1="{zero}" y2="{zero}"/>')
    return found


def _key(number: int, colour: str, name: str) -> str:
    top = TOP + 8 + number * 22
    left = WIDTH - RIGHT + 16
    return (
        f'<rect x="{left}" y="{top}" width="14" height="4" fill="{colour}"/>'
        f'<text x="{left + 20}" y="{top + 6}">{escape(name)}</text>'
    )


def _page(title: str, x_label: str, y_label: str, body: Sequence[str]) -> str:
    middle = (LEFT + WIDTH - RIGHT) / 2
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>",
            f'<text class="title" x="{LEFT}" y="24">{escape(title)}</text>',
            f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">{escape(x_label)}</text>',
            f'<text transform="translate(18 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(y_label)}</text>',
            *body,
            "</svg>",
            "",
        ]
    )
