"""Choices that nobody would take, or everybody, and outcomes out of all proportion."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Final

import msgspec

from ws.content.schemas import Choice, Conditions, Content, Effects, EventOutcome
from ws.content.schemas.events import outcomes_of

MOST_POINTS: Final = 10.0
"""Of one vital, in one outcome."""
MOST_TOGETHER: Final = 14.0
"""Of all vitals of an outcome, without their signs."""
MOST_AFFINITY: Final = 25
MOST_CENTS: Final = 1_000_000
"""What one outcome gives or takes; more is a windfall, for which there are other rooms."""
CLEAR: Final = 2.0
"""By so many points in all, a choice that is nowhere worse is clearly the better one."""
_CENTS_A_POINT: Final = 10_000
_AFFINITY_A_POINT: Final = 4

_GOOD: Final[tuple[tuple[str, float], ...]] = (
    ("health", 1), ("happiness", 1), ("smarts", 1), ("looks", 1), ("energy", 0.2), ("stress", -1),
    ("affinity", 1 / _AFFINITY_A_POINT),
)  # fmt: skip
"""What is wished for, and how much a point of it is worth."""
_VITALS: Final = ("energy", "health", "happiness", "smarts", "looks", "stress")


def findings(content: Content) -> Iterator[str]:
    """Outcomes of an unusual size, and choices beside which another is better in everything."""
    for event in content.events.values():
        where = f"events: {event.id}"
        for outcome in outcomes_of(event):
            yield from (f"{where}: {problem}: {outcome.text!r}" for problem in _outsized(outcome.effects))
        for better, worse in permutations(event.choices, 2):
            if is_better_in_everything(better, worse):
                yield f"{where}: choice {better.id!r} is better in everything than {worse.id!r}"


def _outsized(effects: Effects) -> Iterator[str]:
    vitals = {name: abs(getattr(effects, name)) for name in _VITALS}
    for name, points in vitals.items():
        if points > MOST_POINTS * (2 if name == "energy" else 1):
            yield f"{points:g} points of {name} at once are too many"
    if sum(vitals.values()) - vitals["energy"] / 2 > MOST_TOGETHER:
        yield "all effects together are too large"
    if abs(effects.affinity) > MOST_AFFINITY:
        yield f"{effects.affinity} of affinity at once is too much"
    if abs(effects.money_cents) > MOST_CENTS:
        yield f"{effects.money_cents} cents at once are too much"


def is_better_in_everything(better: Choice, worse: Choice) -> bool:
    """Whether nobody who thinks would take the worse one: the other costs no more, asks for no more, is
    nowhere worse and clearly better in all. What leads on (marks, people, things, follow-ups, odds that
    bend) has a worth of its own and is not compared."""
    if better.requires != Conditions() or better.cost_cents > worse.cost_cents or better.energy > worse.energy:
        return False
    if _leads_on(better) or _leads_on(worse):
        return False
    gains = [_gain(name, worth, better, worse) for name, worth in _GOOD]
    gains.append((_expected(_cents, better.outcomes) - _expected(_cents, worse.outcomes)) / _CENTS_A_POINT)
    gains[-1] += (worse.cost_cents - better.cost_cents) / _CENTS_A_POINT
    return min(gains) >= 0 and sum(gains) >= CLEAR


def _gain(name: str, worth: float, better: Choice, worse: Choice) -> float:
    def read(effects: Effects) -> float:
        return float(getattr(effects, name))

    return worth * (_expected(read, better.outcomes) - _expected(read, worse.outcomes))


def _cents(effects: Effects) -> float:
    return float(effects.money_cents)


def _expected(read: Callable[[Effects], float], outcomes: Sequence[EventOutcome]) -> float:
    total = sum(outcome.weight for outcome in outcomes)
    return sum(outcome.weight * read(outcome.effects) for outcome in outcomes) / total


_PLAIN: Final = EventOutcome(text="-")
_COMPARED: Final = frozenset({"text", "weight", "effects", "remembers"})


def _leads_on(choice: Choice) -> bool:
    return choice.job is not None or any(
        getattr(outcome, name) != getattr(_PLAIN, name)
        for outcome in choice.outcomes
        for name in msgspec.structs.asdict(_PLAIN)
        if name not in _COMPARED
    )
