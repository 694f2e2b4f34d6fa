"""The six methods of the Android Publisher API v3 that a shop for one-time products needs.

What comes of an answer:

| Google says | raised | why |
|---|---|---|
| 404, 410 | Refused("not_found") | there is no such purchase, or not any more |
| 400 | Refused("not_allowed") | a token that is none, of another app, or in a state that forbids it |
| 429, 409, 5xx, no or no readable answer | Unavailable | ask again, after what Retry-After says |
| 401 twice, 403, an unknown application, anything else | Unavailable, and a line in the log | the operator must act |

Source: https://developers.google.com/android-publisher/api-ref/rest/v3
"""

from __future__ import annotations

from typing import Final, TypeVar
from urllib.parse import quote, urlencode

import msgspec
import structlog

from ws.features.purchases.providers.google_access import Access
from ws.features.purchases.providers.google_http import MOST_BYTES, Answer, Line
from ws.features.purchases.providers.google_purchases import Order, ProductPurchase, RefundReview, VoidedPage
from ws.kernel.errors import Refused, Unavailable

log = structlog.get_logger("purchases.google")

PAGE: Final = 1000
"""Voided purchases on a page."""
_MOST_PAGE_BYTES: Final = 4 * 1024 * 1024
_CONFLICT_SECONDS: Final = 2.0
_QUOTA_SECONDS: Final = 30.0
_OPERATOR_SECONDS: Final = 300.0
"""Until an operator may have mended a permission."""

Read = TypeVar("Read", Order, ProductPurchase, VoidedPage)


class _Reason(msgspec.Struct):
    reason: str = ""


class _Error(msgspec.Struct):
    errors: tuple[_Reason, ...] = ()
    status: str = ""


class _ErrorBody(msgspec.Struct):
    error: _Error


class GoogleApi:
    """See the module. `until` is the loop's time by which an answer must be there."""

    def __init__(self, base_url: str, package: str, line: Line, access: Access) -> None:
        self._base = f"{base_url.rstrip('/')}/androidpublisher/v3/applications/{quote(package, safe='')}"
        self._line = line
        self._access = access

    async def purchase(self, token: str, until: float) -> ProductPurchase:
        """`purchases.productsv2.getproductpurchasev2`."""
        answer = await self._ask("GET", f"/purchases/productsv2/tokens/{quote(token, safe='')}", until)
        return self._read(answer, ProductPurchase)

    async def acknowledge(self, product_id: str, token: str, until: float) -> None:
        """`purchases.products.acknowledge`: Google gives the money back after three days without it."""
        path = f"/purchases/products/{quote(product_id, safe='')}/tokens/{quote(token, safe='')}:acknowledge"
        await self._ask("POST", path, until, b"{}")
        self._line.well()

    async def consume(self, product_id: str, token: str, until: float) -> None:
        """`purchases.products.consume`: the product may be bought again."""
        path = f"/purchases/products/{quote(product_id, safe='')}/tokens/{quote(token, safe='')}:consume"
        await self._ask("POST", path, until, b"")
        self._line.well()

    async def voided(self, since_ms: int, page_token: str, until: float) -> VoidedPage:
        """A page of `purchases.voidedpurchases.list`, refunds of a part of several included."""
        asked = {
            "startTime": str(since_ms),
            "type": "0",
            "maxResults": str(PAGE),
            "includeQuantityBasedPartialRefund": "true",
        }
        if page_token:
            asked["token"] = page_token
        answer = await self._ask(
            "GET", f"/purchases/voidedpurchases?{urlencode(asked)}", until, most_bytes=_MOST_PAGE_BYTES
        )
        return self._read(answer, VoidedPage)

    async def order(self, order_id: str, until: float) -> Order:
        """`orders.get`."""
        return self._read(await self._ask("GET", f"/orders/{quote(order_id, safe='')}", until), Order)

    async def review_refund(self, order_id: str, review: RefundReview, until: float) -> None:
        """`orders.reviewrefund`: Google keeps the first answer, and says yes to later ones."""
        path = f"/orders/{quote(order_id, safe='')}:reviewrefund"
        await self._ask("POST", path, until, msgspec.json.encode(review))
        self._line.well()

    async def _ask(
        self, method: str, path: str, until: float, content: bytes | None = None, most_bytes: int = MOST_BYTES
    ) -> Answer:
        answer = await self._once(method, path, until, content, most_bytes)
        if answer.status == 401:  # an access token may end before its time
            answer = await self._once(method, path, until, content, most_bytes)
        if 200 <= answer.status < 300:
            return answer
        raise _refusal(answer)

    async def _once(self, method: str, path: str, until: float, content: bytes | None, most_bytes: int) -> Answer:
        token = await self._access.token(until)
        headers = {"Authorization": f"Bearer {token}"}
        if content:
            headers["Content-Type"] = "application/json"
        answer = await self._line.ask(method, self._base + path, until, headers, content, most_bytes)
        if answer.status == 401:
            self._access.drop(token)
        return answer

    def _read(self, answer: Answer, kind: type[Read]) -> Read:
        try:
            read = msgspec.json.decode(answer.body, type=kind, strict=False)
        except (msgspec.DecodeError, UnicodeError):
            raise self._line.failed(f"not a {kind.__name__}") from None
        self._line.well()
        return read


def _refusal(answer: Answer) -> Refused | Unavailable:
    reasons = _reasons(answer.body)
    if answer.status in (404, 410) and "applicationNotFound" not in reasons:
        return Refused("not_found")
    if answer.status == 400:
        return Refused("not_allowed")
    if answer.status == 409:
        return Unavailable(retry_after_seconds=answer.retry_after_seconds or _CONFLICT_SECONDS)
    if answer.status == 429:
        return Unavailable(retry_after_seconds=answer.retry_after_seconds or _QUOTA_SECONDS)
    log.error("Google Play refuses this server", status=answer.status, reasons=reasons)
    return Unavailable(retry_after_seconds=answer.retry_after_seconds or _OPERATOR_SECONDS)


def _reasons(body: bytes) -> list[str]:
    """Google's words for why not, such as `permissionDenied`; they are words of its own, not ours or a player's."""
    try:
        error = msgspec.json.decode(body, type=_ErrorBody).error
    except (msgspec.DecodeError, UnicodeError):
        return []
    return [reason[:64] for reason in (*(e.reason for e in error.errors[:4]), error.status) if reason]
