"""A store at a fake Stripe, and orders for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec.structs import replace

from tests.support.fake_stripe import FakeStripe, fake_stripe
from tests.support.stripe_books import Thing
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.provider import Claim, Notification, Order
from ws.features.purchases.providers.stripe import StripeSettings, StripeStore
from ws.kernel.stores import StoreTransaction

TOKENS = AccountTokens("a secret that only the tests know, and long")
ADA = 4711
ORDER = Order(ADA, "order-1", "diamonds_700", "700 diamonds", 499, "USD", "https://play.example/shop?tab=packs#top")


@asynccontextmanager
async def shop(live: bool = False) -> AsyncIterator[tuple[FakeStripe, StripeStore]]:
    """The fake, and the store that asks it."""
    async with fake_stripe(live) as fake:
        store = StripeStore(StripeSettings(fake.key, (fake.secret,), fake.url), TOKENS)
        try:
            yield fake, store
        finally:
            await store.close()


async def begun(store: StripeStore, order_id: str = "order-1", account: int = ADA) -> str:
    """The session of a new order."""
    return (await store.begin(replace(ORDER, order_id=order_id, account_id=account))).checkout_id


async def bought(fake: FakeStripe, store: StripeStore, order_id: str = "order-1") -> tuple[str, list[Thing]]:
    """The session of a new order that was paid, and the events of that."""
    session_id = await begun(store, order_id)
    return session_id, fake.books.pay(session_id)


async def verified(store: StripeStore, session_id: str, account: int = ADA) -> StoreTransaction:
    return await store.verify(Claim(account, session_id))


async def told(fake: FakeStripe, store: StripeStore, event: Thing) -> Notification:
    """What the store reads in a webhook."""
    return await store.read_notification(*fake.signed(event))
