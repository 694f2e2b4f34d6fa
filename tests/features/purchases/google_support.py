"""A store that speaks to the fake Google, and pushes as Pub/Sub signs them."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.features.purchases import google_fake as fake
from tests.features.purchases.google_fake import FakeGoogle, fake_google
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.google import GoogleSettings, GoogleStore
from ws.features.purchases.providers.provider import Claim

TOKENS = AccountTokens("only for tests: 0123456789abcdef")
PURCHASE = "opaque-token-up-to-1000-characters.AO-J1Oz_abc"
EVENT_MS = 1_772_359_201_000


class Clock:
    """Seconds, moved by hand; `wall` runs along, from a real now."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.began = time.time()

    def now(self) -> float:
        return self.seconds

    def wall(self) -> float:
        return self.began + self.seconds


@asynccontextmanager
async def google(**changes: Any) -> AsyncIterator[tuple[FakeGoogle, GoogleStore, Clock]]:
    """The fake, the store that asks it, and the store's clock; `changes` are settings."""
    clock = Clock()
    async with fake_google() as server:
        store = GoogleStore(settings(server.url, **changes), TOKENS, clock.now, clock.wall)
        try:
            yield server, store, clock
        finally:
            await store.close()


def settings(url: str, **changes: Any) -> GoogleSettings:
    chosen: dict[str, Any] = {
        "package": fake.PACKAGE,
        "service_account": fake.SERVICE_ACCOUNT,
        "push_audience": fake.AUDIENCE,
        "push_email": fake.PUSH_EMAIL,
        "api_url": url,
        "token_url": f"{url}/token",
        "certs_url": f"{url}/certs",
        **changes,
    }
    return GoogleSettings(**chosen)


def claim(product_id: str = "diamonds_250", token: str = PURCHASE, account_id: int = 7) -> Claim:
    return Claim(account_id=account_id, product_id=product_id, token=token)


def claims(**changes: Any) -> dict[str, Any]:
    """What Pub/Sub says of itself; a change to None leaves a claim out."""
    now = int(time.time())
    told = {
        "aud": fake.AUDIENCE,
        "azp": "113774264463038321964",
        "email": fake.PUSH_EMAIL,
        "sub": "113774264463038321964",
        "email_verified": True,
        "exp": now + 3600,
        "iat": now,
        "iss": "https://accounts.google.com",
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def signed(
    told: dict[str, Any] | None = None, key: rsa.RSAPrivateKey = fake.GOOGLE_KEY, kid: str = "key-1"
) -> dict[str, str]:
    """Headers of a push."""
    return {"authorization": "Bearer " + jwt.encode(told or claims(), key, "RS256", headers={"kid": kid})}


def push(package: str = fake.PACKAGE, message_id: str = "136969346945", **about: Any) -> bytes:
    """The body of a push; https://developer.android.com/google/play/billing/rtdn-reference"""
    told = {"version": "1.0", "packageName": package, "eventTimeMillis": str(EVENT_MS), **about}
    data = base64.b64encode(json.dumps(told).encode()).decode()
    message = {"attributes": {}, "data": data, "messageId": message_id, "publishTime": "2026-03-01T10:00:02Z"}
    return json.dumps({"message": message, "subscription": "projects/example-project/subscriptions/play"}).encode()


def one_time(kind: int = 1, token: str = PURCHASE) -> dict[str, Any]:
    return {
        "oneTimeProductNotification": {
            "version": "1.0", "notificationType": kind, "purchaseToken": token, "sku": "diamonds_250",
        }
    }  # fmt: skip


def voided_push(refund: int = 1, product: int = 2, token: str = PURCHASE) -> dict[str, Any]:
    return {
        "voidedPurchaseNotification": {
            "purchaseToken": token, "orderId": "GPA.3345-1234-5678", "productType": product, "refundType": refund,
        }
    }  # fmt: skip
