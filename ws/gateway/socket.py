"""One WebSocket: bytes to frames and back, on the sans-I/O core of `websockets`.

uvicorn hands over the connection after the HTTP upgrade and calls this like any asyncio
protocol. Sizes, fragments and the write buffer are bounded here.
"""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Final, cast

import structlog
from websockets.frames import Frame, Opcode
from websockets.http11 import Request as HandshakeRequest
from websockets.protocol import OPEN, SEND_EOF
from websockets.server import ServerProtocol

from ws.gateway.session import Session

if TYPE_CHECKING:
    from uvicorn.server import ServerState

    from ws.gateway.gateway import Gateway

log = structlog.get_logger("gateway.socket")

PATH: Final = "/ws"
MOST_FRAGMENTS: Final = 64
"""Fragments of one message; size alone would allow endless empty ones."""
PING: Final = b"\x89\x00"
"""An empty ping frame, the same for every socket."""
SLICE_BYTES: Final = 4096
"""Read at a stretch: of the smallest frames some 700, a few milliseconds. The event loop hands
over up to 256 KB at once, and nobody may hold it for longer than 10 ms."""
KERNEL_BUFFER_BYTES: Final = 64 * 1024
"""What the system may hold for a client that does not read; by itself it grows to megabytes."""
CLOSE_FRAME_BYTES: Final = 256
"""After a client was told to go, what is longer than its own close frame can be is not parsed."""
MOST_UNHEARD_BYTES: Final = 1024 * 1024
"""From here on the line is cut at once."""
CLOSE_SECONDS: Final = 5.0
"""How long the other side may take to answer a close."""


class Socket(asyncio.Protocol):
    """The transport end of a session."""

    __slots__ = (
        "_core", "_flush_waits", "_fragments", "_frames", "_is_paused", "_most_waiting", "_opcode", "_read_up_to",
        "_unheard", "_unread", "address", "closing_since", "gateway", "last_heard", "opened_at", "pinged_at",
        "server_state", "session", "transport",
    )  # fmt: skip

    def __init__(self, gateway: Gateway, server_state: ServerState) -> None:
        self.gateway = gateway
        self.server_state = server_state
        self._core = ServerProtocol(max_size=gateway.settings.frame_bytes)
        self._fragments: list[bytes] | None = None
        self._flush_waits = False
        self._most_waiting = gateway.settings.write_buffer_bytes
        self._opcode = Opcode.TEXT
        self.opened_at = self.last_heard = gateway.loop_time()
        self.pinged_at = 0.0
        self.closing_since = 0.0
        self.session: Session | None = None
        self._unread = b""
        self._read_up_to = 0
        self._unheard = 0
        self._is_paused = False
        self._frames = gateway.new_frame_bucket()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.set_write_buffer_limits(high=self.gateway.settings.write_buffer_bytes)
        line = transport.get_extra_info("socket")
        if line is not None and hasattr(line, "setsockopt"):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER_BYTES)
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if isinstance(peer, tuple) else "local"
        self.server_state.connections.add(self)  # type: ignore[arg-type]  # uvicorn only calls shutdown()

    def data_received(self, data: bytes) -> None:
        self.last_heard = self.gateway.loop_time()
        if self._unread:
            self._unread = self._unread[self._read_up_to :] + data  # what was on its way when reading paused
            self._read_up_to = 0
        elif len(data) <= SLICE_BYTES:
            self._read(data)
        else:
            self._unread, self._read_up_to = data, 0
            self.transport.pause_reading()
            self._read_on()

    def eof_received(self) -> bool:
        self._core.receive_eof()
        self._core.events_received()
        self._flush()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self.server_state.connections.discard(self)
        self.gateway.sockets.discard(self)
        self.gateway.strangers.discard(self)
        if self.session is not None:
            self.session.gone()
            self.session = None  # no cycle is left for the collector

    def shutdown(self) -> None:
        """uvicorn is leaving."""
        self.close(1012, "the server restarts")

    # For the session

    def send(self, body: bytes) -> None:
        """Send one text frame. A client that does not read is cut off at the bound."""
        if self._core.state is not OPEN or self.closing_since:
            return
        self._core.send_text(body)
        if not self._flush_waits:
            self._flush_waits = True
            self.gateway.call_soon(self._flush)

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake; the sweep cuts the line if it is not answered."""
        if self.closing_since:
            return
        self.closing_since = self.gateway.loop_time()
        if self.session is not None:
            self.gateway.strangers.add(self)
        if self._core.state is OPEN:
            self._core.send_close(code, reason)
            self._flush()
            self.gateway.count_close(code)
        else:
            self.transport.close()

    def ping(self) -> None:
        """Ask for a sign of life."""
        self.pinged_at = self.gateway.loop_time()
        if self._core.state is OPEN:
            self.transport.write(PING)

    def pause_reading(self) -> None:
        """Stop taking requests until the queue is shorter."""
        self._is_paused = True
        self.transport.pause_reading()

    def resume_reading(self) -> None:
        """Take requests again."""
        self._is_paused = False
        if not self._unread and not self.transport.is_closing():
            self.transport.resume_reading()

    # Inside

    def _read_on(self) -> None:
        """Read the next slice of a large chunk; others get the loop in between."""
        if self.transport.is_closing():
            return
        start = self._read_up_to
        self._read_up_to = start + SLICE_BYTES
        self._read(self._unread[start : self._read_up_to])
        if self._read_up_to < len(self._unread):
            self.gateway.call_soon(self._read_on)
            return
        self._unread = b""
        if not self._is_paused and not self.transport.is_closing():
            self.transport.resume_reading()

    def _read(self, data: bytes) -> None:
        if self.closing_since and len(data) > CLOSE_FRAME_BYTES:
            self._unheard += len(data)  # it was told to go and still talks; unparsed, so that it may read why
            if self._unheard > MOST_UNHEARD_BYTES:
                self.transport.abort()
            return
        core = self._core
        self._flush_waits = True  # what the frames cause leaves together, at the end
        core.receive_data(data)
        for event in core.events_received():
            if isinstance(event, Frame):
                self._frame(event)
            elif isinstance(event, HandshakeRequest):
                self._handshake(event)
        self._flush()

    def _handshake(self, request: HandshakeRequest) -> None:
        path = request.path.split("?", 1)[0]
        if self.address in self.gateway.settings.trusted_proxies:
            forwarded = request.headers.get_all("X-Forwarded-For")
            if forwarded:
                self.address = forwarded[-1].split(",")[-1].strip()[:64]
        if path != PATH:
            self._core.send_response(self._core.reject(404, f"The socket is at {PATH}\n"))
        elif self.gateway.is_full:
            self._core.send_response(self._core.reject(503, "The server is full or restarting; come back soon\n"))
        elif not self.gateway.may_connect(self.address):
            self._core.send_response(self._core.reject(429, "Too many connections from this address\n"))
        else:
            self._core.send_response(self._core.accept(request))
        if self._core.state is OPEN:
            self.session = Session(self.gateway, self)
            self.gateway.sockets.add(self)
            self.gateway.strangers.add(self)

    def _frame(self, frame: Frame) -> None:
        opcode = frame.opcode
        if self._frames is not None and self._frames.take(self.last_heard):
            self.close(1008, "too many frames")
            return
        if opcode is Opcode.TEXT and frame.fin and self._fragments is None:
            self._message(Opcode.TEXT, bytes(frame.data))
        elif opcode is Opcode.TEXT or opcode is Opcode.BINARY:
            self._opcode = opcode
            self._fragments = [bytes(frame.data)]
            if frame.fin:
                self._join()
        elif opcode is Opcode.CONT and self._fragments is not None:
            self._fragments.append(bytes(frame.data))
            if frame.fin:
                self._join()
            elif len(self._fragments) > MOST_FRAGMENTS:
                self.close(1008, "too many fragments")

    def _join(self) -> None:
        data = b"".join(self._fragments or ())
        self._fragments = None
        self._message(self._opcode, data)

    def _message(self, opcode: Opcode, data: bytes) -> None:
        session = self.session
        if session is None or self.closing_since:
            return
        if opcode is Opcode.TEXT:
            session.receive(data)
        else:
            session.receive_binary()

    def _flush(self) -> None:
        """Write what waits: one system call for all frames of a turn of the loop."""
        self._flush_waits = False
        waiting = self._core.data_to_send()
        if waiting and not self.transport.is_closing():
            ends = waiting[-1] == SEND_EOF
            data = b"".join(waiting)
            if data:
                self.transport.write(data)
            if ends and self.transport.can_write_eof():
                self.transport.write_eof()
        if not self.closing_since and self.transport.get_write_buffer_size() > self._most_waiting:
            self.close(4003, "reading too slowly")
        if self._core.close_expected() and not self.closing_since:
            self.closing_since = self.gateway.loop_time()
            if self._core.state is not OPEN and self._core.parser_exc is not None:
                log.debug("connection failed", why=str(self._core.parser_exc)[:200])
        if self._core.state.name == "CLOSED":
            self.transport.close()
