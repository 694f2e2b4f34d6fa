"""Decisions about money."""

from typing import Final

from ws.kernel.errors import Refused

DEBT_LIMIT_CENTS: Final = 500_000
"""How far misfortune may push a life below zero; nobody can choose to go there."""
MOST_CENTS: Final = 10**15


def paid(cents: int, cost_cents: int) -> int:
    """What is left after paying of one's own will. Raises Refused("not_enough_money")."""
    if cost_cents > 0 and cents < cost_cents:
        raise Refused("not_enough_money", needed=cost_cents, money=cents)
    return cents - cost_cents


def changed(cents: int, amount_cents: int) -> int:
    """What is there after something befell the life."""
    return max(-DEBT_LIMIT_CENTS, min(MOST_CENTS, cents + amount_cents))
