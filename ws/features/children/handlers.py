"""Asking about children, and deciding about them."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.birth import api as birth
from ws.features.careers import api as careers
from ws.features.children import adopting, deeds, planning, reading
from ws.features.children import messages as m
from ws.features.children.records import Child, Method, Pregnancy
from ws.features.children.rules import costs, fertility, raising
from ws.features.conversation import api as conversation
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.kernel.errors import Refused
from ws.kernel.prose import fill

_METHODS: Final[tuple[Method, ...]] = ("natural", "donor", "treatment", "surrogacy")
_CONTRACEPTION: Final = {
    "none": "Nothing at all", "withdrawal": "Being careful", "fertility_awareness": "Counting days",
    "condom": "Condoms", "pill": "The pill", "injection": "An injection every three months", "coil": "A coil",
    "implant": "An implant",
}  # fmt: skip
_SUGGESTED: Final = 6


def get_family_plans(turn: Turn, request: m.GetFamilyPlans) -> m.FamilyPlans:
    """Every way to a child with whoever one is with, and alone."""
    turn.living()
    partner = romance.partner(turn)
    offers = [
        _offer(planning.way(turn, method, partner, "me")) for method in _METHODS if partner or method != "natural"
    ]
    chosen = reading.plans(turn).contraception
    return m.FamilyPlans(
        offers=(*offers, *adopting.offers(turn)),
        contraception=tuple(
            m.ContraceptionOffer(method, _CONTRACEPTION[method], percent, method == chosen)
            for method, percent in fertility.TYPICAL_USE.items()
        ),
        most_children=fertility.MOST_CHILDREN,
    )


def _offer(way: planning.Way) -> m.PlanOffer:
    name, text = planning.NAMES[way.method]
    carrier = way.carrier if way.carrier in ("", "me", planning.SURROGATE) else "them"
    return m.PlanOffer(
        method=way.method,
        person_id=way.person.id if way.person is not None else "",
        carrier=carrier,
        name=name,
        text=text,
        cost_cents=way.cost_cents,
        chance_percent=way.chance_percent,
        available=not way.reason,
        reason=way.reason,
    )


def try_for_child(turn: Turn, request: m.TryForChild) -> m.Trying:
    """From now on; months will tell."""
    turn.living()
    person = people.get(turn, request.person_id) if request.person_id is not None else None
    found = planning.way(turn, request.method, person, request.carrier)
    if found.reason:
        raise Refused(found.code, found.reason, method=request.method)
    held = reading.plans(turn)
    person_id = person.id if person is not None else ""
    if (held.method, held.person_id, held.carrier) == (request.method, person_id, found.carrier):
        raise Refused("not_allowed", "That is what you are doing already.", method=request.method)
    turn.perform(m.TryingChosen(request.method, person_id, found.carrier))
    text = f"You and {person.first_name} would like a child." if person is not None else "You would like a child."
    return m.Trying(method=request.method, person_id=request.person_id, carrier=found.carrier, text=text)


def stop_trying(turn: Turn, request: m.StopTrying) -> m.TryingStopped:
    """Back to what was done before to have none."""
    turn.living()
    if reading.plans(turn).method is None:
        raise Refused("not_allowed", "Nobody is trying for a child.")
    turn.perform(m.TryingEnded())
    return m.TryingStopped(contraception=reading.plans(turn).contraception)


def choose_contraception(turn: Turn, request: m.ChooseContraception) -> m.ContraceptionSet:
    """For all nights to come."""
    turn.living()
    if turn.age() < reading.ADULT:
        raise Refused("not_allowed", f"This is for later: it begins at {reading.ADULT}.", age=turn.age())
    if request.method != reading.plans(turn).contraception:
        turn.perform(m.ContraceptionChosen(request.method))
    return m.ContraceptionSet(method=request.method, yearly_percent=fertility.TYPICAL_USE[request.method])


def decide_pregnancy(turn: Turn, request: m.DecidePregnancy) -> m.PregnancyDecided:
    """What is to become of it."""
    turn.living()
    held = turn.find(Pregnancy, request.pregnancy_id)
    if held is None or not held.month:
        raise Refused("not_found", "There is no such pregnancy.", pregnancy_id=request.pregnancy_id)
    if held.carrier == planning.SURROGATE:
        raise Refused("not_allowed", "You have given your word, and your signature.", pregnancy_id=held.id)
    if held.carrier != "me" and held.decision != "open":
        raise Refused("not_allowed", "That has been decided.", pregnancy_id=held.id)
    if held.decision == request.choice:
        raise Refused("not_allowed", "That is how it stands.", pregnancy_id=held.id)
    if request.choice == "end":
        if not reading.law_of(turn).ending:
            raise Refused("not_allowed", "The law of the country does not allow it.", pregnancy_id=held.id)
        if held.month > deeds.LAST_TO_END:
            raise Refused("not_allowed", "It is too late for that.", pregnancy_id=held.id)
    done = turn.perform(m.PregnancyChosen(held.id, request.choice))
    if not isinstance(done, tuple):
        raise TypeError("a decision gives what it came to")
    return m.PregnancyDecided(pregnancy_id=held.id, choice=done[0], text=done[1])


def name_child(turn: Turn, request: m.NameChild) -> m.ChildWasNamed:
    """A newborn gets the name its parents chose."""
    turn.living()
    child, person = _mine(turn, request.person_id)
    if not _may_be_named(turn, child):
        raise Refused("not_allowed", f"{person.first_name} has a name already.", person_id=person.id)
    name = birth.first_name_of(turn, turn.rolls(), turn.life.country, person.sex, request.first_name)
    country = turn.content.countries[turn.life.country]
    if name not in (*country.female_names, *country.male_names) and conversation.offends(turn.content, name):
        raise Refused("not_allowed", "The registrar shakes her head: not that name.", person_id=person.id)
    turn.perform(m.NameChosen(person.id, name))
    return m.ChildWasNamed(person_id=person.id, first_name=name)


def return_to_work(turn: Turn, request: m.ReturnToWork) -> m.BackAtWork:
    """Somebody else looks after the child, from tomorrow on."""
    turn.living()
    held = careers.held(turn)
    if not held.leave_months:
        raise Refused("not_allowed", "You are not on leave.")
    turn.perform(m.ReturnChosen())
    return m.BackAtWork(job_id=held.job)


def get_child(turn: Turn, request: m.GetChild) -> m.ChildReply:
    """How it is going with a daughter or a son."""
    turn.living()
    child, person = _mine(turn, request.person_id)
    age = people.age(turn, person)
    style = raising.style(child.warmth, child.firmness, child.years_at_home)
    other = people.find(turn, child.other_id) if child.other_id else None
    own = costs.own_part(costs.monthly_cents(age), careers.monthly_pay_cents(turn), adopting.others_pay_cents(turn))
    country = turn.content.countries[turn.life.country]
    names = country.female_names if person.sex == "female" else country.male_names
    start = sum(map(ord, person.id)) % len(names)
    suggested = [names[(start + step * 5) % len(names)] for step in range(_SUGGESTED)]
    return m.ChildReply(
        person_id=person.id,
        age=age,
        adopted=child.adopted,
        other_parent=other.first_name if other is not None else "",
        lives=person.lives,
        custody=child.custody,
        support_cents=-child.support_cents if age < reading.ADULT else 0,
        monthly_cents=money.in_country(turn, own) if person.lives == "home" else 0,
        style=style,
        style_text=fill(raising.WORDS[style], child=person.first_name, **_pronouns(person)),
        names=tuple(dict.fromkeys(suggested)) if _may_be_named(turn, child) else (),
    )


def _mine(turn: Turn, person_id: str) -> tuple[Child, Person]:
    """A child of the player, alive. Raises Refused."""
    person = people.get(turn, person_id)
    child = turn.find(Child, person_id)
    if child is None:
        raise Refused("not_allowed", f"{person.first_name} is not your child.", person_id=person_id)
    return child, person


def _may_be_named(turn: Turn, child: Child) -> bool:
    return child.may_be_named and reading.today(turn) <= child.named_until_day


def _pronouns(person: Person) -> dict[str, str]:
    words = people.pronouns(person)
    return {name: words[name] for name in ("they", "them", "their", "They", "Them", "Their")}
