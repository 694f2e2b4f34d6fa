"""A Stripe of one's own over a real port: the API, the page to pay at, and the webhooks; as bad as it is told to be.

    async with fake_stripe() as stripe:
        stripe.deliver_to = "http://127.0.0.1:8001/api/v1/webhooks/stripe"
        ...  # a server with stripe.key, stripe.secret and stripe.url; a browser goes to the page of the session
        await stripe.deliver(stripe.books.refund(session_id, 99))

https://docs.stripe.com/api, https://docs.stripe.com/webhooks
"""

from __future__ import annotations

import asyncio
import hmac
import html
import json
import re
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from tests.support.http import Response, call
from tests.support.stripe_books import Books, Refusal, Thing
from tests.support.talking import talking

KEY = "sk_test_51FakeKeyOfTheTests"
LIVE_KEY = "sk_live_51FakeKeyOfTheTests"
SECRET = "whsec_secret_of_the_tests"
_PAY = re.compile(r"/c/pay/(cs_\w+)(/pay|/cancel)?")
_SESSION = re.compile(r"/v1/checkout/sessions/(\w+)")

Answer = tuple[int, bytes, Mapping[str, str]]


class Fault(msgspec.Struct, frozen=True):
    """How one request to the API is answered instead."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}
    drop: bool = False
    """The connection is cut."""
    silent: bool = False
    """No answer, ever."""
    after: bool = False
    """What was asked is done first; only the answer is spoilt."""


class Asked(msgspec.Struct, frozen=True):
    method: str
    path: str
    form: list[tuple[str, str]]
    headers: dict[str, str]

    @property
    def fields(self) -> dict[str, str]:
        return dict(self.form)

    def every(self, name: str) -> list[str]:
        """The values of a list: `name[0]`, `name[1]`, ..."""
        return [value for key, value in self.form if re.sub(r"\[\d*\]$", "", key) == name]


def signature(body: bytes, secret: str, at: int | None = None) -> str:
    """A `Stripe-Signature`: https://docs.stripe.com/webhooks#verify-manually"""
    at = int(time.time()) if at is None else at
    return f"t={at},v1={hmac.new(secret.encode(), f'{at}.'.encode() + body, sha256).hexdigest()}"


class FakeStripe:
    """See the module."""

    def __init__(self, live: bool = False) -> None:
        self.books = Books(live)
        self.key = LIVE_KEY if live else KEY
        self.secret = SECRET
        self.url = ""
        self.deliver_to = ""
        """Where webhooks go; nowhere without one."""
        self.faults: deque[Fault | None] = deque()
        """Of the next requests to the API, one each; None for one that is answered well."""
        self.asked: list[Asked] = []
        self.before: Callable[[], None] = lambda: None
        """Called before each request to the API is answered: what happens meanwhile."""
        self._kept: dict[str, tuple[list[tuple[str, str]], Answer]] = {}

    def signed(self, event: Thing) -> tuple[dict[str, str], bytes]:
        """The headers, in lower case, and the body of a webhook."""
        body = json.dumps(event, indent=2).encode()
        return {"content-type": "application/json", "stripe-signature": signature(body, self.secret)}, body

    async def deliver(self, events: Sequence[Thing]) -> list[Response]:
        """Send events to `deliver_to`, one after the other."""
        answers = []
        for event in events if self.deliver_to else ():
            headers, body = self.signed(event)
            answers.append(await call("POST", self.deliver_to, raw=body, headers=headers))
        return answers

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            while True:
                asked, target = await _read(reader)
                answer = await self._answer(asked, target)
                if answer is None:
                    break
                status, body, headers = answer
                head = {"content-length": str(len(body)), "content-type": "application/json", **headers}
                lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
                writer.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, asked: Asked, path: str) -> Answer | None:
        if match := _PAY.fullmatch(path):
            return await self._page(match[1], match[2] or "")
        self.asked.append(asked)
        self.before()
        fault = self.faults.popleft() if self.faults else None
        if fault is None:
            return self._api(asked)
        if fault.after:
            self._api(asked)
        if fault.silent:
            await asyncio.Event().wait()
        return None if fault.drop else (fault.status, fault.body, fault.headers)

    def _api(self, asked: Asked) -> Answer:
        """https://docs.stripe.com/api/idempotent_requests for the keys"""
        if asked.headers.get("authorization") != f"Bearer {self.key}":
            return 401, b'{"error": {"type": "invalid_request_error", "message": "Invalid API Key provided"}}', {}
        key = asked.headers.get("idempotency-key", "") if asked.method == "POST" else ""
        if key in self._kept:
            form, (status, body, _) = self._kept[key]
            if form != asked.form:
                return 400, b'{"error": {"type": "idempotency_error", "message": "Keys for idempotent ..."}}', {}
            return status, body, {"idempotent-replayed": "true"}
        try:
            answer: Answer = (200, json.dumps(self._found(asked), indent=2).encode(), {"request-id": "req_1"})
        except Refusal as refusal:
            return refusal.status, json.dumps(refusal.error).encode(), {"request-id": "req_1"}
        if key:
            self._kept[key] = (asked.form, answer)
        return answer

    def keep_failure(self, key: str, asked: Asked) -> None:
        """As if the first request with this key had met an error in Stripe: it is given again from now on."""
        self._kept[key] = (asked.form, (500, b'{"error": {"type": "api_error", "message": "Oh"}}', {}))

    def _found(self, asked: Asked) -> Thing:
        books, fields, expand = self.books, asked.fields, asked.every("expand")
        if asked.method == "POST" and asked.path == "/v1/checkout/sessions":
            session = books.create(fields)
            session["url"] = f"{self.url}/c/pay/{session['id']}"
            return books.shown(session, expand)
        if match := _SESSION.fullmatch(asked.path):
            return books.shown(books.session(match[1]), expand)
        intent = fields.get("payment_intent")
        below = [name.removeprefix("data.") for name in expand]
        lists: dict[str, Any] = {
            "/v1/checkout/sessions": lambda: [books.shown(s, below) for s in books.sessions.values()],
            "/v1/refunds": lambda: [books.shown_refund(r, below) for r in books.refunds],
            "/v1/disputes": lambda: books.disputes,
            "/v1/events": lambda: _asked_for(books.events, asked),
        }
        if asked.method != "GET" or asked.path not in lists:
            raise Refusal(404, "invalid_request_error", "resource_missing", asked.path)
        things = lists[asked.path]()
        return _paged([t for t in things if intent is None or _id_of(t.get("payment_intent")) == intent], asked)

    async def _page(self, session_id: str, step: str) -> Answer:
        """The page to pay at; a buyer who goes back causes no event."""
        session = self.books.sessions.get(session_id)
        if session is None:
            return 404, b"There is no such page.", {"content-type": "text/plain"}
        if step == "/cancel":
            return 303, b"", {"location": session["cancel_url"]}
        if step == "/pay":
            if session["status"] == "open":
                await self.deliver(self.books.pay(session_id))
            return 303, b"", {"location": session["success_url"].replace("{CHECKOUT_SESSION_ID}", session_id)}
        price = f"{session['amount_total'] / 100:.2f} {session['currency'].upper()}"
        page = (
            f'<!doctype html><link rel="icon" href="data:,"><title>Checkout</title><h1>{html.escape(price)}</h1>'
            f'<a id="pay" href="/c/pay/{session_id}/pay">Pay</a> '
            f'<a id="cancel" href="/c/pay/{session_id}/cancel">Cancel</a>'
        )
        return 200, page.encode(), {"content-type": "text/html; charset=utf-8"}


async def _read(reader: asyncio.StreamReader) -> tuple[Asked, str]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = (await reader.readexactly(int(headers.get("content-length", "0")))).decode()
    parts = urlsplit(target)
    form = parse_qsl(body if method == "POST" else parts.query, keep_blank_values=True)
    return Asked(method, parts.path, form, headers), parts.path


def _asked_for(events: Sequence[Thing], asked: Asked) -> list[Thing]:
    """https://docs.stripe.com/api/events/list"""
    types = asked.every("types")
    if len(types) > 20:
        raise Refusal(400, "invalid_request_error", "parameter_invalid", "types")
    since = int(asked.fields.get("created[gte]", "0"))
    return [e for e in events if e["created"] >= since and (not types or e["type"] in types)]


def _paged(things: Sequence[Thing], asked: Asked) -> Thing:
    """Newest first: https://docs.stripe.com/api/pagination"""
    limit = int(asked.fields.get("limit", "10"))
    if not 1 <= limit <= 100:
        raise Refusal(400, "invalid_request_error", "parameter_invalid_integer", "limit")
    ordered = list(reversed(things))
    after = asked.fields.get("starting_after")
    start = next(n for n, thing in enumerate(ordered) if thing["id"] == after) + 1 if after else 0
    page = ordered[start : start + limit]
    return {"object": "list", "url": asked.path, "has_more": start + limit < len(ordered), "data": page}


def _id_of(thing: Thing | str | None) -> str | None:
    return thing["id"] if isinstance(thing, dict) else thing


@asynccontextmanager
async def fake_stripe(live: bool = False) -> AsyncIterator[FakeStripe]:
    """A running fake."""
    fake = FakeStripe(live)
    async with talking(fake.talk) as fake.url:
        yield fake
