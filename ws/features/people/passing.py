"""Years pass for the people: each lives theirs in the month of their own birthday."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas.base import Relation
from ws.content.schemas.people import News
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.turn import Turn
from ws.features.ageing.api import yearly_death_chance
from ws.features.day.api import DayBegan
from ws.features.home import api as home
from ws.features.people import circle, facts
from ws.features.people.records import Memories, Person
from ws.features.people.rules import circles, family, keeping, remembering, years
from ws.features.people.telling import tell
from ws.kernel.facts import Fact

_QUIET: Final[frozenset[News]] = frozenset({"hired", "lost_job", "left_school", "moved_near", "recovered"})
"""Told of family, friends and whom one is with only."""
_HEARD_OF: Final = circles.PARTNERS | {"date", "friend"}


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """The year of whoever has a birthday this month."""
    days_per_year = turn.life.days_per_year
    today = fact.day % days_per_year
    first_minute = fact.day * MINUTES_PER_DAY
    born_on = [
        person_id
        for person_id, person in turn.keyed(Person).items()
        if person.birth_minute // MINUTES_PER_DAY % days_per_year == today and person.birth_minute < first_minute
    ]
    for person_id in sorted(born_on):
        person = turn.find(Person, person_id)  # as it stands after the others of this month
        if person is not None:
            _year_passes(turn, person)


def _year_passes(turn: Turn, person: Person) -> None:
    if not person.is_alive:
        _forget_if_lost(turn, person)
        return
    days_per_year = turn.life.days_per_year
    age = age_at(turn.minute - person.birth_minute, days_per_year)
    rolls = turn.rolls()
    if years.dies(person, age, yearly_death_chance(turn.content, age, person.sex), rolls):
        _die(turn, person)
        return
    if not person.in_touch and _forget_if_lost(turn, person):
        return
    partners_sex = "male" if person.sex == "female" else "female"
    around = years.Around(
        turn.content,
        turn.content.countries[turn.life.country],
        yearly_death_chance(turn.content, age, partners_sex),
    )
    after, happenings = years.year_of(person, age, rolls, around)
    after = keeping.after_year(after, turn.minute, days_per_year, rolls, home.lives_with_family(turn))
    if after != person:
        turn.put(after)
    for happening in happenings:
        _happen(turn, after, happening)
    if person.partner_id and person.relation in ("mother", "father"):
        _year_of_parents(turn, after, age)
    _come_and_go(turn, turn.get(Person, person.id))


def _happen(turn: Turn, person: Person, happening: years.Happening) -> None:
    turn.announce(_fact_of(person, happening.news))
    close = circles.is_close(person) and not (
        happening.news == "became_parent" and circles.belongs(person.relation, "child")
    )  # of a grandchild the children room tells more
    if close and (happening.news not in _QUIET or person.relation in _HEARD_OF or circles.is_family(person.relation)):
        tell(turn, happening.news, person, happening.partner)


def _fact_of(person: Person, news: News) -> Fact:
    match news:
        case "left_school":
            return facts.PersonLeftSchool(person.id)
        case "hired":
            return facts.PersonHired(person.id, person.job)
        case "lost_job":
            return facts.PersonLostJob(person.id)
        case "retired":
            return facts.PersonRetired(person.id)
        case "moved_in_together" | "married":
            return facts.PersonPaired(person.id, married=news == "married")
        case "parted" | "divorced" | "widowed":
            return facts.PersonParted(person.id, by_death=news == "widowed")
        case "became_parent":
            return facts.PersonBecameParent(person.id, person.children)
        case "left_home" | "moved_away" | "moved_near":
            return facts.PersonMoved(person.id, person.lives)
        case "fell_ill":
            return facts.PersonFellIll(person.id)
        case "recovered":
            return facts.PersonRecovered(person.id)
    raise LookupError(f"no fact says {news}")


def _die(turn: Turn, person: Person) -> None:
    turn.put(replace(person, died_minute=turn.minute))
    held = turn.find(Memories, person.id)
    if held is not None:
        turn.put(remembering.last(held, turn.minute, turn.life.days_per_year))
    if circles.is_close(person):
        tell(turn, "died_after_illness" if person.health == "ill" else "died", person)
    turn.announce(facts.PersonDied(person.id, person.relation))
    other = turn.find(Person, person.partner_id) if person.partner_id else None
    if other is not None and other.is_alive and other.partner_id == person.id:
        turn.put(replace(other, partnership="widowed", partner_id=""))
        turn.announce(facts.PersonParted(other.id, by_death=True))
    if person.relation in circles.RAISING and not any(
        p.is_alive and p.relation in circles.RAISING for p in turn.all(Person)
    ):
        home.close_family_home(turn)


def _forget_if_lost(turn: Turn, person: Person) -> bool:
    """Whether nothing is left that holds the person in the life: then they are gone from it."""
    if not keeping.is_forgotten(person, turn.find(Memories, person.id), turn.minute, turn.life.days_per_year):
        return False
    turn.remove(Person, person.id)
    if turn.find(Memories, person.id) is not None:
        turn.remove(Memories, person.id)
    return True


def _year_of_parents(turn: Turn, parent: Person, age: int) -> None:
    """What a couple does that the life knows both of: part, or have one more child."""
    other = turn.find(Person, parent.partner_id)
    if other is None or not other.is_alive or other.partner_id != parent.id:
        return
    rolls = turn.rolls()
    if parent.id < other.id and rolls.happens(years.DIVORCES, "parents.part", parent.id):
        for one in (parent, other):
            parted = "divorced" if one.partnership == "married" else "single"
            lives = "near" if one.id == other.id and one.lives == "home" else one.lives
            turn.put(replace(one, partnership=parted, partner_id="", lives=lives))
            turn.announce(facts.PersonParted(one.id, by_death=False))
        tell(turn, "parents_parted", parent, other.first_name)
        return
    if (
        parent.relation == "mother"
        and turn.age() <= _YOUNGEST_SIBLING
        and rolls.happens(years.birth_chance(age, parent.children), "parents.child", parent.id)
    ):
        _sibling_is_born(turn, parent, other)


_YOUNGEST_SIBLING: Final = 12
"""Age of the life up to which a sister or a brother may follow."""


def _sibling_is_born(turn: Turn, mother: Person, other: Person) -> None:
    life, rolls = turn.life, turn.rolls()
    for one in (mother, other):
        turn.put(replace(one, children=one.children + 1))
    roots = family.Roots(life.last_name, turn.content.countries[life.country], turn.content, life.days_per_year)
    taken = {p.first_name for p in turn.all(Person)} | {life.first_name}
    person_id = circle.new_id(turn)
    relation: Relation = "sister" if rolls.happens(0.5, "parents.child_sex", person_id) else "brother"
    child = family.member(rolls, person_id, relation, 0, roots, taken)
    turn.put(child)
    turn.announce(facts.PersonMet(child.id, child.relation))
    tell(turn, "sibling_born", child, mother.first_name)


def _come_and_go(turn: Turn, person: Person) -> None:
    """Who has been liked for long becomes a friend by itself; whom one never sees is lost."""
    if circles.is_family(person.relation) or not person.in_touch:
        return
    if keeping.is_lost(person, turn.minute, turn.life.days_per_year):
        was_close = circles.is_close(person)
        circle.drift(turn, person)
        if was_close:
            tell(turn, "lost_touch", person)
    elif keeping.becomes_friend(person, turn.rolls(), turn.age()):
        circle.befriend(turn, person)
        tell(turn, "new_friend", turn.get(Person, person.id))
