"""Work and rest, as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import refused, rolls_of
from tests.support.life import seed_of, world
from ws.content.schemas import Job
from ws.features.careers.records import Business, Career, WorkHistory
from ws.features.careers.rules import (
    businesses,
    duty_of,
    gigs,
    interviews,
    pay,
    performance,
    plain_work,
    requirements,
    shifts,
    vacancies,
)
from ws.features.careers.rules.requirements import Applicant
from ws.features.day.records import Duty
from ws.features.education.api import ATTAINMENTS

CONTENT = world().content
JOBS = CONTENT.jobs


def somebody(**changes: object) -> Applicant:
    plain: dict[str, object] = {
        "age": 30, "attainment": ATTAINMENTS.index("high"), "fields": frozenset(), "smarts": 50, "looks": 50,
        "health": 80, "track_months": {}, "is_convicted": False, **changes,
    }  # fmt: skip
    return Applicant(**plain)  # type: ignore[arg-type]  # the test's own names


# Hours


@pytest.mark.parametrize("job", JOBS.values(), ids=list(JOBS))
def test_a_job_takes_the_hours_it_says(job: Job) -> None:
    duty = duty_of(Career(kind="job", job=job.id), job)
    assert duty == Duty("work", job.from_hour * 60, (job.from_hour + job.hours) * 60, job.days)


def test_who_does_not_work_has_no_duty() -> None:
    for kind in ("none", "retired"):
        assert duty_of(Career(kind=kind, job="cook"), JOBS["cook"]) is None


def test_hours_are_told_apart_by_whose_they_are() -> None:
    duties = {
        "work": Duty("work", 540, 1020),
        "side_job": Duty("work", 1020, 1260, (0, 2)),
        "school": Duty("school", 540, 900),
    }
    assert shifts.worked(duties, 0, 540, 1260) == {"work": 480, "side_job": 240}
    assert shifts.worked(duties, 1, 540, 1260) == {"work": 480}
    assert shifts.worked(duties, 5, 540, 1260) == {}


def test_two_duties_overlap_only_on_a_common_day() -> None:
    morning = Duty("work", 540, 720)
    assert shifts.overlap(morning, Duty("work", 700, 800))
    assert not shifts.overlap(morning, Duty("work", 720, 800))
    assert not shifts.overlap(morning, Duty("work", 600, 700, (5, 6)))


def test_only_daytime_on_most_weekdays_is_full_time_study() -> None:
    assert shifts.is_full_time_study([Duty("school", 540, 900)])
    assert not shifts.is_full_time_study([Duty("school", 18 * 60, 20 * 60)])
    assert not shifts.is_full_time_study([Duty("school", 540, 900, (5,))])
    assert not shifts.is_full_time_study([Duty("work", 540, 900)])


# Requirements


def test_what_stands_against_somebody_is_named() -> None:
    said = requirements.against(JOBS["surgeon"], somebody(smarts=20, is_convicted=True), ATTAINMENTS)
    for part in ("master's degree", "studies in medicine", "5 years of experience", "smarts of 70", "clean record"):
        assert part in said
    fit = somebody(
        attainment=5, fields=frozenset({"medicine"}), smarts=90, track_months={"medicine": 60}, is_convicted=False
    )
    assert requirements.against(JOBS["surgeon"], fit, ATTAINMENTS) == ""


def test_age_has_two_ends() -> None:
    recruit = JOBS["recruit"]
    assert "an age of 17" in requirements.against(recruit, somebody(age=16), ATTAINMENTS)
    assert requirements.against(recruit, somebody(age=39), ATTAINMENTS) == ""
    assert "39 at the most" in requirements.against(recruit, somebody(age=40), ATTAINMENTS)


def test_a_certificate_takes_the_place_of_years() -> None:
    carpenter = JOBS["carpenter"]
    assert "experience" in requirements.against(carpenter, somebody(), ATTAINMENTS)
    assert requirements.against(carpenter, somebody(fields=frozenset({"trades"})), ATTAINMENTS) == ""
    assert requirements.against(carpenter, somebody(track_months={"trades": 12}), ATTAINMENTS) == ""


def test_experience_counts_the_present_job() -> None:
    held = Career(kind="job", job="cook", months=7)
    assert requirements.experience(WorkHistory(5, {"food": 5}), held, CONTENT) == {"food": 12}
    assert requirements.experience(WorkHistory(5, {"food": 5}), replace(held, kind="none"), CONTENT) == {"food": 5}


# Vacancies


def test_vacancies_are_the_same_whoever_asks_and_when() -> None:
    seed = seed_of(5)
    monday = vacancies.open_on(seed, 300, CONTENT, 1.0)
    assert len(monday) > 20
    assert len({vacancy.id for vacancy in monday}) == len(monday)
    tuesday = {vacancy.id: vacancy for vacancy in vacancies.open_on(seed, 301, CONTENT, 1.0)}
    still = [vacancy for vacancy in monday if vacancy.closes_day >= 301]
    assert still
    assert all(tuesday[vacancy.id] == vacancy for vacancy in still)
    for vacancy in monday:
        assert vacancies.find(vacancy.id, seed, 300, CONTENT, 1.0) == vacancy
        assert vacancies.find(vacancy.id, seed, vacancy.closes_day + 1, CONTENT, 1.0) is None
        assert vacancies.find(vacancy.id, seed, vacancy.opened_day - 1, CONTENT, 1.0) is None


@pytest.mark.parametrize(
    "vacancy_id",
    ["", "-", "x", "300", "300-", "300-king", "-1-cook", "0300-cook", "³-cook", "9" * 64, "300-recruit-x"],
)
def test_ids_that_are_none_find_nothing(vacancy_id: str) -> None:
    assert vacancies.find(vacancy_id, seed_of(5), 300, CONTENT, 1.0) is None


def test_a_rich_country_looks_for_more_researchers_and_fewer_farm_hands() -> None:
    assert vacancies.chance(JOBS["chemist"], CONTENT, 0.2) < vacancies.chance(JOBS["chemist"], CONTENT, 1.0)
    assert vacancies.chance(JOBS["farm_worker"], CONTENT, 0.2) > vacancies.chance(JOBS["farm_worker"], CONTENT, 1.0)
    assert all(0 <= vacancies.chance(job, CONTENT, 0.0) <= 1 for job in JOBS.values())


def test_the_top_of_the_business_track_is_reached_from_below_only() -> None:
    top = JOBS["chief_executive"]
    business = [job for job in JOBS.values() if job.track == "business"]
    assert max(business, key=lambda job: job.rank) is top
    assert top.demand == 0
    assert any(top.id in job.leads_to for job in business)


# Interviews


def test_three_different_questions_one_of_the_track() -> None:
    for number in range(30):
        for job in (JOBS["cook"], JOBS["astronomer"]):
            asked = interviews.questions_for(rolls_of(number), job, CONTENT, "1-x")
            assert len(set(asked)) == 3
            tracks = [CONTENT.interviews[question].track for question in asked]
            assert tracks.count(job.track) == 1
            assert tracks.count(None) == 2


def test_answers_are_looked_up_and_summed() -> None:
    asked = interviews.questions_for(rolls_of(1), JOBS["cook"], CONTENT, "1-x")
    best = tuple(max(CONTENT.interviews[q].choices, key=lambda c: c.quality).id for q in asked)
    assert interviews.quality(asked, best, CONTENT) == 9
    with refused("bad_message"):
        interviews.quality(asked, best[:2], CONTENT)
    with refused("not_found"):
        interviews.quality(asked, (*best[:2], "nonsense"), CONTENT)


@given(answers=st.integers(0, 8), smarts=st.integers(0, 100), mood=st.integers(0, 100), stress=st.integers(0, 100))
def test_better_answers_never_hurt(answers: int, smarts: int, mood: int, stress: int) -> None:
    who = somebody(smarts=smarts)
    worse = interviews.chance(JOBS["cook"], who, answers, mood, stress)
    better = interviews.chance(JOBS["cook"], who, answers + 1, mood, stress)
    assert 0.05 <= worse <= better <= 0.95
    assert interviews.chance(JOBS["cook"], replace(who, is_convicted=True), answers, mood, stress) <= worse


# Performance


@given(
    points=st.integers(0, 100),
    aim=st.integers(5, 98),
    minutes=st.integers(0, 900),
    share=st.floats(0, 1),
)
def test_performance_stays_within_bounds_and_absence_never_lifts_it(
    points: int, aim: int, minutes: int, share: float
) -> None:
    attended = int(minutes * share)
    after = performance.after_day(points, aim, minutes, attended)
    assert 0 <= after <= 100
    if (minutes - attended) * 10 > minutes:
        assert after < points or points == 0
        assert after >= points - 8
    elif minutes:
        assert abs(after - points) <= 3
        assert abs(aim - after) <= abs(aim - points)
    else:
        assert after == points


def test_performance_comes_from_smarts_mood_stress_and_effort() -> None:
    usual = performance.goal(50, 60, 20, "normal")
    assert performance.goal(90, 60, 20, "normal") > usual
    assert performance.goal(50, 90, 20, "normal") > usual
    assert performance.goal(50, 60, 90, "normal") < usual
    assert performance.goal(50, 60, 20, "low") < usual < performance.goal(50, 60, 20, "high")


def test_the_good_are_kept_longer_and_promoted_sooner() -> None:
    track = CONTENT.tracks["retail"]
    assert performance.layoff_chance(track, 90, 30) < performance.layoff_chance(track, 40, 30)
    assert performance.layoff_chance(track, 60, 30) < performance.layoff_chance(track, 60, 3)
    low, high = (performance.promotion_chance(JOBS["head_chef"], points) for points in (50, 90))
    assert 0 < low < high <= 0.8
    assert performance.promotion_chance(JOBS["chief_executive"], 90) < high


# Money


def test_a_promotion_pays_at_least_three_per_cent_more() -> None:
    for old in JOBS.values():
        for target in old.leads_to:
            for percent in (84, 100, 140):
                new = JOBS[target]
                after = pay.percent_after_promotion(old, new, percent)
                assert new.pay_cents * after * 100 >= old.pay_cents * percent * 103


FULL = 117_400 * 90 // 100 + (300_000 - 117_400) * 32 // 100


@pytest.mark.parametrize(
    ("months", "age", "cents"),
    [
        (420, 67, FULL),
        (600, 67, FULL),
        (210, 67, FULL // 2),
        (0, 67, 0),
        (420, 60, FULL * 58 // 100),
        (420, 66, FULL * 94 // 100),
    ],
)
def test_pensions_by_years_and_age(months: int, age: int, cents: int) -> None:
    """Of 3,000.00 after 35 years; 6 per cent less for each year before 67."""
    assert pay.pension_cents(300_000, months, age) == cents


@pytest.mark.parametrize(("last", "pension"), [(0, 0), (100_000, 90_000), (117_400, 105_660), (1_000_000, 338_418)])
def test_low_pay_keeps_more_of_itself_in_a_pension(last: int, pension: int) -> None:
    """The primary insurance amount of 2024, worked out by hand."""
    assert pay.pension_cents(last, 420, 67) == pension


def test_benefit_is_capped() -> None:
    assert pay.benefit_cents(300_000, 240_000) == 135_000
    assert pay.benefit_cents(3_000_000, 240_000) == 240_000


def test_a_bonus_needs_a_good_year_and_a_track_that_gives_one() -> None:
    finance, military = CONTENT.tracks["finance"], CONTENT.tracks["military"]
    assert pay.bonus_cents(finance, 500_000, 60) == 0
    assert pay.bonus_cents(finance, 500_000, 100) == 500_000 * 12 * finance.bonus_percent // 100
    assert pay.bonus_cents(military, 500_000, 100) == 0


# Beside the job


def test_four_times_the_money_is_twice_the_business() -> None:
    assert businesses.scale_percent(100_000, 100_000) == 100
    assert businesses.scale_percent(400_000, 100_000) == 200
    assert businesses.scale_percent(10**13, 100_000) == businesses.MOST_SCALE


@pytest.mark.parametrize("kind", CONTENT.businesses.values(), ids=list(CONTENT.businesses))
def test_a_known_business_earns_and_an_unknown_one_struggles(kind: businesses.BusinessKind) -> None:
    def mean(standing: int) -> float:
        held = Business(kind.id, "B", kind.start_cents, standing=standing)
        results = [businesses.result_cents(rolls_of(n), held, kind, kind.start_cents) for n in range(300)]
        return sum(results) / len(results)

    assert mean(10) < 0 < mean(70)
    assert mean(70) == pytest.approx(kind.profit_cents, rel=0.25)


def test_losses_in_a_row_may_end_a_business() -> None:
    losing = Business("cafe", "B", 100, losses=6)
    assert any(businesses.fails(rolls_of(n), losing) for n in range(20))
    assert not any(businesses.fails(rolls_of(n), replace(losing, losses=5)) for n in range(20))
    after = businesses.after_month(rolls_of(1), losing, -5, 50, "normal", 0)
    assert (after.losses, after.last_cents, after.months) == (7, -5, 1)
    assert businesses.after_month(rolls_of(1), losing, 5, 50, "normal", 0).losses == 0


def test_gigs_go_better_for_the_able() -> None:
    job = JOBS["exam_coaching"]

    def good(who: Applicant) -> int:
        return sum(gigs.outcome(rolls_of(n), job, who, 0) == "good" for n in range(400))

    assert good(somebody(smarts=10)) + 40 < good(somebody(smarts=95, track_months={"education": 60}))
    assert {gigs.outcome(rolls_of(n), job, somebody(), 0) for n in range(100)} == set(gigs.PAID_PERCENT)
    assert all(gigs.text(job, outcome) for outcome in gigs.PAID_PERCENT)


def test_plain_work_is_entry_work_or_what_one_has_learnt() -> None:
    assert plain_work.is_plain(JOBS["cashier"], somebody())
    assert not plain_work.is_plain(JOBS["store_manager"], somebody())
    assert plain_work.is_plain(JOBS["store_manager"], somebody(track_months={"retail": 60}))
    assert not plain_work.is_plain(JOBS["recruit"], somebody())
    nurse = somebody(fields=frozenset({"nursing"}))
    assert plain_work.weight(JOBS["registered_nurse"], nurse) > plain_work.weight(JOBS["cashier"], nurse)


# Content


def test_there_is_enough_to_choose_from() -> None:
    kinds = [job.kind for job in JOBS.values()]
    assert len(CONTENT.tracks) >= 14
    assert kinds.count("job") >= 120
    assert {"side", "freelance", "military"} <= set(kinds)
    assert len(CONTENT.interviews) >= 40
    assert len(CONTENT.businesses) >= 10
    assert {job.track for job in JOBS.values()} == set(CONTENT.tracks)


def test_every_job_of_events_is_still_there() -> None:
    first = {
        "shop_assistant", "warehouse_worker", "care_assistant", "bus_driver", "cook", "office_clerk", "gardener",
        "electricians_apprentice", "electrician", "delivery_rider", "hairdresser", "train_conductor",
        "crane_operator",
    }  # fmt: skip
    assert first <= set(JOBS)
