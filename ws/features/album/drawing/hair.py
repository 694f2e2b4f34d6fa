"""Hair, as it lies behind a head and upon it. The head is an oval of 20 by 23 around (0, 0)."""

from __future__ import annotations

from typing import Final

from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.seen import Sitter

CUTS: Final = {
    "short": ("side", "waves", "quiff"),
    "crop": ("crop", "tight"),
    "curls": ("curls", "curly"),
    "bob": ("bob",),
    "long": ("long", "waves_long", "plaits", "tail"),
    "bun": ("bun",),
    "bald": ("thin",),
}
"""By the style of somebody's appearance, what it may be drawn as."""
_TOPS: Final = {
    "side": "M-21-2C-23-22-8-29 4-27 17-26 23-14 21-1 18-8 15-12 9-14-1-9-13-9-18-11-20-8-20-5-21-2Z",
    "crop": "M-20-5C-21-20-10-26 0-26S21-20 20-5C17-13 12-17 0-17S-17-13-20-5Z",
    "waves": (
        "M-21 0C-26-14-18-27-5-26 3-31 18-26 21-15 24-9 22-4 21 0 19-6 17-9 14-13 8-9 2-14-4-11-10-9-17-10-21 0Z"
    ),
    "quiff": (
        "M-20-3C-23-17-17-22-12-23-8-33 13-33 18-22 22-17 21-9 20-3 18-10 16-14 12-17 "
        "2-14-8-15-14-15-18-12-19-8-20-3Z"
    ),
    "tight": "M-20-6C-21-19-11-25 0-25S21-19 20-6C18-14 14-19 0-19S-18-14-20-6Z",
    "thin": "M-21 2C-23-6-22-12-18-15-17-9-18-3-21 2ZM21 2C23-6 22-12 18-15 17-9 18-3 21 2Z",
    "fringe": "M-21 2C-24-18-12-28 0-28S24-18 21 2C20-6 19-10 16-13 5-9-8-10-15-13-18-10-20-5-21 2Z",
    "parted": "M-21 2C-24-18-12-28 0-28S24-18 21 2C20-8 14-15 1-20-11-15-19-9-21 2Z",
}
_FRINGED: Final = ("bob", "tail", "waves_long")
_BACKS: Final = {
    "long": "M-23-6C-25-30 25-30 23-6 25 14 27 26 24 40 8 46-8 46-24 40-27 26-25 14-23-6Z",
    "waves_long": (
        "M-23-6C-27-30 27-30 23-6 30 4 22 12 29 22 31 32 24 38 25 40L-25 40C-24 38-31 32-29 22-22 12-30 4-23-6Z"
    ),
    "bob": "M-24-6C-26-30 26-30 24-6 26 6 26 14 21 20L-21 20C-26 14-26 6-24-6Z",
}


def behind(brush: Brush, sitter: Sitter) -> None:
    """What is seen beside and under the head."""
    cut, colour = sitter.looks.cut, sitter.looks.hair
    if cut in _BACKS:
        brush.shape(_BACKS[cut], colour)
    elif cut == "bun":
        brush.circle(0, -29, 9, colour)
    elif cut == "tail":
        brush.shape("M10-22C30-26 35-2 27 22 22 24 21 10 22-2Z", colour)
    elif cut == "plaits":
        brush.line("M-19 4C-25 12-21 22-24 34M19 4C25 12 21 22 24 34", colour, 9)
    elif cut in ("curly", "curls"):
        low = 14 if cut == "curly" else -4
        brush.dots(
            [(-19, low), (-22, low - 12), (19, low), (22, low - 12), (-15, -18), (15, -18), (0, -22)], 9.5, colour
        )


def upon(brush: Brush, sitter: Sitter) -> None:
    """What falls on the forehead."""
    cut, colour = sitter.looks.cut, sitter.looks.hair
    if cut in ("curls", "curly"):
        brush.dots([(-15, -15), (-8, -20), (1, -22), (9, -20), (15, -15)], 7, colour)
        return
    brush.shape(_TOPS.get(cut, _TOPS["fringe" if cut in _FRINGED else "parted"]), colour)
