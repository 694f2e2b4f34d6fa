"""Row `durable`: `do_activity`, answered when it is committed.

300 players with one command outstanding each, more than a batch of 200 (full load): CPU-seconds of
the server process per 100,000 commands, reach 12; the same server with one command a transaction
(BAOLIFE_UNITS_PER_BATCH=1) is the floor of its throughput, reach 4 times. Then half of the
measured throughput in an open loop: p99 of the latency in ms, from when a command fell due,
reach 25. The promises are about MySQL/MariaDB; SQLite is told for information, and so is the cost
with 1,000 players at once, whose states no longer fit the processor's cache together.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks import population
from benchmarks.bench import Bench
from benchmarks.load import closed_loop, open_loop
from benchmarks.processes import Watched, game_server
from benchmarks.profile import profiled, told
from benchmarks.report import Figure, quantile, say
from benchmarks.wire import Crowd, Wire, frame

ROW: Final = "durable"
ACTIVITIES: Final = ("stretching", "read", "draw", "daydream", "listen_to_music", "puzzle")
"""Free, alone, at any age and hour."""
PLAYERS: Final = 300
CROWD: Final = 1_000
FRAMES: Final = tuple(frame(type="do_activity", id="17", activity_id=name) for name in ACTIVITIES)


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    figures: list[Figure] = []
    for kind in ("mysql", "sqlite") if bench.mysql else ("sqlite",):
        figures.extend(await _on(bench, kind))
    if bench.mysql and not bench.quick:
        figures.append(await _crowd(bench))
    return figures


async def _on(bench: Bench, kind: str) -> list[Figure]:
    promised = kind == "mysql"
    with bench.database(kind) as url:
        people = population.clones(population.models(bench), PLAYERS)
        await population.settle(bench, url, people)
        tokens = [population.token(clone.account_id) for clone in people]
        with game_server(bench, url) as server:
            crowd = Crowd(server.port)
            wires = await crowd.sign_in(tokens)
            full = await closed_loop(wires, plain, server.cpu_seconds, 3.0, bench.seconds(15.0))
            say(f"{kind}: {full.told()}")
            half = await open_loop(wires, plain, full.per_second / 2, server.cpu_seconds, 2.0, bench.seconds(15.0))
            say(f"{kind}: at half load {half.told()}")
            keyed = await closed_loop(wires, keyed_frames(), server.cpu_seconds, 1.0, bench.seconds(9.0))
            await hot_spots(bench, server, wires, f"durable on {kind}")
            trouble = "; ".join(filter(None, (crowd.tally.trouble(), server.troubles())))
            await crowd.close()
        with game_server(bench, url, units_per_batch=1) as server:
            crowd = Crowd(server.port)
            wires = await crowd.sign_in(tokens)
            single = await closed_loop(wires, plain, server.cpu_seconds, 2.0, bench.seconds(9.0))
            say(f"{kind}: one command a transaction: {single.told()}")
            await crowd.close()
    return [
        Figure(
            row=ROW, what=f"{kind}: server CPU-seconds per 100,000 do_activity, {PLAYERS} players",
            measured=full.cpu_per_100_000, floor=single.cpu_per_100_000, reach=12 if promised else None,
            note=f"{full.pace(full.cpu_per_100_000)} {trouble}",
        ),
        Figure(
            row=ROW, what=f"{kind}: commands per second at full load", measured=full.per_second,
            floor=single.per_second, reach=4 if promised else None, sense="at least", judged="ratio",
        ),
        Figure(
            row=ROW, what=f"{kind}: p99 at half load ({half.per_second:,.0f}/s), ms",
            measured=quantile(half.latencies, 0.99) * 1000, reach=25 if promised else None,
            note=f"p50 {quantile(half.latencies, 0.5) * 1000:.1f} ms; at full load p50 "
            f"{quantile(full.latencies, 0.5) * 1000:.0f}, p99 {quantile(full.latencies, 0.99) * 1000:.0f} ms",
        ),
        Figure(
            row=ROW, what=f"{kind}: the same with an idempotency key each, CPU-seconds per 100,000",
            measured=keyed.cpu_per_100_000,
        ),
    ]  # fmt: skip


async def _crowd(bench: Bench) -> Figure:
    """Full load with a crowd."""
    with bench.database("mysql") as url:
        people = population.clones(population.models(bench), CROWD)
        await population.settle(bench, url, people)
        with game_server(bench, url) as server:
            crowd = Crowd(server.port)
            wires = await crowd.sign_in([population.token(clone.account_id) for clone in people])
            full = await closed_loop(wires, plain, server.cpu_seconds, 3.0, bench.seconds(15.0))
            say(f"mysql, {CROWD} players: {full.told()}")
            await crowd.close()
    return Figure(
        row=ROW, what=f"mysql: CPU-seconds per 100,000 with {CROWD:,} players", measured=full.cpu_per_100_000,
        note=full.pace(full.cpu_per_100_000),
    )  # fmt: skip


async def hot_spots(bench: Bench, server: Watched, wires: Sequence[Wire], name: str) -> None:
    """Profile the server under full load, when that was asked for; tells where its time goes."""
    if bench.profiler is None:
        return
    seconds = bench.seconds(15.0)
    with profiled(bench.profiler, server.pid, seconds, bench.folder / "profile.raw") as stacks:
        await closed_loop(wires, plain, server.cpu_seconds, 0.0, seconds)
    say(f"{name}, shares of the server's event loop:\n{told(stacks())}")


def plain(number: int) -> bytes:
    """The nth command."""
    return FRAMES[number % len(FRAMES)]


def keyed_frames() -> Callable[[int], bytes]:
    """Commands with a key each, never the same."""
    run = secrets.token_hex(8)

    def keyed(number: int) -> bytes:
        activity = ACTIVITIES[number % len(ACTIVITIES)]
        return frame(type="do_activity", id="17", key=f"{run}{number}", activity_id=activity)

    return keyed
