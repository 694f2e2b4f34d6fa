"""What a child has of its parents' character."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from ws.features.people.records import Person
from ws.features.people.rules.character import Character

HERITABILITY: Final = 0.4
"""Of the Big Five: the mean of all studies of twins, families and adoptions (Vukasovic and Bratko, Psychological
Bulletin, 2015). A child has half of it from each parent."""
_MEAN: Final = 50


def inherited(own: Character, parents: Sequence[Person]) -> Character:
    """The character `own`, drawn as anybody's, bent towards the parents who are known; all are spread as widely as
    before. Without known parents it stays as it is."""
    share = HERITABILITY / 2
    rest = math.sqrt(1 - len(parents) * share * share)

    def bent(drawn: int, known: Sequence[int]) -> int:
        points = _MEAN + rest * (drawn - _MEAN) + sum(share * (each - _MEAN) for each in known)
        return max(0, min(100, round(points)))

    return replace(
        own,
        openness=bent(own.openness, [p.openness for p in parents]),
        conscientiousness=bent(own.conscientiousness, [p.conscientiousness for p in parents]),
        extraversion=bent(own.extraversion, [p.extraversion for p in parents]),
        agreeableness=bent(own.agreeableness, [p.agreeableness for p in parents]),
        neuroticism=bent(own.neuroticism, [p.neuroticism for p in parents]),
        looks=bent(own.looks, [p.looks for p in parents]),
    )
