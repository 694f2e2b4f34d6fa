"""The lightest WebSocket client that will do: frames are made once, replies counted, not parsed.

It is written to cost much less than the server it measures: one asyncio.Protocol a socket, no
task, no JSON, no masking (the mask is zero, which the protocol allows; the server applies it
all the same).
"""

from __future__ import annotations

import asyncio
import itertools
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, cast

import msgspec

from benchmarks.processes import HOST

_HANDSHAKE: Final = (
    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
_PONG: Final = b"\x8a\x80\x00\x00\x00\x00"
_REPLY: Final = ord("{")
"""Replies are objects; pushes come as arrays."""
_OK: Final = b'"ok":true'
OPENING_AT_ONCE: Final = 100
OPEN_SECONDS: Final = 30.0
SOCKETS_AN_ADDRESS: Final = 5000
"""Local ports are few; connections come from several addresses of loopback."""

Heard = Callable[["Wire", bytes], None]


def frame(**message: object) -> bytes:
    """A masked text frame with this message."""
    body = msgspec.json.encode(message)
    size = len(body)
    if size < 126:
        return struct.pack("!BB4x", 0x81, 0x80 | size) + body
    return struct.pack("!BBH4x", 0x81, 0x80 | 126, size) + body


class Tally:
    """What all sockets of a run met."""

    def __init__(self) -> None:
        self.replies = 0
        self.errors: Counter[str] = Counter()
        self.push_frames = 0
        self.closes: Counter[str] = Counter()

    def trouble(self) -> str:
        """Errors and closed sockets, shortened; "" when there were none."""
        told = [f"{count} x {what}" for what, count in (self.errors + self.closes).most_common(3)]
        return "; ".join(told)


class Wire(asyncio.Protocol):
    """One socket. `heard` is called with every reply."""

    __slots__ = ("_buffer", "_opened", "heard", "number", "sent_at", "tally", "transport")

    def __init__(self, number: int, tally: Tally, opened: asyncio.Future[None]) -> None:
        self.number = number
        self.tally = tally
        self.sent_at = 0.0
        """For whoever measures."""
        self.heard: Heard | None = None
        self._opened: asyncio.Future[None] | None = opened
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._opened is not None and not self._opened.done():
            self._opened.set_exception(ConnectionError("closed while opening"))

    def data_received(self, data: bytes) -> None:
        if self._buffer:
            data = self._buffer + data
            self._buffer = b""
        if self._opened is not None:
            head, mark, data = data.partition(b"\r\n\r\n")
            if not mark:
                self._buffer = head
                return
            future, self._opened = self._opened, None
            if head.startswith(b"HTTP/1.1 101"):
                future.set_result(None)
            else:
                future.set_exception(ConnectionError(head[:200].decode(errors="replace")))
        start, end = 0, len(data)
        while end - start >= 2:
            size, body = data[start + 1], start + 2
            if size == 126:
                if end - start < 4:
                    break
                size, body = int.from_bytes(data[start + 2 : start + 4], "big"), start + 4
            elif size == 127:
                if end - start < 10:
                    break
                size, body = int.from_bytes(data[start + 2 : start + 10], "big"), start + 10
            if body + size > end:
                break
            self._frame(data[start] & 15, data[body : body + size])
            start = body + size
        if start < end:
            self._buffer = data[start:]

    def _frame(self, opcode: int, body: bytes) -> None:
        if opcode == 1:
            if body[0] == _REPLY:
                tally = self.tally
                tally.replies += 1
                if _OK not in body:
                    tally.errors[body[:160].decode(errors="replace")] += 1
                if self.heard is not None:
                    self.heard(self, body)
            else:
                self.tally.push_frames += 1
        elif opcode == 9:
            self.transport.write(_PONG)
        elif opcode == 8:
            self.tally.closes[f"close {int.from_bytes(body[:2], 'big')} {body[2:].decode(errors='replace')}"] += 1
            self.transport.close()


class Crowd:
    """Many sockets of one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.tally = Tally()
        self.wires: list[Wire] = []
        self._numbers = itertools.count()

    async def open(self, count: int, at_once: int = OPENING_AT_ONCE) -> Sequence[Wire]:
        """Open sockets, some at a time."""
        gate = asyncio.Semaphore(at_once)

        async def one() -> Wire:
            async with gate:
                return await self._open_one()

        return await asyncio.gather(*(one() for _ in range(count)))

    async def sign_in(self, tokens: Sequence[str], at_once: int = OPENING_AT_ONCE) -> Sequence[Wire]:
        """Open a socket for each token and authenticate it, some at a time."""
        gate = asyncio.Semaphore(at_once)

        async def one(token: str) -> Wire:
            async with gate:
                return await self._sign_in_one(token)

        return await asyncio.gather(*(one(token) for token in tokens))

    async def close(self) -> None:
        """Cut every line."""
        for wire in self.wires:
            wire.heard = None
            wire.transport.abort()
        self.wires.clear()
        await asyncio.sleep(0.05)

    async def _open_one(self) -> Wire:
        loop = asyncio.get_running_loop()
        number = next(self._numbers)
        opened: asyncio.Future[None] = loop.create_future()
        source = (f"127.0.0.{2 + number // SOCKETS_AN_ADDRESS}", 0)
        async with asyncio.timeout(OPEN_SECONDS):
            _, wire = await loop.create_connection(
                lambda: Wire(number, self.tally, opened), HOST, self.port, local_addr=source
            )
            wire.transport.write(_HANDSHAKE.format(port=self.port).encode())
            await opened
        self.wires.append(wire)
        return wire

    async def _sign_in_one(self, token: str) -> Wire:
        wire = await self._open_one()
        body = await ask(wire, frame(type="authenticate", id="a", token=token))
        if _OK not in body:
            raise ConnectionError(f"sign-in refused: {body[:300].decode(errors='replace')}")
        return wire


async def ask(wire: Wire, sent: bytes) -> bytes:
    """Send a frame and wait for the next reply on this socket."""
    reply: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def heard(_: Wire, body: bytes) -> None:
        wire.heard = None
        reply.set_result(body)

    wire.heard = heard
    wire.transport.write(sent)
    async with asyncio.timeout(OPEN_SECONDS):
        return await reply
