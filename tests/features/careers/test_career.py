"""The working life as it is lived: the question at 18, hours, pay, performance, leaving, rest."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.careers.support import Heard, heard, idle, worker
from tests.features.support import DAY, WEEK, ask, doing, grown, put, refused, to_hour, to_question
from tests.support.life import SandboxLife
from ws.features.careers import api, views
from ws.features.careers.handlers import employment
from ws.features.careers.messages import AskForPromotion, AskForRaise, QuitJob, Retire, SetWorkEffort
from ws.features.careers.records import Career, WorkHistory
from ws.features.careers.rules import pay, performance, plain_work
from ws.features.day.api import OvertimeWorked
from ws.features.day.records import Day, Duty
from ws.features.education.api import Enrolled
from ws.features.events.messages import ChoiceMade
from ws.features.events.rules import pacing
from ws.features.health import api as health
from ws.features.law.api import Imprisoned
from ws.features.vitals import api as vitals
from ws.features.vitals.records import Influence, Vitals

__all__ = ["heard"]


def career(life: SandboxLife) -> Career:
    return life.state.get(Career)


def to_midnight(life: SandboxLife, months: int = 1) -> None:
    life.advance((life.minute // DAY + months) * DAY)


# Beginning


def test_eighteen_asks_for_a_job_and_the_answer_is_one() -> None:
    life = grown(18)
    assert career(life).kind == "none"
    to_question(life, "school_leaving")
    assert life.question is not None
    assert life.minute // DAY == 18 * 12
    life.perform(ChoiceMade(life.question.question_id, "trade"))
    assert (career(life).kind, career(life).job) == ("job", "electricians_apprentice")
    assert career(life).employer
    to_midnight(life)
    to_hour(life, 10)
    assert doing(life) == "work"


def test_who_does_not_answer_gets_the_default_job() -> None:
    assert career(grown(19)).kind == "job"


@pytest.mark.parametrize("job", ["shop_assistant", "cook", "security_guard"])
def test_work_is_on_its_days_within_its_hours(job: str) -> None:
    life = worker(job)
    wanted = life.world.content.jobs[job]
    to_midnight(life)
    weekdays = set()
    for _ in range(WEEK // 30):
        life.advance(life.minute + 30)
        weekday, hour = life.minute // DAY % 7, life.minute % DAY / 60
        if doing(life) == "work":
            weekdays.add(weekday)
            assert wanted.from_hour <= hour < wanted.from_hour + wanted.hours
        elif weekday in wanted.days:
            assert not wanted.from_hour <= hour < wanted.from_hour + wanted.hours
    assert weekdays == set(wanted.days)


def test_a_student_is_offered_a_job_and_can_not_take_it() -> None:
    life = idle(20)
    day = life.state.get(Day)
    put(life, replace(day, duties={"school": Duty("school", 540, 900)}))
    turn = life.turn()
    api.take_job(turn, "cook")
    life.commit(turn, life.minute)
    assert career(life).kind == "none"
    assert "Cook" in life.messages("work")[-1].text


# Pay


def test_pay_comes_once_a_day_which_is_a_month(heard: Heard) -> None:
    life = worker("shop_assistant", performance=60)
    gross = career(life).pay_cents
    assert gross == life.world.content.jobs["shop_assistant"].pay_cents * pay.BEGINS_PERCENT // 100
    to_midnight(life, 3)
    earned = heard.earned("salary")
    assert earned == [gross] * 3
    assert career(life).months == 3


def test_a_good_year_brings_a_bonus_and_a_raise(heard: Heard) -> None:
    life = worker("financial_analyst", performance=98, months=11)
    before = career(life)
    to_midnight(life)
    bonus = heard.earned("bonus")
    assert bonus == [pay.bonus_cents(life.world.content.tracks["finance"], before.pay_cents, 98)]
    assert career(life).pay_percent == before.pay_percent + 2
    assert career(life).pay_cents > before.pay_cents


# Performance


def test_the_clever_grow_at_work_and_the_idle_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "is_fit_for_duty", lambda turn: True)
    monkeypatch.setattr(performance, "layoff_chance", lambda *_: 0.0)
    monkeypatch.setattr(pacing, "daily_chance", lambda _: 0.0)

    def after_a_week(**changes: object) -> int:
        life = worker("office_clerk", performance=50, **changes)
        put(life, replace(life.state.get(Vitals), smarts=90_000_000))
        life.advance(life.minute + WEEK)
        return career(life).performance

    usual = after_a_week()
    assert usual > 55
    assert after_a_week(effort="low") < usual


def test_illness_does_not_count_against_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "is_fit_for_duty", lambda turn: False)
    monkeypatch.setattr(pacing, "daily_chance", lambda _: 0.0)
    life = worker("office_clerk", performance=50)
    life.advance(life.minute + 3 * DAY)
    assert career(life).performance == 50


def test_a_missed_day_costs_performance() -> None:
    life = worker("office_clerk", performance=60)
    to_midnight(life)
    to_hour(life, 9, 1)
    put(life, replace(life.state.get(Day), slipped_minutes=470))
    to_hour(life, 18)
    assert career(life).performance < 56


def test_shifts_are_told_to_whoever_counts_hours(heard: Heard) -> None:
    life = worker("office_clerk")
    to_midnight(life)
    to_hour(life, 18)
    (shift,) = heard.of(api.ShiftWorked)
    assert (shift.minutes, shift.job_id) == (480, "office_clerk")


def test_bad_work_is_warned_and_then_dismissed(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(performance, "WARNING_CHANCE", 1.0)
    monkeypatch.setattr(performance, "layoff_chance", lambda *_: 0.0)
    life = worker("office_clerk", performance=0, effort="low")
    for warnings in (1, 2, 3):
        put(life, replace(career(life), performance=0))
        to_midnight(life)
        assert career(life).warnings == warnings
    put(life, replace(career(life), performance=0))
    to_midnight(life)
    assert (career(life).kind, career(life).job, career(life).benefit_months) == ("none", "", pay.BENEFIT_MONTHS)
    assert heard.of(api.LostJob) == [api.LostJob("office_clerk", "dismissed")]
    assert "work" not in life.state.get(Day).duties


# Effort, raises, promotion


def test_effort_is_kept_from_job_to_job() -> None:
    life = worker("cook")
    ask(life, employment.set_work_effort, SetWorkEffort(effort="high"))
    turn = life.turn()
    api.take_job(turn, "office_clerk")
    life.commit(turn, life.minute)
    assert career(life).effort == "high"


def test_effort_needs_work() -> None:
    with refused("not_allowed"):
        ask(idle(), employment.set_work_effort, SetWorkEffort(effort="low"))


def test_a_raise_is_asked_for_twice_a_year_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pay, "raise_chance", lambda *_: 1.0)
    life = worker("cook", months=5)
    with refused("not_allowed") as facts:
        ask(life, employment.ask_for_raise, AskForRaise())
    assert facts["months"] == 1
    put(life, replace(career(life), months=12))
    before = career(life)
    reply, _ = ask(life, employment.ask_for_raise, AskForRaise())
    assert reply.granted
    assert reply.pay_cents == career(life).pay_cents > before.pay_cents
    with refused("not_allowed"):
        ask(life, employment.ask_for_raise, AskForRaise())
    put(life, replace(career(life), pay_percent=pay.MOST_PERCENT, raise_asked_day=-1))
    with refused("not_allowed"):
        ask(life, employment.ask_for_raise, AskForRaise())


def test_a_raise_may_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pay, "raise_chance", lambda *_: 0.0)
    life = worker("cook", months=12)
    before = career(life)
    reply, _ = ask(life, employment.ask_for_raise, AskForRaise())
    assert not reply.granted
    assert career(life).pay_cents == before.pay_cents


def test_a_promotion_needs_what_the_post_needs(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(performance, "promotion_chance", lambda *_: 1.0)
    life = worker("cook", months=12, performance=70)
    with refused("not_allowed") as facts:
        ask(life, employment.ask_for_promotion, AskForPromotion())
    assert facts["job_id"] == "sous_chef"
    put(life, replace(career(life), months=40))
    before = career(life)
    reply, _ = ask(life, employment.ask_for_promotion, AskForPromotion())
    assert (reply.granted, reply.job_id) == (True, "sous_chef")
    assert career(life).employer == before.employer
    assert career(life).pay_cents > before.pay_cents
    assert life.state.get(WorkHistory).track_months["food"] == 40
    assert heard.of(api.Promoted) == [api.Promoted("sous_chef")]


def test_nobody_is_promoted_for_nothing() -> None:
    life = worker("cook", months=40, performance=30)
    with refused("not_allowed") as facts:
        ask(life, employment.ask_for_promotion, AskForPromotion())
    assert facts == {"needed": 40, "performance": 30}
    life = worker("butcher", months=40, performance=80)
    with refused("not_allowed"):
        ask(life, employment.ask_for_promotion, AskForPromotion())


def test_reaching_the_top_is_announced(heard: Heard) -> None:
    life = worker("chief_operating_officer", months=12)
    turn = life.turn()
    api.changing.promote(turn, "chief_executive")
    life.commit(turn, life.minute)
    assert heard.of(api.BecameChief) == [api.BecameChief("chief_executive")]


# Leaving


def test_a_job_is_quit_without_benefit(heard: Heard) -> None:
    life = worker("cook")
    reply, _ = ask(life, employment.quit_job, QuitJob())
    assert reply.job_id == "cook"
    assert (career(life).kind, career(life).benefit_months) == ("none", 0)
    assert heard.of(api.LostJob) == [api.LostJob("cook", "resigned")]
    with refused("not_allowed"):
        ask(life, employment.quit_job, QuitJob())


def test_a_contract_is_served_first() -> None:
    life = worker("recruit", performance=60)
    assert 36 <= career(life).contract_months <= 48
    with refused("not_allowed") as facts:
        ask(life, employment.quit_job, QuitJob())
    assert facts["months"] == career(life).contract_months
    put(life, replace(career(life), contract_months=1))
    to_midnight(life)
    assert career(life).contract_months == 0
    ask(life, employment.quit_job, QuitJob())
    assert career(life).kind == "none"


def test_prison_ends_the_job(heard: Heard) -> None:
    life = worker("cook")
    turn = life.turn()
    turn.announce(Imprisoned(30))
    life.commit(turn, life.minute)
    assert career(life).kind == "none"
    assert heard.of(api.LostJob) == [api.LostJob("cook", "imprisoned")]


def test_studies_never_end_a_job_by_accident() -> None:
    """Full-time studies beside a job are refused by education; whatever was begun leaves the job alone."""
    life = worker("office_clerk")
    turn = life.turn()
    turn.announce(Enrolled("biology"))
    life.commit(turn, life.minute)
    assert career(life).kind == "job"


# Without work


def test_benefit_is_paid_for_half_a_year_and_work_turns_up(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_work, "CHANCE", 0.0)
    monkeypatch.setattr(pacing, "daily_chance", lambda _: 0.0)
    life = worker("crane_operator", age=30)
    gross = career(life).pay_cents
    turn = life.turn()
    api.changing.lose_job(turn, "redundant", "redundant", benefit=True)
    life.commit(turn, life.minute)
    to_midnight(life, 9)
    benefits = heard.earned("unemployment benefit")
    assert benefits == [pay.benefit_cents(gross, pay.MOST_BENEFIT_CENTS)] * pay.BENEFIT_MONTHS
    assert career(life).kind == "none"
    monkeypatch.setattr(plain_work, "CHANCE", 1.0)
    to_midnight(life, 3)
    assert career(life).kind == "job"


# Rest


def test_retirement_comes_with_a_pension_and_free_weekdays(heard: Heard) -> None:
    life = grown(66)
    while career(life).kind != "job":
        to_midnight(life)
    to_midnight(life)
    put(life, replace(career(life), months=300))
    held = career(life)
    total = life.state.get(WorkHistory).total_months
    left = 67 * 12 - life.minute // DAY
    life.live_to_age(67)
    after = career(life)
    assert after.kind == "retired"
    expected = pay.pension_cents(held.pay_cents, total + 300 + left - 1, 67)
    assert after.pension_cents == pytest.approx(max(expected, pay.BASIC_PENSION_CENTS), rel=0.05)
    assert heard.of(api.Retired)[-1].pension_cents == after.pension_cents
    heard.forget()
    to_midnight(life)
    assert heard.earned("pension") == [after.pension_cents]
    seen = set()
    for _ in range(48):
        life.advance(life.minute + 29)
        seen.add(doing(life))
    assert "work" not in seen
    shown = views.work(life.state, life.world.content)
    assert shown is not None
    assert (shown["kind"], shown["pay_cents"]) == ("retired", after.pension_cents)


def test_who_never_worked_gets_the_basic_pension() -> None:
    life = grown(66)
    turn = life.turn()
    api.changing.change(turn, Career())
    turn.put(WorkHistory())
    life.commit(turn, life.minute)
    put(life, replace(life.state.get(Day), place="prison"))
    life.live_to_age(67)
    assert career(life).kind == "retired"
    assert career(life).pension_cents >= pay.BASIC_PENSION_CENTS


def test_retiring_early_needs_age_and_years() -> None:
    with refused("not_allowed") as facts:
        ask(worker("cook", 59), employment.retire, Retire())
    assert (facts["needed"], facts["age"]) == (60, 59)
    life = worker("cook", 62)
    put(life, WorkHistory(100, {}))
    with refused("not_allowed") as facts:
        ask(life, employment.retire, Retire())
    assert facts["months"] == 100
    put(life, WorkHistory(420, {}))
    reply, _ = ask(life, employment.retire, Retire())
    assert reply.pension_cents == pay.pension_cents(worker("cook", 62).state.get(Career).pay_cents, 420, 62)
    with refused("not_allowed"):
        ask(life, employment.retire, Retire())


# Old lives


def test_a_career_from_before_is_completed_with_the_next_pay() -> None:
    life = worker("cook", 40)
    turn = life.turn()
    turn.put(Career(kind="job", job="cook", performance=60))
    turn.remove(WorkHistory)
    life.commit(turn, life.minute)
    assert api.monthly_pay_cents(life.turn()) == life.world.content.jobs["cook"].pay_cents
    to_midnight(life)
    assert career(life).pay_cents == life.world.content.jobs["cook"].pay_cents
    assert life.state.get(WorkHistory).total_months == 22 * 12
    assert career(life).employer


def test_what_is_done_at_work_may_count() -> None:
    life = worker("cook", performance=95)
    for points, expected in ((3, 98), (30, 100), (-250, 0)):
        turn = life.turn()
        api.judge(turn, points)
        life.commit(turn, life.minute)
        assert career(life).performance == expected
    jobless = idle()
    turn = jobless.turn()
    api.judge(turn, 5)
    jobless.commit(turn, jobless.minute)
    assert career(jobless).kind == "none"


# Overtime and prestige


def test_overtime_is_paid_by_the_employer_and_dearer_than_the_hours(heard: Heard) -> None:
    life = worker("cook")
    held, job = career(life), life.world.content.jobs["cook"]
    turn = life.turn()
    turn.announce(OvertimeWorked(60))
    life.commit(turn, life.minute)
    [paid] = heard.earned("overtime")
    assert 0 < paid <= pay.overtime_cents(held.pay_cents, 60, job), "after tax"
    hours = pay.overtime_cents(held.pay_cents, 60 * job.hours, job)
    assert hours == held.pay_cents * 3 // 2 * len(job.days) // 7, "a day's hours again, and half of them more"
    unemployed = idle()
    turn = unemployed.turn()
    turn.announce(OvertimeWorked(60))
    unemployed.commit(turn, unemployed.minute)
    assert len(heard.earned("overtime")) == 1, "nobody pays whoever has no employer"


def test_a_post_gives_prestige_by_its_rank_and_half_of_it_stays_in_retirement() -> None:
    life = worker("store_manager", 66)
    job = life.world.content.jobs["store_manager"]
    turn = life.turn()
    api.changing.change(turn, career(life))
    life.commit(turn, life.minute)
    assert life.state.get(Influence, "work").prestige == pay.PRESTIGE[job.rank - 1] * vitals.POINT
    turn = life.turn()
    api.changing.retire(turn)
    life.commit(turn, life.minute)
    assert life.state.get(Influence, "work").prestige == pay.PRESTIGE[job.rank - 1] * vitals.POINT // 2
    turn = life.turn()
    api.changing.change(turn, Career())
    life.commit(turn, life.minute)
    assert life.state.get(Influence, "work").prestige == 0
