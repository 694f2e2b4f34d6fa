"""What a process needs to sell: the connected stores, the inbox of what they tell, the errands they are still owed,
and the comparison of their books with ours. Built by the server, and by the command line beside a running one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.courier import Courier
from ws.features.purchases.reconciler import Reconciler
from ws.features.purchases.stores import ConnectedStores
from ws.kernel.commit import OutgoingLetter
from ws.store.database import Database
from ws.store.errands import Errands
from ws.store.flags import Flags
from ws.store.inbox import Inbox

if TYPE_CHECKING:
    from ws.features.purchases.providers.provider import Provider


class Till:
    """See the module. `post` brings letters to players who are loaded in this process."""

    def __init__(
        self,
        database: Database,
        providers: Mapping[str, Provider],
        tokens: AccountTokens,
        return_url: str,
        new_id: Callable[[], int],
        now_ms: Callable[[], int],
        post: Callable[[Sequence[OutgoingLetter]], None],
    ) -> None:
        self.inbox = Inbox(database, database.writer(), new_id, now_ms, post)
        self.flags = Flags(database.writer(), now_ms)
        self.stores = ConnectedStores(providers, tokens, self.inbox, return_url, now_ms)
        self._errands = Errands(database, database.writer(), now_ms)
        self.courier = Courier(self._errands, self.stores, database, now_ms)
        self.reconciler = Reconciler(self.stores, self.inbox, self.flags, database, now_ms)

    def tasks(self) -> tuple[tuple[str, Coroutine[None, None, None]], ...]:
        """What runs by itself, by name."""
        return (
            ("inbox", self.inbox.run()),
            ("courier", self.courier.run()),
            ("reconciler", self.reconciler.run()),
        )

    def counts(self) -> dict[str, float]:
        """What it did since the start, by name."""
        return {
            "store_notifications": self.inbox.kept,
            "store_notifications_repeated": self.inbox.repeated,
            "store_errand_failures": self.courier.failures,
        }

    async def close(self) -> None:
        """Let what is being written be written, then let go of every connection. The tasks must have ended."""
        await self.inbox.close()
        await self._errands.close()
        await self.flags.close()
        await self.stores.close()
