"""Passwords: Argon2id, in a small pool of threads, so that no turn ever waits for a hash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

T = TypeVar("T")

MEMORY_KIB: Final = 19_456
PASSES: Final = 2
LANES: Final = 1
"""OWASP Password Storage Cheat Sheet, first configuration for Argon2id."""
THREADS: Final = 2
MOST_WAITING: Final = 64


class Passwords:
    """Hashes and checks passwords off the event loop."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(memory_cost=MEMORY_KIB, time_cost=PASSES, parallelism=LANES)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="passwords")
        self._nobody = self._hasher.hash("nobody has this password")
        self.waiting = 0

    async def hash(self, password: str) -> str:
        """The hash to store."""
        return await self._run(lambda: self._hasher.hash(password))

    async def check(self, password_hash: str | None, password: str) -> bool:
        """Whether the password is right. Takes as long when there is no such account."""

        def _check() -> bool:
            try:
                return self._hasher.verify(password_hash or self._nobody, password) and password_hash is not None
            except (Argon2Error, InvalidHashError):
                return False

        return await self._run(_check)

    @property
    def is_crowded(self) -> bool:
        """Whether more work would only make everybody wait."""
        return self.waiting >= MOST_WAITING

    async def _run(self, work: Callable[[], T]) -> T:
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self.waiting -= 1

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)
