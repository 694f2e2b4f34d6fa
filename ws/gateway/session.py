"""A signed-in (or not yet signed-in) connection: order, limits, replies and pushes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import structlog

from ws.engine.actor import Actor
from ws.engine.request_job import request_job
from ws.engine.steps import Answer, fault_of
from ws.engine.visits import attach_job, detach_job
from ws.gateway.codec import encode_error, encode_pushes, encode_reply
from ws.gateway.messages import Authenticate, Authenticated, GetHealth, Health, Ping, Pong
from ws.kernel.errors import BadMessage, GameError, Refused, Unavailable
from ws.kernel.identity import Claims
from ws.kernel.messages import Reply, Request

if TYPE_CHECKING:
    from ws.gateway.gateway import Gateway
    from ws.gateway.socket import Socket

log = structlog.get_logger("gateway.session")

BATCH: Final = 10
"""GAME.md: pushes leave ten at a time, or after 100 ms (`gateway.BATCH_SECONDS`)."""
MOST_WAITING: Final = 64
"""Requests in flight on one connection; then reading pauses until half of them are answered."""


class Session:
    """What the server knows of one connection."""

    __slots__ = (
        "_authenticating", "_bad", "_due", "_paused", "_pushes", "_refused", "_waiting", "actor", "claims",
        "gateway", "is_gone", "name", "socket",
    )  # fmt: skip

    def __init__(self, gateway: Gateway, socket: Socket) -> None:
        self.gateway = gateway
        self.socket = socket
        self.actor: Actor | None = None
        self.claims: Claims | None = None
        self.is_gone = False
        self.name = secrets.token_hex(4)
        """Correlates the log lines of this connection."""
        self._authenticating = False
        self._pushes: list[bytes] = []
        self._due = 0.0
        """When the pushes that wait leave by themselves; 0 while none wait."""
        self._waiting = 0
        self._paused = False
        self._bad = 0
        self._refused = 0

    # From the client

    def receive(self, data: bytes) -> None:
        """One text message."""
        try:
            request = self.gateway.codec.decode(data)
        except BadMessage as error:
            request_id = error.facts.pop("id", None)
            told: GameError = error
            if error.code == "unknown_type" and self.actor is None:
                told = Refused("not_authenticated")  # a stranger learns nothing of what there is
            self._misbehaved(told, request_id if isinstance(request_id, str) else None)
            return
        wait = self._over_limit(request)
        if wait:
            self._too_many(request, wait)
        elif type(request) is Ping and self.actor is not None:
            self._reply(Pong(server_time=self.gateway.now_ms()), request.id)
        elif isinstance(request, GetHealth):
            status, checks = self.gateway.health()
            self._reply(Health(status=status, checks=checks), request.id)
        elif isinstance(request, Authenticate):
            self._authenticate(request)
        elif self.actor is None:
            self._reply(Refused("not_authenticated"), request.id)
        elif self.gateway.is_draining:
            self._reply(Unavailable("The server is restarting."), request.id)
        else:
            self._dispatch(self.actor, request)

    def receive_binary(self) -> None:
        """A binary message: never right."""
        self._misbehaved(BadMessage("Send JSON in text frames; this was a binary one."), None)

    def gone(self) -> None:
        """The connection is lost."""
        self.is_gone = True
        self._due = 0.0
        actor, self.actor = self.actor, None
        if actor is not None and actor.session is self:
            log.info("gone", account=actor.account_id, connection=self.name)
            actor.session = None
            actor.plan()
            actor.submit(detach_job(actor))

    # For the actor (SessionPort)

    def deliver(self, bodies: Sequence[bytes]) -> None:
        """Queue pushes; they leave soon, in order."""
        if self.is_gone:
            return
        self._pushes.extend(bodies)
        if len(self._pushes) >= BATCH:
            self.flush()
        elif not self._due and self._pushes:
            self._due = self.gateway.flushes.add(self)

    def flush(self) -> None:
        """Send the pushes that wait, ten to a frame."""
        self._due = 0.0
        pushes, self._pushes = self._pushes, []
        for start in range(0, len(pushes), BATCH):
            self.socket.send(encode_pushes(pushes[start : start + BATCH]))

    def flush_due(self, due: float) -> None:
        """See `Waits`."""
        if self._due == due:
            self.flush()

    def close(self, code: int, reason: str) -> None:
        """End the connection."""
        self.flush()
        self.actor = None
        self.socket.close(code, reason)

    # Inside

    def _dispatch(self, actor: Actor, request: Request) -> None:
        handles = self.gateway.rulebook.handles[type(request)]
        self._waiting += 1
        if self._waiting >= MOST_WAITING and not self._paused:
            self._paused = True
            self.socket.pause_reading()
        respond = self._responder(request.id)
        if handles.prepare is None or (handles.prepares is not None and not handles.prepares(request)):
            actor.submit(request_job(actor, handles, request, respond, self.deliver))
        else:
            prepare = handles.prepare
            self.gateway.spawn(self._prepared(actor, request, prepare, respond))

    async def _prepared(
        self, actor: Actor, request: Request, prepare: Callable[..., object], respond: Callable[[Answer], None]
    ) -> None:
        handles = self.gateway.rulebook.handles[type(request)]
        try:
            evidence = await self.gateway.hub.prepare(actor.account_id, prepare, request)  # type: ignore[arg-type]  # prepare is a Prepare
        except GameError as error:
            respond(error)
        except Exception as error:
            respond(fault_of(actor, request, error))
        else:
            actor.submit(request_job(actor, handles, request, respond, self.deliver, evidence))

    def _responder(self, request_id: str | None) -> Callable[[Answer], None]:
        def respond(answer: Answer) -> None:
            self._waiting -= 1
            if self._paused and self._waiting <= MOST_WAITING // 2:
                self._paused = False
                self.socket.resume_reading()
            self._reply(answer, request_id)

        return respond

    def _reply(self, answer: Answer, request_id: str | None) -> None:
        if self._pushes:
            self.flush()
        if isinstance(answer, GameError):
            self.gateway.count_refusal(answer.code)
            self.socket.send(encode_error(answer, request_id))
        else:
            self.socket.send(encode_reply(answer, request_id))

    def _authenticate(self, request: Authenticate) -> None:
        if self._authenticating:
            self._reply(Refused("conflict", "Signing in is under way already."), request.id)
            return
        if self.gateway.is_draining:
            self._reply(Unavailable("The server is restarting."), request.id)
            return
        self._authenticating = True
        self.gateway.spawn(self._sign_in(request))

    async def _sign_in(self, request: Authenticate) -> None:
        try:
            claims = self.gateway.gatekeeper.read_token(request.token)
            actor = await self.gateway.hub.cache.get(claims.account_id)
            if not self.gateway.gatekeeper.admits(actor.state, claims):
                raise Refused("not_authenticated", "This session was signed out.")
        except GameError as error:
            self._authenticating = False
            self._reply(error, request.id)
            return
        if self.actor is not None:
            self._renewed(actor, claims, request)
            return
        actor.submit(
            attach_job(
                actor,
                lambda attached: self._connected(attached, claims),
                request.last_seq,
                lambda seq, resumed: Authenticated(
                    account_id=str(actor.account_id), seq=seq, resumed=resumed, server_time=self.gateway.now_ms()
                ),
                lambda answer: self._signed_in(answer, request.id),
                self.deliver,
            )
        )

    def _connected(self, actor: Actor, claims: Claims) -> None:
        """The actor is ready for this connection. One that is gone already leaves again."""
        if self.is_gone or self.socket.closing_since:
            actor.submit(detach_job(actor))
            return
        self.actor = actor
        self.claims = claims
        self.gateway.strangers.discard(self.socket)
        actor.session = self

    def _signed_in(self, answer: Answer, request_id: str | None) -> None:
        self._authenticating = False
        if self.actor is not None:
            log.info("signed in", account=self.actor.account_id, connection=self.name)
        self._reply(answer, request_id)

    def _renewed(self, actor: Actor, claims: Claims, request: Authenticate) -> None:
        """A fresh token on a connection that is signed in already."""
        self._authenticating = False
        if actor is not self.actor:
            self._reply(Refused("conflict", "This connection belongs to another account."), request.id)
            return
        self.claims = claims
        player_seq = self.gateway.push_seq(actor)
        greeting: Reply = Authenticated(
            account_id=str(actor.account_id), seq=player_seq, resumed=True, server_time=self.gateway.now_ms()
        )
        self._reply(greeting, request.id)

    def _over_limit(self, request: Request) -> float:
        """Seconds to wait before this request may come; 0 when it may come now."""
        limits = self.gateway.limits
        if limits is None:
            return 0.0
        if self.actor is None:
            return limits.strangers.take(self.socket.address)
        account_id = self.actor.account_id
        wait = limits.accounts.take(account_id)
        if wait:
            return wait
        handles = self.gateway.rulebook.handles.get(type(request))
        if handles is None or handles.limit is None:
            return 0.0
        tag = str(request.__struct_config__.tag)
        return limits.types.take(account_id, tag, handles.limit.count, handles.limit.seconds)

    def _too_many(self, request: Request, wait: float) -> None:
        self._refused += 1
        if self._refused > self.gateway.settings.refusals_before_close:
            self.socket.close(1008, "too many requests")
            return
        self._reply(Refused("rate_limited", retry_after=round(wait, 2)), request.id)

    def _misbehaved(self, error: GameError, request_id: str | None) -> None:
        self._bad += 1
        if self._bad > self.gateway.settings.bad_messages_before_close:
            self.socket.close(1008, "too many malformed messages")
            return
        self._reply(error, request_id)

    def forgive(self) -> None:
        """Let old misbehaviour fade; called by the sweep about once a minute."""
        self._bad //= 2
        self._refused //= 2
