"""Birthdays decide what a year brings; midnights let it be felt and paid."""

from __future__ import annotations

from ws.content.schemas import HabitKind
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan
from ws.features.day.records import Day
from ws.features.health import course, keeping, sums
from ws.features.health.records import Ailment, HabitKept
from ws.features.health.rules import deaths, onsets
from ws.features.health.rules.cohort import FIRST_MORTAL_AGE, SERIOUS
from ws.features.health.rules.habits import RELAPSE_YEARS
from ws.features.health.rules.onsets import Body
from ws.features.health.rules.tables import tables
from ws.features.money import api as money
from ws.features.vitals import api as vitals

_SETTLING_DAYS = 3
"""Habits work over months; the vitals are brought up to date every so many days."""


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """What fades, what is found, what will begin, and whether the life ends in this year."""
    _change_with_the_year(turn)
    body = body_now(turn, fact.age)
    known = tables(turn.content, body.sex)
    rolls = turn.rolls()
    for habit in known.tempting:
        if onsets.tempted(rolls, habit, body) or _relapses(turn, habit, body):
            keeping.take_up(turn, habit.id)
    for minutes, condition in onsets.years_onsets(rolls, known, body, turn.life.days_per_year):
        turn.schedule(turn.minute + minutes, "illness_begins", condition.id)
    if fact.age >= FIRST_MORTAL_AGE:
        percents = {held.id: deaths.percent(turn.content, held) for held in turn.all(Ailment)}
        cause = deaths.cause_of_year(rolls, deaths.forces(turn.content, known, body, percents))
        if cause is not None:
            year = turn.life.days_per_year * MINUTES_PER_DAY
            planned = f"{cause}:{percents.get(cause, 100)}"
            turn.schedule(turn.minute + rolls.between(1, year - 1, "death.minute"), "death", planned)


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """The daily burden, the price of treatments and habits, and what habits give."""
    held = sums.health_of(turn)
    effects = sums.daily_effects(held)
    if effects is not None:
        vitals.affect(turn, effects)
    if held.monthly_cents:
        sums.bill(turn, held.monthly_cents)
    if held.spending_cents:
        money.charge(turn, money.in_country(turn, held.spending_cents), "habits")
    if held.moving and fact.day % _SETTLING_DAYS == 0:
        keeping.settle_habits(turn)


def body_now(turn: Turn, age: int) -> Body:
    """What the chances of the year hang on."""
    now = vitals.now(turn)
    held = sums.health_of(turn)
    return Body(
        age=age,
        sex=turn.life.sex,
        health=(now.health + held.taken) / vitals.POINT,
        stress=now.stress / vitals.POINT,
        happiness=now.happiness / vitals.POINT,
        habits=frozenset(kept.id for kept in turn.all(HabitKept) if kept.quit_minute is None),
        ailments=frozenset(ailment.id for ailment in turn.all(Ailment)),
        had=held.had,
        company=onsets.company(age, {duty.doing for duty in turn.get(Day).duties.values()}),
    )


def _change_with_the_year(turn: Turn) -> None:
    """Lasting conditions fade, or are found at last."""
    rolls = turn.rolls()
    for ailment in list(turn.all(Ailment)):
        condition = turn.content.conditions[ailment.id]
        if not ailment.lasting:
            continue
        if rolls.happens(condition.fades_percent / 100, "health.fades", ailment.id):
            course.recover(turn, ailment)
        elif ailment.known_minute is None and rolls.happens(
            condition.found_percent / 100, "health.found", ailment.id
        ):
            course.diagnose(turn, ailment)
            sums.tally(turn)
        elif condition.severity >= SERIOUS and ailment.neglected and rolls.happens(0.3, "health.talked", ailment.id):
            course.treat(turn, condition, turn.content.treatments[condition.treatments[0]], 0)
            turn.tell("health", "The family has talked to you, all of them at once. The treatment goes on.")
            sums.tally(turn)


def _relapses(turn: Turn, habit: HabitKind, body: Body) -> bool:
    """Whether a habit that was given up comes back; less surely each year, and never after three."""
    if not habit.relapse_percent or habit.id in body.habits:
        return False
    kept = turn.find(HabitKept, habit.id)
    if kept is None or kept.quit_minute is None:
        return False
    years = (turn.minute - kept.quit_minute) // (turn.life.days_per_year * MINUTES_PER_DAY)
    return years < RELAPSE_YEARS and turn.rolls().happens(
        habit.relapse_percent / 100 / (1 + years), "health.relapse", habit.id
    )
