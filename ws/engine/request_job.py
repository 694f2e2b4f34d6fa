"""The job of a request: bring the life to now, decide, commit both together, answer."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from time import perf_counter
from typing import Final

from msgspec.structs import replace

from ws.engine.actor import Actor, Job, Wanted
from ws.engine.closing import Closed, close, unit_of
from ws.engine.feature import Handles
from ws.engine.steps import (
    Answer,
    DecideAgain,
    Respond,
    fault_of,
    kept_answer,
    key_of_request,
    outcome_of,
    refusal,
    reload,
    to_now,
    turn_on,
)
from ws.kernel.commit import CommitUnit, Outcome, RequestKey, Verdict
from ws.kernel.errors import GameError, Unavailable
from ws.kernel.messages import Reply, Request, encode_message
from ws.kernel.player import Player

TRIES: Final = 3
"""Times a request is decided when what it was decided on turns out to be stale."""


def request_job(
    actor: Actor,
    handles: Handles,
    request: Request,
    respond: Respond,
    push: Callable[[Sequence[bytes]], None],
    evidence: object = None,
) -> Job:
    """Bring the life to now, decide the request, commit both together, answer."""
    started = perf_counter()
    for _ in range(TRIES):
        try:
            answer, pushes = yield from _decide(actor, handles, request, evidence, push)
        except DecideAgain:
            continue
        except GameError as error:
            answer, pushes = error, ()
        except Exception as error:
            answer, pushes = fault_of(actor, request, error), ()
        break
    else:
        answer, pushes = Unavailable("The account is changing too quickly."), ()
    respond(answer)
    if pushes:
        push(pushes)
    if actor.session is not None:
        actor.send_update(actor.services.now_ms())
    actor.services.observe(request.__struct_config__.tag, perf_counter() - started)  # type: ignore[arg-type]  # tags are strings


def _decide(
    actor: Actor,
    handles: Handles,
    request: Request,
    evidence: object,
    push: Callable[[Sequence[bytes]], None],
) -> Generator[Wanted, object, tuple[Answer, tuple[bytes, ...]]]:
    if actor.is_lost:
        return Unavailable("This account is being played elsewhere."), ()
    key = key_of_request(actor.account_id, request)
    if key is not None and (known := actor.recent_keys.get(key.key_hash)) is not None:
        return kept_answer(known, key), ()
    now = actor.services.now_ms()
    try:
        advanced = yield from to_now(actor, now)
    except Exception as error:
        actor.rest_after_fault()
        return fault_of(actor, request, error), ()
    turn = turn_on(actor, advanced, now)
    answer: Answer
    decided: Closed | None = None
    try:
        made = handles.handler(turn, request, evidence) if handles.prepare else handles.handler(turn, request)
        answer = made if isinstance(made, Reply) else (yield from made)
        decided = close(turn)
    except GameError as error:
        answer = error
        if key is not None:
            kept = yield actor.services.kept_reply(key.key_hash)
            if isinstance(kept, RequestKey):
                answer = kept_answer(kept, key)
    except Exception as error:
        answer = fault_of(actor, request, error)
    turns = [closed for closed in (advanced, decided) if closed is not None]
    unit = unit_of(actor.state, turns, now)
    if key is not None and decided is not None and isinstance(answer, Reply) and not _is_idle(decided):
        unit.request_key = replace(key, reply=encode_message(answer))
    if decided is not None and isinstance(answer, Reply):
        _acknowledge(unit, decided)
    if unit.is_empty():
        return answer, decided.pushes if decided else ()
    outcome = yield unit
    return (yield from _after_commit(actor, unit, turns, advanced, decided, answer, key, outcome_of(outcome), push))


def _after_commit(
    actor: Actor,
    unit: CommitUnit,
    turns: list[Closed],
    advanced: Closed | None,
    decided: Closed | None,
    answer: Answer,
    key: RequestKey | None,
    outcome: Outcome,
    push: Callable[[Sequence[bytes]], None],
) -> Generator[Wanted, object, tuple[Answer, tuple[bytes, ...]]]:
    """What the client hears, by how the commit ended."""
    if outcome.verdict is Verdict.WRITTEN:
        actor.install(turns, unit)
        if unit.request_key is not None:
            actor.remember(unit.request_key)
        if advanced is not None and advanced.pushes:
            push(advanced.pushes)
        return answer, decided.pushes if decided else ()
    if outcome.verdict is Verdict.REPLAYED and outcome.kept is not None and key is not None:
        return kept_answer(outcome.kept, key), ()
    if outcome.verdict is Verdict.STALE:
        yield from reload(actor)
        raise DecideAgain
    return refusal(actor, outcome), ()


def _acknowledge(unit: CommitUnit, decided: Closed) -> None:
    """An acknowledgement lets go of the pushes it covers."""
    put = decided.turn.puts.get("player", {}).get("")
    if isinstance(put, Player):
        before = decided.turn.base.find(Player)
        if before is not None and put.acknowledged_seq > before.acknowledged_seq:
            unit.drop_pushes_up_to = max(unit.drop_pushes_up_to, put.acknowledged_seq)


def _is_idle(closed: Closed) -> bool:
    return not (closed.turn.puts or closed.turn.rows or closed.turn.letters)
