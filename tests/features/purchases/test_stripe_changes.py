"""Stripe's list of events: what a lost webhook would have told."""

from __future__ import annotations

from pathlib import Path

from tests.features.purchases.stripe_support import bought, shop, told
from ws.features.purchases.providers.provider import Notification
from ws.features.purchases.providers.stripe import StripeStore
from ws.features.purchases.providers.stripe_events import KINDS


async def changes(store: StripeStore, since_ms: int = 0) -> list[Notification]:
    return [each async for each in store.changes(since_ms)]


async def test_changes_are_the_webhooks_oldest_first() -> None:
    async with shop() as (fake, store):
        for number in range(40):
            session_id, _ = await bought(fake, store, f"order-{number}")
            fake.books.now += number % 2
            fake.books.refund(session_id, 100)
            fake.books.tell("customer.created", {"id": "cus_1"})
        found = await changes(store)
        events = [e for e in fake.books.events if e["type"] in KINDS]
        assert len(events) == 120, "more than two pages"
        assert [n.notification_id for n in found] == [e["id"] for e in events]
        assert [n.at for n in found] == [e["created"] * 1000 for e in events]
        for event, notification in zip(events[-2:], found[-2:], strict=True):
            assert await told(fake, store, event) == notification


async def test_changes_begin_where_they_are_asked_to() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        fake.books.now += 10
        later = fake.books.refund(session_id, 100)
        assert [n.notification_id for n in await changes(store, fake.books.now * 1000)] == [e["id"] for e in later]
        assert await changes(store, fake.books.now * 1000 + 1000) == []


async def test_a_purchase_that_changed_often_is_read_once() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        for _ in range(30):
            fake.books.refund(session_id, 1)
        fake.asked.clear()
        found = await changes(store)
        assert len(found) == 61
        assert len({n.transactions for n in found}) == 1
        assert len(fake.asked) < 10


async def test_one_event_that_can_not_be_read_does_not_hide_the_others() -> None:
    async with shop() as (fake, store):
        fake.books.tell("charge.refunded", {"payment_intent": 5})
        _, events = await bought(fake, store)
        assert [n.notification_id for n in await changes(store)] == [events[0]["id"]]


def test_the_list_may_be_asked_for_by_these_kinds() -> None:
    assert len(set(KINDS)) == len(KINDS) <= 20


def test_the_operator_is_told_to_have_these_kinds_sent() -> None:
    page = (Path(__file__).parents[3] / "docs/stores/stripe.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in page] == []
