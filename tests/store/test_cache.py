"""The players in memory: who stays, who goes, and that nobody is loaded twice."""

from __future__ import annotations

import asyncio
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hand_clock import HandClock
from ws.kernel.errors import Refused, Unavailable
from ws.store.cache import Cache


class Guest(msgspec.Struct, eq=False):
    """Somebody cached."""

    number: int
    is_pinned: bool = False
    size_bytes: int = 10


class Loads:
    """Counts the loads; can be slow or fail."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.gate = asyncio.Event()
        self.gate.set()
        self.error: BaseException | None = None

    async def __call__(self, number: int) -> Guest:
        self.counts[number] += 1
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        return Guest(number)


def made(**limits: float) -> tuple[Cache[Guest], Loads, HandClock]:
    loads, clock = Loads(), HandClock(0.0)
    return Cache(loads, clock, **limits), loads, clock  # type: ignore[arg-type]  # numbers


async def test_one_load_however_many_ask() -> None:
    cache, loads, _ = made()
    loads.gate.clear()
    asking = [asyncio.create_task(cache.get(1)) for _ in range(50)]
    await asyncio.sleep(0)
    loads.gate.set()
    found = await asyncio.gather(*asking)
    assert len({id(guest) for guest in found}) == 1
    assert loads.counts == {1: 1}
    assert (cache.hits, cache.misses) == (0, 50)
    await cache.get(1)
    assert cache.hits == 1


async def test_everybody_hears_of_a_failed_load_and_the_next_tries_again() -> None:
    cache, loads, _ = made()
    loads.error = Refused("not_found")
    loads.gate.clear()
    asking = [asyncio.create_task(cache.get(1)) for _ in range(3)]
    await asyncio.sleep(0)
    loads.gate.set()
    assert [type(e) for e in await asyncio.gather(*asking, return_exceptions=True)] == [Refused] * 3
    loads.error = None
    assert (await cache.get(1)).number == 1


async def test_one_who_stops_asking_does_not_leave_the_others_waiting() -> None:
    cache, loads, _ = made()
    loads.gate.clear()
    first = asyncio.create_task(cache.get(1))
    await asyncio.sleep(0)
    second = asyncio.create_task(cache.get(1))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    loads.gate.set()
    async with asyncio.timeout(5):
        with pytest.raises(Unavailable):
            await second
    assert (await cache.get(1)).number == 1


async def test_the_least_recently_used_goes_first() -> None:
    cache, _, _ = made(most_unpinned=3)
    for number in (1, 2, 3):
        await cache.get(number)
    await cache.get(1)
    await cache.get(4)
    assert [number for number in (1, 2, 3, 4) if cache.peek(number)] == [1, 3, 4]
    assert cache.evictions == 1


async def test_pinned_ones_stay_whatever_the_limits_say() -> None:
    cache, _, clock = made(most_unpinned=2, seconds_to_live=10)
    guests = [await cache.get(number) for number in (1, 2)]
    for guest in guests:
        guest.is_pinned = True
        cache.touch(guest.number)
    for number in range(3, 10):
        await cache.get(number)
    clock.move(1000)
    cache.trim()
    assert sorted(guest.number for guest in cache.values()) == [1, 2]
    guests[0].is_pinned = False
    cache.touch(1)
    clock.move(11)
    cache.trim()
    assert cache.peek(1) is None
    assert cache.peek(2) is not None


async def test_the_unused_go_after_a_while() -> None:
    cache, _, clock = made(seconds_to_live=300)
    await cache.get(1)
    clock.move(200)
    await cache.get(2)
    clock.move(101)
    cache.trim()
    assert (cache.peek(1), cache.peek(2) is not None) == (None, True)


async def test_memory_is_counted_and_bounded() -> None:
    cache, _, _ = made(most_bytes=100)
    for number in range(1, 21):
        await cache.get(number)
    assert cache.bytes == sum(guest.size_bytes for guest in cache.values()) <= 100
    cache.drop(20)
    assert cache.bytes == sum(guest.size_bytes for guest in cache.values())


@pytest.mark.parametrize("limits", [{"most_unpinned": 0}, {"most_bytes": 15}, {"seconds_to_live": 0.0}])
async def test_who_was_just_loaded_is_there_until_the_caller_can_pin(limits: dict[str, float]) -> None:
    """Otherwise the next one to ask gets a second copy of the same player."""
    cache, loads, _ = made(**limits)
    pinned = await cache.get(1)
    pinned.is_pinned = True
    cache.touch(1)
    guest = await cache.get(2)
    assert cache.peek(2) is guest
    guest.is_pinned = True
    cache.touch(2)
    assert await cache.get(2) is guest
    assert loads.counts[2] == 1


async def test_a_lost_player_is_dropped_only_if_it_is_still_that_one() -> None:
    cache, _, _ = made()
    first = await cache.get(1)
    cache.drop(1)
    second = await cache.get(1)
    cache.drop(1, first)
    assert cache.peek(1) is second
    cache.drop(1, second)
    assert cache.peek(1) is None
    assert cache.bytes == 0


@given(st.lists(st.tuples(st.sampled_from(["get", "pin", "unpin", "drop", "wait"]), st.integers(1, 6)), max_size=60))
async def test_the_books_always_balance(steps: list[tuple[str, int]]) -> None:
    cache, _, clock = made(most_unpinned=3, seconds_to_live=5)
    pinned: dict[int, Guest] = {}
    for what, number in steps:
        if what in ("get", "pin"):
            guest = await cache.get(number)
            if what == "pin":
                guest.is_pinned = True
                cache.touch(number)
                pinned[number] = guest
        elif what == "unpin" and number in pinned:
            pinned.pop(number).is_pinned = False
            cache.touch(number)
        elif what == "drop" and number not in pinned:
            cache.drop(number)
        elif what == "wait":
            clock.move(number)
            cache.trim()
        assert all(cache.peek(n) is guest for n, guest in pinned.items())
        assert cache.unpinned <= 3
        assert cache.bytes == sum(guest.size_bytes for guest in cache.values())
        assert len(cache) == len(pinned) + cache.unpinned
