"""What stands and hangs in a room, and what a party brings."""

from __future__ import annotations

from ws.features.album.drawing.brush import HIGH, WIDE, Brush
from ws.features.album.drawing.colours import CONFETTI, CREAM, EVENINGS, FLOORS, NIGHTS, WALLS, outdoors


def room(brush: Brush) -> None:
    """A wall with its paper, and a floor."""
    wall, pattern = brush.pick(WALLS, "wall")
    brush.rect(0, 0, WIDE, HIGH, wall)
    kind = brush.between(0, 3, "paper")
    if kind == 0:
        brush.line("".join(f"M{x} 0V226" for x in range(12, 400, 32)), pattern, 8)
    elif kind == 1:
        brush.dots([(x + (y // 30 % 2) * 18, y) for y in range(18, 220, 30) for x in range(14, 400, 36)], 3, pattern)
    elif kind == 2:
        brush.rect(0, 150, WIDE, 78, pattern)
        brush.line("M0 150H400", CREAM, 4)
    brush.rect(0, 226, WIDE, 74, brush.pick(FLOORS, "floor"))
    brush.line("M0 226H400", CREAM, 5)


def window(brush: Brush, x: int, y: int, wide: int = 86, high: int = 100) -> None:
    """A window, and the season behind it."""
    land = outdoors(brush.seen.season)
    hour = brush.seen.hour
    dark = hour >= 20 or hour < 6
    above, below = brush.pick(NIGHTS, "pane") if dark else brush.pick(EVENINGS if hour >= 18 else land.skies, "pane")
    brush.rect(x - 6, y - 6, wide + 12, high + 12, "#fffaf0", 4)
    brush.rect(x, y, wide, high, above)
    brush.rect(x, y + high * 0.45, wide, high * 0.55, below, 0, " opacity='.7'")
    if dark:
        brush.circle(x + wide * 0.68, y + high * 0.3, 8, "#fdf1cf")
    else:
        brush.shape(
            f"M{x} {y + high * 0.78:.0f}"
            f"q{wide * 0.3:.0f}-{high * 0.22:.0f} {wide * 0.55:.0f}-{high * 0.06:.0f}"
            f"t{wide * 0.45:.0f}-{high * 0.06:.0f}V{y + high}H{x}z",
            land.middle,
        )
        brush.dots(
            [(x + wide * 0.22, y + high * 0.62), (x + wide * 0.36, y + high * 0.56)], high * 0.11, land.leaves[0]
        )
    if brush.seen.season == "winter":
        brush.dots(
            [
                (x + brush.between(4, wide - 4, "pane.x", n), y + brush.between(4, high - 6, "pane.y", n))
                for n in range(9)
            ],
            1.8,
            "#fff",
        )
    brush.line(f"M{x + wide / 2:.0f} {y}v{high}M{x} {y + high / 2:.0f}h{wide}", "#fffaf0", 4)
    curtain = brush.pick(("#d98a6a", "#7fa39a", "#e0b15a", "#b98aa0"), "curtain")
    brush.shape(
        f"M{x - 14} {y - 12}h{wide * 0.34:.0f}Q{x + 6} {y + high * 0.5:.0f} {x - 12} {y + high + 8}z", curtain
    )
    brush.shape(
        f"M{x + wide + 14} {y - 12}h-{wide * 0.34:.0f}"
        f"Q{x + wide - 6} {y + high * 0.5:.0f} {x + wide + 12} {y + high + 8}z",
        curtain,
    )
    brush.line(f"M{x - 20} {y - 12}h{wide + 40}", "#8a6242", 4)


def plant(brush: Brush, x: int, foot: int, size: float = 1.0) -> None:
    """Something in a pot that is watered by everybody."""
    brush.group(f"translate({x} {foot}) scale({size:.2f})")
    brush.shape(
        "M0-30Q-26-44-22-76Q-2-66 0-30Q2-74 24-82Q28-48 0-30Q-6-70 2-96Q14-66 0-30",
        brush.pick(("#6f9a5f", "#5a8f6a", "#86a556"), "plant"),
    )
    brush.shape("M-16-30H16L12 0H-12Z", brush.pick(("#c9694a", "#d9a25a", "#e9dcc2"), "pot"))
    brush.end()


def lamp(brush: Brush, x: int) -> None:
    """A lamp from the ceiling, and its light."""
    brush.shape(f"M{x - 24} 62L{x - 70} 226H{x + 70}L{x + 24} 62Z", "#fff3c4", " opacity='.28'")
    brush.line(f"M{x} 0V40", "#5a4a4a", 2)
    brush.shape(
        f"M{x - 26} 62Q{x - 22} 36 {x} 36T{x + 26} 62Z", brush.pick(("#c8553d", "#3f7c85", "#e0a13c"), "lamp")
    )


def pictures(brush: Brush, x: int, y: int) -> None:
    """Two or three small frames on a wall."""
    for n in range(brush.between(2, 3, "frames")):
        wide, high = brush.between(20, 32, "frame.w", n), brush.between(22, 34, "frame.h", n)
        brush.rect(x + n * 38, y + (n % 2) * 9, wide, high, "#8a6242", 2)
        brush.rect(
            x + n * 38 + 3,
            y + (n % 2) * 9 + 3,
            wide - 6,
            high - 6,
            brush.pick(("#f5d9a8", "#b9d3cf", "#efb7a0", "#cdd9ab"), "print", n),
        )


def bunting(brush: Brush, y: int = 18) -> None:
    """Little flags from one side to the other."""
    brush.line(f"M0 {y}Q200 {y + 44} 400 {y}", "#8a6a5a", 1.6)
    first = brush.between(0, 5, "flags")
    for colour in range(5):
        path = ""
        for n in range(colour, 11, 5):
            x = 22 + n * 36
            path += f"M{x - 10} {y + 44 * (x / 200) * (1 - x / 400):.0f}h20l-10 20z"
        brush.shape(path, CONFETTI[(colour + first) % 6])


def balloons(brush: Brush, x: int, y: int) -> None:
    """Three on their strings."""
    places = [(x + (n - 1) * 24, y - n % 2 * 20) for n in range(3)]
    brush.line("".join(f"M{a} {b + 20}Q{(a + x) // 2} {y + 60} {x} {y + 96}" for a, b in places), "#8a6a5a", 1.2)
    for n, (a, b) in enumerate(places):
        brush.oval(a, b, 16, 20, brush.pick(CONFETTI[:5], "balloon", f"{x}.{n}"))
    brush.line("".join(f"M{a - 6} {b - 9}v3" for a, b in places), "#fff", 5, " opacity='.5'")


def lights(brush: Brush, y: int = 30) -> None:
    """A string of small lamps."""
    brush.line(f"M0 {y}Q100 {y + 36} 200 {y + 6}T400 {y - 4}", "#6a5550", 1.6)
    bulbs = [(18 + n * 33, y + 6 + 14 * abs(((n * 33) % 200) / 100 - 1) * -1 + 14) for n in range(12)]
    brush.dots(bulbs, 8, "#ffe9a8", " opacity='.45'")
    brush.dots(bulbs, 4, "#fff3c4")


def confetti(brush: Brush, many: int = 36, low: int = 180) -> None:
    for colour in range(6):
        places = [
            (brush.between(6, 394, "bit.x", n), brush.between(6, low, "bit.y", n)) for n in range(colour, many, 6)
        ]
        brush.dots(places, 2.6, CONFETTI[colour])


def crates(brush: Brush, x: int, foot: int) -> None:
    """Boxes of somebody who moves."""
    for dx, dy, wide, high in ((0, 0, 54, 40), (46, 0, 44, 32), (12, -40, 42, 30)):
        brush.rect(x + dx, foot + dy - high, wide, high, "#d3a36a", 2)
        brush.rect(x + dx + wide / 2 - 5, foot + dy - high, 10, high, "#e6c79a")
        brush.line(f"M{x + dx} {foot + dy - high}h{wide}", "#b5854f", 2.5)


def cake(brush: Brush, x: int, foot: int, candles: int, digits: str = "") -> None:
    """A cake with as many candles as fit, or with the number of years upon it."""
    icing = brush.pick(("#f7b9b0", "#f6dc9c", "#c9b4dd", "#a9d3cb"), "icing")
    brush.oval(x, foot, 62, 9, "#fffdf6")
    brush.shape(f"M{x - 46} {foot - 36}h92v32q-46 12-92 0z", "#b57850")
    brush.shape(f"M{x - 46} {foot - 38}h92v12q-7 12-14 2-8 14-16 2-8 10-16 1-8 13-16 1-8 11-15 0-9 10-15-2z", icing)
    brush.oval(x, foot - 38, 46, 9, icing)
    brush.oval(x, foot - 38, 46, 9, "#fff", " opacity='.25'")
    lit = candles if 0 < candles <= 9 else 2
    step = 66 / max(1, lit)
    at = [x - 33 + step * (n + 0.5) for n in range(lit)]
    if candles > 9 and digits:
        brush.words(
            x,
            foot - 42,
            digits,
            40,
            brush.pick(("#c8553d", "#3f7c85", "#8c5ba0"), "digits"),
            " font-weight='bold' stroke='#fffaf0' stroke-width='1.5'",
        )
        at = [x - 40, x + 40]
    brush.line("".join(f"M{c:.0f} {foot - 40}v-16" for c in at), "#fff6df", 4)
    brush.dots([(c, foot - 61) for c in at], 7, "#ffe08a", " opacity='.4'")
    brush.dots([(c, foot - 60) for c in at], 3.2, "#ffb640")


def table(brush: Brush, y: int = 236) -> None:
    """A laid table along the lower edge."""
    cloth = brush.pick(("#fdf6e6", "#d9e6df", "#f6d9cc", "#f3e3b4"), "cloth.table")
    brush.shape(f"M-4 {y}H404V304H-4Z", cloth)
    check = brush.pick(("#e58a7b", "#7fb3a8", "#e0b15a", "#a08cc0"), "check")
    brush.line(f"M0 {y + 3}H400", check, 6, " opacity='.8'")
    brush.line("".join(f"M{x} {y + 8}V300" for x in range(10, 400, 26)), check, 5, " opacity='.22'")
