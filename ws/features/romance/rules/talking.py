"""Talking a quarrel over, in one of the five styles of Thomas and Kilmann (1974): how far one insists, and how far
one meets the other."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

Style = Literal["collaborating", "compromising", "accommodating", "avoiding", "competing"]
BigFive = tuple[int, int, int, int, int]
_LEAST, _MOST = 0.08, 0.92
_CHANCES: Final[dict[Style, float]] = {
    "collaborating": 0.62, "compromising": 0.6, "accommodating": 0.58, "avoiding": 0.38, "competing": 0.27,
}  # fmt: skip
LASTING: Final[dict[Style, float]] = {
    "collaborating": -0.08, "compromising": 0.04, "accommodating": 0.02, "avoiding": 0.1, "competing": -0.06,
}  # fmt: skip
"""What a quarrel changes that will come back whatever is said. Of what couples quarrel about 69 per cent is of this
kind (Gottman 1999); there, living with it does better than solving it."""
REPAIRS: Final = 0.25
"""Attempts at repair are heard where there is friendship to draw on (Gottman and Levenson 1999): so much between no
affinity and all of it."""


class Gain(msgspec.Struct, frozen=True):
    """What a talk does, in points."""

    trust: int
    passion: int
    strain: int
    affinity: int
    stress: int
    happiness: int


WELL: Final[dict[Style, Gain]] = {
    "collaborating": Gain(7, 3, -30, 5, -5, 4),
    "compromising": Gain(4, 1, -22, 3, -4, 2),
    "accommodating": Gain(3, 1, -18, 4, -2, 0),
    "avoiding": Gain(0, 0, -9, 0, -2, 0),
    "competing": Gain(-1, 2, -14, -1, -2, 2),
}
BADLY: Final[dict[Style, Gain]] = {
    "collaborating": Gain(0, 0, -4, 0, 3, -2),
    "compromising": Gain(-1, 0, 0, -1, 3, -1),
    "accommodating": Gain(-2, -2, 3, 0, 4, -3),
    "avoiding": Gain(-3, -2, 6, -2, 2, -1),
    "competing": Gain(-6, -3, 12, -7, 5, -4),
}


def goes_well(style: Style, own: BigFive, theirs: BigFive, affinity: int, lasting: bool, stress: int) -> float:
    """The chance that a talk in this style is a good one. The calm and the agreeable talk well; the open ones find
    what nobody thought of, the conscientious keep to a bargain, and who is very stressed does not hear."""
    chance = _CHANCES[style] + (LASTING[style] if lasting else 0)
    chance += REPAIRS * (max(0, affinity) - 50) / 100
    chance += (own[3] + theirs[3] - 100) / 400 - (own[4] + theirs[4] - 100) / 400
    chance -= max(0, stress - 50) / 250
    match style:
        case "collaborating":
            chance += (own[0] + theirs[0] - 100) / 400
        case "compromising":
            chance += (own[1] + theirs[1] - 100) / 400
        case "accommodating":
            chance += (own[3] - 50) / 250
        case "avoiding":
            chance += (50 - theirs[2]) / 250
        case "competing":
            chance += (theirs[3] - 50) / 200
    return max(_LEAST, min(_MOST, chance))
