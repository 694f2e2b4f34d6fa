"""Stripe's webhooks and its list of events: who sent them, and what they say, in any order."""

from __future__ import annotations

import json
import time
from itertools import pairwise

import pytest

from tests.features.purchases.stripe_support import ADA, TOKENS, begun, shop, told, verified
from tests.support.fake_stripe import SECRET, FakeStripe, signature
from tests.support.stripe_books import Thing
from ws.features.purchases.providers.provider import Notification
from ws.features.purchases.providers.stripe import MOST_BYTES, StripeSettings, StripeStore
from ws.features.purchases.providers.stripe_events import KINDS
from ws.kernel.errors import Refused
from ws.kernel.stores import WHOLE, StoreState

OLD_SECRET = "whsec_the_one_before"


async def bought(fake: FakeStripe, store: StripeStore, order_id: str = "order-1") -> tuple[str, list[Thing]]:
    session_id = await begun(store, order_id)
    return session_id, fake.books.pay(session_id)


# Who sent it


async def test_a_signed_event_is_read() -> None:
    async with shop() as (fake, store):
        session_id, events = await bought(fake, store)
        read = await told(fake, store, events[0])
    assert read.store == "stripe"
    assert (read.notification_id, read.kind) == (events[0]["id"], "checkout.session.completed")
    assert read.at == events[0]["created"] * 1000
    assert [(t.transaction_id, t.state) for t in read.transactions] == [(session_id, StoreState.PAID)]
    assert not read.asks_consumption


@pytest.mark.parametrize(
    "broken",
    [
        {"secret": "whsec_another"},
        {"at": int(time.time()) - 301},
        {"at": 0},
        {"tampered": True},
        {"header": ""},
        {"header": "v1=abc"},
        {"header": "t=now,v1=abc"},
        {"header": "t=1,v1="},
        {"header": f"t={'9' * 5000},v1=abc"},
        {"header": f"t={int(time.time())},v1=\u00e9"},
        {"header": "\x00,,=,=="},
        {"scheme": "v0"},
    ],
    ids=str,
)
async def test_what_stripe_did_not_sign_is_refused_before_anything_is_asked(broken: Thing) -> None:
    async with shop() as (fake, store):
        _, events = await bought(fake, store)
        fake.asked.clear()
        _, body = fake.signed(events[0])
        header = signature(body, broken.get("secret", SECRET), broken.get("at"))
        header = broken.get("header", header).replace("v1=", f"{broken.get('scheme', 'v1')}=")
        body = body.replace(b"cs_test_", b"cs_test_x") if broken.get("tampered") else body
        with pytest.raises(Refused) as refused:
            await store.read_notification({"stripe-signature": header}, body)
        assert refused.value.code == "not_authenticated"
        with pytest.raises(Refused):
            await store.read_notification({}, body)
        assert not fake.asked


async def test_a_signature_holds_for_five_minutes() -> None:
    async with shop() as (fake, store):
        _, events = await bought(fake, store)
        _, body = fake.signed(events[0])
        header = signature(body, SECRET, int(time.time()) - 290)
        assert (await store.read_notification({"stripe-signature": header}, body)).transactions


async def test_while_secrets_are_rolled_both_hold() -> None:
    """Stripe signs with each of them: "t=...,v1=...,v1=...", https://docs.stripe.com/webhooks#roll-endpoint-secrets"""
    async with shop() as (fake, store):
        _, events = await bought(fake, store)
        rolling = StripeStore(StripeSettings(fake.key, (OLD_SECRET, SECRET), fake.url), TOKENS)
        _, body = fake.signed(events[0])
        new, old = signature(body, SECRET), signature(body, OLD_SECRET)
        both = f"{new},{old.split(',')[1]},v0=ignored"
        for header, reader in ((new, rolling), (old, rolling), (both, rolling), (both, store)):
            assert (await reader.read_notification({"stripe-signature": header}, body)).transactions
        with pytest.raises(Refused):
            await store.read_notification({"stripe-signature": old}, body)
        await rolling.close()


async def test_without_a_secret_nothing_is_believed() -> None:
    async with shop() as (fake, _):
        for secrets in ((), ("",), ("  ",)):
            store = StripeStore(StripeSettings(fake.key, secrets, fake.url), TOKENS)
            body = b"{}"
            with pytest.raises(Refused) as refused:
                await store.read_notification({"stripe-signature": signature(body, "")}, body)
            assert refused.value.code == "not_authenticated"
            await store.close()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "bad_message"),
        (b"[]", "bad_message"),
        (b"{}", "bad_message"),
        (b'{"id": 5}', "bad_message"),
        (b"\xff\xfe", "not_authenticated"),
        (b'"' + b"a" * MOST_BYTES + b'"', "bad_message"),
    ],
    ids=range(6),
)
async def test_signed_nonsense_is_refused(body: bytes, code: str) -> None:
    async with shop() as (_, store):
        with pytest.raises(Refused) as refused:
            await store.read_notification({"stripe-signature": signature(body, SECRET)}, body)
    assert refused.value.code == code


@pytest.mark.parametrize("live", [True, False])
async def test_events_of_the_other_mode_are_refused(live: bool) -> None:
    async with shop(live) as (fake, store):
        _, events = await bought(fake, store)
        with pytest.raises(Refused) as refused:
            await told(fake, store, events[0] | {"livemode": not live})
    assert refused.value.code == "not_authenticated"


# What it says


async def test_unknown_kinds_are_kept_and_nothing_is_asked() -> None:
    async with shop() as (fake, store):
        fake.asked.clear()
        for thing in ({"id": "cus_1"}, {"object": "balance"}, {"id": 7, "payment_intent": [1]}):
            read = await told(fake, store, fake.books.tell("customer.created", thing)[0])
            assert (read.kind, read.transactions) == ("customer.created", ())
        assert not fake.asked


@pytest.mark.parametrize(
    "thing", [{"id": "ch_1", "payment_intent": None}, {"id": "ch_1"}, {"payment_intent": "pi_1"}]
)
async def test_payments_without_a_checkout_are_kept(thing: Thing) -> None:
    async with shop() as (fake, store):
        assert (await told(fake, store, fake.books.tell("charge.refunded", thing)[0])).transactions == ()


@pytest.mark.parametrize("session", ["cs_test_unknown", "", "cs_test_/../x", "seti_1"])
async def test_sessions_that_stripe_does_not_know_are_kept(session: str) -> None:
    async with shop() as (fake, store):
        event = fake.books.tell("checkout.session.completed", {"id": session})[0]
        assert (await told(fake, store, event)).transactions == ()


async def test_another_programs_purchases_are_kept_without_a_transaction() -> None:
    async with shop() as (fake, store):
        session_id, events = await bought(fake, store)
        fake.books.sessions[session_id]["metadata"] = {"product_id": "a mug"}
        for event in (*events, *fake.books.refund(session_id, 100)):
            assert (await told(fake, store, event)).transactions == ()


async def test_an_account_that_this_server_did_not_name_is_none() -> None:
    async with shop() as (fake, store):
        session_id, events = await bought(fake, store)
        fake.books.sessions[session_id]["client_reference_id"] = "4711"
        assert (await told(fake, store, events[0])).transactions[0].account_id is None


async def test_a_known_kind_with_an_object_that_can_not_be_read() -> None:
    async with shop() as (fake, store):
        with pytest.raises(Refused) as refused:
            await told(fake, store, fake.books.tell("charge.refunded", {"payment_intent": 5})[0])
    assert refused.value.code == "bad_message"


async def test_refunds_take_back_their_part() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        first = fake.books.refund(session_id, 100)
        seen = (await told(fake, store, first[0])).transactions[0]
        assert (seen.state, seen.taken_back_millionths) == (StoreState.TAKEN_BACK, 100 * WHOLE // 499)
        assert (seen.transaction_id, seen.account_id) == (session_id, ADA)
        second = fake.books.refund(session_id, 399)
        later = (await told(fake, store, second[1])).transactions[0]
        assert later.taken_back_millionths == WHOLE
        assert later.state_at > seen.state_at
        assert (await told(fake, store, first[0])).transactions == (later,), "an old event tells of now"


async def test_a_refund_that_failed_is_given_back() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        fake.books.refund(session_id, 499)
        gone = await verified(store, session_id)
        fake.books.now += 86_400
        for event in fake.books.fail_refund(fake.books.refunds[0]):
            back = (await told(fake, store, event)).transactions[0]
            assert (back.state, back.taken_back_millionths) == (StoreState.PAID, 0)
            assert back.state_at // 1000 == fake.books.now
            assert back.state_at > gone.state_at


@pytest.mark.parametrize(
    ("statuses", "back"),
    [
        (("needs_response",), WHOLE),
        (("needs_response", "under_review", "lost"), WHOLE),
        (("needs_response", "under_review", "won"), 0),
        (("lost", "appeal_needs_response", "appeal_under_review", "won"), 0),
        (("warning_needs_response",), 0),
        (("warning_under_review", "warning_closed"), 0),
        (("warning_needs_response", "needs_response", "lost"), WHOLE),
        (("warning_needs_response", "prevented"), 0),
        (("needs_response", "prevented"), WHOLE),
        (("needs_response", "a status of next year"), WHOLE),
    ],
)
async def test_disputes(statuses: tuple[str, ...], back: int) -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        paid = await verified(store, session_id)
        seen = [(paid.state_at, paid.taken_back_millionths)]
        events = fake.books.dispute(session_id, 499, inquiry=statuses[0].startswith("warning"))
        for status in statuses:
            events += fake.books.change_dispute(fake.books.disputes[0], status)
            found = (await told(fake, store, events[-1])).transactions[0]
            seen.append((found.state_at, found.taken_back_millionths))
        assert found.taken_back_millionths == back
        assert found.state is (StoreState.TAKEN_BACK if back else StoreState.PAID)
        for (before, told_before), (after, told_after) in pairwise(seen):
            assert after > before or (after == before and told_after == told_before), "within one second too"


async def test_a_statement_says_when_the_newest_thing_happened() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        bought_at = fake.books.now
        for deed in (
            lambda: fake.books.refund(session_id, 100),
            lambda: fake.books.fail_refund(fake.books.refunds[0]),
            lambda: fake.books.dispute(session_id, 100, inquiry=True),
            lambda: fake.books.change_dispute(fake.books.disputes[0], "needs_response"),
            lambda: fake.books.change_dispute(fake.books.disputes[0], "won"),
        ):
            fake.books.now += 86_400
            deed()
            found = await verified(store, session_id)
            assert (found.state_at // 1000, found.bought_at) == (fake.books.now, bought_at * 1000)


async def test_a_part_that_is_disputed_after_a_part_was_refunded() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        fake.books.refund(session_id, 99)
        fake.books.dispute(session_id, 100)
        assert (await verified(store, session_id)).taken_back_millionths == 199 * WHOLE // 499
        fake.books.dispute(session_id, 499)
        assert (await verified(store, session_id)).taken_back_millionths == WHOLE, "never more than all"


async def test_a_dispute_in_another_currency_takes_all() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        fake.books.dispute(session_id, 7)
        fake.books.disputes[0]["currency"] = "eur"
        assert (await verified(store, session_id)).taken_back_millionths == WHOLE


async def test_a_fraud_warning_is_kept_with_whose_it_is() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        paid = await verified(store, session_id)
        read = await told(fake, store, fake.books.warn(session_id)[0])
    assert read.kind == "radar.early_fraud_warning.created"
    assert read.transactions == (paid,)


async def test_many_refunds_are_read_page_by_page() -> None:
    async with shop() as (fake, store):
        session_id, _ = await bought(fake, store)
        for _ in range(230):
            fake.books.refund(session_id, 1)
        assert (await verified(store, session_id)).taken_back_millionths == 230 * WHOLE // 499


# What a lost webhook would have told


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
        for event, notification in zip(events[-3:], found[-3:], strict=True):
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
    assert json.dumps(KINDS).isascii()
