"""People: a head, a face, clothes. Drawn around the chin, which is at (0, 24) of the head's own place."""

from __future__ import annotations

from typing import Final

from ws.features.album.drawing import clothes, hair
from ws.features.album.drawing.brush import Brush
from ws.features.album.drawing.colours import CLOTHES, GOLD, INK, line_on, lit, shade
from ws.features.album.drawing.seen import Sitter

_BODY: Final = "M-38 130C-40 70-39 50-16 40L16 40C39 50 40 70 38 130Z"
_SLIM: Final = "M-32 130C-33 70-34 50-13 40L13 40C34 50 33 70 32 130Z"
_CHILD: Final = "M-28 134C-29 64-29 46-11 37L11 37C29 46 29 64 28 134Z"

FREE: Final = ("tee", "stripes", "shirt", "jumper", "tee", "shirt")


def scale_of(age: int) -> float:
    """How large somebody is beside a grown-up."""
    return 0.5 if age < 3 else 0.58 + age * 0.022 if age < 16 else 0.95 if age < 70 else 0.91


def person(
    brush: Brush, sitter: Sitter, x: float, chin: float, wear: str = "", mood: str = "smile", arm: str = "",
    size: float = 1.0,
) -> None:  # fmt: skip
    """Somebody from the waist up, the chin at (x, chin)."""
    place = f"{sitter.name}.{sitter.relation}"
    scale = scale_of(sitter.age) * size
    brush.group(f"translate({x:.0f} {chin - 24 * scale:.0f}) scale({scale:.2f})")
    child = sitter.age < 13
    chosen = wear or brush.pick(FREE, "wear", place)
    colour = brush.pick(CLOTHES, "cloth", place)
    if chosen not in ("scarf", "gown"):
        hair.behind(brush, sitter)
        _body(brush, sitter, chosen, colour, child)
    else:
        _body(brush, sitter, chosen, colour, child)
        hair.behind(brush, sitter)
    if arm:
        _arm(brush, sitter, colour if chosen not in ("gown", "suit") else "#33304a", arm)
    head(brush, sitter, mood)
    clothes.hat(brush, chosen, place)
    brush.end()


def head(brush: Brush, sitter: Sitter, mood: str = "smile") -> None:
    """A face around (0, 0), hair included but for what hangs behind."""
    looks = sitter.looks
    skin, dark = lit(looks.skin), shade(looks.skin)
    brush.dots([(-20, 2), (20, 2)], 4.5, dark)
    chin = 24 if sitter.sex == "male" and sitter.age >= 16 else 22
    brush.oval(0, 0, 21 if sitter.age < 13 else 20, chin, skin)
    brush.dots([(-12, 8), (12, 8)], 4.5, "#e8705f", " opacity='.28'")
    _beard(brush, sitter)
    hair.upon(brush, sitter)
    _eyes(brush, sitter, mood, dark)
    _mouth(brush, mood)


def _eyes(brush: Brush, sitter: Sitter, mood: str, dark: str) -> None:
    looks = sitter.looks
    wide = 8.5 if sitter.age < 13 else 8
    fine = line_on(looks.skin)
    if mood in ("laugh", "asleep"):
        bend = -4 if mood == "laugh" else 3
        brush.line(f"M-{wide + 3} 1q3 {bend} 6 0M{wide - 3} 1q3 {bend} 6 0", fine, 2)
    else:
        brush.dots([(-wide, 0), (wide, 0)], 4.2 if sitter.age < 13 else 3.7, "#fffaf3")
        brush.dots([(-wide, 0), (wide, 0)], 2.8 if sitter.age < 13 else 2.5, looks.eyes)
        brush.dots([(-wide + 0.8, -0.9), (wide + 0.8, -0.9)], 0.8, "#fff")
    lift = -8 if mood != "solemn" else -7
    brush.line(f"M-{wide + 4} {lift}q4-3 8 0M{wide - 4} {lift}q4-3 8 0", sitter.looks.hair, 1.8)
    brush.line("M0 3q2.5 4-1 4.5", dark, 1.8)
    if looks.freckles and sitter.age < 60:
        brush.dots([(-13, 6), (-10, 9), (-7, 6), (13, 6), (10, 9), (7, 6)], 0.9, dark)
    if looks.glasses and sitter.age >= 5:
        brush.line("M-14 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0M2 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0M-2-1q2-2 4 0", fine, 1.4)
    if sitter.age >= 60:
        brush.line("M-16 5l-3 2M16 5l3 2M-9 12q-2 3-1 5M9 12q2 3 1 5", dark, 1.3)


def _mouth(brush: Brush, mood: str) -> None:
    if mood == "laugh":
        brush.shape("M-7 11Q0 13 7 11Q6 19 0 19T-7 11Z", "#8d3b3b")
        brush.shape("M-5 12Q0 13.5 5 12L4.6 14Q0 15-4.6 14Z", "#fff")
    elif mood == "solemn":
        brush.line("M-4 14q4-1.5 8 0", "#8d4b45", 2)
    elif mood == "asleep":
        brush.oval(0, 13, 2, 1.6, "#a85a50")
    else:
        brush.line("M-6 12q6 6 12 0", "#8d4b45", 2.2)


def _beard(brush: Brush, sitter: Sitter) -> None:
    if sitter.looks.beard:
        whiskers = "M-20 2C-19 22-10 27 0 27S19 22 20 2C17 9 12 9 8 8Q0 5-8 8C-12 9-17 9-20 2Z"
        brush.shape(whiskers, sitter.looks.hair)
        brush.oval(0, 13, 8, 4, "#fff", " opacity='.18'")


def _body(brush: Brush, sitter: Sitter, wear: str, colour: str, child: bool) -> None:
    skin, dark = lit(sitter.looks.skin), shade(sitter.looks.skin)
    path = _CHILD if child else _BODY if sitter.sex == "male" else _SLIM
    fill = {
        "suit": "#3c4260",
        "gown": "#33304a",
        "coat": "#fbfaf6",
        "black": "#453f4f",
        "wedding": "#fff6ec",
        "groom": "#4d5675",
    }.get(wear, colour)
    brush.shape(path, fill)
    brush.rect(-7, 16, 14, 26, dark, 6)
    brush.shape("M-13 40Q0 54 13 40Q8 37 7 34L-7 34Q-8 37-13 40Z", skin)
    arms = "M-20 66Q-22 90-21 112M20 66Q22 90 21 112" if not child else "M-15 60Q-16 80-15 96M15 60Q16 80 15 96"
    brush.line(arms, INK, 1.6, " opacity='.16'")
    clothes.worn(brush, wear, fill)
    if sitter.sex == "female" and sitter.age >= 16 and sitter.looks.cut in ("bun", "tail", "curly"):
        brush.dots([(-20.5, 9), (20.5, 9)], 1.8, GOLD)


def _arm(brush: Brush, sitter: Sitter, colour: str, arm: str) -> None:
    skin = lit(sitter.looks.skin)
    reach = {
        "up": "M30 66Q46 50 46 18",
        "wave": "M28 66Q50 60 52 30",
        "both": "M30 66Q48 48 46 14M-30 66Q-48 48-46 14",
    }[arm]
    brush.line(reach, colour, 15)
    hands = {"up": [(46, 9)], "wave": [(52, 22)], "both": [(46, 6), (-46, 6)]}[arm]
    brush.dots([(float(x), float(y)) for x, y in hands], 8, skin)


def baby(brush: Brush, sitter: Sitter, x: float, y: float, size: float = 1.0) -> None:
    """A newborn, wrapped up to the chin."""
    colour = brush.pick(("#f7dfae", "#cfe3dc", "#f6cfc4", "#d9d2ea"), "blanket")
    brush.group(f"translate({x:.0f} {y:.0f}) rotate(-14) scale({size:.2f})")
    brush.shape("M-16-14C-24-20-26 12-10 20L36 22C58 20 58-8 36-12Z", colour)
    brush.group("translate(-6-2) scale(.72)")
    skin = lit(sitter.looks.skin)
    brush.circle(0, 0, 20, skin)
    brush.line("M-4-18q4-8 9-4", sitter.looks.hair, 3)
    _eyes(brush, sitter, "asleep", shade(sitter.looks.skin))
    _mouth(brush, "asleep")
    brush.dots([(-11, 8), (11, 8)], 4.5, "#e8705f", " opacity='.35'")
    brush.end()
    brush.line("M10-16C18-4 18 12 8 22M22-14C30-2 30 12 22 22", INK, 1.5, " opacity='.14'")
    brush.end()


def portrait(brush: Brush, sitter: Sitter, x: float, y: float, size: float = 1.0) -> None:
    """Somebody in an oval frame on the wall."""
    brush.oval(x, y, 46 * size, 56 * size, "#a8793f")
    brush.oval(x, y, 41 * size, 51 * size, "#e9cf9b")
    brush.oval(x, y, 36 * size, 46 * size, "#f5ead2")
    name = f"p{brush.number}"
    brush.parts.append(
        f"<clipPath id='{name}'><el"
        f"lipse cx='{x:.0f}' cy='{y:.0f}' rx='{36 * size:.0f}' ry='{46 * size:.0f}'/></clipPat"
        f"h>"
        f"<g clip-path='url(#{name})'>"
    )
    person(brush, sitter, x, y + 22 * size, "", "smile", size=size / scale_of(sitter.age) * 0.95)
    brush.end()
