"""Scenes in the open."""

from __future__ import annotations

from ws.features.album.drawing import furnishing, scenery
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CLOTHES, outdoors
from ws.features.album.drawing.figures import person
from ws.features.album.drawing.groups import outdoor_wear, stand


def garden_party(brush: Brush) -> None:
    """A birthday under lamps and leaves."""
    scenery.sky(brush)
    scenery.hills(brush, 176)
    scenery.tree(brush, 46, 232, 150, 1)
    scenery.tree(brush, 362, 226, 128, 2)
    furnishing.lights(brush, brush.between(22, 40, "string"))
    stand(brush, floor=256, wear=outdoor_wear(brush), gap=78)
    furnishing.table(brush, 244)
    furnishing.cake(brush, 200, 280, int(brush.seen.detail or 30), brush.seen.detail)
    for n, x in enumerate((92, 306)):
        brush.shape(f"M{x - 10} 236h20l-3 30h-14z", "#fff", " opacity='.65'")
        brush.shape(f"M{x - 9} 246h18l-2 19h-14z", brush.pick(("#e9a13c", "#d9614f", "#b9d06f"), "lemonade", n))


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
    stand(brush, floor=302, wear=outdoor_wear(brush), gap=88)


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
    stand(brush, floor=302, wear=outdoor_wear(brush), arm="up", gap=86)


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
    stand(brush, floor=302, wear=outdoor_wear(brush), gap=84)


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


def two_friends(brush: Brush) -> None:
    """Two on a wall, their backs to everything that was to be done."""
    scenery.sky(brush, evening=True)
    scenery.hills(brush, 156)
    scenery.tree(brush, brush.pick((40, 362), "tree"), 244, 156)
    stand(brush, floor=274, wear=outdoor_wear(brush), mood="laugh", gap=92, size=1.1)
    brush.rect(0, 256, 400, 44, "#b9a28c")
    brush.line("M0 258H400", "#d8c5ad", 6)
    brush.line(
        "M0 278H400M40 258v20M120 258v20M200 258v20M280 258v20M360 258v20M80 278v22M160 278v22M240 278v22M320 278v22",
        "#a08a74",
        2,
    )


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
    furnishing.confetti(brush, 42, 230)


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
