"""Floods: tiny frames without end, connections without end, lines that say nothing.

Proven, with the limits on: a flooding connection is ended, the others' replies keep coming;
lines that never say what they want are ended; when no more connections can be opened the
players who are there play on, and afterwards others can come; memory and log stay bounded.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from .calm import Felt, MemoryWatch, others_play
from .databases import Place
from .flood import MODES
from .process import ROOT
from .server import Server
from .wire import PING, TEXT, Wire, frame, handshake

OTHERS_P99_SECONDS = 0.5
FLOOD_SECONDS = 2.5
MEMORY_MEGABYTES = 80.0
LIMITS = {
    "BAOLIFE_RATE_LIMITS": "on",
    "BAOLIFE_REQUESTS_PER_SECOND": 1000,
    "BAOLIFE_REQUESTS_BURST": 1000,
    "BAOLIFE_ADDRESS_BURST": 100_000,
}
"""The others and the flooders share an address here: only its limit is lifted."""


def _undisturbed(felt: Felt) -> None:
    assert felt.cuts == []
    assert felt.broken == []
    assert felt.commands > 20
    assert felt.p99_seconds < OTHERS_P99_SECONDS


@pytest.mark.timeout(200)
async def test_a_flood_of_tiny_frames_stops_nobody(sqlite_place: Place, serving: Callable[..., Server]) -> None:
    """Two connections, not even signed in, write as fast as they can; each kind of frame in turn."""
    server = serving(sqlite_place.url, **LIMITS)
    worst: dict[str, tuple[float, int]] = {}
    endless: list[str] = []
    for mode in MODES:
        async with others_play(server, 4) as felt, MemoryWatch(server) as memory:
            lasted = await _flood(server, mode)
        worst[mode] = (round(felt.p99_seconds, 3), felt.commands)
        assert memory.most_megabytes < MEMORY_MEGABYTES, mode
        assert felt.cuts == [], mode
        assert felt.broken == [], mode
        if any(seconds is None for seconds, _ in lasted):
            endless.append(mode)
    print(f"\nfloods: p99 of the others and their commands {worst}, not ended {endless}")
    assert {mode: found for mode, found in worst.items() if found[0] > OTHERS_P99_SECONDS} == {}
    assert endless == []
    assert server.log().count("\n") < 500


async def _flood(server: Server, mode: str) -> list[tuple[float | None, int]]:
    arguments = ("-m", "tests.faults.flood", server.url, mode, "2", str(FLOOD_SECONDS))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return [(found[0], found[1]) for found in json.loads(out)]


async def test_lines_that_say_nothing_are_ended(sqlite_place: Place, serving: Callable[..., Server]) -> None:
    """Half open, half said, refused and never hung up, never signed in: all are ended by the server."""
    server = serving(sqlite_place.url, **LIMITS)

    async def said(data: bytes) -> Wire:
        wire = await Wire.dial(server.url)
        await wire.send(data)
        return wire

    async def half_a_frame() -> Wire:
        wire = await Wire.open(server.url)
        await wire.send(frame(TEXT, b'{"type":"ping"}')[:9])
        return wire

    async def closed_but_not_hung_up() -> Wire:
        wire = await Wire.open(server.url)
        await wire.send(frame(3, b""))  # a protocol error: the server closes and waits for our close
        return wire

    ways: dict[str, Callable[[], Awaitable[Wire]]] = {
        "nothing": lambda: said(b""),
        "half a request line": lambda: said(b"GET /hea"),
        "half a header": lambda: said(b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: "),
        "half a body": lambda: said(b"POST /api/v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"),
        "refused upgrade": lambda: said(handshake("/elsewhere")),
        "broken upgrade": lambda: said(handshake().replace(b"Version: 13", b"Version: 8")),
        "never signed in": lambda: Wire.open(server.url),
        "half a frame": half_a_frame,
        "closed, not hung up": closed_but_not_hung_up,
    }
    wires = [(name, await way()) for name, way in ways.items() for _ in range(10)]
    async with others_play(server, 4) as felt:
        ended = await asyncio.gather(*(wire.is_ended(30.0) for _, wire in wires))
    assert {name for (name, _), over in zip(wires, ended, strict=True) if not over} == set()
    _undisturbed(felt)


async def test_a_flood_of_connections_leaves_the_players_alone(
    sqlite_place: Place, serving: Callable[..., Server]
) -> None:
    """Hundreds more lines than the server may have files: those who play go on, and the door
    opens again when the flood is over."""
    server = serving(sqlite_place.url, **LIMITS)
    async with others_play(server, 6) as felt:
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (120, 20_000))
        wires: list[Wire] = []
        for number in range(400):
            with suppress(OSError):
                wire = await asyncio.wait_for(Wire.dial(server.url), 5)
                wire.send_soon(handshake() if number % 2 else b"GET /")
                wires.append(wire)
        await asyncio.sleep(2.0)  # the flood stands
        for wire in wires:
            wire.cut()
        again = await _opens_again(server)
        greeted = await again.ask("get_health")
    assert greeted["type"] == "get_health"
    again.cut()
    _undisturbed(felt)
    assert server.log().count("\n") < 600


async def _opens_again(server: Server) -> Wire:
    for _ in range(100):
        try:
            return await asyncio.wait_for(Wire.open(server.url), 2)
        except (OSError, EOFError, TimeoutError):
            await asyncio.sleep(0.1)
    raise AssertionError("nobody can connect although the flood is over")


async def test_a_header_without_end_takes_no_memory(sqlite_place: Place, serving: Callable[..., Server]) -> None:
    """Four lines at once, again and again, write one header, a hundred megabytes of it if they may."""
    server = serving(sqlite_place.url, **LIMITS)

    async def write() -> bool:
        wire = await Wire.dial(server.url)
        try:
            await wire.send(b"GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ")
            for _ in range(1600):
                await asyncio.wait_for(wire.send(b"y" * 65_536), 5)
        except (OSError, TimeoutError):
            return True
        finally:
            wire.cut()
        return False

    async with others_play(server, 4) as felt, MemoryWatch(server) as memory:
        deadline = asyncio.get_running_loop().time() + FLOOD_SECONDS
        ended: list[bool] = []
        while asyncio.get_running_loop().time() < deadline:
            ended += await asyncio.gather(*(write() for _ in range(4)))
    print(f"\nheader: memory +{memory.most_megabytes:.0f} MB, {len(ended)} lines, others {felt}")
    assert all(ended)
    assert memory.most_megabytes < 30
    _undisturbed(felt)


async def test_broken_http_does_not_fill_the_log(sqlite_place: Place, serving: Callable[..., Server]) -> None:
    """Two thousand lines of noise are not two thousand lines of log."""
    server = serving(sqlite_place.url, **LIMITS)

    async def noise() -> None:
        for _ in range(100):
            wire = await Wire.dial(server.url)
            await wire.send(b"\x16\x03\x01 not HTTP\r\n\r\n")
            await wire.is_ended(5)
            wire.cut()

    async with others_play(server, 4) as felt:
        await asyncio.gather(*(noise() for _ in range(20)))
    assert server.log().count("\n") < 500
    _undisturbed(felt)


async def test_pings_are_answered_in_measure(sqlite_place: Place, serving: Callable[..., Server]) -> None:
    """An ordinary number of pings, now and then one with a payload, is no flood."""
    server = serving(sqlite_place.url, **LIMITS)
    wire = await Wire.open(server.url)
    for number in range(20):
        await wire.send(frame(PING, str(number).encode()))
        opcode, payload = await wire.read()
        assert (opcode, payload) == (10, str(number).encode())
    wire.cut()
