"""How often what happens between two by itself. All rates are a month's, and constants for the calibration."""

from __future__ import annotations

from typing import Final

from ws.features.people.records import Person
from ws.features.romance.records import Bond, Stage

MONTHS: Final = 12
QUARREL_BASE: Final = 0.025
QUARREL_PER_STRAIN: Final = 0.0013
"""Of strain in points: a calm couple has a real quarrel every second year, a strained one each season."""
QUARREL_LASTS: Final = 3
"""Months after which a quarrel that nobody talked about is let lie."""

STRAYS_A_YEAR: Final = 0.008
"""Of the married, how many begin an affair: 2.3 per cent have one within twelve months (Whisman, Gordon and Chatav
2007), but only 13 of 100 women and 20 of 100 men ever (General Social Survey 2010 to 2016; Wang 2018), some of
them again."""
STRAYS_UNMARRIED: Final = 2.0
"""Times as often in couples who are not married (Treas and Giesen 2000)."""
HINTS: Final = 0.10
FOUND_OUT: Final = 0.03
"""That what somebody hides is felt, or comes out: nobody knows how often it does not. Rounded, so that about half
has come out after two years."""
OWN_FOUND_OUT: Final = 0.03
OWN_GOES_ON: Final = 2.0
"""Times as likely while it goes on."""
SEEN_FLIRTING: Final = 0.2
"""That a partner hears of tenderness to somebody else, each time."""
LEAVES_AFTER_AFFAIR: Final = 0.30
LEAVES_AFTER_CONFESSION: Final = 0.18
"""At once. In five years 53 per cent of couples with an affair part against 23 of others; 80 where it was kept
secret and 43 where it was told (Marín, Christensen and Atkins 2014); the rest goes by strain."""

SEEN_ENDS: Final = 0.035
"""That who is only seen ends it in a month. Of unmarried couples in their first year 70 per cent part, about 20 in
the fifth, and one in ten in each later one (Rosenfeld 2014, How Couples Meet and Stay Together); half of it is
theirs."""
COUPLE_ENDS: Final = 0.012
COHABITING_ENDS: Final = 0.0045
ENGAGED_ENDS: Final = 0.003
MARRIED_ENDS: Final = 0.0009
"""Of the married three in a hundred part in a year at five years, one after twenty (as above); their half, and what
events and affairs bring besides."""
SEEN_DRIFTS: Final = 0.35
DRIFTS_AFTER: Final = 4
"""Months without a word after which who is only seen drifts away."""
MATCH_FADES_AFTER: Final = 3


def quarrels(held: Bond) -> float:
    """That two have words this month."""
    return QUARREL_BASE + QUARREL_PER_STRAIN * held.strain


def strays(held: Bond, person: Person) -> float:
    """That a partner is unfaithful this month: more of the less agreeable and the careless (Schmitt 2004), and of
    those with whom it is not well."""
    rate = STRAYS_A_YEAR / MONTHS * (1.0 if held.stage == "married" else STRAYS_UNMARRIED)
    character = max(0.2, 1 + (100 - person.agreeableness - person.conscientiousness) / 100)
    return rate * character * (0.6 + held.strain / 50)


def leaves(held: Bond, person: Person, months: int) -> float:
    """That the other one ends it this month, by how it stands, and how long it has lasted (`months`)."""
    base = _ends(held)
    if held.stage == "married":
        base *= 1.5 if months < 120 else 1.0 if months < 240 else 0.5
    strained = (held.strain / 22) ** 2
    cold = max(0.3, 1.6 - held.trust / 100 - max(0, person.affinity) / 200)
    return min(0.5, base * max(0.15, min(12.0, strained * cold)))


def _ends(held: Bond) -> float:
    ends: dict[Stage, float] = {"seeing": SEEN_ENDS, "engaged": ENGAGED_ENDS, "married": MARRIED_ENDS}
    return ends.get(held.stage, COHABITING_ENDS if held.lives_together else COUPLE_ENDS)
