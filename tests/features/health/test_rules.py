"""Rates, bends, deaths and habits, without a life."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import refused, rolls_of
from tests.support.life import world
from ws.features.health.records import Ailment, HabitKept, Health
from ws.features.health.rules import care, deaths, habits, onsets
from ws.features.health.rules.cohort import rate
from ws.features.health.rules.onsets import body_of
from ws.features.health.rules.tables import MOST_COMPANY, SEXES, tables

CONTENT = world().content
BODY = body_of(CONTENT, 55, "male")


def test_rates_hold_until_the_next_row() -> None:
    rates = ((0, 1.0, 2.0), (18, 3.0, 4.0))
    assert [rate(rates, age, "female") for age in (0, 17, 18, 90)] == [1, 1, 3, 3]
    assert [rate(rates, age, "male") for age in (17, 18)] == [2, 4]


def test_there_is_enough_of_everything() -> None:
    assert len(CONTENT.conditions) >= 34
    assert len(CONTENT.endings) >= 50
    assert len({condition.group for condition in CONTENT.conditions.values()}) == 13
    assert all(condition.source.startswith("Rounded from ") for condition in CONTENT.conditions.values())


@pytest.mark.parametrize("sex", SEXES)
def test_conditions_never_take_more_than_the_table_gives(sex: str) -> None:
    """The rest is what is left; were it floored at zero, survival would fall short of the table."""
    known = tables(CONTENT, sex)
    for age in range(6, 100):
        by_conditions = sum(each.force[age] for each in known.cohorts.values())
        assert 0 < known.rest[age] == pytest.approx(known.force[age] - by_conditions)
        assert by_conditions > 0


@pytest.mark.parametrize("sex", SEXES)
@given(age=st.integers(1, 115), habits_held=st.sets(st.sampled_from(sorted(CONTENT.habits))), data=st.data())
def test_nobodys_chance_is_above_the_bound_of_the_draw(
    sex: str, age: int, habits_held: set[str], data: st.DataObject
) -> None:
    known = tables(CONTENT, sex)
    sick = data.draw(st.sets(st.sampled_from(sorted(CONTENT.conditions))))
    body = replace(
        body_of(CONTENT, age, sex, frozenset(habits_held)),
        ailments=frozenset(sick),
        had=dict.fromkeys(sick, 1),
        health=data.draw(st.floats(0, 120)),
        stress=data.draw(st.floats(0, 100)),
        happiness=data.draw(st.floats(0, 100)),
    )
    for bundle in known.onsets[age]:
        assert bundle.most <= 1
        for chance in bundle.chances:
            if chance.condition.most_a_year == 1 and len(bundle.chances) > 1:
                bent = chance.usual * onsets.bend(chance.condition, known, body)
                assert bent <= chance.most * (1 + 1e-9)


def test_smokers_get_lung_cancer_and_runners_fewer_heart_attacks() -> None:
    known = tables(CONTENT, "male")
    cancer, heart = CONTENT.conditions["lung_cancer"], CONTENT.conditions["ischaemic_heart_disease"]
    smokes = replace(BODY, habits=frozenset({"smoking"}))
    runs = replace(BODY, habits=frozenset({"running"}))
    assert onsets.bend(cancer, known, smokes) == pytest.approx(16 * onsets.bend(cancer, known, BODY))
    assert onsets.bend(heart, known, runs) < onsets.bend(heart, known, BODY) < onsets.bend(heart, known, smokes)


def test_stress_and_unhappiness_bring_depression() -> None:
    known = tables(CONTENT, "male")
    depression = CONTENT.conditions["depression"]
    moods = [replace(BODY, stress=s, happiness=h) for s, h in ((5, 90), (5, 55), (80, 10))]
    bent = [onsets.bend(depression, known, body) for body in moods]
    assert bent == sorted(bent)
    assert bent[2] > 3 * bent[1]


def test_depression_comes_back_more_easily() -> None:
    known = tables(CONTENT, "male")
    depression = CONTENT.conditions["depression"]
    before = replace(BODY, had={"depression": 1})
    assert onsets.bend(depression, known, before) == pytest.approx(2 * onsets.bend(depression, known, BODY))


def test_what_protects_comes_once_and_what_lasts_not_twice() -> None:
    years = range(4000)
    child = replace(body_of(CONTENT, 5, "female"), had={"chickenpox": 1}, ailments=frozenset({"asthma"}))
    fresh = body_of(CONTENT, 5, "female")
    known = tables(CONTENT, "female")
    came = {c.id for n in years for _, c in onsets.years_onsets(rolls_of(1, n), known, child, 12)}
    would = {c.id for n in years for _, c in onsets.years_onsets(rolls_of(1, n), known, fresh, 12)}
    assert would - came == {"chickenpox", "asthma"}


def test_onsets_fall_into_the_year_and_the_day() -> None:
    known = tables(CONTENT, "male")
    for days_per_year in (1, 5, 12):
        for number in range(300):
            for minutes, _ in onsets.years_onsets(rolls_of(2, number), known, BODY, days_per_year):
                assert 0 < minutes < days_per_year * 1440
                assert 8 * 60 <= minutes % 1440 <= 21 * 60


@given(chance=st.floats(0, 1, exclude_max=True), expected=st.floats(0.01, 5))
def test_poisson_counts_by_the_distribution(chance: float, expected: float) -> None:
    number = onsets.poisson(chance, expected)
    below = sum(math.exp(-expected) * expected**k / math.factorial(k) for k in range(number))
    assert below <= chance + 1e-9
    assert chance < below + math.exp(-expected) * expected**number / math.factorial(number) + 1e-9


def test_usual_health_slips_as_birthdays_do() -> None:
    assert onsets.usual_health(39) == onsets.usual_health(6) == 80
    assert onsets.usual_health(90) == pytest.approx(80 - 0.75 * sum((age - 35) / 50 for age in range(40, 91)))


def test_health_and_habits_bend_the_rest() -> None:
    known = tables(CONTENT, "male")
    usual = deaths.bend(CONTENT, known, BODY)
    assert deaths.bend(CONTENT, known, replace(BODY, health=0)) > 2 * usual
    assert deaths.bend(CONTENT, known, replace(BODY, health=100)) < usual
    assert deaths.bend(CONTENT, known, replace(BODY, habits=frozenset({"smoking"}))) == pytest.approx(1.7 * usual)
    assert deaths.bend(CONTENT, known, replace(BODY, habits=frozenset({"running"}))) == pytest.approx(0.8 * usual)


def test_nobody_outlives_the_table() -> None:
    known = tables(CONTENT, "female")
    forces = deaths.forces(CONTENT, known, body_of(CONTENT, known.oldest, "female"), {})
    assert deaths.cause_of_year(rolls_of(1), forces) == deaths.REST


def test_care_changes_the_risk_to_die() -> None:
    ailment = Ailment("lung_cancer", 0, 0, True, 0, 0, 0)
    assert deaths.percent(CONTENT, ailment) == 100
    assert deaths.percent(CONTENT, replace(ailment, treatment="lung_operation")) == 100
    assert deaths.percent(CONTENT, replace(ailment, treatment="antibody_therapy")) == 60
    assert deaths.percent(CONTENT, replace(ailment, neglected=True)) == 200
    assert deaths.percent(CONTENT, replace(ailment, tended=True)) == 80


def test_the_usual_care_of_the_serious_is_what_the_rates_hold_under() -> None:
    for condition in CONTENT.conditions.values():
        if condition.severity >= 3:
            assert CONTENT.treatments[condition.treatments[0]].death_percent == 100, condition.id


def test_nobody_dies_of_an_onset_in_the_prologue() -> None:
    drowning = CONTENT.conditions["near_drowning"]
    assert not any(deaths.is_fatal(rolls_of(1, n), drowning, 5, "male") for n in range(400))
    assert any(deaths.is_fatal(rolls_of(1, n), drowning, 6, "male") for n in range(400))


def test_every_death_of_every_age_has_words_and_a_cause() -> None:
    for age in range(6, 120):
        for sex in SEXES:
            cause = deaths.other_cause(rolls_of(age), CONTENT.death_causes.values(), age, sex)
            assert cause is not None
            told = deaths.ending(rolls_of(age), CONTENT.endings.values(), cause.ending, cause.cause, age)
            assert told is not None
            assert told.cause in ("", cause.cause)
            assert told.from_age <= age <= told.to_age


@given(start=st.integers(-20_000_000, 20_000_000), target=st.integers(-20_000_000, 20_000_000), n=st.integers(0, 200))
def test_a_habit_nears_its_level_and_never_passes_it(start: int, target: int, n: int) -> None:
    now, then = habits.level(start, target, n), habits.level(start, target, n + 1)
    assert abs(target - then) <= abs(target - now) + 1
    assert min(start, target) - 1 <= now <= max(start, target) + 1
    assert habits.level(start, target, 0) == start


def test_a_habit_given_up_goes_back_from_where_it_was() -> None:
    running = CONTENT.habits["running"]
    kept = HabitKept("running", 0)
    year = habits.levels(running, kept, 12, 12)
    assert year[0] == habits.level(0, 9_000_000, 12)
    left = habits.turned(running, kept, 12 * 1440, 12, 12, quits=True)
    assert habits.levels(running, left, 12, 12) == year
    assert 0 < habits.levels(running, left, 30, 12)[0] < year[0]
    again = habits.turned(running, left, 30 * 1440, 30, 12, quits=False)
    assert again.quit_minute is None
    assert habits.levels(running, again, 90, 12)[0] > year[0]
    assert habits.levels(running, kept, 1, 1) == year, "months are months in a year of any length"


@pytest.mark.parametrize(
    ("held", "place", "minute", "doing"),
    [
        (Health(), "hospital", 600, "free"), (Health(), "prison", 600, "free"), (Health(), "", 479, "free"),
        (Health(), "", 1080, "free"), (Health(), "", 600, "asleep"), (Health(doctor_day=0), "", 600, "free"),
    ],
)  # fmt: skip
def test_no_doctor_can_be_seen(held: Health, place: str, minute: int, doing: str) -> None:
    with refused("not_allowed"):
        care.check_visit(held, place, minute, doing)


def test_a_doctor_can_be_seen_once_a_day_in_opening_hours() -> None:
    care.check_visit(Health(doctor_day=0), "", 1440 + 480, "free")
    care.check_visit(Health(), "", 1079, "work")


def test_the_family_pays_for_a_child_and_insurance_its_part() -> None:
    assert [care.share_percent(age, 80) for age in (17, 18)] == [0, 20]


def test_a_treatment_shortens_what_is_left_of_an_illness() -> None:
    ailment = Ailment("influenza", 0, 1000, False, 0, 0, 0)
    assert care.shortened(ailment, CONTENT.treatments["antivirals"], 200).acute_until == 200 + 800 * 65 // 100
    lasting = replace(ailment, lasting=True)
    assert care.shortened(lasting, CONTENT.treatments["antivirals"], 200) == lasting


def test_what_has_not_cured_cures_less_and_less() -> None:
    treatment = next(each for each in world().content.treatments.values() if each.cure_percent >= 40)
    tried: tuple[str, ...] = ()
    chances = []
    for _ in range(5):
        tried = care.noted_try(tried, treatment.id)
        chances.append(care.cure_chance(treatment, tried))
    assert chances[0] == treatment.cure_percent / 100
    assert chances[0] > chances[1] > chances[2] == chances[3] == chances[4] > 0
    assert len(tried) == len(care.CURES_AGAIN), "no longer memory than is needed"
    assert care.cure_chance(treatment, ("another",) * 3) == chances[0]


def test_company_brings_what_is_contagious_and_nothing_else() -> None:
    assert onsets.company(10, {"school"}) == 1.0 == onsets.company(40, {"work"}) == onsets.company(80, set())
    assert onsets.company(22, {"school", "work"}) > 1.0 > onsets.company(40, set())
    assert all(
        onsets.company(age, doings) <= MOST_COMPANY for age in range(120) for doings in (set(), {"school"}, {"work"})
    )
    known = tables(world().content, "female")
    usual = onsets.body_of(world().content, 22, "female")
    student = replace(usual, company=onsets.company(22, {"school"}))
    for condition in world().content.conditions.values():
        ratio = onsets.bend(condition, known, student) / onsets.bend(condition, known, usual)
        assert ratio == pytest.approx(student.company if condition.contagious else 1.0)


def test_the_second_draw_of_an_onset_is_asked_for_no_more_than_the_first_leaves_open() -> None:
    """What comes is the first draw times a share of `most`: more than 1 there would make it rarer than published."""
    for sex in SEXES:
        for bundles in tables(world().content, sex).onsets:
            for bundle in bundles:
                assert bundle.most <= 1
                assert all(chance.most <= 1 for chance in bundle.chances)
