"""The working life as it is lived: the question at 18, hours, monthly pay, retirement."""

from __future__ import annotations

import pytest

from tests.features.support import DAY, WEEK, doing, grown, put, to_hour, to_question
from tests.support.life import SandboxLife
from ws.features.careers import api, views
from ws.features.careers.records import Career
from ws.features.day.records import Day
from ws.features.events.messages import ChoiceMade
from ws.features.money.records import Money


def worker(job: str, age: int = 25) -> SandboxLife:
    life = grown(age)
    turn = life.turn()
    api.take_job(turn, job)
    life.commit(turn, life.minute)
    return life


def test_eighteen_asks_for_a_job_and_the_answer_is_one() -> None:
    life = grown(18)
    assert life.state.find(Career) is None
    assert life.state.get(Day).duties == {}
    to_question(life, "school_leaving")
    assert life.question is not None
    assert life.minute // DAY == 18 * 12
    life.perform(ChoiceMade(life.question.question_id, "trade"))
    held = life.state.get(Career)
    assert (held.kind, held.job) == ("job", "electricians_apprentice")
    life.advance(life.minute + DAY)
    to_hour(life, 10)
    assert doing(life) == "work"


def test_who_does_not_answer_gets_the_default_job() -> None:
    life = grown(19)
    assert life.state.get(Career).job == "shop_assistant"


@pytest.mark.parametrize(("job", "begins", "ends"), [("shop_assistant", 9, 17), ("cook", 11, 20)])
def test_work_is_on_weekdays_within_its_hours(job: str, begins: int, ends: int) -> None:
    life = worker(job)
    life.advance(life.minute + DAY)
    weekdays = set()
    for _ in range(WEEK // 30):
        life.advance(life.minute + 30)
        clock = life.minute % DAY
        if doing(life) == "work":
            weekdays.add(life.minute // DAY % 7)
            assert begins * 60 <= clock < ends * 60
        elif life.minute // DAY % 7 < 5:
            assert not begins * 60 <= clock < ends * 60
    assert weekdays == {0, 1, 2, 3, 4}


def test_pay_comes_once_a_day_which_is_a_month() -> None:
    life = worker("shop_assistant")
    for _ in range(9):
        life.advance(life.minute - life.minute % DAY + DAY - 1)
        put(life, Money(0))
        performance = life.state.get(Career).performance
        life.advance(life.minute + 1)
        pay = 240_000 * (80 + performance * 2 // 5) // 100
        assert life.state.get(Money).cents == pay * 30 // 100


def test_retirement_comes_with_a_pension_and_free_weekdays() -> None:
    life = grown(66)
    job = life.state.get(Career).job
    pay = life.world.content.jobs[job].pay_cents
    life.live_to_age(67)
    held = life.state.get(Career)
    assert (held.kind, held.pension_cents) == ("retired", pay * 45 // 100)
    assert life.messages("work")[-1].minute == 67 * 12 * DAY
    put(life, Money(0))
    seen = set()
    for _ in range(48):
        life.advance(life.minute + 29)
        seen.add(doing(life))
    assert "work" not in seen
    life.advance(life.minute - life.minute % DAY + DAY - 1)
    put(life, Money(0))
    life.advance(life.minute + 1)
    assert life.state.get(Money).cents == held.pension_cents * 30 // 100
    shown = views.work(life.state, life.world.content)
    assert shown is not None
    assert (shown["kind"], shown["pay_cents"]) == ("retired", held.pension_cents)
