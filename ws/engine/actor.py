"""One loaded player: its state, and its jobs, one after another.

A job is a generator. It yields None to let others run, a CommitUnit to have it written (and
gets the Outcome), or an awaitable (and gets its result). Nothing here needs a task a message.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Generator, Sequence
from typing import Protocol

import msgspec
import structlog

from ws.engine import clock, status
from ws.engine.closing import Closed, apply
from ws.engine.pacer import Pacer
from ws.engine.records import Agenda, Life, LifeClock
from ws.engine.turn import World
from ws.kernel.commit import CommitPort, CommitUnit, RequestKey
from ws.kernel.messages import encode_message
from ws.kernel.state import OwnerState, Reader

log = structlog.get_logger("engine.actor")

Wanted = CommitUnit | Awaitable[object] | None
Job = Generator[Wanted, object, None]

KEYS_REMEMBERED = 8
UPDATE_EVERY_MS = 1000
"""`u` is sent at most once a second."""
AFTER_FAULT_MS = 30_000


class SessionPort(Protocol):
    """The player's open connection."""

    @property
    def name(self) -> str:
        """What tells this connection from others in the log."""

    def deliver(self, bodies: Sequence[bytes]) -> None:
        """Send pushes, in order, soon."""

    def flush(self) -> None:
        """Send what waits now (a reply follows)."""

    def close(self, code: int, reason: str) -> None:
        """End the connection."""


class Services(msgspec.Struct, frozen=True):
    """What an actor needs of the house."""

    world: World
    committer: CommitPort
    pacer: Pacer
    now_ms: Callable[[], int]
    loop_time: Callable[[], float]
    """The clock of the event loop, seconds."""
    reload: Callable[[int], Awaitable[OwnerState]]
    kept_reply: Callable[[str], Awaitable[RequestKey | None]]
    missed_pushes: Callable[[int, int], Awaitable[list[tuple[int, bytes]]]]
    """(account_id, after seq) to (seq, body), in order."""
    touched: Callable[[Actor], None]
    """Tells the cache that the actor was used or that its pins changed."""
    lost: Callable[[Actor], None]
    """Tells the cache to forget the actor."""
    letters_sent: Callable[[CommitUnit], None]
    tick: Callable[[Actor], Job]
    observe: Callable[[str, float], None]
    """(what was done, seconds)"""


class Actor:
    """See the module. Identity matters: an actor that lost its owner never works again."""

    def __init__(self, services: Services, state: OwnerState) -> None:
        self.services = services
        self.state = state
        self.session: SessionPort | None = None
        self.is_lost = False
        self.recent_keys: OrderedDict[str, RequestKey] = OrderedDict()
        self._jobs: deque[tuple[Job, float]] = deque()
        """With the time of the loop at which each came."""
        self._running: Job | None = None
        self._running_since = 0.0
        self._tick_waits = False
        self._last_update: dict[str, object] = {}
        self._last_update_at = 0
        self._update_waits = False
        self._resting_until = 0

    @property
    def account_id(self) -> int:
        return self.state.account_id

    @property
    def is_pinned(self) -> bool:
        return self.session is not None or self.is_busy

    @property
    def size_bytes(self) -> int:
        return self.state.size_bytes

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None or bool(self._jobs)

    # Jobs

    def submit(self, job: Job) -> None:
        """Run the job after those before it."""
        self._jobs.append((job, self.services.loop_time()))
        if self._running is None:
            self._start()

    def wake(self) -> None:
        """The clock has come to something: a moment of the life, or a change of `u`."""
        if self.session is not None and not self._tick_waits and not self.is_lost:
            self._tick_waits = True
            self.submit(self._tick())

    def _tick(self) -> Job:
        self._tick_waits = False
        yield from self.services.tick(self)

    def _start(self) -> None:
        while self._running is None and self._jobs:
            self._running, self._running_since = self._jobs.popleft()
            self._drive(None)
        if self._running is None:
            self.plan()
            self.services.touched(self)

    def _resume(self, value: object) -> None:
        self._drive(value)
        if self._running is None:
            self._start()

    def _drive(self, value: object) -> None:
        job = self._running
        if job is None:
            return
        try:
            wanted = job.throw(value) if isinstance(value, BaseException) else job.send(value)
        except StopIteration:
            self._running = None
            return
        except Exception:
            self._running = None
            log.exception("a job failed", account=self.account_id)
            return
        if wanted is None:
            asyncio.get_running_loop().call_soon(self._resume, None)
        elif isinstance(wanted, CommitUnit):
            self.services.committer.submit(wanted, self._resume, self._running_since)
        else:
            task = asyncio.ensure_future(wanted)
            task.add_done_callback(self._awaited)

    def _awaited(self, task: asyncio.Future[object]) -> None:
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        self._resume(error if error is not None else task.result())

    # State

    def now_minute(self, now: int) -> int:
        """The game minute at a real time; where the life rests when it is absent or over."""
        return minute_of(self.state, now)

    def install(self, turns: Sequence[Closed], unit: CommitUnit) -> None:
        """Make committed turns the state."""
        apply(self.state, turns)
        if unit.letters:
            self.services.letters_sent(unit)

    def remember(self, key: RequestKey) -> None:
        """Keep the reply to a key at hand for a quick repeat."""
        self.recent_keys[key.key_hash] = key
        if len(self.recent_keys) > KEYS_REMEMBERED:
            self.recent_keys.popitem(last=False)

    def lose(self, code: int, reason: str) -> None:
        """Stop being this player: another process has it, or its state is in doubt."""
        self.is_lost = True
        self.services.pacer.cancel(self)
        self.services.lost(self)
        session, self.session = self.session, None
        if session is not None:
            session.close(code, reason)

    # What goes out by itself

    def send_update(self, now: int) -> None:
        """Send `u` if a whole value changed, at most once a second."""
        if self.session is None:
            return
        self._update_waits = now - self._last_update_at < UPDATE_EVERY_MS
        if self._update_waits:
            return
        minute = self.now_minute(now)
        update = status.values(self.services.world.rulebook, self.state, minute)
        if update == self._last_update:
            return
        self._last_update = update
        self._last_update_at = now
        body = encode_message({"type": "u", **update, "time": status.time(self.state, minute)})
        self.session.deliver((body,))

    def plan(self) -> None:
        """Set when the pacer wakes this player next."""
        if self.session is None or self.is_lost:
            self.services.pacer.cancel(self)
            return
        now = self.services.now_ms()
        due = self._next_due(now)
        if due is None:
            self.services.pacer.cancel(self)
        else:
            self.services.pacer.set(self, max(due, self._resting_until))

    def rest_after_fault(self, milliseconds: int = AFTER_FAULT_MS) -> None:
        """Leave the clock of this life alone for a while: an advance that fails must not spin."""
        self._resting_until = self.services.now_ms() + milliseconds

    def _next_due(self, now: int) -> int | None:
        due = self._last_update_at + UPDATE_EVERY_MS if self._update_waits else None
        held = self.state.find(LifeClock)
        agenda = self.state.find(Agenda)
        if held is None or agenda is None or not held.present or agenda.over:
            return due
        minute = agenda.moments[0][0] if agenda.moments else None
        if due is None:  # otherwise the update that waits looks for changes, and plans anew
            change = status.next_change(self.services.world.rulebook, self.state, self.now_minute(now))
            if change is not None and (minute is None or change < minute):
                minute = change
        if minute is None:
            return due
        at = clock.real_time_of(held.anchor_at, held.anchor_minute, held.minutes_per_second, minute)
        return at if due is None or at < due else due


def minute_of(reader: Reader, now: int) -> int:
    """The game minute of a life at a real time (Unix ms); 0 without a life."""
    held = reader.find(LifeClock)
    if held is None:
        return 0
    life = reader.find(Life)
    if life is not None and life.ended_minute is not None:
        return life.ended_minute
    if not held.present:
        return held.anchor_minute
    return clock.minute_at(held.anchor_at, held.anchor_minute, held.minutes_per_second, now)
