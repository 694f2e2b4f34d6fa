"""What people look like: derived from the life's seed, the person and the family, never stored."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.features.people.rules.circles import FAMILY
from ws.kernel.rolls import draw

SKINS: Final = ("#f6dcc4", "#eec39a", "#d9a066", "#c08552", "#9c6644", "#7f4f24", "#5c3a21", "#432818")
HAIRS: Final = ("#1f1a17", "#3b2a20", "#5a3a22", "#7b4f2b", "#a8692f", "#c99a4b", "#e3c578", "#b5532a")
EYES: Final = ("#5b3a1e", "#3d2b1f", "#6b7f3a", "#4a7a96", "#6f8f9f", "#4c5a3c")
CLOTHES: Final = ("#c8553d", "#f28f3b", "#588b8b", "#2d6a4f", "#4d5382", "#8d6a9f", "#b08968", "#33658a", "#a44a3f")
STYLES: Final = ("short", "bob", "long", "curls", "bun", "crop")
_MARRIED_IN: Final = frozenset({"husband", "wife"})
GREY_FROM: Final = 48
WHITE_FROM: Final = 66
_GREY: Final = "#8f8a86"
_WHITE: Final = "#dcd7d0"


class Appearance(msgspec.Struct, frozen=True, gc=False):
    """All that a drawing needs to know. Colours are #rrggbb."""

    sex: str
    age: int
    skin: str
    hair: str
    """As it is at this age."""
    eyes: str
    clothes: str
    style: str
    """One of STYLES; with "bald" for some old men."""
    glasses: bool
    freckles: bool
    beard: bool
    face: float
    """Width against height, 0.85 to 1.05."""


def appearance_of(seed: bytes, person_id: str, relation: str, sex: str, age: int) -> Appearance:
    """How somebody looks at an age. The family has its skin, hair and eyes in common, each a shade off;
    `person_id` "" is the player."""
    kin = not person_id or (relation in FAMILY and relation not in _MARRIED_IN)
    skin = _of_family(seed, "skin", person_id, len(SKINS)) if kin else _of_person(seed, "skin", person_id, len(SKINS))
    hair = _of_family(seed, "hair", person_id, len(HAIRS)) if kin else _hair_with(seed, person_id, skin)
    eyes = _of_family(seed, "eyes", person_id, len(EYES)) if kin else _of_person(seed, "eyes", person_id, len(EYES))
    greys_at = GREY_FROM + int(draw(seed, 0, "looks.grey", person_id) * 14)
    colour = _WHITE if age >= greys_at + WHITE_FROM - GREY_FROM else _GREY if age >= greys_at else HAIRS[hair]
    style = STYLES[int(draw(seed, 0, "looks.style", person_id) * len(STYLES))]
    chance = draw(seed, 0, "looks.details", person_id)
    male = sex == "male"
    if male and style in ("bun", "bob"):
        style = "short"
    if male and age >= 45 and chance < (age - 40) / 120:
        style = "bald"
    return Appearance(
        sex=sex,
        age=age,
        skin=SKINS[skin],
        hair=colour,
        eyes=EYES[eyes],
        clothes=CLOTHES[_of_person(seed, "clothes", person_id, len(CLOTHES))],
        style="short" if age < 3 else style,
        glasses=draw(seed, 0, "looks.glasses", person_id) < (0.12 if age < 45 else 0.45),
        freckles=skin < 3 and draw(seed, 0, "looks.freckles", person_id) < 0.25,
        beard=male and age >= 20 and draw(seed, 0, "looks.beard", person_id) < 0.3,
        face=0.85 + 0.2 * draw(seed, 0, "looks.face", person_id),
    )


def _of_family(seed: bytes, feature: str, person_id: str, count: int) -> int:
    base = int(draw(seed, 0, f"looks.family.{feature}") * count)
    shift = int(draw(seed, 0, f"looks.{feature}", person_id) * 3) - 1
    return max(0, min(count - 1, base + shift))


def _of_person(seed: bytes, feature: str, person_id: str, count: int) -> int:
    return int(draw(seed, 0, f"looks.{feature}", person_id) * count)


def _hair_with(seed: bytes, person_id: str, skin: int) -> int:
    """Fair hair goes with fair skin; dark hair with any."""
    return int(draw(seed, 0, "looks.hair", person_id) * (len(HAIRS) if skin < 3 else 4 if skin < 5 else 2))
