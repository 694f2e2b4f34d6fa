"""What is kept of purchases: how each stands, what was granted for ever, and what stores must still be told."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Erasure, Owner, Record, Stored, Table
from ws.kernel.stores import StoreState

StoreName = Annotated[str, msgspec.Meta(max_length=16)]
TransactionId = Annotated[str, msgspec.Meta(max_length=128)]
PurchaseId = Annotated[str, msgspec.Meta(max_length=32)]


def purchase_id(store: str, transaction_id: str) -> str:
    """The house's own name of a store's transaction: 128 bits of SHA-256, short enough to be a key."""
    return sha256(f"{store}\0{transaction_id}".encode()).hexdigest()[:32]


class StorePurchase(Record, frozen=True):
    """A purchase of the account, as the newest statement of its store says, and what was done about it."""

    purchase_id: str
    number: int
    """1 for the first that was heard of, without gaps."""
    store: str
    transaction_id: str
    product_id: str
    """Of the content."""
    kind: str
    """`pack`, `refill` or `skip`."""
    state: StoreState
    state_at: int
    """Unix milliseconds, by the store's clock."""
    bought_at: int
    sandbox: bool
    quantity: int
    paid_micros: int | None = None
    currency: str = ""
    token: str = ""
    """What the store wants to be asked with; see `StoreTransaction`."""
    told_millionths: int = 0
    """Which part of the price went back, by the newest statement."""
    granted_at: int = 0
    """Unix milliseconds; 0 when nothing was granted yet."""
    diamonds: int = 0
    """What can be taken back for the whole price: those of a pack, what redeemed refills and skips are worth."""
    redeemed: int = 0
    """Of a refill or skip: how many of `quantity` were used."""
    taken_millionths: int = 0
    """Which part of the price was acted on."""
    taken_diamonds: int = 0
    """What was really taken for it, and not given back."""
    parcel: dict[str, int] = msgspec.field(default_factory=dict)
    """Items that wait for a living life."""

    STORED: ClassVar[Stored] = Stored(
        kind="store_purchase", owner=Owner.ACCOUNT, key="purchase_id", personal=("transaction_id", "token")
    )


class PurchaseConsent(Record, frozen=True):
    """Whether a store may be told how far a purchase was used up."""

    share_consumption: bool = False

    STORED: ClassVar[Stored] = Stored(kind="purchase_consent", owner=Owner.ACCOUNT)


class ProcessedTransaction(Record, frozen=True):
    """A store transaction that was granted. A plain row: the second of the same name fails the commit that brings
    it, whichever account and process it comes from."""

    store: StoreName
    transaction_id: TransactionId
    account_id: int
    product_id: Annotated[str, msgspec.Meta(max_length=48)]
    """Of the content."""
    quantity: int
    diamonds: int
    sandbox: bool
    cents: int
    """Of US dollars, by the catalogue."""
    paid_micros: int | None
    currency: Annotated[str, msgspec.Meta(max_length=3)]
    bought_at: int
    at: int
    customer: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """See StoreTransaction; by it the account is found when the store names nothing else."""

    STORED: ClassVar[Stored] = Stored(
        kind="processed_transaction",
        owner=Owner.ACCOUNT,
        personal=("customer",),
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="processed_transactions",
            primary=("store", "transaction_id"),
            indexes=(("account_id", "at"), ("at",), ("store", "customer")),
            references=(("account_id", "players.id"),),
        ),
    )


class StoreErrand(Record, frozen=True):
    """Something a store must be told after a commit; the row is in that commit, and goes when the store knows."""

    id: int
    account_id: int
    purchase_id: PurchaseId
    store: StoreName
    kind: Annotated[str, msgspec.Meta(max_length=16)]
    """`settle` or `consumption`."""
    body: bytes
    """The StoreTransaction, as JSON."""
    at: int
    due_at: int
    """When it is tried next."""
    deadline_at: int
    """After this the store acts by itself (a refund, a decision without us)."""
    tries: int = 0
    error: Annotated[str, msgspec.Meta(max_length=160)] = ""
    """Why the last try failed: a code and a sentence, nothing of the purchase."""
    given_up: bool = False
    """The store said no, which will not change by asking again."""

    STORED: ClassVar[Stored] = Stored(
        kind="store_errand",
        owner=Owner.ACCOUNT,
        personal=("body",),
        table=Table(
            name="store_errands",
            primary=("id",),
            indexes=(("account_id",), ("due_at",)),
            references=(("account_id", "players.id"),),
        ),
    )


class PurchaseFlag(Record, frozen=True):
    """A suspicion for people to look at, with its evidence: ids and counts."""

    account_id: int
    reason: Annotated[str, msgspec.Meta(max_length=32)]
    day: int
    """Days since 1970 (UTC): one flag a reason and day."""
    evidence: Annotated[str, msgspec.Meta(max_length=600)]
    """JSON."""
    at: int
    reviewed_at: int | None = None

    STORED: ClassVar[Stored] = Stored(
        kind="purchase_flag",
        owner=Owner.ACCOUNT,
        exported=False,
        table=Table(
            name="purchase_flags",
            primary=("account_id", "reason", "day"),
            indexes=(("reviewed_at",),),
            references=(("account_id", "players.id"),),
        ),
    )
