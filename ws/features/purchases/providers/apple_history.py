"""Which notifications Apple sent, or tried to send, read back from its own books.

Apple keeps them for 180 days, and gives 20 at a time in an order it does not promise. So a span of time is read
whole, sorted, and handed on before the next span is asked for: whoever stops goes on from the last that was handed
on. Get Refund History is not asked: it answers for one customer at a time, and every refund in it is a notification
here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final

from appstoreserverlibrary.models.Environment import Environment
from appstoreserverlibrary.models.NotificationHistoryRequest import NotificationHistoryRequest
from appstoreserverlibrary.models.NotificationHistoryResponse import NotificationHistoryResponse

from ws.features.purchases.providers.apple_api import Api, Client, log
from ws.features.purchases.providers.provider import Notification
from ws.kernel.errors import Refused, Unavailable

_DAY_MS: Final = 24 * 3600 * 1000
SPAN_MS: Final = _DAY_MS
"""Asked for at once; halved where there is more than MOST_PAGES of it."""
LEAST_SPAN_MS: Final = 60_000
MOST_PAGES: Final = 250
"""5,000 notifications are in memory at most."""
KEPT_MS: Final = {Environment.PRODUCTION: 179 * _DAY_MS, Environment.SANDBOX: 29 * _DAY_MS}
"""A day less than Apple keeps them: it refuses to be asked about the day before."""

Read = Callable[[str], Awaitable[Notification]]
"""From a signed notification to what it says. Raises Refused for what is not proved, and Unavailable."""


class History:
    """See the module. `now_ms` is Unix milliseconds."""

    def __init__(self, api: Api, environment: Environment, read: Read, now_ms: Callable[[], int]) -> None:
        self._api = api
        self._kept_ms = KEPT_MS[environment]
        self._read = read
        self._now_ms = now_ms

    async def since(self, since_ms: int) -> AsyncIterator[Notification]:
        """All from then to now, oldest first, each once. Raises Unavailable and Refused, as `Api.ask`."""
        until = self._now_ms()
        start = max(since_ms, until - self._kept_ms)
        before: frozenset[str] = frozenset()
        while start < until:
            told, end = await self._span(start, min(start + SPAN_MS, until))
            for notification in sorted(told.values(), key=lambda one: one.at):
                if notification.notification_id not in before:  # on the border of two spans
                    yield notification
            before = frozenset(told)
            start = end

    async def _span(self, start: int, end: int) -> tuple[dict[str, Notification], int]:
        """What was told from `start` to `end` by id, and the end, which may be earlier than asked for."""
        while (told := await self._pages(start, end)) is None:
            if end - start <= LEAST_SPAN_MS:
                log.error("Apple's history of one minute does not end", since_ms=start)
                raise Unavailable("The App Store's history does not end.")
            end = start + (end - start) // 2
        return told, end

    async def _pages(self, start: int, end: int) -> dict[str, Notification] | None:
        """None when there are more than MOST_PAGES."""
        told: dict[str, Notification] = {}
        token: str | None = None
        for _ in range(MOST_PAGES):
            page = await self._page(token, NotificationHistoryRequest(startDate=start, endDate=end))
            for item in page.notificationHistory or []:
                notification = await self._readable(item.signedPayload or "")
                if notification is not None:
                    told[notification.notification_id] = notification
            if page.hasMore is None:  # Apple always says; silence must not pass for the end
                raise Unavailable("The App Store's history says nothing.")
            if not page.hasMore:
                return told
            if not page.paginationToken or page.paginationToken == token:
                raise Unavailable("The App Store's history has no next page.")
            token = page.paginationToken
        return None

    async def _readable(self, signed: str) -> Notification | None:
        await asyncio.sleep(0)  # a page is longer than anybody may hold up the others
        try:
            return await self._read(signed)
        except Refused as error:
            # It was refused when it came, too; all behind it must not wait for it.
            log.warning("a notification in Apple's history could not be read", why=error.code)
            return None

    async def _page(self, token: str | None, asked: NotificationHistoryRequest) -> NotificationHistoryResponse:
        async def question(client: Client) -> NotificationHistoryResponse:
            return await client.get_notification_history(token, asked)

        return await self._api.ask_patiently(question)
