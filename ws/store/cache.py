"""The players in memory: least recently used out first, never one that is in use."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar

from ws.kernel.errors import Unavailable


class Cached(Protocol):
    """What the cache asks of what it holds."""

    @property
    def is_pinned(self) -> bool:
        """Whether a socket or a turn holds it."""

    @property
    def size_bytes(self) -> int:
        """About what it weighs."""


V = TypeVar("V", bound=Cached)


class Cache(Generic[V]):
    """Values by account id. A pinned value stays whatever the limits say."""

    def __init__(
        self,
        load: Callable[[int], Awaitable[V]],
        now_seconds: Callable[[], float],
        most_unpinned: int = 256,
        most_bytes: int = 512 * 1024 * 1024,
        seconds_to_live: float = 300.0,
    ) -> None:
        self._load = load
        self._now = now_seconds
        self._most_unpinned = most_unpinned
        self._most_bytes = most_bytes
        self._seconds_to_live = seconds_to_live
        self._values: dict[int, V] = {}
        self._idle: OrderedDict[int, float] = OrderedDict()
        """Unpinned values by the time they were last used, oldest first."""
        self._loading: dict[int, asyncio.Future[V]] = {}
        self.bytes = 0
        self._weights: dict[int, int] = {}
        self.hits = 0
        self.misses = 0
        self.evictions = 0

    def __len__(self) -> int:
        return len(self._values)

    @property
    def unpinned(self) -> int:
        """How many values nobody holds."""
        return len(self._idle)

    def peek(self, account_id: int) -> V | None:
        """The value if it is loaded; does not count as use."""
        return self._values.get(account_id)

    def values(self) -> list[V]:
        """Everything loaded."""
        return list(self._values.values())

    async def get(self, account_id: int) -> V:
        """The value, loaded at most once however many ask. Raises what the load raises.

        The caller pins it (attaches, submits a job) before it awaits anything else.
        """
        value = self._values.get(account_id)
        if value is not None:
            self.hits += 1
            self.touch(account_id)
            return value
        self.misses += 1
        future = self._loading.get(account_id)
        if future is not None:
            return await asyncio.shield(future)
        future = self._loading[account_id] = asyncio.get_running_loop().create_future()
        try:
            value = await self._load(account_id)
        except BaseException as error:
            future.set_exception(error if isinstance(error, Exception) else Unavailable())
            future.exception()
            raise
        else:
            self.add(account_id, value)
            future.set_result(value)
            return value
        finally:
            del self._loading[account_id]

    def add(self, account_id: int, value: V) -> None:
        """Hold a value (freshly loaded, or a player just created)."""
        self.drop(account_id)
        self._values[account_id] = value
        self._weights[account_id] = value.size_bytes
        self.bytes += value.size_bytes
        self.touch(account_id)

    def touch(self, account_id: int) -> None:
        """Note that a value was used, or that its pins changed."""
        value = self._values.get(account_id)
        if value is None:
            return
        self._idle.pop(account_id, None)
        if not value.is_pinned:
            self._idle[account_id] = self._now()
            self.trim(spare=account_id)

    def drop(self, account_id: int, value: V | None = None) -> None:
        """Forget a value; when `value` is given, only if it is that one."""
        held = self._values.get(account_id)
        if held is None or (value is not None and held is not value):
            return
        del self._values[account_id]
        self._idle.pop(account_id, None)
        self.bytes -= self._weights.pop(account_id)

    def trim(self, spare: int | None = None) -> None:
        """Let go of what is too old or too much; not of `spare`, which somebody just asked for."""
        oldest_allowed = self._now() - self._seconds_to_live
        while self._idle:
            account_id, used = next(iter(self._idle.items()))
            if account_id == spare:
                return  # the newest: whatever is older has gone already
            if self._values[account_id].is_pinned:
                del self._idle[account_id]
                continue
            over = len(self._idle) > self._most_unpinned or self.bytes > self._most_bytes
            if used >= oldest_allowed and not over:
                return
            self.evictions += 1
            self.drop(account_id)
