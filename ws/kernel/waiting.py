"""Waiting for something to become so, with a bound."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

STEP_SECONDS: Final = 0.005


async def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until the condition holds, at most so long; returns whether it does.

    For the few ends of a drain that announce themselves to nobody.
    """
    deadline = asyncio.get_running_loop().time() + seconds
    while not condition():
        if asyncio.get_running_loop().time() >= deadline:
            return False
        await asyncio.sleep(STEP_SECONDS)  # there is no event to wait for; see above
    return True
