"""What a year brings to somebody: school, work, love, children, illness, other towns. Rates are round figures
of rich countries; the docstring of each says of which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Content, Country
from ws.content.schemas.people import News
from ws.features.people.records import Partnership, Person
from ws.features.people.rules import attraction, character, circles
from ws.kernel.rolls import Rolls

Table = tuple[tuple[int, float], ...]
"""(first age that no longer belongs to it, chance in a year)"""
PAIRS_UP: Final[Table] = ((19, 0.0), (25, 0.08), (35, 0.13), (50, 0.06), (65, 0.03), (130, 0.008))
MARRIES: Final = 0.25
"""Of those who live together: couples marry after some four years."""
PARTS: Final = 0.08
DIVORCES: Final = 0.013
"""Of marriages a year; about 15 of 1,000 married women in the United States (American Community Survey, 2019)."""
FALLS_ILL: Final[Table] = ((40, 0.004), (60, 0.012), (75, 0.03), (130, 0.06))
"""With something grave; as cancers, strokes and hearts together, rounded."""
RECOVERS: Final = 0.45
GETS_FRAIL: Final = 0.15
FRAIL_FROM: Final = 84
LEAVES_HOME: Final[Table] = ((18, 0.0), (31, 0.25), (130, 0.1))
MOVES_AWAY: Final[Table] = ((18, 0.0), (31, 0.04), (50, 0.015), (130, 0.006))
COMES_BACK: Final = 0.03
LOSES_JOB: Final = 0.025
FINDS_JOB: Final = 0.55
CHANGES_JOB: Final = 0.05
RETIRES: Final = 0.2
_HOUSEHOLD: Final = frozenset({"mother", "father", "grandmother", "grandfather"})
"""Who stays where the life grew up."""


class Happening(msgspec.Struct, frozen=True):
    """Something of the year that others hear of."""

    news: News
    partner: str = ""
    """First name of the partner it is about."""


class Around(msgspec.Struct, frozen=True):
    """What a year is lived in."""

    content: Content
    country: Country
    deaths_per_year: float
    """The chance of somebody of that age and the partner's likely sex to die within the year."""


def year_of(person: Person, age: int, rolls: Rolls, around: Around) -> tuple[Person, list[Happening]]:
    """The person a year on, and what is to tell of it. Death is decided before, and not here."""
    found: list[Happening] = []
    person = _learn_and_work(person, age, rolls, around, found)
    if person.relation not in circles.LOVED:
        person = _love(person, age, rolls, around, found)
        person = _move(person, age, rolls, found)
    person = _health(person, age, rolls, found)
    return person, found


def chance_at(table: Table, age: int) -> float:
    """The chance of the row an age belongs to."""
    for limit, chance in table:
        if age < limit:
            return chance
    raise LookupError(f"no row for the age of {age}")


def dies(person: Person, age: int, chance: float, rolls: Rolls) -> bool:
    """Whether the year is the last one. `chance` is that of the life table; the ill bear more of it and the
    others less, so that all together die as the table says."""
    ill = _SHARE_ILL * chance_at(FALLS_ILL, age)
    weight = ILL_DIE_MORE if person.health == "ill" else (1 - ILL_DIE_MORE * ill) / (1 - ill)
    return rolls.happens(min(1.0, chance * weight) if chance < 1 else 1.0, "person.dies", person.id)


ILL_DIE_MORE: Final = 4.0
_SHARE_ILL: Final = 2.0
"""Years an illness lasts, about: the ill of an age are those of so many years."""


def _learn_and_work(person: Person, age: int, rolls: Rolls, around: Around, found: list[Happening]) -> Person:
    doing = person.doing
    if doing == "little":
        return replace(person, doing="school") if age >= character.SCHOOL_FROM else person
    if doing == "school":
        if age < character.SCHOOL_TO:
            return person
        found.append(Happening("left_school"))
        studies = 0.15 + 0.004 * (person.openness + person.conscientiousness) * 0.9
        if rolls.happens(studies, "person.studies", person.id):
            return replace(person, doing="study")
        return _hired(replace(person, doing="jobless"), age, rolls, around, found)
    if doing == "study":
        return _hired(person, age, rolls, around, found) if age >= character.STUDIES_TO else person
    if doing == "retired":
        return person
    if age >= character.RETIRES_AT or (
        age >= character.RETIRES_FROM and rolls.happens(RETIRES, "person.retires", person.id)
    ):
        if doing == "work":
            found.append(Happening("retired"))
        return replace(person, doing="retired")
    return _work(person, age, rolls, around, found)


def _work(person: Person, age: int, rolls: Rolls, around: Around, found: list[Happening]) -> Person:
    chance = rolls.chance("person.works", person.id)
    if person.doing != "work":
        finds = FINDS_JOB if person.doing == "jobless" else 0.05
        return _hired(person, age, rolls, around, found) if chance < finds else person
    if chance < LOSES_JOB * (1.6 - person.conscientiousness / 80):
        found.append(Happening("lost_job"))
        return replace(person, doing="jobless")
    if chance > 1 - CHANGES_JOB:
        return _hired(person, age, rolls, around, found)
    return person


def _hired(person: Person, age: int, rolls: Rolls, around: Around, found: list[Happening]) -> Person:
    """A first, another, or a better job."""
    held = around.content.jobs.get(person.job)
    better = held.leads_to if held is not None else ()
    jobs: Sequence[str] = better or character.jobs_of(around.content)
    job = character.job_at(rolls, person.id, age, jobs, around.content)
    if job in ("", person.job):
        return person
    found.append(Happening("hired"))
    return replace(person, doing="work", job=job)


def _love(person: Person, age: int, rolls: Rolls, around: Around, found: list[Happening]) -> Person:
    if person.partner_id:
        return person  # what two people of the life do with each other is decided for both at once
    chance = rolls.chance("person.love", person.id)
    held = person.partnership
    if held in ("single", "divorced", "widowed"):
        again = 0.3 if held == "widowed" else 1.0
        if chance >= chance_at(PAIRS_UP, age) * again * (0.5 + person.extraversion / 100):
            return person
        sex = attraction.partner_sex(rolls.seed, person.id, person.sex)
        partner = character.name_of(rolls, f"person.partner.{person.id}", sex, around.country, (person.first_name,))
        found.append(Happening("moved_in_together", partner))
        return replace(person, partnership="together", partner=partner)
    if rolls.happens(around.deaths_per_year, "person.widowed", person.id):
        return _alone(person, "widowed", "widowed", found)
    if held == "together":
        if chance < PARTS:
            return _alone(person, "single", "parted", found)
        if chance > 1 - MARRIES:
            found.append(Happening("married", person.partner))
            person = replace(person, partnership="married")
    elif chance < DIVORCES * (0.5 + person.neuroticism / 100):
        return _alone(person, "divorced", "divorced", found)
    if person.relation not in ("mother", "father") and rolls.happens(
        birth_chance(age, person.children), "person.child", person.id
    ):
        found.append(Happening("became_parent", person.partner))
        person = replace(person, children=person.children + 1)
    return person


def birth_chance(age: int, children: int) -> float:
    """That a couple has a child in a year."""
    if not 20 <= age <= 43:
        return 0.0
    return (0.15, 0.14, 0.05, 0.02)[min(children, 3)] * (1.0 if age < 37 else 0.4)


def _alone(person: Person, partnership: Partnership, news: News, found: list[Happening]) -> Person:
    found.append(Happening(news, person.partner))
    return replace(person, partnership=partnership)


def _move(person: Person, age: int, rolls: Rolls, found: list[Happening]) -> Person:
    if person.relation in _HOUSEHOLD:
        return person
    chance = rolls.chance("person.moves", person.id)
    if person.lives == "home":
        if chance < chance_at(LEAVES_HOME, age):
            found.append(Happening("left_home"))
            return replace(person, lives="near")
    elif person.lives == "near":
        if chance < chance_at(MOVES_AWAY, age) * (0.5 + person.openness / 100):
            found.append(Happening("moved_away"))
            return replace(person, lives="far")
    elif chance < COMES_BACK:
        found.append(Happening("moved_near"))
        return replace(person, lives="near")
    return person


def _health(person: Person, age: int, rolls: Rolls, found: list[Happening]) -> Person:
    chance = rolls.chance("person.health", person.id)
    if person.health == "ill":
        if chance < RECOVERS:
            found.append(Happening("recovered"))
            return replace(person, health="frail" if age >= FRAIL_FROM else "well")
    elif chance < chance_at(FALLS_ILL, age):
        found.append(Happening("fell_ill"))
        return replace(person, health="ill")
    elif person.health == "well" and age >= FRAIL_FROM and chance > 1 - GETS_FRAIL:
        return replace(person, health="frail")
    return person
