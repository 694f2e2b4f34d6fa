"""A line to a MySQL server that can be disturbed: packets held back, connections that go silent.

Several statements may share a packet; a COMMIT is always the last of its packet."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from sqlalchemy.engine import URL

COM_QUERY: Final = 3
HEADER: Final = 4


class Line:
    """A TCP proxy on a port of its own. Watches the client's commands, one packet each."""

    def __init__(self, server: URL) -> None:
        self._server = server
        self._listener: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.hold_commit = False
        """Cut the client off at its next COMMIT, and hold that COMMIT back until `released`."""
        self.drop_commit = False
        """Cut the client off at its next COMMIT, which never reaches the server."""
        self.go_silent_at = b""
        """From a command that holds this, forward nothing more on that connection and close nothing."""
        self.released = asyncio.Event()
        self.disturbed = asyncio.Event()
        self.address = server

    async def __aenter__(self) -> Line:
        self._listener = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.address = self._server.set(host="127.0.0.1", port=self._listener.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._listener is not None:
            self._listener.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = self._server.host or "127.0.0.1", self._server.port or 3306
        upstream_reader, upstream = await asyncio.open_connection(host, port)
        back = asyncio.create_task(_copy(upstream_reader, writer))
        forth = asyncio.create_task(self._forward(reader, writer, upstream, back))
        self._tasks |= {back, forth}

    async def _forward(
        self,
        reader: asyncio.StreamReader,
        client: asyncio.StreamWriter,
        server: asyncio.StreamWriter,
        back: asyncio.Task[None],
    ) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readexactly(HEADER)
                packet = head + await reader.readexactly(int.from_bytes(head[:3], "little"))
                command = packet[HEADER + 1 :] if packet[HEADER : HEADER + 1] == bytes([COM_QUERY]) else b""
                if self.go_silent_at and self.go_silent_at in command:
                    self.go_silent_at = b""
                    self.disturbed.set()
                    back.cancel()
                    await asyncio.Event().wait()  # for ever: nobody hears anything of this line again
                if command.endswith(b"COMMIT") and (self.hold_commit or self.drop_commit):
                    dropped, self.hold_commit, self.drop_commit = self.drop_commit, False, False
                    client.transport.abort()
                    self.disturbed.set()
                    if not dropped:
                        await self.released.wait()
                        server.write(packet)
                        await server.drain()
                    break
                server.write(packet)
        server.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(2**16):
            writer.write(data)
    writer.close()
