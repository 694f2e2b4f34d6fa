"""The players of this process: finding them, asking them, bringing them their letters."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import structlog

from ws.content.schemas import Content
from ws.engine.actor import Actor, Services
from ws.engine.closing import close, unit_of
from ws.engine.feature import ReadPort, Stores, TextModel
from ws.engine.jobs import letter_job
from ws.engine.request_job import request_job
from ws.engine.steps import Answer
from ws.engine.turn import Turn
from ws.kernel.commit import Outcome, OutgoingLetter, Verdict
from ws.kernel.errors import GameError, Refused, Unavailable
from ws.kernel.messages import Reply, Request
from ws.kernel.state import OwnerState, Reader

log = structlog.get_logger("engine.hub")

LETTERS_EVERY_SECONDS = 2.0
OLD_LETTERS_EVERY_SECONDS = 60.0
UNREAD_SAID_EVERY_MS = 86_400_000
MOST_UNREAD = 10_000
"""Letters of which is remembered when they were logged; beyond it some are logged again too early."""


class ActorCache(Protocol):
    """The cache of players, as the hub uses it."""

    async def get(self, account_id: int) -> Actor:
        """The player, loaded when it must be."""

    def peek(self, account_id: int) -> Actor | None:
        """The player if it is loaded."""

    def add(self, account_id: int, value: Actor) -> None:
        """Hold a player that was just created."""


class Window:
    """What preparations see of the world (see `Outside`)."""

    def __init__(self, hub: Hub, text_model: TextModel | None, stores: Stores) -> None:
        self._hub = hub
        self.text_model = text_model
        self.stores = stores

    @property
    def content(self) -> Content:
        return self._hub.services.world.content

    async def rows(self, sql: str, **parameters: object) -> list[tuple[object, ...]]:
        return await self._hub.reads.rows(sql, **parameters)

    async def life(self, account_id: int, life_id: int) -> OwnerState | None:
        return await self._hub.reads.life(account_id, life_id)

    async def look(self, account_id: int) -> Reader:
        return (await self._hub.cache.get(account_id)).state


class Hub:
    """See the module."""

    def __init__(
        self, services: Services, cache: ActorCache, reads: ReadPort, text_model: TextModel | None, stores: Stores
    ) -> None:
        self.services = services
        self.cache = cache
        self.reads = reads
        self._window = Window(self, text_model, stores)
        self.is_draining = False
        self._unread: dict[int, int] = {}
        """Letters that can not be read, and when that was last logged (Unix ms)."""
        self._preparing: dict[int, asyncio.Future[None]] = {}
        """The last preparation of each player that has one under way."""

    def admit(self, state: OwnerState, letters: tuple[tuple[int, bytes], ...]) -> Actor:
        """An actor for a state fresh from the database, with its letters queued first."""
        actor = Actor(self.services, state)
        for number, body in letters:
            self.bring(actor, number, body)
        return actor

    async def prepare(self, account_id: int, prepare: Callable[..., Awaitable[object]], request: Request) -> object:
        """Await the evidence a request needs; one at a time for each player."""
        before = self._preparing.get(account_id)
        mine = self._preparing[account_id] = asyncio.get_running_loop().create_future()
        try:
            if before is not None:
                await asyncio.shield(before)
            return await prepare(self._window, account_id, request)
        finally:
            mine.set_result(None)
            if self._preparing.get(account_id) is mine:
                del self._preparing[account_id]

    async def perform(self, account_id: int, request: Request) -> Reply:
        """Ask a player something on behalf of the server itself (HTTP, command line).

        Raises the refusal of the request, or Unavailable.
        """
        if self.is_draining:
            raise Unavailable("The server is restarting.")
        handles = self.services.world.rulebook.handles[type(request)]
        evidence = await self.prepare(account_id, handles.prepare, request) if handles.prepare else None
        actor = await self.cache.get(account_id)
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def push(bodies: object) -> None:
            if actor.session is not None:
                actor.session.deliver(bodies)  # type: ignore[arg-type]  # what request_job gives

        def respond(answer: Answer) -> None:
            if not answered.done():  # whoever asked may have gone
                answered.set_result(answer)

        actor.submit(request_job(actor, handles, request, respond, push, evidence))
        answer = await answered
        if isinstance(answer, GameError):
            raise answer
        if isinstance(answer, bytes):
            raise Refused("conflict", "The server's own requests carry no key.")
        return answer

    async def create(self, account_id: int, begin: Callable[[Turn], None]) -> None:
        """Create an account: `begin` puts its first records.

        Raises Refused("conflict") when a unique key (e-mail, device) is taken, or Unavailable.
        """
        if self.is_draining:
            raise Unavailable("The server is restarting.")
        now = self.services.now_ms()
        state = OwnerState(account_id, epoch=1)
        turn = Turn(self.services.world, state, account_id, now)
        begin(turn)
        closed = close(turn, told=False)
        unit = unit_of(state, [closed], now)
        unit.creates = True
        done: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self.services.committer.submit(unit, lambda outcome: None if done.done() else done.set_result(outcome))
        outcome = await done
        if outcome.verdict is Verdict.CONFLICT:
            raise Refused("conflict", "There is an account with this e-mail or device already.")
        if outcome.verdict is not Verdict.WRITTEN:
            raise Unavailable
        actor = Actor(self.services, state)
        actor.install([closed], unit)
        self.cache.add(account_id, actor)

    # Letters

    def bring(self, actor: Actor, number: int, body: bytes) -> None:
        """Queue a letter as a turn of its addressee. A letter that came before does nothing."""
        decoder = self.services.world.rulebook.letter_decoder
        if decoder is None:
            return
        try:
            letter = decoder.decode(body)
        except ValueError as error:
            self._cannot_read(number, error)
            return
        actor.submit(letter_job(actor, number, letter))

    def _cannot_read(self, number: int, error: ValueError) -> None:
        """Say so once a day: it is tried every minute, because another version of the server may have written it."""
        now = self.services.now_ms()
        said_at = self._unread.get(number)
        if said_at is not None and now - said_at < UNREAD_SAID_EVERY_MS:
            return
        if len(self._unread) >= MOST_UNREAD:
            self._unread.clear()
        self._unread[number] = now
        log.error("a letter can not be read and stays where it is", letter=number, exc_info=error)

    def post(self, letters: Sequence[OutgoingLetter]) -> None:
        """Bring committed letters to those addressees who are loaded here."""
        for letter in letters:
            actor = self.cache.peek(letter.to_account)
            if actor is not None:
                self.bring(actor, letter.id, letter.body)

    async def collect_letters(self, recent: Callable[[], Awaitable[list[tuple[int, int, bytes]]]]) -> None:
        """Look now and then for letters that other processes wrote to players loaded here."""
        while True:
            await asyncio.sleep(LETTERS_EVERY_SECONDS)
            try:
                for number, account_id, body in await recent():
                    actor = self.cache.peek(account_id)
                    if actor is not None:
                        self.bring(actor, number, body)
            except Unavailable:
                continue

    async def open_old_letters(self, waiting: Callable[[int], Awaitable[list[tuple[int, int, bytes]]]]) -> None:
        """Load, now and then, those whose letters have waited long: what a letter says (a refund, say) must not
        wait for a player who may never come back (docs/adr/0015). `waiting` gives some whose id is greater than a
        number; each round goes on where the last one ended, so that letters nobody can read hold up no others."""
        last = 0
        while True:
            await asyncio.sleep(OLD_LETTERS_EVERY_SECONDS)
            try:
                found = await waiting(last) or await waiting(0)
                last = found[-1][0] if found else 0
                for number, account_id, body in found:
                    actor = self.cache.peek(account_id)
                    if actor is None:
                        await self.cache.get(account_id)  # which brings all of its letters
                    else:
                        self.bring(actor, number, body)
            except (Unavailable, Refused) as error:
                log.warning("old letters wait on", error=error.message)
