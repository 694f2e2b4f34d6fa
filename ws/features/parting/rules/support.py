"""What is owed to children and to former spouses, a month, in whole cents."""

from __future__ import annotations

from typing import Final, Literal

Custody = Literal["both", "player", "other"]

CHILD_PERCENT: Final = (0, 17, 25, 29, 31, 34)
"""Of the gross income of the parent with whom they do not live, for none, one ... five and more children: the
percentage of income standard of Wisconsin (Administrative Code, DCF 150.03)."""
MOST_PERCENT: Final = 34
_OWN_PERCENT: Final = 30
_THEIR_PERCENT: Final = 20
_MOST_OF_BOTH_PERCENT: Final = 40
"""30 per cent of the payer's gross income less 20 per cent of the other's, so that the other has at most 40 per cent
of both: guideline of the American Academy of Matrimonial Lawyers (2007)."""
_LASTS_PERCENT: Final = ((3, 30), (10, 50), (20, 75))
"""(married for less than so many years, paid for that part of the time), of the same guideline; after 20 years
without an end."""
LEAST_CENTS: Final = 2_000
"""Less a month is not worth a transfer."""


def child_cents(pay_cents: int, children: int) -> int:
    """What a parent pays a month for so many children who live with the other one."""
    percent = CHILD_PERCENT[min(children, len(CHILD_PERCENT) - 1)]
    return _worth(max(0, pay_cents) * percent // 100)


def shared_cents(pay_cents: int, their_pay_cents: int, children: int) -> int:
    """What the better-off parent pays when the children live with both in turn: the share of half the difference of
    the incomes; below zero when the other one pays."""
    percent = CHILD_PERCENT[min(children, len(CHILD_PERCENT) - 1)]
    difference = (pay_cents - their_pay_cents) * percent // 200
    return difference if abs(difference) >= LEAST_CENTS else 0


def owed_by_player(custody: Custody, pay_cents: int, their_pay_cents: int, children: int) -> int:
    """What the player pays for all children a month; below zero for what they are paid."""
    if not children:
        return 0
    if custody == "other":
        return child_cents(pay_cents, children)
    if custody == "player":
        return -child_cents(their_pay_cents, children)
    return shared_cents(pay_cents, their_pay_cents, children)


def alimony_cents(pay_cents: int, their_pay_cents: int, percent: int) -> int:
    """What the player pays the other one a month, below zero for what they are paid; `percent` is how far the courts
    of the country follow the guideline."""
    own, theirs = max(0, pay_cents), max(0, their_pay_cents)
    if own >= theirs:
        return _worth(_by_guideline(own, theirs) * percent // 100)
    return -_worth(_by_guideline(theirs, own) * percent // 100)


def _by_guideline(payer: int, payee: int) -> int:
    wanted = payer * _OWN_PERCENT // 100 - payee * _THEIR_PERCENT // 100
    most = (payer + payee) * _MOST_OF_BOTH_PERCENT // 100 - payee
    return max(0, min(wanted, most))


def alimony_months(married_months: int, months_per_year: int) -> int | None:
    """How long it is paid; None without an end."""
    for years, percent in _LASTS_PERCENT:
        if married_months < years * months_per_year:
            return married_months * percent // 100
    return None


def _worth(cents: int) -> int:
    return cents if cents >= LEAST_CENTS else 0
