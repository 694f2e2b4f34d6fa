"""The palettes. Warm, a little faded, like prints that have lain in a drawer."""

from __future__ import annotations

from typing import Final

import msgspec

INK: Final = "#3d3347"
_DIM: Final = 200
"""Sum of red, green and blue below which a skin is lit."""
PAPER: Final = "#fffaf0"
CREAM: Final = "#fdf0d9"
GOLD: Final = "#eeb64c"
ROSE: Final = "#e58a7b"

CLOTHES: Final = (
    "#c8553d", "#3f7c85", "#e0a13c", "#5d6ca8", "#7d9a5b", "#b0617f", "#d98a5b", "#4a6d8c", "#8c6bb1", "#a2543f",
    "#6c8f8a", "#d66f6f",
)  # fmt: skip
CONFETTI: Final = ("#e9634f", "#f0b541", "#5fa8a0", "#7c6bb5", "#f08fa0", "#fff4dc")


class Outdoors(msgspec.Struct, frozen=True, gc=False):
    """The colours of a season."""

    skies: tuple[tuple[str, str], ...]
    """(above, below) by day."""
    far: str
    middle: str
    near: str
    leaves: tuple[str, ...]
    trunk: str = "#7a5544"


SEASONS: Final = {
    "spring": Outdoors(
        (("#a9d8e6", "#fdebd8"), ("#b9dccf", "#fef3d6"), ("#c3d7f0", "#fde4e0")),
        "#b5cfae", "#93bd84", "#78a968", ("#f3b6bf", "#f7cdd0", "#a9cf86"),
    ),
    "summer": Outdoors(
        (("#7cc6dd", "#fdf0c4"), ("#8fd0d8", "#fff1cf"), ("#86bfe4", "#fde7c3")),
        "#9fc596", "#7fb069", "#5f9650", ("#5f9a55", "#78ab5b", "#4f8a52"),
    ),
    "autumn": Outdoors(
        (("#c9d6dc", "#fbe0bb"), ("#e5cfae", "#fdeccb"), ("#b8cbd8", "#f9d7ae")),
        "#d3ab74", "#c38d4f", "#a8743c", ("#d9772f", "#e39b3a", "#b9512d", "#e8b84f"),
    ),
    "winter": Outdoors(
        (("#b6c9dd", "#f4ecec"), ("#c5cfe6", "#fbeee4"), ("#a9bdd6", "#f2e4e6")),
        "#ccd8e4", "#e3eaf1", "#f6f9fb", ("#dbe6ee", "#eff5f8"), "#6b5650",
    ),
    "dry": Outdoors(
        (("#8fcbe0", "#fdeac0"), ("#a5d2d8", "#fde3b4")),
        "#d8c48a", "#c7ab66", "#ab8c4e", ("#94a04e", "#b1a553", "#7d9150"),
    ),
    "rainy": Outdoors(
        (("#9dbfc9", "#e8efdc"), ("#b3ccd0", "#f4efd8")),
        "#8fbb92", "#6aa471", "#4d8a5b", ("#3f8a5c", "#5aa062", "#2f7a58"),
    ),
}  # fmt: skip
EVENINGS: Final = (("#f4a56a", "#fde0a9"), ("#e9867a", "#fbd29b"), ("#8c7fb5", "#f7b98f"), ("#d98a8a", "#fce3b8"))
NIGHTS: Final = (("#2f3560", "#7a6a9c"), ("#27406a", "#6f86a8"))

WALLS: Final = (
    ("#f6dcb7", "#eecb9c"), ("#dfe5cf", "#cbd7b8"), ("#f7d3c4", "#efc0ad"), ("#d6e3e3", "#c0d4d5"),
    ("#f3e3b3", "#e7d293"), ("#e6d9ea", "#d6c5de"),
)  # fmt: skip
"""(wall, pattern)"""
FLOORS: Final = ("#c79a6b", "#b98b62", "#d2ac7c", "#a97f5b")


def outdoors(season: str) -> Outdoors:
    """The colours of a season; summer's for one that nobody knows."""
    return SEASONS.get(season, SEASONS["summer"])


def lit(skin: str) -> str:
    """A skin (#rrggbb) in the light of a picture: what is very dark is lit a little, so that a face can be read."""
    return _mixed(skin, "#8d5c3f", 2) if _brightness(skin) < _DIM else skin


def shade(skin: str) -> str:
    """A skin in the shadow of itself: ears, a nose, a neck."""
    return _mixed(lit(skin), "#2a1410", 4)


def line_on(skin: str) -> str:
    """The colour of fine lines on a skin."""
    return INK if _brightness(skin) > 2 * _DIM else "#1b0f0c"


def _brightness(colour: str) -> int:
    return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _mixed(colour: str, other: str, parts: int) -> str:
    """A colour with one part in `parts` of another."""
    pairs = ((int(colour[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{(a * (parts - 1) + b) // parts:02x}" for a, b in pairs)
