"""Scenes of working days."""

from __future__ import annotations

from ws.features.album.drawing import furnishing, scenery
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CLOTHES, CREAM, GOLD, INK
from ws.features.album.drawing.groups import stand


def office(brush: Brush) -> None:
    """A desk, a window over roofs, a plant that is everybody's."""
    furnishing.room(brush)
    brush.rect(30, 34, 200, 104, "#fffaf0", 4)
    brush.rect(36, 40, 188, 92, brush.pick(("#bfe0e6", "#f8d9b0", "#cfd9ec"), "pane"))
    brush.shape(
        "".join(f"M{40 + n * 26} 132v-{brush.between(20, 70, 'roof', n)}h22V132z" for n in range(7)),
        "#8f9bb3",
        " opacity='.75'",
    )
    brush.line("M98 40v92M162 40v92", "#fffaf0", 4)
    furnishing.pictures(brush, 268, 52)
    furnishing.plant(brush, brush.pick((26, 374), "corner"), 250, 1.15)
    stand(brush, floor=262, self_wear=brush.pick(("suit", "shirt", "jumper"), "office"), gap=80)
    brush.rect(0, 250, 400, 50, "#a8714a")
    brush.line("M0 252H400", "#c98f62", 6)
    x = brush.pick((66, 292), "screen")
    brush.rect(x - 6, 200, 78, 50, "#4a4658", 5)
    brush.rect(x, 206, 66, 38, "#7fb3c8")
    brush.line(f"M{x + 8} 216h36M{x + 8} 225h48M{x + 8} 234h26", "#fff", 3, " opacity='.7'")
    brush.rect(x + 24, 250, 18, 6, "#4a4658")
    mug = brush.pick(CLOTHES, "mug")
    brush.rect(198, 236, 18, 20, mug, 3)
    brush.line("M216 240q9 4 0 11M203 230q3-5 0-10M210 230q3-5 0-10", mug, 2.5, " opacity='.8'")


def counter(brush: Brush) -> None:
    """A shop or a kitchen: shelves behind, a counter before."""
    furnishing.room(brush)
    for row in (44, 92, 140):
        brush.rect(24, row + 26, 352, 7, "#9a6a46", 2)
        x, n = 32, 0
        while x < 360:
            wide, high = brush.between(10, 22, f"jar.w{row}", n), brush.between(12, 26, f"jar.h{row}", n)
            brush.rect(
                x, row + 26 - high, wide, high, CLOTHES[brush.between(0, 11, f"jar.c{row}", n)], 3, " opacity='.78'"
            )
            x, n = x + wide + brush.between(4, 16, f"jar.g{row}", n), n + 1
    cook = brush.seen.detail == "kitchen"
    stand(brush, floor=268, wear="apron", self_wear="cook" if cook else "apron", gap=80)
    brush.rect(0, 250, 400, 50, "#c98f62")
    brush.line("M0 252H400", CREAM, 7)
    if cook:
        brush.shape("M60 236h66v14h-66zM52 232h82v6h-82z", "#6f7687")
        brush.line("M76 224q4-8 0-14M94 222q4-8 0-14M110 224q4-8 0-14", "#fff", 3, " opacity='.7'")
        brush.dots([(292, 244), (306, 246), (300, 236)], 8, "#d9503f")
    else:
        brush.rect(286, 216, 62, 34, "#5b5f74", 4)
        brush.rect(294, 222, 46, 12, "#cfe3c4")
        brush.dots([(60, 246), (74, 246), (67, 236)], 8, "#e9a13c")


def workshop(brush: Brush) -> None:
    """Tools on the wall, shavings on the floor."""
    brush.rect(0, 0, 400, 300, "#d9b88c")
    brush.line("".join(f"M0 {y}H400" for y in range(28, 230, 34)), "#c9a577", 2.5)
    brush.rect(0, 232, 400, 68, "#8f7560")
    brush.rect(40, 40, 320, 108, "#b58a5c", 4)
    for n in range(7):
        x, y = 66 + n * 45, brush.between(58, 70, "tool", n)
        kind = brush.between(0, 3, "tool.kind", n)
        if kind == 0:
            brush.line(f"M{x} {y}v52", "#7a4f34", 6)
            brush.rect(x - 14, y - 6, 28, 13, "#6c7284", 3)
        elif kind == 1:
            brush.shape(f"M{x - 6} {y}h12l-4 50h-4z", "#aab2bd")
            brush.rect(x - 7, y + 44, 14, 18, "#c8553d", 4)
        elif kind == 2:
            brush.line(f"M{x} {y + 12}v44", "#8b93a3", 7)
            brush.line(f"M{x - 8} {y}q8 22 16 0", "#8b93a3", 6)
        else:
            brush.circle(x, y + 22, 17, "none", " stroke='#5d6ca8' stroke-width='6'")
    stand(brush, floor=268, wear="apron", self_wear=brush.pick(("helmet", "apron", "vest"), "work"), gap=82)
    brush.rect(0, 252, 400, 48, "#a8714a")
    brush.line("M0 254H400", "#c98f62", 7)
    brush.rect(50, 240, 74, 12, "#e0bb86", 2)
    brush.line("M280 250q8-14 16 0q-8 10-16 0M306 248q6-10 12 0", "#f0d4a2", 4)


def theatre(brush: Brush) -> None:
    """Lights on somebody who makes music, plays or dances."""
    brush.wash("#2d2747", "#5a3f63")
    for x in (90, 200, 310):
        brush.shape(f"M{x} 0L{x - 66} 240H{x + 66}Z", "#ffe9b0", " opacity='.2'")
    brush.shape("M0 0H52Q40 140 58 232H0ZM400 0H348Q360 140 342 232H400Z", "#9c3f4a")
    brush.line("M16 0Q10 120 20 232M36 0Q26 130 42 232M384 0Q390 120 380 232M364 0Q374 130 358 232", "#7a2f3c", 3)
    brush.shape("M0 226H400V300H0Z", "#8a5b42")
    brush.line("M0 228H400", "#b57c50", 4)
    notes = [(brush.between(80, 320, "note.x", n), brush.between(30, 120, "note.y", n)) for n in range(5)]
    brush.dots([(float(x), float(y)) for x, y in notes], 5, GOLD)
    brush.line("".join(f"M{x + 4} {y}v-20q7 2 8 9" for x, y in notes), GOLD, 2.4)
    stand(brush, floor=290, mood="laugh", arm="wave", gap=80)
    brush.dots([(float(x), 300.0) for x in range(20, 400, 40)], 17, "#2a2338")


def top_floor(brush: Brush) -> None:
    """The last floor of a tall house, at the hour when the town lights up."""
    brush.wash(*brush.pick((("#5a4f86", "#f3a27c"), ("#37527f", "#f6c08a"), ("#6b4a7c", "#f29a86")), "dusk"))
    brush.circle(brush.between(80, 320, "sun"), 128, 28, "#ffd98f", " opacity='.9'")
    scenery.skyline(brush, 210, "#3c3a63", "#ffd98f")
    brush.line("M0 206H400", "#2b2743", 6)
    brush.line("M100 0V206M300 0V206", "#2b2743", 5)
    brush.rect(0, 208, 400, 92, "#5b4152")
    furnishing.plant(brush, 34, 262, 1.1)
    stand(brush, floor=270, wear="suit", mood="smile", gap=84)
    brush.rect(60, 254, 280, 46, "#3f2c35", 4)
    brush.line("M60 257H340", "#7a5560", 6)
    brush.rect(128, 240, 70, 15, "#e6c08a", 2)
    brush.words(163, 252, brush.seen.detail[:12], 10, INK)
