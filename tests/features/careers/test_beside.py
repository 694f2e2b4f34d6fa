"""Side jobs, gigs and a business of one's own as they are lived."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.careers.support import Heard, heard, idle, with_money, worker
from tests.features.support import DAY, ask, doing, grown, put, refused, to_hour, with_energy
from ws.features.careers import api, views
from ws.features.careers.handlers import beside, ownership
from ws.features.careers.messages import (
    CloseBusiness,
    DoFreelanceJob,
    GetWorkOptions,
    InvestInBusiness,
    QuitSideJob,
    StartBusiness,
    TakeSideJob,
)
from ws.features.careers.records import Business, Career, SideJob
from ws.features.careers.rules import businesses, gigs
from ws.features.day.records import Day, Pastime
from ws.features.law import api as law
from ws.features.law.api import Imprisoned
from ws.features.money.api import MoneySpent
from ws.features.money.records import Money

__all__ = ["heard"]


def test_options_say_what_stands_against_them() -> None:
    reply, _ = ask(worker("office_clerk"), beside.get_work_options, GetWorkOptions())
    for options in (reply.side_jobs, reply.gigs, reply.businesses):
        assert len(options) >= 10
        assert any(option.available for option in options)
        assert all(option.available is (option.reason == "") for option in options)


def test_a_side_job_is_worked_in_the_evening_and_paid(heard: Heard) -> None:
    life = worker("office_clerk")
    reply, _ = ask(life, beside.take_side_job, TakeSideJob(job_id="call_centre_evenings"))
    assert reply.employer in reply.text or "Evening telephone adviser" in reply.text
    while life.minute // DAY % 7 not in (0, 1, 2) or life.minute % DAY:
        life.advance((life.minute // DAY + 1) * DAY)
    heard.forget()
    life.advance(life.minute + 20 * 60)
    assert doing(life) == "work"
    life.advance(life.minute + DAY - 20 * 60)
    minutes = {shift.job_id: shift.minutes for shift in heard.of(api.ShiftWorked)}
    assert minutes == {"office_clerk": 480, "call_centre_evenings": 240}
    earned = heard.earned("side job")
    assert earned == [90_000]
    with refused("not_allowed"):
        ask(life, beside.take_side_job, TakeSideJob(job_id="weekend_cashier"))
    reply, _ = ask(life, beside.quit_side_job, QuitSideJob())
    assert reply.job_id == "call_centre_evenings"
    assert "side_job" not in life.state.get(Day).duties
    with refused("not_allowed"):
        ask(life, beside.quit_side_job, QuitSideJob())


def test_hours_that_are_taken_are_refused_and_the_main_job_comes_first() -> None:
    waiter = worker("waiter")
    with refused("not_allowed"):
        ask(waiter, beside.take_side_job, TakeSideJob(job_id="evening_waiter"))
    clerk = worker("office_clerk")
    ask(clerk, beside.take_side_job, TakeSideJob(job_id="evening_waiter"))
    turn = clerk.turn()
    api.take_job(turn, "waiter")
    clerk.commit(turn, clerk.minute)
    assert clerk.state.find(SideJob) is None


def test_children_may_do_little_and_pupils_something() -> None:
    child = grown(10)
    with refused("not_allowed"):
        ask(child, beside.take_side_job, TakeSideJob(job_id="newspaper_round"))
    pupil = grown(15)
    ask(pupil, beside.take_side_job, TakeSideJob(job_id="babysitter"))
    assert pupil.state.get(SideJob).job == "babysitter"
    with refused("not_found"):
        ask(pupil, beside.take_side_job, TakeSideJob(job_id="cook"))
    with refused("not_found"):
        ask(pupil, beside.take_side_job, TakeSideJob(job_id="nonsense"))


def test_prison_ends_the_side_job_and_allows_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    life = worker("office_clerk")
    ask(life, beside.take_side_job, TakeSideJob(job_id="bar_help"))
    turn = life.turn()
    turn.announce(Imprisoned(10))
    life.commit(turn, life.minute)
    assert life.state.find(SideJob) is None
    monkeypatch.setattr(law, "is_in_prison", lambda turn: True)
    for handler, request in (
        (beside.take_side_job, TakeSideJob(job_id="bar_help")),
        (beside.do_freelance_job, DoFreelanceJob(job_id="moving_help")),
        (ownership.start_business, StartBusiness(kind="food_stall")),
    ):
        with refused("not_allowed"):
            ask(life, handler, request)


def test_a_gig_takes_energy_and_pays_by_how_it_went(heard: Heard) -> None:
    life = with_energy(idle(), 100)
    to_hour(life, 10)
    with_energy(life, 100)
    job = life.world.content.jobs["furniture_assembly"]
    heard.forget()
    reply, _ = ask(life, beside.do_freelance_job, DoFreelanceJob(job_id=job.id))
    assert reply.paid_cents == job.pay_cents * gigs.PAID_PERCENT[reply.outcome] // 100
    assert reply.energy == 100 - job.energy
    assert reply.text == gigs.text(job, reply.outcome)
    assert heard.earned("freelance") == [reply.paid_cents]
    assert heard.of(api.ShiftWorked) == [api.ShiftWorked(job.hours * 60, job.id)]
    pastime = life.state.find(Pastime)
    assert pastime is not None
    assert pastime.id == job.id


def test_gigs_end_with_energy_and_with_the_third() -> None:
    life = idle()
    to_hour(life, 9)
    with_energy(life, 3)
    with refused("not_enough_energy"):
        ask(life, beside.do_freelance_job, DoFreelanceJob(job_id="furniture_assembly"))
    with_energy(life, 100)
    for _ in range(gigs.MOST_A_DAY):
        ask(life, beside.do_freelance_job, DoFreelanceJob(job_id="furniture_assembly"))
    with refused("not_allowed"):
        ask(life, beside.do_freelance_job, DoFreelanceJob(job_id="furniture_assembly"))
    to_hour(life, 9)
    life.advance(life.minute + DAY)
    with_energy(life, 100)
    ask(life, beside.do_freelance_job, DoFreelanceJob(job_id="furniture_assembly"))
    with refused("not_found"):
        ask(life, beside.do_freelance_job, DoFreelanceJob(job_id="cook"))
    to_hour(life, 23)
    with refused("not_allowed"):
        ask(life, beside.do_freelance_job, DoFreelanceJob(job_id="furniture_assembly"))


def test_a_business_is_opened_fed_and_sold(heard: Heard) -> None:
    life = with_money(idle(), 2_000_000)
    kind = life.world.content.businesses["food_stall"]
    heard.forget()
    reply, _ = ask(life, ownership.start_business, StartBusiness(kind=kind.id))
    assert "Lovelace" in reply.name
    assert reply.cost_cents == kind.start_cents == heard.of(MoneySpent)[-1].cents
    assert heard.of(api.BusinessStarted) == [api.BusinessStarted(kind.id)]
    assert api.kind(life.turn()) == "job"
    shown = views.work(life.state, life.world.content)
    assert shown is not None
    assert (shown["kind"], shown["title"]) == ("job", f"Owner of {reply.name}")
    with refused("not_allowed"):
        ask(life, ownership.start_business, StartBusiness(kind="cafe"))
    reply, _ = ask(life, ownership.invest_in_business, InvestInBusiness(cents=100_000))
    assert reply.invested_cents == kind.start_cents + 100_000
    with refused("not_enough_money"):
        ask(life, ownership.invest_in_business, InvestInBusiness(cents=100_000_000_000))
    life.advance((life.minute // DAY + 1) * DAY)
    assert life.state.get(Business).months == 1
    to_hour(life, 11)
    assert doing(life) == "work"
    held = life.state.get(Business)
    before = life.state.get(Money).cents
    reply, _ = ask(life, ownership.close_business, CloseBusiness())
    assert reply.sold_cents == businesses.sale_cents(held) > 0
    assert life.state.get(Money).cents == before + reply.sold_cents
    assert heard.of(api.BusinessEnded) == [api.BusinessEnded(kind.id, "closed")]
    assert "business" not in life.state.get(Day).duties
    for handler, request in (
        (ownership.close_business, CloseBusiness()),
        (ownership.invest_in_business, InvestInBusiness(cents=1)),
    ):
        with refused("not_allowed"):
            ask(life, handler, request)


def test_a_business_beside_a_job_is_run_on_saturdays() -> None:
    life = with_money(worker("office_clerk"), 2_000_000)
    ask(life, ownership.start_business, StartBusiness(kind="food_stall"))
    assert life.state.get(Day).duties["business"].days == (5,)
    turn = life.turn()
    api.changing.lose_job(turn, "resigned", "resigned")
    life.commit(turn, life.minute)
    assert life.state.get(Day).duties["business"].days == (0, 1, 2, 3, 4)


def test_months_of_loss_end_a_business(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(businesses, "result_cents", lambda *_: -5_000)
    monkeypatch.setattr(businesses, "FAILURE_CHANCE", 1.0)
    life = with_money(idle(), 2_000_000)
    ask(life, ownership.start_business, StartBusiness(kind="food_stall"))
    life.advance((life.minute // DAY + businesses.FAILS_AFTER) * DAY)
    assert life.state.find(Business) is None
    assert heard.of(api.BusinessEnded) == [api.BusinessEnded("food_stall", "failed")]
    losses = [fact.cents for fact in heard.of(MoneySpent) if fact.cents == 5_000]
    assert len(losses) == businesses.FAILS_AFTER


def test_a_business_needs_money_and_a_head_for_it() -> None:
    life = with_money(idle(), 100)
    with refused("not_enough_money"):
        ask(life, ownership.start_business, StartBusiness(kind="food_stall"))
    assert life.state.find(Business) is None
    with refused("not_allowed"):
        ask(with_money(idle(), 10**9), ownership.start_business, StartBusiness(kind="consultancy"))
    with refused("not_found"):
        ask(life, ownership.start_business, StartBusiness(kind="kingdom"))
    with refused("not_allowed"):
        ask(with_money(grown(15), 10**9), ownership.start_business, StartBusiness(kind="food_stall"))
    soldier = with_money(worker("recruit"), 10**9)
    with refused("not_allowed"):
        ask(soldier, ownership.start_business, StartBusiness(kind="food_stall"))
    put(soldier, replace(soldier.state.get(Career), contract_months=0))
    ask(soldier, ownership.start_business, StartBusiness(kind="food_stall"))
