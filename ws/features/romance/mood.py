"""What love, and its end, do to a life for as long as they last."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.romance import bonding
from ws.features.romance.records import Bond
from ws.features.romance.rules import stages
from ws.features.romance.rules.feelings import eased
from ws.features.vitals import api as vitals

SOURCE: Final = "romance"
PRESTIGE: Final = {"married": 3, "engaged": 2, "together": 1}
WARMEST, COLDEST = 5, -7
"""Points of mood that a couple gives at its best and takes at its worst: the married are a little happier than
others, mostly for a few years, and the unhappily married less happy than those alone (Lucas, Clark, Georgellis and
Diener 2003; Lucas and Clark 2006)."""
MOURNING: Final = 14
MOURNING_HALVES: Final = 24
"""Points of mood that a death takes, halved in so many months: the widowed come back near to where they were after
seven to eight years (Lucas et al. 2003), most of it in the first two or three."""
_STRESS_OF_MOURNING: Final = 0.06
"""Of stress a day, for each of these points."""


def feel(turn: Turn) -> None:
    """Let it be felt as it is now, in whole points, so that little is written."""
    prestige = love = mourning = 0
    for held in turn.all(Bond):
        if held.stage == "widowed":
            mourning += _mourning(turn, held)
        elif held.stage in stages.COUPLE:
            prestige = PRESTIGE[held.stage]
            love = _warmth(bonding.now(turn, held))
        elif held.stage == "seeing":
            love = max(love, 1)
    vitals.set_influence(
        turn, SOURCE, prestige, mood=love - mourning, daily_stress=round(_STRESS_OF_MOURNING * mourning, 2)
    )


def _warmth(held: Bond) -> int:
    return max(COLDEST, min(WARMEST, ((held.trust + held.passion) // 2 - held.strain - 10) // 8))


def _mourning(turn: Turn, held: Bond) -> int:
    return eased(MOURNING * 1000, 0, turn.minute - held.since_minute, MOURNING_HALVES) // 1000
