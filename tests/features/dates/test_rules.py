"""What suits whom, who says yes, what a date comes to."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import DAY, rolls_of
from tests.support.life import world
from ws.content.schemas import DateMoment
from ws.content.schemas.dates import Phase, Season, Temper, Weather
from ws.features.dates.rules import fitting, planning, scenes, skies, success
from ws.features.dates.rules.fitting import Scene
from ws.features.people.records import Person

CONTENT = world().content
PERSON = Person("p1", "match", "Ada", "L", "female", -25 * 12 * DAY, 20, interests=("tea", "books"), doing="home")
TRAIT = st.integers(0, 100)
PEOPLE = st.builds(
    Person,
    st.just("p1"), st.just("match"), st.just("Ada"), st.just("L"), st.sampled_from(["female", "male"]),
    st.just(-300 * DAY), st.integers(-100, 100), openness=TRAIT, conscientiousness=TRAIT, extraversion=TRAIT,
    agreeableness=TRAIT, neuroticism=TRAIT,
)  # fmt: skip
MADE = success.Made(
    chemistry=50, place=50, activity=50, gift=None, happiness=50, stress=30, affinity=0, their_day=0.5, payer=None,
    is_beyond_means=False, is_outdoors=False, weather="fair", is_spoiled=False, choices=0, luck=0.5,
)  # fmt: skip
SCENES = st.builds(
    Scene,
    venue=st.sampled_from(list(CONTENT.date_venues.values())),
    activity_id=st.sampled_from(list(CONTENT.date_activities)),
    phase=st.sampled_from(get_args(Phase)),
    weather=st.sampled_from(get_args(Weather)),
    season=st.sampled_from(get_args(Season)),
    is_evening=st.booleans(),
    age=st.integers(18, 110),
    person=PEOPLE,
)


def test_both_ends_of_each_trait_have_a_word() -> None:
    assert set(fitting.ENDS) == set(get_args(Temper))
    assert len(set(fitting.ENDS.values())) == len(fitting.ENDS) == 10
    quiet = replace(PERSON, extraversion=20)
    assert fitting.has(quiet, "quiet")
    assert not fitting.has(quiet, "outgoing")


@given(person=PEOPLE)
def test_a_fit_is_between_its_ends_and_grows_with_what_is_shared(person: Person) -> None:
    for each in CONTENT.date_venues.values():
        alone = fitting.fit(replace(person, interests=()), each.tempers, each.interests)
        shared = fitting.fit(replace(person, interests=each.interests[:2]), each.tempers, each.interests)
        assert 0 <= alone <= shared <= 100


def test_of_strangers_only_what_they_say_is_known() -> None:
    loud, quiet = replace(PERSON, extraversion=99), replace(PERSON, extraversion=1)
    hints = {fitting.hint(person, ("quiet",), (), knows_them=False) for person in (loud, quiet)}
    assert len(hints) == 1
    assert fitting.hint(loud, ("quiet",), (), True) != fitting.hint(quiet, ("quiet",), (), True)


@given(scene=SCENES, costs=st.booleans(), minutes=st.sampled_from([60, 120]), seed=st.integers(0, 99))
def test_every_date_has_three_to_five_moments_of_their_parts(
    scene: Scene, costs: bool, minutes: int, seed: int
) -> None:
    found = scenes.moments_of(CONTENT, scene, rolls_of(seed), "d1", minutes, costs, ())
    parts = [CONTENT.date_moments[moment].part for moment in found]
    assert parts == [
        "arrival",
        "middle",
        *(["middle"] if minutes > 60 else []),
        *(["bill"] if costs else []),
        "goodbye",
    ]
    assert len(set(found)) == len(found)
    assert all(fitting.may_come_up(CONTENT.date_moments[moment], scene) for moment in found)
    assert found == scenes.moments_of(CONTENT, scene, rolls_of(seed), "d1", minutes, costs, ())


@given(scene=SCENES, points=st.integers(0, 100), kissed=st.booleans())
def test_every_date_ends_in_words(scene: Scene, points: int, kissed: bool) -> None:
    band = success.band(points)
    outcome = scenes.outcome_of(CONTENT.date_outcomes, scene, band, kissed, rolls_of(1), "d1", ())
    assert outcome is not None
    assert band in outcome.bands
    assert outcome.kissed in (None, kissed)


@pytest.mark.parametrize("moment", list(CONTENT.date_moments.values()), ids=lambda moment: str(moment.id))
def test_choices_differ_and_the_middling_one_ends_nothing(moment: DateMoment) -> None:
    assert len({choice.text for choice in moment.choices}) == len(moment.choices)
    assert len({choice.points for choice in moment.choices}) > 1 or moment.part == "bill"
    chosen = scenes.middling(moment)
    assert not chosen.ends
    assert chosen.pays in (None, "split")


def test_there_is_enough_to_come_up() -> None:
    assert len(CONTENT.date_venues) >= 28
    assert len(CONTENT.date_activities) >= 48
    assert len(CONTENT.date_moments) >= 120
    assert len(CONTENT.date_outcomes) >= 60


def test_moments_that_came_up_wait_their_turn() -> None:
    scene = Scene(
        venue=CONTENT.date_venues["city_park"], activity_id="slow_walk", phase="seeing", weather="fair",
        season="summer", is_evening=True, age=30, person=PERSON,
    )  # fmt: skip
    first = scenes.moments_of(CONTENT, scene, rolls_of(3), "d1", 120, False, ())
    second = scenes.moments_of(CONTENT, scene, rolls_of(3), "d1", 120, False, first)
    assert not set(first) & set(second)


def test_what_makes_a_date_better_makes_it_better() -> None:
    base = success.success(success.points(MADE))
    better = {
        "chemistry": 90, "place": 90, "activity": 90, "gift": 90, "happiness": 95.0, "affinity": 80, "their_day": 0.9,
        "payer": "player", "choices": 20, "luck": 0.99,
    }  # fmt: skip
    for name, value in better.items():
        assert success.success(success.points(replace(MADE, **{name: value}))) > base, name
    worse = {"stress": 95.0, "gift": 5, "is_beyond_means": True, "payer": "other", "choices": -9}
    for name, value in worse.items():
        assert success.success(success.points(replace(MADE, **{name: value}))) < base, name
    outside = replace(MADE, is_outdoors=True, weather="rain")
    assert (
        success.success(success.points(replace(outside, is_spoiled=True)))
        < success.success(success.points(outside))
        < base
    )


@given(choices=st.integers(-100, 100), chemistry=st.integers(0, 100), luck=st.floats(0, 1))
def test_success_stays_between_its_ends(choices: int, chemistry: int, luck: float) -> None:
    parts = success.points(replace(MADE, choices=choices, chemistry=chemistry, luck=luck))
    assert 0 <= success.success(parts) <= 100
    assert len(success.reasons(parts)) <= 4


def asked(**changes: object) -> planning.Asked:
    values = planning.Asked("seeing", 10 * DAY + 19 * 60, 50, 50, None, 0.5)
    return replace(values, **changes)  # type: ignore[arg-type]  # by name


def test_people_say_yes_or_no_by_their_will_and_their_day() -> None:
    assert planning.answer(PERSON, asked()).startswith("accepts")
    assert planning.answer(PERSON, asked(draw=0.99)) == "declines"
    assert planning.answer(PERSON, asked(draw=0.99, place_fit=10)) == "declines_place"
    assert planning.answer(PERSON, asked(draw=0.7, last_date_minute=10 * DAY)) == "declines_soon"
    assert planning.answer(replace(PERSON, health="ill"), asked()) == "declines_ill"
    worker = replace(PERSON, doing="work")
    weekday_noon, saturday_noon = 14 * DAY + 12 * 60, 19 * DAY + 12 * 60
    assert planning.answer(worker, asked(at=weekday_noon)) == "declines_work"
    assert planning.answer(worker, asked(at=saturday_noon)).startswith("accepts")
    far = replace(PERSON, lives="far")
    assert planning.answer(far, asked(at=weekday_noon)) == "declines_far"
    assert planning.answer(far, asked(at=saturday_noon)).startswith("accepts")


def test_seasons_stand_on_their_heads_in_the_south_and_are_gentle_in_the_tropics() -> None:
    rink, beach = CONTENT.date_venues["ice_rink"], CONTENT.date_venues["beach"]
    north, south, tropics = (CONTENT.climates[country] for country in ("gb", "au", "br"))
    assert skies.is_in_season(rink, north, 1)
    assert not skies.is_in_season(rink, south, 1)
    assert skies.is_in_season(beach, south, 1)
    assert not skies.is_in_season(beach, north, 1)
    assert skies.is_in_season(beach, tropics, 1)
    assert not skies.is_in_season(rink, tropics, 1)
    assert skies.season(north, 1) == "winter"
    assert skies.season(south, 1) == "summer"
    seen = {skies.weather(north, 1, rolls_of(number), "d1") for number in range(60)}
    assert {"snow", "rain", "cold", "fair"} == seen
    assert "snow" not in {skies.weather(tropics, 7, rolls_of(number), "d1") for number in range(60)}
