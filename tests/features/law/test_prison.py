"""Days inside, parole, flight, release."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.law.support import case, caught, jailed, ready, term
from tests.features.support import DAY, ask, doing, plan, put, refused, to_hour, with_energy
from tests.support.life import SandboxLife
from ws.engine.records import Agenda
from ws.features.careers import api as careers
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.events import memory
from ws.features.law import api
from ws.features.law.api import Imprisoned, Released
from ws.features.law.handlers import attempt_escape, do_prison_activity, request_parole
from ws.features.law.messages import AttemptEscape, DoPrisonActivity, EscapeChosen, ParoleAsked, RequestParole
from ws.features.law.records import OpenCase, Parole, PrisonTerm
from ws.features.law.rules import custody
from ws.features.money.records import Money
from ws.features.vitals.records import Vitals
from ws.kernel.facts import Fact


@pytest.fixture
def life() -> SandboxLife:
    """Inside for two years, in the middle of a day."""
    life = jailed(ready(), days=24)
    to_hour(life, 13)
    return with_energy(life, 100)


def do(life: SandboxLife, activity_id: str) -> Any:
    return ask(life, do_prison_activity, DoPrisonActivity(activity_id=activity_id))[0]


def moments(life: SandboxLife, name: str) -> list[int]:
    return [minute for minute, moment, _ in life.state.get(Agenda).moments if moment == name]


def section(life: SandboxLife) -> Any:
    return life.world.rulebook.views["law"].build(life.state, life.world.content)


def test_the_day_is_the_prisons(life: SandboxLife) -> None:
    assert doing(life) == "yard"
    assert life.state.get(Day).place == "prison"
    to_hour(life, 9)
    assert doing(life) == "prison_work"
    assert moments(life, "prison_ends") == [term(life).until_minute]
    assert len(moments(life, "prison_day")) == 1


def test_the_end_of_the_sentence_opens_the_gate(heard: list[Fact]) -> None:
    life = jailed(ready(), days=5)
    put(life, replace(term(life), conduct=0, parole_asked_minute=term(life).until_minute))
    until = term(life).until_minute
    assert heard == [Imprisoned(5)]
    life.advance(until - 1)
    assert life.state.find(PrisonTerm) is not None
    life.advance(until)
    assert life.state.find(PrisonTerm) is None
    assert life.state.get(Day).place == ""
    assert heard[-1] == Released(on_parole=False)
    assert moments(life, "prison_day") == moments(life, "prison_ends") == []
    assert life.messages("law")[-1].title == "The gate"


def test_activities_change_conduct_pay_and_are_recorded(life: SandboxLife) -> None:
    cents = life.state.get(Money).cents
    conduct = term(life).conduct
    with_energy(life, 100)
    reply = do(life, "workshop")
    found = life.world.content.prison_activities["workshop"]
    assert reply.conduct == term(life).conduct == conduct + found.conduct
    assert reply.energy == 100 - found.energy
    assert reply.pay_cents == life.state.get(Money).cents - cents > 0
    assert term(life).done == ("workshop",)
    assert section(life)["prison"]["done"] == ["workshop"]
    assert {a["id"] for a in section(life)["prison"]["activities"]} == set(life.world.content.prison_activities)


def test_three_a_day_each_once(life: SandboxLife) -> None:
    do(life, "library")
    with refused("not_allowed"):
        do(life, "library")
    do(life, "choir")
    do(life, "letters")
    with refused("not_allowed"):
        do(life, "chess")
    life.advance(life.minute + DAY)
    with_energy(life, 100)
    if life.state.find(PrisonTerm):
        do(life, "library")
        assert term(life).done == ("library",)


def test_every_activity_can_be_done_and_is_told_as_it_is(life: SandboxLife) -> None:
    for activity_id, found in life.world.content.prison_activities.items():
        twin = with_energy(life.copy(), 100)
        before = twin.state.get(Vitals)
        reply = do(twin, activity_id)
        after = twin.state.get(Vitals)
        assert reply.text in {o.text.replace("{name}", "Ada") for o in found.outcomes}
        for name in ("happiness", "smarts", "stress"):
            change = (getattr(after, name) - getattr(before, name)) / 1_000_000
            assert abs(change) <= abs(reply.effects.get(name, 0)) + 0.01


def test_outside_there_are_no_prison_activities() -> None:
    free = ready()
    for handler, request in (
        (do_prison_activity, DoPrisonActivity(activity_id="library")),
        (request_parole, RequestParole()),
        (attempt_escape, AttemptEscape()),
    ):
        with refused("not_allowed"):
            ask(free, handler, request)


def test_refusals(life: SandboxLife) -> None:
    with refused("not_found"):
        do(life, "sauna")
    with refused("not_allowed") as facts:
        ask(life, request_parole, RequestParole())
    assert facts["served"] < 50
    with_energy(life, 3)
    with refused("not_enough_energy"):
        do(life, "library")
    with refused("not_enough_energy"):
        ask(life, attempt_escape, AttemptEscape())
    with_energy(life, 100)
    put(life, replace(life.state.get(Day), place="hospital"))
    for handler, request in (
        (do_prison_activity, DoPrisonActivity(activity_id="library")),
        (attempt_escape, AttemptEscape()),
    ):
        with refused("not_allowed"):
            ask(life, handler, request)
    put(life, replace(life.state.get(Day), place="prison"))
    life.advance(life.minute - life.minute % DAY + DAY + 120)
    with refused("not_allowed"):
        do(life, "library")


def test_back_from_hospital_means_back_inside(life: SandboxLife) -> None:
    turn = life.turn()
    day.stay_at(turn, "")
    life.commit(turn, life.minute)
    put(life, replace(term(life), conduct=0))
    life.advance(life.minute + 2 * DAY)
    assert life.state.get(Day).place == "prison"


def test_little_things_happen_and_do_not_repeat_soon() -> None:
    life = jailed(ready(), days=100)
    for _ in range(40):
        put(life, replace(term(life), parole_asked_minute=life.minute))
        life.advance(life.minute + DAY)
    texts = [m.text for m in life.messages("law")]
    assert 5 <= len(texts) <= 22
    assert len(set(texts[:10])) == len(texts[:10])


def test_days_without_trouble_mend_conduct_up_to_seventy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custody, "EVENT_CHANCE", 0.0)
    life = jailed(ready(), days=200)
    put(life, replace(term(life), conduct=66))
    found = []
    for _ in range(6):
        life.advance(life.minute + DAY)
        found.append(term(life).conduct)
    assert found[-1] == 70
    assert found[0] in (66, 67)
    put(life, replace(term(life), conduct=90))
    life.advance(life.minute + 2 * DAY)
    assert term(life).conduct == 90


# Parole


def half_served(conduct: int) -> SandboxLife:
    life = jailed(ready(), days=24)
    put(life, replace(term(life), conduct=conduct, parole_asked_minute=life.minute + 6 * DAY))
    life.advance(life.minute + 12 * DAY + 60)
    put(life, replace(term(life), conduct=conduct, parole_asked_minute=-1))
    return life


def decisions(life: SandboxLife) -> list[bool]:
    found = []
    for _ in range(60):
        life.advance(life.minute + 1)
        found.append(bool(life.copy().perform(ParoleAsked())))
    return found


def test_the_board_listens_to_conduct() -> None:
    assert sum(decisions(half_served(95))) > sum(decisions(half_served(30))) + 10


def test_parole_is_freedom_on_conditions(heard: list[Fact]) -> None:
    life = half_served(95)
    while not ask(twin := life.copy(), request_parole, RequestParole())[0].granted:
        life.advance(life.minute + 1)
    until = term(life).until_minute
    assert twin.state.find(PrisonTerm) is None
    assert twin.state.get(Parole).until_minute == until
    assert twin.state.get(Day).place == ""
    assert heard[-1] == Released(on_parole=True)
    assert section(twin)["parole"] == {"until_minute": until}
    twin.advance(until)
    assert twin.state.find(Parole) is None
    assert any("parole is over" in message.text for message in twin.messages("law"))


def test_a_no_is_a_no_for_a_while() -> None:
    life = half_served(5)
    while ask(twin := life.copy(), request_parole, RequestParole())[0].granted:
        life.advance(life.minute + 1)
    assert twin.state.find(PrisonTerm) is not None
    with refused("not_allowed"):
        ask(twin, request_parole, RequestParole())


def test_the_board_also_looks_by_itself() -> None:
    looked = 0
    for number in range(4):
        life = jailed(ready(number=number), days=24)
        life.advance(term(life).until_minute - 1)
        held = life.state.find(PrisonTerm)
        looked += held is None or held.parole_asked_minute > held.began_minute
    assert looked == 4


def test_an_offence_on_parole_sends_back(heard: list[Fact]) -> None:
    life = ready()
    put(life, Parole("burglary", life.minute + 100 * DAY))
    plan(life, 100 * DAY, "parole_ends")
    back = caught(life, "brawl")
    assert back.state.find(Parole) is None
    left = term(back).until_minute - back.minute
    assert 97 * DAY < left <= 100 * DAY
    assert not term(back).remand
    assert case(back).bail_cents == 0, "who is inside needs no bail"
    assert isinstance(heard[-1], Imprisoned)
    assert back.state.get(Day).place == "prison"
    assert moments(back, "parole_ends") == []
    ticket = caught(life, "fare_dodging")
    assert ticket.state.find(Parole) is not None, "a ticket is no breach"


def test_a_sentence_inside_is_added(life: SandboxLife) -> None:
    before = term(life).until_minute
    turn = life.turn()
    api.accuse(turn, "robbery")
    life.commit(turn, life.minute)
    put(life, replace(case(life), evidence=100))
    put(life, replace(term(life), parole_asked_minute=life.minute + 20 * DAY))
    life.advance(case(life).trial_minute)
    assert life.state.find(OpenCase) is None
    lines = section(life)["record"]
    more = lines[-1]["prison_days"] * DAY if lines else 0
    assert term(life).until_minute == before + more


# Flight


def escapes(life: SandboxLife, wanted: bool) -> SandboxLife:
    for _ in range(600):
        twin = life.copy()
        done: Any = twin.perform(EscapeChosen(free=True))
        if done.caught is not wanted:
            return twin
        life.advance(life.minute + 1)
    raise AssertionError("never")


def test_a_failed_escape_costs_months_and_conduct(life: SandboxLife) -> None:
    before = term(life)
    reply, _ = ask(twin := with_energy(life.copy(), 100), attempt_escape, AttemptEscape())
    assert reply.energy == 75
    twin = escapes(life, wanted=False)
    assert 3 * DAY <= term(twin).until_minute - before.until_minute <= 12 * DAY
    assert term(twin).conduct == max(0, before.conduct - 40)
    assert twin.messages("law")[-1].title == "Into the wall"
    assert moments(twin, "prison_ends") == [term(twin).until_minute]


def test_a_run_ends_where_it_began(life: SandboxLife, heard: list[Fact]) -> None:
    out = escapes(life, wanted=True)
    assert not api.is_in_prison(out.turn())
    assert out.state.get(Day).place == ""
    assert section(out)["prison"]["on_the_run"]
    assert moments(out, "prison_ends") == moments(out, "prison_day") == []
    left = term(out).until_minute - out.minute
    with refused("not_allowed"):
        ask(out, request_parole, RequestParole())
    [found] = moments(out, "fugitive_found")
    heard.clear()
    out.advance(found)
    assert api.is_in_prison(out.turn())
    assert left + 6 * DAY <= term(out).until_minute - found <= left + 18 * DAY
    assert term(out).conduct == 10
    assert [type(fact) for fact in heard] == [Imprisoned]
    assert moments(out, "prison_ends") == [term(out).until_minute]


def test_an_arrest_ends_a_run(life: SandboxLife) -> None:
    out = escapes(life, wanted=True)
    turn = out.turn()
    api.accuse(turn, "brawl")
    out.commit(turn, out.minute)
    assert api.is_in_prison(out.turn())
    assert moments(out, "fugitive_found") == []
    assert case(out).charges == ("brawl",)


def test_what_chance_and_birthdays_bring_stays_outside_and_no_job_is_taken() -> None:
    life = jailed(ready(), days=30)
    known = memory.find(life.state, "school_leaving")
    plan(life, 60, "event", "school_leaving")
    life.advance(life.minute + 20 * DAY)
    assert life.question is None
    assert memory.find(life.state, "school_leaving") == known
    assert moments(life, "event"), "it waits outside"
    turn = life.turn()
    careers.take_job(turn, "cook")
    life.commit(turn, life.minute)
    assert careers.kind(life.turn()) != "job"
