"""Purchases of energy."""

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Erasure, Owner, Record, Stored, Table


class EnergyRefillPurchase(Record, frozen=True):
    """A refill that was bought; numbered by the ledger entry that paid for it."""

    account_id: int
    number: int
    refill_type: Annotated[str, msgspec.Meta(max_length=16)]
    diamonds: int
    """The price, also of one that a store was paid for."""
    life_id: int
    energy_after: int
    """Whole points."""
    at: int

    STORED: ClassVar[Stored] = Stored(
        kind="energy_refill_purchase",
        owner=Owner.ACCOUNT,
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="energy_refill_purchases",
            primary=("account_id", "number"),
            indexes=(("at",), ("life_id",)),
            references=(("account_id", "players.id"), ("life_id", "lives.id")),
        ),
    )
