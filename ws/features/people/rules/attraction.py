"""Whom somebody is drawn to: theirs for life, and known from their id alone."""

from __future__ import annotations

from typing import Final

from ws.content.schemas.base import Sex
from ws.kernel.rolls import draw

OTHER_SEX: Final = 0.93
SAME_SEX: Final = 0.025
BOTH: Final = 0.035
"""The rest, one in a hundred, is drawn to nobody. Rounded, between two surveys of adults, each of those who named
one of the three: 96.1, 2.1 and 1.8 per cent (Office for National Statistics, Sexual orientation, UK: 2023) and 92.0,
3.4 and 4.6 (Census Bureau, Household Pulse Survey, July to October 2021). Drawn to nobody: Bogaert 2004, one
per cent."""


def drawn_to(seed: bytes, person_id: str, sex: Sex) -> frozenset[Sex]:
    """The sexes that somebody can love. `seed` is that of the life."""
    drawn = draw(seed, 0, "person.attraction", person_id)
    other: Sex = "male" if sex == "female" else "female"
    if drawn < OTHER_SEX:
        return frozenset({other})
    if drawn < OTHER_SEX + SAME_SEX:
        return frozenset({sex})
    return frozenset({sex, other}) if drawn < OTHER_SEX + SAME_SEX + BOTH else frozenset()


def partner_sex(seed: bytes, person_id: str, sex: Sex) -> Sex:
    """The sex of somebody's partner whom the life does not know: of those they are drawn to; by a draw of their own
    who can love both. Who is drawn to nobody and lives with somebody does so as most do."""
    wanted = drawn_to(seed, person_id, sex)
    other: Sex = "male" if sex == "female" else "female"
    if len(wanted) == 1:
        return next(iter(wanted))
    return sex if wanted and draw(seed, 0, "person.partner_sex", person_id) < SAME_SEX_OF_BOTH else other


SAME_SEX_OF_BOTH: Final = 0.16
"""Of those drawn to both who live with somebody, so many live with one of their own sex: about one in six or seven
(Pew Research Center, A Survey of LGBT Americans, 2013: 84 per cent of bisexual people in a relationship are with one
of the other sex)."""
