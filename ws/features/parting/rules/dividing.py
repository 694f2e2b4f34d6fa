"""The division of what two have, in whole cents: nothing is made, and nothing is lost but what a sale costs."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from ws.content.schemas.parting import Regime

Kind = Literal["home", "vehicle", "belongings", "business"]
Homes = Literal["keep", "sell", "give"]
"""What becomes of the homes that are to be divided: the player keeps them, they are sold, the other has them."""
Goes = Literal["player", "other", "sold"]
SELLING_PERCENT: Final = 6
"""Of the price of a home, as the home's own rules have it."""
WHOLE: Final = 100


class Thing(msgspec.Struct, frozen=True, gc=False):
    """Something that is in the player's hands, besides money."""

    kind: Kind
    id: str
    worth_cents: int
    owed_cents: int
    """What is left of the loan on it."""
    gained: bool
    """Whether it came within the marriage."""

    @property
    def net_cents(self) -> int:
        return self.worth_cents - self.owed_cents


class Estate(msgspec.Struct, frozen=True):
    """What both have on the day. Money is cash, savings and funds less all debts but those on things."""

    things: tuple[Thing, ...]
    money_cents: int
    """Below zero for who owes more than they have."""
    brought_cents: int
    """The player's money on the wedding day, and what was inherited since."""
    theirs_cents: int
    """The other's money, estimated; never below zero."""
    their_brought_cents: int
    given_cents: int = 0
    """What the player gave away shortly before: it counts as if it were still there."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One thing, and where it goes."""

    thing: Thing
    shared: bool
    goes: Goes


class Division(msgspec.Struct, frozen=True):
    """How it is divided."""

    lines: tuple[Line, ...]
    pool_cents: int
    """What there is to divide, of both."""
    share_percent: int
    """The player's."""
    payment_cents: int
    """What the player pays to the other; below zero for what the player is paid."""
    costs_cents: int
    """Of sales."""
    mine_cents: int
    """What the player has afterwards, all in all."""
    theirs_cents: int


def kept_of(brought_cents: int, now_cents: int) -> int:
    """What of the money that is there now had been there before the marriage: nobody gets more back than there is,
    and debts that were brought along stay one's own as long as they are there."""
    low, high = min(0, now_cents), max(0, now_cents)
    return max(low, min(high, brought_cents))


def divide(estate: Estate, regime: Regime, share_percent: int, homes: Homes = "keep") -> Division:
    """Divide it by a regime. Of the pool the player has `share_percent`, 0 to 100; what is not in the pool stays
    where it is. No payment is more than who pays it has."""
    lines = tuple(_line(thing, regime, homes) for thing in estate.things)
    costs = sum(line.thing.worth_cents * SELLING_PERCENT // WHOLE for line in lines if line.goes == "sold")
    given_home = sum(line.thing.net_cents for line in lines if line.goes == "other")
    mine_all = estate.money_cents + sum(thing.net_cents for thing in estate.things) - costs
    mine, theirs = _pooled(estate, regime, lines, costs)
    pool = mine + theirs
    payment = 0
    if regime != "separate":
        payment = mine - given_home - pool * share_percent // WHOLE
        most = max(0, mine_all - given_home)
        payment = max(-estate.theirs_cents, min(most, payment))
    return Division(
        lines=lines,
        pool_cents=pool,
        share_percent=share_percent,
        payment_cents=payment,
        costs_cents=costs,
        mine_cents=mine_all - given_home - payment,
        theirs_cents=estate.theirs_cents + given_home + payment,
    )


def _line(thing: Thing, regime: Regime, homes: Homes) -> Line:
    shared = regime == "universal" or (regime != "separate" and thing.gained)
    goes: Goes = "player"
    if shared and thing.kind == "home" and homes != "keep":
        goes = "sold" if homes == "sell" else "other"
    return Line(thing, shared, goes)


def _pooled(estate: Estate, regime: Regime, lines: tuple[Line, ...], costs: int) -> tuple[int, int]:
    """What each puts into the pool."""
    if regime == "separate":
        return 0, 0
    kept = 0 if regime == "universal" else kept_of(estate.brought_cents, estate.money_cents)
    their_kept = 0 if regime == "universal" else min(estate.their_brought_cents, estate.theirs_cents)
    shared = sum(line.thing.net_cents for line in lines if line.shared)
    mine = estate.money_cents - kept + shared - costs + estate.given_cents
    theirs = estate.theirs_cents - their_kept
    return (max(0, mine), theirs) if regime == "participation" else (mine, theirs)


def fair_percent(regime: Regime, own_pay: int, their_pay: int, years: int, has_children: bool | None) -> int:
    """The player's share before a court: half, and where the court weighs what is fair, up to fifteen hundredths
    more for who earns little, for who keeps the children (`has_children`; None for both or none), and, in a marriage
    of less than five years, less of that. Rounded from reported practice; no statute says a number."""
    if regime != "equitable":
        return 50
    total = own_pay + their_pay
    swing = 0 if not total else (their_pay - own_pay) * 10 // total
    if has_children is not None:
        swing += 5 if has_children else -5
    return 50 + (swing if years >= 5 else swing * years // 5)
