"""A store outside of the house, over a real HTTP port: it sells, refunds, tells, and misbehaves when asked to."""

from __future__ import annotations

import asyncio
import hmac
import itertools
import json
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import httpx2
import msgspec
from msgspec.structs import replace

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.provider import Consumption, Notification
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, Checkout, Claim, Order, StoreState, StoreTransaction

SECRET: Final = b"what the fake store signs with"
_NUMBERS = itertools.count(1)


class FakeStore:
    """What the store knows. `trouble` is what the next requests of a path meet: "500", "slow", "broken", "silent"."""

    def __init__(self, name: str = "google") -> None:
        self.name = name
        self.purchases: dict[str, StoreTransaction] = {}
        self.history: list[Notification] = []
        """Everything it told or should have told, oldest first."""
        self.settled: Counter[str] = Counter()
        self.consumption: dict[str, dict[str, Any]] = {}
        self.trouble: dict[str, list[str]] = {}
        self._at = int(time.time() * 1000)
        self._lock = threading.Lock()
        self.url = ""

    def buy(
        self, product_id: str, account_id: int | None = None, state: StoreState = StoreState.PAID, **more: Any
    ) -> StoreTransaction:
        """A purchase, as the store knows it."""
        at = self.tick()
        number = next(_NUMBERS)
        made = StoreTransaction(
            store=self.name,
            transaction_id=f"{self.name}-{number:06d}",
            product_id=product_id,
            state=state,
            state_at=at,
            bought_at=at,
            sandbox=more.pop("sandbox", False),
            account_id=account_id,
            **more,
        )
        return self.note(made, "bought")

    def change(self, transaction_id: str, state: StoreState, part: int = 0) -> StoreTransaction:
        """The purchase stands differently from now on."""
        held = self.purchases[transaction_id]
        changed = replace(held, state=state, state_at=self.tick(), taken_back_millionths=part)
        return self.note(changed, state.value)

    def refund(self, transaction_id: str, part: int = WHOLE) -> StoreTransaction:
        """Pay it back, in part or whole."""
        return self.change(transaction_id, StoreState.TAKEN_BACK, part)

    def note(self, told: StoreTransaction, kind: str) -> StoreTransaction:
        with self._lock:
            self.purchases[told.transaction_id] = told
            self.history.append(Notification(self.name, f"n-{next(_NUMBERS)}", kind, told.state_at, (told,)))
        return told

    def tick(self) -> int:
        """The store's clock goes on."""
        self._at += 1
        return self._at

    def signed(self, notification: Notification | None = None) -> tuple[dict[str, str], bytes]:
        """(headers, body) of a webhook: of the newest notification when none is named."""
        body = msgspec.json.encode(notification or self.history[-1])
        return {"x-signature": signature(body)}, body

    def meets(self, path: str) -> str:
        with self._lock:
            waiting = self.trouble.get(path.strip("/").split("/")[0])
            return waiting.pop(0) if waiting else ""


def signature(body: bytes) -> str:
    """What proves that the store sent it."""
    return hmac.new(SECRET, body, sha256).hexdigest()


@contextmanager
def serving(store: FakeStore) -> Iterator[FakeStore]:
    """The store on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers.get("content-length", "0"))) or b"{}"))

        def _answer(self, body: dict[str, Any] | None) -> None:
            trouble = store.meets(self.path)
            if trouble == "silent":
                self.close_connection = True
                return
            if trouble == "slow":
                time.sleep(0.3)
            status, answer = (500, b"{}") if trouble == "500" else _answer_of(store, self.path, body)
            if trouble == "broken":
                answer = answer[: len(answer) // 2]
            self.send_response(status)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    store.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()


def _answer_of(store: FakeStore, path: str, body: dict[str, Any] | None) -> tuple[int, bytes]:
    what, _, name = path.strip("/").partition("/")
    if what == "changes":
        told = [n for n in store.history if n.at >= int(name)]
        return 200, msgspec.json.encode(told)
    if what == "customers":
        bought = [one for one in store.purchases.values() if one.customer == name]
        return 200, msgspec.json.encode([replace(one, state_at=store.tick()) for one in reversed(bought)])
    if what == "checkout":
        return 200, msgspec.json.encode({"id": f"cs-{(body or {})['order_id']}"})
    if name not in store.purchases:
        return 404, b"{}"
    if what == "settle":
        store.settled[name] += 1
    if what == "consumption":
        store.consumption[name] = body or {}
    return 200, msgspec.json.encode(store.purchases[name])


class LocalStore:
    """The provider of a fake store. The client's proof is the transaction id."""

    def __init__(self, name: str, url: str, tokens: AccountTokens | None = None) -> None:
        self.name = name
        self.tokens = tokens
        self._url = url
        self._client = httpx2.AsyncClient(timeout=5.0, trust_env=False)

    async def verify(self, claim: Claim) -> StoreTransaction:
        told = msgspec.json.decode(
            await self._ask("GET", f"purchases/{claim.transaction or claim.token}"), type=StoreTransaction
        )
        if told.account_id not in (None, claim.account_id):
            raise Refused("not_allowed")
        return told

    async def begin(self, order: Order) -> Checkout:
        made = msgspec.json.decode(await self._ask("POST", "checkout", msgspec.to_builtins(order)))
        return Checkout(made["id"], f"{self._url}/pay/{made['id']}", 2**41)

    async def read_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        if not hmac.compare_digest(headers.get("x-signature", ""), signature(body)):
            raise Refused("not_authenticated")
        try:
            return msgspec.json.decode(body, type=Notification)
        except msgspec.DecodeError as error:
            raise Refused("bad_message") from error

    async def settle(self, transaction: StoreTransaction) -> None:
        await self._ask("POST", f"settle/{transaction.transaction_id}", {})

    async def send_consumption(self, transaction: StoreTransaction, consumption: Consumption) -> None:
        await self._ask("POST", f"consumption/{transaction.transaction_id}", msgspec.to_builtins(consumption))

    async def changes(self, since_ms: int) -> AsyncIterator[Notification]:
        for told in msgspec.json.decode(await self._ask("GET", f"changes/{since_ms}"), type=list[Notification]):
            yield told

    async def purchases_of(self, known: StoreTransaction, is_brief: bool) -> list[StoreTransaction] | None:
        """As Apple has it: by the name of the customer; None for one whom the store has no name for."""
        if not known.customer:
            return None
        body = await self._ask("GET", f"customers/{known.customer}")
        return msgspec.json.decode(body, type=list[StoreTransaction])

    async def close(self) -> None:
        await self._client.aclose()

    async def _ask(self, method: str, path: str, body: object = None) -> bytes:
        try:
            answer = await self._client.request(method, f"{self._url}/{path}", json=body)
        except httpx2.HTTPError as error:
            raise Unavailable("The store does not answer.") from error
        if answer.status_code == 404:
            raise Refused("not_found")
        if answer.status_code >= 500:
            raise Unavailable("The store is unwell.")
        try:
            json.loads(answer.content)
        except ValueError as error:
            raise Unavailable("The store speaks in riddles.") from error
        return bytes(answer.content)


async def tell(url: str, store: FakeStore, notification: Notification | None = None) -> int:
    """Send a webhook as the store would; gives the status."""
    headers, body = store.signed(notification)
    async with httpx2.AsyncClient(timeout=20.0, trust_env=False) as client:
        return (await client.post(f"{url}/api/v1/webhooks/{store.name}", content=body, headers=headers)).status_code


async def tell_all(url: str, store: FakeStore) -> list[int]:
    """Send everything at once."""
    return list(await asyncio.gather(*(tell(url, store, told) for told in store.history)))
