"""Waiting with a bound."""

from __future__ import annotations

import asyncio

from ws.kernel.waiting import until


async def test_it_ends_when_the_condition_holds() -> None:
    flag = asyncio.Event()
    asyncio.get_running_loop().call_later(0.02, flag.set)
    assert await until(flag.is_set, seconds=5)


async def test_it_ends_at_its_bound_and_says_so() -> None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    assert not await until(lambda: False, seconds=0.05)
    assert 0.049 <= loop.time() - begun < 5, "no earlier than its bound, and not for ever"
