"""Scenes in streets, yards and at doors."""

from __future__ import annotations

from ws.features.album.drawing import furnishing, scenery
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CLOTHES, CREAM, GOLD, outdoors
from ws.features.album.drawing.groups import outdoor_wear, stand


def school_gate(brush: Brush) -> None:
    """A school with a clock, a gate, and somebody with a bag as large as themselves."""
    scenery.sky(brush)
    scenery.hills(brush, 190)
    wall = brush.pick(("#e6b48c", "#e9cf9b", "#d99a82", "#d3c9b0"), "brick")
    brush.rect(60, 96, 280, 130, wall)
    brush.shape("M50 98L200 46L350 98Z", brush.pick(("#9c5140", "#6d5a72", "#57707a"), "roof"))
    brush.circle(200, 80, 13, CREAM)
    brush.line("M200 80v-8M200 80h6", "#5a4a4a", 2)
    for x in (78, 122, 250, 294):
        for y in (112, 160):
            brush.rect(x, y, 28, 32, "#fffaf0", 2)
            brush.rect(x + 3, y + 3, 22, 26, "#a9d0da" if (x + y) % 3 else "#f6e3a1")
    brush.rect(172, 150, 56, 76, "#8a4f3c", 4)
    brush.line("M200 150v76", "#6d3c2e", 2)
    brush.rect(150, 126, 100, 18, "#fdf0d9", 3)
    brush.words(200, 140, "School", 14, "#7a4f34")
    scenery.tree(brush, brush.pick((32, 368), "tree"), 236, 130)
    brush.shape("M150 226H250L300 300H100Z", "#e6d3b0")
    scenery.meadow(brush)
    stand(brush, floor=298, self_wear="satchel", arm="wave", gap=78)


def schoolyard(brush: Brush) -> None:
    """The last bell: report cards, and a long summer behind the fence."""
    scenery.sky(brush)
    scenery.hills(brush, 180)
    scenery.tree(brush, 60, 226, 124, 1)
    scenery.tree(brush, 350, 220, 104, 2)
    brush.line("".join(f"M{x} 236V186" for x in range(6, 400, 17)) + "M0 198H400M0 222H400", "#fff6e3", 4)
    brush.rect(0, 236, 400, 64, "#dcc39a")
    brush.line("M120 300L150 250H250L280 300M150 250l25 50M250 250l-25 50", "#fff6e3", 3, " opacity='.8'")
    for n in range(5):
        x, y = brush.between(40, 360, "sheet.x", n), brush.between(36, 130, "sheet.y", n)
        brush.group(f"translate({x} {y}) rotate({brush.between(-40, 40, 'sheet', n)})")
        brush.rect(-9, -12, 18, 24, "#fffdf6", 1)
        brush.line("M-5-6h10M-5 0h10M-5 6h6", "#b9aebf", 1.5)
        brush.end()
    stand(brush, floor=300, mood="laugh", arm="both", gap=80)


def front_door(brush: Brush) -> None:
    """Boxes before a door, and a key."""
    scenery.sky(brush)
    land = outdoors(brush.seen.season)
    wall = brush.pick(("#d99a7c", "#cfa88c", "#b9b3c4", "#d8c39c", "#a9b8a4"), "facade")
    brush.rect(0, 20, 400, 226, wall)
    brush.line("".join(f"M0 {y}H400" for y in range(40, 246, 20)), "#fff", 1.6, " opacity='.22'")
    for x in (26, 304):
        brush.rect(x, 62, 70, 82, "#fffaf0", 3)
        brush.rect(x + 5, 67, 60, 72, "#ffe6a3" if brush.seen.hour >= 17 else "#b9dce3")
        brush.line(f"M{x + 35} 67v72M{x + 5} 100h60", "#fffaf0", 4)
        brush.rect(x - 4, 144, 78, 13, "#8a5b3c", 3)
        brush.dots([(x + 8 + n * 14, 141) for n in range(5)], 8, land.leaves[0])
        brush.dots(
            [(x + 12 + n * 18, 138) for n in range(4)], 3.4, "#e58a7b" if brush.seen.season != "winter" else "#fff"
        )
    brush.rect(146, 60, 108, 186, "#fffaf0", 4)
    brush.rect(155, 70, 90, 176, brush.pick(("#3f7c85", "#b5533c", "#5d6ca8", "#6f8f56", "#c98f2f"), "door"), 3)
    brush.rect(170, 84, 60, 42, "#ffe6a3", 3)
    brush.circle(234, 168, 4, GOLD)
    brush.words(200, 56, str(brush.between(1, 98, "number")), 17, "#fffaf0", " font-weight='bold'")
    brush.rect(0, 246, 400, 54, "#c9b79c")
    brush.rect(130, 240, 140, 12, "#e0d3bb", 2)
    furnishing.crates(brush, brush.pick((16, 300), "crates"), 290)
    if brush.seen.season == "winter":
        scenery.snow(brush, 18)
    stand(brush, floor=300, wear=outdoor_wear(brush) if brush.seen.season == "winter" else "", arm="up", gap=80)


def own_house(brush: Brush) -> None:
    """A house of one's own, from the other side of the street."""
    scenery.sky(brush)
    scenery.hills(brush, 168)
    scenery.tree(brush, 84, 232, 110, 1)
    scenery.house(brush, brush.between(190, 214, "house.x"), 232, 1.24)
    scenery.tree(brush, 336, 236, 126, 2)
    brush.line("".join(f"M{x} 256v-22l6-6l6 6v22" for x in (*range(4, 120, 20), *range(284, 400, 20))), "#fffaf0", 5)
    brush.shape("M176 232H232L280 300H120Z", "#e6d3b0")
    scenery.meadow(brush)
    stand(brush, floor=304, wear=outdoor_wear(brush), arm="up", gap=86)


def road(brush: Brush) -> None:
    """Something with wheels, and a road that goes on behind it."""
    scenery.sky(brush)
    scenery.hills(brush, 150)
    brush.shape("M190 180H214L330 300H60Z", "#7d7684")
    brush.line("M202 190v14M200 216v18M197 248v26", "#fff6d9", 4)
    scenery.fir(brush, 54, 216, 84)
    scenery.fir(brush, 92, 206, 56)
    scenery.tree(brush, 356, 222, 96)
    stand(brush, x=200, floor=262, wear=outdoor_wear(brush), gap=76)
    colour = brush.pick(("#d9533f", "#3f8a95", "#e6a83c", "#7a8fc4", "#6f9a5f", "#f3ead8"), "paint")
    if brush.seen.detail == "bicycle":
        brush.line(
            "M120 256L160 220H232L260 256M160 220L196 256H120M196 256L232 220M226 208l6 12M222 206h18M150 212h20",
            colour,
            6,
        )
        for x in (120, 260):
            brush.circle(x, 256, 30, "none", " stroke='#3d3347' stroke-width='5'")
            brush.circle(x, 256, 4, "#3d3347")
        return
    if brush.seen.detail == "boat":
        brush.rect(0, 240, 400, 60, "#6fa9b8")
        brush.shape("M70 236H330Q318 276 280 280H124Q86 274 70 236Z", colour)
        brush.line("M200 236V120", "#8a5b3c", 5)
        brush.shape("M206 124Q272 176 268 224H206Z", "#fffaf0")
        brush.line("M20 270q12-8 24 0t24 0M320 286q12-8 24 0t24 0", "#fff", 3, " opacity='.7'")
        return
    brush.shape(
        "M58 250Q60 224 96 220L130 192Q140 184 160 184H246Q262 184 274 196L296 220Q340 222 342 250V266H58Z", colour
    )
    brush.shape("M140 216L158 196Q162 192 170 192H196V216ZM204 216V192H242Q252 192 258 198L274 216Z", "#d3ebee")
    brush.rect(48, 250, 304, 18, "#5a5360", 8)
    brush.line("M200 222v38M96 238h20", "#fff", 2.5, " opacity='.5'")
    brush.dots([(112, 266), (290, 266)], 24, "#3d3347")
    brush.dots([(112, 266), (290, 266)], 10, "#d9d3cb")
    brush.oval(338, 238, 6, 9, "#ffe9a8")


def farewell(brush: Brush) -> None:
    """A bench in the evening sun: no clock on tomorrow."""
    scenery.sky(brush, evening=True)
    scenery.hills(brush, 172)
    scenery.tree(brush, brush.pick((62, 338), "oak"), 240, 168)
    birds = [(brush.between(120, 300, "bird.x", n), brush.between(40, 90, "bird.y", n)) for n in range(4)]
    brush.line("".join(f"M{x} {y}q5-6 9 0q4-6 9 0" for x, y in birds), "#7a5560", 2)
    scenery.bench(brush, 96, 254, 208)
    stand(brush, floor=290, wear=outdoor_wear(brush) if brush.seen.season == "winter" else "", gap=78)
    scenery.meadow(brush)


def shop_front(brush: Brush) -> None:
    """A sign, an awning, and a door with a bell."""
    scenery.sky(brush)
    brush.rect(0, 34, 400, 214, brush.pick(("#c98f6a", "#a9b8b4", "#d8bf94", "#b99aa4"), "facade"))
    brush.rect(50, 120, 190, 112, "#fffaf0", 3)
    brush.rect(58, 128, 174, 96, "#cfe6e6")
    goods = brush.pick(CLOTHES, "goods")
    brush.dots([(84 + n * 26, 214 - n % 2 * 6) for n in range(6)], 10, goods)
    brush.rect(262, 116, 88, 132, "#fffaf0", 3)
    brush.rect(270, 124, 72, 124, brush.pick(("#3f7c85", "#7a4f6d", "#6f8f56", "#b5533c"), "door"), 2)
    brush.rect(280, 134, 52, 60, "#f6e3a1", 2)
    stripe = brush.pick(("#d9533f", "#3f8a95", "#e0a13c", "#7c6bb5"), "awning")
    for n in range(12):
        x = 30 + n * 28
        brush.shape(f"M{x} 84h28l3 28q-16 14-30 0z", stripe if n % 2 else "#fffaf0")
    brush.rect(64, 44, 272, 36, "#fdf0d9", 5)
    brush.words(200, 69, brush.seen.detail[:26], 20, "#6d3c2e", " font-weight='bold'")
    brush.rect(0, 246, 400, 54, "#c9b79c")
    stand(brush, floor=302, self_wear="apron", arm="wave", gap=84)


def open_gate(brush: Brush) -> None:
    """A wall, a gate that stands open, a morning."""
    brush.wash(*brush.pick((("#f3b98a", "#fdeccb"), ("#a9cfe0", "#fdeed6"), ("#e9a59a", "#fce3b8")), "dawn"))
    brush.circle(200, 150, 46, "#fff3c9", " opacity='.8'")
    brush.shape("M0 190Q200 160 400 190V300H0Z", outdoors(brush.seen.season).middle)
    brush.shape("M184 176H216L330 300H70Z", "#e6d3b0")
    brush.shape("M0 70H126V262H0ZM274 70H400V262H274Z", "#a9a3a8")
    brush.line(
        "M0 100H126M0 134H126M0 168H126M0 202H126M0 236H126M274 100H400M274 134H400"
        "M274 168H400M274 202H400M274 236H400M60 70v30M30 100v34M90 134v34M340 70v30"
        "M310 134v34M370 168v34",
        "#8f8a92",
        2,
    )
    brush.rect(0, 58, 132, 14, "#8f8a92")
    brush.rect(268, 58, 132, 14, "#8f8a92")
    brush.line(
        "M126 92L164 112V274M126 262L164 286M138 100V272M150 106V280M274 92L236 112V274"
        "M274 262L236 286M262 100V272M250 106V280",
        "#5b5664",
        4,
    )
    scenery.meadow(brush)
    stand(brush, floor=300, wear=outdoor_wear(brush) if brush.seen.season == "winter" else "", gap=70)


def site(brush: Brush) -> None:
    """A crane, a half of a house, helmets."""
    scenery.sky(brush)
    scenery.skyline(brush, 210, "#a9b0c0")
    brush.line("M322 220V30M236 48H392M322 30L250 48M322 30L384 48M256 48v40", "#e0962f", 6)
    brush.rect(246, 88, 20, 14, "#7d7684", 2)
    brush.shape("M40 220V116H200V220ZM40 116", "#d3c9bd")
    brush.line("M40 150H200M40 184H200M80 116V220M120 116V220M160 116V220", "#b3a798", 3)
    brush.rect(0, 218, 400, 82, "#c9b08a")
    stand(brush, floor=302, wear="vest", self_wear="helmet", gap=84)
