"""The brush: shapes of an SVG, and the small chances of a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar
from xml.sax.saxutils import escape

from ws.features.album.drawing.seen import Seen, Sitter
from ws.kernel.rolls import Rolls

T = TypeVar("T")

WIDE: Final = 400
HIGH: Final = 300


def _n(value: float) -> str:
    """A number with at most one digit after the point."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


class Brush:
    """Collects the shapes of one picture, from the back to the front. They stand in a group without fill
    and with round ends of lines, so that lines need say neither."""

    def __init__(self, seen: Seen, seed: bytes, number: int) -> None:
        self.seen = seen
        self.number = number
        self.parts: list[str] = []
        self._rolls = Rolls(seed, number)
        self._gradients = 0

    # Chance

    def between(self, low: int, high: int, what: str, one: int | str = 0) -> int:
        return self._rolls.between(low, high, f"album.{what}", one)

    def pick(self, options: Sequence[T], what: str, one: int | str = 0) -> T:
        return options[self.between(0, len(options) - 1, what, one)]

    def happens(self, share: float, what: str, one: int | str = 0) -> bool:
        return self._rolls.happens(share, f"album.{what}", one)

    # Shapes

    def rect(
        self, x: float, y: float, wide: float, high: float, fill: str, round_: float = 0, more: str = ""
    ) -> None:
        corner = f" rx='{_n(round_)}'" if round_ else ""
        self.parts.append(
            f"<rect x='{_n(x)}' y='{_n(y)}' width='{_n(wide)}' height='{_n(high)}'{corner} fill='{fill}'{more}/>"
        )

    def circle(self, x: float, y: float, radius: float, fill: str, more: str = "") -> None:
        self.parts.append(f"<circle cx='{_n(x)}' cy='{_n(y)}' r='{_n(radius)}' fill='{fill}'{more}/>")

    def oval(self, x: float, y: float, wide: float, high: float, fill: str, more: str = "") -> None:
        self.parts.append(f"<ellipse cx='{_n(x)}' cy='{_n(y)}' rx='{_n(wide)}' ry='{_n(high)}' fill='{fill}'{more}/>")

    def shape(self, path: str, fill: str, more: str = "") -> None:
        self.parts.append(f"<path d='{path}' fill='{fill}'{more}/>")

    def line(self, path: str, colour: str, width: float = 2, more: str = "") -> None:
        self.parts.append(f"<path d='{path}' stroke='{colour}' stroke-width='{_n(width)}'{more}/>")

    def dots(self, places: Sequence[tuple[float, float]], radius: float, fill: str, more: str = "") -> None:
        """Many circles in one path: strokes of no length, with round ends."""
        self.line("".join(f"M{_n(x)} {_n(y)}h0" for x, y in places), fill, radius * 2, more)

    def words(self, x: float, y: float, text: str, size: float, fill: str, more: str = "") -> None:
        self.parts.append(
            f"<text x='{_n(x)}' y='{_n(y)}' font-size='{_n(size)}' fill='{fill}' text-anchor='middle' "
            f"font-family='Georgia,serif'{more}>{escape(text)}</text>"
        )

    def group(self, transform: str, more: str = "") -> None:
        self.parts.append(f"<g transform='{transform}'{more}>")

    def end(self) -> None:
        self.parts.append("</g>")

    def wash(self, above: str, below: str, high: float = HIGH) -> None:
        """A sky: two colours that run into each other."""
        self._gradients += 1
        name = f"g{self.number}-{self._gradients}"
        self.parts.append(
            f"<linearGradient id='{name}' x2='0' y2='1'><stop stop-color='{above}'/>"
            f"<stop offset='1' stop-color='{below}'/></linearGradient>"
        )
        self.rect(0, 0, WIDE, high, f"url(#{name})")

    # Who is there

    @property
    def there(self) -> tuple[Sitter, ...]:
        """Those who stand before the camera."""
        return tuple(sitter for sitter in self.seen.people if not sitter.absent)

    @property
    def remembered(self) -> tuple[Sitter, ...]:
        """Those who are only in a frame."""
        return tuple(sitter for sitter in self.seen.people if sitter.absent)
