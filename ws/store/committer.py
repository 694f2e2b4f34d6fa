"""Group commit: all units that are ready go into one transaction; meanwhile the next gather.

No timer: the batch that runs is what the next one waits for. A unit is answered only when its
fate is known, so nothing acknowledged is ever lost, and nothing refused was half done.
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

from ws.kernel.commit import CommitUnit, Done, Outcome, RequestKey, Verdict
from ws.store.batch import BatchBuilder, Statement
from ws.store.writers import Answers, Clash, Duplicate, Lost, Questions, Rejected, Writer, Written

log = structlog.get_logger("store.committer")

_WRITTEN = Outcome(Verdict.WRITTEN)
_CLASHES_AT_MOST = 3
"""Collisions in a row that are tried again at once; more are an absence."""
PROBE_SECONDS = 1.0
"""How often an absent database is tried when nobody asks for it."""
SLICE_SECONDS = 0.008
"""Answering at a stretch before others get the loop; the promise is 10 ms."""


class CommitterSettings(msgspec.Struct, frozen=True):
    """Bounds of the committer."""

    units_per_batch: int = 200
    backlog: int = 5000
    """Units that may wait; one more is answered unavailable at once."""
    patience_seconds: float = 5.0
    """How long a unit waits for a database that is away."""
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
        self._in_flight = 0
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
        return len(self._waiting) + self._in_flight

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name="committer")

    def submit(self, unit: CommitUnit, done: Done) -> None:
        """See `CommitPort`."""
        loop = asyncio.get_running_loop()
        if self._hurries and not self.available:
            loop.call_soon(done, Outcome(Verdict.UNAVAILABLE, error="leaving, and the database is away"))
            return
        if len(self._waiting) >= self._settings.backlog:
            loop.call_soon(done, Outcome(Verdict.UNAVAILABLE, error="the commit backlog is full"))
            return
        self._waiting.append(_Waiting(unit, done, loop.time()))
        self._idle.clear()
        self._arrived.set()

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
                self._in_flight = len(batch)
                started = perf_counter()
                try:
                    await self._settle(batch)
                except Exception:
                    log.exception("a batch failed in an unforeseen way", units=len(batch))
                    for waiting in batch:
                        self._answer(waiting, Outcome(Verdict.UNKNOWN, error="defect in the committer"))
                self._observe(len(batch), perf_counter() - started)
                self._in_flight = 0
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
        """Retry through absences and lock clashes; answer what can be answered."""
        loop = asyncio.get_running_loop()
        batch_id = secrets.token_hex(16)
        in_doubt = False
        clashes = 0
        while batch:
            try:
                answers = await self._writer.begin(_questions(batch, batch_id, self._now_ms()))
                in_doubt = False
                batch[:] = self._refuse(batch, answers)
                if not batch:
                    await self._writer.abandon()
                    return
                await self._writer.write(await self._statements(batch))
            except Written:
                self._note_return()
                await self._answer_all(batch, _WRITTEN)
                return
            except (Clash, Lost) as error:
                clashes += 1
                if isinstance(error, Clash) and clashes <= _CLASHES_AT_MOST:
                    continue
                in_doubt = in_doubt or (isinstance(error, Lost) and error.in_doubt)
                self._note_absence(str(error))
                await self._give_up_on_old(batch, loop.time(), in_doubt)
                await asyncio.sleep(self._settings.retry_seconds)
                continue
            self._note_return()
            await self._answer_all(batch, _WRITTEN)
            return

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
            outcome = _guard(waiting.unit, answers)
            if outcome is None:
                good.append(waiting)
            else:
                self._answer(waiting, outcome)
        return good

    async def _give_up_on_old(self, batch: list[_Waiting], now: float, in_doubt: bool) -> None:
        """Answer units that have waited too long; the rest waits on."""
        limit = now - (0 if self._hurries else self._settings.patience_seconds)
        if batch and batch[0].since <= limit:
            verdict = Verdict.UNKNOWN if in_doubt else Verdict.UNAVAILABLE
            await self._answer_all(batch, Outcome(verdict, error="the database is away"))
            batch.clear()
        while self._waiting and self._waiting[0].since <= limit:
            self._answer(self._waiting.popleft(), Outcome(Verdict.UNAVAILABLE, error="the database is away"))

    def _note_absence(self, error: str) -> None:
        if self.available:
            log.error("the database is away; turns wait", error=error, backlog=self.backlog)
        self.available = False

    def _note_return(self) -> None:
        if not self.available:
            log.warning("the database is back", backlog=self.backlog)
        self.available = True

    async def _answer_all(self, batch: list[_Waiting], outcome: Outcome) -> None:
        """Answer in slices: an answer may begin the player's next turn at once."""
        started = perf_counter()
        for waiting in batch:
            self._answer(waiting, outcome)
            if perf_counter() - started > SLICE_SECONDS:
                await asyncio.sleep(0)
                started = perf_counter()

    @staticmethod
    def _answer(waiting: _Waiting, outcome: Outcome) -> None:
        if waiting.is_answered:
            return
        waiting.is_answered = True
        try:
            waiting.done(outcome)
        except Exception:
            log.exception("the answer to a unit failed", account=waiting.unit.account_id)


def _questions(batch: list[_Waiting], batch_id: str, at: int) -> Questions:
    units = [waiting.unit for waiting in batch]
    return Questions(
        batch_id=batch_id,
        at=at,
        accounts=sorted({unit.account_id for unit in units}),
        key_hashes=[unit.request_key.key_hash for unit in units if unit.request_key is not None],
        letters=[unit.consumed_letter for unit in units if unit.consumed_letter is not None],
    )


def _guard(unit: CommitUnit, answers: Answers) -> Outcome | None:
    """Why a unit must not be written, or None."""
    if unit.creates:
        return None
    held = answers.players.get(unit.account_id)
    if held is None or held[0] != unit.epoch:
        return Outcome(Verdict.LOST_OWNERSHIP)
    if unit.request_key is not None:
        kept = answers.keys.get(unit.request_key.key_hash)
        if kept is not None:
            return Outcome(Verdict.REPLAYED, kept=RequestKey(unit.request_key.key_hash, kept[0], kept[1]))
    if unit.diamonds_before is not None and held[1] != unit.diamonds_before:
        return Outcome(Verdict.STALE)
    if unit.consumed_letter is not None and unit.consumed_letter not in answers.letters:
        return Outcome(Verdict.LETTER_GONE)
    return None
