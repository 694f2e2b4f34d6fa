"""The ledger, and what is held of currencies other than diamonds."""

from typing import Annotated, ClassVar, Final

import msgspec

from ws.kernel.records import Erasure, Owner, Record, Stored, Table

DIAMONDS: Final = "diamonds"


class DiamondTransaction(Record, frozen=True):
    """A movement of a currency between an account and a counter account, e.g. `house:energy_refill`.

    One row is both sides: the account gains `amount`, the counter account loses it. The sum of
    an account's amounts in a currency is its balance; the sum over counter accounts is minted minus burned.
    """

    account_id: int
    number: int
    """1 for the first of the account, without gaps, over all currencies."""
    amount: int
    balance_after: int
    """Of this currency; negative when something is owed."""
    counter_account: Annotated[str, msgspec.Meta(max_length=48)]
    reason: Annotated[str, msgspec.Meta(max_length=48)]
    cause: Annotated[str, msgspec.Meta(max_length=80)]
    """What it paid for or came from, e.g. the refill type or a life and level."""
    at: int
    currency: Annotated[str, msgspec.Meta(max_length=16)] = DIAMONDS

    STORED: ClassVar[Stored] = Stored(
        kind="diamond_transaction",
        owner=Owner.ACCOUNT,
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="diamond_transactions",
            primary=("account_id", "number"),
            indexes=(("at",), ("reason",), ("account_id", "currency", "number")),
            references=(("account_id", "players.id"),),
        ),
    )


class Purse(Record, frozen=True):
    """What an account holds of a currency other than diamonds, which stand in the player's row."""

    currency: Annotated[str, msgspec.Meta(max_length=16)]
    balance: int = 0

    STORED: ClassVar[Stored] = Stored(kind="purse", owner=Owner.ACCOUNT, key="currency")
