"""Faces: as the people room derives them, with a cut that a drawing can show."""

from __future__ import annotations

from typing import Final

from ws.features.album.drawing.hair import CUTS
from ws.kernel.rolls import Rolls

KIN: Final = frozenset(
    {
        "mother", "father", "sister", "brother", "grandmother", "grandfather", "daughter", "son", "aunt", "uncle",
        "niece", "nephew", "cousin", "granddaughter", "grandson",
    }
)  # fmt: skip
_TIED: Final = ("plaits", "tail")
_TIED_UNTIL: Final = 45
"""The age from which long hair is worn loose."""


def cut_of(seed: bytes, person_id: str, style: str, sex: str, age: int) -> str:
    """How the hair of a style is drawn: one of `drawing.hair.CUTS`, always the same one for a person. A boy's long
    hair is neither plaited nor tied, nor is that of grown women who have left youth behind."""
    may_be = CUTS.get(style, CUTS["short"])
    if style == "long" and (sex == "male" or age >= _TIED_UNTIL):
        may_be = tuple(cut for cut in may_be if cut not in _TIED)
    if style == "curls" and sex == "male":
        may_be = may_be[:1]
    return may_be[Rolls(seed, 0).between(0, len(may_be) - 1, "album.cut", person_id)]
