"""Decisions about what an account holds: diamonds, and further currencies of the game."""

from __future__ import annotations

import re
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.features.wallet.records import DIAMONDS, DiamondTransaction, Purse
from ws.kernel.errors import FactValue, Refused
from ws.kernel.player import Player

WELCOME_DIAMONDS: Final = 100
MOST_DIAMONDS: Final = 1_000_000_000
"""A balance beyond this is a defect, not luck."""
MOST_DEBT_DIAMONDS: Final = 2_000
"""How far below zero a refund may take a balance: one purchase of the largest pack. A deeper hole would not be
filled but left, with the account; who refunds more than that is looked at by people."""
MOST_COINS: Final = 1_000_000_000_000

COUNTER_KINDS: Final = ("house", "operator", "refund", "sandbox", "store")
"""The other sides of a movement: the game itself, what operators give and correct, what a store took back, purchases
paid with play money, and purchases."""
_COUNTER: Final = re.compile(rf"({'|'.join(COUNTER_KINDS)}):([a-z][a-z0-9_]{{0,39}})")


class Currency(msgspec.Struct, frozen=True):
    """Something that is counted whole, and that only the ledger moves."""

    name: str
    most: int
    """A balance beyond this is a defect."""
    most_debt: int = 0
    """How far below zero `taken_back` may go."""


CURRENCIES: Final = {
    currency.name: currency
    for currency in (Currency(DIAMONDS, MOST_DIAMONDS, MOST_DEBT_DIAMONDS), Currency("coins", MOST_COINS))
}
"""All there are. Coins are not earned or spent by anything yet."""


class Movement(msgspec.Struct, frozen=True):
    """What a movement of a currency is for. Raises ValueError where the words are not those of the ledger."""

    amount: int
    """What the account gains; negative when it gives."""
    reason: str
    cause: str
    counter: str = ""
    """Empty for `house:<reason>`."""
    currency: str = DIAMONDS

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise ValueError(f"there is no currency {self.currency!r}")
        named = _COUNTER.fullmatch(self.counter_account)
        if named is None or (named[1] == "house" and named[2] != self.reason):
            raise ValueError(f"{self.counter_account!r} is no counter account for {self.reason!r}")

    @property
    def counter_account(self) -> str:
        return self.counter or f"house:{self.reason}"


class Holding(msgspec.Struct, frozen=True):
    """What an account holds of one currency. Diamonds stand in the player's row, which is guarded."""

    player: Player
    purse: Purse | None = None
    """None for diamonds."""

    @property
    def balance(self) -> int:
        return self.player.diamonds if self.purse is None else self.purse.balance


def check_enough(held: int, needed: int, currency: str = DIAMONDS) -> None:
    """Raises Refused("not_enough_diamonds") when `held` is less than `needed`, and says what is owed; of another
    currency Refused("not_allowed")."""
    if held >= needed:
        return
    if currency != DIAMONDS:
        raise Refused("not_allowed", f"You do not have enough {currency} for this.", needed=needed, held=held)
    facts: dict[str, FactValue] = {"needed": needed, "diamonds": held}
    if held >= 0:
        raise Refused("not_enough_diamonds", "", **facts)
    raise Refused(
        "not_enough_diamonds",
        f"A purchase was paid back to you after its diamonds were used, so you are {-held:,} diamonds short of zero. "
        f"The next diamonds you earn or buy fill that up first; then this takes {needed:,}.",
        **facts,
        debt=-held,
    )


def move(holding: Holding, movement: Movement, at: int) -> tuple[Holding, DiamondTransaction]:
    """The holding and the ledger entry after a movement.

    Raises Refused as `check_enough` when more is given than is held, ValueError for a movement of nothing or to a
    balance out of range.
    """
    if movement.amount < 0:
        check_enough(holding.balance, -movement.amount, movement.currency)
    return enter(holding, movement, at)


def take_back(holding: Holding, movement: Movement, at: int) -> tuple[Holding, DiamondTransaction] | None:
    """As `move`, but below zero as far as the currency's debt may go; None when nothing can be taken any more.
    `movement.amount` is what should be taken, negative."""
    floor = -CURRENCIES[movement.currency].most_debt
    amount = -min(-movement.amount, max(0, holding.balance - floor))
    return enter(holding, replace(movement, amount=amount), at) if amount else None


def enter(holding: Holding, movement: Movement, at: int) -> tuple[Holding, DiamondTransaction]:
    """The holding and the ledger entry after a movement, whatever is held. Raises ValueError as `move`."""
    amount, player, purse = movement.amount, holding.player, holding.purse
    balance = holding.balance + amount
    if amount == 0 or balance > CURRENCIES[movement.currency].most:
        raise ValueError(f"a movement of {amount} {movement.currency} to a balance of {balance}")
    number = player.ledger_entries + 1
    if purse is None:
        moved = Holding(replace(player, diamonds=balance, ledger_entries=number))
    else:
        moved = Holding(replace(player, ledger_entries=number), replace(purse, balance=balance))
    entry = DiamondTransaction(
        player.id, number, amount, balance, movement.counter_account, movement.reason, movement.cause, at,
        movement.currency,
    )  # fmt: skip
    return moved, entry
