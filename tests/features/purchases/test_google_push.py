"""True pushes: what is made of them, and that they are still not believed."""

from __future__ import annotations

import base64
import json
from typing import Any

import jwt
import pytest

from tests.features.purchases.google_fake import (
    AUDIENCE,
    PUSH_EMAIL,
    FakeGoogle,
    pending_purchase,
    product_purchase,
    refusal,
)
from tests.features.purchases.google_support import (
    EVENT_MS,
    PURCHASE,
    TOKENS,
    google,
    one_time,
    push,
    signed,
    voided_push,
)
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, StoreState


async def test_a_purchase_is_read_before_it_is_told() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(obfuscatedExternalAccountId=TOKENS.of(7))
        told = await store.read_notification(signed(), push(**one_time()))
        assert (told.store, told.notification_id) == ("google", "136969346945")
        assert (told.kind, told.at) == ("ONE_TIME_PRODUCT_PURCHASED", EVENT_MS)
        assert [(t.state, t.account_id) for t in told.transactions] == [(StoreState.PAID, 7)]
        assert not told.asks_consumption


@pytest.mark.parametrize(
    ("about", "purchase", "state"),
    [
        (one_time(1), pending_purchase(), StoreState.PENDING),
        (one_time(2), product_purchase(), StoreState.PAID),
        (one_time(2), product_purchase(state="CANCELLED", purchaseCompletionTime=None), StoreState.CANCELLED),
        (voided_push(1), product_purchase(), StoreState.PAID),
        (voided_push(1), product_purchase(state="CANCELLED"), StoreState.TAKEN_BACK),
    ],
)
async def test_what_google_says_holds_and_not_the_push(
    about: dict[str, Any], purchase: dict[str, Any], state: StoreState
) -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = purchase
        told = await store.read_notification(signed(), push(**about))
        assert [t.state for t in told.transactions] == [state]


async def test_a_partial_refund() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase(quantity=4, refundable=3)
        told = await store.read_notification(signed(), push(**voided_push(2)))
        assert told.kind == "REFUND_TYPE_QUANTITY_BASED_PARTIAL_REFUND"
        assert [t.taken_back_millionths for t in told.transactions] == [WHOLE // 4]


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ({"testNotification": {"version": "1.0"}}, "TEST"),
        ({"subscriptionNotification": {"notificationType": 2, "purchaseToken": "x"}}, "SUBSCRIPTION_2"),
        (voided_push(1, product=1), "SUBSCRIPTION_REFUND_TYPE_FULL_REFUND"),
        ({"pendingRefundReviewNotification": {"version": "1.0", "orderId": "GPA.1"}}, "PENDING_REFUND_REVIEW"),
        ({"somethingNew": {"purchaseToken": PURCHASE}}, "UNKNOWN"),
        ({}, "UNKNOWN"),
    ],
)  # fmt: skip
async def test_what_is_only_kept(about: dict[str, Any], kind: str) -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        told = await store.read_notification(signed(), push(**about))
        assert (told.kind, told.transactions) == (kind, ())
        assert server.count("purchase") == 0


async def test_kinds_that_came_later_are_read_all_the_same() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        told = await store.read_notification(signed(), push(**one_time(77)))
        assert (told.kind, len(told.transactions)) == ("ONE_TIME_PRODUCT_77", 1)


async def test_another_app_is_none_of_our_business() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        told = await store.read_notification(signed(), push(package="com.example.other", **one_time()))
        assert (told.kind, told.transactions) == ("OTHER_APP", ())
        assert server.count("purchase") == 0


@pytest.mark.parametrize("token", ["an-unknown-purchase", "", "..", "a token"])
async def test_a_purchase_that_can_not_be_found(token: str) -> None:
    async with google() as (_server, store, _):
        told = await store.read_notification(signed(), push(**one_time(token=token)))
        assert told.transactions == ()


async def test_a_purchase_that_can_not_be_found_yet() -> None:
    async with google() as (server, store, clock):
        body = push(**one_time(), eventTimeMillis=str(int(clock.wall() * 1000)))
        with pytest.raises(Unavailable):
            await store.read_notification(signed(), body)
        server.purchases[PURCHASE] = product_purchase()
        told = await store.read_notification(signed(), body)
        assert [t.state for t in told.transactions] == [StoreState.PAID]
        del server.purchases[PURCHASE]
        clock.seconds += 600
        assert (await store.read_notification(signed(), body)).transactions == ()


async def test_a_push_comes_again_while_google_is_away() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["purchase"] = [refusal(503, "backendError")]
        with pytest.raises(Unavailable):
            await store.read_notification(signed(), push(**one_time()))
        first = await store.read_notification(signed(), push(**one_time()))
        assert await store.read_notification(signed(), push(**one_time())) == first, "twice is told twice, the same"


def enveloped(data: object, message_id: object = "1") -> bytes:
    return json.dumps({"message": {"data": data, "messageId": message_id}}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b"{}",
        b'{"message": {}}',
        enveloped("not base64!"),
        enveloped(""),
        enveloped(base64.b64encode(b"not json").decode()),
        enveloped(base64.b64encode(b"{}").decode()),
        enveloped(base64.b64encode(b'{"packageName": 5}').decode()),
        enveloped(base64.b64encode(b'{"packageName": "x", "eventTimeMillis": -1}').decode()),
        enveloped(base64.b64encode(b'{"packageName": "x"}').decode(), "x" * 65),
        enveloped(base64.b64encode(b'{"packageName": "x"}').decode(), "../1"),
        enveloped(base64.b64encode(b'{"packageName": "x"}').decode(), ""),
        push(voidedPurchaseNotification={"productType": 2}),
        push(oneTimeProductNotification={"notificationType": "soon", "purchaseToken": PURCHASE}),
        b'{"message": ' + b"[" * 100_000,
        b" " * (256 * 1024) + push(),
    ],
)
async def test_what_can_not_be_read(body: bytes) -> None:
    async with google() as (_server, store, _):
        with pytest.raises(Refused) as refused:
            await store.read_notification(signed(), body)
        assert refused.value.code == "bad_message"


async def test_without_a_time_of_its_own_the_time_of_sending_holds() -> None:
    data = base64.b64encode(b'{"packageName": "com.example.baolife"}').decode()
    body = {"message": {"data": data, "messageId": "1", "publishTime": "2026-03-01T10:00:02Z"}}
    async with google() as (_server, store, clock):
        told = await store.read_notification(signed(), json.dumps(body).encode())
        assert told.at == 1_772_359_202_000
        told = await store.read_notification(signed(), enveloped(data))
        assert told.at == int(clock.wall() * 1000)


def test_the_fake_signs_as_documented() -> None:
    token = signed()["authorization"].removeprefix("Bearer ")
    assert jwt.get_unverified_header(token) == {"alg": "RS256", "kid": "key-1", "typ": "JWT"}
    told = jwt.decode(token, options={"verify_signature": False})
    assert (told["aud"], told["email"], told["email_verified"]) == (AUDIENCE, PUSH_EMAIL, True)
    assert FakeGoogle().keys[0]["kid"] == "key-1"
