"""Everything the sockets share: settings, limits, the sweep and the drain."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Final

import msgspec
import structlog

from ws.engine.actor import Actor
from ws.engine.hub import Hub
from ws.engine.rulebook import Rulebook
from ws.gateway.codec import Codec
from ws.gateway.flushing import FlushTimer
from ws.gateway.limits import Buckets, TokenBucket, Windows
from ws.gateway.messages import Authenticate, GetHealth, Ping
from ws.gateway.socket import CLOSE_SECONDS, Socket
from ws.kernel.identity import Gatekeeper
from ws.kernel.player import Player
from ws.kernel.waiting import until

if TYPE_CHECKING:
    from uvicorn.server import ServerState

log = structlog.get_logger("gateway")

AUTHENTICATE_SECONDS: Final = 10.0
"""GAME.md: 4002 when not authenticated by then."""
TOKEN_GRACE_SECONDS: Final = 60
PING_SECONDS: Final = 25.0
BATCH_SECONDS: Final = 0.1
"""GAME.md: pushes leave ten at a time or after 100 ms, whichever comes first."""
SILENCE_SECONDS: Final = 60.0
"""A connection that has answered nothing for so long is half open."""
FRAMES_BURST: Final = 500.0
FRAMES_PER_SECOND: Final = 100.0
"""Frames of one connection of any kind; far above what the limits of requests allow."""
SWEEP_SECONDS: Final = 1.0
SWEEP_SHARE: Final = 5
"""A fifth of the signed-in sockets is looked at in a sweep: their deadlines are tens of seconds."""
SWEEP_SLICE: Final = 500
FORGIVE_SECONDS: Final = 60.0
TURNS_END_SECONDS: Final = 15.0
FAREWELL_SECONDS: Final = 2.0


class GatewaySettings(msgspec.Struct, frozen=True):
    """Bounds at the door."""

    frame_bytes: int = 64 * 1024
    write_buffer_bytes: int = 256 * 1024
    bad_messages_before_close: int = 20
    refusals_before_close: int = 200
    most_sockets: int = 19_000
    trusted_proxies: frozenset[str] = frozenset()
    """Peers whose X-Forwarded-For is believed."""


class RateLimits(msgspec.Struct, frozen=True):
    """The limits in force; absent as a whole when they are switched off."""

    accounts: Buckets
    strangers: Buckets
    """By address, for messages before signing in."""
    connections: Buckets
    """By address, for new connections."""
    types: Windows


class Gateway:
    """See the module."""

    def __init__(
        self,
        settings: GatewaySettings,
        rulebook: Rulebook,
        hub: Hub,
        gatekeeper: Gatekeeper,
        limits: RateLimits | None,
        now_ms: Callable[[], int],
        health: Callable[[], tuple[str, dict[str, object]]],
    ) -> None:
        self.settings = settings
        self.rulebook = rulebook
        self.hub = hub
        self.gatekeeper = gatekeeper
        self.limits = limits
        self.now_ms = now_ms
        self.health = health
        self.sockets: set[Socket] = set()
        self.strangers: set[Socket] = set()
        """Those of the sockets that have not signed in yet, or are on their way out."""
        self.closes: Counter[int] = Counter()
        self.refusals: Counter[str] = Counter()
        requests = [r for r, handles in rulebook.handles.items() if not handles.internal]
        self.codec = Codec([Authenticate, Ping, GetHealth, *requests])
        self.is_draining = False
        self._tasks: set[asyncio.Task[None]] = set()
        self.loop_time = asyncio.get_running_loop().time
        self.call_soon = asyncio.get_running_loop().call_soon
        self.flushes = FlushTimer(asyncio.get_running_loop(), BATCH_SECONDS)

    def make_socket(self, config: object, server_state: ServerState, app_state: object) -> Socket:
        """What uvicorn calls for an upgraded connection."""
        return Socket(self, server_state)

    @property
    def is_full(self) -> bool:
        """Whether no connection is taken at all."""
        return self.is_draining or len(self.sockets) >= self.settings.most_sockets

    def may_connect(self, address: str) -> bool:
        """Whether this address may open one more connection so soon."""
        return self.limits is None or not self.limits.connections.take(address)

    def new_frame_bucket(self) -> TokenBucket | None:
        """What one connection may send, control frames included; None while limits are off."""
        if self.limits is None:
            return None
        return TokenBucket(FRAMES_BURST, FRAMES_PER_SECOND, self.loop_time())

    def spawn(self, work: Coroutine[object, object, None]) -> None:
        """Run a coroutine whose outcome nobody awaits; its failure is logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def count_close(self, code: int) -> None:
        """Note a connection that the server closed."""
        self.closes[code] += 1

    def count_refusal(self, code: str) -> None:
        """Note an error reply."""
        self.refusals[code] += 1

    @staticmethod
    def push_seq(actor: Actor) -> int:
        """The newest push number of a player."""
        return actor.state.get(Player).push_seq

    async def sweep(self) -> None:
        """One task for all sockets: deadlines, pings, half-open lines, revoked sessions."""
        forgiven = self.loop_time()
        waiting: list[Socket] = []
        share, forgive = 0, False
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            now = self.loop_time()
            for socket in list(self.strangers):
                self._look_at(socket, now, forgive=False)
            if not waiting:
                forgive = now - forgiven >= FORGIVE_SECONDS
                forgiven = now if forgive else forgiven
                waiting = list(self.sockets)
                share = -(-len(waiting) // SWEEP_SHARE)
            part, waiting = waiting[:share], waiting[share:]
            for number, socket in enumerate(part):
                self._look_at(socket, now, forgive)
                if number % SWEEP_SLICE == SWEEP_SLICE - 1:
                    await asyncio.sleep(0)

    async def drain(self) -> None:
        """No new work; finish what runs; then say goodbye with a hint to come back."""
        self.is_draining = True
        self.hub.is_draining = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5.0)
        await until(lambda: not any(self._is_busy(socket) for socket in self.sockets), TURNS_END_SECONDS)
        for socket in list(self.sockets):
            if socket.session is not None:
                socket.session.flush()
            socket.close(1012, "the server restarts; reconnect in a moment")
        await until(lambda: not self.sockets, FAREWELL_SECONDS)
        for socket in list(self.sockets):
            socket.transport.abort()
        await asyncio.sleep(0)

    def _look_at(self, socket: Socket, now: float, forgive: bool) -> None:
        session = socket.session
        if socket.closing_since:
            if now - socket.closing_since > CLOSE_SECONDS:
                socket.transport.abort()
            return
        if session is None:
            return
        if session.actor is None:
            if now - socket.opened_at > AUTHENTICATE_SECONDS:
                socket.close(4002, "not authenticated in time")
            return
        if now - socket.last_heard > SILENCE_SECONDS:
            socket.transport.abort()
            return
        if now - max(socket.last_heard, socket.pinged_at) > PING_SECONDS:
            socket.ping()
        if forgive:
            session.forgive()
        claims = session.claims
        if claims is not None and (
            self.now_ms() / 1000 > claims.expires_at + TOKEN_GRACE_SECONDS
            or not self.gatekeeper.admits(session.actor.state, claims)
        ):
            session.gone()
            session.close(4002, "the access token ran out or was revoked")

    @staticmethod
    def _is_busy(socket: Socket) -> bool:
        actor = socket.session.actor if socket.session is not None else None
        return actor is not None and actor.is_busy

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("a task of the gateway failed", exc_info=task.exception())
