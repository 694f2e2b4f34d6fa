"""The tick: everybody due is woken, and the loop is never held for long."""

from __future__ import annotations

import asyncio
import time

from tests.support.hand_clock import HandClock
from ws.engine.pacer import SLICE_SECONDS, STEP_MS, Pacer


class Sleeper:
    """Notes when it is woken; can be slow or broken."""

    def __init__(self, work_seconds: float = 0.0, broken: bool = False) -> None:
        self.woken = 0
        self._work = work_seconds
        self._broken = broken

    def wake(self) -> None:
        self.woken += 1
        if self._broken:
            raise RuntimeError("a player with a defect")
        end = time.perf_counter() + self._work
        while time.perf_counter() < end:
            pass


def made() -> tuple[Pacer, HandClock, list[float]]:
    clock, lateness = HandClock(1000.0), list[float]()
    return Pacer(lambda: clock.ms, lateness.append), clock, lateness


async def test_who_is_due_is_woken_once() -> None:
    pacer, clock, lateness = made()
    early, late = Sleeper(), Sleeper()
    pacer.set(early, clock.ms + 100)
    pacer.set(late, clock.ms + 10_000)
    clock.move(0.3)
    assert await pacer.step() == 1
    assert (early.woken, late.woken, len(pacer)) == (1, 0, 1)
    assert await pacer.step() == 0
    assert lateness == [0.2]


async def test_one_broken_player_does_not_stop_the_others() -> None:
    pacer, clock, _ = made()
    sleepers = [Sleeper(), Sleeper(broken=True), Sleeper()]
    for sleeper in sleepers:
        pacer.set(sleeper, clock.ms + STEP_MS)
    clock.move(1)
    await pacer.step()
    assert [sleeper.woken for sleeper in sleepers] == [1, 1, 1]


async def test_the_loop_is_given_back_between_slices() -> None:
    pacer, clock, _ = made()
    for _ in range(40):
        pacer.set(Sleeper(work_seconds=0.001), clock.ms + STEP_MS)
    clock.move(1)
    gaps: list[float] = []
    done = asyncio.Event()

    async def neighbour() -> None:
        last = time.perf_counter()
        while not done.is_set():
            await asyncio.sleep(0)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    other = asyncio.create_task(neighbour())
    await asyncio.sleep(0)
    await pacer.step()
    done.set()
    await other
    turns_of_the_neighbour = len(gaps)
    assert turns_of_the_neighbour >= 40 * 0.001 / (SLICE_SECONDS + 0.002)


async def test_a_stall_is_worked_off_a_second_at_a_time() -> None:
    pacer, clock, _ = made()
    sleepers = [Sleeper() for _ in range(100)]
    for number, sleeper in enumerate(sleepers):
        pacer.set(sleeper, clock.ms + number * 100)
    clock.move(60)
    assert await pacer.step() < 30, "not everything at once"
    for _ in range(100):
        await pacer.step()
    assert all(sleeper.woken == 1 for sleeper in sleepers)


async def test_cancelled_players_sleep_on() -> None:
    pacer, clock, _ = made()
    sleeper = Sleeper()
    pacer.set(sleeper, clock.ms + 100)
    pacer.cancel(sleeper)
    clock.move(5)
    assert await pacer.step() == 0
    assert sleeper.woken == 0
