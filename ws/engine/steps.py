"""The steps that jobs share: bringing a life to now, asking the store, wording what went wrong."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Generator
from typing import Final

import msgspec
import structlog
from msgspec.structs import replace

from ws.engine import advance as advancing
from ws.engine import clock
from ws.engine.actor import Actor, Wanted, minute_of
from ws.engine.closing import Closed, close
from ws.engine.records import Agenda, LifeClock
from ws.engine.turn import Turn
from ws.kernel.commit import Outcome, RequestKey, Verdict
from ws.kernel.errors import Fault, GameError, Refused, Unavailable
from ws.kernel.messages import Reply, Request

log = structlog.get_logger("engine.steps")

Answer = Reply | bytes | GameError
Respond = Callable[[Answer], None]
Steps = Generator[Wanted, object, Closed | None]

OWNED_ELSEWHERE: Final = (4001, "another server has this account")
IN_DOUBT: Final = (1012, "state in doubt, reconnect")


class DecideAgain(Exception):
    """The state was loaded anew; decide again."""


def to_now(actor: Actor, now: int) -> Steps:
    """Live what is due by now, as a turn of its own; None when nothing is."""
    held = actor.state.find(LifeClock)
    agenda = actor.state.find(Agenda)
    if actor.session is None or held is None or agenda is None or not held.present or not agenda.moments:
        return None  # without its player a life is an absent one, whatever its clock was before a crash
    minute = clock.minute_at(held.anchor_at, held.anchor_minute, held.minutes_per_second, now)
    if agenda.moments[0][0] > minute:
        return None
    turn = Turn(actor.services.world, actor.state, actor.account_id, now)
    advanced = yield from advancing.advance(turn, minute, advancing.PLAYING)
    advancing.anchor_in_phase(turn, advanced.minute)
    return close(turn)


def live(
    actor: Actor, now: int, target: int, stops: frozenset[str], present: bool
) -> Generator[Wanted, object, Closed]:
    turn = Turn(actor.services.world, actor.state, actor.account_id, now)
    advanced = yield from advancing.advance(turn, target, stops)
    advancing.rest_at(turn, advanced.minute, present)
    return close(turn)


def turn_on(actor: Actor, advanced: Closed | None, now: int) -> Turn:
    base = advanced.turn if advanced is not None else actor.state
    minute = minute_of(base, now) if actor.session is not None else None
    return Turn(actor.services.world, base, actor.account_id, now, minute)


def reload(actor: Actor) -> Generator[Wanted, object, None]:
    state = yield actor.services.reload(actor.account_id)
    actor.state = state  # type: ignore[assignment]  # what the service promises


def key_of_request(account_id: int, request: Request) -> RequestKey | None:
    if request.key is None:
        return None
    tag = str(request.__struct_config__.tag)
    name = f"{account_id}\x1f{tag}\x1f{request.key}".encode()
    content = msgspec.json.encode(replace(request, id=None, key=None))
    return RequestKey(hashlib.sha256(name).hexdigest(), hashlib.sha256(content).hexdigest())


def kept_answer(kept: RequestKey, asked: RequestKey) -> Answer:
    if kept.content_hash != asked.content_hash:
        return Refused("conflict", "This key was used for another request.")
    return kept.reply


def outcome_of(sent: object) -> Outcome:
    if not isinstance(sent, Outcome):
        raise TypeError(f"a commit answered {sent!r}")
    return sent


def refusal(actor: Actor, outcome: Outcome) -> GameError:
    """What a unit that was not written means for the player."""
    if outcome.verdict is Verdict.LOST_OWNERSHIP:
        actor.lose(*OWNED_ELSEWHERE)
        return Unavailable("This account is being played elsewhere.")
    if outcome.verdict is Verdict.UNKNOWN:
        actor.lose(*IN_DOUBT)
        return Unavailable("Whether this was done is not known. Ask again with the same key.")
    if outcome.verdict is Verdict.CONFLICT:
        return Refused("conflict")
    if outcome.verdict is Verdict.FAILED:
        return fault_of(actor, None, RuntimeError(outcome.error))
    return Unavailable()


def fault_of(actor: Actor, request: Request | None, error: BaseException) -> Fault:
    fault = Fault(secrets.token_hex(6))
    log.error(
        "a turn failed",
        fault=fault.facts["fault"],
        account=actor.account_id,
        request=str(request.__struct_config__.tag) if request else "",
        request_id=request.id if request else None,
        connection=actor.session.name if actor.session else None,
        exc_info=error,
    )
    return fault
