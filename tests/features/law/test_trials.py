"""The day in court: answered or not, guilty or not, and what follows."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.features.law.support import case, caught, charged, jailed, priced, ready, record, tried
from tests.features.support import DAY, ask, put, refused
from tests.support.life import SandboxLife
from ws.engine.advance import TO_NEXT_EVENT
from ws.features.day.records import Day
from ws.features.law import api
from ws.features.law.api import Convicted, Imprisoned, Released
from ws.features.law.handlers import answer_trial, clear_record
from ws.features.law.messages import AnswerTrial, ClearRecord, TrialAnswer, TrialAnswered
from ws.features.law.records import Conviction, LawRecord, OpenCase, Parole, PrisonTerm
from ws.features.money.records import Money
from ws.kernel.facts import Fact


def answer(life: SandboxLife, plea: Any, lawyer: Any) -> TrialAnswer:
    reply, _ = ask(life, answer_trial, AnswerTrial(plea=plea, lawyer=lawyer))
    assert isinstance(reply, TrialAnswer)
    return reply


def cents(life: SandboxLife) -> int:
    return life.state.get(Money).cents


def ways(offence_id: str, plea: Any, lawyer: Any, count: int = 60, **fields: Any) -> list[SandboxLife]:
    """The same case, heard at many different minutes."""
    life = ready()
    found = []
    for _ in range(count):
        life.advance(life.minute + 1)
        twin = charged(life.copy(), offence_id, **fields)
        twin.perform(TrialAnswered(plea, lawyer))
        found.append(tried(twin))
    return found


def kinds(lives: list[SandboxLife]) -> Counter[str]:
    return Counter(record(life).convictions[-1].sentence if record(life).convictions else "free" for life in lives)


def test_an_answer_waits_for_the_trial() -> None:
    life = caught(ready(), "vandalism")
    before = cents(life)
    reply = answer(life, "not_guilty", "public")
    assert (reply.plea, reply.lawyer, reply.paid_cents) == ("not_guilty", "public", 0)
    assert reply.trial_minute == case(life).trial_minute > life.minute
    assert (case(life).plea, case(life).lawyer) == ("not_guilty", "public")
    assert cents(life) == before
    life.advance(reply.trial_minute - 1)
    assert life.state.find(OpenCase) is not None
    life.advance(reply.trial_minute)
    assert life.state.find(OpenCase) is None


def test_a_lawyer_of_ones_own_is_paid_at_once() -> None:
    life = charged(ready(), "burglary", lawyer_fee_cents=300_000)
    put(life, replace(life.state.get(Money), cents=299_999))
    before = life.hash
    with refused("not_enough_money"):
        answer(life, "not_guilty", "private")
    assert life.hash == before
    put(life, replace(life.state.get(Money), cents=300_000))
    assert answer(life, "not_guilty", "private").paid_cents == 300_000
    assert cents(life) == 0


def test_what_is_refused() -> None:
    life = ready()
    with refused("not_found"):
        answer(life, "guilty", "none")
    charged(life, "burglary")
    with refused("not_allowed"):
        answer(life, "deal", "none")
    answer(life, "guilty", "none")
    with refused("conflict"):
        answer(life, "not_guilty", "public")
    assert case(life).plea == "guilty"


def test_without_an_answer_one_is_defended_for_free() -> None:
    """The same minutes, once unanswered and once with what is the default."""
    life = ready()
    for _ in range(15):
        life.advance(life.minute + 1)
        silent, spoken = charged(life.copy(), "burglary"), charged(life.copy(), "burglary")
        spoken.perform(TrialAnswered("not_guilty", "public"))
        assert record(tried(silent)) == record(tried(spoken))


def test_guilty_is_guilty_and_strong_evidence_mostly_is(heard: list[Fact]) -> None:
    assert "free" not in kinds(ways("burglary", "guilty", "none", evidence=3))
    assert [fact for fact in heard if isinstance(fact, Convicted)]
    strong = kinds(ways("burglary", "not_guilty", "public", evidence=95))
    weak = kinds(ways("burglary", "not_guilty", "public", evidence=15))
    assert strong["free"] < 12
    assert weak["free"] > 40


def test_a_good_lawyer_helps() -> None:
    alone = kinds(ways("burglary", "not_guilty", "none", evidence=50))["free"]
    private = kinds(ways("burglary", "not_guilty", "private", evidence=50))["free"]
    assert private > alone + 5


def test_acquitted_means_free_with_the_bail_back(heard: list[Fact]) -> None:
    lives = ways("burglary", "not_guilty", "private", evidence=3, bail_cents=50_000)
    free = [life for life in lives if not record(life).convictions]
    assert len(free) > 50
    for life in free[:5]:
        assert life.messages("law")[-1].title == "Not guilty"
        assert life.state.find(PrisonTerm) is None
    silent = charged(ready(), "burglary", evidence=3, bail_cents=0)
    paid = charged(ready(), "burglary", evidence=3, bail_cents=50_000)
    assert cents(tried(paid)) == cents(tried(silent)) + 50_000


def test_a_fine_is_charged_and_stands_in_the_record(heard: list[Fact]) -> None:
    fined = [
        life for life in ways("shoplifting", "guilty", "public") if record(life).convictions[-1].sentence == "fine"
    ]
    assert len(fined) > 20
    least, most = fined[0].world.content.offences["shoplifting"].fine_cents
    untouched = charged(ready(), "shoplifting")
    untouched.advance(case(untouched).trial_minute - 1)
    for life in fined[:5]:
        assert api.convictions(life.turn()) == ("shoplifting",)
        message = life.messages("law")[-1]
        assert message.title == "Guilty: a fine"
        fine = cents(untouched) - cents(life)
        assert priced(life, least * 67 // 100) - 1 <= fine <= priced(life, most)
    assert Convicted("shoplifting", 0) in heard


def test_what_was_taken_is_given_back() -> None:
    plain = charged(ready(), "shoplifting", evidence=50)
    taken = charged(ready(), "shoplifting", evidence=50, restitution_cents=12_345)
    for life in (plain, taken):
        life.perform(TrialAnswered("guilty", "public"))
        tried(life)
    assert cents(plain) - cents(taken) == 12_345


def test_service_takes_weekends_and_ends() -> None:
    life = next(
        life for life in ways("shoplifting", "guilty", "public")
        if record(life).convictions[-1].sentence == "community_service"
    )  # fmt: skip
    assert record(life).convictions[-1].prison_days == 0
    duty = life.state.get(Day).duties["community service"]
    assert duty.days == (5, 6)
    life.advance(life.minute + 20 * DAY)
    assert "community service" not in life.state.get(Day).duties
    assert any("Saturday" in message.text for message in life.messages("law"))


def test_probation_weighs_at_the_next_arrest() -> None:
    life = next(
        life for life in ways("brawl", "guilty", "public") if record(life).convictions[-1].sentence == "probation"
    )
    until = record(life).probation_until_minute
    assert until > life.minute + 11 * DAY
    assert record(life).convictions[-1].prison_days == 0
    assert case(caught(life.copy(), "brawl")).on_probation
    life.advance(until + 5 * DAY)
    assert not case(caught(life, "brawl")).on_probation


def test_prison_begins_at_once(heard: list[Fact]) -> None:
    lives = ways("robbery", "not_guilty", "none", evidence=97)
    inside = [life for life in lives if life.state.find(PrisonTerm)]
    assert len(inside) > 20
    life = inside[0]
    held = life.state.get(PrisonTerm)
    days = record(life).convictions[-1].prison_days
    assert held.until_minute - held.began_minute == days * DAY
    assert life.state.get(Day).place == "prison"
    assert api.is_in_prison(life.turn())
    assert Convicted("robbery", days) in heard
    assert Imprisoned(days) in heard
    assert "robbery" in life.messages("law")[-1].text or "months" in life.messages("law")[-1].text


def test_every_charge_becomes_a_line_and_the_gravest_counts() -> None:
    life = charged(ready(), "shoplifting", "robbery", "shoplifting", evidence=97)
    life.perform(TrialAnswered("guilty", "none"))
    tried(life)
    lines = record(life).convictions
    assert [line.offence_id for line in lines] == ["shoplifting", "robbery", "shoplifting"]
    assert [line.sentence for line in lines].count("fine") >= 2
    assert lines[0].sentence == lines[2].sentence == "fine"


def test_time_in_remand_counts_and_an_acquittal_opens_the_gate(heard: list[Fact]) -> None:
    life = ready()
    put(life, replace(life.state.get(Money), cents=0))
    held = caught(life, "robbery")
    began = held.state.get(PrisonTerm).began_minute
    seen = Counter[str]()
    for evidence in (0, 100):
        for shift in range(12):
            twin = held.copy()
            put(twin, replace(case(twin), evidence=evidence))
            turn = twin.turn()
            turn.unschedule("trial")
            trial = case(twin).trial_minute + shift
            turn.schedule(trial, "trial")
            twin.commit(turn, twin.minute)
            heard.clear()
            twin.advance(trial)
            after = twin.state.find(PrisonTerm)
            if after is None:
                assert heard[-1] == Released(on_parole=False)
                assert twin.state.get(Day).place == ""
                seen["out"] += 1
            else:
                assert not after.remand
                assert after.began_minute == began
                assert after.until_minute == began + record(twin).convictions[-1].prison_days * DAY
                assert not any(isinstance(fact, Imprisoned) for fact in heard), "only once"
                seen["in"] += 1
    assert seen["out"] > 5
    assert seen["in"] > 3


def test_who_serves_another_sentence_stays(heard: list[Fact]) -> None:
    for evidence, plea in ((3, "not_guilty"), (50, "guilty")):
        life = charged(jailed(ready(), days=60), "shoplifting", evidence=evidence)
        until = life.state.get(PrisonTerm).until_minute
        life.perform(TrialAnswered(plea, "private"))  # type: ignore[arg-type]  # one of the pleas
        tried(life)
        assert life.state.get(PrisonTerm).until_minute == until
        assert not any(isinstance(fact, Released) for fact in heard)


def test_who_is_on_the_run_is_brought_to_court() -> None:
    life = charged(jailed(ready(), days=60), "shoplifting")
    put(life, replace(life.state.get(PrisonTerm), fled_minute=life.minute))
    tried(life)
    assert api.is_in_prison(life.turn())
    assert "Found" in [message.title for message in life.messages("law")]


def test_the_young_hardly_ever_go_to_prison() -> None:
    young = kinds(ways("burglary", "guilty", "public", juvenile=True))
    grown = kinds(ways("burglary", "guilty", "public"))
    assert young["prison"] < grown["prison"]
    assert young["community_service"] > 40


def test_a_deal_is_milder_than_a_plea() -> None:
    def months(plea: str) -> float:
        lives = ways("robbery", plea, "public", count=120, evidence=40)
        days = [record(life).convictions[-1].prison_days for life in lives]
        assert min(days) >= 0
        return sum(days) / len(days)

    assert months("deal") < months("guilty") * 0.97


def test_a_trial_interrupts_a_skip_to_the_next_event() -> None:
    life = charged(ready(), "shoplifting", days=1)
    turn = life.turn()
    turn.unschedule("event")
    life.commit(turn, life.minute)
    trial = case(life).trial_minute
    for _ in range(5):
        reached = life.advance(trial + 10, TO_NEXT_EVENT)
        if reached.minute == trial:
            break
    assert (reached.minute, reached.stopped_by) == (trial, "event")


# Clearing the record


def with_record(life: SandboxLife, *lines: Conviction) -> SandboxLife:
    put(life, LawRecord(convictions=lines))
    return life


def test_years_and_a_fee_clear_the_record() -> None:
    life = ready(40)
    with refused("not_found"):
        ask(life, clear_record, ClearRecord())
    young = life.minute - 5 * 12 * DAY + 1
    with_record(life, Conviction("brawl", young, "fine"))
    assert api.convictions(life.turn()) == ("brawl",)
    with refused("not_allowed") as facts:
        ask(life, clear_record, ClearRecord())
    assert facts["from_minute"] == life.minute + 1
    life.advance(life.minute + 1)
    before = cents(life)
    reply, _ = ask(life, clear_record, ClearRecord())
    assert reply.paid_cents == before - cents(life) == priced(life, 15_000)
    assert api.convictions(life.turn()) == ()
    assert reply.text == life.messages("law")[-1].text
    with refused("not_found"):
        ask(life, clear_record, ClearRecord())


def test_what_is_open_stands_against_it() -> None:
    old = Conviction("brawl", 0, "fine")
    poor = with_record(ready(40), old)
    put(poor, replace(poor.state.get(Money), cents=0))
    with refused("not_enough_money"):
        ask(poor, clear_record, ClearRecord())
    for life in (
        charged(with_record(ready(40), old), "brawl"),
        jailed(with_record(ready(40), old)),
    ):
        with refused("not_allowed"):
            ask(life, clear_record, ClearRecord())
    watched = ready(40)
    put(watched, LawRecord(convictions=(old,), probation_until_minute=watched.minute + 1))
    with refused("not_allowed") as facts:
        ask(watched, clear_record, ClearRecord())
    assert facts["until_minute"] == watched.minute + 1
    watched.advance(watched.minute + 1)
    ask(watched, clear_record, ClearRecord())
    paroled = with_record(ready(40), old)
    put(paroled, Parole("brawl", paroled.minute + DAY))
    with refused("not_allowed"):
        ask(paroled, clear_record, ClearRecord())


def test_what_the_young_did_is_not_told_about_the_grown() -> None:
    life = with_record(ready(30), Conviction("brawl", 0, "probation", juvenile=True), Conviction("fraud", 1, "fine"))
    assert api.convictions(life.turn()) == ("fraud",)


@pytest.mark.parametrize("wrong", [{"plea": "maybe", "lawyer": "none"}, {"plea": "guilty", "lawyer": "aunt"}])
def test_other_words_do_not_reach_the_court(wrong: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"type": "answer_trial", **wrong}, AnswerTrial)
