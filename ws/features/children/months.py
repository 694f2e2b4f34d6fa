"""What months bring to a family: hopes, bills, benefits, birthdays."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.children import adopting, expecting, facts, feeling, planning, reading, telling
from ws.features.children.records import Adoption, Child, Plans, Pregnancy
from ws.features.children.rules import costs, fertility, raising
from ws.features.day.api import DayBegan
from ws.features.home import api as home
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond

MEDIAN_MONTH_CENTS: Final = 516_500
"""Of wages, United States: 6,198,400 cents a year (Bureau of Labor Statistics, 2024), as in the money room."""
_LOVERS: Final = ("seeing", "together", "engaged", "married")
_TRYING_TOLD: Final = 12
"""Months of trying after which it is spoken of."""


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Nothing for those who love nobody and raise nobody."""
    if turn.keyed(Child):
        _months_of_children(turn)
    plans = turn.find(Plans)
    if plans is not None and plans.method is not None:
        _try(turn, plans)
    elif turn.keyed(Bond):
        _chance_it(turn, plans or Plans())
    if turn.find(Adoption) is not None:
        adopting.month_begins(turn)


def _try(turn: Turn, plans: Plans) -> None:
    """Another month of hope."""
    method = plans.method
    if method is None or law.is_in_prison(turn) or turn.keyed(Pregnancy):
        return
    person = people.find(turn, plans.person_id) if plans.person_id else None
    if plans.person_id and (person is None or not person.is_alive or not reading.is_couple(turn, plans.person_id)):
        _stop(turn, plans)
        return
    luck = reading.luck(turn, plans.person_id)
    if method != "surrogacy" and not planning.chance_of(turn, method, person, plans.carrier, 1.0):
        _stop(turn, plans)
        telling.tell(turn, "too_late")
        return
    days_per_year = turn.life.days_per_year
    passed = reading.today(turn) - plans.since_day
    if method == "treatment" and passed % fertility.days_of(fertility.TREATMENT_EVERY, days_per_year):
        return
    if method in ("donor", "treatment") and not _pay(turn, plans):
        return
    chance = planning.chance_of(turn, method, person, plans.carrier, luck)
    chance = chance if method == "treatment" else fertility.in_day(chance, days_per_year)
    if turn.rolls().happens(chance, "children.conceives"):
        expecting.begin(turn, plans.carrier, plans.person_id, method, planned=True)
    elif method == "treatment":
        telling.tell(turn, "attempt_failed")
    elif passed == fertility.days_of(_TRYING_TOLD, days_per_year):
        telling.tell(turn, "year_of_trying", partner=person.first_name if person is not None else "")


def _pay(turn: Turn, plans: Plans) -> bool:
    cost = money.in_country(turn, costs.ATTEMPT_CENTS[plans.method or "natural"])
    if cost > max(0, money.cents(turn)):
        _stop(turn, plans)
        telling.tell(turn, "no_money_for_it")
        return False
    money.pay(turn, cost, "clinic")
    return True


def _stop(turn: Turn, plans: Plans) -> None:
    turn.put(replace(plans, method=None, person_id="", carrier="me"))


def _chance_it(turn: Turn, plans: Plans) -> None:
    """What contraception does not prevent."""
    if law.is_in_prison(turn) or turn.age() < reading.ADULT:
        return
    for held in list(romance.bonds(turn, *_LOVERS)):
        person = people.find(turn, held.person_id)
        pair = reading.woman_and_man(turn, person) if person is not None and person.is_alive else None
        if pair is None or person is None or reading.expecting(turn, pair[0]) or reading.just_had_one(turn):
            continue
        together = held.stage != "seeing"
        luck = reading.luck(turn, person.id)
        chance = fertility.unplanned(plans.contraception, pair[1], pair[2], luck, together)
        chance = fertility.in_day(chance, turn.life.days_per_year)
        if chance and turn.rolls().happens(chance, "children.unplanned", person.id):
            expecting.begin(turn, pair[0], person.id, "natural", planned=False)


def _months_of_children(turn: Turn) -> None:
    days_per_year = turn.life.days_per_year
    today = reading.today(turn)
    cost = benefits = support = 0
    changed = False
    law_of_country = reading.law_of(turn)
    own = reading.own(turn)
    for child, person in own:
        age = people.age(turn, person)
        days = today - person.birth_minute // MINUTES_PER_DAY
        if days and days % days_per_year == 0:
            _birthday(turn, child, person, age)
            changed = True
        elif days == fertility.days_of(1, days_per_year) and person.lives == "home":
            telling.tell(turn, "first_nights", person)
        if age >= reading.ADULT:
            continue
        support += child.support_cents
        if person.lives == "home":
            cost += costs.monthly_cents(age)
            benefits += MEDIAN_MONTH_CENTS * law_of_country.benefit_permille // 1000
    if cost and not law.is_in_prison(turn):
        _pay_for(turn, money.in_country(turn, cost))
    if benefits:
        money.change(turn, money.in_country(turn, benefits), "child benefit")
    if support > 0:
        money.charge(turn, support, "child support")
    elif support < 0:
        money.change(turn, -support, "child support")
    if changed:
        feeling.refresh(turn)
    else:
        feeling.look_after(turn, own)  # somebody may have moved in or out


def _pay_for(turn: Turn, cents: int) -> None:
    living = home.held(turn)
    pay = reading.pay_cents(turn)
    part = costs.own_part(cents, pay, living.others_pay_cents)
    money.charge(turn, costs.affordable(part, pay, living.living_cents), "children")


def _birthday(turn: Turn, child: Child, person: Person, age: int) -> None:
    """One of a child's birthdays."""
    at_home = person.lives == "home"
    if at_home and age <= reading.ADULT:
        child = replace(child, years_at_home=child.years_at_home + 1)
        turn.put(child)
        if age in raising.MARKED_AT:
            left = raising.marks(raising.style(child.warmth, child.firmness, child.years_at_home))
            people.shape(turn, person.id, left.conscientiousness, left.agreeableness, left.neuroticism)
    if age == 1 and at_home and not child.adopted:
        telling.tell(turn, "first_birthday", person)
    elif age == fertility.SCHOOL_FROM:
        telling.tell(turn, "first_school_day", person)
        turn.announce(facts.ChildBeganSchool(person.id))
    elif age == reading.ADULT:
        telling.tell(turn, "of_age", person)
        turn.put(replace(turn.get(Child, person.id), support_cents=0))
        turn.announce(facts.ChildCameOfAge(person.id))
        romance.reckon_household(turn)
