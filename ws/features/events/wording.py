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
