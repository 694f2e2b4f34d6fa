"""Reading what stands between the player and a person."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.money import api as money
from ws.features.people.records import Circle, Memories, Person
from ws.features.people.rules import attraction, circles, interacting, remembering
from ws.features.vitals import api as vitals
from ws.kernel.player import Player


def situation(turn: Turn) -> interacting.Situation:
    """Where the player stands now."""
    held = turn.find(Circle)
    today = turn.minute // MINUTES_PER_DAY
    return interacting.Situation(
        age=turn.age(),
        hour=turn.minute % MINUTES_PER_DAY // 60,
        place=day.place(turn),
        energy=vitals.energy(turn),
        energy_is_free=is_energy_free(turn),
        cents=money.cents(turn),
        done_today=held.done if held is not None and held.day == today else (),
    )


def is_energy_free(turn: Turn) -> bool:
    """Whether the unlimited refill still runs."""
    return turn.get(Player).unlimited_energy_until > turn.at


def age_of(turn: Turn, person: Person) -> int:
    """Completed years of a person, at death for the dead."""
    until = turn.minute if person.died_minute is None else person.died_minute
    return age_at(max(0, until - person.birth_minute), turn.life.days_per_year)


def kinds_remembered(turn: Turn, person_id: str) -> frozenset[str]:
    """The kinds of what a person has not forgotten yet."""
    held = turn.find(Memories, person_id)
    if held is None:
        return frozenset()
    return frozenset(
        m.kind
        for m in held.held
        if m.kind and abs(remembering.strength(m, turn.minute, turn.life.days_per_year)) >= 1
    )


def sways(turn: Turn, person: Person, taste: float) -> interacting.Between:
    """What may favour or hinder an outcome, 0 to 100 each."""
    now = vitals.now(turn)
    regard = remembering.regard(turn.find(Memories, person.id), turn.minute, turn.life.days_per_year)
    drawn = attraction.drawn_to(bytes.fromhex(turn.life.seed), person.id, person.sex)
    apart = abs(turn.age() - age_of(turn, person))
    return interacting.Between(
        {
            "openness": person.openness,
            "conscientiousness": person.conscientiousness,
            "extraversion": person.extraversion,
            "agreeableness": person.agreeableness,
            "neuroticism": person.neuroticism,
            "affinity": (person.affinity + 100) / 2,
            "regard": (regard + 100) / 2,
            "kinship": 80.0 if circles.is_family(person.relation) else 40.0,
            "taste": taste,
            "attraction": 85.0 if turn.life.sex in drawn else 5.0,
            "likeness": max(20.0, 80.0 - 2 * apart),
            "smarts": now.smarts / vitals.POINT,
            "looks": now.looks / vitals.POINT,
            "mood": now.happiness / vitals.POINT,
        }
    )
