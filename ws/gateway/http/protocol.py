"""HTTP connections with a deadline: whoever opens one says what they want, soon."""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_SECONDS: Final = 15.0
"""From the first byte (or the connection) to the end of the request."""

MOST_HEAD_BYTES: Final = 128 * 1024
"""A head, and what came along with it in one piece. The parser would take a header without end,
and pay for it with the square of its length."""


class PromptHttp(HttpToolsProtocol):
    """uvicorn's protocol, which waits for ever for the end of a request that has begun."""

    _deadline: asyncio.TimerHandle | None = None
    _head_bytes: int | None = 0
    """Received of a request whose head is not complete; None while a body comes."""

    def data_received(self, data: bytes) -> None:
        if self._head_bytes is not None:
            self._head_bytes += len(data)
            if self._head_bytes > MOST_HEAD_BYTES:
                self.transport.close()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._head_bytes = None
        super().on_headers_complete()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn declares it
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._arrived()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        self._expect()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._arrived()
        self._head_bytes = 0
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._arrived()
        super().handle_websocket_upgrade()

    def _expect(self) -> None:
        self._arrived()
        self._deadline = asyncio.get_running_loop().call_later(REQUEST_SECONDS, self._too_slow)

    def _arrived(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_slow(self) -> None:
        self.transport.close()
