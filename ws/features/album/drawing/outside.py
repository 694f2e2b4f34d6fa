"""Scenes in the open."""

from __future__ import annotations

from ws.features.album.drawing import scenery
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CLOTHES, CREAM, GOLD, outdoors
from ws.features.album.drawing.figures import person
from ws.features.album.drawing.groups import stand


def _dressed(brush: Brush) -> str:
    """What one wears out of doors."""
    return {"winter": "scarf", "summer": "straw" if brush.happens(0.35, "hat") else ""}.get(brush.seen.season, "")


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


def garden_party(brush: Brush) -> None:
    """A birthday under lamps and leaves."""
    scenery.sky(brush)
    scenery.hills(brush, 176)
    scenery.tree(brush, 46, 232, 150, 1)
    scenery.tree(brush, 362, 226, 128, 2)
    scenery.lights(brush, brush.between(22, 40, "string"))
    stand(brush, floor=256, wear=_dressed(brush), gap=78)
    scenery.table(brush, 244)
    scenery.cake(brush, 200, 280, int(brush.seen.detail or 30), brush.seen.detail)
    for n, x in enumerate((92, 306)):
        brush.shape(f"M{x - 10} 236h20l-3 30h-14z", "#fff", " opacity='.65'")
        brush.shape(f"M{x - 9} 246h18l-2 19h-14z", brush.pick(("#e9a13c", "#d9614f", "#b9d06f"), "lemonade", n))


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
    scenery.crates(brush, brush.pick((16, 300), "crates"), 290)
    if brush.seen.season == "winter":
        scenery.snow(brush, 18)
    stand(brush, floor=300, wear=_dressed(brush) if brush.seen.season == "winter" else "", arm="up", gap=80)


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
    stand(brush, floor=304, wear=_dressed(brush), arm="up", gap=86)


def road(brush: Brush) -> None:
    """Something with wheels, and a road that goes on behind it."""
    scenery.sky(brush)
    scenery.hills(brush, 150)
    brush.shape("M190 180H214L330 300H60Z", "#7d7684")
    brush.line("M202 190v14M200 216v18M197 248v26", "#fff6d9", 4)
    scenery.fir(brush, 54, 216, 84)
    scenery.fir(brush, 92, 206, 56)
    scenery.tree(brush, 356, 222, 96)
    stand(brush, x=200, floor=262, wear=_dressed(brush), gap=76)
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


def lakeside(brush: Brush) -> None:
    """Water, reeds, and an afternoon without a clock."""
    scenery.sky(brush)
    scenery.hills(brush, 128)
    brush.rect(0, 166, 400, 74, "#dfe9f0" if brush.seen.season == "winter" else "#79b4c4")
    waves = [(brush.between(6, 370, "wave.x", n), 176 + n * 7) for n in range(8)]
    brush.line("".join(f"M{x} {y}q8-5 16 0t16 0" for x, y in waves), "#fff", 2.4, " opacity='.55'")
    if brush.seen.season != "winter" and brush.happens(0.6, "boat"):
        x = brush.between(60, 320, "boat.x")
        brush.shape(f"M{x - 26} 196h52l-10 13h-32z", "#b5533c")
        brush.line(f"M{x} 196v-42", "#8a5b3c", 3)
        brush.shape(f"M{x + 3} 156l22 34h-22z", "#fffaf0")
    brush.shape("M0 232Q120 214 240 230T400 222V300H0Z", outdoors(brush.seen.season).near)
    if brush.seen.season != "winter":
        brush.line("".join(f"M{x} 246q-4-28 {x % 5} -44" for x in (18, 28, 40, 364, 378, 390)), "#6f8f4f", 3)
    scenery.meadow(brush)
    stand(brush, floor=302, wear=_dressed(brush), gap=88)


def mountains(brush: Brush) -> None:
    """Peaks with snow on them; the path was steeper than the map."""
    scenery.sky(brush)
    rock = brush.pick(("#8f96ad", "#a08f9c", "#7f93a0"), "rock")
    for n in range(3):
        x, top = 40 + n * 140 + brush.between(-20, 30, "peak.x", n), brush.between(44, 92, "peak.y", n)
        brush.shape(f"M{x - 120} 220L{x} {top}L{x + 120} 220Z", rock, f" opacity='{0.7 + n * 0.15:.2f}'")
        brush.shape(f"M{x} {top}l30 {(220 - top) // 4}l-14-6l-12 14l-12-12l-20 6z", "#fff")
    brush.shape("M0 210Q120 184 220 206T400 196V300H0Z", outdoors(brush.seen.season).middle)
    for n, x in enumerate((20, 60, 344, 382)):
        scenery.fir(brush, x, 238 + n % 2 * 10, brush.between(70, 104, "fir", n))
    brush.shape("M0 250Q160 232 400 252V300H0Z", outdoors(brush.seen.season).near)
    scenery.meadow(brush)
    stand(brush, floor=302, wear=_dressed(brush), arm="up", gap=86)


def seaside(brush: Brush) -> None:
    """Sand, waves, gulls."""
    scenery.sky(brush)
    brush.rect(0, 138, 400, 80, "#5fa3b5")
    brush.line(
        "M0 152q20-6 40 0t40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0M-10 176q24-7 48 0"
        "t48 0 48 0 48 0 48 0 48 0 48 0 48 0",
        "#fff",
        2.6,
        " opacity='.5'",
    )
    brush.shape("M0 212Q100 200 200 212T400 208V300H0Z", "#f3ddb0")
    brush.line("M0 213Q100 201 200 213T400 209", "#fff", 5, " opacity='.8'")
    gulls = [(brush.between(40, 360, "gull.x", n), brush.between(30, 110, "gull.y", n)) for n in range(4)]
    brush.line("".join(f"M{x} {y}q6-7 11 0q5-7 11 0" for x, y in gulls), "#5a5f70", 2)
    x = brush.pick((70, 330), "parasol")
    brush.line(f"M{x} 290L{x + 8} 176", "#8a6242", 4)
    brush.shape(
        f"M{x - 52} 196Q{x + 4} 130 {x + 68} 190Q{x + 46} 178 {x + 28} 188"
        f"Q{x + 8} 174 {x - 12} 190Q{x - 32} 182 {x - 52} 196Z",
        brush.pick(CLOTHES, "shade"),
    )
    stand(
        brush,
        x=200 + (40 if x < 200 else -40),
        floor=302,
        wear="straw" if brush.seen.season != "winter" else "scarf",
        gap=76,
    )
    brush.shape("M176 300l10-22h14l-2-10h12v10h14l10 22z", "#e3c48f")


def park(brush: Brush) -> None:
    """Trees, a path, a bench, and leaves of the season."""
    scenery.sky(brush)
    scenery.hills(brush, 164)
    for n, x in enumerate((36, 110, 300, 372)):
        scenery.tree(brush, x, 224 + n % 2 * 10, brush.between(110, 150, "tall", n), n)
    brush.shape("M176 196Q240 226 190 256T150 300H270Q300 256 250 236T204 196Z", "#e6d3b0")
    scenery.meadow(brush)
    stand(brush, floor=302, wear=_dressed(brush), gap=84)


def snow_day(brush: Brush) -> None:
    """A snowman that leans, and mittens."""
    scenery.sky(brush)
    scenery.hills(brush, 168)
    scenery.fir(brush, 44, 232, 110)
    scenery.fir(brush, 352, 226, 92)
    scenery.house(brush, 250, 206, 0.5)
    x = brush.pick((96, 306), "snowman")
    brush.circle(x, 262, 40, "#fff")
    brush.circle(x, 206, 29, "#fff")
    brush.circle(x + 3, 164, 21, "#fff")
    brush.dots([(x - 4, 160), (x + 10, 160), (x, 198), (x, 212), (x, 250)], 2.8, "#3d3347")
    brush.shape(f"M{x + 4} 165l22 5-22 4z", "#e9843c")
    brush.rect(x - 12, 124, 30, 20, "#4a4458", 3)
    brush.line(f"M{x - 18} 145h42", "#4a4458", 5)
    brush.line(f"M{x - 18} 186q20 9 42-2", brush.pick(("#c8453d", "#3f7c85", "#d99a3c"), "knit"), 7)
    brush.line(f"M{x - 28} 204l-26-14M{x + 28} 204l24-18", "#7a5544", 4)
    stand(brush, x=400 - x - 10, floor=302, wear="scarf", mood="laugh", gap=74)
    scenery.snow(brush, 34)


def farewell(brush: Brush) -> None:
    """A bench in the evening sun: no clock on tomorrow."""
    scenery.sky(brush, evening=True)
    scenery.hills(brush, 172)
    scenery.tree(brush, brush.pick((62, 338), "oak"), 240, 168)
    birds = [(brush.between(120, 300, "bird.x", n), brush.between(40, 90, "bird.y", n)) for n in range(4)]
    brush.line("".join(f"M{x} {y}q5-6 9 0q4-6 9 0" for x, y in birds), "#7a5560", 2)
    scenery.bench(brush, 96, 254, 208)
    stand(brush, floor=290, wear=_dressed(brush) if brush.seen.season == "winter" else "", gap=78)
    scenery.meadow(brush)


def two_friends(brush: Brush) -> None:
    """Two on a wall, their backs to everything that was to be done."""
    scenery.sky(brush, evening=True)
    scenery.hills(brush, 156)
    scenery.tree(brush, brush.pick((40, 362), "tree"), 244, 156)
    stand(brush, floor=274, wear=_dressed(brush), mood="laugh", gap=92, size=1.1)
    brush.rect(0, 256, 400, 44, "#b9a28c")
    brush.line("M0 258H400", "#d8c5ad", 6)
    brush.line(
        "M0 278H400M40 258v20M120 258v20M200 258v20M280 258v20M360 258v20M80 278v22M160 278v22M240 278v22M320 278v22",
        "#a08a74",
        2,
    )


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
    stand(brush, floor=300, wear=_dressed(brush) if brush.seen.season == "winter" else "", gap=70)


def wedding(brush: Brush) -> None:
    """An arch of flowers, and petals in the air."""
    scenery.sky(brush)
    scenery.hills(brush, 174)
    brush.line("M104 300V120Q104 40 200 40T296 120V300", "#fffaf0", 9)
    for n in range(26):
        turn = n / 25
        x = 104 + 192 * turn
        y = 44 + 4 * (x - 200) ** 2 / 500 + brush.between(-6, 6, "garland", n)
        brush.circle(
            x,
            min(230, y),
            brush.between(6, 11, "rose", n),
            brush.pick(("#f0a5a0", "#fbe3d0", "#e58a7b", "#f6cf8f", "#a9c48f"), "petal", n),
        )
    couple = tuple(sitter for sitter in brush.there if sitter.relation)[:2]
    others = tuple(sitter for sitter in brush.there if sitter not in couple)
    stand(brush, x=70, floor=304, people=others[:1])
    stand(brush, x=330, floor=304, people=others[1:2])
    for n, sitter in enumerate(couple):
        person(brush, sitter, 160 + n * 80, 196, "groom" if sitter.sex == "male" else "wedding", "laugh")
    scenery.confetti(brush, 42, 230)


def field(brush: Brush) -> None:
    """Furrows, a barn, boots."""
    scenery.sky(brush)
    scenery.hills(brush, 156)
    land = outdoors(brush.seen.season)
    brush.rect(0, 206, 400, 94, "#a9764a" if brush.seen.season in ("spring", "autumn") else land.near)
    brush.line("".join(f"M200 206L{x} 300" for x in range(-200, 620, 60)), "#fff", 3, " opacity='.22'")
    brush.rect(280, 140, 84, 66, "#b5483c")
    brush.shape("M272 142L322 104L372 142Z", "#7a4a44")
    brush.rect(306, 168, 32, 38, "#fdf0d9", 2)
    brush.line("M306 168l32 38M338 168l-32 38", "#b5483c", 2.5)
    brush.dots([(x, 226 + x % 3 * 9) for x in range(20, 200, 26)], 7, land.leaves[0])
    stand(brush, floor=302, self_wear="straw" if brush.seen.season != "winter" else "scarf", gap=84)


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
