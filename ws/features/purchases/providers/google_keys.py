"""Google's public keys, kept as long as it says.

A key that is not known may be a new one, so it is worth a look, but only one a minute: whoever sends tokens with
made-up key ids makes us ask no more often than that.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Annotated, Final

import jwt
import msgspec

from ws.features.purchases.providers.google_http import Line, deadline
from ws.kernel.errors import Unavailable

LOOK_SECONDS: Final = 60.0
"""Between two looks for keys."""
_FAILED_SECONDS: Final = 5.0
"""After a look that failed."""
_LEAST_SECONDS: Final = 60.0
_MOST_SECONDS: Final = 86_400.0
_UNTOLD_SECONDS: Final = 3600.0
_MAX_AGE: Final = re.compile(r"(?:^|[,\s])max-age=(\d{1,9})(?:$|[,\s])", re.ASCII | re.IGNORECASE)

Text = Annotated[str, msgspec.Meta(max_length=2048)]


class _Key(msgspec.Struct):
    kid: Text = ""
    kty: Text = ""
    alg: Text = "RS256"
    use: Text = "sig"
    n: Text = ""
    e: Text = ""


class _Keys(msgspec.Struct):
    keys: Annotated[list[_Key], msgspec.Meta(min_length=1, max_length=32)]


class GoogleKeys:
    """See the module. `now` is monotonic, in seconds."""

    def __init__(self, url: str, line: Line, now: Callable[[], float]) -> None:
        self._url = url
        self._line = line
        self._now = now
        self._keys: dict[str, jwt.PyJWK] = {}
        self._good_until = 0.0
        self._next_look = 0.0
        self._looking: asyncio.Task[None] | None = None

    async def find(self, kid: str, until: float) -> jwt.PyJWK | None:
        """The key of this id, by the loop's time `until`; None when Google has none. Raises Unavailable."""
        if self._now() >= self._good_until or (kid not in self._keys and self._may_look()):
            await self._look(until)
        return self._keys.get(kid)

    async def close(self) -> None:
        """Stop looking."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.wait({self._looking})

    def _may_look(self) -> bool:
        return self._now() >= self._next_look or (self._looking is not None and not self._looking.done())

    async def _look(self, until: float) -> None:
        """Several wait for the same look."""
        if self._looking is None or self._looking.done():
            if self._now() < self._next_look:
                raise Unavailable(retry_after_seconds=self._next_look - self._now())
            self._looking = asyncio.ensure_future(self._fetch())
            self._looking.add_done_callback(_seen)
        try:
            async with asyncio.timeout_at(until):
                await asyncio.shield(self._looking)
        except TimeoutError:
            raise Unavailable from None

    async def _fetch(self) -> None:
        self._next_look = self._now() + _FAILED_SECONDS
        asked_at = self._now()
        answer = await self._line.ask("GET", self._url, deadline(), {})
        if answer.status != 200:
            raise self._line.failed(f"status {answer.status}")
        try:
            told = msgspec.json.decode(answer.body, type=_Keys).keys
            keys = {key.kid: _usable(key) for key in told if key.kid and (key.kty, key.alg, key.use) == _RSA}
        except (msgspec.DecodeError, UnicodeError, ValueError, jwt.PyJWTError):
            raise self._line.failed("not keys") from None
        self._line.well()
        self._keys = keys
        self._next_look = asked_at + LOOK_SECONDS
        self._good_until = asked_at + _max_age(answer.cache_control)


_RSA: Final = ("RSA", "RS256", "sig")


def _usable(key: _Key) -> jwt.PyJWK:
    return jwt.PyJWK({"kty": key.kty, "kid": key.kid, "alg": key.alg, "n": key.n, "e": key.e})


def _max_age(cache_control: str) -> float:
    found = _MAX_AGE.search(cache_control)
    return _UNTOLD_SECONDS if found is None else min(max(float(found[1]), _LEAST_SECONDS), _MOST_SECONDS)


def _seen(task: asyncio.Task[None]) -> None:
    """All who waited may have gone: the failure is then nobody's, and not a warning of the loop's."""
    if not task.cancelled():
        task.exception()
