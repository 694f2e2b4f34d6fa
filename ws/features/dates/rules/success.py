"""What a date comes to, 0 to 100, and why."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Effects
from ws.content.schemas.dates import Band, Pays, Weather

_BASE: Final = 50
_BANDS: Final[tuple[tuple[int, Band], ...]] = ((80, "wonderful"), (60, "good"), (40, "fair"), (22, "poor"))
_MOST_BY_CHOICES: Final = 30
_SKIES: Final[dict[Weather, int]] = {"rain": -6, "snow": -2, "heat": -2, "cold": -3, "wind": -3, "fair": 3}
_SPOILED: Final = -4
_TELLING: Final = 3
"""Points from which a factor is worth a sentence."""
_MOST_REASONS: Final = 4
AFFINITY: Final[dict[Band, int]] = {"awful": -10, "poor": -4, "fair": 2, "good": 5, "wonderful": 9}
TRUST: Final[dict[Band, int]] = {"awful": -2, "poor": 0, "fair": 1, "good": 2, "wonderful": 3}
PASSION: Final[dict[Band, int]] = {"awful": -5, "poor": -2, "fair": 1, "good": 4, "wonderful": 8}
STRAIN: Final[dict[Band, int]] = {"awful": 5, "poor": 2, "fair": -1, "good": -4, "wonderful": -6}
FELT: Final[dict[Band, Effects]] = {
    "awful": Effects(happiness=-4, stress=3),
    "poor": Effects(happiness=-2, stress=1),
    "fair": Effects(happiness=1.5, stress=-1),
    "good": Effects(happiness=4, stress=-3),
    "wonderful": Effects(happiness=6, stress=-5),
}
WANTS_MORE: Final = 48
"""Success from which the other one would like to go out again."""
WANTS_NO_MORE: Final = 30
"""Success of a first date below which it was the last."""


class Made(msgspec.Struct, frozen=True):
    """What goes into it, all but `choices`, `luck` and `their_day` 0 to 100."""

    chemistry: int
    place: int
    activity: int
    gift: int | None
    """How well a present fits; None without one."""
    happiness: float
    stress: float
    affinity: int
    """-100 to 100."""
    their_day: float
    """0 to 1: what sort of a day the other one has had."""
    payer: Pays | None
    """None when nothing was to be paid."""
    is_beyond_means: bool
    is_outdoors: bool
    weather: Weather
    is_spoiled: bool
    """Whether this weather spoils what is done."""
    choices: int
    luck: float
    """0 to 1."""


def points(made: Made) -> dict[str, int]:
    """What each factor adds or takes."""
    gift = 0 if made.gift is None else max(-6, min(10, round((made.gift - 40) / 4)))
    money = {"player": 3, "split": 0, "other": -2, None: 0}[made.payer] - (8 if made.is_beyond_means else 0)
    sky = _SKIES[made.weather] + (_SPOILED if made.is_spoiled else 0) if made.is_outdoors else 0
    return {
        "chemistry": round((made.chemistry - 50) * 0.3),
        "place": round((made.place - 50) * 0.22),
        "activity": round((made.activity - 50) * 0.2),
        "gift": gift,
        "your_mood": round((made.happiness - 50) * 0.08 - max(0.0, made.stress - 50) * 0.1),
        "their_mood": round((made.their_day - 0.5) * 12 + made.affinity * 0.06),
        "money": money,
        "weather": sky,
        "choices": max(-_MOST_BY_CHOICES, min(_MOST_BY_CHOICES, made.choices)),
        "luck": round((made.luck - 0.5) * 10),
    }


def success(parts: dict[str, int]) -> int:
    """All of it together, 0 to 100."""
    return max(0, min(100, _BASE + sum(parts.values())))


def band(success: int) -> Band:
    """The word for a success."""
    return next((word for least, word in _BANDS if success >= least), "awful")


def reasons(parts: dict[str, int]) -> list[tuple[str, int]]:
    """What weighed most, first; what hardly weighed is not told."""
    told = [(factor, weight) for factor, weight in parts.items() if abs(weight) >= _TELLING]
    return sorted(told, key=lambda part: -abs(part[1]))[:_MOST_REASONS]


def affinity_change(band: Band, affinity: int) -> int:
    """What a date does to what the other one feels; the fonder they are, the less is added."""
    change = AFFINITY[band]
    return change if change < 0 else max(1, round(change * (1 - max(0, affinity) / 130)))


def is_beyond_means(paid_cents: int, cash_cents: int, yearly_cents: int) -> bool:
    """Whether paying so much of so much cash hurts: two fifths of the cash and more than a hundredth of a year's
    income."""
    return paid_cents * 5 > cash_cents * 2 and paid_cents * 100 > yearly_cents
