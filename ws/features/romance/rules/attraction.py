"""Whom somebody is drawn to: theirs for life, and known from their id alone."""

from __future__ import annotations

from typing import Final

from ws.content.schemas.base import Sex
from ws.kernel.rolls import draw

OTHER_SEX: Final = 0.93
SAME_SEX: Final = 0.025
BOTH: Final = 0.035
"""The rest is drawn to nobody. Shares of adults, rounded from the surveys named in docs/requests/romance.md."""


def drawn_to(seed: bytes, person_id: str, sex: Sex) -> frozenset[Sex]:
    """The sexes that somebody can love. `seed` is that of the life."""
    drawn = draw(seed, 0, "person.attraction", person_id)
    other: Sex = "male" if sex == "female" else "female"
    if drawn < OTHER_SEX:
        return frozenset({other})
    if drawn < OTHER_SEX + SAME_SEX:
        return frozenset({sex})
    return frozenset({sex, other}) if drawn < OTHER_SEX + SAME_SEX + BOTH else frozenset()
