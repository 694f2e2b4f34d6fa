"""Row `memory`: resident memory per loaded player and per idle signed-in socket.

One server, N players, SQLite; RSS of the process, KB = 1024 bytes. Three states are compared:
1. warm: 200 players have come and gone, so that pools and code are in memory;
2. loaded: every player has come, done something and gone, 100 at a time; all stay in the cache
   (BAOLIFE_CACHED_PLAYERS), their records decoded: reach 60 KB a player;
3. connected: every player has a signed-in socket and is silent: reach 12 KB beyond its player.
   Floor: a socket of the bare echo of floor_server.py.
"""

from __future__ import annotations

import asyncio
from typing import Final

from benchmarks import durable, population
from benchmarks.bench import Bench
from benchmarks.processes import Watched, floor_server, game_server
from benchmarks.report import Figure, say
from benchmarks.wire import Crowd, ask, frame

ROW: Final = "memory"
WARM: Final = 200
AT_ONCE: Final = 100
SETTLE_SECONDS: Final = 2.0


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    players = bench.count(5000, 1000)
    floor = await _floor(bench, players)
    with bench.database("sqlite") as url:
        people = population.clones(population.models(bench), players + WARM)
        await population.settle(bench, url, people)
        tokens = [population.token(clone.account_id) for clone in people]
        with game_server(
            bench, url, cached_players=players + WARM, cache_seconds=3600, cache_megabytes=4096
        ) as server:
            for _ in range(3):
                await _visit(server, tokens[:WARM])
            warm = await _rss(server)
            await _visit(server, tokens[WARM:])
            loaded = await _rss(server)
            crowd = Crowd(server.port)
            await crowd.sign_in(tokens[WARM:])
            connected = await _rss(server)
            trouble = "; ".join(filter(None, (crowd.tally.trouble(), server.troubles())))
            await crowd.close()
    say(f"memory: warm {warm >> 20}, loaded {loaded >> 20}, connected {connected >> 20} MiB")
    state = sum(sum(len(body[3]) for body in clone.model.bodies) for clone in people) / len(people)
    records = sum(len(clone.model.bodies) for clone in people) / len(people)
    return [
        Figure(
            row=ROW, what=f"KB a loaded player, {players} players of all ages", measured=_kb(loaded - warm, players),
            reach=60, note=f"{records:.0f} records, {state / 1024:.1f} KB of bodies in the database on average",
        ),
        Figure(
            row=ROW, what="KB an idle signed-in socket, beyond its player", measured=_kb(connected - loaded, players),
            floor=floor, reach=12, note=trouble,
        ),
        Figure(row=ROW, what="MiB of the server before any player", measured=warm / 2**20),
    ]  # fmt: skip


async def _visit(server: Watched, tokens: list[str]) -> None:
    """Come, look, do something and leave, some at a time."""
    for start in range(0, len(tokens), AT_ONCE):
        crowd = Crowd(server.port)
        for wire in await crowd.sign_in(tokens[start : start + AT_ONCE]):
            await ask(wire, frame(type="get_state", id="1"))
            await ask(wire, durable.plain(wire.number))
        await crowd.close()


async def _floor(bench: Bench, sockets: int) -> float:
    with floor_server(bench) as server:
        crowd = Crowd(server.port)
        await crowd.open(WARM)
        before = await _rss(server)
        await crowd.open(sockets)
        after = await _rss(server)
        await crowd.close()
    return _kb(after - before, sockets)


async def _rss(server: Watched) -> int:
    await asyncio.sleep(SETTLE_SECONDS)
    return server.rss_bytes()


def _kb(size: int, count: int) -> float:
    return size / count / 1024
