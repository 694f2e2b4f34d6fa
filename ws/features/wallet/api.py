"""The door of the wallet: the only way diamonds move."""

from ws.engine.turn import Turn
from ws.features.wallet import rules
from ws.kernel.player import Player


def spend(turn: Turn, diamonds: int, reason: str, cause: str) -> int:
    """Take diamonds (a positive number) for something; returns the number of the ledger entry.

    Raises Refused("not_enough_diamonds").
    """
    return _move(turn, -diamonds, f"house:{reason}", reason, cause)


def mint(turn: Turn, diamonds: int, reason: str, cause: str, *, counter: str = "") -> int:
    """Give diamonds (a positive number); returns the number of the ledger entry."""
    return _move(turn, diamonds, counter or f"house:{reason}", reason, cause)


def take_back(turn: Turn, diamonds: int, reason: str, cause: str, counter: str) -> int:
    """Take back what a store paid back to its buyer: what is held, then into debt down to the policy's bound.
    Returns what was really taken, 0 or more."""
    amount = min(diamonds, max(0, turn.get(Player).diamonds + rules.MOST_DEBT_DIAMONDS))
    if amount:
        player, entry = rules.enter(turn.get(Player), -amount, counter, reason, cause, turn.at)
        turn.put(player)
        turn.add(entry)
    return amount


def reward(turn: Turn, diamonds: int, reason: str, cause: str) -> None:
    """Give diamonds for what happened in a life, as far as a purse holds them: a moment of a life is
    never refused."""
    amount = min(diamonds, rules.MOST_DIAMONDS - turn.get(Player).diamonds)
    if amount > 0:
        mint(turn, amount, reason, cause)


def _move(turn: Turn, amount: int, counter_account: str, reason: str, cause: str) -> int:
    player, entry = rules.move(turn.get(Player), amount, counter_account, reason, cause, turn.at)
    turn.put(player)
    turn.add(entry)
    return entry.number
