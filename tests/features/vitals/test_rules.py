"""Vitals as functions of time: integers, bounded, and the same however time is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import refused, rolls_of
from ws.content.schemas import Effects
from ws.features.vitals import rules
from ws.features.vitals.records import Vitals

POINT = 1_000_000
HUNDRED = 100 * POINT
BOUNDED = ("health", "happiness", "smarts", "looks", "stress")

points = st.integers(0, HUNDRED)
some_vitals = st.builds(
    Vitals,
    minute=st.integers(0, 10**6),
    energy=st.integers(0, 170 * POINT),
    health=points,
    happiness=points,
    smarts=points,
    looks=points,
    stress=points,
    energy_tempo=st.sampled_from([1, 3]),
    happiness_per_minute=st.sampled_from([-1000, 0, 1000]),
    stress_per_minute=st.sampled_from([-20_000, -4_000, 0, 8_000, 10_000]),
)
effect = st.floats(-100, 100, allow_nan=False)


def vitals(**changes: int) -> Vitals:
    held = Vitals(
        minute=0,
        energy=0,
        health=80 * POINT,
        happiness=50 * POINT,
        smarts=50 * POINT,
        looks=50 * POINT,
        stress=20 * POINT,
    )
    return replace(held, **changes)


def test_empty_to_full_takes_three_real_hours_awake() -> None:
    assert rules.energy_at(vitals(), 10_800) == HUNDRED
    assert rules.energy_at(vitals(), 10_799) < HUNDRED
    assert rules.energy_at(vitals(), 5_400) == 50 * POINT


def test_sleep_is_three_times_as_quick() -> None:
    sleeper = rules.doing(vitals(), "asleep", 0)
    assert rules.energy_at(sleeper, 3_600) == HUNDRED
    assert rules.energy_at(sleeper, 3_599) < HUNDRED
    for what in ("free", "school", "work", "breakfast", "lunch", "dinner"):
        assert rules.energy_at(rules.doing(sleeper, what, 0), 3_600) == rules.energy_at(vitals(), 3_600)


@given(energy=st.integers(0, 170 * POINT), tempo=st.sampled_from([1, 3]), minutes=st.integers(0, 50_000))
def test_regeneration_stops_at_a_hundred_and_what_lies_above_stays(energy: int, tempo: int, minutes: int) -> None:
    later = rules.energy_at(vitals(energy=energy, energy_tempo=tempo), minutes)
    assert later == energy if energy >= HUNDRED else energy <= later <= HUNDRED


@given(held=some_vitals, passed=st.integers(0, 12_000))
def test_the_next_whole_point_comes_exactly_when_it_is_said_to(held: Vitals, passed: int) -> None:
    now = held.minute + passed
    whole = rules.energy_at(held, now) // POINT
    said = rules.next_whole_energy(held, now)
    # a point takes 108 minutes awake
    found = (m for m in range(now + 1, now + 120) if rules.energy_at(held, m) // POINT > whole)
    assert said == next(found, None)
    assert (said is None) == (rules.energy_at(held, now) >= HUNDRED)


@given(held=some_vitals, first=st.integers(0, 5000), second=st.integers(0, 5000))
def test_time_may_be_cut_in_two(held: Vitals, first: int, second: int) -> None:
    """Exact for what moves by whole millionths; energy loses less than a millionth at a cut."""
    there = held.minute + first + second
    once, twice = rules.at(held, there), rules.at(rules.at(held, held.minute + first), there)
    assert replace(twice, energy=0) == replace(once, energy=0)
    assert once.energy - 1 <= twice.energy <= once.energy
    assert all(0 <= getattr(once, name) <= HUNDRED for name in BOUNDED)


@given(
    held=some_vitals,
    effects=st.builds(
        Effects, energy=effect, health=effect, happiness=effect, smarts=effect, looks=effect, stress=effect
    ),
    scale=st.floats(0, 1),
)
def test_whatever_befalls_a_life_its_vitals_stay_within_bounds(held: Vitals, effects: Effects, scale: float) -> None:
    after = rules.affected(held, effects, scale)
    assert all(0 <= getattr(after, name) <= HUNDRED for name in BOUNDED)
    assert 0 <= after.energy <= max(HUNDRED, held.energy)
    for name in BOUNDED:
        points = getattr(effects, name)
        if name == "smarts":
            points = rules.learnt(held.smarts, points)
        wanted = getattr(held, name) + points * scale * POINT
        assert abs(getattr(after, name) - min(HUNDRED, max(0, wanted))) <= 1


@pytest.mark.parametrize(("smarts", "left"), [(0, 1.0), (50, 0.25), (80, 0.04), (100, 0.0)])
def test_who_knows_much_learns_little_that_is_new(smarts: int, left: float) -> None:
    assert rules.learnt(smarts * POINT, 3.0) == pytest.approx(3.0 * left)
    assert rules.learnt(smarts * POINT, -3.0) == -3.0, "what is lost is lost in full"


def test_an_effect_is_scaled() -> None:
    assert rules.affected(vitals(), Effects(looks=8, stress=-4), 0.25).looks == 52 * POINT
    assert rules.affected(vitals(), Effects(smarts=8, stress=-4), 0.25).stress == 19 * POINT


@given(energy=st.integers(0, 10**9), bought=st.sampled_from([20, 50]))
def test_small_and_medium_refills_always_add(energy: int, bought: int) -> None:
    assert rules.refilled(vitals(energy=energy), bought).energy == energy + bought * POINT


def test_a_full_refill_fills_and_is_refused_at_a_hundred_or_more() -> None:
    assert rules.refilled(vitals(energy=3), None).energy == HUNDRED
    assert rules.refilled(vitals(energy=HUNDRED - 1), None).energy == HUNDRED
    for energy in (HUNDRED, HUNDRED + 1, 150 * POINT):
        with refused("not_allowed"):
            rules.refilled(vitals(energy=energy), None)


def test_energy_is_paid_in_full_or_not_at_all() -> None:
    assert rules.spent(vitals(energy=5 * POINT), 5).energy == 0
    with refused("not_enough_energy") as facts:
        rules.spent(vitals(energy=5 * POINT - 1), 5)
    assert facts == {"needed": 5, "energy": 4}


def test_newborns_lie_within_their_ranges_and_fill_them() -> None:
    born = [rules.born(rolls_of(number), 0) for number in range(400)]
    for name, low, high in (("happiness", 50, 100), ("health", 80, 100), ("smarts", 0, 100), ("looks", 0, 100)):
        values = [getattr(v, name) / POINT for v in born]
        assert low <= min(values) <= low + (high - low) * 0.05
        assert high - (high - low) * 0.05 <= max(values) <= high
        assert sum(values) / 400 == pytest.approx((low + high) / 2, abs=(high - low) * 0.06)
    assert {v.energy for v in born} == {HUNDRED}
    assert {v.stress for v in born} == {0}


def test_happiness_drifts_to_the_temperament_and_rests_there() -> None:
    away = {30: 1, 54: 0, 56: 0, 80: -1}
    for happiness, direction in away.items():
        paced = rules.doing(vitals(happiness=happiness * POINT, temperament=55 * POINT), "free", 0)
        moved = rules.at(paced, 60).happiness - paced.happiness
        assert (moved > 0) - (moved < 0) == direction


def test_work_and_school_weigh_and_sleep_lifts() -> None:
    hour = {
        what: rules.at(rules.doing(vitals(), what, 0), 60).stress for what in ("work", "school", "free", "asleep")
    }
    assert hour["work"] > hour["school"] > 20 * POINT > hour["free"] > hour["asleep"]


def test_health_slips_only_from_forty_on_and_faster_later() -> None:
    slips = [80 * POINT - rules.aged(vitals(), age).sound for age in range(130)]
    assert set(slips[:40]) == {0}
    assert slips[40] > 0
    assert slips[40:] == sorted(slips[40:])
    assert rules.aged(vitals(looks=1), 100).looks == 0


def settled(held: Vitals, minutes: int) -> Vitals:
    """After so long of free time, the pace taken up anew every six hours."""
    for _ in range(minutes // 360):
        held = rules.at(rules.doing(held, "free", held.minute), held.minute + 360)
    return held


@pytest.mark.parametrize("health", [0, 40, 80, 100])
def test_health_comes_back_to_its_level_from_both_sides(health: int) -> None:
    """Two thirds of the way in half a year, nearly all of it in three."""
    away = abs(health - 80) * POINT
    assert abs(settled(vitals(health=health * POINT), 8_640).health - 80 * POINT) <= away * 0.4
    assert abs(settled(vitals(health=health * POINT), 6 * 8_640).health - 80 * POINT) <= away * 0.01 + POINT / 10


def test_what_lasts_moves_the_level_of_health() -> None:
    held = rules.held_by(vitals(health=70 * POINT), -10 * POINT)
    assert settled(held, 17_280).health == 70 * POINT


def test_a_constitution_is_kept_for_life() -> None:
    strong = rules.aged(vitals(constitution=7 * POINT), 60)
    assert strong.sound - rules.sound_at(60) == 7 * POINT


def test_a_night_takes_a_third_of_the_stress() -> None:
    assert rules.at(rules.doing(vitals(stress=60 * POINT), "asleep", 0), 480).stress == pytest.approx(
        40 * POINT, abs=500
    )
