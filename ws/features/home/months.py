"""What months and years do to where a life lives: rent, upkeep, arrears, wear, and the ways down and up."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.careers import api as careers
from ws.features.day.api import DayBegan
from ws.features.home import api, moving, rules
from ws.features.home.records import OwnedHome, Residence
from ws.features.law import api as law
from ws.features.law.api import Imprisoned, Released
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused

LONG_DAYS = 6
"""A prison term of more months than this ends a tenancy."""


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Homes change their value and wear; the grown find a room of their own in time."""
    residence = api.held(turn)
    if not residence.family_home_id:
        home_id = rules.family_home(turn.content, turn.rolls())
        residence = replace(residence, home_id=home_id, family_home_id=home_id)
    for owned in list(turn.all(OwnedHome)):
        turn.put(replace(owned, value_cents=rules.drifted(owned, turn.rolls())))
    moving.settle_in(turn, residence)
    _plan_mishap(turn, residence, fact.age)
    if residence.status == "family" and fact.age >= rules.ADULT:
        if not residence.family_home_is_open:
            moving.rent_first_room(turn, "family_home_closed")
        elif not residence.came_back and _moves_out(turn, fact.age):
            moving.rent_first_room(turn, "first_room")


def _moves_out(turn: Turn, age: int) -> bool:
    rent_cents = money.in_country(turn, rules.home_of_role(turn.content, "first").rent_cents)
    return rules.moves_out(age, careers.monthly_pay_cents(turn), money.cents(turn), rent_cents)


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Rent, upkeep and living costs fall due."""
    residence = turn.find(Residence)
    if residence is None or turn.age() < rules.ADULT:
        return
    cash_cents = money.cents(turn)
    if residence.upkeep_cents:
        money.charge(turn, residence.upkeep_cents, "home upkeep")
    if residence.let_cents:
        money.earn(turn, residence.let_cents, "rent")
    pay_cents = careers.monthly_pay_cents(turn)
    if law.is_in_prison(turn):
        if residence.rent_cents:
            money.charge(turn, _own_part(residence, residence.rent_cents, pay_cents), "rent")
        return
    if residence.status in ("rented", "owned"):
        _pay_housing(turn, residence, pay_cents, cash_cents)
    _pay_living(turn, residence, pay_cents)
    if residence.status == "homeless":
        _without_home(turn, residence, pay_cents)
    elif residence.status == "family" and not residence.family_home_is_open:
        moving.rent_first_room(turn, "family_home_closed")


def _pay_living(turn: Turn, residence: Residence, pay_cents: int) -> None:
    """A family pays for those who earn nothing; the street leaves little to pay for."""
    if residence.status == "family" and not pay_cents:
        return
    base = residence.living_cents
    earned = pay_cents + residence.others_pay_cents
    wanted = rules.comfort_cents(earned, base * rules.COMFORT_FROM_CENTS // rules.LIVING_CENTS)
    wanted += rules.plenty_cents(money.counted_cents(turn), base * rules.PLENTY_FROM_CENTS // rules.LIVING_CENTS)
    cost = base + rules.affordable_cents(wanted, base, money.cents(turn))
    if residence.status == "homeless":
        cost = cost * rules.SHELTERED_PERCENT // 100
    money.charge(turn, _own_part(residence, cost, pay_cents), "living costs")


def _own_part(residence: Residence, due_cents: int, pay_cents: int) -> int:
    """What is left of something due when those who share the home have given their part."""
    return due_cents - rules.others_part_cents(due_cents, pay_cents, residence.others_pay_cents)


def _pay_housing(turn: Turn, residence: Residence, pay_cents: int, cash_cents: int) -> None:
    """Rent falls due, and what stays unpaid is counted; `cash_cents` is what there was before."""
    if residence.rent_cents:
        money.charge(turn, _own_part(residence, residence.rent_cents, pay_cents), "rent")
    elif turn.content.homes[residence.home_id].role == "supported":
        room = money.in_country(turn, rules.home_of_role(turn.content, "first").rent_cents)
        money.charge(turn, min(room, pay_cents * rules.SUPPORTED_PERCENT // 100), "rent")
        return
    due_cents = _own_part(residence, residence.rent_cents, pay_cents) or residence.upkeep_cents
    behind = rules.is_behind(due_cents, cash_cents, money.is_overdue(turn))
    if behind and residence.status == "rented":
        behind = money.net_worth_cents(turn) < rules.SAVED_RENTS * residence.rent_cents
    if behind or residence.unpaid_months:
        _count_arrears(turn, residence, behind)


def _count_arrears(turn: Turn, residence: Residence, behind: bool) -> None:
    """Months that stay unpaid lead to letters, and then to the street."""
    unpaid = residence.unpaid_months + 1 if behind else 0
    turn.put(replace(residence, unpaid_months=unpaid))
    last = rules.FORECLOSED_AFTER if residence.status == "owned" else rules.EVICTED_AFTER
    home = turn.content.homes[residence.home_id]
    named = {"home": rules.yours(home.name), "rent": rules.money_text(residence.rent_cents or residence.upkeep_cents)}
    if unpaid == 1:
        api.tell(turn, "home", "rent_late", **named)
    elif unpaid == last - 1:
        api.tell(turn, "home", "last_warning", **named)
        turn.interruption = "event"
    elif unpaid >= last:
        turn.interruption = "event"
        if residence.status == "owned":
            _foreclose(turn, residence)
        else:
            api.tell(turn, "home", "evicted", **named)
            moving.lose_home(turn)


def _foreclose(turn: Turn, residence: Residence) -> None:
    """The home lived in is sold for less than it is worth. A debt it does not cover remains."""
    owned = turn.get(OwnedHome, residence.home_id)
    price = api.worth_of(turn, owned) * rules.FORCED_PERCENT // 100
    try:
        moving.sell(turn, owned, price)
    except Refused:
        turn.remove(OwnedHome, owned.home_id)
        turn.announce(api.HomeSold(owned.home_id, price))
    home = turn.content.homes[owned.home_id]
    api.tell(turn, "home", "foreclosed", home=rules.yours(home.name), price=rules.money_text(price))
    moving.lose_home(turn)


def _without_home(turn: Turn, residence: Residence, pay_cents: int) -> None:
    """From the street to the shelter, from the shelter to a room."""
    street = rules.home_of_role(turn.content, "street")
    if residence.home_id == street.id:
        vitals.affect(turn, Effects(health=-0.5))
        if turn.rolls().happens(rules.SHELTER_CHANCE, "home.shelter"):
            moving.move_between(turn, "shelter", "homeless", "in_the_shelter")
        return
    months = (turn.minute - residence.since_minute) // MINUTES_PER_DAY
    room = rules.home_of_role(turn.content, "first")
    rent_cents = money.in_country(turn, room.rent_cents)
    can_pay = not money.is_overdue(turn) and money.cents(turn) >= 0 and pay_cents >= 2 * rent_cents
    if months >= rules.SHELTER_MONTHS and (can_pay or money.cents(turn) >= 3 * rent_cents):
        moving.rent_first_room(turn, "room_after_shelter")
    elif months >= rules.SUPPORTED_MONTHS:
        moving.move_between(turn, "supported", "rented", "supported_room")


def imprisoned(turn: Turn, fact: Imprisoned) -> None:
    """A long term ends a tenancy; whoever had no roof has one now."""
    residence = api.held(turn)
    if fact.days <= LONG_DAYS or residence.status not in ("rented", "homeless"):
        return
    if residence.status == "rented":
        home = turn.content.homes[residence.home_id]
        api.tell(turn, "home", "gave_up_flat", home=rules.yours(home.name))
    moving.settle_in(turn, replace(moving.leave(turn), status="institution"))


def released(turn: Turn, fact: Released) -> None:
    """Whoever has nothing left goes to the family, or to the shelter."""
    residence = api.held(turn)
    if residence.status != "institution":
        return
    left = moving.leave(turn)
    if residence.family_home_is_open:
        home_id = residence.family_home_id
        moving.settle_in(turn, replace(left, status="family", home_id=home_id, came_back=True))
        api.tell(turn, "home", "after_prison", home="the family home")
        return
    shelter = rules.home_of_role(turn.content, "shelter")
    moving.settle_in(turn, replace(left, status="homeless", home_id=shelter.id))
    api.tell(turn, "home", "after_prison", home=shelter.name)


def _plan_mishap(turn: Turn, residence: Residence, age: int) -> None:
    """Decide once a year which misfortunes the home is to see in it, and when."""
    if age < rules.ADULT or residence.status not in ("rented", "owned"):
        return
    rolls = turn.rolls()
    year = turn.life.days_per_year * MINUTES_PER_DAY
    for mishap in turn.content.mishaps.values():
        if mishap.befalls == "home" or (mishap.befalls == "owned_home" and residence.status == "owned"):
            chance = mishap.yearly_chance * turn.life.days_per_year / 12
            if rolls.happens(chance, "home.mishap", mishap.id):
                at = rolls.between(1, year - 1, "home.mishap.minute", mishap.id)
                turn.schedule(turn.minute + at, "home_mishap", mishap.id)
