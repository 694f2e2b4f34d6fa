"""Asking for people, and doing something with them."""

from __future__ import annotations

from ws.content.schemas import Interaction
from ws.engine.turn import Turn
from ws.features.money import api as money
from ws.features.people import api, between, deeds, portrait, words
from ws.features.people import messages as m
from ws.features.people.records import Person
from ws.features.people.rules import circles, interacting
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.prose import fill

_GROUPS = ("family", "friends", "others", "past", "dead")


def get_people(turn: Turn, request: m.GetPeople) -> m.People:
    """Everybody, closest first in each group."""
    turn.living()
    entries = [_entry(turn, person) for person in turn.all(Person)]
    entries.sort(key=lambda entry: (_GROUPS.index(entry.group), -entry.affinity, entry.id))
    return m.People(people=tuple(entries))


def get_person(turn: Turn, request: m.GetPerson) -> m.PersonReply:
    """One person, dead or alive."""
    turn.living()
    person = _known(turn, request.person_id)
    age = between.age_of(turn, person)
    drawn = api.appearance(turn, person)
    return m.PersonReply(
        person=_entry(turn, person),
        character=words.character(person, turn.content),
        interests=tuple(turn.content.interests[slug].name for slug in person.interests),
        about=words.about(person, turn.content, age),
        memories=tuple(
            m.MemoryEntry(f"“I remember how {memory.text}.”", memory.minute, memory.weight > 0)
            for memory in reversed(api.memories(turn, person.id))
        ),
        portrait=portrait.portrait(drawn, f"{person.first_name}, your {person.relation}", person.affinity),
    )


def get_interactions(turn: Turn, request: m.GetInteractions) -> m.Interactions:
    """What can be done with a living person."""
    turn.living()
    person = api.get(turn, request.person_id)
    now, kinds = between.situation(turn), between.kinds_remembered(turn, person.id)
    age, named = between.age_of(turn, person), words.pronouns(person)
    offers: list[m.InteractionOffer] = []
    for interaction in turn.content.interactions.values():
        if not interacting.concerns(interaction, person, age, now.age, kinds):
            continue
        cost_cents = money.in_country(turn, interaction.cost_cents)
        _, reason = interacting.why_not(interaction, person, kinds, now, cost_cents)
        offers.append(
            m.InteractionOffer(
                id=interaction.id,
                person_id=person.id,
                name=fill(interaction.name, **named),
                text=fill(interaction.text, **named),
                category=interaction.category,
                energy=interaction.energy,
                cost_cents=cost_cents,
                minutes=interaction.minutes,
                gives_item=interaction.gives_item,
                available=not reason,
                reason=reason,
            )
        )
    return m.Interactions(person_id=person.id, interactions=tuple(offers))


def interact(turn: Turn, request: m.Interact) -> m.InteractionOutcome:
    """Do something with a person, and see what comes of it."""
    turn.living()
    interaction = turn.content.interactions.get(request.interaction_id)
    if interaction is None:
        raise Refused("not_found", "There is nothing of this kind to do.", interaction_id=request.interaction_id)
    person = api.get(turn, request.person_id)
    _check(turn, interaction, person)
    if interaction.gives_item and request.item_id is None:
        raise Refused("not_allowed", "Say which of your things you want to give.", interaction_id=interaction.id)
    if not interaction.gives_item and request.item_id is not None:
        raise Refused("not_allowed", "Nothing is given away here.", interaction_id=interaction.id)
    chosen = m.InteractionChosen(person.id, interaction.id, request.item_id or "", between.is_energy_free(turn))
    done = turn.perform(chosen)
    if not isinstance(done, deeds.Done):
        raise TypeError("an interaction gives what came of it")
    return m.InteractionOutcome(
        person_id=person.id,
        interaction_id=interaction.id,
        text=done.text,
        effects=done.effects,
        affinity=turn.get(Person, person.id).affinity,
        energy=vitals.energy(turn),
    )


def get_meeting_places(turn: Turn, request: m.GetMeetingPlaces) -> m.MeetingPlaces:
    """Where somebody new might be met, and what stands against it now."""
    turn.living()
    now = between.situation(turn)
    offers: list[m.PlaceOffer] = []
    for place in turn.content.meeting_places.values():
        cost_cents = money.in_country(turn, place.cost_cents)
        _, reason = interacting.why_not_there(place, now, cost_cents)
        offers.append(
            m.PlaceOffer(
                id=place.id,
                name=place.name,
                text=place.text,
                energy=place.energy,
                cost_cents=cost_cents,
                minutes=place.minutes,
                available=not reason,
                reason=reason,
            )
        )
    return m.MeetingPlaces(places=tuple(offers))


def meet_people(turn: Turn, request: m.MeetPeople) -> m.PeopleMet:
    """Go where people are; perhaps somebody stays."""
    turn.living()
    place = turn.content.meeting_places.get(request.place_id)
    if place is None:
        raise Refused("not_found", "There is no such place.", place_id=request.place_id)
    now = between.situation(turn)
    code, reason = interacting.why_not_there(place, now, money.in_country(turn, place.cost_cents))
    _refuse(code, reason, place.energy, now)
    done = turn.perform(m.PlaceChosen(place.id, now.energy_is_free))
    if not isinstance(done, tuple):
        raise TypeError("going out gives what came of it")
    text, person_id = done
    return m.PeopleMet(place_id=place.id, text=text, person_id=person_id or None, energy=vitals.energy(turn))


def _check(turn: Turn, interaction: Interaction, person: Person) -> None:
    """Raises Refused for whatever stands against it."""
    now, kinds = between.situation(turn), between.kinds_remembered(turn, person.id)
    if not interacting.concerns(interaction, person, between.age_of(turn, person), now.age, kinds):
        raise Refused(
            "not_allowed", f"This is not for you and {person.first_name} now.", interaction_id=interaction.id
        )
    code, reason = interacting.why_not(
        interaction, person, kinds, now, money.in_country(turn, interaction.cost_cents)
    )
    _refuse(code, reason, interaction.energy, now)


def _refuse(code: str, reason: str, needed: int, now: interacting.Situation) -> None:
    if code == "not_enough_energy":
        raise Refused(code, reason, needed=needed, energy=now.energy)
    if code:
        raise Refused(code, reason)


def _known(turn: Turn, person_id: str) -> Person:
    person = turn.find(Person, person_id)
    if person is None:
        raise Refused("not_found", "There is nobody of this id in this life.", person_id=person_id)
    return person


def _entry(turn: Turn, person: Person) -> m.PersonEntry:
    age = between.age_of(turn, person)
    return m.PersonEntry(
        id=person.id,
        name=f"{person.first_name} {person.last_name}",
        relation=person.relation,
        group=_group(person),
        age=age,
        alive=person.is_alive,
        affinity=person.affinity,
        feeling=words.feeling(person),
        estranged=person.estranged,
        in_touch=person.in_touch,
        doing=words.doing(person, turn.content, age),
    )


def _group(person: Person) -> str:
    if not person.is_alive:
        return "dead"
    if circles.is_family(person.relation):
        return "family"
    if person.estranged or not person.in_touch:
        return "past"
    return "friends" if person.relation == "friend" else "others"
