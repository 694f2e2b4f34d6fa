"""What Stripe's objects say about a purchase; pure.

Only fields that are needed are read, as https://docs.stripe.com/api describes them.

How statements are ordered
--------------------------
Stripe sends events in any order and more than once (https://docs.stripe.com/webhooks#event-ordering), and many
objects bear no time of their last change. So an event only says which purchase to look at; the purchase is then read
whole at the API. What was read is made of facts that only ever become more: paid, a refund, its failure, a dispute,
its escalation, its end. `state_at` is the time of the newest fact in milliseconds, and within that (whole) second
the number of facts. A reading that knows more than another is therefore later, also within one second and for facts
without a time, and two readings that know the same have the same time, whichever event led to them. Only a paid
session is believed as its event has it: it knows no more than any reading of it, and undoes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

import msgspec

from ws.features.purchases.account_tokens import AccountTokens
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

STORE: Final = "stripe"
PRODUCT: Final = "baolife_product"
"""Key of the metadata that makes a Checkout Session one of ours, and holds the product."""
ORDER: Final = "baolife_order"

_ZERO_DECIMAL: Final = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF")
)
_THREE_DECIMAL: Final = frozenset(("BHD", "JOD", "KWD", "OMR", "TND"))
"""Both from https://docs.stripe.com/currencies#minor-units; all others have two decimals."""
_MOST_FACTS: Final = 999
_MOST_PRODUCT: Final = 128
_MILLISECONDS: Final = 1000
_REFUNDS_WITHOUT_MONEY: Final = frozenset(("failed", "canceled"))
_INQUIRIES: Final = frozenset(("warning_needs_response", "warning_under_review", "warning_closed"))
_CHARGEBACKS: Final = frozenset(
    ("needs_response", "under_review", "lost", "appeal_needs_response", "appeal_under_review")
)

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """https://docs.stripe.com/api/pagination"""

    data: list[T]
    has_more: bool = False


class BalanceTransaction(msgspec.Struct, frozen=True):
    amount: int
    created: int


class Charge(msgspec.Struct, frozen=True):
    amount: int
    currency: str
    created: int


class PaymentIntent(msgspec.Struct, frozen=True):
    id: str
    status: str
    latest_charge: Charge | str | None = None


class Session(msgspec.Struct, frozen=True):
    """A Checkout Session; times are in seconds."""

    id: str
    created: int
    expires_at: int
    livemode: bool
    payment_status: str
    mode: str
    status: str | None = None
    url: str | None = None
    client_reference_id: str | None = None
    amount_total: int | None = None
    currency: str | None = None
    metadata: dict[str, str] | None = None
    payment_intent: PaymentIntent | str | None = None

    @property
    def paid(self) -> bool:
        return self.payment_status == "paid"

    @property
    def product_id(self) -> str:
        """Empty for a session that another program made at the same Stripe account."""
        found = (self.metadata or {}).get(PRODUCT, "") if self.mode == "payment" else ""
        return found if len(found) <= _MOST_PRODUCT else ""


class Refund(msgspec.Struct, frozen=True):
    amount: int
    created: int
    status: str | None = None
    failure_balance_transaction: BalanceTransaction | str | None = None


class Dispute(msgspec.Struct, frozen=True):
    amount: int
    currency: str
    created: int
    status: str
    balance_transactions: list[BalanceTransaction] = []


def minor_micros(currency: str) -> int:
    """What the unit that Stripe counts a currency in (ISO 4217, any case) is worth, in millionths of the currency."""
    name = currency.upper()
    return 1_000_000 if name in _ZERO_DECIMAL else 1_000 if name in _THREE_DECIMAL else 10_000


def transaction(
    session: Session, refunds: Sequence[Refund], disputes: Sequence[Dispute], tokens: AccountTokens
) -> StoreTransaction | None:
    """A purchase as it was read; None for a session that is not ours."""
    if not session.product_id:
        return None
    intent = session.payment_intent if isinstance(session.payment_intent, PaymentIntent) else None
    charge = intent.latest_charge if intent and isinstance(intent.latest_charge, Charge) else None
    back = _taken_back(session, charge, refunds, disputes)
    currency = (session.currency or "").upper()
    return StoreTransaction(
        store=STORE,
        transaction_id=session.id,
        product_id=session.product_id,
        state=_state(session, intent, back),
        state_at=_state_at(session, intent, charge, refunds, disputes),
        bought_at=(charge.created if session.paid and charge else session.created) * _MILLISECONDS,
        sandbox=not session.livemode,
        account_id=tokens.account(session.client_reference_id or ""),
        taken_back_millionths=back,
        paid_micros=None if session.amount_total is None else session.amount_total * minor_micros(currency),
        currency=currency[:3],
        token=intent.id if intent else str(session.payment_intent or ""),
    )


def _ended(session: Session, intent: PaymentIntent | None) -> bool:
    """Whether it can not be paid any more: the page expired, or a payment that takes days failed in the end."""
    if session.status == "expired" or session.payment_status == "no_payment_required":
        return True
    failed = intent is not None and intent.status in {"requires_payment_method", "canceled"}
    return session.status == "complete" and failed


def _state(session: Session, intent: PaymentIntent | None, back: int) -> StoreState:
    if session.paid:
        return StoreState.TAKEN_BACK if back else StoreState.PAID
    return StoreState.CANCELLED if _ended(session, intent) else StoreState.PENDING


def _taken_back(
    session: Session, charge: Charge | None, refunds: Sequence[Refund], disputes: Sequence[Dispute]
) -> int:
    """Millionths of the price. A refund counts from the moment it is made, until it fails."""
    price = charge.amount if charge else session.amount_total or 0
    currency = charge.currency if charge else session.currency
    if not session.paid or price <= 0:
        return 0
    back = sum(refund.amount for refund in refunds if refund.status not in _REFUNDS_WITHOUT_MONEY)
    for dispute in disputes:
        if _withdrawn(dispute):
            back += dispute.amount if dispute.currency == currency else price
    return max(0, min(WHOLE, back * WHOLE // price))


def _withdrawn(dispute: Dispute) -> bool:
    """Whether the money of a dispute is gone. An inquiry takes none, a dispute that was won gives it back; of a
    status that says neither (`prevented`, and what may come) the account's balance tells."""
    if dispute.status in _INQUIRIES or dispute.status == "won":
        return False
    if dispute.status in _CHARGEBACKS:
        return True
    return sum(moved.amount for moved in dispute.balance_transactions) < 0


def _state_at(
    session: Session,
    intent: PaymentIntent | None,
    charge: Charge | None,
    refunds: Sequence[Refund],
    disputes: Sequence[Dispute],
) -> int:
    """See the module."""
    facts = 2 if session.paid else 1 if _ended(session, intent) else 0
    times = [session.created]
    if charge:
        times.append(charge.created)
    for refund in refunds:
        facts += 2 if refund.status in _REFUNDS_WITHOUT_MONEY else 1
        times.append(refund.created)
        if isinstance(refund.failure_balance_transaction, BalanceTransaction):
            times.append(refund.failure_balance_transaction.created)
    for dispute in disputes:
        facts += 1 if dispute.status in _INQUIRIES else 3 if dispute.status == "won" else 2
        facts += len(dispute.balance_transactions)
        times += (dispute.created, *(moved.created for moved in dispute.balance_transactions))
    return max(times) * _MILLISECONDS + min(facts, _MOST_FACTS)
