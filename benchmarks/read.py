"""Row `read`: a request that changes nothing, `ping`, signed in, with 5,000 sockets open.

Unit: replies for each CPU-second of the server process (the client shares the machine, so that
replies a second say more about both). Some of the sockets keep one request outstanding each; all
stay open. Floor: the bare echo of floor_server.py, with as many sockets. Reach: 0.7 of the floor.

The two are loaded in turns of a few seconds, so that whatever else the machine does slows both down
alike, and the median of the rounds counts. Not at the same time: then three processes share two cores,
and what the clocks of 5,000 players cost a second is spread over two thirds of the pings; nor does
anybody run an echo beside the game. What comes of that is told for information.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from benchmarks import population
from benchmarks.bench import Bench
from benchmarks.load import Measured, closed_loop
from benchmarks.processes import Watched, floor_server, game_server
from benchmarks.report import Figure, say
from benchmarks.wire import Crowd, Wire, frame

ROW: Final = "read"
ACTIVE: Final = 300
ROUNDS: Final = 5
SETTLE_SECONDS: Final = 5.0
PING: Final = frame(type="ping", id="17")


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    sockets = bench.count(5000, 1000)
    with bench.database("sqlite") as url, floor_server(bench) as floor:
        people = population.clones(population.models(bench), sockets)
        await population.settle(bench, url, people)
        with game_server(bench, url, cached_players=sockets) as server:
            games, floors = Crowd(server.port), Crowd(floor.port)
            say(f"{sockets} sockets sign in")
            signed = await games.sign_in([population.token(clone.account_id) for clone in people])
            opened = await floors.open(sockets)
            await asyncio.sleep(SETTLE_SECONDS)
            idle = server.cpu_seconds()
            await asyncio.sleep(SETTLE_SECONDS)
            idle = (server.cpu_seconds() - idle) / SETTLE_SECONDS
            rounds = []
            for number in range(ROUNDS):
                ours, bare = await _load(bench, signed, server), await _load(bench, opened, floor)
                rounds.append((ours, bare))
                say(f"read {number + 1}: {ours.told()}; floor: {bare.told()}")
            both = await asyncio.gather(_load(bench, signed, server), _load(bench, opened, floor))
            say(f"read at the same time: {both[0].told()}; floor: {both[1].told()}")
            trouble = "; ".join(filter(None, (games.tally.trouble(), floors.tally.trouble(), server.troubles())))
            await games.close()
            await floors.close()
    ours, bare = sorted(rounds, key=lambda pair: pair[0].per_cpu_second / pair[1].per_cpu_second)[ROUNDS // 2]
    return [
        Figure(
            row=ROW, what=f"ping at {sockets} sockets, replies per server CPU-second", measured=ours.per_cpu_second,
            floor=bare.per_cpu_second, reach=0.7, sense="at least", judged="ratio",
            note=f"the clocks of these players alone use {idle:.1%} of a core, counted in {trouble}",
        ),
        Figure(
            row=ROW, what="the same, replies per second (client on the same cores)",
            measured=ours.per_second, floor=bare.per_second,
        ),
        Figure(
            row=ROW, what="the same with both servers under load at once, replies per server CPU-second",
            measured=both[0].per_cpu_second, floor=both[1].per_cpu_second,
        ),
    ]  # fmt: skip


async def _load(bench: Bench, wires: Sequence[Wire], server: Watched) -> Measured:
    step = max(1, len(wires) // ACTIVE)
    return await closed_loop(wires[::step][:ACTIVE], lambda _: PING, server.cpu_seconds, 0.5, bench.seconds(3.0))
