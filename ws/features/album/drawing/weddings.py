"""Scenes of the life's own weddings: the two in the middle, whoever came beside them."""

from __future__ import annotations

from typing import Final

from ws.features.album.drawing import furnishing, scenery
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import GOLD, outdoors
from ws.features.album.drawing.figures import person, scale_of
from ws.features.album.drawing.groups import outdoor_wear, stand

_PETALS: Final = ("#f0a5a0", "#fbe3d0", "#e58a7b", "#f6cf8f", "#a9c48f")


def own_wedding(brush: Brush) -> None:
    """An arch of flowers in the open."""
    scenery.sky(brush)
    scenery.hills(brush, 174)
    brush.line("M92 300V124Q92 34 200 34T308 124V300", "#fffaf0", 9)
    for n in range(22):
        x = 92 + 216 * n / 21
        y = 36 + 4 * (x - 200) ** 2 / 560 + brush.between(-6, 6, "garland", n)
        brush.circle(x, min(236, y), brush.between(6, 12, "rose", n), brush.pick(_PETALS, "petal", n))
    _company(brush, outdoor_wear(brush))
    _couple(brush)
    furnishing.confetti(brush, 40, 230)


def wedding_hall(brush: Brush) -> None:
    """A room with lights from wall to wall, and a cake that leans."""
    furnishing.room(brush)
    furnishing.window(brush, 34, 52)
    furnishing.window(brush, 284, 52)
    furnishing.lights(brush, brush.between(16, 30, "string"))
    _company(brush, "suit")
    _couple(brush)
    lean = brush.between(-7, 7, "lean")
    for n, wide in enumerate((58, 42, 26)):
        brush.rect(330 - wide / 2 + lean * n / 2, 270 - n * 20, wide, 20, ("#fff6ea", "#fbe3d0", "#fff6ea")[n], 4)
        brush.line(f"M{330 - wide / 2 + lean * n / 2:.0f} {274 - n * 20}h{wide}", "#e58a7b", 3)
    brush.dots([(326 + lean, 226), (335 + lean, 226)], 4, "#b5483c")


def registry(brush: Brush) -> None:
    """A desk, a book, a palm that has seen everybody."""
    furnishing.room(brush)
    furnishing.window(brush, brush.pick((40, 276), "window"), 50)
    brush.rect(176, 40, 48, 60, "#fffaf0", 3)
    brush.rect(181, 45, 38, 50, brush.pick(("#b8cfd6", "#d6c3a4", "#c9b8cf"), "portrait"), 2)
    brush.shape("M352 300l-8-44h36l-8 44z", "#b5653c")
    leaves = "".join(
        f"M362 258Q{x} {y} {x + dx} {y + 26}" for x, y, dx in ((338, 200, -14), (362, 186, 2), (386, 204, 10))
    )
    brush.line(leaves, outdoors("summer").leaves[0], 8)
    _company(brush, "suit")
    _couple(brush)
    brush.rect(96, 278, 208, 22, "#94603f")
    brush.shape("M168 278l4-10h28l0 10zM200 278v-10h28l4 10z", "#fffaf0")
    brush.dots([(262, 274), (270, 274)], 4, GOLD)


def kneeling(brush: Brush) -> None:
    """A park bench, an evening, two people, and a ring that catches the light."""
    scenery.sky(brush)
    scenery.hills(brush, 168)
    scenery.tree(brush, 58, 236, 148, 1)
    scenery.meadow(brush)
    brush.line("M96 236H304M104 262H296", "#a8714a", 8)
    stand(brush, floor=302, wear=outdoor_wear(brush), mood="laugh", gap=104)
    brush.line("M192 232l8-9l8 9l-8 12z", "#fffaf0", 2)
    brush.circle(200, 250, 9, "#fdf6c9", " opacity='.4'")
    brush.line("M193 250a7 7 0 1 0 14 0a7 7 0 1 0-14 0", GOLD, 3)
    brush.line("M200 212v-8M184 222l-6-6M216 222l6-6", "#fdf6c9", 3)


def _couple(brush: Brush) -> None:
    """The life and the one it marries, in their best."""
    for n, sitter in enumerate(brush.there[:2]):
        chin = 300 - 104 * scale_of(sitter.age)
        person(brush, sitter, 160 + n * 80, chin, "groom" if sitter.sex == "male" else "wedding", "laugh")
    brush.dots([(200, 270), (194, 276), (206, 276), (200, 281)], 6, brush.pick(_PETALS, "bouquet"))


def _company(brush: Brush, wear: str) -> None:
    """Who came stands to both sides."""
    others = brush.there[2:]
    stand(brush, x=62, floor=304, wear=wear, people=others[:1])
    stand(brush, x=338, floor=304, wear=wear, people=others[1:2])
