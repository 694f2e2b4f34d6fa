"""The process that `tick` measures: the real server's parts with lives and no sockets.

`python -m benchmarks.tick_process DATABASE_URL LIVES IDLE WARM SECONDS`, with BAOLIFE_VAR set.
Lives have a session that counts and throws away, as a connection would take it; idle ones have
nothing due for months. Prints one JSON object.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

import msgspec
import uvloop
from msgspec.structs import replace

from benchmarks import population
from benchmarks.bench import Bench
from benchmarks.machine import MACHINE
from benchmarks.population import Clone
from benchmarks.report import quantile, say
from ws import settings
from ws.app import App
from ws.engine.actor import Actor
from ws.engine.records import Agenda, LifeClock
from ws.features.vitals.records import Vitals
from ws.kernel.state import OwnerState, packed
from ws.monitoring import logs

HOURS: Final = range(24)
HOUR_MS: Final = 60 * 1000
"""An hour of a life in real milliseconds, at one game minute a second."""
POINT: Final = 1_000_000
FAR: Final = 1_000_000
"""Game minutes after which an idle life has something due."""
FEED: Final = 100
MOST_BACKLOG: Final = 400


class Ticked(msgspec.Struct, frozen=True):
    """What one run came to; times in seconds."""

    lives: int
    idle: int
    seconds: float
    cpu_seconds: float
    wakes: int
    ticks: int
    units: int
    batches: int
    pushes: int
    lateness_p50: float
    lateness_p99: float
    lateness_max: float
    longest_collection: float
    slowness: float
    rss_bytes: int


class Sink:
    """A session whose client is always quick."""

    pushes = 0
    name = "tick"

    def deliver(self, bodies: Sequence[bytes]) -> None:
        Sink.pushes += len(bodies)

    def flush(self) -> None:
        pass

    def close(self, code: int, reason: str) -> None:
        raise RuntimeError(f"closed: {code} {reason}")


def models(bench: Bench) -> list[population.Model]:
    """Lives of all ages and hours, without the memory of past events in their rows."""
    made = population.models(bench, hours=HOURS)
    return [replace(model, bodies=[body for body in model.bodies if body[0] != "event_memory"]) for model in made]


def state_of(clone: Clone, chance: Random, idle: bool) -> OwnerState:
    """A loaded life that is present. Its past is spread over an hour, its energy over 20 to 90."""
    state = OwnerState(clone.account_id, epoch=1)
    for record in (clone.user(), clone.player(), clone.life()):
        state.put(record.STORED.kind, "", record)
    for kind, key, version, body in clone.model.bodies:
        state.put(kind, key, packed(bytes(bytearray(body)), version))  # a copy of its own, as from a database
        state.size_bytes += len(body)
    since = clone.now if idle else clone.now - chance.randrange(HOUR_MS)
    state.put("clock", "", replace(clone.clock(), anchor_at=since, present=True))
    if idle:
        minute = state.get(LifeClock).anchor_minute
        state.put("agenda", "", Agenda(moments=((minute + FAR, "birthday", ""),)))
        state.put("vitals", "", replace(state.get(Vitals), energy=100 * POINT))
    else:
        state.put("vitals", "", replace(state.get(Vitals), energy=chance.randrange(20, 90) * POINT))
    return state


async def run(lives: int, idle: int, warm: float, seconds: float, bench: Bench) -> Ticked:
    """Load them, warm up, measure."""
    app = App(settings.load())
    late: list[float] = []
    written: list[int] = []
    app.pacer._observe = late.append
    app.committer._observe = lambda units, _: written.append(units)
    await app.start()
    people = population.clones(models(bench), lives + idle)
    chance = Random(1)
    for number, clone in enumerate(people):
        actor = Actor(app.hub.services, state_of(clone, chance, idle=number >= lives))
        actor.session = Sink()
        app.cache.add(clone.account_id, actor)
        actor.plan()
        if number % FEED == 0:
            await asyncio.sleep(0)
            while app.committer.backlog > MOST_BACKLOG:  # noqa: ASYNC110  # the committer has no event for this
                await asyncio.sleep(0.005)
    say(f"tick: {lives} lives and {idle} idle ones loaded")
    await asyncio.sleep(warm)
    pauses = _collections()
    late.clear()
    written.clear()
    Sink.pushes = 0
    ticks = app.timings.summaries()["tick"].count if lives else 0
    async with MACHINE.watched() as samples:
        cpu, started = time.process_time(), time.monotonic()
        await asyncio.sleep(seconds)
        used, took = time.process_time() - cpu, time.monotonic() - started
    done = Ticked(
        lives=lives, idle=idle, seconds=took, cpu_seconds=used - sum(samples), wakes=len(late),
        ticks=(app.timings.summaries()["tick"].count if lives else 0) - ticks,
        units=sum(written), batches=len(written), pushes=Sink.pushes,
        lateness_p50=quantile(late, 0.5), lateness_p99=quantile(late, 0.99), lateness_max=max(late, default=0.0),
        longest_collection=max(pauses, default=0.0), slowness=MACHINE.slowness(samples), rss_bytes=_rss(),
    )  # fmt: skip
    for actor in app.cache.values():
        actor.session = None
        app.pacer.cancel(actor)
    await app.stop()
    return done


def _collections() -> list[float]:
    """Collects how long each garbage collection takes from now on."""
    pauses: list[float] = []
    began = 0.0

    def heard(phase: str, _: dict[str, int]) -> None:
        nonlocal began
        if phase == "start":
            began = time.perf_counter()
        else:
            pauses.append(time.perf_counter() - began)

    gc.callbacks.append(heard)
    return pauses


def _rss() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def main() -> None:
    """Run as the command line says."""
    lives, idle, warm, seconds = (float(text) for text in sys.argv[1:5])
    chosen = settings.load()
    logs.configure("warning", "json")
    bench = Bench(chosen.var.parent, None, True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        done = runner.run(run(int(lives), int(idle), warm, seconds, bench))
    sys.stdout.buffer.write(msgspec.json.encode(done) + b"\n")


if __name__ == "__main__":
    main()
