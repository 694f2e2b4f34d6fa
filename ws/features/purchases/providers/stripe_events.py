"""Stripe's events: which of them are about a purchase, and how they lead to it."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.features.purchases.providers.stripe_objects import PaymentIntent
from ws.kernel.errors import Refused

SESSION_EVENTS: Final = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
)
"""Events whose object is the Checkout Session."""
PAYMENT_EVENTS: Final = (
    "charge.refunded",
    "charge.refund.updated",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
    "radar.early_fraud_warning.created",
    "radar.early_fraud_warning.updated",
)
"""Events whose object names a payment intent. A fraud warning changes nothing; it says which purchase it is about."""
KINDS: Final = (*SESSION_EVENTS, *PAYMENT_EVENTS)
"""What has to be sent to the webhook, and is asked for: https://docs.stripe.com/api/events/types. A list may be
asked for by at most 20 kinds."""


class EventData(msgspec.Struct, frozen=True):
    object: msgspec.Raw


class Event(msgspec.Struct, frozen=True):
    """https://docs.stripe.com/api/events/object"""

    id: str
    type: str
    created: int
    """Unix seconds."""
    livemode: bool
    data: EventData


class _About(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str = ""
    payment_intent: str | PaymentIntent | None = None


def subject(event: Event) -> str:
    """The Checkout Session, or the payment intent, that an event of KINDS names; "" for a payment without an intent.

    Raises Refused("bad_message").
    """
    try:
        about = msgspec.json.decode(event.data.object, type=_About)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Refused("bad_message") from None
    if event.type in SESSION_EVENTS:
        return about.id
    intent = about.payment_intent
    return intent.id if isinstance(intent, PaymentIntent) else intent or ""


def slim(event: Event) -> Event:
    """The same event with no more of its object than `subject` needs: a list may hold a month of them.

    Raises Refused("bad_message").
    """
    name = subject(event)
    about = _About(id=name) if event.type in SESSION_EVENTS else _About(payment_intent=name)
    return replace(event, data=EventData(msgspec.Raw(msgspec.json.encode(about))))
