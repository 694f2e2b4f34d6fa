"""An App Store for tests: what it signs, its API over HTTP, and its answers about certificates."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import SecretStr

from tests.features.purchases.apple_authority import Authority
from tests.support.server import ROOT
from tests.support.talking import talking
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.apple import AppleStore
from ws.features.purchases.providers.apple_settings import AppleSettings

PUBLISHED = ROOT.parent / "shared" / "testdata" / "apple"
"""Signed data that Apple publishes with its library; it is not part of this repository."""

BUNDLE = "com.example.life"
APP_ID = 41234
ACCOUNT = 7
CUSTOMER = "704289572311513293"
TOKENS = AccountTokens("only for tests: 0123456789abcdef")
API_KEY = ec.generate_private_key(ec.SECP256R1())
HOUR_MS = 3_600_000


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def pem(key: ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def transaction(**changes: Any) -> dict[str, Any]:
    """A payload as the App Store has it for a pack of diamonds; a change to None leaves a field out."""
    now = now_ms()
    fields = {
        "transactionId": "2000000123456789", "originalTransactionId": "2000000123456789",
        "bundleId": BUNDLE, "productId": "com.example.life.diamonds700",
        "purchaseDate": now - 5000, "originalPurchaseDate": now - 5000, "signedDate": now - 1000,
        "quantity": 1, "type": "Consumable", "appAccountToken": TOKENS.of(ACCOUNT),
        "inAppOwnershipType": "PURCHASED", "environment": "Production", "transactionReason": "PURCHASE",
        "storefront": "USA", "storefrontId": "143441", "price": 4990, "currency": "USD",
        "appTransactionId": CUSTOMER,
    }  # fmt: skip
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


def app_transaction(**changes: Any) -> dict[str, Any]:
    """A payload as the App Store has it for a copy of the app; a change to None leaves a field out."""
    now = now_ms()
    fields = {
        "receiptType": "Production", "appAppleId": APP_ID, "bundleId": BUNDLE, "applicationVersion": "1.2.3",
        "receiptCreationDate": now - 1000, "originalPurchaseDate": now - 9000, "originalApplicationVersion": "1.0",
        "appTransactionId": CUSTOMER, "originalPlatform": "iOS",
    }  # fmt: skip
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


def rescission(copy: str | None, **changes: Any) -> dict[str, Any]:
    """A payload of RESCIND_CONSENT about a signed copy of the app."""
    data = {"environment": "Production", "appAppleId": APP_ID, "bundleId": BUNDLE, "signedAppTransactionInfo": copy}
    fields = {
        "notificationType": "RESCIND_CONSENT", "notificationUUID": "6fb9a3ab-6a4c-4a5a-9f5e-0d1c4c1b7e11",
        "appData": {name: value for name, value in data.items() if value is not None},
        "version": "2.0", "signedDate": now_ms() - 500,
    }  # fmt: skip
    return {**fields, **changes}


def notification(
    authority: Authority, kind: str, about: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """A payload of version 2 about a transaction, or about none."""
    environment = (about or {}).get("environment", "Production")
    data: dict[str, Any] = {"environment": environment, "bundleId": BUNDLE, "bundleVersion": "1.2.3"}
    if environment == "Production":
        data["appAppleId"] = APP_ID
    if about is not None:
        data["signedTransactionInfo"] = authority.sign(about)
    fields = {
        "notificationType": kind, "notificationUUID": "002e14d5-51f5-4503-b5a8-c3a1af68eb20",
        "data": data, "version": "2.0", "signedDate": now_ms() - 500,
    }  # fmt: skip
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


def posted(signed: str) -> bytes:
    """The body of Apple's request."""
    return json.dumps({"signedPayload": signed}).encode()


@asynccontextmanager
async def opened(
    authority: Authority, folder: Path, clock: Callable[[], int] = now_ms, **changes: Any
) -> AsyncIterator[AppleStore]:
    """A store that trusts the authority, without online checks and without a key, unless changed."""
    root = folder / "root.der"
    root.write_bytes(authority.root.der)
    chosen: dict[str, Any] = {
        "bundle_id": BUNDLE, "root_certificates": (root,), "app_apple_id": APP_ID, "online_checks": False, **changes,
    }  # fmt: skip
    store = AppleStore(AppleSettings(**chosen), TOKENS, clock, time.monotonic)
    try:
        yield store
    finally:
        await store.close()


def with_key(url: str) -> dict[str, Any]:
    """Changes for a store that asks the API at `url`."""
    return {"issuer_id": "issuer", "key_id": "KEY1", "private_key": SecretStr(pem(API_KEY)), "api_url": url}


class Asked:
    """A request that came in."""

    def __init__(self, head: str, body: bytes) -> None:
        line, *rest = head.split("\r\n")
        self.method, self.target, _ = line.split(" ")
        self.headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in rest if x)}
        self.body = body


Answer = tuple[int, bytes] | tuple[int, bytes, dict[str, str]]


class FakeServer:
    """An HTTP server that answers as badly as it is told to. Status 0 hangs up, -1 never answers."""

    def __init__(self, answers: Callable[[Asked, int], Answer]) -> None:
        self.answers = answers
        self.asked: list[Asked] = []
        self.url = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                request = Asked(head, b"")
                request.body = await reader.readexactly(int(request.headers.get("content-length", 0)))
                self.asked.append(request)
                status, body, *more = self.answers(request, len(self.asked) - 1)
                if status == -1:
                    await asyncio.Event().wait()
                if status == 0:
                    break
                headers = {"content-type": "application/json", "content-length": str(len(body)), **dict(*more)}
                lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
                writer.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def fake_server(answers: Callable[[Asked, int], Answer]) -> AsyncIterator[FakeServer]:
    """A running fake."""
    fake = FakeServer(answers)
    async with talking(fake.talk) as fake.url:
        yield fake
