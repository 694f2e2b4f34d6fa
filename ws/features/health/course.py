"""How conditions run through a life: what their beginning, treatment and end change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Condition, Effects, Treatment
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.health import sums
from ws.features.health.facts import Diagnosed, FellIll, Hospitalised, Recovered
from ws.features.health.records import Ailment
from ws.features.health.rules import care, deaths
from ws.features.health.rules.cohort import FIRST_MORTAL_AGE, SERIOUS
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls

_MILD: Final = 1
_TOLD_EVERY: Final = 4
"""Of the coming and going of small things, one in so many is told."""


def begin(turn: Turn, condition: Condition) -> bool:
    """A condition comes, with all that follows. False when the life can not have it."""
    held = sums.health_of(turn)
    times = held.had.get(condition.id, 0)
    if turn.find(Ailment, condition.id) is not None or (condition.once and times):
        return False
    minutes = _first_minutes(turn, condition)
    taken = _felt(turn, condition.onset)
    ailment = Ailment(
        id=condition.id,
        began_minute=turn.minute,
        acute_until=turn.minute + minutes,
        lasting=condition.lasting,
        known_minute=None if condition.hidden else turn.minute,
        symptom=turn.rolls().between(0, len(condition.symptoms) - 1, "health.symptom", condition.id),
        taken=taken,
    )
    turn.put(replace(held, taken=held.taken + taken, had={**held.had, condition.id: times + 1}))
    turn.put(ailment)
    if _is_told(turn, condition, times, condition.begins):
        turn.tell("health", _words(turn, condition, condition.begins, times), title=_title(condition))
    turn.announce(FellIll(condition.id))
    if not condition.lasting:
        turn.schedule(ailment.acute_until, "illness_ends", condition.id)
    if not condition.hidden and condition.severity >= SERIOUS:
        treat(turn, condition, turn.content.treatments[condition.treatments[0]], condition.hospital_days)
    if deaths.is_fatal(turn.rolls(), condition, turn.age(), turn.life.sex):
        left = turn.get(Ailment, condition.id).acute_until - turn.minute
        dies = turn.minute + turn.rolls().between(1, max(1, left - 1), "health.dies", condition.id)
        turn.schedule(dies, "death", f"{condition.id}:100")
    if _is_burden(turn, condition, turn.get(Ailment, condition.id)):
        sums.tally(turn)
    return True


def diagnose(turn: Turn, ailment: Ailment) -> None:
    """What was hidden has a name now; the serious is treated without being asked."""
    condition = turn.content.conditions[ailment.id]
    turn.put(replace(ailment, known_minute=turn.minute))
    turn.announce(Diagnosed(ailment.id))
    turn.tell("health", f"The doctors have found out what it is: {_lowered(condition.name)}.", title="A diagnosis")
    if condition.severity >= SERIOUS and not ailment.treatment:
        usual = turn.content.treatments[condition.treatments[0]]
        treat(turn, condition, usual, usual.hospital_days)


def treat(turn: Turn, condition: Condition, treatment: Treatment, hospital_days: int) -> int:
    """Begin a treatment and pay for it; returns what the life itself pays, in cents."""
    days_per_year = turn.life.days_per_year
    paid = sums.bill(turn, treatment.cost_cents)
    ailment = turn.get(Ailment, condition.id)
    if treatment.id not in ailment.tried:
        ailment = care.shortened(ailment, treatment, turn.minute)
        if not condition.lasting:
            turn.unschedule("illness_ends", condition.id)
            turn.schedule(max(turn.minute, ailment.acute_until), "illness_ends", condition.id)
    turn.unschedule("treatment_ends", condition.id)
    ends = turn.minute + care.months(treatment.months, days_per_year) if treatment.months else None
    if ends is not None and condition.lasting:
        turn.schedule(ends, "treatment_ends", condition.id)
    turn.put(
        replace(
            ailment,
            treatment=treatment.id,
            treatment_ends=ends,
            tried=care.noted_try(ailment.tried, treatment.id),
            neglected=False,
            bills_cents=ailment.bills_cents + paid,
        )
    )
    if hospital_days:
        hospitalise(turn, condition.id, hospital_days)
    return paid


def hospitalise(turn: Turn, condition_id: str, days: int) -> None:
    """Stay in hospital, in days of a year of twelve; who is in prison stays in its infirmary."""
    if day.place(turn) not in ("", "hospital"):
        return
    until = turn.minute + care.game_minutes(days * 24, turn.life.days_per_year)
    held = sums.health_of(turn)
    if until > held.hospital_until_minute:
        turn.put(replace(held, hospital_until_minute=until))
        turn.unschedule("hospital_ends")
        turn.schedule(until, "hospital_ends")
    day.stay_at(turn, "hospital")
    turn.announce(Hospitalised(condition_id, days))


def recover(turn: Turn, ailment: Ailment) -> None:
    """A condition is over; the health it held comes back."""
    condition = turn.content.conditions[ailment.id]
    held = sums.health_of(turn)
    turn.put(replace(held, taken=held.taken - ailment.taken))
    turn.remove(Ailment, ailment.id)
    turn.unschedule("illness_ends", ailment.id)
    turn.unschedule("treatment_ends", ailment.id)
    if ailment.taken:
        vitals.affect(turn, Effects(health=ailment.taken / vitals.POINT))
        vitals.hold_health(turn, ailment.taken)
    times = held.had.get(ailment.id, 1) - 1
    if _is_told(turn, condition, times, condition.ends):
        known = ailment.known_minute is not None
        title = f"{condition.name}: over" if known else "Better again"
        turn.tell("health", _words(turn, condition, condition.ends, times), title=title)
    turn.announce(Recovered(ailment.id))
    if _is_burden(turn, condition, ailment):
        sums.tally(turn)


def _first_minutes(turn: Turn, condition: Condition) -> int:
    shortest, longest = (care.game_minutes(hours, turn.life.days_per_year) for hours in condition.hours)
    return turn.rolls().between(shortest, longest, "health.course", condition.id)


def _felt(turn: Turn, onset: Effects) -> int:
    """Let the beginning be felt; returns the health it took, in millionths."""
    before = vitals.now(turn).health
    vitals.affect(turn, onset)
    taken = before - vitals.now(turn).health
    if taken:
        vitals.hold_health(turn, -taken)
    return taken


def _words(turn: Turn, condition: Condition, texts: Sequence[str], times: int) -> str:
    """One text after the other, beginning where the life's own chance says, so that none comes
    twice before all have come. `times` is how often the condition came before."""
    first = Rolls(bytes.fromhex(turn.life.seed), 0).between(0, len(texts) - 1, "health.words", condition.id)
    told = times if condition.severity > _MILD else times // _TOLD_EVERY
    return fill(texts[(first + told) % len(texts)], name=turn.life.first_name)


def _is_burden(turn: Turn, condition: Condition, ailment: Ailment) -> bool:
    """Whether the sums over all conditions hang on this one now."""
    if condition.off_duty and ailment.acute_until > turn.minute:
        return True
    return condition.lasting and bool(
        ailment.treatment or condition.monthly_cents or any(getattr(condition.daily, name) for name in sums.DAILY)
    )


def _is_told(turn: Turn, condition: Condition, times: int, texts: Sequence[str]) -> bool:
    """Small things are told now and then, in new words only, and not at all in the prologue; no life is about
    its colds. `times` is how often the condition came before."""
    if condition.severity > _MILD:
        return True
    told, rest = divmod(times, _TOLD_EVERY)
    return not rest and told < len(texts) and turn.age() >= FIRST_MORTAL_AGE


def _title(condition: Condition) -> str:
    return "Something is not right" if condition.hidden else condition.name


def _lowered(name: str) -> str:
    """A name within a sentence."""
    return name[0].lower() + name[1:]
