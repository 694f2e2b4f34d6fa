"""A working life with its choices, lived again from seed and deeds; and the plain person of the simulation."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec

from tests.features.support import DAY
from tests.replay.test_replay import NotedLife
from ws import recorded
from ws.engine.feature import Handler
from ws.features.careers.handlers import applications, beside, employment, ownership
from ws.features.careers.messages import (
    AnswerInterview,
    ApplyForJob,
    AskForPromotion,
    AskForRaise,
    CloseBusiness,
    DoFreelanceJob,
    GetVacancies,
    InvestInBusiness,
    QuitJob,
    QuitSideJob,
    Retire,
    SetWorkEffort,
    StartBusiness,
    TakeSideJob,
)
from ws.features.careers.records import Application, Career
from ws.kernel.errors import Refused
from ws.kernel.messages import Request
from ws.settings import Settings
from ws.simulation.policies import careers as policy

HANDLERS: dict[type[Request], Handler] = {
    GetVacancies: applications.get_vacancies,
    ApplyForJob: applications.apply_for_job,
    AnswerInterview: applications.answer_interview,
    SetWorkEffort: employment.set_work_effort,
    AskForRaise: employment.ask_for_raise,
    AskForPromotion: employment.ask_for_promotion,
    QuitJob: employment.quit_job,
    Retire: employment.retire,
    TakeSideJob: beside.take_side_job,
    QuitSideJob: beside.quit_side_job,
    DoFreelanceJob: beside.do_freelance_job,
    StartBusiness: ownership.start_business,
    InvestInBusiness: ownership.invest_in_business,
    CloseBusiness: ownership.close_business,
}


def ask(life: NotedLife, request: Request) -> bool:
    """Whether it was granted."""
    turn = life.turn()
    try:
        HANDLERS[type(request)](turn, request)
    except Refused:
        return False
    life.commit(turn, life.minute)
    return True


def whims(life: NotedLife, chance: random.Random) -> list[Request]:
    """A restless month."""
    content = life.world.content
    open_now = applications.get_vacancies(life.turn(), GetVacancies()).vacancies
    asked: list[Request] = [ApplyForJob(vacancy_id=offer.id) for offer in open_now if offer.available][:2]
    for held in life.state.all(Application):
        choices = tuple(chance.choice(content.interviews[question].choices).id for question in held.questions)
        asked.append(AnswerInterview(vacancy_id=held.vacancy_id, choice_ids=choices))
    asked += [
        SetWorkEffort(effort=chance.choice(["low", "high"])), AskForRaise(), AskForPromotion(), QuitJob(),
        TakeSideJob(job_id="weekend_cashier"), QuitSideJob(), DoFreelanceJob(job_id="moving_help"),
        StartBusiness(kind="food_stall"), InvestInBusiness(cents=5), CloseBusiness(), Retire(),
    ]  # fmt: skip
    return chance.sample(asked, 6)


def test_a_restless_working_life_replays_to_the_same_hash(house_var: Path) -> None:
    life = NotedLife(7)
    life.live_to_age(18)
    chance = random.Random(7)
    granted = set()
    for _ in range(240):
        life.advance(life.minute + DAY + chance.choice([0, 60, 600]))
        if life.is_over:
            break
        granted |= {type(request) for request in whims(life, chance) if ask(life, request)}
    assert len(granted) >= 9
    recording = life.recording()
    assert len(recording.choices) > 200
    result = recorded.replay(Settings(var=house_var), msgspec.json.encode(recording))
    assert result.replayed_hash == life.hash


def test_the_plain_person_finds_work_and_stops_in_the_sixties() -> None:
    life = NotedLife(9)
    life.live_to_age(18)
    chance = random.Random(9)
    worked = granted = 0
    while not life.is_over and life.minute < 68 * 12 * DAY:
        life.advance((life.minute // DAY + 1) * DAY + 9 * 60)
        if life.is_over:
            break
        for request in policy.requests(life.state, life.world.content, life.minute, chance):
            granted += ask(life, request)
        worked += (life.state.find(Career) or Career()).kind == "job"
    assert granted > 10
    assert worked > 300
    if not life.is_over:
        assert life.state.get(Career).kind == "retired"
