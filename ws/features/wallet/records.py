"""The ledger."""

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Erasure, Owner, Record, Stored, Table


class DiamondTransaction(Record, frozen=True):
    """A movement of diamonds between an account and a counter account, e.g. `house:refills`.

    One row is both sides: the account gains `amount`, the counter account loses it. The sum of
    an account's amounts is its balance; the sum over counter accounts is minted minus burned.
    """

    account_id: int
    number: int
    """1 for the first of the account, without gaps."""
    amount: int
    balance_after: int
    counter_account: Annotated[str, msgspec.Meta(max_length=48)]
    reason: Annotated[str, msgspec.Meta(max_length=48)]
    cause: Annotated[str, msgspec.Meta(max_length=80)]
    """What it paid for or came from, e.g. the refill type or a life and level."""
    at: int

    STORED: ClassVar[Stored] = Stored(
        kind="diamond_transaction",
        owner=Owner.ACCOUNT,
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="diamond_transactions",
            primary=("account_id", "number"),
            indexes=(("at",), ("reason",)),
            references=(("account_id", "players.id"),),
        ),
    )
