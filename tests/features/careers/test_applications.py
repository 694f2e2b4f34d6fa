"""Vacancies, applications and interviews as they are lived."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.careers.support import Heard, heard, idle, worker
from tests.features.support import DAY, ask, put, refused, to_hour
from tests.support.life import SandboxLife
from ws.features.careers import api, views
from ws.features.careers.handlers import applications
from ws.features.careers.messages import AnswerInterview, ApplyForJob, GetVacancies, VacancyOffer
from ws.features.careers.records import Application, Career
from ws.features.careers.rules import interviews
from ws.features.day.records import Day, Duty
from ws.features.law import api as law

__all__ = ["heard"]


def offers(life: SandboxLife, track: str | None = None) -> tuple[VacancyOffer, ...]:
    reply, _ = ask(life, applications.get_vacancies, GetVacancies(track=track))
    found: tuple[VacancyOffer, ...] = reply.vacancies
    return found


def apply(life: SandboxLife, number: int = 0) -> VacancyOffer:
    """Apply for a post that can be had."""
    offer = [offer for offer in offers(life) if offer.available][number]
    ask(life, applications.apply_for_job, ApplyForJob(vacancy_id=offer.id))
    return offer


def best_answers(life: SandboxLife, vacancy_id: str, worst: bool = False) -> tuple[str, ...]:
    asked = [life.world.content.interviews[q] for q in life.state.get(Application, vacancy_id).questions]
    pick = min if worst else max
    return tuple(pick(question.choices, key=lambda choice: choice.quality).id for question in asked)


def go(life: SandboxLife, vacancy_id: str) -> applications.Decided:
    request = AnswerInterview(vacancy_id=vacancy_id, choice_ids=best_answers(life, vacancy_id))
    reply, _ = ask(life, applications.answer_interview, request)
    return applications.Decided(reply.hired, reply.text)


def test_vacancies_say_what_stands_against_them() -> None:
    life = idle()
    everywhere = offers(life)
    assert any(offer.available for offer in everywhere)
    assert all(offer.available is (offer.reason == "") for offer in everywhere)
    surgeons = [offer for offer in everywhere if offer.track in ("medicine", "law", "science") and offer.rank > 2]
    assert all("degree" in offer.reason or "doctorate" in offer.reason for offer in surgeons)
    tracks = {offer.track for offer in everywhere}
    for track in tracks:
        assert offers(life, track) == tuple(offer for offer in everywhere if offer.track == track)
    with refused("not_found"):
        offers(life, "kings")


def test_who_may_not_work_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    life = idle()
    put(life, replace(life.state.get(Day), duties={"school": Duty("school", 540, 900)}))
    assert {offer.reason for offer in offers(life)} == {
        "School and studies fill your week. A side job may fit beside them."
    }
    soldier = worker("recruit")
    assert all("in uniform" in offer.reason for offer in offers(soldier))
    retired = worker("cook")
    put(retired, replace(retired.state.get(Career), kind="retired"))
    assert all("retired" in offer.reason for offer in offers(retired))
    monkeypatch.setattr(law, "is_in_prison", lambda turn: True)
    assert all("prison" in offer.reason for offer in offers(idle()))


def test_an_application_leads_to_three_questions_and_an_interview_to_a_decision(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = idle()
    offer = apply(life)
    shown = views.work(life.state, life.world.content)
    assert shown is not None
    (waiting,) = shown["interviews"]  # type: ignore[misc]  # a list of one
    assert waiting["vacancy_id"] == offer.id
    assert len(waiting["questions"]) == 3
    assert "quality" not in str(waiting), "how good answers are is not told"
    with refused("not_allowed"):
        ask(life, applications.apply_for_job, ApplyForJob(vacancy_id=offer.id))
    monkeypatch.setattr(interviews, "chance", lambda *_: 1.0)
    decided = go(life, offer.id)
    assert decided.hired
    held = life.state.get(Career)
    assert (held.kind, held.job, held.employer) == ("job", offer.job_id, offer.employer)
    assert held.pay_cents == offer.pay_cents
    assert heard.of(api.Hired)[-1] == api.Hired(offer.job_id)
    with refused("not_found"):
        ask(life, applications.answer_interview, AnswerInterview(vacancy_id=offer.id, choice_ids=("a", "b", "c")))


def test_who_is_turned_down_stays_what_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interviews, "chance", lambda *_: 0.0)
    life = worker("cook")
    offer = apply(life)
    before = life.state.get(Career)
    assert not go(life, offer.id).hired
    assert life.state.get(Career) == before
    assert offer.name in life.messages("work")[-1].text or offer.employer in life.messages("work")[-1].text
    reason = next(found.reason for found in offers(life) if found.id == offer.id)
    assert reason == "They have made up their minds about you."


def test_a_better_job_takes_the_place_of_the_old_one(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interviews, "chance", lambda *_: 1.0)
    life = worker("cook", months=9)
    heard.forget()
    offer = apply(life)
    go(life, offer.id)
    assert heard.of(api.LostJob) == [api.LostJob("cook", "resigned")]
    assert life.state.get(Career).months == 0


def test_what_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    life = idle()
    for vacancy_id in ("nonsense", "0-cook", "99999-cook", "-5-cook"):
        with refused("not_found"):
            ask(life, applications.apply_for_job, ApplyForJob(vacancy_id=vacancy_id))
        with refused("not_found"):
            ask(life, applications.answer_interview, AnswerInterview(vacancy_id=vacancy_id, choice_ids=()))
    closed = next(offer for offer in offers(life) if not offer.available)
    with refused("not_allowed"):
        ask(life, applications.apply_for_job, ApplyForJob(vacancy_id=closed.id))
    offer = apply(life)
    with refused("bad_message"):
        ask(life, applications.answer_interview, AnswerInterview(vacancy_id=offer.id, choice_ids=("x",)))
    with refused("not_found"):
        ask(life, applications.answer_interview, AnswerInterview(vacancy_id=offer.id, choice_ids=("x", "y", "z")))
    for _ in range(1, interviews.MOST_OPEN):
        apply(life)
    with refused("not_allowed"):
        apply(life)


def test_an_interview_that_nobody_went_to_is_over() -> None:
    life = idle()
    offer = apply(life)
    life.advance(life.state.get(Application, offer.id).closes_minute)
    assert life.minute == (offer.closes_day + 1) * DAY
    assert life.state.find(Application, offer.id) is None
    assert any(offer.employer in told.text or offer.name in told.text for told in life.messages("work"))
    with refused("not_found"):
        ask(life, applications.answer_interview, AnswerInterview(vacancy_id=offer.id, choice_ids=()))


def test_better_answers_get_more_jobs() -> None:
    def hired(worst: bool) -> int:
        count = 0
        for number in range(12):
            life = idle(24 + number)
            to_hour(life, 8 + number % 3)
            offer = apply(life)
            answers = best_answers(life, offer.id, worst)
            request = AnswerInterview(vacancy_id=offer.id, choice_ids=answers)
            reply, _ = ask(life, applications.answer_interview, request)
            count += reply.hired
        return count

    assert hired(worst=False) > hired(worst=True) + 2


def test_the_dead_do_not_apply() -> None:
    life = idle()
    offer = next(offer for offer in offers(life) if offer.available)
    turn = life.turn()
    turn.end_life("test")
    life.commit(turn, life.minute)
    for handler, request in (
        (applications.get_vacancies, GetVacancies()),
        (applications.apply_for_job, ApplyForJob(vacancy_id=offer.id)),
        (applications.answer_interview, AnswerInterview(vacancy_id=offer.id, choice_ids=())),
    ):
        with refused("life_over"):
            ask(life, handler, request)
