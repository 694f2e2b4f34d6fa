"""The stores that are connected, as preparations and routes see them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Final, Protocol

import msgspec
import structlog

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.messages import ConsentRescinded, PurchaseTold
from ws.features.purchases.providers.provider import Notification, Provider
from ws.features.purchases.records import purchase_id
from ws.kernel.errors import GameError, Refused
from ws.kernel.messages import encode_message
from ws.kernel.stores import Checkout, Claim, Notice, Order, Rescission, Statement, StoreTransaction

log = structlog.get_logger("purchases.stores")

BRIEF_SECONDS: Final = 5.0
"""For what a player waits for and did not ask for."""
CONSENT_RESCINDED: Final = "consent_rescinded"
"""Reason of the flag that stops `begin_purchase`."""


class NoticeKeeper(Protocol):
    """The inbox, as this module uses it."""

    async def keep(self, notice: Notice) -> bool:
        """Keep a notification for good; False when it was there. Raises Unavailable."""

    async def note_claim(self, transaction: StoreTransaction, account_id: int) -> None:
        """Keep that an account showed what is another's. Raises nothing."""


class ConnectedStores:
    """See `ws.engine.feature.Stores`."""

    def __init__(
        self,
        providers: Mapping[str, Provider],
        tokens: AccountTokens,
        inbox: NoticeKeeper,
        return_url: str,
        now_ms: Callable[[], int],
    ) -> None:
        self._providers = providers
        self._tokens = tokens
        self._inbox = inbox
        self.return_url = return_url
        self.now_ms = now_ms

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._providers)

    def account_token(self, account_id: int) -> str:
        return self._tokens.of(account_id)

    def provider(self, store: str) -> Provider:
        """Raises Refused("not_found") for a store that is not connected."""
        provider = self._providers.get(store)
        if provider is None:
            raise Refused("not_found", "This store is not connected.", store=store)
        return provider

    async def verify(self, store: str, claim: Claim) -> StoreTransaction:
        return await self.provider(store).verify(claim)

    async def begin(self, store: str, order: Order) -> Checkout:
        return await self.provider(store).begin(order)

    async def purchases_of(self, known: StoreTransaction) -> list[StoreTransaction]:
        try:
            async with asyncio.timeout(BRIEF_SECONDS):
                return await self.provider(known.store).purchases_of(known, is_brief=True) or []
        except (GameError, TimeoutError) as error:
            log.warning(
                "a store does not say what else a customer bought", store=known.store, why=type(error).__name__
            )
            return []

    async def keep(self, transaction: StoreTransaction, why: str) -> None:
        name = f"{why}:{purchase_id(transaction.store, transaction.transaction_id)}"
        kind = Notification(transaction.store, name, why, transaction.state_at, (transaction,))
        await self._inbox.keep(notice_of(kind))

    async def note_claim(self, transaction: StoreTransaction, account_id: int) -> None:
        await self._inbox.note_claim(transaction, account_id)

    async def hear(self, store: str, headers: Mapping[str, str], body: bytes) -> bool:
        """Prove and keep what a store sent; False when it was kept before. Raises as `Provider.read_notification`."""
        return await self._inbox.keep(notice_of(await self.provider(store).read_notification(headers, body)))

    async def note(self, notification: Notification) -> bool:
        """Keep what was read in a store's books; False when it was kept before. Raises Unavailable."""
        return await self._inbox.keep(notice_of(notification))

    async def catch_up(self, store: str, since_ms: int, each: Callable[[bool], None]) -> None:
        """Keep what a store's own books tell since then; `each` hears of every notification whether it was new.
        Raises Unavailable, having kept what came before."""
        changes = self.provider(store).changes(since_ms)
        async for notification in changes:
            each(await self._inbox.keep(notice_of(notification)))

    async def close(self) -> None:
        """Let go of every store."""
        for provider in self._providers.values():
            await provider.close()


def notice_of(notification: Notification) -> Notice:
    """A notification as it is kept: with a letter for each purchase it is about, and one for each account of a
    customer whose consent was taken back."""
    return Notice(
        store=notification.store,
        notification_id=notification.notification_id,
        kind=notification.kind,
        at=notification.at,
        statements=tuple(
            Statement(told, encode_message(PurchaseTold(told, notification.asks_consumption)))
            for told in notification.transactions
        ),
        rescission=_rescission(notification) if notification.rescinds else None,
    )


def _rescission(notification: Notification) -> Rescission:
    evidence = {"store": notification.store, "at": notification.at}
    return Rescission(
        customer=notification.rescinds,
        reason=CONSENT_RESCINDED,
        evidence=msgspec.json.encode(evidence).decode(),
        letter=encode_message(ConsentRescinded(notification.store)),
    )
