"""Stripe: a checkout is begun once, and verified for the one who paid."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from tests.features.purchases.stripe_support import ADA, ORDER, TOKENS, begun, shop, verified
from ws.features.purchases.providers.provider import Consumption
from ws.features.purchases.providers.stripe import StripeSettings
from ws.kernel.errors import Refused, SettingsError
from ws.kernel.stores import StoreState
from ws.settings import load
from ws.store_settings import by_comma

KEY = "sk_live_abc"


async def test_a_checkout_is_begun_as_stripe_wants_it() -> None:
    async with shop() as (fake, store):
        checkout = await store.begin(ORDER)
        asked = fake.asked[0]
    assert checkout.url == f"{fake.url}/c/pay/{checkout.checkout_id}"
    assert checkout.expires_at == (fake.books.now + 86_400) * 1000
    assert (asked.method, asked.path) == ("POST", "/v1/checkout/sessions")
    assert asked.headers["idempotency-key"] == "baolife-order-order-1"
    assert asked.headers["stripe-version"]
    assert asked.fields == {
        "mode": "payment",
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][currency]": "usd",
        "line_items[0][price_data][unit_amount]": "499",
        "line_items[0][price_data][product_data][name]": "700 diamonds",
        "client_reference_id": TOKENS.of(ADA),
        "metadata[baolife_product]": "diamonds_700",
        "metadata[baolife_order]": "order-1",
        "payment_intent_data[metadata][baolife_product]": "diamonds_700",
        "payment_intent_data[metadata][baolife_order]": "order-1",
        "adaptive_pricing[enabled]": "false",
        "success_url": "https://play.example/shop?tab=packs&checkout={CHECKOUT_SESSION_ID}#top",
        "cancel_url": "https://play.example/shop?tab=packs&checkout=cancelled#top",
    }


async def test_the_same_order_is_begun_once() -> None:
    async with shop() as (fake, store):
        first = await store.begin(ORDER)
        fake.books.now += 3600
        assert await store.begin(ORDER) == first
        assert len(fake.books.sessions) == 1
        with pytest.raises(Refused) as refused:
            await store.begin(replace(ORDER, price_cents=1))
        assert refused.value.code == "conflict"
        assert len(fake.books.sessions) == 1


async def test_an_order_that_stripe_failed_for_good_is_refused_and_not_tried_for_ever() -> None:
    async with shop() as (fake, store):
        await store.begin(ORDER)
        fake.keep_failure("baolife-order-order-1", fake.asked[0])
        with pytest.raises(Refused) as refused:
            await store.begin(ORDER)
    assert refused.value.code == "conflict"


@pytest.mark.parametrize(
    ("currency", "cents", "amount"), [("JPY", 50_000, "500"), ("KWD", 150, "1500"), ("eur", 99, "99")]
)
async def test_amounts_are_counted_in_the_currencys_own_unit(currency: str, cents: int, amount: str) -> None:
    async with shop() as (fake, store):
        checkout = await store.begin(replace(ORDER, currency=currency, price_cents=cents))
        assert fake.asked[0].fields["line_items[0][price_data][unit_amount]"] == amount
        fake.books.pay(checkout.checkout_id)
        paid = await verified(store, checkout.checkout_id)
    assert (paid.paid_micros, paid.currency) == (cents * 10_000, currency.upper())


@pytest.mark.parametrize(
    "change",
    [
        {"price_cents": 0},
        {"price_cents": -499},
        {"price_cents": 5},  # less than Stripe charges
        {"price_cents": 499, "currency": "JPY"},
        {"return_url": "javascript:alert(1)"},
        {"return_url": "/shop"},
        {"title": ""},
    ],
)
async def test_orders_that_can_not_be_begun(change: dict[str, object]) -> None:
    async with shop() as (fake, store):
        with pytest.raises(Refused) as refused:
            await store.begin(replace(ORDER, **change))
        assert refused.value.code == "not_allowed"
        assert not fake.books.sessions


async def test_a_purchase_from_its_beginning_to_its_payment() -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        pending = await verified(store, session_id)
        assert (pending.state, pending.token, pending.bought_at) == (StoreState.PENDING, "", fake.books.now * 1000)
        fake.books.pay(session_id)  # within the same second
        paid = await verified(store, session_id)
    assert paid.state is StoreState.PAID
    assert paid.state_at > pending.state_at
    assert (paid.store, paid.transaction_id, paid.product_id) == ("stripe", session_id, "diamonds_700")
    assert (paid.account_id, paid.sandbox, paid.quantity) == (ADA, True, 1)
    assert (paid.paid_micros, paid.currency, paid.taken_back_millionths) == (4_990_000, "USD", 0)
    assert paid.token == fake.books.sessions[session_id]["payment_intent"]


async def test_an_expired_checkout_is_cancelled() -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        pending = await verified(store, session_id)
        fake.books.expire(session_id)
        ended = await verified(store, session_id)
    assert ended.state is StoreState.CANCELLED
    assert ended.state_at > pending.state_at


@pytest.mark.parametrize("paid", [True, False])
async def test_a_payment_that_takes_days(paid: bool) -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay_later(session_id)
        waiting = await verified(store, session_id)
        assert waiting.state is StoreState.PENDING
        fake.books.arrive(session_id, paid)
        there = await verified(store, session_id)
    assert there.state is (StoreState.PAID if paid else StoreState.CANCELLED)
    assert there.state_at > waiting.state_at


async def test_a_live_key_sells_for_money() -> None:
    async with shop(live=True) as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        assert not (await verified(store, session_id)).sandbox


async def test_anothers_checkout_is_refused() -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        for told in (TOKENS.of(ADA + 1), "", None, "00000000-0000-0000-0000-000000000000", "4711"):
            fake.books.sessions[session_id]["client_reference_id"] = told
            with pytest.raises(Refused) as refused:
                await verified(store, session_id)
            assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(
    "change", [{"metadata": {}}, {"metadata": None}, {"mode": "subscription"}, {"livemode": True}]
)
async def test_another_programs_checkout_is_refused(change: dict[str, object]) -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        fake.books.sessions[session_id] |= change
        with pytest.raises(Refused) as refused:
            await verified(store, session_id)
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(
    "claimed",
    [
        "",
        "cs_",
        "pi_123",
        "cs_test_../../refunds",
        "cs_test_a?expand[]=x",
        "cs_test_" + "a" * 500,
        "cs_test_é",
        "x" * 9,
    ],
)
async def test_what_is_no_checkout_is_not_even_asked_for(claimed: str) -> None:
    async with shop() as (fake, store):
        with pytest.raises(Refused) as refused:
            await verified(store, claimed)
        assert refused.value.code == "not_found"
        assert not fake.asked


async def test_an_unknown_checkout() -> None:
    async with shop() as (_, store):
        with pytest.raises(Refused) as refused:
            await verified(store, "cs_test_nobody")
    assert refused.value.code == "not_found"


async def test_stripe_asks_for_no_settlement_and_no_consumption() -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        paid = await verified(store, session_id)
        fake.asked.clear()
        await store.settle(paid)
        with pytest.raises(Refused):
            await store.send_consumption(paid, Consumption(0, True))
        assert not fake.asked


# Settings


def test_stripe_is_off_without_a_key() -> None:
    assert load(stripe_webhook_secrets=None).stripe_secret_key is None


def test_secrets_that_are_rolled_are_told_apart() -> None:
    settings = load(stripe_secret_key=KEY, stripe_webhook_secrets=" whsec_new, whsec_old ,")
    assert by_comma(settings.stripe_webhook_secrets) == ("whsec_new", "whsec_old")
    assert KEY not in repr(settings)
    assert "whsec" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"stripe_secret_key": KEY}, "BAOLIFE_STRIPE_WEBHOOK_SECRETS"),
        ({"stripe_secret_key": KEY, "stripe_webhook_secrets": " , "}, "BAOLIFE_STRIPE_WEBHOOK_SECRETS"),
        ({"stripe_secret_key": KEY, "stripe_webhook_secrets": "whsec_a,b"}, "BAOLIFE_STRIPE_WEBHOOK_SECRETS"),
        ({"stripe_webhook_secrets": "whsec_a"}, "BAOLIFE_STRIPE_SECRET_KEY"),
        ({"stripe_secret_key": "pk_live_a", "stripe_webhook_secrets": "whsec_a"}, "BAOLIFE_STRIPE_SECRET_KEY"),
    ],
)
def test_half_a_configuration_stops_the_start(given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=f"^{named}: ") as error:
        load(**given)
    assert KEY not in str(error.value)


@pytest.mark.parametrize("url", ["http://stripe.example", "ftp://127.0.0.1", "api.stripe.com", ""])
def test_the_key_is_not_sent_in_clear(url: str) -> None:
    with pytest.raises(SettingsError, match=r"^BAOLIFE_STRIPE_API_URL: "):
        load(stripe_secret_key=KEY, stripe_webhook_secrets="whsec_a", stripe_api_url=url)


def test_secrets_are_not_shown() -> None:
    shown = repr(StripeSettings(KEY, ("whsec_a",))) + str(StripeSettings(KEY, ("whsec_a",)))
    assert "live=True" in shown
    assert KEY not in shown
    assert "whsec" not in shown


@pytest.mark.parametrize(("key", "live"), [("sk_live_x", True), ("rk_live_x", True), ("sk_test_live_", False)])
def test_the_key_says_whether_it_is_play_money(key: str, live: bool) -> None:
    assert StripeSettings(key, ()).live is live


def test_the_library_is_not_imported_where_no_store_is_configured() -> None:
    code = "import sys, ws.features.purchases.providers.stripe; print({'stripe', 'httpx2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "set()"
