"""What the Android Publisher API says of purchases, and what that is in the words of the house.

Purchases are read by `purchases.productsv2`, which Google's guide of the life of one-time purchases names. It knows
no linked purchase tokens, which only subscriptions have. Should one be told all the same, the purchase replaces
another and is not granted a second time.

Sources: https://developers.google.com/android-publisher/api-ref/rest/v3/purchases.productsv2
https://developers.google.com/android-publisher/api-ref/rest/v3/purchases.voidedpurchases
https://developer.android.com/google/play/billing/lifecycle/one-time
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Final, Literal

import msgspec

from ws.kernel.errors import Refused
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

NAME: Final = "google"

_PRODUCT: Final = re.compile(r"[a-z0-9][a-z0-9._]{0,127}", re.ASCII)
_TOKEN: Final = re.compile(r"[\x21-\x7e]{8,1300}", re.ASCII)
"""Opaque, says Google. The bound leaves room for the product in `StoreTransaction.token`; none is a path (`..`)."""

_ORDER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_PENDING: Final = re.compile(r"[\x21-\x7e]{1,1300}", re.ASCII)

Quantity = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Millis = Annotated[int, msgspec.Meta(ge=0, le=253_402_300_799_999)]


class Offer(msgspec.Struct, rename="camel", frozen=True):
    """Of a line: how many, how many of them have not been refunded, and whether it was consumed."""

    quantity: Quantity = 1
    refundable_quantity: Quantity | None = None
    consumption_state: str = ""


class LineItem(msgspec.Struct, rename="camel", frozen=True):
    """One product of a purchase."""

    product_id: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    product_offer_details: Offer = Offer()


class StateContext(msgspec.Struct, rename="camel", frozen=True):
    """Any other state than these is an answer that can not be read: nothing is concluded from it."""

    purchase_state: Literal["PURCHASED", "CANCELLED", "PENDING"]


class TestContext(msgspec.Struct, rename="camel", frozen=True):
    """Told only of purchases that were paid with play money."""

    fop_type: str = ""


class ProductPurchase(msgspec.Struct, rename="camel", frozen=True):
    """A `ProductPurchaseV2`, as far as it is used."""

    product_line_item: Annotated[tuple[LineItem, ...], msgspec.Meta(min_length=1)]
    purchase_state_context: StateContext
    test_purchase_context: TestContext | None = None
    obfuscated_external_account_id: str | None = None
    purchase_completion_time: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    """Told once it has been paid."""
    acknowledgement_state: str = ""
    linked_purchase_token: str | None = None

    @property
    def line(self) -> LineItem:
        """The product. Raises Refused("not_allowed") for a bundle or a replacement, which are not sold here."""
        if len(self.product_line_item) != 1 or self.linked_purchase_token:
            raise Refused("not_allowed")
        return self.product_line_item[0]

    @property
    def is_purchased(self) -> bool:
        return self.purchase_state_context.purchase_state == "PURCHASED"

    @property
    def is_pending(self) -> bool:
        return self.purchase_state_context.purchase_state == "PENDING"

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledgement_state == "ACKNOWLEDGEMENT_STATE_ACKNOWLEDGED"

    @property
    def is_consumed(self) -> bool:
        return any(
            line.product_offer_details.consumption_state == "CONSUMPTION_STATE_CONSUMED"
            for line in self.product_line_item
        )

    @property
    def completed_at(self) -> int | None:
        """Unix milliseconds; None when it was not paid."""
        paid = self.purchase_completion_time
        return None if paid is None else max(0, int(paid.timestamp() * 1000))


class Voided(msgspec.Struct, rename="camel", frozen=True):
    """A `VoidedPurchase`: what went back, by user, developer, Google, or a bank."""

    purchase_token: Annotated[str, msgspec.Meta(min_length=1, max_length=1300)]
    voided_time_millis: Millis
    purchase_time_millis: Millis = 0
    voided_reason: Annotated[int, msgspec.Meta(ge=0, le=999)] = 0
    voided_quantity: Quantity = 0
    """Of a refund of a part of several; 0 for the whole purchase."""


class Order(msgspec.Struct, rename="camel", frozen=True):
    """An `Order`, as far as it is used."""

    purchase_token: Annotated[str, msgspec.Meta(max_length=1300)] = ""


class RefundReview(msgspec.Struct, rename="camel", frozen=True):
    """An answer about a charge-back, `OrdersReviewRefundRequest`. It could name single uses, with time and place:
    those are nobody's business."""

    pending_refund_token: str
    consumption_percentage_milliunits: int
    """Thousandths of a per cent, 0 to 100,000."""
    sample_content_provided: bool = False
    refund_preference: Literal["NEUTRAL"] = "NEUTRAL"
    """Facts are told, and no wish for the outcome."""


class _Pagination(msgspec.Struct, rename="camel", frozen=True):
    next_page_token: Annotated[str, msgspec.Meta(max_length=4096)] = ""


class VoidedPage(msgspec.Struct, rename="camel", frozen=True):
    """A page of the list of voided purchases."""

    voided_purchases: tuple[Voided, ...] = ()
    token_pagination: _Pagination = _Pagination()


def check_product(product_id: str) -> str:
    """Raises Refused("not_allowed") for what is no product of Google Play's."""
    if not _PRODUCT.fullmatch(product_id):
        raise Refused("not_allowed")
    return product_id


def check_token(token: str) -> str:
    """Raises Refused("not_allowed") for what is no purchase token."""
    if not _TOKEN.fullmatch(token):
        raise Refused("not_allowed")
    return token


def transaction_id(token: str) -> str:
    """The purchase's own name, whichever way it arrives: a token is too long for one, and it opens the purchase."""
    return sha256(token.encode()).hexdigest()


def asked_with(transaction: StoreTransaction) -> tuple[str, str]:
    """Product and purchase token out of `StoreTransaction.token`. Raises Refused("not_allowed")."""
    product, _, token = transaction.token.partition(":")
    return check_product(product), check_token(token)


def question_of(order_id: str, pending_refund_token: str) -> str:
    """Order and token for `StoreTransaction.question`. Raises Refused("not_found") for what can be none."""
    if not _ORDER.fullmatch(order_id) or not _PENDING.fullmatch(pending_refund_token):
        raise Refused("not_found")
    return f"{order_id} {pending_refund_token}"


def answered_with(transaction: StoreTransaction, consumed_millionths: int) -> tuple[str, RefundReview]:
    """The order a question is about, and the answer. Raises Refused("not_allowed") when Google did not ask."""
    order_id, _, token = transaction.question.partition(" ")
    if not token:
        raise Refused("not_allowed")
    used = min(max(consumed_millionths, 0), WHOLE) * 100_000 // WHOLE
    return order_id, RefundReview(token, used)


def read(
    purchase: ProductPurchase, token: str, read_at: int, account: Callable[[str], int | None]
) -> StoreTransaction:
    """The purchase as it was told at `read_at` (Unix milliseconds, ours: when it was asked for).

    A purchase that is pending may have been paid by now, so its `state_at` is 0 and anything known later holds. One
    that is paid is so since Google says it is. So an answer that arrives late never undoes a newer one. Raises
    Refused("not_allowed") for what this house does not sell.
    """
    line = purchase.line
    completed = purchase.completed_at
    state, back = _state(purchase, line.product_offer_details)
    state_at = read_at
    if state == StoreState.PENDING:
        state_at = 0
    elif completed is not None:
        state_at = completed if state == StoreState.PAID else max(read_at, completed + 1)
    return StoreTransaction(
        store=NAME,
        transaction_id=transaction_id(token),
        product_id=line.product_id,
        state=state,
        state_at=state_at,
        bought_at=read_at if completed is None else completed,
        sandbox=purchase.test_purchase_context is not None,
        account_id=account(purchase.obfuscated_external_account_id or ""),
        quantity=max(1, line.product_offer_details.quantity),
        taken_back_millionths=back,
        token=f"{line.product_id}:{token}",
    )


def voided(told: StoreTransaction, record: Voided, quantity_back: int) -> StoreTransaction:
    """The purchase with what the list of voided purchases says: at least so much went back.

    `quantity_back` is how many of it went back by all records up to this one; 0 for all. The list knows of
    charge-backs that the purchase itself may not tell.
    """
    back = WHOLE
    if quantity_back:
        back = min(WHOLE, quantity_back * WHOLE // told.quantity)
    if told.state == StoreState.TAKEN_BACK and told.taken_back_millionths >= back:
        return told
    return msgspec.structs.replace(
        told,
        state=StoreState.TAKEN_BACK,
        state_at=max(record.voided_time_millis, told.state_at + 1),
        taken_back_millionths=back,
    )


def _state(purchase: ProductPurchase, offer: Offer) -> tuple[StoreState, int]:
    """How it stands, and how much of the price went back."""
    quantity = max(1, offer.quantity)
    if purchase.is_pending:
        return StoreState.PENDING, 0
    if purchase.is_purchased:
        kept = quantity if offer.refundable_quantity is None else min(quantity, offer.refundable_quantity)
        back = (quantity - kept) * WHOLE // quantity
        return (StoreState.TAKEN_BACK, back) if back else (StoreState.PAID, 0)
    was_paid = purchase.completed_at is not None or purchase.is_acknowledged or purchase.is_consumed
    return (StoreState.TAKEN_BACK, WHOLE) if was_paid else (StoreState.CANCELLED, 0)
