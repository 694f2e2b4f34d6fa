"""Google Play: one-time products, read, acknowledged and consumed at the Android Publisher API.

Whatever a client or a push says, the purchase is read at Google before anything is told of it.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Final

import structlog
from msgspec.structs import replace

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers import google_purchases as purchases
from ws.features.purchases.providers.google_purchases import NAME, ProductPurchase, Voided
from ws.features.purchases.providers.google_settings import GoogleSettings
from ws.features.purchases.providers.provider import Checkout, Claim, Consumption, Notification, Order
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

__all__ = ["GoogleSettings", "GoogleStore"]

log = structlog.get_logger("purchases.google")

REACH_MS: Final = 30 * 86_400_000
"""How far back Google lists voided purchases."""
_REACH_MARGIN_MS: Final = 60_000
"""What is asked for must not be too old when it arrives."""
MOST_PAGES: Final = 100
_NOT_YET_SECONDS: Final = 60.0
_FRESH_MS: Final = 600_000
"""How long a purchase may be told of before it can be read."""


class GoogleStore:
    """Satisfies `Provider`. `now` is monotonic, `wall` is Unix time, both in seconds.

    What it needs to speak to Google is imported when the first one is made. Raises SettingsError for a service
    account that can not sign.
    """

    name = NAME

    def __init__(
        self,
        settings: GoogleSettings,
        tokens: AccountTokens,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        from ws.features.purchases.providers import google_push
        from ws.features.purchases.providers.google_access import Access
        from ws.features.purchases.providers.google_api import GoogleApi
        from ws.features.purchases.providers.google_http import Line, deadline, new_client
        from ws.features.purchases.providers.google_keys import GoogleKeys

        self._package = settings.package
        self._tokens = tokens
        self._wall = wall
        self._client = new_client()
        access_line = Line(self._client, "access tokens", now)
        self._access = Access(settings.account(), settings.token_url, access_line, now, wall)
        self._api = GoogleApi(
            settings.api_url, settings.package, Line(self._client, "Android Publisher", now), self._access
        )
        self._keys = GoogleKeys(settings.certs_url, Line(self._client, "keys", now), now)
        self._proof = google_push.PushProof(settings.push_audience, settings.push_email, self._keys)
        self._read_notice = google_push.read_notice
        self._deadline = deadline

    async def verify(self, claim: Claim) -> StoreTransaction:
        """See `Provider`. A purchase made for an account of another server, or another secret, is not allowed."""
        purchases.check_product(claim.product_id)
        token = purchases.check_token(claim.token)
        read_at = self._now_ms()
        purchase = await self._api.purchase(token, self._deadline())
        told = purchases.read(purchase, token, read_at, self._tokens.account)
        if told.product_id != claim.product_id:
            raise Refused("not_allowed")
        if purchase.obfuscated_external_account_id and told.account_id is None:
            raise Refused("not_allowed")
        return told

    async def begin(self, order: Order) -> Checkout:
        """See `Provider`: Google Play sells within the app."""
        raise Refused("not_allowed")

    async def read_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        """See `Provider`. What can not be found at Google, or is not sold here, is told without transactions; when it
        has only just happened, it is Unavailable, and shall be told again."""
        until = self._deadline()
        await self._proof.check(headers.get("authorization", ""), until)
        notice = self._read_notice(body, self._package, self._now_ms())
        told: tuple[StoreTransaction, ...] = ()
        if notice.token or notice.review:
            try:
                told = (
                    (await self._asked_about(notice.review, until),)
                    if notice.review
                    else (await self._look(notice.token, until),)
                )
            except Refused as refused:
                if refused.code == "not_found" and self._now_ms() - notice.at < _FRESH_MS:
                    raise Unavailable(retry_after_seconds=_NOT_YET_SECONDS) from None
                log.warning("a push is about nothing we know", kind=notice.kind, code=refused.code)
        asks = bool(told and notice.review)
        return Notification(NAME, notice.message_id, notice.kind, notice.at, told, asks_consumption=asks)

    async def settle(self, transaction: StoreTransaction) -> None:
        """See `Provider`: acknowledged, then consumed. Google takes back what is not acknowledged within three days.

        May be repeated until it returns. Raises Unavailable when it is to be tried again, after its `retry_after`;
        Refused when that is of no use: "not_found" when Google does not know the purchase (any more), "not_allowed"
        when it will not have it acknowledged.
        """
        product_id, token = purchases.asked_with(transaction)
        until = self._deadline()
        purchase = await self._api.purchase(token, until)
        if purchase.is_pending:
            raise Unavailable(retry_after_seconds=_NOT_YET_SECONDS)
        if not purchase.is_purchased:
            return  # taken back meanwhile: nothing is left to be told
        if not purchase.is_acknowledged and not purchase.is_consumed:
            await self._tell(self._api.acknowledge, product_id, token, until, _is_acknowledged)
        if not purchase.is_consumed:
            await self._tell(self._api.consume, product_id, token, until, _is_consumed)

    async def send_consumption(self, transaction: StoreTransaction, consumption: Consumption) -> None:
        """See `Provider`. Google asks about charge-backs only, and takes the first answer within 24 hours."""
        used = consumption.consumed_millionths if consumption.delivered else 0
        order_id, review = purchases.answered_with(transaction, used)
        await self._api.review_refund(order_id, review, self._deadline())

    async def changes(self, since_ms: int) -> AsyncIterator[Notification]:
        """See `Provider`: the voided purchases, which Google keeps for 30 days.

        Google lists by the time at which it took note, which is not the one it tells: ask from somewhat before the
        last time. Each purchase is read when its turn comes; Unavailable ends the list, and one asks again later.
        """
        gone: dict[str, int] = {}
        for record in await self._voided(since_ms):
            before = gone.get(record.purchase_token, 0)
            back = before + record.voided_quantity if record.voided_quantity else 0
            gone[record.purchase_token] = back
            yield Notification(
                NAME,
                f"voided.{purchases.transaction_id(record.purchase_token)[:32]}"
                f".{record.voided_time_millis}.{record.voided_quantity}",
                f"VOIDED_PURCHASE_{record.voided_reason}",
                record.voided_time_millis,
                await self._took_back(record, back),
            )

    async def purchases_of(self, known: StoreTransaction, is_brief: bool) -> list[StoreTransaction] | None:
        """See `Provider`: Google does not say who bought."""
        return None

    async def close(self) -> None:
        """See `Provider`."""
        await self._access.close()
        await self._keys.close()
        await self._client.aclose()

    async def _look(self, token: str, until: float) -> StoreTransaction:
        purchases.check_token(token)
        read_at = self._now_ms()
        purchase = await self._api.purchase(token, until)
        return purchases.read(purchase, token, read_at, self._tokens.account)

    async def _asked_about(self, review: tuple[str, str], until: float) -> StoreTransaction:
        """The purchase of an order about which Google asks, with what the answer needs."""
        question = purchases.question_of(*review)
        order = await self._api.order(review[0], until)
        return replace(await self._look(order.purchase_token, until), question=question)

    async def _tell(
        self,
        tell: Callable[[str, str, float], Awaitable[None]],
        product_id: str,
        token: str,
        until: float,
        is_done: Callable[[ProductPurchase], bool],
    ) -> None:
        """Google refuses what is done already, or what somebody else does at this moment: then the purchase tells."""
        try:
            await tell(product_id, token, until)
        except Refused as refused:
            if refused.code != "not_allowed":
                raise
            purchase = await self._api.purchase(token, until)
            if purchase.is_purchased and not is_done(purchase):
                raise

    async def _voided(self, since_ms: int) -> list[Voided]:
        """All voided purchases since then, oldest first."""
        since_ms = max(since_ms, self._now_ms() - REACH_MS + _REACH_MARGIN_MS)
        found: list[Voided] = []
        page_token = ""
        asked: set[str] = set()
        while len(asked) < MOST_PAGES:
            asked.add(page_token)
            page = await self._api.voided(since_ms, page_token, self._deadline())
            found += page.voided_purchases
            page_token = page.token_pagination.next_page_token
            if not page_token:
                return sorted(found, key=lambda record: record.voided_time_millis)
            if page_token in asked:
                break
        log.error("the list of voided purchases does not end", pages=len(asked))
        raise Unavailable

    async def _took_back(self, record: Voided, quantity_back: int) -> tuple[StoreTransaction, ...]:
        """The purchase of a record. One that Google does not tell any more is told from the record alone, when all of
        it went back; of a part of something unknown nothing can be said."""
        try:
            told = await self._look(record.purchase_token, self._deadline())
        except Refused:
            if quantity_back:
                log.warning("a purchase that was refunded in part can not be read")
                return ()
            return (_from_record(record),)
        return (purchases.voided(told, record, quantity_back),)

    def _now_ms(self) -> int:
        return int(self._wall() * 1000)


def _is_acknowledged(purchase: ProductPurchase) -> bool:
    return purchase.is_acknowledged or purchase.is_consumed


def _is_consumed(purchase: ProductPurchase) -> bool:
    return purchase.is_consumed


def _from_record(record: Voided) -> StoreTransaction:
    """Without product and account: whoever granted it knows them."""
    return StoreTransaction(
        store=NAME,
        transaction_id=purchases.transaction_id(record.purchase_token),
        product_id="",
        state=StoreState.TAKEN_BACK,
        state_at=record.voided_time_millis,
        bought_at=record.purchase_time_millis,
        sandbox=False,
        taken_back_millionths=WHOLE,
    )
