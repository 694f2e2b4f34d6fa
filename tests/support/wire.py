"""A WebSocket by hand: any frame, any bytes, and a reader that may refuse to read."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from websockets.client import ClientProtocol
from websockets.frames import Close, Frame, Opcode
from websockets.uri import parse_uri

from ws.bots.client import post

Message = Any


class WireClosed(Exception):
    """The server has closed the connection."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class Wire:
    """One connection. `receive` gives the messages as decoded JSON, in order."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, core: ClientProtocol) -> None:
        self._reader = reader
        self._writer = writer
        self._core = core
        self._messages: list[Message] = []
        self.pings = 0
        self.pongs = 0
        self.close_code: int | None = None

    async def send(self, message: Message) -> None:
        """One JSON message in a text frame."""
        await self.send_frame(Opcode.TEXT, json.dumps(message).encode())

    async def send_frame(self, opcode: Opcode, data: bytes, fin: bool = True) -> None:
        """One frame, masked as a client must."""
        await self.send_bytes(Frame(opcode, data, fin).serialize(mask=True))

    async def send_bytes(self, data: bytes) -> None:
        """Anything."""
        try:
            self._writer.write(data)
            await self._writer.drain()
        except ConnectionError:
            pass  # the server was quicker; what it said is still to be read

    async def receive(self, seconds: float = 10.0) -> Message:
        """The next message. Raises WireClosed when there is none any more."""
        async with asyncio.timeout(seconds):
            while not self._messages:
                if self.close_code is not None:
                    raise WireClosed(self.close_code)
                await self._read()
        return self._messages.pop(0)

    async def reply(self, request_id: str) -> Message:
        """The reply with this id; pushes and other replies are passed over."""
        while True:
            message = await self.receive()
            if isinstance(message, dict) and message.get("id") == request_id:
                return message

    async def ask(self, kind: str, **fields: object) -> Message:
        """Send a request and wait for its reply."""
        request_id = str(fields.setdefault("id", f"ask {kind}"))
        await self.send({"type": kind, **fields})
        return await self.reply(request_id)

    async def closed(self, seconds: float = 10.0) -> int | None:
        """Read on until the server closes; gives the close code."""
        async with asyncio.timeout(seconds):
            while self.close_code is None:
                await self._read()
        return self.close_code

    async def _read(self) -> None:
        data = await self._reader.read(2**16)
        if not data:
            self._core.receive_eof()
            self.close_code = self.close_code or 1006
            return
        self._core.receive_data(data)
        for event in self._core.events_received():
            if isinstance(event, Frame):
                self._event(event)

    def _event(self, frame: Frame) -> None:
        if frame.opcode is Opcode.TEXT:
            self._messages.append(json.loads(bytes(frame.data)))
        elif frame.opcode is Opcode.PING:
            self.pings += 1
        elif frame.opcode is Opcode.PONG:
            self.pongs += 1
        elif frame.opcode is Opcode.CLOSE:
            self.close_code = Close.parse(bytes(frame.data)).code

    async def aclose(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError):  # gone already
            await self._writer.wait_closed()


@asynccontextmanager
async def wired(url: str, receive_buffer: int | None = None, path: str = "/ws") -> AsyncIterator[Wire]:
    """An open connection that has not authenticated."""
    parts = urlsplit(url)
    line = socket.socket()
    if receive_buffer is not None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    line.setblocking(False)
    await asyncio.get_running_loop().sock_connect(line, (parts.hostname, parts.port))
    reader, writer = await asyncio.open_connection(sock=line, limit=2**12)
    core = ClientProtocol(parse_uri(f"ws://{parts.netloc}{path}"), max_size=2**24)
    core.send_request(core.connect())
    for data in core.data_to_send():
        writer.write(data)
    while core.state.name == "CONNECTING":
        core.receive_data(await reader.read(2**12) or b"\r\n\r\n")
        if core.handshake_exc is not None:
            writer.close()
            raise core.handshake_exc
        list(core.events_received())
    wire = Wire(reader, writer, core)
    try:
        yield wire
    finally:
        await wire.aclose()


async def guest_token(url: str, secret: str = "a device that is only a test") -> str:
    """An access token of a guest."""
    tokens = await asyncio.to_thread(post, f"{url}/api/v1/auth/guest", {"device_secret": secret})
    return str(tokens["access_token"])


@asynccontextmanager
async def signed_in(url: str, secret: str = "a device that is only a test", **more: int) -> AsyncIterator[Wire]:
    """A connection whose authentication was answered."""
    token = await guest_token(url, secret)
    async with wired(url, more.get("receive_buffer")) as wire:
        reply = await wire.ask("authenticate", token=token)
        assert reply["ok"] is True, reply
        yield wire
