"""People come with a school, a job or a home, and go with it, unless they became friends."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas.base import Tie
from ws.content.schemas.people import News
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.careers.api import Hired, LostJob
from ws.features.education.api import Enrolled, Graduated, LeftEducation
from ws.features.home.api import MovedIn
from ws.features.people import circle
from ws.features.people.records import Person
from ws.features.people.rules import circles, keeping
from ws.features.people.telling import tell
from ws.kernel.rolls import Rolls

SCHOOLS: Final = ("primary", "middle", "high")
CLASSMATES: Final = 4
FELLOW_STUDENTS: Final = 3
COLLEAGUES: Final = (2, 3)
NEIGHBOURS: Final = (1, 2)
NEIGHBOURS_FROM: Final = 4
"""Age at which a child knows who lives next door."""
STAYS: Final = 0.6
"""That a classmate goes on to the same school."""
KEEPS: Final = 0.4
"""That somebody well liked becomes a friend when school or job part the two."""


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Small children learn who lives next door."""
    if fact.age == NEIGHBOURS_FROM and not any(p.relation == "neighbour" for p in turn.all(Person)):
        _meet(turn, "neighbour", turn.rolls().between(*NEIGHBOURS, "people.neighbours"), "met_next_door")


def school_begins(turn: Turn, fact: Enrolled) -> None:
    """A class: those who came along, and new ones."""
    wanted = CLASSMATES if fact.programme_id in SCHOOLS else FELLOW_STUDENTS
    known = sum(1 for p in turn.all(Person) if p.relation == "classmate" and p.in_touch and p.is_alive)
    _meet(turn, "classmate", max(0, wanted - known), "met_at_school")


def school_ends(turn: Turn, fact: Graduated | LeftEducation) -> None:
    """Some go on to the next school together; after the last one, each goes their way."""
    rolls = turn.rolls()
    met = "school" if fact.programme_id in SCHOOLS else "studies"
    goes_on = isinstance(fact, Graduated) and fact.programme_id in ("primary", "middle")
    for person in _of(turn, "classmate"):
        if person.met == met and not (goes_on and rolls.happens(STAYS, "people.stays", person.id)):
            _part(turn, person, rolls)


def job_begins(turn: Turn, fact: Hired) -> None:
    """People at work."""
    job = turn.content.jobs[fact.job_id]
    _meet(turn, "colleague", turn.rolls().between(*COLLEAGUES, "people.colleagues"), "met_at_work", job.track)


def job_ends(turn: Turn, fact: LostJob) -> None:
    """Whoever one only worked with is gone with the job."""
    for person in _of(turn, "colleague"):
        _part(turn, person, turn.rolls())


def home_begins(turn: Turn, fact: MovedIn) -> None:
    """Other stairs, other doors."""
    for person in _of(turn, "neighbour"):
        _part(turn, person, turn.rolls())
    _meet(turn, "neighbour", turn.rolls().between(*NEIGHBOURS, "people.neighbours"), "met_next_door")


def _of(turn: Turn, relation: str) -> list[Person]:
    return [p for p in turn.all(Person) if p.relation == relation and p.in_touch and p.is_alive]


def _meet(turn: Turn, relation: Tie, count: int, news: News, track: str = "") -> None:
    """Meet so many; the first is told of."""
    for number in range(count):
        person = circle.meet(turn, relation, news, track)
        if number == 0:
            tell(turn, news, person)


def _part(turn: Turn, person: Person, rolls: Rolls) -> None:
    person = replace(person, seen_minute=turn.minute)
    turn.put(person)
    likes = not person.estranged and person.affinity >= keeping.FRIEND_FROM
    if likes and turn.age() >= keeping.FRIENDS_ENOUGH_AGE and rolls.happens(KEEPS, "people.keeps", person.id):
        circle.befriend(turn, person)
        tell(turn, "new_friend", turn.get(Person, person.id))
        return
    was_close = circles.is_close(person)
    circle.drift(turn, person)
    if was_close:
        tell(turn, "lost_touch", person)
