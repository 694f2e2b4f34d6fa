"""Row `many`: 18,000 players connected to one process, each doing something every 30 s.

Half of what they do is `do_activity`, half `get_activities`; their clocks run, and pushes and
`u` go out. On MySQL/MariaDB when there is one. An open loop: requests fall due at random at
600 a second and their latency counts from then. Reach: the server under 0.35 of a core, p99 of
the commands under 50 ms, at most 2 GiB resident.
"""

from __future__ import annotations

import time
from typing import Final

from benchmarks import durable, population
from benchmarks.bench import Bench
from benchmarks.load import open_loop
from benchmarks.processes import game_server
from benchmarks.report import Figure, quantile, say
from benchmarks.wire import Crowd, frame

ROW: Final = "many"
EVERY_SECONDS: Final = 30.0
LOOK: Final = frame(type="get_activities", id="17")
AT_ONCE: Final = 200


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    players = bench.count(18_000, 2_000)
    kind = "mysql" if bench.mysql else "sqlite"
    with bench.database(kind) as url:
        people = population.clones(population.models(bench), players)
        await population.settle(bench, url, people)
        with game_server(bench, url) as server:
            empty = server.rss_bytes()
            crowd = Crowd(server.port)
            cpu, started = server.cpu_seconds(), time.monotonic()
            wires = await crowd.sign_in([population.token(clone.account_id) for clone in people], AT_ONCE)
            coming, took = server.cpu_seconds() - cpu, time.monotonic() - started
            say(f"many: {players} came in {took:.0f} s, {coming / players * 1000:.2f} CPU-ms each")
            pushed = crowd.tally.push_frames
            measured = await open_loop(
                wires, command, players / EVERY_SECONDS, server.cpu_seconds, bench.seconds(30.0), bench.seconds(60.0)
            )
            say(f"many: {measured.told()}")
            pushes = (crowd.tally.push_frames - pushed) / bench.seconds(90.0)
            rss = server.rss_bytes()
            trouble = "; ".join(filter(None, (crowd.tally.trouble(), server.troubles())))
            await crowd.close()
    share = measured.server_cpu_seconds / measured.seconds
    return [
        Figure(
            row=ROW, what=f"{kind}: {players} players, share of a core of the server", measured=share, reach=0.35,
            note=f"{measured.per_second:,.0f} commands and {pushes:,.0f} frames of pushes a second; "
            f"{measured.pace(share)} {trouble}",
        ),
        Figure(
            row=ROW, what="p99 of a command, ms", measured=quantile(measured.latencies, 0.99) * 1000, reach=50,
            note=f"p50 {quantile(measured.latencies, 0.5) * 1000:.1f} ms, "
            f"client {measured.client_cpu_seconds / measured.seconds:.0%} of a core",
        ),
        Figure(
            row=ROW, what="resident memory, MiB", measured=rss / 2**20, reach=2048,
            note=f"{(rss - empty) / players / 1024:.1f} KB a connected player",
        ),
        Figure(row=ROW, what="coming: CPU-ms to connect, load and sign in", measured=coming / players * 1000),
    ]  # fmt: skip


def command(number: int) -> bytes:
    """The nth command."""
    return LOOK if number % 2 else durable.plain(number // 2)
