"""Pushes forged in every way we know, and the keys that tell them from true ones."""

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
    GOOGLE_KEY,
    HANG_UP,
    OTHER_KEY,
    SILENCE,
    jwk,
    product_purchase,
    public_pem,
    refusal,
)
from tests.features.purchases.google_support import PURCHASE, claims, google, one_time, push, signed
from ws.features.purchases.providers import google_keys
from ws.kernel.errors import Refused, Unavailable


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
