"""Many whole lives in all processes of the machine, with a progress bar, in the order of their numbers."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from ws import garbage
from ws.kernel.errors import SettingsError
from ws.settings import Settings
from ws.simulation import profiling
from ws.simulation.lives import Lived, Simulated, policies, world_of

CHUNK: Final = 4
"""Lives a process takes at once."""
BAR: Final = 30


class Order(msgspec.Struct, frozen=True):
    """What to simulate."""

    lives: int
    seed: int
    country: str = ""
    """"" lets chance decide."""
    profile: bool = False
    events: bool = False
    """Whether every single event is kept, for the report of their coverage."""


class Speed(msgspec.Struct, frozen=True):
    """How quick it was. Not part of what a seed decides."""

    processes: int
    seconds: float
    """On the wall."""
    core_seconds: float
    """Of processor time, in lives alone."""
    moments: int
    game_days: int
    lives: int
    shares: dict[str, float]
    """Seconds by feature, with a profile."""


class Simulation(msgspec.Struct, frozen=True):
    """Lives by number, and how quick they were lived."""

    order: Order
    lived: tuple[Lived, ...]
    speed: Speed


_Result = tuple[bytes, float, dict[str, float]]
"""(a Lived as bytes, processor seconds, seconds by feature)"""


def simulate(order: Order, settings: Settings, processes: int | None = None) -> Simulation:
    """Live them all. Raises SettingsError for a country that content does not know."""
    world = world_of(settings)  # fails early, and leaves the compiled content for the others
    if order.country and order.country not in world.content.countries:
        known = ", ".join(sorted(world.content.countries))
        raise SettingsError(f"there is no country {order.country!r}; known are {known}")
    workers = max(1, min(processes or os.cpu_count() or 1, order.lives))
    began = time.monotonic()
    lived: list[Lived] = []
    core_seconds = 0.0
    shares: dict[str, float] = {}
    decoder = msgspec.msgpack.Decoder(Lived)
    for body, seconds, spent in _watched(_results(order, settings, workers), order.lives):
        lived.append(decoder.decode(body))
        core_seconds += seconds
        for name, used in spent.items():
            shares[name] = shares.get(name, 0.0) + used
    lived.sort(key=lambda life: life.number)
    return Simulation(
        order=order,
        lived=tuple(lived),
        speed=Speed(
            processes=workers,
            seconds=time.monotonic() - began,
            core_seconds=core_seconds,
            moments=sum(life.moments for life in lived),
            game_days=sum(life.minutes // 1440 for life in lived),
            lives=len(lived),
            shares=shares,
        ),
    )


def _results(order: Order, settings: Settings, workers: int) -> Iterator[_Result]:
    if workers == 1:
        _begin(order, settings)
        yield from map(_live, range(order.lives))
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, _begin_process, (order, settings)) as pool:
        yield from pool.imap_unordered(_live, range(order.lives), CHUNK)


class _Worker:
    """What a process keeps between lives."""

    def __init__(self, order: Order, settings: Settings) -> None:
        self.order = order
        self.meter = profiling.Meter() if order.profile else None
        self.world = world_of(settings, profiling.metered(self.meter) if self.meter is not None else None)
        self.policies = policies()
        if self.meter is not None:
            self.policies = profiling.metered_policies(self.meter, self.policies)

    def live(self, number: int) -> _Result:
        began = time.process_time()
        if self.meter is not None:
            self.meter.seconds.clear()
        order = self.order
        live = Simulated(self.world, self.policies, order.seed, number, order.country, order.events).live
        lived = (self.meter.wrap("engine and the rest", live) if self.meter is not None else live)()
        seconds = time.process_time() - began
        return msgspec.msgpack.encode(lived), seconds, dict(self.meter.seconds) if self.meter is not None else {}


_living: list[_Worker] = []
"""The one of this process."""


def _begin(order: Order, settings: Settings) -> None:
    _living[:] = [_Worker(order, settings)]


def _begin_process(order: Order, settings: Settings) -> None:
    """The process of a pool lives nothing else: its garbage is collected as seldom as a server's."""
    _begin(order, settings)
    garbage.settle()


def _live(number: int) -> _Result:
    return _living[0].live(number)


def _watched(results: Iterable[_Result], total: int) -> Iterator[_Result]:
    """The results, with a bar on standard error where somebody can see it."""
    shown = sys.stderr.isatty()
    began = last = time.monotonic()
    for done, result in enumerate(results, start=1):
        yield result
        now = time.monotonic()
        if shown and (now - last > 0.2 or done == total):
            last = now
            sys.stderr.write(f"\r{_bar(done, total, done / max(now - began, 1e-9))}   ")
            sys.stderr.flush()
    if shown:
        sys.stderr.write("\n")


def _bar(done: int, total: int, pace: float) -> str:
    filled = BAR * done // total
    minutes, seconds = divmod(int((total - done) / pace), 60)
    return f"[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}  {pace:.1f} lives/s  {minutes}:{seconds:02d} left"
