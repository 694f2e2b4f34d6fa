"""Messages of the purchases."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.engine.feature import Deed
from ws.kernel.facts import Letter
from ws.kernel.messages import Reply, Request
from ws.kernel.stores import StoreTransaction

StoreName = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,16}$")]
SignedTransaction = Annotated[str, msgspec.Meta(max_length=16_384)]
StoreProductId = Annotated[str, msgspec.Meta(max_length=128)]
PurchaseToken = Annotated[str, msgspec.Meta(max_length=1500)]
MOST_RESTORED = 20


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What proves one purchase in its store: a `transaction` (Apple, Stripe), or product and token (Google)."""

    transaction: SignedTransaction = ""
    product_id: StoreProductId = ""
    token: PurchaseToken = ""


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The JSON text of a `receipt`: the fields of verify_purchase."""

    store: StoreName
    transaction: SignedTransaction = ""
    product_id: StoreProductId = ""
    token: PurchaseToken = ""


class VerifyPurchase(Request, frozen=True, tag="verify_purchase"):
    """Show a purchase that was made in a store."""

    store: StoreName
    transaction: SignedTransaction = ""
    product_id: StoreProductId = ""
    token: PurchaseToken = ""


class RestorePurchases(Request, frozen=True, tag="restore_purchases"):
    """Show purchases again, all that a device knows."""

    store: StoreName
    transactions: Annotated[tuple[Proof, ...], msgspec.Meta(min_length=1, max_length=MOST_RESTORED)]


class GetPurchases(Request, frozen=True, tag="get_purchases"):
    """Ask for the purchases of the account, newest first."""

    before: Annotated[int, msgspec.Meta(ge=1, le=2**53)] | None = None
    """Only purchases with a lower number."""
    limit: Annotated[int, msgspec.Meta(ge=1, le=50)] = 20


class BeginPurchase(Request, frozen=True, tag="begin_purchase"):
    """Begin a purchase in a store that has a page of its own for paying."""

    store: StoreName
    product_id: Annotated[str, msgspec.Meta(max_length=48)]
    """Of get_shop."""
    currency: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")] = "USD"


class GetShop(Request, frozen=True, tag="get_shop"):
    """Ask what stores sell."""


class SetPurchaseConsent(Request, frozen=True, tag="set_purchase_consent"):
    """Say whether a store may be told how far a purchase was used up, when it decides about a refund."""

    share_consumption: bool


class OpenParcels(Request, frozen=True, tag="open_parcels"):
    """Bring the things that came with packs into the life."""


class PurchaseShown(msgspec.Struct, frozen=True):
    """A purchase, for its buyer."""

    purchase_id: str
    number: int
    store: str
    product_id: str
    kind: str
    state: str
    bought_at: int
    quantity: int
    sandbox: bool
    granted: bool
    diamonds: int
    """Of a pack, as granted; of a refill or skip, what was used of it is worth."""
    taken_back_millionths: int
    taken_diamonds: int
    open_uses: int
    """Of a refill or skip: how often it can still be used."""
    paid_micros: int | None
    currency: str


class PurchaseVerified(Reply, frozen=True, tag="verify_purchase"):
    purchase: PurchaseShown
    diamonds: int
    """Held now."""


class Restored(msgspec.Struct, frozen=True):
    """What came of one proof, in the order they were sent."""

    code: str
    """"" when it is one's own; else why it is not."""
    message: str
    purchase: PurchaseShown | None


class PurchasesRestored(Reply, frozen=True, tag="restore_purchases"):
    restored: tuple[Restored, ...]
    """One for each different proof; after them what the store knows besides to be the account's, and was missing."""
    diamonds: int


class Purchases(Reply, frozen=True, tag="get_purchases"):
    purchases: tuple[PurchaseShown, ...]
    next_before: int | None
    """What to send as `before` for the next page; null at the end."""


class PurchaseBegun(Reply, frozen=True, tag="begin_purchase"):
    checkout_id: str
    url: str
    expires_at: int


class ProductListed(msgspec.Struct, frozen=True):
    """How a store sells it now."""

    product_id: str
    """The store's name of it."""
    prices: dict[str, int]
    """Hundredths of a currency, by ISO 4217 code."""


class OfferShown(msgspec.Struct, frozen=True):
    """Why a product is cheaper, or more, now."""

    id: str
    name: str
    ends_at: int


class ProductShown(msgspec.Struct, frozen=True):
    """Something to buy."""

    id: str
    kind: str
    name: str
    text: str
    diamonds: int
    bonus_diamonds: int
    items: dict[str, int]
    gives: str | None
    """The refill or skip."""
    stores: dict[str, ProductListed]
    offers: tuple[OfferShown, ...]
    left_today: int
    """How often it may still be bought today."""
    available: bool
    reason: str


class StoreShop(Reply, frozen=True, tag="get_shop"):
    products: tuple[ProductShown, ...]
    account_token: str
    """What the client must hand to the store with a purchase."""


class PurchaseConsentSet(Reply, frozen=True, tag="set_purchase_consent"):
    share_consumption: bool


class ParcelsOpened(Reply, frozen=True, tag="open_parcels"):
    items: dict[str, int]


class PurchaseTold(Letter, frozen=True, tag="purchase_told"):
    """A store's statement about a purchase of the account."""

    transaction: StoreTransaction
    asks_consumption: bool = False


class ConsentRescinded(Letter, frozen=True, tag="consent_rescinded"):
    """A store says that the consent to its customer's use of the app was taken back."""

    store: str


class ParcelChosen(Deed, frozen=True, tag="parcel_opened"):
    """Things that were bought in a store came into the life."""

    items: dict[str, int]
