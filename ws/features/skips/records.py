"""Purchases of time."""

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Erasure, Owner, Record, Stored, Table


class TimeSkipPurchase(Record, frozen=True):
    """A skip that was bought, and what was simulated for it."""

    account_id: int
    number: int
    """Of the ledger entry that paid for it."""
    skip_type: Annotated[str, msgspec.Meta(max_length=16)]
    diamonds: int
    """What was charged, after what was not skipped."""
    life_id: int
    from_minute: int
    to_minute: int
    moments: int
    """Moments that were simulated."""
    stopped_by: Annotated[str, msgspec.Meta(max_length=16)]
    at: int

    STORED: ClassVar[Stored] = Stored(
        kind="time_skip_purchase",
        owner=Owner.ACCOUNT,
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="time_skip_purchases",
            primary=("account_id", "number"),
            indexes=(("at",), ("life_id",)),
            references=(("account_id", "players.id"), ("life_id", "lives.id")),
        ),
    )
