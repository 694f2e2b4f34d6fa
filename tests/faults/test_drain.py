"""SIGTERM under load: the drain.

Proven, on SQLite and on MySQL: the process ends with code 0 within ten seconds, every socket is
closed with 1012, every reply that was sent is durable, and what was not answered acts at most
once when it is repeated; a client that does not listen, a request that never ends and a database
that hangs do not hold it up.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable

import pytest

from .audit import acknowledged_problems, final_problems
from .calm import until
from .databases import Place
from .mariadb import PrivateMariadb
from .outage import PATIENCE_SECONDS
from .server import Server
from .wire import TEXT, Wire, frame
from .witness import Witness

WITNESSES = 20
LEAVES_WITHIN_SECONDS = 10.0
ROUNDS, ROUNDS_LONG = 1, 15
REAL = ("-m", "ws")
"""A process as an operator starts it: how it leaves is what is tested."""


async def _play_a_while(witnesses: list[Witness], at_least: int) -> list[asyncio.Task[None]]:
    playing = [asyncio.create_task(witness.play()) for witness in witnesses]
    before = [len(witness.acknowledged) for witness in witnesses]

    def all_play() -> bool:
        return all(len(w.acknowledged) >= known + at_least for w, known in zip(witnesses, before, strict=True))

    await until(all_play, 30, "everybody plays")
    return playing


async def _terminate(server: Server) -> float:
    """Seconds until it has left. Raises when it takes too long or complains."""
    started = time.monotonic()
    code = await asyncio.to_thread(server.terminate, LEAVES_WITHIN_SECONDS)
    assert code == 0, server.log()[-3000:]
    return time.monotonic() - started


@pytest.mark.timeout(240)
async def test_sigterm_under_load(place: Place, serving: Callable[..., Server], long_form: bool) -> None:
    """Players command at full speed when the signal comes."""
    server = serving(place.url, GAME_MINUTES_PER_SECOND=60)
    witnesses = [Witness(server.url, number, seed=7) for number in range(WITNESSES)]
    for _ in range(ROUNDS_LONG if long_form else ROUNDS):
        playing = await _play_a_while(witnesses, 5)
        seconds = await _terminate(server)
        await asyncio.wait_for(asyncio.gather(*playing), 10)
        assert [witness.cuts[-1] for witness in witnesses] == [1012] * WITNESSES
        assert acknowledged_problems(place, witnesses) == []
        await asyncio.to_thread(server.start)
    await asyncio.gather(*(_settle(witness) for witness in witnesses))
    await _terminate(server)
    assert final_problems(place, witnesses) == []
    assert [broken for witness in witnesses for broken in witness.broken] == []
    assert server.complaints() == []
    print(f"\ndrain: {seconds:.2f} s, {sum(len(w.acknowledged) for w in witnesses)} commands acknowledged")


async def _settle(witness: Witness) -> None:
    await witness.arrive()
    await witness.settle()
    await witness.repeat_some()
    await witness.leave()


async def test_sigterm_with_guests_who_do_not_leave(sqlite_place: Place, serving: Callable[..., Server]) -> None:
    """Somebody who reads nothing, somebody who never answers the close, a request without end, a
    kept-alive HTTP connection, a command in the very same moment."""
    server = serving(sqlite_place.url, *REAL)
    deaf = Witness(server.url, 1)
    await deaf.client.sign_in()
    wire = await Wire.open(server.url, receive_bytes=4096)
    await wire.ask("authenticate", token=deaf.client.tokens["access_token"])
    await wire.send(frame(TEXT, json.dumps({"type": "start_life", "id": "x"}).encode()))
    for _ in range(50):
        await wire.send(frame(TEXT, json.dumps({"type": "get_state", "id": "deaf"}).encode()) * 4)
    mute = await Wire.open(server.url)
    endless = await Wire.dial(server.url)
    await endless.send(b"POST /api/v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{")
    kept_alive = await Wire.dial(server.url)
    await kept_alive.send(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
    assert (await kept_alive.read_some()).startswith(b"HTTP/1.1 200")
    seconds = await _terminate(server)
    print(f"\ndrain with guests: {seconds:.2f} s")
    for each in (wire, mute, endless, kept_alive):
        each.cut()


@pytest.mark.mysql
async def test_sigterm_while_the_database_hangs(
    private_mariadb: PrivateMariadb, private_place: Place, serving: Callable[..., Server]
) -> None:
    """What can not be written is answered unavailable; then the process leaves all the same, and
    nothing that was acknowledged is missing afterwards."""
    server = serving(private_place.url, BAOLIFE_DATABASE_PATIENCE_SECONDS=PATIENCE_SECONDS)
    witnesses = [Witness(server.url, number, seed=8) for number in range(8)]
    playing = await _play_a_while(witnesses, 5)
    private_mariadb.freeze()
    try:
        seconds = await _terminate(server)
    finally:
        private_mariadb.thaw()
    await asyncio.wait_for(asyncio.gather(*playing), 10)
    print(f"\ndrain with a hanging database: {seconds:.2f} s")
    assert {witness.cuts[-1] for witness in witnesses} == {1012}
    assert acknowledged_problems(private_place, witnesses) == []
    await asyncio.to_thread(server.start)
    await asyncio.gather(*(_settle(witness) for witness in witnesses))
    assert final_problems(private_place, witnesses) == []
    assert [broken for witness in witnesses for broken in witness.broken] == []
