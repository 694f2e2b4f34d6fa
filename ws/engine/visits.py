"""Coming and going: what a player missed is lived and told, and leaving stops the clock."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Final

from msgspec.structs import replace

from ws.engine import advance as advancing
from ws.engine import clock
from ws.engine.actor import Actor, Job, Wanted, minute_of
from ws.engine.closing import Closed, close, snapshot, unit_of
from ws.engine.records import Agenda, LifeClock
from ws.engine.steps import Respond, fault_of, live, outcome_of, refusal, reload
from ws.engine.turn import Turn
from ws.kernel.commit import Verdict
from ws.kernel.errors import GameError, Unavailable
from ws.kernel.messages import Reply, encode_message
from ws.kernel.player import Player

TRIES: Final = 3
"""Times an arrival is tried when another process owned the account in between."""
ANSWER_MINUTES: Final = 60
"""Game minutes that are left for an answer after a crash of the server."""


def attach_job(
    actor: Actor,
    connect: Callable[[Actor], None],
    last_seq: int | None,
    greet: Callable[[int, bool], Reply],
    respond: Respond,
    push: Callable[[Sequence[bytes]], None],
) -> Job:
    """A player comes: live what happened meanwhile, then give what was missed, in order.

    `connect` sets `actor.session`; `greet(seq, resumed)` makes the reply.
    """
    if actor.is_lost:
        respond(Unavailable("This account is being played elsewhere."))
        return
    old, actor.session = actor.session, None
    if old is not None:
        old.close(4001, "replaced by a newer connection")
    now = actor.services.now_ms()
    try:
        refused = yield from _arrive(actor, now, last_seq, was_here=old is not None)
    except GameError as error:
        refused = error
    except Exception as error:
        refused = fault_of(actor, None, error)
    if refused is not None:
        respond(refused)
        return
    player = actor.state.get(Player)
    after = player.acknowledged_seq if last_seq is None else min(last_seq, player.push_seq)
    missed: list[tuple[int, bytes]] = []
    if after < player.push_seq:
        try:
            missed = yield actor.services.missed_pushes(actor.account_id, after)  # type: ignore[assignment]  # what the service promises
        except GameError as error:
            respond(error)
            return
    complete = last_seq is not None and last_seq == after and len(missed) == player.push_seq - after
    connect(actor)
    respond(greet(player.push_seq, complete))
    push([body for _, body in missed])
    if not complete:
        turn = Turn(actor.services.world, actor.state, actor.account_id, now)
        push([encode_message(snapshot(turn))])
    actor.send_update(now)


def detach_job(actor: Actor) -> Job:
    """A player leaves: anchor the clock where the life stands, as an absent one."""
    held = actor.state.find(LifeClock)
    if actor.session is not None or held is None or not held.present or actor.is_lost:
        return
    now = actor.services.now_ms()
    try:
        closed = yield from live(actor, now, minute_of(actor.state, now), advancing.PLAYING, present=False)
    except Exception as error:
        fault_of(actor, None, error)
        return
    unit = unit_of(actor.state, [closed], now)
    outcome = outcome_of((yield unit))
    if outcome.verdict is Verdict.WRITTEN:
        actor.install([closed], unit)
    else:
        refusal(actor, outcome)


def _arrive(
    actor: Actor, now: int, last_seq: int | None, was_here: bool
) -> Generator[Wanted, object, GameError | None]:
    """Live and write the absence; the refusal when it can not be written.

    The unit is sent even when it is empty, because the commit checks the owner's epoch: what
    was kept here since another process played this account is out of date, and loaded anew.
    """
    for _ in range(TRIES):
        closed = yield from _return(actor, now, last_seq, was_here)
        unit = unit_of(actor.state, [closed], now)
        if last_seq is not None:
            unit.drop_pushes_up_to = max(unit.drop_pushes_up_to, min(last_seq, actor.state.get(Player).push_seq))
        outcome = outcome_of((yield unit))
        if outcome.verdict is Verdict.WRITTEN:
            actor.install([closed], unit)
            return None
        if outcome.verdict not in (Verdict.LOST_OWNERSHIP, Verdict.STALE):
            return refusal(actor, outcome)
        yield from reload(actor)
    return Unavailable("This account is changing hands too quickly.")


def _return(actor: Actor, now: int, last_seq: int | None, was_here: bool) -> Generator[Wanted, object, Closed]:
    """The absence, lived: to its first question, its death, or the limit of days.

    `was_here` when the player only changes the connection.
    """
    turn = Turn(actor.services.world, actor.state, actor.account_id, now)
    held = turn.find(LifeClock)
    agenda = turn.find(Agenda)
    if held is not None and agenda is not None and not agenda.over:
        limit = turn.world.settings.offline_game_days * clock.MINUTES_PER_DAY
        passed = clock.minute_at(held.anchor_at, 0, held.minutes_per_second, now)
        target = held.anchor_minute + min(passed, limit)
        advanced = yield from advancing.advance(turn, target, advancing.UNATTENDED)
        minute = advanced.minute
        if agenda.waiting_for and held.present:
            minute = _minute_at_question(agenda, held, target, was_here)
        advancing.rest_at(turn, minute, present=True)
    player = turn.get(Player)
    if last_seq is not None and player.acknowledged_seq < last_seq <= player.push_seq:
        turn.put(replace(player, acknowledged_seq=last_seq))
    return close(turn)


def _minute_at_question(agenda: Agenda, held: LifeClock, target: int, was_here: bool) -> int:
    """Where a life stands whose clock was running while a question was open: what was shown
    never falls back, and somebody whose connection died finds an hour left to answer."""
    if not agenda.moments:
        return held.anchor_minute
    margin = 1 if was_here else ANSWER_MINUTES
    return max(held.anchor_minute, min(target, agenda.moments[0][0] - margin))
