"""Faces: derived from the life's seed and the person's id, never stored with the person, so that the same
person looks the same in every picture. Kin resemble each other."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Climate
from ws.features.album.drawing.seen import Looks
from ws.kernel.rolls import Rolls

KIN: Final = frozenset(
    {
        "mother", "father", "sister", "brother", "grandmother", "grandfather", "daughter", "son", "aunt", "uncle",
        "niece", "nephew", "cousin", "granddaughter", "grandson",
    }
)  # fmt: skip
USUAL: Final = 0.8
"""Families and people that look as most do where they live; the others came from anywhere."""
_DARK: Final = (0, 1, 7, 2)
_LIGHTEST_DARK_HAIRED: Final = 4
_CUTS: Final = 8
_FEATURES: Final = 6


def looks_of(seed: bytes, climate: Climate, person_id: str, relation: str) -> Looks:
    """Somebody's face; `person_id` "" and `relation` "" are the life's own."""
    rolls = Rolls(seed, 0)
    of_family = not relation or relation in KIN
    root = "" if of_family else person_id
    skin = _skin(rolls, climate, root)
    if of_family:
        skin = max(0, min(7, skin + rolls.between(-1, 1, "looks.shade", person_id)))
    dark = climate.dark_hair or skin >= _LIGHTEST_DARK_HAIRED
    whose = root if of_family and rolls.happens(0.6, "looks.family_hair", person_id) else person_id
    hair = _DARK[rolls.between(0, 3, "looks.hair", whose)] if dark else rolls.between(0, 7, "looks.hair", whose)
    return Looks(
        skin=skin,
        hair=hair,
        cut=rolls.between(0, _CUTS - 1, "looks.cut", person_id),
        eyes=rolls.between(0, 1 if dark else 5, "looks.eyes", whose),
        feature=rolls.between(0, _FEATURES - 1, "looks.feature", person_id),
    )


def _skin(rolls: Rolls, climate: Climate, root: str) -> int:
    if rolls.happens(USUAL, "looks.usual", root):
        return rolls.between(*climate.skins, "looks.skin", root)
    return rolls.between(0, 7, "looks.skin", root)
