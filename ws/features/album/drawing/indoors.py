"""Scenes within four walls."""

from __future__ import annotations

from ws.features.album.drawing import furnishing
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CLOTHES, CREAM, GOLD, INK
from ws.features.album.drawing.figures import FREE, baby, person, portrait
from ws.features.album.drawing.groups import stand


def nursery(brush: Brush) -> None:
    """A cot, a mobile of stars, and whoever bends over it."""
    furnishing.room(brush)
    furnishing.window(brush, brush.pick((40, 274), "window"), 44)
    brush.line("M200 0V34M150 40Q200 26 250 40M150 40v22M200 34v34M250 40v22", "#a8855f", 2)
    for n, (x, y) in enumerate(((150, 70), (200, 78), (250, 70))):
        if brush.between(0, 1, "mobile", n):
            brush.shape(f"M{x} {y - 9}l3 6 6 1-5 5 1 7-5-4-5 4 1-7-5-5 6-1z", GOLD)
        else:
            brush.shape(f"M{x + 5} {y - 8}a9 9 0 1 0 3 14a8 8 0 0 1-3-14z", "#f6e3a1")
    newborn = [sitter for sitter in brush.there if sitter.age < 1 and not sitter.relation]
    stand(brush, floor=262, people=tuple(sitter for sitter in brush.there if sitter not in newborn)[:4], gap=104)
    brush.shape("M104 232H296V300H104Z", "#fbf1de")
    brush.shape("M104 232Q200 206 296 232V242H104Z", "#fffaf0")
    for sitter in newborn[:1]:
        baby(brush, sitter, 188, 226, 1.25)
    brush.line("".join(f"M{x} 244V300" for x in range(116, 296, 15)), "#d8b98a", 5)
    brush.line("M100 242H300", "#c79a6b", 8)
    brush.shape("M104 256Q200 268 296 256V250H104Z", CLOTHES[brush.between(0, 11, "cot")], " opacity='.6'")


def cake_table(brush: Brush) -> None:
    """A child's birthday: flags, balloons, paper hats."""
    furnishing.room(brush)
    if brush.happens(0.4, "with_window"):
        furnishing.window(brush, 157, 46, 86, 84)
    furnishing.bunting(brush, brush.between(8, 20, "bunting"))
    furnishing.balloons(brush, 40, brush.between(96, 124, "left"))
    furnishing.balloons(brush, 360, brush.between(96, 124, "right"))
    stand(brush, floor=252, wear="party", gap=84)
    furnishing.table(brush, 240)
    digits = brush.seen.detail
    furnishing.cake(brush, 200, 276, int(digits or 1), digits)
    for n, x in enumerate((76, 318)):
        colour = brush.pick(("#e9634f", "#5fa8a0", "#f0b541", "#7c6bb5"), "parcel", n)
        brush.rect(x - 24, 246, 48, 36, colour, 3)
        brush.line(f"M{x} 246v36M{x - 24} 262h48", CREAM, 5)
        brush.line(f"M{x} 246q-14-14-16-4q4 6 16 4q14-14 16-4q-4 6-16 4", CREAM, 3.5)
    furnishing.confetti(brush, 24, 120)


def big_table(brush: Brush) -> None:
    """A birthday indoors, with a lamp, candles, and the whole family."""
    furnishing.room(brush)
    furnishing.window(brush, brush.pick((36, 278), "window"), 50)
    furnishing.pictures(brush, 150, 40)
    furnishing.lamp(brush, brush.between(180, 220, "lamp.x"))
    stand(brush, floor=256, gap=78)
    furnishing.table(brush, 244)
    furnishing.cake(brush, 200, 280, int(brush.seen.detail or 30), brush.seen.detail)
    for n, x in enumerate((70, 120, 286, 334)):
        if n % 3:
            brush.oval(x, 268, 22, 6, "#fffdf6")
            brush.shape(f"M{x - 7} 266l14-3-3-12z", "#b57850")
        else:
            brush.rect(x - 7, 240, 14, 26, "#c98a6a", 4)
            brush.shape(f"M{x} 240q-14-16-6-26q8 8 6 26q12-18 10-24q-10 6-10 24", brush.pick(CLOTHES, "vase", n))


def classroom(brush: Brush) -> None:
    """A board with sums, a globe, and a row of new faces."""
    brush.rect(0, 0, 400, 300, brush.pick(("#f3e3c3", "#dfe8d8", "#f3d9c6"), "classroom"))
    brush.rect(46, 26, 308, 128, "#8a6242", 4)
    brush.rect(54, 34, 292, 112, brush.pick(("#3f6257", "#3d5468", "#4d5a49"), "board"))
    sums = brush.pick(("7 × 8 = 56", "a² + b² = c²", "2 + 2 = 4", "A B C D E", "½ + ¼ = ¾"), "sums")
    brush.words(200, 80, sums, 26, "#f3f3e6", " opacity='.9'")
    brush.line(f"M100 {110}q30 -14 60 0t60 0t60 0", "#f3f3e6", 2, " opacity='.5'")
    brush.words(200, 132, brush.seen.detail[:24], 15, "#f3f3e6", " opacity='.8'")
    brush.rect(0, 226, 400, 74, "#b98b62")
    brush.circle(366, 184, 19, "#7fb3c8")
    brush.shape("M352 176q8-10 18-6q-2 10 6 12q-6 10-14 6q-8-2-10-12z", "#8fb56f")
    brush.line("M366 203v16M354 220h24", "#8a6242", 4)
    stand(brush, floor=272, gap=74)
    brush.rect(60, 262, 280, 40, "#c79a6b", 3)
    brush.line("M60 266H340", "#e0b98a", 5)
    for n, x in enumerate((104, 150, 262, 300)):
        brush.rect(x, 250 - n % 2 * 4, 30, 12, CLOTHES[(n * 3 + brush.between(0, 9, "book")) % 12], 2)


def stage(brush: Brush) -> None:
    """A graduation: curtains, garlands, gowns, hats in the air."""
    brush.wash("#7d3f46", "#a85a50")
    brush.shape("M0 0H400V40Q350 66 300 40Q250 66 200 40Q150 66 100 40Q50 66 0 40Z", "#8f3a42")
    brush.shape("M0 0H46Q60 120 30 226H0ZM400 0H354Q340 120 370 226H400Z", "#9a434a")
    brush.line("M14 0Q24 120 10 226M30 0Q42 120 22 226M386 0Q376 120 390 226M370 0Q358 120 378 226", "#7a3038", 3)
    brush.rect(88, 62, 224, 46, "#fdf0d9", 4)
    brush.words(200, 92, brush.seen.detail[:22], 22, "#7a3038", " font-style='italic'")
    brush.shape("M0 226H400V300H0Z", "#c99a62")
    brush.line("M0 228H400", "#e6c08a", 5)
    for n in range(5):
        x, y, turn = 60 + n * 70, brush.between(70, 120, "cap", n), brush.between(-30, 30, "turn", n)
        brush.group(f"translate({x} {y}) rotate({turn}) scale(.62)")
        brush.shape("M-30 0L0-10L30 0L0 10Z", "#2f2b45")
        brush.shape("M-17 3Q0 12 17 3V12Q0 20-17 12Z", "#3f3b5a")
        brush.line("M0 0L22 4V18", GOLD, 2.5)
        brush.end()
    furnishing.confetti(brush, 30, 200)
    stand(brush, floor=300, self_wear="gown", mood="laugh", arm="up", gap=78)


def ward(brush: Brush) -> None:
    """A hospital or a laboratory: clean walls, a bed, white coats."""
    brush.rect(0, 0, 400, 300, "#e3eeea")
    brush.rect(0, 150, 400, 90, "#cfe3dd")
    brush.rect(0, 232, 400, 68, "#b9cfd0")
    furnishing.window(brush, 40, 44, 100, 84)
    brush.rect(258, 46, 96, 74, "#fff", 5)
    brush.line("M268 92h18l8-22 12 34 8-20h30", "#d9614f", 3.5)
    brush.rect(250, 196, 170, 14, "#fffdf6", 4)
    brush.rect(360, 168, 44, 30, "#fffdf6", 8)
    brush.line("M256 210v40M396 180v70M250 184v26", "#8fa3a8", 5)
    brush.shape("M256 198q60-16 104 0v12H256z", CLOTHES[brush.between(0, 11, "blanket")], " opacity='.75'")
    furnishing.plant(brush, 24, 262, 1.0)
    stand(brush, x=190, floor=300, wear="coat", gap=84)


def sofa(brush: Brush) -> None:
    """A living room, and a child that is handed round."""
    furnishing.room(brush)
    furnishing.window(brush, brush.pick((44, 270), "window"), 42)
    furnishing.pictures(brush, 152, 46)
    colour = brush.pick(("#7f9c8a", "#c98a6a", "#7d7fa8", "#d0a252"), "sofa")
    brush.rect(36, 176, 328, 124, colour, 26)
    brush.rect(20, 206, 56, 100, colour, 24)
    brush.rect(324, 206, 56, 100, colour, 24)
    brush.line("M200 190V300M60 226Q200 236 340 226", INK, 2, " opacity='.12'")
    small = [sitter for sitter in brush.there if sitter.age < 1]
    stand(brush, floor=290, people=tuple(s for s in brush.there if s not in small), gap=88)
    for sitter in small[:1]:
        baby(brush, sitter, 186, 268, 1.2)


def remembrance(brush: Brush) -> None:
    """A portrait, a candle, flowers, and a chair that stays empty."""
    brush.wash(*brush.pick((("#8c89a6", "#e6cdbd"), ("#7a8b98", "#e9d8c0"), ("#93808f", "#efd6c0")), "hush"))
    brush.line("".join(f"M{x} 0V232" for x in range(20, 400, 40)), "#fff", 10, " opacity='.07'")
    brush.rect(0, 232, 400, 68, "#7b5c4a")
    for sitter in brush.remembered[:1]:
        portrait(brush, sitter, 200, 108, 1.42)
        brush.line("M152 176Q128 150 138 104M248 176Q272 150 262 104", "#6f8f6a", 3)
        leaves = [(150, 170), (140, 152), (136, 134), (136, 116), (250, 170), (260, 152), (264, 134), (264, 116)]
        brush.dots([(float(x), float(y)) for x, y in leaves], 6, "#7fa077")
    brush.rect(90, 232, 220, 12, "#a8714a", 3)
    brush.rect(104, 244, 192, 60, "#94603f")
    for n, x in enumerate((126, 274)):
        high = brush.between(22, 40, "candle", n)
        brush.rect(x - 7, 232 - high, 14, high, "#fff6df", 3)
        brush.circle(x, 222 - high, 20, "#ffe08a", " opacity='.35'")
        brush.shape(f"M{x} {212 - high}q9 12 0 18q-9-6 0-18z", "#ffb640")
    brush.rect(186, 206, 28, 26, "#d9c7a3", 5)
    petals = brush.pick(("#f3f0ea", "#f0b7b0", "#e6c2dc", "#f6dc9c"), "petals")
    brush.line("M194 208Q184 190 176 184M200 206V178M206 208Q216 190 224 184", "#6f8f6a", 2.5)
    brush.dots([(176, 182), (200, 174), (224, 182), (188, 188), (212, 188)], 8, petals)
    brush.dots([(176, 182), (200, 174), (224, 182), (188, 188), (212, 188)], 2.6, GOLD)


def last_light(brush: Brush) -> None:
    """An armchair by a window at evening, a book, a cup that is still warm; the pictures on the wall."""
    furnishing.room(brush)
    brush.rect(0, 0, 400, 300, "#6a4a5c", 0, " opacity='.22'")
    brush.rect(196, 30, 168, 158, "#fffaf0", 5)
    above, below = brush.pick((("#e9867a", "#fbd29b"), ("#8c7fb5", "#f7b98f"), ("#f0a56a", "#fde3b0")), "last")
    brush.group("translate(202 36)")
    brush.rect(0, 0, 156, 146, above)
    brush.rect(0, 70, 156, 76, below)
    brush.circle(brush.between(40, 120, "setting"), 96, 22, "#fff0c0")
    brush.shape("M0 118Q40 96 84 114T156 106V146H0Z", "#8a7a9a", " opacity='.6'")
    brush.line("M20 40q6-6 12 0q6-6 12 0M60 26q5-5 10 0q5-5 10 0", "#6a4a5c", 2)
    brush.end()
    brush.line("M280 36V182M202 110H358", "#fffaf0", 5)
    brush.shape("M202 188L130 300H330L358 188Z", "#ffdf9e", " opacity='.25'")
    for sitter in brush.remembered[:1]:
        portrait(brush, sitter, 74, 74, 0.92)
    colour = brush.pick(("#8f5a4a", "#5f7a72", "#6d6594", "#a8793f"), "chair")
    brush.shape("M96 168Q94 140 132 140T168 168V226H96Z", colour)
    brush.rect(78, 206, 108, 60, colour, 16)
    brush.rect(66, 196, 32, 70, colour, 14)
    brush.rect(166, 196, 32, 70, colour, 14)
    brush.shape("M100 214H164V232H100Z", "#e6cfa8", " opacity='.7'")
    brush.line("M78 266v16M186 266v16", "#5a3f33", 6)
    brush.rect(232, 230, 62, 7, "#a8714a", 3)
    brush.line("M263 237v46M246 283h34", "#8a5b3c", 5)
    brush.rect(240, 220, 30, 10, "#3f7c85", 2)
    brush.shape("M274 216h15v10q-7 7-15 0z", CREAM)
    brush.line("M279 210q3-5 0-9M284 210q3-5 0-9", "#fff", 2, " opacity='.7'")


def recovery(brush: Brush) -> None:
    """Home from the worst of it: a window, flowers, a blanket, somebody who stayed."""
    furnishing.room(brush)
    furnishing.window(brush, 128, 36, 144, 108)
    brush.rect(116, 150, 168, 10, "#fffaf0", 3)
    for n in range(6):
        x = 136 + n * 26
        brush.line(f"M{x} 148q-2-14 2-22", "#6f9a5f", 2.5)
        brush.circle(x + 2, 122, 7, brush.pick(("#e58a7b", "#f0b541", "#c7a4d8", "#f7cdd0"), "bunch", n))
    stand(brush, floor=272, wear="jumper", gap=96)
    brush.shape("M30 262Q200 232 370 262V304H30Z", CLOTHES[brush.between(0, 11, "rug")])
    brush.line("M40 272Q200 244 360 272M40 288Q200 260 360 288", CREAM, 4, " opacity='.6'")


def selfie(brush: Brush) -> None:
    """Two faces, close, at a table in a café."""
    furnishing.room(brush)
    furnishing.window(brush, 50, 40, 120, 100)
    furnishing.lamp(brush, 300)
    for n, sitter in enumerate(brush.there[:2]):
        person(brush, sitter, 138 + n * 118, 196, brush.pick(FREE, "two", n), "laugh", size=1.35)
    brush.rect(0, 268, 400, 34, "#a8714a")
    for n, x in enumerate((90, 306)):
        mug = CLOTHES[brush.between(0, 11, "cup", n)]
        brush.rect(x - 13, 240, 28, 28, mug, 5)
        brush.line(f"M{x + 15} 246q12 6 0 15M{x - 4} 232q4-7 0-13M{x + 6} 232q4-7 0-13", mug, 3)
