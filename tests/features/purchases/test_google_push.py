"""Pushes: forged in every way we know, and true ones that are still not believed."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
import time
from typing import Any

import jwt
import pytest

from tests.features.purchases.google_fake import (
    AUDIENCE,
    GOOGLE_KEY,
    HANG_UP,
    OTHER_KEY,
    PUSH_EMAIL,
    SILENCE,
    FakeGoogle,
    jwk,
    pending_purchase,
    product_purchase,
    public_pem,
    refusal,
)
from tests.features.purchases.google_support import (
    EVENT_MS,
    PURCHASE,
    TOKENS,
    claims,
    google,
    one_time,
    push,
    signed,
    voided_push,
)
from ws.features.purchases.providers import google_keys
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, StoreState


def part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def unsigned() -> dict[str, str]:
    return {"authorization": f"Bearer {part({'alg': 'none', 'kid': 'key-1'})}.{part(claims())}."}


def signed_with_the_public_key() -> dict[str, str]:
    """The public key taken for the secret of an HMAC; by hand, because the library does not lend itself to it."""
    head = f"{part({'alg': 'HS256', 'kid': 'key-1', 'typ': 'JWT'})}.{part(claims())}"
    digest = hmac.digest(public_pem(GOOGLE_KEY), head.encode(), "sha256")
    return {"authorization": f"Bearer {head}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"}


def tampered() -> dict[str, str]:
    head, _, signature = signed(claims(email="evil@example.com"))["authorization"].split(".")
    return {"authorization": f"{head}.{part(claims())}.{signature}"}


NOW = int(time.time())
FORGED: dict[str, dict[str, str]] = {
    "nothing": {},
    "no token": {"authorization": "Bearer "},
    "not a token": {"authorization": "Bearer a.b.c"},
    "another scheme": {"authorization": signed()["authorization"].replace("Bearer", "Basic")},
    "another key": signed(key=OTHER_KEY),
    "tampered": tampered(),
    "unsigned": unsigned(),
    "the public key as secret": signed_with_the_public_key(),
    "a key in the token": {
        "authorization": "Bearer "
        + jwt.encode(claims(), OTHER_KEY, "RS256", headers={"kid": "key-1", "jwk": jwk(OTHER_KEY, "key-1")})
    },
    "another audience": signed(claims(aud="https://other.example.com")),
    "no audience": signed(claims(aud=None)),
    "another's e-mail": signed(claims(email="evil@example.com")),
    "no e-mail": signed(claims(email=None)),
    "an odd e-mail": signed(claims(email=["a"])),
    "e-mail not verified": signed(claims(email_verified=False)),
    "e-mail verified in words": signed(claims(email_verified="true")),
    "e-mail verification untold": signed(claims(email_verified=None)),
    "another issuer": signed(claims(iss="https://accounts.example.com")),
    "no issuer": signed(claims(iss=None)),
    "expired": signed(claims(iat=NOW - 7200, exp=NOW - 3600)),
    "without end": signed(claims(exp=None)),
    "from the future": signed(claims(iat=NOW + 3600, exp=NOW + 7200)),
    "huge": {"authorization": "Bearer " + "x" * 100_000},
}


@pytest.mark.parametrize("headers", FORGED.values(), ids=FORGED.keys())
async def test_a_forged_push(headers: dict[str, str]) -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        with pytest.raises(Refused) as refused:
            await store.read_notification(headers, push(**one_time()))
        assert refused.value.code == "not_authenticated"
        assert server.count("purchase") == 0
        assert await store.read_notification(signed(), push(**one_time())), "a true one is heard"


async def test_no_key_is_looked_for_when_none_could_prove_it() -> None:
    async with google() as (server, store, _):
        for headers in (unsigned(), signed_with_the_public_key()):
            with pytest.raises(Refused):
                await store.read_notification(headers, push(**one_time()))
        assert not server.asked


async def test_without_an_audience_nobody_is_believed() -> None:
    async with google(push_audience="", push_email="") as (server, store, _):
        with pytest.raises(Refused) as refused:
            await store.read_notification(signed(claims(aud="", email="")), push(**one_time()))
        assert refused.value.code == "not_authenticated"
        assert not server.asked


async def test_both_names_of_the_issuer() -> None:
    async with google() as (_server, store, _):
        for issuer in ("https://accounts.google.com", "accounts.google.com"):
            await store.read_notification(signed(claims(iss=issuer)), push(testNotification={"version": "1.0"}))


async def test_a_flood_of_made_up_keys_asks_for_keys_once_a_minute() -> None:
    async with google() as (server, store, clock):
        await store.read_notification(signed(), push())
        for minute in range(1, 4):
            clock.seconds += google_keys.LOOK_SECONDS
            forged = [signed(key=OTHER_KEY, kid=f"made-up-{n}") for n in range(20)]
            refusals = await asyncio.gather(
                *(store.read_notification(headers, push()) for headers in forged), return_exceptions=True
            )
            assert all(isinstance(r, Refused) and r.code == "not_authenticated" for r in refusals)
            assert server.count("certs") == 1 + minute
        await store.read_notification(signed(), push())


async def test_a_new_key_is_found_and_an_old_one_forgotten() -> None:
    async with google() as (server, store, clock):
        await store.read_notification(signed(), push())
        server.keys = [jwk(OTHER_KEY, "key-2")]
        clock.seconds += google_keys.LOOK_SECONDS
        await store.read_notification(signed(key=OTHER_KEY, kid="key-2"), push())
        with pytest.raises(Refused):
            await store.read_notification(signed(), push())
        assert server.count("certs") == 2


@pytest.mark.parametrize(
    ("cache_control", "seconds"),
    [("public, max-age=600", 600), ("max-age=1", 60), ("no-store", 3600), ("max-age=999999999", 86_400)],
)
async def test_keys_are_kept_as_long_as_google_says(cache_control: str, seconds: int) -> None:
    async with google() as (server, store, clock):
        server.cache_control = cache_control
        await store.read_notification(signed(), push())
        clock.seconds += seconds - 1
        await store.read_notification(signed(), push())
        assert server.count("certs") == 1
        clock.seconds += 1
        await store.read_notification(signed(), push())
        assert server.count("certs") == 2


async def test_many_pushes_at_once_ask_for_keys_once() -> None:
    async with google() as (server, store, _):
        await asyncio.gather(*(store.read_notification(signed(), push()) for _ in range(20)))
        assert server.count("certs") == 1


@pytest.mark.parametrize(
    "reply",
    [
        HANG_UP,
        refusal(500, "backendError"),
        refusal(404, "notFound"),
        (200, b"{}", {}),
        (200, b'{"keys": []}', {}),
        (200, b'{"keys": [{"kid": "key-1", "kty": "RSA", "n": "!", "e": "AQAB"}]}', {}),
    ],
)
async def test_without_keys_the_push_is_to_come_again(reply: Any) -> None:
    async with google() as (server, store, clock):
        server.bad["certs"] = [reply]
        for _ in range(3):
            with pytest.raises(Unavailable):
                await store.read_notification(signed(), push())
        assert server.count("certs") == 1, "not asked again at once"
        clock.seconds += 5
        assert await store.read_notification(signed(), push())


async def test_keys_that_never_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ws.features.purchases.providers.google_http.SECONDS", 0.2)
    async with google() as (server, store, clock):
        server.bad["certs"] = [SILENCE]
        with pytest.raises(Unavailable):
            await store.read_notification(signed(), push())
        assert store._keys._looking is not None
        await asyncio.wait({store._keys._looking})
        clock.seconds += 5
        assert await store.read_notification(signed(), push())


async def test_keys_for_other_ends_are_not_used() -> None:
    async with google() as (server, store, _):
        server.keys = [
            {**jwk(GOOGLE_KEY, "key-1"), "use": "enc"},
            {**jwk(GOOGLE_KEY, "key-1"), "alg": "RS512"},
            {"kty": "oct", "alg": "HS256", "use": "sig", "kid": "key-1", "k": "c2VjcmV0"},
        ]
        with pytest.raises(Refused):
            await store.read_notification(signed(), push())


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
