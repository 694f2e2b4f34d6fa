"""The door of the wallet: the only way diamonds, and any other currency of the game, move.

Amounts are whole and positive. `reason` is one word for all movements of a sort, `cause` says which thing it was (at
most 80 characters), `counter` is the account on the other side, `house:<reason>` when left empty; see
`rules.COUNTER_KINDS`. Words that the ledger does not know, an amount of nothing and a balance beyond reason raise
ValueError: they are defects.
"""

from ws.engine.turn import Turn
from ws.features.wallet import rules
from ws.features.wallet.records import DIAMONDS, Purse
from ws.kernel.player import Player


def spend(turn: Turn, amount: int, reason: str, cause: str, *, counter: str = "", currency: str = DIAMONDS) -> int:
    """Take something for something; returns the number of the ledger entry.

    Raises Refused("not_enough_diamonds") when less is held, for other currencies Refused("not_allowed").
    """
    return _move(turn, rules.Movement(-_positive(amount), reason, cause, counter, currency))


def mint(turn: Turn, amount: int, reason: str, cause: str, *, counter: str = "", currency: str = DIAMONDS) -> int:
    """Give something; returns the number of the ledger entry. A debt is filled first, as it is only a sum."""
    return _move(turn, rules.Movement(_positive(amount), reason, cause, counter, currency))


def reward(turn: Turn, amount: int, reason: str, cause: str, *, counter: str = "", currency: str = DIAMONDS) -> None:
    """Give something for what happened in a life, as far as a purse holds it: a moment of a life is never refused."""
    given = min(amount, rules.CURRENCIES[currency].most - balance(turn, currency))
    if given > 0:
        mint(turn, given, reason, cause, counter=counter, currency=currency)


def take_back(turn: Turn, amount: int, reason: str, cause: str, counter: str, *, currency: str = DIAMONDS) -> int:
    """Take back what a store paid back to its buyer: what is held, then into debt as far as the currency's policy
    allows (`rules.MOST_DEBT_DIAMONDS`). Returns what was really taken, 0 or more: who undoes it mints exactly that.

    `counter` is `refund:<store>`, or `sandbox:<store>` for a purchase with play money.
    """
    movement = rules.Movement(-_positive(amount), reason, cause, counter, currency)
    entered = rules.take_back(_holding(turn, currency), movement, turn.at)
    if entered is None:
        return 0
    holding, entry = entered
    _keep(turn, holding)
    turn.add(entry)
    return -entry.amount


def settle_store_payment(turn: Turn, worth: int, charged: int, reason: str, cause: str, counter: str) -> int:
    """Enter what was bought with a store transaction instead of diamonds: the store gives what it is worth, and of
    that at once `charged`, 0 to `worth` diamonds, goes for `reason`. So the rest of a purchase that was cut short is
    the player's, in diamonds; and who owes diamonds still gets what was paid for. Returns the number of the last
    entry. `counter` is `store:<store>` or `sandbox:<store>`.
    """
    if not 0 <= charged <= worth:
        raise ValueError(f"{charged} of {worth} diamonds")
    number = mint(turn, worth, reason, cause, counter=counter)
    if not charged:
        return number
    holding, entry = rules.enter(_holding(turn, DIAMONDS), rules.Movement(-charged, reason, cause), turn.at)
    _keep(turn, holding)
    turn.add(entry)
    return entry.number


def require(turn: Turn, amount: int, currency: str = DIAMONDS) -> None:
    """Raises Refused as `spend` would when less than `amount` is held, and moves nothing."""
    rules.check_enough(balance(turn, currency), amount, currency)


def balance(turn: Turn, currency: str = DIAMONDS) -> int:
    """What is held; negative when something is owed."""
    return _holding(turn, currency).balance


def _move(turn: Turn, movement: rules.Movement) -> int:
    holding, entry = rules.move(_holding(turn, movement.currency), movement, turn.at)
    _keep(turn, holding)
    turn.add(entry)
    return entry.number


def _holding(turn: Turn, currency: str) -> rules.Holding:
    player = turn.get(Player)
    return rules.Holding(player, None if currency == DIAMONDS else turn.find(Purse, currency) or Purse(currency))


def _keep(turn: Turn, holding: rules.Holding) -> None:
    turn.put(holding.player)
    if holding.purse is not None:
        turn.put(holding.purse)


def _positive(amount: int) -> int:
    if amount <= 0:
        raise ValueError(f"a movement of {amount}")
    return amount
