"""Whether a child may be tried for, with whom and how, and what stands against it."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.engine.turn import Turn
from ws.features.children import reading
from ws.features.children.records import Method
from ws.features.children.rules import costs, fertility
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person

SURROGATE: Final = "surrogate"
NAMES: Final[dict[str, tuple[str, str]]] = {
    "natural": ("Try for a child", "No more precautions. The rest is patience, and not only patience."),
    "donor": ("Try with a donor", "A clinic, a catalogue with too many eye colours, and a small hope every month."),
    "treatment": ("Fertility treatment", "Injections, appointments, and a laboratory that knows your name."),
    "surrogacy": ("Ask a surrogate", "Somebody else carries your child: many papers, and one great kindness."),
}
_OF_CLINICS: Final = ("donor", "treatment", "surrogacy")


class Way(msgspec.Struct, frozen=True):
    """A way to a child, and what stands against it now."""

    method: Method
    person: Person | None
    carrier: str
    """Who would be pregnant; "" when nobody could."""
    cost_cents: int
    chance_percent: int
    reason: str
    code: str = "not_allowed"


def way(turn: Turn, method: Method, person: Person | None, wish: str) -> Way:
    """The way as it stands. `wish` is "me" or "them", for two who could both carry a child."""
    carrier = _carrier(turn, method, person, wish)
    cost = money.in_country(turn, costs.ATTEMPT_CENTS[method])
    reason = _about_me(turn, method) or _about_them(turn, person) or _about_carrier(turn, method, person, carrier)
    chance = 0 if not carrier else chance_of(turn, method, person, carrier, 1.0)
    percent = round(100 * chance) if method == "treatment" else fertility.within_year(chance)
    code = "not_allowed"
    if not reason and cost > max(0, money.cents(turn)):
        reason, code = "You do not have the money for this.", "not_enough_money"
    return Way(method, person, carrier, cost, percent, reason, code)


def chance_of(turn: Turn, method: Method, person: Person | None, carrier: str, luck: float) -> float:
    """The chance of a pregnancy in a month, of a treatment in an attempt. `luck` is that of the two."""
    age = reading.carrier_age(turn, carrier)
    match method:
        case "natural":
            pair = reading.woman_and_man(turn, person) if person is not None else None
            return fertility.natural(pair[1], pair[2], min(luck, 0.999)) if pair is not None else 0.0
        case "donor":
            return fertility.with_donor(age)
        case "treatment":
            return fertility.at(fertility.TREATED, age) if age < fertility.OLDEST_TREATED else 0.0
        case "surrogacy":
            return fertility.SURROGATE


def _carrier(turn: Turn, method: Method, person: Person | None, wish: str) -> str:
    if method == "surrogacy":
        return SURROGATE
    if method == "natural":
        pair = reading.woman_and_man(turn, person) if person is not None else None
        return pair[0] if pair is not None else ""
    theirs = person.id if person is not None and person.sex == "female" else ""
    mine = "me" if turn.life.sex == "female" else ""
    return (theirs or mine) if wish == "them" else (mine or theirs)


def _about_me(turn: Turn, method: Method) -> str:
    if turn.age() < reading.ADULT:
        return f"This is for later: it begins at {reading.ADULT}."
    if law.is_in_prison(turn):
        return "Not from prison."
    if any(held.month for held in reading.expecting(turn) if held.planned or held.carrier == "me"):
        return "A child is on its way already."
    if sum(1 for _ in people.living(turn, "child", everybody=True)) >= fertility.MOST_CHILDREN:
        return "There is no bed left, nor a place at the table."
    if reading.just_had_one(turn):
        return "There is somebody who is only just here. Give it some months."
    if method == "surrogacy" and not reading.law_of(turn).surrogacy:
        return "The law of the country does not allow it."
    if method in _OF_CLINICS and turn.age() >= fertility.OLDEST_FATHER:
        return "The clinics think that you are too old to begin with this."
    return ""


def _about_them(turn: Turn, person: Person | None) -> str:
    if person is None:
        return ""
    name = person.first_name
    if not person.is_alive:
        return f"{name} is no longer alive."
    if people.age(turn, person) < reading.ADULT:
        return f"{name} is not of age."
    if not reading.is_couple(turn, person.id):
        return f"You and {name} are not a couple."
    if not reading.wants_child(turn, person):
        return f"{name} does not want a child with you."
    return ""


def _about_carrier(turn: Turn, method: Method, person: Person | None, carrier: str) -> str:
    if method == "natural" and person is None:
        return "For this there have to be two."
    if not carrier:
        return "It can not come about between the two of you in this way. There are others."
    if method == "surrogacy":
        return ""
    if reading.carrier_age(turn, carrier) >= fertility.OLDEST_NATURAL:
        return "It is too late for this way. There are others."
    if method == "natural" and person is not None and not chance_of(turn, method, person, carrier, 1.0):
        return "It is too late for this way. There are others."
    return ""
