"""The jobs a player has of itself: its clock, and its letters."""

from __future__ import annotations

from time import perf_counter
from typing import Final

import structlog

from ws.engine.actor import Actor, Job
from ws.engine.closing import close, unit_of
from ws.engine.steps import fault_of, outcome_of, refusal, reload, to_now, turn_on
from ws.kernel.commit import Verdict
from ws.kernel.facts import Letter

log = structlog.get_logger("engine.jobs")

WHILE_AWAY_MS: Final = 2000
"""How long a life waits before it tries again to write, while the database is away."""


def tick_job(actor: Actor) -> Job:
    """Live what is due, write it, tell it; then `u` if a whole value changed."""
    if actor.session is None or actor.is_lost:
        return
    started = perf_counter()
    now = actor.services.now_ms()
    try:
        advanced = yield from to_now(actor, now)
    except Exception as error:
        actor.rest_after_fault()
        fault_of(actor, None, error)
        return
    if advanced is not None:
        unit = unit_of(actor.state, [advanced], now)
        outcome = outcome_of((yield unit))
        if outcome.verdict is Verdict.STALE:
            yield from reload(actor)
            return
        if outcome.verdict is not Verdict.WRITTEN:
            refusal(actor, outcome)
            away = outcome.verdict is Verdict.UNAVAILABLE
            actor.rest_after_fault(*((WHILE_AWAY_MS,) if away else ()))
            return
        actor.install([advanced], unit)
        if actor.session is not None:
            actor.session.deliver(advanced.pushes)
    actor.send_update(now)
    actor.services.observe("tick", perf_counter() - started)


def letter_job(actor: Actor, number: int, letter: Letter) -> Job:
    """Receive a letter, exactly once: it is consumed in the commit of what it causes."""
    if actor.is_lost:
        return
    now = actor.services.now_ms()
    try:
        advanced = yield from to_now(actor, now)
    except Exception as error:
        fault_of(actor, None, error)
        return
    turns = [advanced] if advanced is not None else []
    try:
        turn = turn_on(actor, advanced, now)
        actor.services.world.rulebook.letters[type(letter)](turn, letter)
        turns.append(close(turn))
    except Exception as error:
        fault = fault_of(actor, None, error)
        log.error("a letter can not be acted on and is put away", fault=fault.facts["fault"], letter=repr(letter))
    unit = unit_of(actor.state, turns, now)
    unit.consumed_letter = number
    outcome = outcome_of((yield unit))
    if outcome.verdict is Verdict.WRITTEN:
        actor.install(turns, unit)
        if actor.session is not None:
            actor.session.deliver([body for closed in turns for body in closed.pushes])
            actor.send_update(now)
    elif outcome.verdict is Verdict.CONFLICT:
        log.error("a letter meets what is another's and is put away", account=actor.account_id)
        unit = unit_of(actor.state, [], now)
        unit.consumed_letter = number
        yield unit
    elif outcome.verdict is not Verdict.LETTER_GONE:
        log.warning("a letter waits for its next load", account=actor.account_id, verdict=outcome.verdict.value)
