"""Adoption: the application, the visit at home, the waiting, and the child that is offered."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.children import arriving, reading, telling
from ws.features.children import messages as m
from ws.features.children.records import Adoption, AgeGroup, Waiting
from ws.features.children.rules import adopting as rules
from ws.features.children.rules import costs, fertility
from ws.features.day import api as day
from ws.features.home import api as home
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.kernel.errors import Refused

_GROUPS: Final[tuple[AgeGroup, ...]] = ("infant", "child", "teen")
_NAMES: Final[dict[AgeGroup, tuple[str, str]]] = {
    "infant": ("Adopt a baby", "The list is long and slow, and at its end somebody is asleep."),
    "child": ("Adopt a child", "Three to nine years old, with a bag, a past, and a favourite cup."),
    "teen": ("Adopt a teenager", "Nearly grown. Everybody else has stopped asking for them."),
}
_SAVED_MONTHS: Final = 12


def offers(turn: Turn) -> tuple[m.PlanOffer, ...]:
    """What can be applied for, and what stands against it."""
    found = []
    for group in _GROUPS:
        name, text = _NAMES[group]
        _, reason = why_not(turn, group)
        cost = money.in_country(turn, costs.ADOPTION_CENTS[group])
        found.append(m.PlanOffer(f"adopt_{group}", "", "", name, text, cost, 0, not reason, reason))
    return tuple(found)


def why_not(turn: Turn, group: AgeGroup) -> tuple[str, str]:
    """(code, reason) of what stands against an application now; both "" for nothing."""
    if turn.find(Adoption) is not None:
        return "not_allowed", "You have applied already."
    reason = rules.why_not(_applicant(turn), group, fertility.MOST_CHILDREN)
    if reason:
        return "not_allowed", reason
    if money.in_country(turn, costs.application_cents(group)) > max(0, money.cents(turn)):
        return "not_enough_money", "You do not have the money for the application."
    return "", ""


def others_pay_cents(turn: Turn) -> int:
    """What others of the household earn a month."""
    return home.held(turn).others_pay_cents


def _applicant(turn: Turn) -> rules.Applicant:
    partner = romance.partner(turn)
    living = home.held(turn)
    with_partner = partner is not None and reading.lives_with(turn, partner.id)
    earned = reading.pay_cents(turn) + living.others_pay_cents
    saved = money.cents(turn) + money.savings_cents(turn)
    return rules.Applicant(
        age=turn.age(),
        in_prison=law.is_in_prison(turn),
        convicted=bool(law.convictions(turn)),
        in_hospital=day.place(turn) == "hospital",
        at_home=len(reading.minors_at_home(turn)),
        children=sum(1 for _ in people.living(turn, "child", everybody=True)),
        housed=living.status in ("rented", "owned"),
        can_pay_its_way=not money.is_overdue(turn)
        and (earned > living.living_cents or saved > _SAVED_MONTHS * living.living_cents),
        partner_is_willing=not with_partner or partner is None or reading.wants_child(turn, partner),
        expecting=any(each.month for each in reading.expecting(turn)),
    )


def adopt_child(turn: Turn, request: m.AdoptChild) -> m.AdoptionBegun:
    """Apply."""
    turn.living()
    code, reason = why_not(turn, request.age_group)
    if reason:
        raise Refused(code, reason, age_group=request.age_group)
    fee = money.in_country(turn, costs.application_cents(request.age_group))
    text = turn.perform(m.AdoptionChosen(request.age_group, fee))
    return m.AdoptionBegun(age_group=request.age_group, paid_cents=fee, text=str(text))


def apply(turn: Turn, deed: m.AdoptionChosen) -> str:
    money.pay(turn, deed.fee_cents, "adoption")
    turn.put(Adoption(deed.age_group, "study", reading.today(turn)))
    return telling.tell(turn, "adoption_applied")


def answer_adoption(turn: Turn, request: m.AnswerAdoption) -> m.AdoptionAnswered:
    """Say yes or no to a child."""
    turn.living()
    held = turn.find(Adoption)
    if held is None or held.offer is None:
        raise Refused("not_found", "No child has been offered to you.")
    fee = money.in_country(turn, costs.placement_cents(held.age_group)) if request.accept else 0
    if request.accept:
        reason = rules.why_not(_applicant(turn), held.age_group, fertility.MOST_CHILDREN)
        if reason:
            raise Refused("not_allowed", reason)
    person_id = turn.perform(m.AdoptionAnswer(request.accept, fee))
    if isinstance(person_id, str) and person_id:
        name = people.get(turn, person_id).first_name
        return m.AdoptionAnswered(person_id=person_id, paid_cents=fee, text=f"{name} is coming home with you.")
    return m.AdoptionAnswered(
        person_id=None, paid_cents=0, text="You have said no. The agency thanks you for being honest, and notes it."
    )


def answered(turn: Turn, deed: m.AdoptionAnswer) -> str:
    """The id of the child, or "" for a no."""
    held = turn.get(Adoption)
    offer = held.offer
    if offer is None:
        raise Refused("not_found", "No child has been offered to you.")
    if deed.accept:
        money.pay(turn, deed.fee_cents, "adoption")
        turn.remove(Adoption)
        return arriving.adopt(turn, offer, held.age_group).id
    _wait_on(turn, held)
    return ""


def cancel_adoption(turn: Turn, request: m.CancelAdoption) -> m.AdoptionCancelled:
    """Withdraw the application; the fee is gone."""
    turn.living()
    held = turn.find(Adoption)
    if held is None:
        raise Refused("not_found", "You have not applied for anything.")
    turn.perform(m.AdoptionWithdrawn())
    return m.AdoptionCancelled(age_group=held.age_group)


def withdraw(turn: Turn, deed: m.AdoptionWithdrawn) -> None:
    turn.remove(Adoption)


def month_begins(turn: Turn) -> None:
    """The agency goes on with an application, or can not."""
    held = turn.find(Adoption)
    if held is None:
        return
    if rules.why_not(_applicant(turn), held.age_group, fertility.MOST_CHILDREN):
        turn.remove(Adoption)
        telling.tell(turn, "adoption_stopped")
        return
    days_per_year, today = turn.life.days_per_year, reading.today(turn)
    if held.stage == "study":
        if today - held.began_day >= fertility.days_of(rules.STUDY_MONTHS, days_per_year):
            turn.put(replace(held, stage="waiting"))
            telling.tell(turn, "adoption_approved")
    elif held.offer is not None:
        if today > held.closes_day:
            offer = held.offer
            telling.tell(turn, "adoption_lapsed", names=telling.names_of(offer.first_name, offer.sex, 1))
            _wait_on(turn, held)
    elif turn.rolls().happens(
        fertility.in_day(rules.MONTHLY_OFFER[held.age_group], days_per_year), "children.adoption_offer"
    ):
        _offer(turn, held)


def _wait_on(turn: Turn, held: Adoption) -> None:
    """The offer is gone. Who says no too often is not asked again."""
    if held.declined + 1 >= rules.MOST_DECLINED:
        turn.remove(Adoption)
        telling.tell(turn, "adoption_stopped")
    else:
        turn.put(replace(held, stage="waiting", offer=None, closes_day=0, declined=held.declined + 1))


def _offer(turn: Turn, held: Adoption) -> None:
    waiting = people.child_of_country(turn, *_ages(turn, held.age_group), "children.waiting")
    age_days = reading.today(turn) - waiting.birth_minute // MINUTES_PER_DAY
    age = age_days // turn.life.days_per_year
    entry = turn.content.child_texts[f"past_{held.age_group}"]
    past = turn.rolls().choose("children.past", entry.texts, str) or entry.texts[0]
    offer = Waiting(
        first_name=waiting.first_name,
        last_name=waiting.last_name,
        sex=waiting.sex,
        age_days=age_days,
        past=past,
        interests=waiting.interests,
    )
    closes = reading.today(turn) + fertility.days_of(rules.OFFER_MONTHS, turn.life.days_per_year)
    turn.put(replace(held, stage="offered", offer=offer, closes_day=closes))
    telling.tell(turn, "adoption_offer", names=telling.names_of(offer.first_name, offer.sex, age))
    turn.interruption = "event"


def _ages(turn: Turn, group: AgeGroup) -> tuple[int, int]:
    """The least and the most days since birth, at least one for somebody who is there."""
    low, high = rules.AGES[group]
    return max(1, low * turn.life.days_per_year), (high + 1) * turn.life.days_per_year - 1
