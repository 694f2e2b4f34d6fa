"""A year of somebody: rates hold, one thing follows from another, and all of it is announced."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, grown, put, rolls_of, whole_lives
from tests.support.life import SandboxLife, world
from ws.features.ageing.api import BirthdayCame, yearly_death_chance
from ws.features.careers.api import Hired, LostJob
from ws.features.education.api import Enrolled, Graduated, LeftEducation
from ws.features.home.api import MovedIn
from ws.features.home.records import Residence
from ws.features.people import api, arrivals, passing
from ws.features.people.records import Person
from ws.features.people.rules import circles, keeping, years
from ws.features.vitals.records import Vitals

CONTENT = world().content
YEAR = 12 * DAY
NURSE = "registered_nurse"
AROUND = years.Around(CONTENT, CONTENT.countries["us"], 0.0)


def somebody(number: int = 0, **changes: object) -> Person:
    person = Person(f"p{number}", "friend", "Ada", "L", "female", 0, 50, met="out")
    return replace(person, **changes)


def share(happening: str, age: int, **changes: object) -> float:
    """How often a year brings something, of 3,000 people."""
    found = 0
    for number in range(3000):
        _, happenings = years.year_of(somebody(number, **changes), age, rolls_of(number), AROUND)
        found += any(h.news == happening for h in happenings)
    return found / 3000


@pytest.mark.parametrize(
    ("happening", "age", "changes", "expected"),
    [
        ("moved_in_together", 30, {"partnership": "single"}, 0.13),
        ("moved_in_together", 17, {"partnership": "single"}, 0.0),
        ("married", 30, {"partnership": "together", "partner": "Bo"}, years.MARRIES),
        ("parted", 30, {"partnership": "together", "partner": "Bo"}, years.PARTS),
        ("divorced", 40, {"partnership": "married", "partner": "Bo"}, years.DIVORCES),
        ("became_parent", 30, {"partnership": "married", "partner": "Bo"}, years.birth_chance(30, 0)),
        ("became_parent", 50, {"partnership": "married", "partner": "Bo"}, 0.0),
        ("fell_ill", 65, {}, years.chance_at(years.FALLS_ILL, 65)),
        ("recovered", 50, {"health": "ill"}, years.RECOVERS),
        ("retired", 65, {"doing": "work", "job": NURSE}, years.RETIRES),
        ("retired", 70, {"doing": "work", "job": NURSE}, 1.0),
        ("left_school", 18, {"doing": "school"}, 1.0),
        ("left_school", 17, {"doing": "school"}, 0.0),
        ("hired", 40, {"doing": "jobless"}, years.FINDS_JOB),
        ("left_home", 24, {"lives": "home"}, years.chance_at(years.LEAVES_HOME, 24)),
        ("moved_near", 40, {"lives": "far"}, years.COMES_BACK),
    ],
)
def test_rates_are_those_given(happening: str, age: int, changes: dict[str, object], expected: float) -> None:
    error = 4 * (max(expected * (1 - expected), 0.0005) / 3000) ** 0.5
    assert abs(share(happening, age, **changes) - expected) <= error * (1.2 if expected not in (0, 1) else 0)


def test_the_ill_and_the_well_together_die_by_the_table() -> None:
    for age in (30, 55, 70, 80):
        chance = yearly_death_chance(CONTENT, age, "female")
        ill = 2.0 * years.chance_at(years.FALLS_ILL, age)
        deaths = {
            health: sum(years.dies(somebody(health=health), age, chance * 5, rolls_of(n)) for n in range(4000)) / 4000
            for health in ("well", "ill")
        }
        together = ill * deaths["ill"] + (1 - ill) * deaths["well"]
        assert abs(together - chance * 5) < 4 * (chance * 5 / 4000) ** 0.5
        assert deaths["ill"] > deaths["well"]
    assert years.dies(somebody(), 122, 1.0, rolls_of(1)), "nobody outlives the table"


def test_love_of_the_players_own_is_left_to_the_player() -> None:
    for number in range(300):
        wife = somebody(number, relation="wife", partnership="married", partner="Bo", lives="home")
        after, happenings = years.year_of(wife, 30, rolls_of(number), AROUND)
        assert (after.partnership, after.children, after.lives) == ("married", 0, "home")
        assert not {h.news for h in happenings} & {"divorced", "became_parent", "left_home", "moved_away"}


def test_jobs_come_with_years() -> None:
    for number in range(300):
        after, _ = years.year_of(somebody(number, doing="study"), 22, rolls_of(number), AROUND)
        job = CONTENT.jobs[after.job]
        assert job.needs.min_age <= 22
        assert job.rank <= 2
        assert job.needs.attainment not in ("master", "doctorate")


def test_feelings_rest_after_years_apart_and_daily_ones_move() -> None:
    fond = somebody(affinity=90, seen_minute=0, extraversion=0)
    cooled = {keeping.after_year(fond, 3 * YEAR, 12, rolls_of(n), False).affinity for n in range(50)}
    assert cooled == {90, 86}, "some call, and with the others it cools down a little"
    assert keeping.after_year(fond, YEAR - 1, 12, rolls_of(3), False).affinity == 90
    enemy = somebody(affinity=-80, relation="acquaintance")
    assert keeping.after_year(enemy, 3 * YEAR, 12, rolls_of(1), False).affinity > -80
    mates = [keeping.after_year(somebody(relation="classmate"), YEAR, 12, rolls_of(n), False) for n in range(99)]
    assert len({m.affinity for m in mates}) > 8
    assert {m.seen_minute for m in mates} == {YEAR}
    mother = somebody(relation="mother", lives="home")
    assert keeping.after_year(mother, YEAR, 12, rolls_of(1), True).affinity == mother.affinity


def test_who_is_lost_and_who_is_forgotten() -> None:
    friend = somebody(affinity=30)
    assert not keeping.is_lost(friend, 6 * YEAR - 1, 12)
    assert keeping.is_lost(friend, 6 * YEAR, 12)
    assert not keeping.is_lost(somebody(affinity=60), 6 * YEAR, 12)
    assert not keeping.is_lost(somebody(relation="mother"), 90 * YEAR, 12)
    lost = somebody(relation="acquaintance", in_touch=False)
    assert keeping.is_forgotten(lost, None, 2 * YEAR, 12)
    assert not keeping.is_forgotten(lost, None, YEAR, 12)
    for kept in (
        somebody(relation="acquaintance"),
        somebody(relation="sister", in_touch=False),
        somebody(relation="friend", died_minute=5),
        somebody(relation="colleague", estranged=True),
    ):
        assert not keeping.is_forgotten(kept, None, 8 * YEAR, 12)


def test_school_job_and_home_bring_people_and_take_them() -> None:
    life = grown(30)
    turn = life.turn()
    for person in [p for p in turn.all(Person) if not circles.is_family(p.relation)]:
        turn.remove(Person, person.id)
    arrivals.school_begins(turn, Enrolled("law_bachelor"))
    arrivals.job_begins(turn, Hired(NURSE))
    arrivals.home_begins(turn, MovedIn("flat", owned=False))
    arrivals.year_passes(turn, BirthdayCame(30))
    met = Counter(p.relation for p in api.living(turn))
    assert met["classmate"] == arrivals.FELLOW_STUDENTS
    assert met["colleague"] in arrivals.COLLEAGUES
    assert met["neighbour"] in arrivals.NEIGHBOURS
    studying = {p.id for p in api.living(turn, "classmate")}
    arrivals.school_ends(turn, Graduated("high", "high"))
    assert {p.id for p in api.living(turn, "classmate")} >= {
        p for p in studying if turn.get(Person, p).met == "studies"
    }
    arrivals.school_ends(turn, LeftEducation("law_bachelor", "dropped_out"))
    arrivals.job_ends(turn, LostJob(NURSE, "resigned"))
    arrivals.home_begins(turn, MovedIn("house", owned=True))
    left = Counter(p.relation for p in api.living(turn))
    assert left["colleague"] == 0
    assert left["neighbour"] in arrivals.NEIGHBOURS
    assert all(p.relation in ("friend", "neighbour") or circles.is_family(p.relation) for p in api.living(turn))


def test_well_liked_colleagues_may_stay_as_friends() -> None:
    turn = grown(30).turn()
    for number in range(40):
        turn.put(replace(api.meet(turn, "colleague", f"test.{number}"), affinity=60))
    friends = sum(1 for _ in api.living(turn, "friend"))
    colleagues = sum(1 for _ in api.living(turn, "colleague"))
    arrivals.job_ends(turn, LostJob(NURSE, "resigned"))
    became = sum(1 for _ in api.living(turn, "friend")) - friends
    assert abs(became - arrivals.KEEPS * colleagues) < 13
    assert not list(api.living(turn, "colleague"))


def test_who_dies_leaves_a_widow_and_an_empty_home() -> None:
    life = SandboxLife(3)
    turn = life.turn()
    mother, father = (next(api.living(turn, who)) for who in ("mother", "father"))
    mother = replace(mother, partner_id=father.id, partner=father.first_name, partnership="married")
    father = replace(father, partner_id=mother.id, partner=mother.first_name, partnership="married")
    for person in (mother, father):
        turn.put(person)
    passing._die(turn, father)
    assert (turn.get(Person, mother.id).partnership, turn.get(Person, mother.id).partner_id) == ("widowed", "")
    assert turn.get(Residence).family_home_is_open
    for person in list(api.raising(turn)):
        passing._die(turn, person)
    assert not turn.get(Residence).family_home_is_open


def test_grief_is_felt_more_the_closer_they_were() -> None:
    def saddened(affinity: int) -> float:
        life = grown(30)
        turn = life.turn()
        friend = replace(api.meet(turn, "friend", "test"), affinity=affinity)
        turn.put(friend)
        life.commit(turn, life.minute)
        turn = life.turn()
        passing._die(turn, friend)
        before, after = life.state.get(Vitals), turn.get(Vitals)
        return (before.happiness - after.happiness) / 1_000_000

    assert saddened(100) > saddened(50) > saddened(0) >= 0


def test_lives_know_enough_people_and_not_too_many() -> None:
    for life in whole_lives(3, 12):
        people = list(life.state.all(Person))
        assert len(people) == len({p.id for p in people})
        assert len(people) < 45
    life = grown(20)
    assert sum(1 for _ in api.living(life.turn())) >= 5
    assert {p.relation for p in grown(10).state.all(Person)} >= {"classmate"}


def test_a_person_of_the_day_lives_a_year_in_their_own_month() -> None:
    life = grown(8)
    turn = life.turn()
    person = api.meet(turn, "classmate", "test")
    turn.put(replace(person, doing="little"))
    life.commit(turn, life.minute)
    month = person.birth_minute // DAY % 12
    put(life)
    while life.minute // DAY % 12 != (month - 1) % 12:
        life.advance(life.minute + DAY)
    assert life.state.get(Person, person.id).doing == "little" or life.minute // DAY % 12 == month
    life.advance(life.minute + 2 * DAY)
    assert life.state.get(Person, person.id).doing == "school"
