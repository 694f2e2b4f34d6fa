"""Stripe's API: the calls that are needed, bounded in time and size, with errors in the words of the house.

Imported only where Stripe is configured: `stripe` takes a quarter of a second. The library's own asynchronous client
wants `httpx`, which is not here; its documented way out is a client of one's own, and that one stands on httpx2.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import httpx2
import msgspec
import stripe
import structlog

from ws.features.purchases.providers.stripe_events import Event
from ws.features.purchases.providers.stripe_objects import Dispute, Page, Refund, Session
from ws.features.purchases.providers.tls import tls_context
from ws.kernel.errors import GameError, Refused, Unavailable

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams

log = structlog.get_logger("purchases.stripe")

SECONDS: Final = 10.0
"""For one question of the house, however many calls it takes."""
MOST_BYTES: Final = 4 * 1024 * 1024
PAGE: Final = 50
"""Of events: the library parses a page in one go, and a hundred with all they hold would stop the loop for long."""
MOST_CHANGES: Final = 1000
"""Refunds, or disputes, of one payment."""
_LONGEST_WAIT: Final = 300.0
_BUSY_SECONDS: Final = 5.0
_OUR_FAULT_SECONDS: Final = 60.0
"""A key that Stripe does not accept: somebody has to put it right."""

T = TypeVar("T")

# The library would write ids of purchases into the log, and, where it is told to, bodies to the standard error; and
# keep an id of this machine in the home directory.
logging.getLogger("stripe").setLevel(logging.WARNING)
logging.getLogger("httpx2").setLevel(logging.WARNING)
stripe.log = None
stripe.enable_telemetry = False


def _lost(why: str) -> stripe.APIConnectionError:
    return stripe.APIConnectionError(why)  # type: ignore[no-untyped-call]  # the library leaves it without types


class _Transport(stripe.HTTPClient):
    """Carries the library's requests; answers larger than MOST_BYTES are not read to their end."""

    name = "httpx2"

    def __init__(self) -> None:
        super().__init__()
        self._client = httpx2.AsyncClient(
            timeout=SECONDS, follow_redirects=False, trust_env=False, verify=tls_context()
        )

    async def request_async(
        self, method: str, url: str, headers: Mapping[str, str], post_data: str | None = None
    ) -> tuple[bytes, int, Mapping[str, str]]:
        received = bytearray()
        try:
            async with self._client.stream(method, url, headers=headers, content=post_data) as response:
                async for chunk in response.aiter_bytes():
                    received += chunk
                    if len(received) > MOST_BYTES:
                        raise _lost("the answer is too long")
                return bytes(received), response.status_code, response.headers
        except httpx2.HTTPError as error:
            raise _lost(type(error).__name__) from error

    async def close_async(self) -> None:
        await self._client.aclose()


class StripeApi:
    """See the module. Every call raises Refused when Stripe says no, and Unavailable when it can not be asked."""

    def __init__(self, secret_key: str, api_url: str) -> None:
        self._transport = _Transport()
        self._client = stripe.StripeClient(
            secret_key,
            http_client=self._transport,
            base_addresses={"api": api_url.rstrip("/")},
            max_network_retries=0,  # whoever asks tries again, and knows how long it may take
        )

    async def close(self) -> None:
        """Let go of connections."""
        await self._transport.close_async()

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """What is done within takes SECONDS at most. Raises Unavailable."""
        try:
            async with asyncio.timeout(SECONDS):
                yield
        except TimeoutError:
            raise Unavailable("Stripe does not answer") from None

    async def create_session(self, params: SessionCreateParams, idempotency_key: str) -> Session:
        """https://docs.stripe.com/api/checkout/sessions/create"""
        path = "/v1/checkout/sessions"
        return await self._call(Session, "post", path, idempotency_key=idempotency_key, **params)

    async def session(self, session_id: str) -> Session:
        """With its payment and charge. Raises Refused("not_found")."""
        expand = ["payment_intent.latest_charge"]
        return await self._call(Session, "get", f"/v1/checkout/sessions/{session_id}", expand=expand)

    async def find_session(self, payment_intent: str) -> Session | None:
        """The session that a payment was made in."""
        found = await self._call(
            Page[Session],
            "get",
            "/v1/checkout/sessions",
            payment_intent=payment_intent,
            expand=["data.payment_intent.latest_charge"],
            limit=1,
        )
        return found.data[0] if found.data else None

    async def refunds(self, payment_intent: str) -> list[Refund]:
        """All of a payment, failed ones too."""
        return await self._all(
            Refund,
            "/v1/refunds",
            payment_intent=payment_intent,
            expand=["data.failure_balance_transaction"],
        )

    async def disputes(self, payment_intent: str) -> list[Dispute]:
        """All of a payment."""
        return await self._all(Dispute, "/v1/disputes", payment_intent=payment_intent)

    async def events(self, since_seconds: int, types: Sequence[str], after: str) -> Page[Event]:
        """A page, newest first, of what happened since then; `after` is the last event of the page before."""
        cursor = {"starting_after": after} if after else {}
        created = {"gte": since_seconds}
        return await self._call(
            Page[Event], "get", "/v1/events", created=created, types=list(types), limit=PAGE, **cursor
        )

    async def _all(self, kind: type[T], path: str, **params: object) -> list[T]:
        found: list[T] = []
        cursor: dict[str, str] = {}
        while len(found) < MOST_CHANGES:
            page = await self._call(Page[msgspec.Raw], "get", path, limit=100, **params, **cursor)
            found += (_decoded(each, kind) for each in page.data)
            if not page.has_more or not page.data:
                return found
            cursor = {"starting_after": _decoded(page.data[-1], _Named).id}
        log.warning("a payment has more refunds or disputes than are read", path=path)
        return found

    async def _call(self, answer: type[T], method: str, path: str, **params: object) -> T:
        try:
            async with self.in_time():
                response = await self._client.raw_request_async(method, path, **params)
        except stripe.StripeError as error:
            # without the cause: it holds the answer's body, which must not get into a log by a trace
            raise _told(error, reading=method == "get") from None
        except (AttributeError, TypeError, ValueError) as error:
            # what the library meets in an answer that is neither UTF-8 nor shaped as it thinks
            log.warning("Stripe's answer can not be read", kind=type(error).__name__)
            raise Unavailable("Stripe's answer can not be read") from None
        return _decoded(str(response.body).encode(), answer)


class _Named(msgspec.Struct):
    id: str


def _decoded(body: bytes | msgspec.Raw, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unavailable("Stripe's answer can not be read") from None


def _told(error: stripe.StripeError, reading: bool) -> GameError:
    """In the words of the house. Which statuses mean what: https://docs.stripe.com/api/errors

    A question that Stripe does not take (a right that a restricted key lacks, say) is no word about the purchase: it
    must not look like a refusal, after which nobody asks again.
    """
    status = error.http_status
    headers = {str(name).lower(): str(value) for name, value in dict(error.headers or {}).items()}
    log.warning("Stripe did not do it", status=status, kind=type(error).__name__, code=error.code)
    if isinstance(error, stripe.IdempotencyError):
        return Refused("conflict", "This order was begun with other contents.")
    if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
        log.error("Stripe does not accept the secret key", status=status)
        return Unavailable("Stripe does not accept the key", _OUR_FAULT_SECONDS)
    if reading and status == httpx2.codes.BAD_REQUEST and isinstance(error, stripe.InvalidRequestError):
        log.error("Stripe does not take a question", code=error.code)
        return Unavailable("Stripe does not take the question", _OUR_FAULT_SECONDS)
    if status is not None and status >= httpx2.codes.INTERNAL_SERVER_ERROR and _replayed(headers):
        # An error is kept with its idempotency key and given again for a day: https://docs.stripe.com/api/idempotent_requests
        return Refused("conflict", "This order can not be begun any more. Begin a new one.")
    if isinstance(error, stripe.RateLimitError):
        return Unavailable("Stripe is asked too often", _wait(headers, _BUSY_SECONDS))
    if status == httpx2.codes.NOT_FOUND:
        return Refused("not_found")
    if isinstance(error, stripe.InvalidRequestError | stripe.CardError):
        return Refused("not_allowed")
    return Unavailable("Stripe can not be asked now", _wait(headers, 2.0))


def _replayed(headers: Mapping[str, str]) -> bool:
    return headers.get("idempotent-replayed", "").lower() == "true"


def _wait(headers: Mapping[str, str], otherwise: float) -> float:
    """Seconds, as Stripe wishes and within bounds."""
    told = headers.get("retry-after", "")
    if not (told.isascii() and told.isdigit()):
        return otherwise
    return min(max(float(told[:6]), 1.0), _LONGEST_WAIT)
