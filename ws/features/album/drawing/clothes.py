"""Clothes: what is drawn on a body, and on a head, that tells one garment from another."""

from __future__ import annotations

from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CREAM, GOLD, INK


def worn(brush: Brush, wear: str, fill: str) -> None:
    """What tells one garment from another, on a body of the colour `fill`."""
    if wear in ("suit", "black", "groom", "gown", "wedding"):
        _for_best(brush, wear)
    elif wear in ("apron", "vest", "coat"):
        _for_work(brush, wear)
    elif wear == "stripes":
        brush.line(
            "M-30 62Q0 70 30 62M-31 76Q0 84 31 76M-31 90Q0 98 31 90M-31 104Q0 112 31 104", CREAM, 5, " opacity='.75'"
        )
    elif wear == "shirt":
        _collar(brush)
    elif wear == "jumper":
        brush.line("M-13 41Q0 56 13 41", INK, 5, " opacity='.18'")
    elif wear == "scarf":
        brush.shape("M-16 36Q0 48 16 36L18 46Q0 58-18 46Z", "#c8453d" if fill != "#c8553d" else "#3f7c85")
        brush.shape("M6 48L16 46L19 76L9 78Z", "#c8453d" if fill != "#c8553d" else "#3f7c85")
    elif wear == "satchel":
        brush.line("M-16 42L-18 80M16 42L18 80", "#7a4a32", 5)


def _for_work(brush: Brush, wear: str) -> None:
    if wear in ("apron", "vest"):
        _collar(brush)
    if wear == "apron":
        brush.shape("M-16 62H16L24 130H-24Z", CREAM)
        brush.line("M-16 62L-10 42M16 62L10 42", CREAM, 3)
    elif wear == "vest":
        brush.shape("M-34 130L-26 48L-12 42L-4 130ZM34 130L26 48L12 42L4 130Z", "#f2a33a")
        brush.line("M-31 92H-6M6 92H31", "#fdf6c9", 6)
    elif wear == "coat":
        brush.shape("M-13 40L0 62L13 40L7 36L0 48L-7 36Z", "#7fb3b8")
        brush.line("M-12 42L-2 66V130M12 42L2 66V130", "#cfd5d6", 1.6)


def _for_best(brush: Brush, wear: str) -> None:
    if wear in ("suit", "black"):
        brush.shape("M-10 40L0 72L10 40Q5 44 0 45T-10 40Z", "#fdfaf3")
        brush.shape("M-3 48H3L4 68L0 74L-4 68Z", "#b84a45" if wear == "suit" else "#2f2a38")
        brush.line("M-12 42L-1 76M12 42L1 76", INK, 1.6, " opacity='.45'")
    elif wear == "groom":
        brush.shape("M-10 40L0 72L10 40Q5 44 0 45T-10 40Z", "#fdfaf3")
        brush.shape("M0 50L-8 46V55ZM0 50L8 46V55Z", "#2f2a38")
        brush.dots([(20, 64)], 5, "#e58a7b")
    elif wear == "gown":
        brush.shape("M-15 40L-3 92L-10 130H-18L-22 46ZM15 40L3 92L10 130H18L22 46Z", GOLD, " opacity='.9'")
    elif wear == "wedding":
        brush.line("M-12 42Q0 58 12 42", "#e9d3c4", 2)
        brush.dots([(-14, 84), (-7, 80), (0, 86), (8, 80), (14, 85)], 6, "#e58a7b")
        brush.dots([(-10, 88), (4, 80), (11, 90)], 4, "#fbe3d0")


def hat(brush: Brush, wear: str, place: str) -> None:
    """What belongs on the head with some garments."""
    if wear == "gown":
        brush.shape("M-19-14Q0-24 19-14V-24H-19Z", "#33304a")
        brush.shape("M-30-26L0-36L30-26L0-16Z", "#3f3b5a")
        brush.line("M0-26L24-22V-8", GOLD, 2)
        brush.circle(24, -6, 2.5, GOLD)
    elif wear == "party":
        colour = brush.pick(("#e9634f", "#5fa8a0", "#f0b541", "#7c6bb5"), "hat", place)
        brush.shape("M-11-20Q0-25 11-20L2-46Z", colour)
        brush.dots([(-3, -27), (4, -30), (1, -37)], 2, "#fff4dc")
        brush.circle(2, -46, 4, "#fff4dc")
    elif wear == "scarf":
        colour = brush.pick(("#c8453d", "#3f6d85", "#d99a3c", "#5f7f56"), "beanie", place)
        brush.shape("M-22-8C-22-34 22-34 22-8Q0-16-22-8Z", colour)
        brush.line("M-21-9Q0-17 21-9", CREAM, 5)
        brush.circle(0, -30, 6, CREAM)
    elif wear == "helmet":
        brush.shape("M-22-8C-22-34 22-34 22-8Q0-14-22-8Z", "#f2b33a")
        brush.line("M-25-8Q0-15 25-8", "#d9962a", 4)
    elif wear == "straw":
        brush.shape("M-15-16C-15-36 15-36 15-16Z", "#edcf8f")
        brush.oval(0, -16, 32, 6, "#f3dba4")
        brush.line("M-15-19Q0-15 15-19", "#c8553d", 4)
    elif wear == "cook":
        brush.dots([(-11, -30), (0, -35), (11, -30)], 10, "#fdfaf3")
        brush.rect(-16, -28, 32, 14, "#fdfaf3", 3)


def _collar(brush: Brush) -> None:
    brush.shape("M-13 40L-4 54L0 47L4 54L13 40Q8 37 7 35L0 46L-7 35Q-8 37-13 40Z", CREAM)
    brush.line("M0 50V118", INK, 1.2, " opacity='.25'")
