"""Messages of the wallet."""

from typing import Annotated, Literal

import msgspec

from ws.kernel.facts import Letter
from ws.kernel.messages import Reply, Request


class GetDiamondHistory(Request, frozen=True, tag="get_diamond_history"):
    """Ask for the movements of diamonds or of another currency, newest first."""

    before: Annotated[int, msgspec.Meta(ge=1, le=2**53)] | None = None
    """Only movements with a lower number."""
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20
    currency: Literal["diamonds", "coins"] = "diamonds"


class DiamondEntry(msgspec.Struct, frozen=True):
    number: int
    """Counts all movements of the account; those of one currency may have gaps."""
    amount: int
    balance_after: int
    """Negative when something was owed after it."""
    reason: str
    cause: str
    at: int
    currency: str
    counter_account: str
    """Where it came from or went to: `house:<reason>`, `store:<store>`, `refund:<store>`, ..."""


class DiamondHistory(Reply, frozen=True, tag="get_diamond_history"):
    entries: tuple[DiamondEntry, ...]
    next_before: int | None
    """What to send as `before` for the next page; null at the end."""


class DiamondsGranted(Letter, frozen=True, tag="diamonds_granted"):
    """An operator gives an account diamonds (or takes some back, never below zero)."""

    amount: int
    note: str
