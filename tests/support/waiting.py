"""Waiting for what must become so, with a bound and a reason."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

STEP_SECONDS = 0.005
BOUND_SECONDS = 10.0


async def eventually(
    look: Callable[[], T] | Callable[[], Awaitable[T]], why: str = "", seconds: float = BOUND_SECONDS
) -> T:
    """What `look` gives as soon as it is true; fails after so many seconds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while True:
        found = look()
        if inspect.isawaitable(found):
            found = await found
        if found:
            return found  # type: ignore[return-value]  # awaited above
        if loop.time() >= deadline:
            raise AssertionError(f"did not become so within {seconds} s: {why or inspect.getsource(look).strip()}")
        await asyncio.sleep(STEP_SECONDS)
