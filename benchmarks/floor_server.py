"""The floor of `read`: a bare echo on the sans-I/O core, with the same validation and the same reply.

No uvicorn, no sessions, no limits, no accounts: what is left is what any server on this core has
to pay. `python -m benchmarks.floor_server PORT`
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from typing import cast

import msgspec
import uvloop
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

from benchmarks.processes import HOST
from ws.gateway.messages import Ping, Pong
from ws.kernel.messages import encode_message

_decode = msgspec.json.Decoder(Ping).decode


class Echo(asyncio.Protocol):
    """One connection."""

    __slots__ = ("_core", "_transport")

    def __init__(self) -> None:
        self._core = ServerProtocol(max_size=64 * 1024)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        core = self._core
        core.receive_data(data)
        for event in core.events_received():
            if isinstance(event, Frame):
                if event.opcode is Opcode.TEXT:
                    ping = _decode(event.data)
                    body = encode_message(Pong(server_time=int(time.time() * 1000)))
                    if ping.id is not None:
                        body = b'{"id":' + encode_message(ping.id) + b"," + body[1:]
                    core.send_text(body)
            elif isinstance(event, Request):
                core.send_response(core.accept(event))
        for part in core.data_to_send():
            if part:
                self._transport.write(part)


async def serve(port: int) -> None:
    """Echo until the process is ended."""
    logging.getLogger("websockets.server").setLevel("WARNING")
    server = await asyncio.get_running_loop().create_server(Echo, HOST, port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(int(sys.argv[1])))
