"""Decisions about diamonds."""

from typing import Final

from msgspec.structs import replace

from ws.features.wallet.records import DiamondTransaction
from ws.kernel.errors import Refused
from ws.kernel.player import Player

WELCOME_DIAMONDS: Final = 100
MOST_DIAMONDS: Final = 1_000_000_000
"""A balance beyond this is a defect, not luck."""
MOST_DEBT_DIAMONDS: Final = 2_000
"""How far below zero a refund may take a balance: one purchase of the largest pack."""


def move(
    player: Player, amount: int, counter_account: str, reason: str, cause: str, at: int
) -> tuple[Player, DiamondTransaction]:
    """The player and the ledger entry after a movement.

    Raises Refused("not_enough_diamonds") when the balance would fall below zero, ValueError for
    a movement of nothing or a balance out of range.
    """
    balance = player.diamonds + amount
    if amount < 0 and balance < 0:
        raise Refused("not_enough_diamonds", needed=-amount, diamonds=player.diamonds)
    return enter(player, amount, counter_account, reason, cause, at)


def enter(
    player: Player, amount: int, counter_account: str, reason: str, cause: str, at: int
) -> tuple[Player, DiamondTransaction]:
    """As `move`, whatever is held."""
    balance = player.diamonds + amount
    if amount == 0 or balance > MOST_DIAMONDS:
        raise ValueError(f"a movement of {amount} diamonds to a balance of {balance}")
    number = player.ledger_entries + 1
    moved = replace(player, diamonds=balance, ledger_entries=number)
    entry = DiamondTransaction(player.id, number, amount, balance, counter_account, reason, cause, at)
    return moved, entry
