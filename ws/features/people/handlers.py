"""What befalls the people of a life."""

from msgspec.structs import replace

from ws.engine.clock import age_at
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame, yearly_death_chance
from ws.features.home import api as home
from ws.features.people import api
from ws.features.people.api import PersonDied
from ws.features.people.records import Person


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Once a year it is decided who of the family dies in it."""
    days_per_year = turn.life.days_per_year
    for person in list(turn.all(Person)):
        if not person.is_alive:
            continue
        age = age_at(turn.minute - person.birth_minute, days_per_year)
        if turn.rolls().happens(yearly_death_chance(turn.content, age, person.sex), "person.dies", person.id):
            turn.put(replace(person, died_minute=turn.minute))
            turn.tell(
                "family",
                f"Your {person.relation} {person.first_name} has died, at the age of {age}. "
                "The house is full of visitors, and then very quiet.",
                title="A loss",
            )
            turn.announce(PersonDied(person.id, person.relation))
            if next(api.raising(turn), None) is None:
                home.close_family_home(turn)
