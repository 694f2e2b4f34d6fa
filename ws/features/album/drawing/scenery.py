"""What stands around people in the open: skies, hills, trees, houses."""

from __future__ import annotations

from ws.features.album.drawing.brush import WIDE, Brush
from ws.features.album.drawing.colours import EVENINGS, GOLD, NIGHTS, outdoors


def sky(brush: Brush, evening: bool = False) -> None:
    """The sky of the hour, with a sun or a moon and clouds."""
    hour = brush.seen.hour
    night = hour >= 21 or hour < 6
    golden = evening or 18 <= hour < 21 or hour == 6
    skies = NIGHTS if night and not evening else EVENINGS if golden else outdoors(brush.seen.season).skies
    brush.wash(*brush.pick(skies, "sky"))
    if night and not evening:
        stars = [(brush.between(10, 390, "star.x", n), brush.between(8, 130, "star.y", n)) for n in range(16)]
        brush.dots(stars, 1.2, "#fff6dc", " opacity='.8'")
        brush.circle(brush.between(60, 340, "moon"), 52, 17, "#fdf1cf")
        return
    x, y = (
        brush.between(50, 350, "sun.x"),
        brush.between(104, 130, "sun.y") if golden else brush.between(40, 66, "sun.y"),
    )
    if brush.seen.season != "rainy" or golden:
        brush.circle(x, y, 42, "#fff3c9", " opacity='.45'")
        brush.circle(x, y, 25, "#fde9a9" if not golden else "#fbd074")
    if brush.seen.season == "rainy" and not golden:
        rain(brush)
    for n in range(brush.between(1, 3, "clouds")):
        cloud(brush, brush.between(20, 360, "cloud.x", n), brush.between(26, 84, "cloud.y", n), n)


def cloud(brush: Brush, x: int, y: int, n: int = 0) -> None:
    wide = brush.between(18, 30, "cloud.wide", n)
    brush.shape(f"M{x - wide} {y}q2-12 14-11q6-13 19-5q12-4 15 7q9 1 8 9z", "#fffdf8", " opacity='.82'")


def hills(brush: Brush, horizon: int = 170) -> None:
    """Three folds of land."""
    land = outdoors(brush.seen.season)
    a, b, c = (brush.between(-16, 18, "hill", n) for n in range(3))
    brush.shape(f"M0 {horizon + a}Q90 {horizon - 46 + a} 190 {horizon - 6}T400 {horizon - 18 + b}V300H0Z", land.far)
    brush.shape(
        f"M0 {horizon + 26 + b}Q130 {horizon - 6 + c} 260 {horizon + 22}T400 {horizon + 12}V300H0Z", land.middle
    )
    brush.shape(f"M0 {horizon + 58}Q160 {horizon + 34 + a} 400 {horizon + 56 + c}V300H0Z", land.near)


def meadow(brush: Brush) -> None:
    """What grows (or lies) at the feet."""
    land = outdoors(brush.seen.season)
    season = brush.seen.season
    places = [(brush.between(8, 392, "bloom.x", n), brush.between(246, 290, "bloom.y", n)) for n in range(14)]
    if season == "winter":
        snow(brush)
    elif season == "autumn":
        for n in range(3):
            brush.dots(places[n::3], 3.2, land.leaves[n])
    else:
        brush.line("".join(f"M{x} {y}q-2-7-5-9M{x} {y}q1-8 4-10" for x, y in places[::2]), land.leaves[-1], 2)
        if season in ("spring", "summer", "rainy"):
            brush.dots(places[1::2], 2.6, brush.pick(("#fbf3e0", "#f3a6a6", "#f5d067", "#c7a4d8"), "bloom"))


def snow(brush: Brush, many: int = 26) -> None:
    flakes = [(brush.between(4, 396, "flake.x", n), brush.between(6, 286, "flake.y", n)) for n in range(many)]
    brush.dots(flakes[::2], 2.4, "#fff", " opacity='.9'")
    brush.dots(flakes[1::2], 1.5, "#fff", " opacity='.9'")


def rain(brush: Brush) -> None:
    drops = [(brush.between(4, 396, "drop.x", n), brush.between(4, 180, "drop.y", n)) for n in range(18)]
    brush.line("".join(f"M{x} {y}l-3 9" for x, y in drops), "#fff", 1.5, " opacity='.5'")


def tree(brush: Brush, x: int, foot: int, high: int, n: int = 0) -> None:
    """A tree of the season: in leaf, in blossom, or bare with snow on it."""
    land = outdoors(brush.seen.season)
    top = foot - high
    brush.line(
        f"M{x} {foot}V{top + high * 0.35:.0f}M{x} {foot - high * 0.36:.0f}l{high * 0.16:.0f}-{high * 0.2:.0f}",
        land.trunk,
        high / 11,
    )
    colour = brush.pick(land.leaves, "leaves", n)
    wide = high * 0.33
    if brush.seen.season == "winter":
        bare = (
            f"M{x} {foot - high * 0.3:.0f}l-{wide:.0f}-{wide:.0f}M{x} {foot - high * 0.45:.0f}"
            f"l{wide:.0f}-{wide:.0f}M{x} {foot - high * 0.5:.0f}V{top}M{x} {top + wide * 0.9:.0f}"
            f"l-{wide * 0.6:.0f}-{wide * 0.6:.0f}"
        )
        brush.line(bare, land.trunk, high / 26)
        brush.dots(
            [(x - wide, foot - high * 0.3 - wide), (x + wide, foot - high * 0.45 - wide), (x, top)], high / 22, "#fff"
        )
        return
    brush.circle(x - wide * 0.55, top + high * 0.36, wide * 0.72, colour)
    brush.circle(x + wide * 0.6, top + high * 0.38, wide * 0.68, colour)
    brush.circle(x, top + high * 0.22, wide * 0.85, colour)
    brush.dots(
        [
            (x - wide * 0.3, top + high * 0.18),
            (x + wide * 0.3, top + high * 0.34),
            (x - wide * 0.6, top + high * 0.42),
        ],
        wide * 0.16,
        "#fff",
        " opacity='.28'",
    )


def fir(brush: Brush, x: int, foot: int, high: int) -> None:
    dark = "#4f7a66" if brush.seen.season != "winter" else "#6f8f8a"
    w = high * 0.3
    brush.shape(
        f"M{x} {foot - high}l{w:.0f} {high * 0.42:.0f}h-{w * 0.4:.0f}"
        f"l{w * 0.7:.0f} {high * 0.46:.0f}h-{w * 2.6:.0f}l{w * 0.7:.0f}-{high * 0.46:.0f}"
        f"h-{w * 0.4:.0f}z",
        dark,
    )
    if brush.seen.season == "winter":
        brush.shape(
            f"M{x} {foot - high}l{w * 0.6:.0f} {high * 0.25:.0f}q-{w * 0.6:.0f}-{high * 0.08:.0f}-{w * 1.2:.0f} 0z",
            "#fff",
        )


def skyline(brush: Brush, foot: int, colour: str, lights: str = "") -> None:
    """Roofs of a town."""
    x, n = -6, 0
    path, windows = "", []
    while x < WIDE:
        wide, high = brush.between(26, 48, "block.w", n), brush.between(26, 96, "block.h", n)
        top = f"v-{high}h{wide}v{high}" if n % 3 else f"v-{high}l{wide // 2}-12l{wide - wide // 2} 12v{high}"
        path += f"M{x} {foot}{top}z"
        windows += [
            (x + 8 + 12 * (k % 2), foot - high + 14 + 15 * (k // 2))
            for k in range(4)
            if brush.happens(0.6, "lit", f"{n}.{k}")
        ]
        x, n = x + wide + 3, n + 1
    brush.shape(path, colour)
    if lights:
        brush.dots([(float(a), float(b)) for a, b in windows], 2.3, lights)


def bench(brush: Brush, x: int, y: int, wide: int = 190) -> None:
    brush.line(f"M{x + 14} {y}V{y + 46}M{x + wide - 14} {y}V{y + 46}", "#6b4a3a", 6)
    brush.rect(x, y - 30, wide, 9, "#a8714a", 3)
    brush.rect(x, y - 16, wide, 9, "#9a6542", 3)
    brush.rect(x - 4, y, wide + 8, 11, "#b57c50", 3)


def house(brush: Brush, x: int, foot: int, size: float = 1.0) -> None:
    """A house with a door, two windows and a chimney."""
    wall = brush.pick(("#f3dcb8", "#e9b69a", "#cfdcc0", "#d9d3e6", "#f1cf8e"), "house")
    roof = brush.pick(("#b5533c", "#7a5566", "#4f6f7a", "#a8683c"), "roof")
    brush.group(f"translate({x} {foot}) scale({size:.2f})")
    brush.rect(34, -148, 16, 40, "#9a6a52")
    brush.rect(-72, -92, 144, 92, wall)
    brush.shape("M-86-90L0-150L86-90Z", roof)
    if brush.seen.season == "winter":
        brush.shape("M-86-90L0-150L86-90Q60-98 44-104Q20-124 0-126Q-24-122-44-104Q-62-96-86-90Z", "#fff")
    brush.rect(-15, -56, 30, 56, brush.pick(("#c8553d", "#3f7c85", "#5d6ca8", "#7d9a5b"), "door"), 4)
    brush.circle(9, -28, 2, GOLD)
    for left in (-58, 30):
        brush.rect(left, -72, 28, 30, "#fffaf0", 2)
        brush.rect(left + 3, -69, 22, 24, "#ffe6a3" if brush.seen.hour >= 17 else "#bfe0e6")
        brush.line(f"M{left + 14}-69v24M{left + 3}-57h22", "#fffaf0", 2.5)
        brush.rect(left - 2, -42, 32, 6, "#b57c50", 2)
    brush.end()
