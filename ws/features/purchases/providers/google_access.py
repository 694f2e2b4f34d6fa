"""Access tokens for the Android Publisher API, asked for with a service account's signature.

Source: https://developers.google.com/identity/protocols/oauth2/service-account
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Final
from urllib.parse import urlencode

import jwt
import msgspec
import structlog

from ws.features.purchases.providers.google_http import Line, deadline
from ws.features.purchases.providers.google_settings import ServiceAccount
from ws.kernel.errors import SettingsError, Unavailable

log = structlog.get_logger("purchases.google")

SCOPE: Final = "https://www.googleapis.com/auth/androidpublisher"
_GRANT: Final = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_ASSERTION_SECONDS: Final = 3600
"""The longest that Google accepts."""
_EARLY_SECONDS: Final = 60.0
"""A token is not used in its last minute: it would end on its way."""
_REFUSED_SECONDS: Final = 60.0
"""How long a refused service account is not tried again: only its operator can mend it."""


class _Granted(msgspec.Struct):
    access_token: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
    expires_in: Annotated[float, msgspec.Meta(gt=0, le=86_400)]


class Access:
    """The access token that is valid now. Many may ask at once; one request is made.

    `now` is monotonic, `wall` is Unix time, both in seconds. Raises SettingsError for a key that can not sign.
    """

    def __init__(
        self, account: ServiceAccount, url: str, line: Line, now: Callable[[], float], wall: Callable[[], float]
    ) -> None:
        self._account = account
        self._url = url
        self._line = line
        self._now = now
        self._wall = wall
        self._token = ""
        self._good_until = 0.0
        self._refused_until = 0.0
        self._asking: asyncio.Task[str] | None = None
        try:
            # Read once: checking an RSA key takes some 30 ms.
            self._key = jwt.get_algorithm_by_name("RS256").prepare_key(account.private_key)
            self._assertion()
        except (ValueError, TypeError, AttributeError, jwt.PyJWTError):
            raise SettingsError("BAOLIFE_GOOGLE_SERVICE_ACCOUNT: its private_key is not an RSA key in PEM") from None

    async def token(self, until: float) -> str:
        """A token, by the loop's time `until`. Raises Unavailable."""
        if self._token and self._now() < self._good_until:
            return self._token
        if self._now() < self._refused_until:
            raise Unavailable(retry_after_seconds=self._refused_until - self._now())
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(self._ask())
            self._asking.add_done_callback(_seen)
        try:
            async with asyncio.timeout_at(until):
                # Whoever gives up waiting does not take the others' token away.
                return await asyncio.shield(self._asking)
        except TimeoutError:
            raise Unavailable from None

    def drop(self, token: str) -> None:
        """Forget a token that Google does not accept any more, unless there is a newer one already."""
        if token == self._token:
            self._token = ""

    async def close(self) -> None:
        """Stop asking."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait({self._asking})

    async def _ask(self) -> str:
        body = urlencode({"grant_type": _GRANT, "assertion": self._assertion()}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        asked_at = self._now()
        answer = await self._line.ask("POST", self._url, deadline(), headers, body)
        if answer.status == 429:
            raise Unavailable(retry_after_seconds=answer.retry_after_seconds or _REFUSED_SECONDS)
        if answer.status != 200:
            self._refused_until = self._now() + _REFUSED_SECONDS
            log.error("Google refuses the service account", status=answer.status)
            raise Unavailable(retry_after_seconds=_REFUSED_SECONDS)
        try:
            granted = msgspec.json.decode(answer.body, type=_Granted, strict=False)
        except (msgspec.DecodeError, UnicodeError):
            raise self._line.failed("not a token") from None
        self._line.well()
        self._token = granted.access_token
        self._good_until = asked_at + max(granted.expires_in - _EARLY_SECONDS, granted.expires_in / 2)
        return self._token

    def _assertion(self) -> str:
        issued_at = int(self._wall())
        claims = {
            "iss": self._account.client_email,
            "scope": SCOPE,
            "aud": self._url,
            "iat": issued_at,
            "exp": issued_at + _ASSERTION_SECONDS,
        }
        kid = self._account.private_key_id
        return jwt.encode(claims, self._key, "RS256", headers={"kid": kid} if kid else None)


def _seen(task: asyncio.Task[str]) -> None:
    """All who waited may have gone: the failure is then nobody's, and not a warning of the loop's."""
    if not task.cancelled():
        task.exception()
