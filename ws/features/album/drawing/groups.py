"""How people are placed: in a row, in two rows, side by side."""

from __future__ import annotations

from typing import Final

from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.figures import person, scale_of
from ws.features.album.drawing.seen import Sitter

MOST: Final = 7
"""More do not fit into a picture."""


def stand(
    brush: Brush, x: int = 200, floor: int = 300, wear: str = "", self_wear: str = "", mood: str = "",
    arm: str = "", gap: int = 70, size: float = 1.0, people: tuple[Sitter, ...] | None = None,
) -> None:  # fmt: skip
    """Everybody before the camera, the life in the middle; the tall ones behind the small ones.

    `floor` is where the waists are; `self_wear` and `arm` are the life's own.
    """
    shown = list(brush.there if people is None else people)[:MOST]
    order = _order(shown)
    gap = min(gap, 330 // max(1, len(order)))
    left = x - gap * (len(order) - 1) / 2
    placed = [(sitter, left + gap * n) for n, sitter in enumerate(order)]
    for sitter, at in sorted(placed, key=lambda one: -scale_of(one[0].age)):
        is_self = not sitter.relation
        chin = floor - 104 * scale_of(sitter.age) * size - brush.between(0, 5, "stand", sitter.name)
        face = mood or ("laugh" if brush.happens(0.3, "mood", sitter.name) else "smile")
        person(
            brush, sitter, at, chin, (self_wear or wear) if is_self else wear, face, arm if is_self else "", size=size
        )


def _order(people: list[Sitter]) -> list[Sitter]:
    """The life in the middle, the others to its left and right in turn."""
    middle = [sitter for sitter in people if not sitter.relation]
    others = [sitter for sitter in people if sitter.relation]
    return others[1::2][::-1] + middle + others[::2]


def outdoor_wear(brush: Brush) -> str:
    """What one wears out of doors."""
    return {"winter": "scarf", "summer": "straw" if brush.happens(0.35, "hat") else ""}.get(brush.seen.season, "")
