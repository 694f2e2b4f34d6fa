"""The wall clock jumps, by an hour or a year, forth or back.

Proven: the trusted clock follows small drift only and never falls; a running server's lives do
not jump with it, tokens stay valid, kept pushes are still given; a life that is resumed after a
restart under another time neither falls back nor runs beyond the limit of an absence.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ws.bots.client import Client
from ws.engine.trusted_clock import BELIEVED_MS, TrustedClock

from .audit import outbox_of
from .databases import Place
from .server import Server
from .test_two_servers import _come_back

HOUR = 3600.0
YEAR = 365 * 24 * HOUR
RATE = 10.0
"""Game minutes a second."""
OFFLINE_MINUTES = 7 * 1440


class _Clocks:
    """A wall clock and a monotonic one, moved by hand."""

    def __init__(self) -> None:
        self.wall = 1_790_000_000.0
        self.monotonic = 1000.0

    def pass_by(self, seconds: float, wall_error: float = 0.0) -> None:
        self.monotonic += seconds
        self.wall += seconds + wall_error


STEPS = st.tuples(st.floats(0, 10), st.one_of(st.floats(-0.2, 0.2), st.floats(-1e9, 1e9)), st.booleans())


@given(steps=st.lists(STEPS, max_size=40))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_trusted_time_goes_by_like_real_time(steps: Sequence[tuple[float, float, bool]]) -> None:
    """Whatever the wall clock does between two looks at it, trusted time never falls, and between
    two readings it moves by what went by, give or take the drift that is believed."""
    clocks = _Clocks()
    trusted = TrustedClock(lambda: clocks.wall, lambda: clocks.monotonic)
    last = trusted.now_ms()
    for seconds, wall_error, compares in steps:
        clocks.pass_by(seconds, wall_error)
        if compares:
            trusted.compare()
        now = trusted.now_ms()
        assert now >= last
        assert now - last <= seconds * 1000 + 2 * BELIEVED_MS + 1
        last = now


def test_drift_is_followed_and_a_jump_is_not() -> None:
    """A clock that runs 1 % fast is followed; an hour at once is reported and left alone."""
    clocks = _Clocks()
    trusted = TrustedClock(lambda: clocks.wall, lambda: clocks.monotonic)
    for _ in range(100):
        clocks.pass_by(5.0, 0.05)
        trusted.compare()
    assert abs(trusted.now_ms() / 1000 - clocks.wall) < 0.01
    clocks.pass_by(5.0, HOUR)
    before = trusted.now_ms()
    assert trusted.compare() == pytest.approx(HOUR * 1000, abs=1)
    assert trusted.now_ms() == before


def _minute(client: Client, server_ms: int) -> float:
    """The game minute at a time, as docs/protocol.md tells a client to compute it."""
    held: dict[str, Any] = client.state["clock"]  # type: ignore[assignment]  # a section of the state
    return float(held["anchor_minute"] + max(0, server_ms - held["anchor_at"]) / 1000 * held["rate"])


async def _look(client: Client) -> tuple[float, int]:
    await client.request("get_state")
    server_ms = int(str((await client.request("ping"))["server_time"]))
    return _minute(client, server_ms), server_ms


def _jumping(place: Place, folder: Path) -> tuple[Server, Callable[[float], None]]:
    file = folder / "jump"
    server = Server(place.url, folder / "server", GAME_MINUTES_PER_SECOND=RATE, BAOLIFE_TEST_JUMP_FILE=str(file))

    def leap(seconds: float) -> None:
        file.write_text(str(seconds))
        os.kill(server.pid, signal.SIGUSR1)

    return server, leap


async def _last_entry(client: Client) -> tuple[object, object]:
    """(amount, balance after it) of the newest line of the ledger that takes diamonds."""
    reply: dict[str, Any] = await client.request("get_diamond_history", limit=20)
    spent = next(entry for entry in reply["entries"] if entry["amount"] < 0)
    return spent["amount"], spent["balance_after"]


async def _until_reported(server: Server, times: int) -> None:
    deadline = time.monotonic() + 15
    while server.log().count("the wall clock jumped") < times:
        assert time.monotonic() < deadline, "the jump was not reported"
        await asyncio.sleep(0.1)


async def test_lives_do_not_jump_with_the_wall_clock(sqlite_place: Place, tmp_path: Path) -> None:
    """A year forth, then to an hour before the start, in a running server."""
    server, leap = _jumping(sqlite_place, tmp_path)
    await asyncio.to_thread(server.start)
    try:
        client = Client(server.url)
        await client.connect()
        await client.request("start_life")
        for times, jump in enumerate((YEAR, -HOUR), start=1):
            minute, server_ms = await _look(client)
            started = time.monotonic()
            leap(jump)
            await _until_reported(server, times)
            later, later_ms = await _look(client)
            elapsed = time.monotonic() - started
            assert abs((later_ms - server_ms) / 1000 - elapsed) < 1.0
            assert abs(later - minute - elapsed * RATE) < RATE * 2
            bought = await client.request("purchase_energy_refill", refill_type="small", key=str(jump))
            assert await _last_entry(client) == (-10, bought["diamonds"])
        await _resumes_with_everything(client, sqlite_place)
        assert server.complaints() == []
        await client.close()
    finally:
        server.kill()


async def _resumes_with_everything(client: Client, place: Place) -> None:
    """Pushes written before the jump are still given after it, and the token still opens."""
    await client.close()
    (_, _, kept), *_ = outbox_of(place).values()
    assert kept
    returned = Client(client.url)
    returned.tokens = client.tokens
    returned.last_seq = 0
    await _come_back(returned)
    came = {push["seq"] for push in returned.pushes}
    assert {seq for seq, _ in kept} <= came
    await returned.close()


@pytest.mark.parametrize("jump", [YEAR, -YEAR])
async def test_a_restart_under_another_time(sqlite_place: Place, tmp_path: Path, jump: float) -> None:
    """The server comes back a year later or earlier, as its clock says: the life goes on from
    where it stood, by no more than the limit of an absence, and runs at its pace."""
    server, _ = _jumping(sqlite_place, tmp_path)
    await asyncio.to_thread(server.start)
    try:
        client = Client(server.url)
        await client.connect()
        await client.request("start_life")
        minute, _ = await _look(client)
        server.kill()
        server.set("BAOLIFE_TEST_JUMP_AT_START", str(jump))
        await asyncio.to_thread(server.start)
        await client.close()
        client.tokens = {}  # they ran out, or were never given
        await _come_back(client)
        later, _ = await _look(client)
        assert minute - RATE <= later <= minute + OFFLINE_MINUTES + RATE * 30
        await asyncio.sleep(1.0)  # a second of play
        assert 0 < (await _look(client))[0] - later < RATE * 4
        bought = await client.request("purchase_energy_refill", refill_type="small", key="after")
        assert await _last_entry(client) == (-10, bought["diamonds"])
        await client.close()
    finally:
        server.kill()
