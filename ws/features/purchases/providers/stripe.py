"""Stripe: Checkout on the web, signed webhooks, and Stripe's own list of events.

A purchase is a Checkout Session, and its id is the transaction id of the house: it is there when a purchase is begun
and stays when it expires unpaid, while the payment intent comes only when the buyer pays. Every later event leads
back to it: sessions of `checkout.session.*` are named, and refunds, disputes and fraud warnings name the payment
intent, by which Stripe finds its one session.

Which events come in which order does not matter: see `stripe_objects`.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

import msgspec
import structlog
from msgspec.structs import replace

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.provider import Checkout, Claim, Consumption, Notification, Order, Provider
from ws.features.purchases.providers.stripe_events import KINDS, SESSION_EVENTS, Event, slim, subject
from ws.features.purchases.providers.stripe_objects import (
    ORDER,
    PRODUCT,
    STORE,
    PaymentIntent,
    Session,
    minor_micros,
    transaction,
)
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import StoreTransaction

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams

log = structlog.get_logger("purchases.stripe")

API_URL: Final = "https://api.stripe.com"
TOLERANCE_SECONDS: Final = 300
"""How old a signature may be."""
MOST_BYTES: Final = 1024 * 1024
"""Of a webhook."""

_SESSION_ID: Final = re.compile(r"cs_(test|live)_[A-Za-z0-9]{1,110}")
_MOST_REMEMBERED: Final = 1000


class StripeSettings(msgspec.Struct, frozen=True):
    """How to reach Stripe."""

    secret_key: str
    """`sk_` or restricted `rk_`; with `_test_` it is play money."""
    webhook_secrets: tuple[str, ...]
    """All that are valid now: while one is rolled there are two."""
    api_url: str = API_URL

    @property
    def live(self) -> bool:
        return "_live_" in self.secret_key[:8]

    def __repr__(self) -> str:
        return f"StripeSettings(live={self.live}, api_url={self.api_url!r})"


class StripeStore(Provider):
    """See the module."""

    name = STORE

    def __init__(self, settings: StripeSettings, tokens: AccountTokens) -> None:
        from stripe import SignatureVerificationError, WebhookSignature

        from ws.features.purchases.providers.stripe_api import StripeApi

        self._settings = settings
        self._tokens = tokens
        self._api = StripeApi(settings.secret_key, settings.api_url)
        self._signature = WebhookSignature
        self._unsigned = SignatureVerificationError

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()

    async def begin(self, order: Order) -> Checkout:
        """See `Provider`. The page stands for 24 hours, Stripe's default: an expiry of our own would be another one
        at each repetition, and Stripe refuses repetitions that differ.

        The buyer comes back to `return_url` with `checkout=` and the session's id, or `checkout=cancelled`. Raises
        Refused("conflict") for an order that was begun before with other contents.
        """
        params: SessionCreateParams = {
            "mode": "payment",
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": order.currency.lower(),
                        "unit_amount": _amount(order),
                        "product_data": {"name": order.title},
                    },
                }
            ],
            "client_reference_id": self._tokens.of(order.account_id),
            "metadata": {PRODUCT: order.product_id, ORDER: order.order_id},
            "payment_intent_data": {"metadata": {PRODUCT: order.product_id, ORDER: order.order_id}},
            "adaptive_pricing": {"enabled": False},  # the price is the catalogue's, in its currency
            "success_url": _returning(order.return_url, "{CHECKOUT_SESSION_ID}"),
            "cancel_url": _returning(order.return_url, "cancelled"),
        }
        session = await self._api.create_session(params, f"baolife-order-{order.order_id}")
        if not session.url:
            raise Unavailable("Stripe gave no page for the checkout")
        return Checkout(session.id, session.url, session.expires_at * 1000)

    async def verify(self, claim: Claim) -> StoreTransaction:
        """See `Provider`; `claim.transaction` is the id of the Checkout Session."""
        if not _SESSION_ID.fullmatch(claim.transaction):
            raise Refused("not_found")
        async with self._api.in_time():
            found = await self._read(await self._api.session(claim.transaction))
        if found is None or found.transaction_id != claim.transaction:
            raise Refused("not_allowed")
        if found.account_id != claim.account_id:
            raise Refused("not_allowed", "This purchase belongs to another account.")
        return found

    async def read_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        """See `Provider`. The signature is checked first, against every secret that is valid now."""
        if len(body) > MOST_BYTES:
            raise Refused("bad_message")
        if not self._is_signed(headers.get("stripe-signature", ""), body):
            raise Refused("not_authenticated")
        try:
            event = msgspec.json.decode(body, type=Event)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise Refused("bad_message") from None
        if event.livemode != self._settings.live:
            log.warning("an event of the other mode was refused", event_id=event.id, livemode=event.livemode)
            raise Refused("not_authenticated")
        if paid := self._paid(event):
            return Notification(STORE, event.id, event.type, event.created * 1000, (paid,))
        return await self._notification(event, {})

    async def settle(self, transaction: StoreTransaction) -> None:
        """Stripe does not ask whether something was delivered."""

    async def send_consumption(self, transaction: StoreTransaction, consumption: Consumption) -> None:
        """Stripe does not ask. Raises Refused("not_allowed")."""
        raise Refused("not_allowed")

    async def changes(self, since_ms: int) -> AsyncIterator[Notification]:
        """See `Provider`. Stripe keeps events for 30 days (https://docs.stripe.com/api/events/list), lists them
        newest first, and gives all of them the id they were sent with. A purchase that changed often is read once."""
        remembered: dict[str, StoreTransaction | None] = {}
        for event in reversed(await self._events(since_ms // 1000)):
            if event.livemode == self._settings.live:
                yield await self._notification(event, remembered)
            if len(remembered) > _MOST_REMEMBERED:
                remembered.clear()

    async def purchases_of(self, known: StoreTransaction, is_brief: bool) -> list[StoreTransaction] | None:
        """See `Provider`: a buyer is a guest, made anew for each checkout."""
        return None

    async def _events(self, since_seconds: int) -> list[Event]:
        """Newest first."""
        found: dict[str, Event] = {}
        after = ""
        while True:
            page = await self._api.events(since_seconds, KINDS, after)
            before = len(found)
            for event in page.data:
                try:
                    found[event.id] = slim(event)
                except Refused:
                    log.warning("an event of Stripe can not be read", event_id=event.id, kind=event.type)
            if not page.has_more:
                return sorted(found.values(), key=lambda event: event.created, reverse=True)
            if len(found) == before:
                raise Unavailable("Stripe's list of events does not go on")
            after = page.data[-1].id

    async def _notification(self, event: Event, remembered: dict[str, StoreTransaction | None]) -> Notification:
        """With the purchase it is about as it stands now; `remembered` is added to."""
        found: StoreTransaction | None = None
        if event.type in KINDS:
            name = subject(event)
            if name not in remembered:
                async with self._api.in_time():
                    remembered[name] = await self._find(event, name)
            found = remembered[name]
        return Notification(STORE, event.id, event.type, event.created * 1000, (found,) if found else ())

    def _paid(self, event: Event) -> StoreTransaction | None:
        """What a paid session says by itself. The commonest event needs no question to Stripe, so many may come at
        once, and buyers get what they paid for while the API is away. It can be out of date, and does no harm then:
        what happened since is told with a later `state_at`."""
        if event.type not in SESSION_EVENTS:
            return None
        try:
            session = msgspec.json.decode(event.data.object, type=Session)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None  # of another version of the API: it is asked
        if not session.paid or session.livemode != self._settings.live or not _SESSION_ID.fullmatch(session.id):
            return None
        told = transaction(session, (), (), self._tokens)
        return replace(told, bought_at=event.created * 1000) if told else None

    async def _find(self, event: Event, name: str) -> StoreTransaction | None:
        """None for what is not a purchase of ours: a payment without Checkout, another program's session."""
        try:
            if event.type in SESSION_EVENTS:
                session = await self._api.session(name) if _SESSION_ID.fullmatch(name) else None
            else:
                session = await self._api.find_session(name) if name else None
        except Refused as refused:
            if refused.code != "not_found":
                raise
            log.warning("Stripe tells of what it does not know", event_id=event.id, kind=event.type)
            return None
        return await self._read(session) if session else None

    async def _read(self, session: Session) -> StoreTransaction | None:
        """The whole purchase; None when it is not ours."""
        if not session.product_id or session.livemode != self._settings.live:
            return None
        intent = session.payment_intent
        if not session.paid or intent is None:
            return transaction(session, (), (), self._tokens)
        name = intent.id if isinstance(intent, PaymentIntent) else intent
        refunds = await self._api.refunds(name)
        return transaction(session, refunds, await self._api.disputes(name), self._tokens)

    def _is_signed(self, header: str, body: bytes) -> bool:
        """By the library, in constant time. https://docs.stripe.com/webhooks#verify-manually"""
        for secret in self._settings.webhook_secrets:
            try:
                self._signature.verify_header(body, header, secret, TOLERANCE_SECONDS)
            except (self._unsigned, ValueError, TypeError):
                continue  # the last two: a body that is not UTF-8, a signature that is not ASCII
            return True
        return False


def _amount(order: Order) -> int:
    """The price in the unit Stripe counts the currency in."""
    amount, rest = divmod(order.price_cents * 10_000, minor_micros(order.currency))
    if amount <= 0 or rest:
        raise Refused("not_allowed", "This price can not be charged in its currency.")
    return amount


def _returning(url: str, value: str) -> str:
    """The URL with `checkout=value`. Braces stay as they are: Stripe puts the session's id there."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise Refused("not_allowed", "The buyer can not be sent back there.")
    return urlunsplit(parts._replace(query=f"{parts.query}{'&' if parts.query else ''}checkout={value}"))
