"""One line to one of Google's services: bounded in time, size and number, and left alone when it is broken.

Three failures in a row (no connection, no answer in time, an answer that can not be read, a 5xx) close the line for
half a minute; then one question tries whether it is well again. Refusals and exhausted quotas are answers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Final

import httpx2
import msgspec
import structlog

from ws.features.purchases.providers.tls import tls_context
from ws.kernel.breaker import OPEN_SECONDS, Breaker
from ws.kernel.errors import Unavailable

log = structlog.get_logger("purchases.google")

SECONDS: Final = 10.0
"""For everything that one call of the store asks."""
MOST_BYTES: Final = 64 * 1024
MOST_AT_ONCE: Final = 64
"""Questions under way on a line; one more is told to come back."""
_BUSY_SECONDS: Final = 1.0
_FAILED_SECONDS: Final = 5.0
_MOST_RETRY_SECONDS: Final = 3600.0

# It logs every address it asks at info, and a purchase token is part of the address.
logging.getLogger("httpx2").setLevel(logging.WARNING)


class Answer(msgspec.Struct, frozen=True):
    """What came back, whole."""

    status: int
    body: bytes
    retry_after_seconds: float | None = None
    cache_control: str = ""


def new_client() -> httpx2.AsyncClient:
    """Connections for all lines of a store."""
    return httpx2.AsyncClient(
        # Not compressed: the bound on a body then bounds what it becomes.
        headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "baolife-server"},
        timeout=SECONDS,
        limits=httpx2.Limits(max_connections=MOST_AT_ONCE),
        follow_redirects=False,
        trust_env=False,
        verify=tls_context(),
    )


def deadline() -> float:
    """The loop's time by which a call that begins now is to be over."""
    return asyncio.get_running_loop().time() + SECONDS


class Line:
    """See the module. `name` is for the log; `now` is monotonic, in seconds."""

    def __init__(self, client: httpx2.AsyncClient, name: str, now: Callable[[], float]) -> None:
        self._client = client
        self._name = name
        self._running = 0
        self._breaker = Breaker(now, SECONDS)

    async def ask(
        self,
        method: str,
        url: str,
        until: float,
        headers: Mapping[str, str],
        content: bytes | None = None,
        most_bytes: int = MOST_BYTES,
    ) -> Answer:
        """The answer, whatever its status below 500, by the loop's time `until`. Raises Unavailable."""
        self._enter()
        self._running += 1
        try:
            async with asyncio.timeout_at(until):
                answer = await self._once(method, url, headers, content, most_bytes)
        except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            # Its text can hold the address, and so a purchase token: the kind of error is all that is said.
            raise self.failed(type(error).__name__) from None
        finally:
            self._running -= 1
        if answer.status >= 500:
            raise self.failed(f"status {answer.status}", answer.retry_after_seconds)
        return answer

    def well(self) -> None:
        """The last answer could be read."""
        self._breaker.succeeded()

    def failed(self, why: str, retry_after_seconds: float | None = None) -> Unavailable:
        """Count a failure; gives what is to be raised."""
        if self._breaker.failed():
            log.warning("a service of Google is left alone for a while", service=self._name, why=why)
            return Unavailable(retry_after_seconds=max(OPEN_SECONDS, retry_after_seconds or 0.0))
        return Unavailable(retry_after_seconds=retry_after_seconds or _FAILED_SECONDS)

    def _enter(self) -> None:
        if self._running >= MOST_AT_ONCE:
            raise Unavailable(retry_after_seconds=_BUSY_SECONDS)
        left = self._breaker.wait()
        if left > 0:
            raise Unavailable(retry_after_seconds=left)

    async def _once(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None, most_bytes: int
    ) -> Answer:
        received = bytearray()
        async with self._client.stream(method, url, headers=headers, content=content) as response:
            async for chunk in response.aiter_raw():
                received += chunk
                if len(received) > most_bytes:
                    raise httpx2.DecodingError("too long")
            return Answer(
                response.status_code,
                bytes(received),
                _retry_after(response.headers.get("retry-after", "")),
                response.headers.get("cache-control", ""),
            )


def _retry_after(value: str) -> float | None:
    """Seconds; None for what is missing or a date, which Google does not send."""
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        return None
    return min(max(float(value), 1.0), _MOST_RETRY_SECONDS)
