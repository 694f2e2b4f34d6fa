"""Cash, and the statement that explains it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ws.features.money.records import Month, Statement
from ws.kernel.errors import Refused

Line = tuple[str, int]
"""(category, cents that came in or, below zero, went out)"""

KEPT_MONTHS: Final = 24
MOST_LINES: Final = 40
"""Categories of a month; what comes after is summed under OTHER."""
OTHER: Final = "other"


def paid(cents: int, cost_cents: int) -> int:
    """What is left after paying of one's own will. Raises Refused("not_enough_money")."""
    if cost_cents > 0 and cents < cost_cents:
        raise Refused("not_enough_money", needed=cost_cents, money=cents)
    return cents - cost_cents


def taken(cents: int, amount_cents: int, limit_cents: int) -> int:
    """How much of an amount can be taken: what is there, then credit to its limit."""
    return max(0, min(amount_cents, cents + limit_cents))


def booked(running: Month, lines: Iterable[Line]) -> Month:
    """The statement with these lines in it."""
    summed = dict(running.lines)
    for category, cents in lines:
        if cents:
            name = category if category in summed or len(summed) < MOST_LINES else OTHER
            summed[name] = summed.get(name, 0) + cents
    return Month(running.month, running.opening_cents, summed)


def closing_cents(running: Month) -> int:
    """What opening and lines add up to."""
    return running.opening_cents + sum(running.lines.values())


def closed(running: Month, net_worth_cents: int) -> Statement:
    """The month as it is kept."""
    return Statement(
        slot=running.month % KEPT_MONTHS,
        month=running.month,
        opening_cents=running.opening_cents,
        lines=running.lines,
        closing_cents=closing_cents(running),
        net_worth_cents=net_worth_cents,
    )


def income_cents(lines: dict[str, int]) -> int:
    """Everything that came in."""
    return sum(cents for cents in lines.values() if cents > 0)


def spending_cents(lines: dict[str, int]) -> int:
    """Everything that went out, as a positive number."""
    return -sum(cents for cents in lines.values() if cents < 0)
