"""What Stripe's webhooks say about a purchase, in any order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.features.purchases.stripe_support import ADA, begun, bought, shop, told, verified
from tests.support.stripe_books import Thing
from ws.kernel.errors import Refused
from ws.kernel.stores import WHOLE, StoreState


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
        session_id = await begun(store)
        fake.books.sessions[session_id]["metadata"] = {"product_id": "a mug"}
        for event in (*fake.books.pay(session_id), *fake.books.refund(session_id, 100)):
            assert (await told(fake, store, event)).transactions == ()


async def test_an_account_that_this_server_did_not_name_is_none() -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.sessions[session_id]["client_reference_id"] = "4711"
        for event in (*fake.books.pay(session_id), *fake.books.refund(session_id, 100)):
            assert (await told(fake, store, event)).transactions[0].account_id is None


async def test_what_is_paid_is_told_while_stripe_can_not_be_asked() -> None:
    async with shop() as (fake, store):
        session_id, events = await bought(fake, store)
        fake.asked.clear()
        (paid,) = (await told(fake, store, events[0])).transactions
        assert not fake.asked
        asked = await verified(store, session_id)
        assert paid == asked, "and says the same as the API"
        fake.books.refund(session_id, 499)
        assert (await told(fake, store, events[0])).transactions == (paid,)
        assert (await verified(store, session_id)).state_at > paid.state_at, "and undoes nothing"


async def test_an_event_of_another_version_of_the_api_is_followed_up() -> None:
    async with shop() as (fake, store):
        session_id, events = await bought(fake, store)
        events[0]["data"]["object"] = {"id": session_id, "object": "checkout.session", "payment_status": "paid"}
        fake.asked.clear()
        assert (await told(fake, store, events[0])).transactions == (await verified(store, session_id),)
        assert fake.asked


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
