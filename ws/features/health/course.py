"""How conditions and habits run through a life: what their beginning, treatment and end change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Condition, Effects, Treatment
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.health.facts import Diagnosed, FellIll, HabitQuit, HabitStarted, Hospitalised, Recovered
from ws.features.health.records import Ailment, HabitKept, Health, Wear
from ws.features.health.rules import care, deaths, habits
from ws.features.health.rules.cohort import FIRST_MORTAL_AGE, SERIOUS
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls

_MILD: Final = 1
DAILY: Final = ("happiness", "stress", "energy", "smarts")


def health_of(turn: Turn) -> Health:
    """The sums of the life; of an older one without them, the empty ones."""
    return turn.find(Health) or Health()


def begin(turn: Turn, condition: Condition) -> bool:
    """A condition comes, with all that follows. False when the life can not have it."""
    held = health_of(turn)
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
    if _is_told(turn, condition, times < len(condition.begins)):
        turn.tell("health", _words(turn, condition.begins, condition.id, times), title=_title(condition))
    turn.announce(FellIll(condition.id))
    if deaths.is_fatal(turn.rolls(), condition, turn.age(), turn.life.sex):
        dies = turn.minute + turn.rolls().between(1, max(1, minutes - 1), "health.dies", condition.id)
        turn.schedule(dies, "death", f"{condition.id}:100")
    if not condition.hidden and condition.severity >= SERIOUS:
        treat(turn, condition, turn.content.treatments[condition.treatments[0]], condition.hospital_days)
    if not condition.lasting:
        turn.schedule(turn.get(Ailment, condition.id).acute_until, "illness_ends", condition.id)
    if _is_burden(turn, condition, turn.get(Ailment, condition.id)):
        tally(turn)
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
    paid = bill(turn, treatment.cost_cents)
    ailment = care.shortened(turn.get(Ailment, condition.id), treatment, turn.minute)
    turn.unschedule("treatment_ends", condition.id)
    ends = turn.minute + care.months(treatment.months, days_per_year) if treatment.months else None
    if ends is not None and condition.lasting:
        turn.schedule(ends, "treatment_ends", condition.id)
    turn.put(
        replace(
            ailment,
            treatment=treatment.id,
            treatment_ends=ends,
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
    held = health_of(turn)
    if until > held.hospital_until_minute:
        turn.put(replace(held, hospital_until_minute=until))
        turn.unschedule("hospital_ends")
        turn.schedule(until, "hospital_ends")
    day.stay_at(turn, "hospital")
    turn.announce(Hospitalised(condition_id, days))


def recover(turn: Turn, ailment: Ailment) -> None:
    """A condition is over; the health it held comes back."""
    condition = turn.content.conditions[ailment.id]
    held = health_of(turn)
    turn.put(replace(held, taken=held.taken - ailment.taken))
    turn.remove(Ailment, ailment.id)
    turn.unschedule("illness_ends", ailment.id)
    turn.unschedule("treatment_ends", ailment.id)
    if ailment.taken:
        vitals.affect(turn, Effects(health=ailment.taken / vitals.POINT))
    times = held.had.get(ailment.id, 1)
    if _is_told(turn, condition, times <= len(condition.ends)):
        known = ailment.known_minute is not None
        title = f"{condition.name}: over" if known else "Better again"
        turn.tell("health", _words(turn, condition.ends, ailment.id, times - 1), title=title)
    turn.announce(Recovered(ailment.id))
    if _is_burden(turn, condition, ailment):
        tally(turn)


def take_up(turn: Turn, habit_id: str) -> None:
    """Begin a habit, or begin it again."""
    habit = turn.content.habits[habit_id]
    kept = turn.find(HabitKept, habit_id)
    today, days_per_year = turn.minute // MINUTES_PER_DAY, turn.life.days_per_year
    if kept is None:
        turn.put(HabitKept(habit_id, turn.minute, anchor_day=today))
    else:
        turn.put(habits.turned(habit, kept, turn.minute, today, days_per_year, quits=False))
    turn.announce(HabitStarted(habit_id))
    turn.tell("health", habit.begun, title=habit.name)
    tally(turn)
    turn.put(replace(health_of(turn), moving=True))


def give_up(turn: Turn, kept: HabitKept) -> None:
    """End a habit; what it has given fades."""
    habit = turn.content.habits[kept.id]
    today = turn.minute // MINUTES_PER_DAY
    turn.put(habits.turned(habit, kept, turn.minute, today, turn.life.days_per_year, quits=True))
    turn.announce(HabitQuit(kept.id))
    turn.tell("health", habit.ended, title=habit.name)
    tally(turn)
    turn.put(replace(health_of(turn), moving=True))


def settle_habits(turn: Turn) -> None:
    """Let the vitals have what the habits have given since they were last asked."""
    wear = turn.find(Wear) or Wear()
    today, days_per_year = turn.minute // MINUTES_PER_DAY, turn.life.days_per_year
    given: dict[str, tuple[int, int]] = {}
    health = looks = 0
    moving = False
    for kept in turn.all(HabitKept):
        habit = turn.content.habits[kept.id]
        reached = habits.levels(habit, kept, today, days_per_year)
        before = wear.given.get(kept.id, (0, 0))
        given[kept.id] = reached
        health += reached[0] - before[0]
        looks += reached[1] - before[1]
        moving = moving or not habits.is_settled(habit, kept, reached)
    if given != wear.given:
        turn.put(Wear(given))
        vitals.affect(turn, Effects(health=health / vitals.POINT, looks=looks / vitals.POINT))
    if not moving:
        turn.put(replace(health_of(turn), moving=False))


def tally(turn: Turn) -> None:
    """Sum up anew what conditions and habits do each day and cost each month."""
    sums = dict.fromkeys(DAILY, 0)
    monthly = spending = unfit_until = 0
    for ailment in turn.all(Ailment):
        condition = turn.content.conditions[ailment.id]
        treatment = turn.content.treatments.get(ailment.treatment)
        left = 100 - (treatment.relief_percent if treatment else 0)
        _add(sums, condition.daily, left)
        spending += condition.monthly_cents * left // 100
        if treatment is not None and ailment.lasting:
            monthly += treatment.monthly_cents
        if condition.off_duty:
            unfit_until = max(unfit_until, ailment.acute_until)
    for kept in turn.all(HabitKept):
        if kept.quit_minute is None:
            habit = turn.content.habits[kept.id]
            _add(sums, habit.daily, 100)
            spending += habit.monthly_cents
    turn.put(
        replace(
            health_of(turn),
            unfit_until_minute=unfit_until,
            daily_happiness=sums["happiness"],
            daily_stress=sums["stress"],
            daily_energy=sums["energy"],
            daily_smarts=sums["smarts"],
            monthly_cents=monthly,
            spending_cents=spending,
        )
    )


def bill(turn: Turn, cents: int) -> int:
    """Charge a bill less what insurance, or the family of a child, pays; returns the life's part."""
    paid = share(turn, cents)
    if paid:
        money.charge(turn, paid, "health")
    return paid


def share(turn: Turn, cents: int) -> int:
    """What a bill, in prices of the United States, would cost the life itself."""
    percent = care.share_percent(turn.age(), money.insured_percent(turn, "health"))
    return money.in_country(turn, cents) * percent // 100 if cents and percent else 0


def _first_minutes(turn: Turn, condition: Condition) -> int:
    shortest, longest = (care.game_minutes(hours, turn.life.days_per_year) for hours in condition.hours)
    return turn.rolls().between(shortest, longest, "health.course", condition.id)


def _felt(turn: Turn, onset: Effects) -> int:
    """Let the beginning be felt; returns the health it took, in millionths."""
    before = vitals.now(turn).health
    vitals.affect(turn, onset)
    return before - vitals.now(turn).health


def _add(sums: dict[str, int], daily: Effects, percent: int) -> None:
    for name in DAILY:
        points: float = getattr(daily, name)
        if points:
            sums[name] += round(points * vitals.POINT) * percent // 100


def _words(turn: Turn, texts: Sequence[str], name: str, times: int) -> str:
    """One text after the other, beginning where the life's own chance says, so that none comes
    twice before all have come."""
    first = Rolls(bytes.fromhex(turn.life.seed), 0).between(0, len(texts) - 1, "health.words", name)
    return fill(texts[(first + times) % len(texts)], name=turn.life.first_name)


def _is_burden(turn: Turn, condition: Condition, ailment: Ailment) -> bool:
    """Whether the sums over all conditions hang on this one now."""
    if condition.off_duty and ailment.acute_until > turn.minute:
        return True
    return condition.lasting and bool(
        ailment.treatment or condition.monthly_cents or any(getattr(condition.daily, name) for name in DAILY)
    )


def _is_told(turn: Turn, condition: Condition, has_new_words: bool) -> bool:
    """Small things are told in new words only, and not at all in the prologue; no life is about its colds."""
    if condition.severity > _MILD:
        return True
    return has_new_words and turn.age() >= FIRST_MORTAL_AGE


def _title(condition: Condition) -> str:
    return "Something is not right" if condition.hidden else condition.name


def _lowered(name: str) -> str:
    """A name within a sentence."""
    return name[0].lower() + name[1:]


def daily_effects(held: Health) -> Effects | None:
    """What a day brings of conditions and habits; None when it is nothing."""
    if not (held.daily_happiness or held.daily_stress or held.daily_energy or held.daily_smarts):
        return None
    points = vitals.POINT
    return Effects(
        happiness=held.daily_happiness / points,
        stress=held.daily_stress / points,
        energy=held.daily_energy / points,
        smarts=held.daily_smarts / points,
    )
