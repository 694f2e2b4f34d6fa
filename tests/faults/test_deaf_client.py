"""Clients that read nothing while replies and pushes flow.

Proven: each is cut off at the bound (4003), the server's memory stays bounded, the others do not
notice, and on return the deaf one finds everything that is kept, once, in order.
"""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable

from ws.bots.client import Client

from .audit import outbox_of, write_grants
from .calm import Felt, MemoryWatch, others_play, until
from .databases import Place
from .server import Server
from .test_two_servers import _come_back
from .wire import TEXT, Wire, frame

DEAF = 6
ASKS_A_SECOND = 150
"""Each reply and its state take about 4 KB; the kernel itself holds up to 4 MB of a connection."""
LETTERS_EACH = 40
CUT_SECONDS = 30.0
OTHERS_P99_SECONDS = 0.5
MEMORY_MEGABYTES = 60.0
"""For six times 256 KB of buffer, what Python makes of them, and the letters."""


class _Deaf:
    """A signed-in player with a wire it does not listen to."""

    def __init__(self, server: Server) -> None:
        self.client = Client(server.url)
        self.wire: Wire
        self.heard = 0

    @property
    def account_id(self) -> int:
        return int(str(self.client.tokens["account_id"]))

    async def arrive(self) -> None:
        await self.client.connect()
        await self.client.request("start_life", key="life")
        await self.client.request("ping")
        await self.client.close()
        self.heard = self.client.last_seq or 0
        self.wire = await Wire.open(self.client.url, receive_bytes=4096)
        greeting = await self.wire.ask("authenticate", token=self.client.tokens["access_token"], last_seq=self.heard)
        assert greeting["ok"], greeting

    async def shout(self, request: bytes, times_a_second: int) -> None:
        """Ask in measure and read nothing, until the line is cut."""
        deadline = time.monotonic() + CUT_SECONDS
        while time.monotonic() < deadline:
            try:
                await asyncio.wait_for(self.wire.send(request * (times_a_second // 10)), 1.0)
            except TimeoutError:
                continue  # the server has stopped reading: that is right, too
            except OSError:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"still connected after {CUT_SECONDS} s of silence")


async def _closes(server: Server, code: int) -> int:
    def ask() -> str:
        with urllib.request.urlopen(f"{server.url}/metrics", timeout=10) as answer:
            return str(answer.read().decode())

    page = await asyncio.to_thread(ask)
    prefix = f'baolife_closes_total{{code="{code}"}} '
    return sum(int(float(line.removeprefix(prefix))) for line in page.splitlines() if line.startswith(prefix))


async def test_deaf_clients_are_cut_off_and_find_everything_later(
    sqlite_place: Place, serving: Callable[..., Server]
) -> None:
    """See the module."""
    server = serving(sqlite_place.url, GAME_MINUTES_PER_SECOND=60)
    deaf = [_Deaf(server) for _ in range(DEAF)]
    async with others_play(server) as felt:
        await asyncio.gather(*(one.arrive() for one in deaf))
        for number in range(LETTERS_EACH):  # each is told by a push that is kept, while nobody listens
            write_grants(sqlite_place, [one.account_id for one in deaf], 1, f"letter {number}")
        request = frame(TEXT, json.dumps({"type": "get_state", "id": "deaf"}).encode())
        async with MemoryWatch(server) as memory:
            await asyncio.gather(*(one.shout(request, ASKS_A_SECOND) for one in deaf))
        assert await _closes(server, 4003) >= DEAF
        await until(lambda: not sqlite_place.rows("SELECT 1 FROM letters"), 20, "all letters have come")
    print(f"\ndeaf: memory +{memory.most_megabytes:.0f} MB, others {felt}")
    assert memory.most_megabytes < MEMORY_MEGABYTES
    _undisturbed(felt)
    kept = outbox_of(sqlite_place)
    for one in deaf:
        await _finds_everything(one, kept[one.account_id][2])
    assert server.complaints() == []


def _undisturbed(felt: Felt) -> None:
    assert felt.cuts == []
    assert felt.broken == []
    assert felt.commands > 20
    assert felt.p99_seconds < OTHERS_P99_SECONDS


async def _finds_everything(one: _Deaf, kept: list[tuple[int, bytes]]) -> None:
    expected = [json.loads(body) for seq, body in kept if seq > one.heard]
    letters = [push for push in expected if push.get("kind") == "wallet"]
    assert len(letters) == LETTERS_EACH
    one.client.last_seq = one.heard
    one.client.pushes.clear()
    await _come_back(one.client)
    came = [push for push in one.client.pushes if push["type"] in ("messageEvent", "questionEvent")]
    assert came[: len(expected)] == expected
    await one.client.close()
