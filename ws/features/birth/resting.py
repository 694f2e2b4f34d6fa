"""Lives that rest, and going on with them."""

from __future__ import annotations

from ws.engine.advance import rest_at
from ws.engine.records import Life
from ws.engine.turn import Turn
from ws.features.birth.messages import GetLives, LifeSwitched, Lives, LivingLife, SwitchLife
from ws.features.birth.records import Pause, PausedLife
from ws.features.birth.rules import MOST_LIVING
from ws.kernel.errors import Refused
from ws.kernel.state import OwnerState


def active(turn: Turn) -> Life | None:
    """The life that is being lived; None without one, and when it is over."""
    life = turn.find(Life)
    return life if life is not None and life.ended_minute is None else None


def pause(turn: Turn, life: Life) -> None:
    """Let the active life rest, for another one that begins or goes on in this turn."""
    stamp = str(turn.world.new_id())
    turn.pause_life(Pause(stamp))
    turn.put(
        PausedLife(
            life_id=str(life.id),
            stamp=stamp,
            number=life.number,
            first_name=life.first_name,
            last_name=life.last_name,
            sex=life.sex,
            country=life.country,
            age=turn.age(),
            paused_at=turn.at,
        )
    )


def check_room(turn: Turn) -> None:
    """Whether one more life may be kept. Raises Refused."""
    if sum(1 for _ in turn.all(PausedLife)) + 1 >= MOST_LIVING:
        raise Refused(
            "not_allowed",
            f"You can keep {MOST_LIVING} lives at a time. Let one of them end before you begin another.",
            most=MOST_LIVING,
        )


def get_lives(turn: Turn, request: GetLives) -> Lives:
    """The active life first, then those that rest, by number."""
    life = active(turn)
    shown = [_active(life, turn.age())] if life is not None else []
    resting = sorted(turn.all(PausedLife), key=lambda paused: paused.number)
    return Lives(lives=(*shown, *(_resting(paused) for paused in resting)), most=MOST_LIVING)


def switch_life(turn: Turn, request: SwitchLife, records: OwnerState | None) -> LifeSwitched:
    """Go on with a life where it rested. Nothing has happened to it meanwhile."""
    life = active(turn)
    if life is not None and str(life.id) == request.life_id:
        raise Refused("conflict", "This is the life you are living.")
    paused = turn.find(PausedLife, request.life_id)
    if paused is None or records is None:
        raise Refused("not_found", "No life of yours rests under this id.", life_id=request.life_id)
    read = records.find(Pause)
    if read is None or read.stamp != paused.stamp:
        raise Refused("unavailable")  # it was read before it was lived on last; asked again, it is read anew
    if life is not None:
        pause(turn, life)
    turn.remove(PausedLife, paused.life_id)
    turn.resume_life(records)
    rest_at(turn, turn.minute, present=True)
    gone_on = turn.life
    return LifeSwitched(
        life_id=str(gone_on.id), first_name=gone_on.first_name, last_name=gone_on.last_name, minute=turn.minute
    )


def _active(life: Life, age: int) -> LivingLife:
    return LivingLife(
        str(life.id), life.number, life.first_name, life.last_name, life.sex, life.country, age, True, None
    )


def _resting(paused: PausedLife) -> LivingLife:
    return LivingLife(
        life_id=paused.life_id,
        number=paused.number,
        first_name=paused.first_name,
        last_name=paused.last_name,
        sex=paused.sex,
        country=paused.country,
        age=paused.age,
        active=False,
        paused_at=paused.paused_at,
    )
