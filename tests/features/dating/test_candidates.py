"""Whose cards there are: grown-ups only whatever is asked, the same for whoever looks twice, of all orientations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.life import seed_of, world
from ws.content.schemas.base import Sex
from ws.features.dating.records import Preferences
from ws.features.dating.rules import candidates, choosing
from ws.features.dating.rules.candidates import Candidate, Seeker
from ws.features.people.api import sexes_loved, stranger
from ws.kernel.rolls import Rolls

CONTENT = world().content
SEXES: tuple[Sex, ...] = ("female", "male")
AGES = st.one_of(st.none(), st.integers(0, 130))
WANTED = st.builds(
    Preferences,
    sexes=st.sampled_from((("female",), ("male",), SEXES, ())),
    min_age=AGES,
    max_age=AGES,
    distance=st.sampled_from(("near", "any")),
    parents=st.booleans(),
    children=st.sampled_from(("any", "wants", "none")),
    marriage=st.sampled_from(("any", "yes", "no")),
    faith=st.sampled_from(("any", "devout", "quiet", "none")),
)
SEEKERS = st.builds(
    Seeker,
    seed=st.integers(0, 40).map(seed_of),
    sex=st.sampled_from(SEXES),
    age=st.integers(0, 110),
    country=st.sampled_from(sorted(CONTENT.countries)),
    days_per_year=st.sampled_from((12, 24)),
)


def seeker(number: int = 1, sex: Sex = "female", age: int = 30) -> Seeker:
    return Seeker(seed_of(number), sex, age, "gb", 12)


def ten(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    names = [c.person.id for c in found]
    return choosing.shown(found, dict.fromkeys(names, 50), {name: n / 100 for n, name in enumerate(names)})


@settings(max_examples=60, deadline=None)
@given(SEEKERS, st.integers(0, 1300), WANTED)
def test_only_grown_ups_whatever_is_asked(who: Seeker, day: int, wanted: Preferences) -> None:
    found = candidates.of_day(who, day, wanted, CONTENT)
    assert who.age >= 18 or not found, "minors see nobody"
    year = 1440 * who.days_per_year
    for candidate in found:
        lived = day * 1440 - candidate.person.birth_minute
        assert candidate.age >= 18
        assert lived // year == candidate.age, "the age on the card is the age"
        assert candidate.person.partnership in ("single", "divorced", "widowed")
        assert who.sex in sexes_loved(bytes.fromhex(who.seed), candidate.person.id, candidate.person.sex)
        assert candidates.is_wanted(candidate, wanted, who.age)
        assert candidates.find(candidate.person.id, who, day, CONTENT) == candidate
        assert candidates.find(candidate.person.id, who, day + 1, CONTENT) is None


@given(st.text(max_size=12), st.integers(0, 1300))
def test_made_up_ids_are_nobody(name: str, day: int) -> None:
    found = candidates.find(name, seeker(), day, CONTENT)
    assert found is None or found.person.id == name


def test_minors_find_nobody_by_id_either() -> None:
    found = candidates.of_day(seeker(age=18), 216, Preferences(), CONTENT)
    assert candidates.find(found[0].person.id, seeker(age=17), 216, CONTENT) is None


@given(st.integers(0, 17))
def test_a_stranger_is_grown_up(age: int) -> None:
    with pytest.raises(ValueError, match="a stranger of"):
        stranger(Rolls(b"seed", 0), "f0n0", "female", age, 12, CONTENT.countries["gb"], CONTENT)


@pytest.mark.parametrize("own", SEXES)
@pytest.mark.parametrize("theirs", SEXES)
def test_everybody_finds_enough_of_whom_they_look_for(own: Sex, theirs: Sex) -> None:
    counts = [
        len(ten(candidates.of_day(seeker(number, own, 30), 360, Preferences(sexes=(theirs,)), CONTENT)))
        for number in range(12)
    ]
    assert min(counts) >= 6
    assert sum(counts) / len(counts) > 8.5


@pytest.mark.parametrize("age", [18, 25, 40, 60, 80])
def test_cards_of_a_day_are_varied(age: int) -> None:
    for number in range(6):
        shown = ten(candidates.of_day(seeker(number, "male", age), 12 * age, Preferences(), CONTENT))
        assert len(shown) == 10
        assert len({c.person.first_name for c in shown}) == 10
        jobs = [c.person.job for c in shown if c.person.doing == "work"]
        assert len(set(jobs)) == len(jobs)
        assert len({slug for c in shown for slug in c.person.interests}) >= 10
        pairs = [(a, b) for n, a in enumerate(shown) for b in shown[n + 1 :]]
        assert all(choosing.alike(a, b) <= 0.9 for a, b in pairs)


def test_nobody_comes_again_within_a_season() -> None:
    days = [candidates.of_day(seeker(), day, Preferences(), CONTENT) for day in range(360, 363)]
    names = [(c.person.first_name, c.person.last_name, c.age) for found in days for c in ten(found)]
    assert len(set(names)) == len(names)
    assert len({c.person.id for found in days for c in found}) == sum(map(len, days))


def test_another_life_has_other_people() -> None:
    one = candidates.of_day(seeker(1), 360, Preferences(), CONTENT)
    other = candidates.of_day(seeker(2), 360, Preferences(), CONTENT)
    assert {c.person for c in one}.isdisjoint({c.person for c in other})
