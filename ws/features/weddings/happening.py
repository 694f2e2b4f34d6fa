"""What happens on the day, moment by moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ws.content.schemas import WeddingMoment
from ws.content.schemas.weddings import Part
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.weddings.records import Wedding
from ws.features.weddings.rules import celebrating
from ws.kernel.prose import fill


class Happened(msgspec.Struct, frozen=True):
    """A moment as it was told."""

    id: str
    text: str
    success: float


def known(turn: Turn, person_ids: Iterable[str]) -> Iterator[Person]:
    """Those of them who are alive and still known."""
    for person_id in person_ids:
        person = people.find(turn, person_id)
        if person is not None and person.is_alive:
            yield person


def happen(turn: Turn, plan: Wedding, person: Person, parts: tuple[Part, ...]) -> list[Happened]:
    """Something of each part, by the life's own chance; nothing twice."""
    today, rolls = day_of(turn, plan, person), turn.rolls()
    found: list[Happened] = []
    for number, part in enumerate(parts):
        told = [*plan.happened, *(each.id for each in found)]
        may_be = celebrating.fitting(turn.content, part, today, told)
        moment = rolls.choose(f"wedding.{part}.{number}", may_be, lambda m: m.id, lambda m: m.weight)
        if moment is not None:
            found.append(_happens(turn, moment, today))
    return found


def _happens(turn: Turn, moment: WeddingMoment, today: celebrating.Day) -> Happened:
    rolls = turn.rolls()
    text = rolls.choose(f"wedding.moment.{moment.id}", moment.texts, str) or moment.texts[0]
    names: dict[str, object] = {"name": turn.life.first_name, **people.pronouns(today.partner)}
    guests = celebrating.guests_for(moment, today.came)
    guest = rolls.choose(f"wedding.guest.{moment.id}", guests, lambda p: p.id) if moment.guests else None
    if guest is not None:
        they = people.pronouns(guest)
        names |= {f"guest_{word}": they[word] for word in ("they", "them", "their")}
        names |= {"guest": f"your {guest.relation} {guest.first_name}", "guest_name": guest.first_name}
        people.change_affinity(turn, guest.id, moment.guest_affinity)
    return Happened(moment.id, fill(text, **names), moment.success)


def day_of(turn: Turn, plan: Wedding, person: Person) -> celebrating.Day:
    """The day as moments look at it."""
    place = turn.content.wedding_places[plan.place_id]
    return celebrating.Day(
        setting=place.setting,
        grandeur=place.grandeur,
        weather=plan.weather,
        extras=plan.extras,
        style=plan.style_id,
        came=tuple(known(turn, plan.came)),
        guests=len(plan.came) + plan.others_came,
        partner=person,
        age=turn.age(),
        again=any(bond.times_married for bond in romance.bonds(turn) if bond.person_id != person.id),
    )
