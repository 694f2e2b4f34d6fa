"""Group commit: all units that are ready go into one transaction; meanwhile the next gather.

No timer: the batch that runs is what the next one waits for. A unit is answered only when its
fate is known, so nothing acknowledged is ever lost, and nothing refused was half done. One that
waits longer than the patience is told so, whatever the database is doing, unless it is being
written at that moment; so nobody waits longer than the patience and one attempt.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from time import perf_counter

import msgspec
import structlog
from sqlalchemy import MetaData

from ws.kernel.commit import CommitUnit, Done, Outcome, Verdict
from ws.store.batch import BatchBuilder, Statement
from ws.store.guards import broken_guard, questions_of
from ws.store.writers import Answers, Clash, Duplicate, Lost, Questions, Rejected, Writer, Written

log = structlog.get_logger("store.committer")

_WRITTEN = Outcome(Verdict.WRITTEN)
_CLASHES_AT_MOST = 3
"""Collisions in a row that are tried again at once; more are an absence."""
PROBE_SECONDS = 1.0
"""How often an absent database is tried when nobody asks for it."""
EXPIRE_SECONDS = 0.1
"""How often those who wait are looked through for who has waited too long."""
SLICE_SECONDS = 0.008
"""Answering at a stretch before others get the loop; the promise is 10 ms."""


class CommitterSettings(msgspec.Struct, frozen=True):
    """Bounds of the committer."""

    units_per_batch: int = 200
    backlog: int = 5000
    """Units that may wait; one more is answered unavailable at once."""
    patience_seconds: float = 5.0
    """How long a unit waits for its turn to be written, or for a database that is away."""
    retry_seconds: float = 0.25


class _Waiting(msgspec.Struct):
    unit: CommitUnit
    done: Done
    since: float
    is_answered: bool = False


class Committer:
    """The one writer of a process. `submit` may be called from the event loop only."""

    def __init__(
        self,
        writer: Writer,
        metadata: MetaData,
        settings: CommitterSettings,
        now_ms: Callable[[], int],
        observe: Callable[[int, float], None] = lambda units, seconds: None,
    ) -> None:
        self._writer = writer
        self._builder = BatchBuilder(metadata)
        self._settings = settings
        self._now_ms = now_ms
        self._observe = observe
        self._waiting: deque[_Waiting] = deque()
        self._batch: list[_Waiting] = []
        """What is being written, or tried to."""
        self._is_writing = False
        """Whether statements of the batch are on their way, or it is written and being answered:
        nobody can be told no then."""
        self._in_doubt = False
        """Whether the batch may have been committed by an attempt that was never answered."""
        self._expires: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()
        self._arrived = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._task: asyncio.Task[None] | None = None
        self._hurries = False
        self.available = True
        """False while the database is away."""

    @property
    def backlog(self) -> int:
        """Units that wait or are being written."""
        return len(self._waiting) + len(self._batch)

    def start(self) -> None:
        """Begin to write."""
        self._task = self._loop.create_task(self._run(), name="committer")

    def submit(self, unit: CommitUnit, done: Done, since: float | None = None) -> None:
        """See `CommitPort`."""
        loop = self._loop
        if self._hurries and not self.available:
            loop.call_soon(done, Outcome(Verdict.UNAVAILABLE, error="leaving, and the database is away"))
            return
        if len(self._waiting) >= self._settings.backlog:
            loop.call_soon(done, Outcome(Verdict.UNAVAILABLE, error="the commit backlog is full"))
            return
        self._waiting.append(_Waiting(unit, done, loop.time() if since is None else since))
        self._idle.clear()
        self._arrived.set()
        if self._expires is None:
            self._expires = loop.call_later(EXPIRE_SECONDS, self._expire_regularly)

    def hurry(self) -> None:
        """Before leaving: what finds the database away is answered at once instead of waiting."""
        self._hurries = True

    async def drain(self) -> None:
        """Wait until everything submitted is answered."""
        await self._idle.wait()

    async def close(self) -> None:
        """Drain, stop and give the connection back."""
        await self.drain()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._writer.close()

    async def _run(self) -> None:
        while True:
            await self._wait_for_work()
            while self._waiting:
                batch = [
                    self._waiting.popleft() for _ in range(min(len(self._waiting), self._settings.units_per_batch))
                ]
                self._batch = batch
                started = perf_counter()
                try:
                    await self._settle(batch)
                except Exception:
                    log.exception("a batch failed in an unforeseen way", units=len(batch))
                    for waiting in batch:
                        self._answer(waiting, Outcome(Verdict.UNKNOWN, error="defect in the committer"))
                self._observe(len(batch), perf_counter() - started)
                self._batch = []
            self._idle.set()

    async def _wait_for_work(self) -> None:
        """Until a unit arrives; meanwhile an absent database is looked for, so that it is noticed
        when it is back, traffic or not."""
        while not self._arrived.is_set():
            try:
                async with asyncio.timeout(None if self.available else PROBE_SECONDS):
                    await self._arrived.wait()
            except TimeoutError:
                await self._probe()
        self._arrived.clear()

    async def _probe(self) -> None:
        nothing = Questions(secrets.token_hex(16), self._now_ms(), (), (), ())
        try:
            await self._writer.begin(nothing)
            await self._writer.abandon()
        except (Lost, Clash, Rejected) as error:
            log.debug("the database is still away", error=str(error))
        else:
            self._note_return()

    async def _settle(self, batch: list[_Waiting]) -> None:
        """Write a batch, or find out which of its units can not be written."""
        try:
            await self._write_patiently(batch)
        except (Duplicate, Rejected) as error:
            if len(batch) > 1:
                log.warning("batch refused, trying its units one by one", units=len(batch), error=str(error))
                for waiting in batch:
                    await self._settle([waiting])
                return
            verdict = Verdict.CONFLICT if isinstance(error, Duplicate) else Verdict.FAILED
            if verdict is Verdict.FAILED:
                log.error("unit refused by the database", account=batch[0].unit.account_id, error=str(error))
            self._answer(batch[0], Outcome(verdict, error=str(error)))

    async def _write_patiently(self, batch: list[_Waiting]) -> None:
        """Retry through absences and lock clashes, until each is answered."""
        batch_id = secrets.token_hex(16)
        self._in_doubt = False
        clashes = 0
        while batch := [waiting for waiting in batch if not waiting.is_answered]:
            try:
                await self._write_once(batch, batch_id)
            except (Clash, Lost) as error:
                clashes += 1
                still_wait = any(not waiting.is_answered for waiting in batch)
                if isinstance(error, Clash) and clashes <= _CLASHES_AT_MOST and still_wait:
                    continue
                self._in_doubt = self._in_doubt or (isinstance(error, Lost) and error.in_doubt)
                self._note_absence(str(error))
                self._expire()
                await asyncio.sleep(self._settings.retry_seconds)
            else:
                self._note_return()

    async def _write_once(self, batch: list[_Waiting], batch_id: str) -> None:
        """One attempt, which answers everybody; or raises, having answered those it refuses."""
        try:
            answers = await self._writer.begin(questions_of([w.unit for w in batch], batch_id, self._now_ms()))
        except Written:
            await self._answer_written(batch)
            return
        self._in_doubt = False
        good = self._refuse(batch, answers)
        if not good:
            await self._writer.abandon()
            return
        self._is_writing = True
        try:
            await self._writer.write(await self._statements(good))
        finally:
            self._is_writing = False
        await self._answer_written(good)

    async def _statements(self, batch: list[_Waiting]) -> list[Statement]:
        try:
            return self._builder.statements(w.unit for w in batch)
        except Exception as error:
            await self._writer.abandon()
            raise Rejected(f"a unit can not be told in SQL: {error!r}") from error

    def _refuse(self, batch: list[_Waiting], answers: Answers) -> list[_Waiting]:
        """Answer the units whose guards do not hold; give back those to write."""
        good: list[_Waiting] = []
        for waiting in batch:
            if waiting.is_answered:
                continue
            outcome = broken_guard(waiting.unit, answers)
            if outcome is None:
                good.append(waiting)
            else:
                self._answer(waiting, outcome)
        return good

    def _expire_regularly(self) -> None:
        self._expires = None
        if self.backlog:
            self._expires = self._loop.call_later(EXPIRE_SECONDS, self._expire_regularly)
            self._expire()

    def _expire(self) -> None:
        """Answer those who have waited too long."""
        at_once = self._hurries and not self.available
        limit = self._loop.time() - (0.0 if at_once else self._settings.patience_seconds)
        if not self._is_writing:
            verdict = Verdict.UNKNOWN if self._in_doubt else Verdict.UNAVAILABLE
            for waiting in [w for w in self._batch if w.since <= limit]:
                self._answer(waiting, Outcome(verdict, error="the database does not answer"))
        expired = [waiting for waiting in self._waiting if waiting.since <= limit]
        if expired:
            self._waiting = deque(waiting for waiting in self._waiting if waiting.since > limit)
        for waiting in expired:
            self._answer(waiting, Outcome(Verdict.UNAVAILABLE, error="the database is away or overwhelmed"))

    def _note_absence(self, error: str) -> None:
        if self.available:
            log.error("the database is away; turns wait", error=error, backlog=self.backlog)
        self.available = False

    def _note_return(self) -> None:
        if not self.available:
            log.warning("the database is back", backlog=self.backlog)
        self.available = True

    async def _answer_written(self, batch: list[_Waiting]) -> None:
        """Answer in slices: an answer may begin the player's next turn at once."""
        self._is_writing = True
        started = perf_counter()
        for waiting in batch:
            self._answer(waiting, _WRITTEN)
            if perf_counter() - started > SLICE_SECONDS:
                await asyncio.sleep(0)
                started = perf_counter()
        self._is_writing = False

    @staticmethod
    def _answer(waiting: _Waiting, outcome: Outcome) -> None:
        if waiting.is_answered:
            return
        waiting.is_answered = True
        try:
            waiting.done(outcome)
        except Exception:
            log.exception("the answer to a unit failed", account=waiting.unit.account_id)
