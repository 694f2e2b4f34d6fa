"""What one customer bought, read back from Apple's own books (Get Transaction History, version 2).

Apple gives 20 transactions at a time, consumables and refunded ones included, whether the app finished them or not.
They are read newest first, so that a bound leaves out the oldest. What changes while they are read (a refund) is told
by its notification.

Source: https://developer.apple.com/documentation/appstoreserverapi/get-transaction-history
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from appstoreserverlibrary.api_client import GetTransactionHistoryVersion
from appstoreserverlibrary.models.HistoryResponse import HistoryResponse
from appstoreserverlibrary.models.InAppOwnershipType import InAppOwnershipType
from appstoreserverlibrary.models.TransactionHistoryRequest import Order, TransactionHistoryRequest

from ws.features.purchases.providers.apple_api import Api, Client, log
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import StoreTransaction

MOST_PAGES: Final = 50
"""1,000 purchases of one customer."""
BRIEF_PAGES: Final = 3
"""While a player waits: the newest 60."""
_ASKED: Final = TransactionHistoryRequest(sort=Order.DESCENDING, inAppOwnershipType=InAppOwnershipType.PURCHASED)
"""What somebody else of the family bought is not asked for."""

Read = Callable[[str], Awaitable[StoreTransaction]]
"""From a signed transaction to what it says. Raises Refused for what is not proved or not their own, Unavailable."""


async def purchases_of(api: Api, name: str, read: Read, is_brief: bool) -> list[StoreTransaction]:
    """What the customer bought who is known by `name` (of a transaction, or an appTransactionId), newest first, each
    once. Brief: the newest of it, and without waiting when Apple says "too many". Raises Unavailable, and Refused as
    `Api.ask`: "not_found" for a name that Apple does not know."""
    found: dict[str, StoreTransaction] = {}
    revision: str | None = None
    for _ in range(BRIEF_PAGES if is_brief else MOST_PAGES):
        page = await _page(api, name, revision, is_brief)
        for signed in page.signedTransactions or []:
            try:
                told = await read(signed)
            except Refused as error:
                log.warning("a transaction in Apple's history could not be read", why=error.code)
                continue
            found.setdefault(told.transaction_id, told)
        if page.hasMore is None:  # Apple always says; silence must not pass for the end
            raise Unavailable("The App Store's history says nothing.")
        if not page.hasMore:
            break
        if not page.revision or page.revision == revision:
            raise Unavailable("The App Store's history has no next page.")
        revision = page.revision
    else:
        log.info("a customer bought more than is read back", pages=BRIEF_PAGES if is_brief else MOST_PAGES)
    return list(found.values())


async def _page(api: Api, name: str, revision: str | None, is_brief: bool) -> HistoryResponse:
    async def question(client: Client) -> HistoryResponse:
        return await client.get_transaction_history(name, revision, _ASKED, GetTransactionHistoryVersion.V2)

    return await (api.ask(question) if is_brief else api.ask_patiently(question))
