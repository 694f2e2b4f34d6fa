"""Google's services over a real port, as they are documented, and as badly behaved as they are told to be.

Bodies follow these pages:
https://developers.google.com/android-publisher/api-ref/rest/v3/purchases.productsv2
https://developers.google.com/android-publisher/api-ref/rest/v3/purchases.products/consume
https://developers.google.com/android-publisher/api-ref/rest/v3/purchases.voidedpurchases/list
https://developers.google.com/android-publisher/api-ref/rest/v3/orders/reviewrefund
https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests (access tokens)
https://cloud.google.com/apis/design/errors#http_mapping (errors)
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.support.talking import talking

PACKAGE = "com.example.baolife"
PUBLISHER = "/androidpublisher/v3/applications/"
ACCOUNT_EMAIL = "shop@example-project.iam.gserviceaccount.com"
PUSH_EMAIL = "push@example-project.iam.gserviceaccount.com"
AUDIENCE = "https://game.example.com/api/v1/webhooks/google"

ACCOUNT_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
GOOGLE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def public_pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


SERVICE_ACCOUNT = json.dumps(
    {
        "type": "service_account",
        "project_id": "example-project",
        "private_key_id": "a1b2c3",
        "private_key": pem(ACCOUNT_KEY),
        "client_email": ACCOUNT_EMAIL,
        "token_uri": "https://oauth2.googleapis.com/token",
    }
)


def jwk(key: rsa.RSAPrivateKey, kid: str) -> dict[str, str]:
    numbers = key.public_key().public_numbers()

    def told(number: int) -> str:
        return base64.urlsafe_b64encode(number.to_bytes((number.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()

    return {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": kid, "n": told(numbers.n), "e": told(numbers.e)}


def product_purchase(product_id: str = "diamonds_250", **changes: Any) -> dict[str, Any]:
    """A `ProductPurchaseV2` that was paid; `changes` by the names of its parts."""
    offer = {
        "quantity": changes.pop("quantity", 1),
        "consumptionState": changes.pop("consumed", "CONSUMPTION_STATE_YET_TO_BE_CONSUMED"),
    }
    offer["refundableQuantity"] = changes.pop("refundable", offer["quantity"])
    told = {
        "kind": "androidpublisher#productPurchaseV2",
        "productLineItem": [{"productId": product_id, "productOfferDetails": offer}],
        "purchaseStateContext": {"purchaseState": changes.pop("state", "PURCHASED")},
        "orderId": "GPA.3345-1234-5678-90123",
        "regionCode": "DE",
        "purchaseCompletionTime": "2026-03-01T10:00:00.250Z",
        "acknowledgementState": "ACKNOWLEDGEMENT_STATE_PENDING",
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def pending_purchase(**changes: Any) -> dict[str, Any]:
    return product_purchase(state="PENDING", purchaseCompletionTime=None, **changes)


def refusal(status: int, reason: str, headers: dict[str, str] | None = None) -> Reply:
    """An error as Google's APIs tell it."""
    error = {"code": status, "message": reason, "errors": [{"message": reason, "reason": reason}]}
    return status, json.dumps({"error": error}).encode(), headers or {}


Reply = tuple[int, bytes, dict[str, str]]
"""Status, body, headers. Status 0 hangs up, -1 never answers."""
HANG_UP: Reply = (0, b"", {})
SILENCE: Reply = (-1, b"", {})


class Asked:
    """A request that arrived."""

    def __init__(self, method: str, target: str, headers: dict[str, str], body: bytes) -> None:
        parts = urlsplit(target)
        self.method = method
        self.path = unquote(parts.path)
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.headers = headers
        self.body = body


class FakeGoogle:
    """Google, with purchases that the test puts there. A list of purchases is read one after the other."""

    def __init__(self) -> None:
        self.url = ""
        self.purchases: dict[str, dict[str, Any] | list[dict[str, Any]]] = {}
        self.pages: list[dict[str, Any]] = [{}]
        """Of voided purchases; the first is the first page."""
        self.orders: dict[str, dict[str, Any]] = {}
        self.reviews: dict[str, dict[str, Any]] = {}
        """What was answered about the charge-back of an order."""
        self.keys = [jwk(GOOGLE_KEY, "key-1")]
        self.cache_control = "public, max-age=22000, must-revalidate, no-transform"
        self.expires_in = 3599
        self.asked: list[Asked] = []
        self.bad: dict[str, list[Reply]] = {}
        """By the end of a path (`token`, `certs`, `consume`, ...): what is answered instead, one after the other."""
        self.gate = asyncio.Event()
        """Cleared, nothing is answered until it is set."""
        self.gate.set()
        self.before_answer: Callable[[Asked], None] = lambda asked: None
        self.granted = 0
        self.tokens_good = True

    def count(self, ending: str) -> int:
        return sum(1 for asked in self.asked if _ending(asked) == ending)

    async def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        await self.gate.wait()
        self.before_answer(asked)
        queue = self.bad.get(_ending(asked), [])
        if queue:
            return queue.pop(0)
        if asked.path == "/token":
            return self._grant(asked)
        if asked.path == "/certs":
            return 200, json.dumps({"keys": self.keys}).encode(), {"Cache-Control": self.cache_control}
        if asked.headers.get("authorization") != f"Bearer ya29.{self.granted}" or not self.tokens_good:
            return refusal(401, "authError")
        if asked.path.startswith(f"{PUBLISHER}{PACKAGE}/orders/"):
            return self._order(asked, asked.path.removeprefix(f"{PUBLISHER}{PACKAGE}/orders/"))
        if not asked.path.startswith(f"{PUBLISHER}{PACKAGE}/purchases/"):
            return refusal(404, "applicationNotFound")
        return self._publisher(asked, asked.path.removeprefix(f"{PUBLISHER}{PACKAGE}/purchases/"))

    def _grant(self, asked: Asked) -> Reply:
        form = parse_qs(asked.body.decode())
        assert form["grant_type"] == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
        try:
            claims = jwt.decode(  # the test moves the time in which it was made
                form["assertion"][0],
                public_pem(ACCOUNT_KEY),
                ["RS256"],
                audience=self.url + "/token",
                options={"verify_iat": False, "verify_exp": False},
            )
        except jwt.PyJWTError:
            return 400, b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}', {}
        assert claims["iss"] == ACCOUNT_EMAIL
        assert 0 < claims["exp"] - claims["iat"] <= 3600
        assert claims["scope"] == "https://www.googleapis.com/auth/androidpublisher"
        self.granted += 1
        body = {"access_token": f"ya29.{self.granted}", "expires_in": self.expires_in, "token_type": "Bearer"}
        return 200, json.dumps(body).encode(), {}

    def _publisher(self, asked: Asked, path: str) -> Reply:
        if asked.method == "GET" and path == "voidedpurchases":
            number = int(asked.query.get("token", "page-0").removeprefix("page-"))
            return 200, json.dumps(self.pages[number]).encode(), {}
        if asked.method == "GET" and path.startswith("productsv2/tokens/"):
            found = self.purchases.get(path.removeprefix("productsv2/tokens/"))
            if isinstance(found, list):
                found = found.pop(0) if len(found) > 1 else found[0]
            return (200, json.dumps(found).encode(), {}) if found else refusal(404, "purchaseTokenNotFound")
        if asked.method == "POST" and path.startswith("products/"):
            return self._settle(*path.removeprefix("products/").split("/tokens/"))
        return refusal(404, "notFound")

    def _order(self, asked: Asked, name: str) -> Reply:
        """Of several answers about a charge-back the first is kept; to all Google says yes."""
        order_id, _, verb = name.partition(":")
        if order_id not in self.orders:
            return refusal(404, "orderNotFound")
        if asked.method == "GET" and not verb:
            return 200, json.dumps(self.orders[order_id]).encode(), {}
        assert (asked.method, verb) == ("POST", "reviewrefund")
        self.reviews.setdefault(order_id, json.loads(asked.body))
        return 200, b"{}", {}

    def _settle(self, product_id: str, rest: str) -> Reply:
        """What is done already, or is not bought, is refused: "The purchase is not in a valid state ..."."""
        token, _, verb = rest.rpartition(":")
        found = self.purchases.get(token)
        assert not isinstance(found, list), "only reads change by themselves"
        if found is None or found["productLineItem"][0]["productId"] != product_id:
            return refusal(404, "purchaseTokenNotFound")
        offer = found["productLineItem"][0]["productOfferDetails"]
        if found["purchaseStateContext"]["purchaseState"] != "PURCHASED":
            return refusal(400, "invalidPurchaseState")
        if verb == "acknowledge":
            if found["acknowledgementState"] == "ACKNOWLEDGEMENT_STATE_ACKNOWLEDGED":
                return refusal(400, "invalidPurchaseState")
        elif offer["consumptionState"] == "CONSUMPTION_STATE_CONSUMED":
            return refusal(400, "invalidPurchaseState")
        else:
            offer["consumptionState"] = "CONSUMPTION_STATE_CONSUMED"
        found["acknowledgementState"] = "ACKNOWLEDGEMENT_STATE_ACKNOWLEDGED"
        return 204, b"", {}

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                first, *lines = head.strip().split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                method, target, _ = first.split(" ")
                status, answer, more = await self.answer(Asked(method, target, headers, body))
                if status < 0:
                    await asyncio.Event().wait()
                if not status:
                    break
                told = "".join(f"{name}: {value}\r\n" for name, value in more.items())
                length = "" if status == 204 else f"content-length: {len(answer)}\r\n"
                writer.write(f"HTTP/1.1 {status} X\r\n{length}{told}\r\n".encode() + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def _ending(asked: Asked) -> str:
    """`token`, `certs`, `voidedpurchases`, `acknowledge`, `consume`, `reviewrefund`, `order`, or `purchase`."""
    if asked.path.endswith((":acknowledge", ":consume", ":reviewrefund")):
        return asked.path.rpartition(":")[2]
    if asked.path in ("/token", "/certs") or asked.path.endswith("/voidedpurchases"):
        return asked.path.rpartition("/")[2]
    return "order" if "/orders/" in asked.path else "purchase"


@asynccontextmanager
async def fake_google() -> AsyncIterator[FakeGoogle]:
    """A running fake."""
    fake = FakeGoogle()
    async with talking(fake.talk) as fake.url:
        yield fake
