"""The wedding day, until the question."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Agenda
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals
from ws.features.weddings import arranging, happening, words
from ws.features.weddings.facts import LeftAtTheAltar, WeddingPostponed
from ws.features.weddings.records import Wedding
from ws.features.weddings.rules import asking, celebrating, company, planning

WAITS: Final = 30
"""Minutes a wedding waits for another question to be answered."""
_LEFT: Final = Effects(happiness=-25, stress=22)


def wedding_day(turn: Turn, argument: str) -> None:
    """The day has come: held, put off, or at its end before it began."""
    plan = turn.find(Wedding)
    if plan is None or plan.altar_minute is not None:
        return
    person = people.find(turn, plan.person_id)
    if person is None or not person.is_alive:
        arranging.died(turn, plan)
    elif romance.stage(turn, person.id) != "engaged":
        arranging.come_apart(turn, plan)
    elif law.is_in_prison(turn) or day.place(turn):
        _postpone(turn, plan, person)
    elif turn.get(Agenda).waiting_for:
        turn.schedule(turn.minute + WAITS, "wedding_day")
    else:
        _hold(turn, _paid(turn, plan, person), person)


def _postpone(turn: Turn, plan: Wedding, person: Person) -> None:
    """To the next month; the place waits for a while."""
    turn.interruption = "event"
    if plan.postponed >= planning.MOST_POSTPONED:
        arranging.give_up(turn, plan)
        return
    later = replace(plan, day=turn.minute // MINUTES_PER_DAY + 1, postponed=plan.postponed + 1)
    turn.put(later)
    turn.schedule(planning.begins(later.day, later.hour), "wedding_day")
    if not plan.postponed:
        words.tell(turn, "postponed", person)
    turn.announce(WeddingPostponed(person.id, later.day))


def _paid(turn: Turn, plan: Wedding, person: Person) -> Wedding:
    """Pay what is due. Who can not marries plainly, at the registry office, for what that costs."""
    due = max(0, plan.own_cents - plan.paid_cents)
    if due <= max(0, money.cents(turn)) + money.savings_cents(turn):
        money.charge(turn, due, arranging.REASON)
        return replace(plan, paid_cents=plan.paid_cents + due)
    what = planning.chosen(turn.content, planning.REGISTRY, planning.PLAIN_STYLE, ())
    plainly = money.in_country(turn, what.place.cost_cents)
    money.charge(turn, plainly, arranging.REASON)
    words.tell(turn, "plain_day", person)
    return replace(
        plan,
        place_id=planning.REGISTRY,
        style_id=planning.PLAIN_STYLE,
        extras=(),
        other_guests=min(plan.other_guests, what.place.seats // 2),
        paid_cents=plan.paid_cents + plainly,
    )


def _hold(turn: Turn, plan: Wedding, person: Person) -> None:
    """Guests come, it begins, and then everybody looks at the two."""
    rolls = turn.rolls()
    came = tuple(
        each.id
        for each in happening.known(turn, plan.guest_ids)
        if rolls.happens(company.chance_to_come(each), "wedding.comes", each.id)
    )
    others = plan.other_guests * rolls.between(*company.OTHERS_COME, "wedding.others") // 100
    rainy = turn.content.climates[turn.life.country].rainy_months
    weather = celebrating.weather(turn.date().month in rainy, rolls.chance("wedding.weather"))
    plan = replace(plan, came=came, others_came=others, weather=weather)
    told = happening.happen(turn, plan, person, celebrating.BEFORE)
    plan = replace(plan, happened=tuple(each.id for each in told))
    place = turn.content.wedding_places[plan.place_id].name
    text = " ".join([words.told(turn, "day_came", person, place=place), *(each.text for each in told)])
    words.tell_text(turn, "day_came", person, text)
    bond = romance.bond(turn, person.id)
    if bond is not None and rolls.happens(
        asking.chance_to_leave(person.affinity, bond.trust, bond.strain), "wedding.they_leave", person.id
    ):
        _left_by_them(turn, plan, person)
        return
    minute = turn.minute
    turn.put(replace(plan, altar_minute=minute, deadline_minute=minute + celebrating.DEADLINE_MINUTES))
    turn.wait_for(f"wedding.{minute}")
    turn.schedule(minute + celebrating.DEADLINE_MINUTES, "altar_deadline")
    turn.interruption = "question"


def _left_by_them(turn: Turn, plan: Wedding, person: Person) -> None:
    arranging.put_away(turn, plan)
    vitals.affect(turn, _LEFT)
    words.tell(turn, "left_by_them", person)
    romance.move_to(turn, person.id, "parted", by_player=False)
    turn.announce(LeftAtTheAltar(person.id, by_player=False))
    turn.interruption = "event"
