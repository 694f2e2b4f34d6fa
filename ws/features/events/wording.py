"""The names in what is told: of the life, of the person it is about, of the job."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.kernel.prose import fill

_AGAIN: Final = "{person_again}"


def names_of(turn: Turn, person: Person | None) -> dict[str, str]:
    """What the texts of an event are filled with."""
    job = careers.job_of(turn)
    names = {"name": turn.life.first_name, "job": job.name.lower() if job is not None else "work of your own"}
    if person is not None:
        names |= people.pronouns(person)
        names["person"] = f"your {person.relation} {person.first_name}"
        names["person_again"] = person.first_name
    return names


def filled(text: str, names: dict[str, str]) -> str:
    """The text with its names: {person} is "your sister Ada" at first, and "Ada" from then on."""
    head, found, rest = text.partition("{person}")
    return fill(head + found + rest.replace("{person}", _AGAIN), **names) if found else fill(text, **names)


def with_newcomer(names: dict[str, str], newcomer: Person | None) -> dict[str, str]:
    """The names, with that of somebody who was just met."""
    return names if newcomer is None else {**names, "newcomer": newcomer.first_name}


def remembered_as(text: str, turn: Turn, person: Person, newcomer: Person | None) -> str:
    """What a person will remember: a part of a sentence, in which {name} stays to be filled."""
    names = with_newcomer(names_of(turn, person), newcomer)
    return text.format(**{**names, "name": "{name}"})
