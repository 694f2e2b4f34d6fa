"""A client of the protocol, complete enough to play with: sign-in, requests, pushes, resume."""

from __future__ import annotations

import asyncio
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Final

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

Plain = dict[str, object]

REPLY_SECONDS: Final = 30.0


class RefusedByServer(Exception):
    """The server answered with an error."""

    def __init__(self, error: Plain) -> None:
        super().__init__(f"{error.get('code')}: {error.get('message')}")
        self.code = str(error.get("code"))
        self.error = error


def post(url: str, body: Plain, token: str | None = None, timeout_seconds: float = 30.0) -> Plain:
    """One HTTP POST of JSON. Raises RefusedByServer for an error answer, OSError for none."""
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"not an HTTP address: {url}")
    headers = {"content-type": "application/json"}
    if token is not None:
        headers["authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, msgspec.json.encode(body), headers)  # noqa: S310  # http(s) by the test above
    try:
        with urllib.request.urlopen(request, timeout=timeout_seconds) as answer:  # noqa: S310  # as above
            return msgspec.json.decode(answer.read(), type=Plain)
    except urllib.error.HTTPError as error:
        raise RefusedByServer(_plain(error.read())) from error


def _plain(body: bytes) -> Plain:
    try:
        return msgspec.json.decode(body, type=Plain)
    except msgspec.DecodeError:
        return {"code": "internal", "message": body[:200].decode(errors="replace")}


class Client:
    """One player on one connection. `state` follows the pushes, as every client's should."""

    def __init__(self, url: str, device_secret: str | None = None) -> None:
        self.url = url.rstrip("/")
        self.device_secret = device_secret or secrets.token_urlsafe(24)
        self.tokens: Plain = {}
        self.state: Plain = {}
        self.last_seq: int | None = None
        self.update: Plain = {}
        self.pushes: list[Plain] = []
        """Every push received, `u` left out; the owner may clear it."""
        self.on_push: Callable[[Plain], None] | None = None
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._waiting: dict[str, asyncio.Future[Plain]] = {}
        self._next_id = 0

    async def sign_in(self) -> None:
        """Become the guest of this client's device secret."""
        body: Plain = {"device_secret": self.device_secret}
        self.tokens = await asyncio.to_thread(post, f"{self.url}/api/v1/auth/guest", body)

    async def connect(self) -> Plain:
        """Open the socket and authenticate, resuming after the last push seen."""
        if not self.tokens:
            await self.sign_in()
        address = "ws" + self.url.removeprefix("http") + "/ws"
        self._socket = await connect(address, max_size=2**22, ping_interval=None, compression=None, open_timeout=30)
        self._reader = asyncio.create_task(self._read(self._socket), name="client reader")
        fields: Plain = {"token": self.tokens["access_token"]}
        if self.last_seq is not None:
            fields["last_seq"] = self.last_seq
        return await self.request("authenticate", **fields)

    async def request(self, kind: str, /, **fields: object) -> Plain:
        """Ask and wait for the reply. Raises RefusedByServer, ConnectionClosed or TimeoutError."""
        if self._socket is None:
            raise ConnectionError("not connected")
        self._next_id += 1
        request_id = str(self._next_id)
        future: asyncio.Future[Plain] = asyncio.get_running_loop().create_future()
        self._waiting[request_id] = future
        try:
            await self._socket.send(msgspec.json.encode({"type": kind, "id": request_id, **fields}).decode())
            async with asyncio.timeout(REPLY_SECONDS):
                reply = await future
        finally:
            self._waiting.pop(request_id, None)
        if reply.get("type") == "error":
            raise RefusedByServer(reply)
        return reply

    async def close(self) -> None:
        """Leave politely."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await asyncio.gather(self._reader, return_exceptions=True)
        self._socket = None

    @property
    def close_code(self) -> int | None:
        """Why the connection ended; None while it is open."""
        return self._socket.close_code if self._socket is not None else None

    async def wait_closed(self) -> int | None:
        """Wait until the server has closed the connection; returns the code."""
        if self._socket is None:
            return None
        await self._socket.wait_closed()
        return self._socket.close_code

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for frame in socket:
                self._receive(frame if isinstance(frame, bytes) else frame.encode())
        except ConnectionClosed:
            pass  # told to everybody who waits, below
        finally:
            for future in self._waiting.values():
                if not future.done():
                    future.set_exception(ConnectionError(f"connection closed: {socket.close_code}"))

    def _receive(self, frame: bytes) -> None:
        message = msgspec.json.decode(frame)
        if isinstance(message, list):
            for push in message:
                self._apply(push)
                if self.on_push is not None:
                    self.on_push(push)
            return
        future = self._waiting.get(str(message.get("id")))
        if future is not None and not future.done():
            future.set_result(message)

    def _apply(self, push: Plain) -> None:
        """Follow the state as docs/protocol.md says."""
        kind = push["type"]
        if kind == "u":
            self.update = push
            return
        self.pushes.append(push)
        seq = push["seq"]
        if isinstance(seq, int):
            self.last_seq = max(self.last_seq or 0, seq)
        if kind == "playerObject":
            self.state = msgspec.convert(push["state"], Plain)
        elif kind == "stateEvent":
            self.state.update(msgspec.convert(push["changed"], Plain))
        elif kind == "personObject":
            person = msgspec.convert(push["person"], Plain)
            people = msgspec.convert(self.state.get("people", {}), Plain)
            others = {key: held for key, held in people.items() if key != str(person["id"])}
            self.state["people"] = others if "forgotten" in person else {**others, str(person["id"]): person}
