"""Stripe's webhooks: what it signed is read, and nothing else is."""

from __future__ import annotations

import time

import pytest

from tests.features.purchases.stripe_support import TOKENS, bought, shop, told
from tests.support.fake_stripe import SECRET, signature
from tests.support.stripe_books import Thing
from ws.features.purchases.providers.stripe import MOST_BYTES, StripeSettings, StripeStore
from ws.kernel.errors import Refused
from ws.kernel.stores import StoreState

OLD_SECRET = "whsec_the_one_before"


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
        {"seconds_old": 301},
        {"seconds_old": 10**9},
        {"tampered": True},
        {"header": ""},
        {"header": "v1=abc"},
        {"header": "t=now,v1=abc"},
        {"header": "t=1,v1="},
        {"header": f"t={'9' * 5000},v1=abc"},
        {"header": "t=1,v1=\u00e9"},
        {"header": "\x00,,=,=="},
        {"scheme": "v0"},
    ],
    ids=range(12),
)
async def test_what_stripe_did_not_sign_is_refused_before_anything_is_asked(broken: Thing) -> None:
    async with shop() as (fake, store):
        _, events = await bought(fake, store)
        fake.asked.clear()
        _, body = fake.signed(events[0])
        header = signature(body, broken.get("secret", SECRET), int(time.time()) - broken.get("seconds_old", 0))
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
