"""Setting the day, changing the plan, and giving it up."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ws.content.schemas.weddings import Told
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.weddings import words
from ws.features.weddings.facts import WeddingCalledOff, WeddingPlanned
from ws.features.weddings.messages import WeddingCancelled, WeddingChosen
from ws.features.weddings.records import Wedding
from ws.features.weddings.rules import company, planning

REASON = "wedding"


class Cost(msgspec.Struct, frozen=True):
    """What a plan costs here, in cents."""

    lines: tuple[tuple[str, int], ...]
    total_cents: int
    own_cents: int
    deposit_cents: int


class CalledOff(msgspec.Struct, frozen=True):
    """What became of the money."""

    returned_cents: int
    lost_cents: int
    text: str


def seated(turn: Turn, guest_ids: tuple[str, ...], other_guests: int) -> int:
    """How many sit at the tables; who is carried does not."""
    known = (people.find(turn, person_id) for person_id in guest_ids)
    return other_guests + sum(1 for p in known if p is not None and people.age(turn, p) >= company.INFANT)


def cost(turn: Turn, what: planning.Chosen, guests: int, partner: Person) -> Cost:
    """At the prices of the country."""
    lines = tuple((name, money.in_country(turn, cents)) for name, cents in planning.lines(what, guests))
    total = sum(cents for _, cents in lines)
    own = planning.own_cents(total, partner)
    return Cost(lines, total, own, planning.deposit_cents(own))


def choose(turn: Turn, deed: WeddingChosen) -> Wedding:
    """Set the day, or another one; a plan that is there is changed. Raises Refused("not_enough_money")."""
    what = planning.chosen(turn.content, deed.place_id, deed.style_id, deed.extras)
    partner = people.get(turn, deed.person_id)
    costs = cost(turn, what, seated(turn, deed.guest_ids, deed.other_guests), partner)
    before = turn.find(Wedding)
    paid = before.paid_cents if before is not None else 0
    more = max(0, costs.deposit_cents - paid)
    money.pay(turn, more, REASON)
    plan = Wedding(
        person_id=partner.id,
        place_id=deed.place_id,
        style_id=deed.style_id,
        day=deed.day,
        hour=what.place.hour,
        guest_ids=deed.guest_ids,
        other_guests=deed.other_guests,
        extras=deed.extras,
        total_cents=costs.total_cents,
        own_cents=costs.own_cents,
        paid_cents=paid + more,
        planned_minute=before.planned_minute if before is not None else turn.minute,
        postponed=before.postponed if before is not None else 0,
    )
    turn.put(plan)
    turn.unschedule("wedding_day")
    turn.schedule(planning.begins(plan.day, plan.hour), "wedding_day")
    if before is None or before.day != plan.day:
        turn.announce(WeddingPlanned(partner.id, plan.day))
    return plan


def cancel(turn: Turn, deed: WeddingCancelled) -> CalledOff:
    """Give up the plan by choice; the two stay engaged."""
    plan = turn.get(Wedding)
    returned = planning.returned_cents(plan, turn.minute // MINUTES_PER_DAY)
    text = _end(turn, plan, returned, "cancelled")
    turn.announce(WeddingCalledOff(plan.person_id, "cancelled"))
    return CalledOff(returned, plan.paid_cents - returned, text)


def come_apart(turn: Turn, plan: Wedding) -> None:
    """There is nobody left to marry."""
    _end(turn, plan, planning.returned_cents(plan, turn.minute // MINUTES_PER_DAY), "called_off")
    turn.announce(WeddingCalledOff(plan.person_id, "apart"))


def died(turn: Turn, plan: Wedding) -> None:
    """Death gives everything back that can be given back."""
    _end(turn, plan, plan.paid_cents, "they_died")
    turn.announce(WeddingCalledOff(plan.person_id, "died"))


def give_up(turn: Turn, plan: Wedding) -> None:
    """It was postponed too often; no place waits for ever."""
    _end(turn, plan, 0, "given_up")
    turn.announce(WeddingCalledOff(plan.person_id, "given_up"))


def put_away(turn: Turn, plan: Wedding) -> None:
    """Nothing more is planned, and nobody waits for an answer."""
    turn.remove(Wedding)
    turn.unschedule("wedding_day")
    if plan.altar_minute is not None:
        turn.unschedule("altar_deadline")
        turn.wait_for("")


def without_guest(turn: Turn, plan: Wedding, person_id: str) -> None:
    """Somebody who was asked has died."""
    turn.put(replace(plan, guest_ids=tuple(each for each in plan.guest_ids if each != person_id)))


def _end(turn: Turn, plan: Wedding, returned_cents: int, told: Told) -> str:
    put_away(turn, plan)
    money.change(turn, returned_cents, REASON)
    person = people.find(turn, plan.person_id)
    if person is None:
        return ""
    return words.tell(turn, told, person, amount=words.amount(returned_cents))
