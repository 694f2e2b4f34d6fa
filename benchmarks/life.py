"""Row `life`: whole lives, and what a moment of them costs.

Pure: the rules and the content, no database, no socket, one core; one life warms up what is worked out
of the content, and the garbage collector is set as in a server. "A moment" is a system with all
listeners of what it announces, of lives from birth to death in which nobody asks for anything and
questions take their default: CPU-us on average, reach 30. "A whole life" is lived as `simulate`
does it, with the real handlers and the requests of the plain policy: CPU-s on average, reach 1.
Afterwards some lives are lived with every function metered, and the shares are told by feature.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from benchmarks import population
from benchmarks.bench import Bench
from benchmarks.machine import MACHINE, pace, sample
from benchmarks.report import Figure, quantile, say
from ws import garbage, settings
from ws.engine import advance as advancing
from ws.engine import closing
from ws.engine.records import Life
from ws.engine.turn import Turn, World
from ws.recorded import run
from ws.simulation.lives import Simulated, policies, world_of
from ws.simulation.profiling import Meter, metered, metered_policies

ROW: Final = "life"
DAY: Final = 1440
MOST_YEARS: Final = 130


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    thresholds = gc.get_threshold()
    try:
        return [_a_moment(bench), _a_life(bench)]
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)


def _a_moment(bench: Bench) -> Figure:
    the_world = population.world(bench)
    aside = replace(population.world(bench), content=the_world.content)  # its own numbers: the lives stay the same
    unasked(aside, 1)
    garbage.settle()
    took: list[float] = []
    moments = 0
    paces: list[float] = []
    for number in range(bench.count(40, 8)):
        paces.append(sample())
        seconds, lived = unasked(the_world, number + 1)
        took.append(seconds)
        moments += lived
    slowness = MACHINE.slowness(paces)
    measured = sum(took) / moments * 1e6
    say(f"life: {len(took)} lives without requests, {moments / len(took):,.0f} moments each")
    return Figure(
        row=ROW, what="a moment with all listeners, CPU-us on average",
        measured=measured, reach=30,
        note=f"{len(took)} lives from birth to death, {moments / len(took):,.0f} moments and "
        f"{sum(took) / len(took):.2f} s each; {pace(slowness, measured)}",
    )  # fmt: skip


def _a_life(bench: Bench) -> Figure:
    configured = settings.load(var=bench.folder / "var")
    the_world, asked = world_of(configured), policies()
    _cpu(Simulated(the_world, asked, 2, 0, "us"))
    garbage.settle()
    took: list[float] = []
    paces: list[float] = []
    for number in range(bench.count(20, 5)):
        paces.append(sample())
        took.append(_cpu(Simulated(the_world, asked, 1, number, "us")))
    slowness = MACHINE.slowness(paces)
    measured = sum(took) / len(took)
    _tell_shares(configured, bench.count(6, 2))
    return Figure(
        row=ROW, what="a whole life under the plain policy, CPU-s on average", measured=measured, reach=1,
        note=f"{len(took)} lives; the dearest {quantile(took, 1.0):.2f} s; {pace(slowness, measured)}",
    )  # fmt: skip


def unasked(the_world: World, number: int) -> tuple[float, int]:
    """(CPU-seconds, moments) from birth to death when nobody asks for anything; the birth is not counted."""
    state, _ = population.live(the_world, number, 0)
    moments = 0
    started = time.process_time()
    for year in range(1, MOST_YEARS):
        turn = Turn(the_world, state, state.account_id, 0)
        lived = run(advancing.advance(turn, year * the_world.settings.days_per_year * DAY, advancing.PLAYING))
        moments += lived.moments
        turn.settle()
        advancing.rest_at(turn, turn.minute, present=False)
        closing.apply(state, [closing.close(turn, told=False)])
        if state.get(Life).ended_minute is not None:
            break
    return time.process_time() - started, moments


def _cpu(life: Simulated) -> float:
    started = time.process_time()
    life.live()
    return time.process_time() - started


def _tell_shares(configured: settings.Settings, lives: int) -> None:
    meter = Meter()
    the_world = world_of(configured, metered(meter))
    asked = metered_policies(meter, policies())
    for number in range(lives):
        Simulated(the_world, asked, 1, number, "us").live()
    everything = sum(meter.seconds.values())
    shares = sorted(meter.seconds.items(), key=lambda pair: -pair[1])
    say(
        "life: where the time goes: "
        + ", ".join(f"{name} {seconds / everything:.0%}" for name, seconds in shares[:12])
    )


__all__: Sequence[str] = ["measure", "unasked"]
