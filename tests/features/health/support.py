"""Lives made ill, grown and moneyed by hand."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.support import grown, put, to_hour
from tests.support.life import SandboxLife
from ws.features.health import api
from ws.features.health.records import Ailment, HabitKept, Health, Wear
from ws.features.money.records import Money
from ws.features.vitals.records import Vitals


def well(age: int = 30, number: int = 0, hour: int = 10) -> SandboxLife:
    """Somebody of this age, by daylight, with no ailment, no habit, nothing planned, and money."""
    life = grown(age, number)
    turn = life.turn()
    for moment in ("illness_begins", "illness_ends", "treatment_ends", "death", "event"):
        turn.unschedule(moment)
    for ailment in list(turn.all(Ailment)):
        turn.remove(Ailment, ailment.id)
    for kept in list(turn.all(HabitKept)):
        turn.remove(HabitKept, kept.id)
    turn.put(Health())
    turn.put(Wear())
    life.commit(turn, life.minute)
    put(life, replace(life.state.get(Money), cents=500_000_000))
    to_hour(life, hour)
    return life


def fall_ill(life: SandboxLife, condition_id: str, spare: bool = True) -> Ailment:
    """Let it begin now; by default it will not kill by itself."""
    turn = life.turn()
    api.fall_ill(turn, condition_id)
    turn.settle()
    if spare:
        turn.unschedule("death")
    life.commit(turn, life.minute)
    return life.state.get(Ailment, condition_id)


def at_rest(life: SandboxLife) -> Vitals:
    """The vitals as they are kept."""
    return life.state.get(Vitals)


def known(life: SandboxLife, condition_id: str) -> Ailment:
    """The same, found by a doctor."""
    fall_ill(life, condition_id)
    ailment = replace(life.state.get(Ailment, condition_id), known_minute=life.minute)
    put(life, ailment)
    return ailment


def ids(life: SandboxLife) -> set[str]:
    """Of the ailments."""
    return {ailment.id for ailment in life.state.all(Ailment)}
