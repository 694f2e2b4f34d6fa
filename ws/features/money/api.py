"""The door of the money."""

from ws.engine.turn import Turn
from ws.features.money import rules
from ws.features.money.records import Money
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact


class MoneyEarned(Fact, frozen=True):
    """Money came in."""

    cents: int
    reason: str


class MoneySpent(Fact, frozen=True):
    """Money went out."""

    cents: int
    reason: str


def begin(turn: Turn) -> None:
    """An empty pocket."""
    turn.put(Money())


def pay(turn: Turn, cost_cents: int, reason: str) -> None:
    """Pay of one's own will. Raises Refused("not_enough_money")."""
    if cost_cents:
        turn.put(Money(cents=rules.paid(turn.get(Money).cents, cost_cents)))
        turn.announce(MoneySpent(cost_cents, reason))


def change(turn: Turn, cents: int, reason: str) -> None:
    """Let money come in or go out by itself."""
    if cents:
        turn.put(Money(cents=rules.changed(turn.get(Money).cents, cents)))
        turn.announce(MoneyEarned(cents, reason) if cents > 0 else MoneySpent(-cents, reason))


def earn(turn: Turn, gross_cents: int, reason: str) -> int:
    """Taxable income comes in ("salary", "pension", "side job", "business"); returns what is left of it."""
    change(turn, gross_cents, reason)
    return gross_cents


def charge(turn: Turn, cents: int, reason: str) -> None:
    """An obligation falls due (rent, tuition, upkeep, a fine): paid from cash, then on credit."""
    change(turn, -cents, reason)


def borrow(turn: Turn, kind: str, cents: int, months: int) -> str:
    """Take a loan of a kind ("student", "mortgage", "vehicle"); its money is spent on what it is for,
    so cash does not move. Returns the loan's id. Raises Refused("not_allowed")."""
    raise Refused("not_allowed", "Nobody lends money here yet.")


def settle(turn: Turn, loan_id: str) -> int:
    """Pay off a loan at once; returns what that took, in cents. Raises Refused("not_enough_money")."""
    raise Refused("not_found", "There is no such loan.", loan_id=loan_id)


def insured_percent(turn: Turn, kind: str) -> int:
    """How much of a bill an insurance ("health", "home", "vehicle") pays, 0 to 100."""
    return 0


def in_country(turn: Turn, cents: int) -> int:
    """A price or pay as content gives it (United States), at the level of the life's country."""
    return cents


def is_overdue(turn: Turn) -> bool:
    """Whether a bill waits for longer than it may."""
    return False


def net_worth_cents(turn: Turn) -> int:
    """Cash, savings and funds less debts."""
    return turn.get(Money).cents


def cents(turn: Turn) -> int:
    """Cash now."""
    return turn.get(Money).cents
