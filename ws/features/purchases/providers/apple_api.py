"""The App Store Server API: asked over HTTP with time limits, and left alone for a while when it fails.

The library forms addresses, requests and the token that signs them; it finds its connection in `_execute_request`
and its server in `_base_url`, which are ours here: its own client wants another HTTP library, waits 30 seconds, reads
answers of any size, and forgets the Retry-After header.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar

import httpx2
import msgspec
import structlog
from appstoreserverlibrary.api_client import (
    APIError,
    APIException,
    AsyncAppStoreServerAPIClient,
    BaseAppStoreServerAPIClient,
)
from appstoreserverlibrary.models.Environment import Environment
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from ws.features.purchases.providers.tls import tls_context
from ws.kernel.breaker import Breaker
from ws.kernel.errors import Refused, Unavailable

log = structlog.get_logger("purchases.apple")

SECONDS: Final = 10.0
"""For one question: connecting, asking, reading the answer."""
MOST_BYTES: Final = 8 * 1024 * 1024
"""Of an answer. A page of history holds 20 notifications of up to 128 KB."""
MOST_AT_ONCE: Final = 8
LIMITED_SECONDS: Final = 60.0
"""How long to wait when Apple says "too many" and not until when."""
MOST_LIMITED_SECONDS: Final = 3600.0
"""Apple counts by the hour."""
LIMITED_TRIES: Final = 5
PATIENCE_SECONDS: Final = 120.0
"""A longer wait that Apple asks for is left to the caller."""
_MARGIN_SECONDS: Final = 0.01
"""Timers of the loop count whole milliseconds and may be early by one."""
_UNIX_MS_FROM: Final = 10_000_000_000
"""A larger Retry-After is a moment in Unix milliseconds, as Apple documents it; a smaller one is seconds."""
_MISSHAPEN: Final = (
    msgspec.MsgspecError, ValueError, TypeError, AttributeError, KeyError, ExceptionGroup, RecursionError,
)  # fmt: skip
"""What the library raises for JSON of another shape than documented (its converter raises groups)."""
_RETRYABLE: Final = frozenset(
    {
        APIError.ACCOUNT_NOT_FOUND_RETRYABLE,
        APIError.APP_NOT_FOUND_RETRYABLE,
        APIError.ORIGINAL_TRANSACTION_ID_NOT_FOUND_RETRYABLE,
    }
)

Told = TypeVar("Told")


class Limited(Unavailable):
    """Apple was asked too often."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__("Apple takes no more questions for now.", retry_after_seconds=seconds)


class _Failed(Exception):
    """No answer that can be used; says why."""


class _Answer:
    """A whole answer, in the shape in which the library reads one."""

    def __init__(self, status_code: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status_code = status_code
        # The library compares the type as a whole.
        self.headers = {"content-type": headers.get("content-type", "").split(";")[0].strip().lower()}
        self._body = body

    def json(self) -> object:
        return msgspec.json.decode(self._body)


class Client(AsyncAppStoreServerAPIClient):
    """The library's client on our connection. Raises APIException for what Apple refuses, and what `Api` catches."""

    def __init__(
        self,
        signing_key: bytes,
        key_id: str,
        issuer_id: str,
        bundle_id: str,
        environment: Environment,
        url: str,
        now_ms: Callable[[], int],
    ) -> None:
        BaseAppStoreServerAPIClient.__init__(self, signing_key, key_id, issuer_id, bundle_id, environment)
        if not isinstance(self._signing_key, EllipticCurvePrivateKey):
            raise TypeError("Apple's keys are of elliptic curves")
        if url:
            self._base_url = url.rstrip("/")
        self._now_ms = now_ms
        self._http = httpx2.AsyncClient(
            timeout=SECONDS,
            limits=httpx2.Limits(max_connections=MOST_AT_ONCE),
            follow_redirects=False,
            trust_env=False,
            verify=tls_context(),
        )

    async def async_close(self) -> None:
        await self._http.aclose()

    async def _execute_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, str | list[str]],
        headers: Mapping[str, str],
        json: Mapping[str, object] | None,
        data: bytes | None,
    ) -> _Answer:
        content = data if json is None else msgspec.json.encode(json)
        typed = dict(headers) if json is None else {**headers, "Content-Type": "application/json"}
        received = bytearray()
        request = self._http.stream(method, url, params=dict(params), headers=typed, content=content)
        async with request as response:
            if response.status_code == httpx2.codes.TOO_MANY_REQUESTS:
                raise Limited(self._wait(response.headers.get("retry-after", "")))
            if response.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR or response.is_redirect:
                raise _Failed(f"status {response.status_code}")
            async for chunk in response.aiter_bytes():
                received += chunk
                if len(received) > MOST_BYTES:
                    raise _Failed("too long")
        return _Answer(response.status_code, response.headers, bytes(received))

    def _wait(self, retry_after: str) -> float:
        try:
            number = float(retry_after)
        except ValueError:
            return LIMITED_SECONDS
        seconds = (number - self._now_ms()) / 1000 if number >= _UNIX_MS_FROM else number
        return min(max(seconds, 0.0), MOST_LIMITED_SECONDS) if seconds == seconds else LIMITED_SECONDS


class Api:
    """Asks `client`, if it is not to be left alone. `now` is monotonic, in seconds."""

    def __init__(self, client: Client, now: Callable[[], float]) -> None:
        self.client = client
        self._breaker = Breaker(now, SECONDS)

    async def ask(self, question: Callable[[Client], Awaitable[Told]]) -> Told:
        """The answer. Raises Refused("not_found"), Refused("not_allowed"), Limited, Unavailable."""
        closed = self._breaker.wait()
        if closed > 0:
            raise Unavailable("The App Store is not asked at the moment.", retry_after_seconds=closed)
        try:
            async with asyncio.timeout(SECONDS):
                told = await question(self.client)
        except Limited as limited:
            self._breaker.rest(limited.seconds)
            raise
        except APIException as error:
            self._breaker.succeeded()
            raise self._refusal(error) from None
        except (TimeoutError, _Failed, httpx2.HTTPError) as error:
            raise self._fail(str(error) or type(error).__name__) from None
        except _MISSHAPEN as error:
            raise self._fail(f"not what was asked for ({type(error).__name__})") from None
        self._breaker.succeeded()
        return told

    async def ask_patiently(self, question: Callable[[Client], Awaitable[Told]]) -> Told:
        """As `ask`, but when Apple says "too many" it waits, and asks again."""
        for _ in range(LIMITED_TRIES - 1):
            try:
                return await self.ask(question)
            except Limited as limited:
                if limited.seconds > PATIENCE_SECONDS:
                    raise
                await asyncio.sleep(limited.seconds + _MARGIN_SECONDS)
        return await self.ask(question)

    def _fail(self, why: str) -> Unavailable:
        if self._breaker.failed():
            log.warning("the App Store is left alone for a while", why=why)
        return Unavailable("The App Store can not be asked now.")

    def _refusal(self, error: APIException) -> Refused | Unavailable:
        number = error.raw_api_error if isinstance(error.raw_api_error, int) else 0
        if error.http_status_code == httpx2.codes.UNAUTHORIZED:
            log.error("Apple does not accept the key for its API: issuer, key id, key or bundle id is wrong")
            return Unavailable(
                "The App Store does not accept this server's key.", retry_after_seconds=LIMITED_SECONDS
            )
        if error.http_status_code == httpx2.codes.NOT_FOUND:
            if number in _RETRYABLE:
                return Unavailable("The App Store does not find it yet.")
            return Refused("not_found")
        log.warning("Apple refused a question", status=error.http_status_code, number=number)
        return Refused("not_allowed", "The App Store refused the question.")
