"""A WebSocket client that knows no manners: raw frames over a plain socket, read only when asked."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import socket
import struct
from typing import Any, Final
from urllib.parse import urlsplit

CONT: Final = 0
TEXT: Final = 1
BINARY: Final = 2
CLOSE: Final = 8
PING: Final = 9
PONG: Final = 10

Frame = tuple[int, bytes]


def frame(opcode: int, payload: bytes, fin: bool = True, masked: bool = True, reserved: int = 0) -> bytes:
    """One frame, well made or not. The mask is zeros: it costs nothing and changes nothing."""
    head = bytes([(0x80 if fin else 0) | reserved << 4 | opcode])
    mask_bit = 0x80 if masked else 0
    size = len(payload)
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 65536:
        head += bytes([mask_bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack("!Q", size)
    return head + (b"\0\0\0\0" if masked else b"") + payload


class Wire:
    """One raw connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def dial(cls, url: str, receive_bytes: int = 0) -> Wire:
        """A TCP connection without a handshake. `receive_bytes` bounds the kernel's buffer."""
        parts = urlsplit(url)
        plain = socket.socket()
        if receive_bytes:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        plain.setblocking(False)
        await asyncio.get_running_loop().sock_connect(plain, (parts.hostname or "127.0.0.1", parts.port or 80))
        return cls(*await asyncio.open_connection(sock=plain, limit=4096 if receive_bytes else 2**16))

    @classmethod
    async def open(cls, url: str, receive_bytes: int = 0, path: str = "/ws", headers: str = "") -> Wire:
        """A WebSocket. Raises ConnectionError when the server does not want it."""
        wire = await cls.dial(url, receive_bytes)
        await wire.send(handshake(path, headers))
        status = await wire._reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in status.split(b"\r\n", 1)[0]:
            raise ConnectionError(status.split(b"\r\n", 1)[0].decode())
        return wire

    async def send(self, data: bytes) -> None:
        """Bytes as they are. Raises OSError when the connection has ended."""
        if self._writer.is_closing():
            raise ConnectionResetError("the connection has ended")
        self._writer.write(data)
        await self._writer.drain()

    def send_soon(self, data: bytes) -> None:
        """Bytes as they are, without waiting for room."""
        self._writer.write(data)

    async def ask(self, kind: str, seconds: float = 10.0, **fields: object) -> dict[str, Any]:
        """A request and its reply, whatever else comes in between."""
        await self.send(frame(TEXT, json.dumps({"type": kind, "id": kind, **fields}).encode()))
        return await self.reply(kind, seconds)

    async def reply(self, request_id: str, seconds: float = 10.0) -> dict[str, Any]:
        """The next reply of this id."""
        async with asyncio.timeout(seconds):
            while True:
                opcode, payload = await self.read()
                if opcode == CLOSE:
                    raise ConnectionError(f"closed {close_code(payload)}")
                if opcode == TEXT and payload.startswith(b"{"):
                    found: dict[str, Any] = json.loads(payload)
                    if found.get("id") == request_id:
                        return found

    async def read(self) -> Frame:
        """The next frame. Raises IncompleteReadError or ConnectionError at the end."""
        first, second = await self._reader.readexactly(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", await self._reader.readexactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", await self._reader.readexactly(8))
        return first & 0x0F, await self._reader.readexactly(size)

    async def read_some(self) -> bytes:
        """Any bytes; empty at the end."""
        return await self._reader.read(2**16)

    async def is_ended(self, seconds: float) -> bool:
        """Whether the server ends the connection within so long."""
        try:
            async with asyncio.timeout(seconds):
                while await self.read_some():
                    pass
        except TimeoutError:
            return False
        except OSError:
            return True
        return True

    def cut(self) -> None:
        """Away, without a word."""
        self._writer.transport.abort()


def handshake(path: str = "/ws", headers: str = "") -> bytes:
    """The opening request."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET {path} HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n"
    ).encode()


def close_code(payload: bytes) -> int:
    """The code in a close frame; 1005 when there is none."""
    return int(struct.unpack("!H", payload[:2])[0]) if len(payload) >= 2 else 1005
