"""From the question to the morning after, and every way in which it may end before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.support import ask, plan, put, refused
from tests.features.weddings.support import (
    PLAIN,
    RICH,
    YEAR,
    couple,
    engaged,
    move,
    person,
    planned,
    to_altar,
    with_bond,
    with_person,
)
from tests.support.life import SandboxLife
from ws.engine.advance import UNATTENDED
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Agenda
from ws.features.belongings import api as belongings
from ws.features.day import api as day
from ws.features.events import api as events
from ws.features.money.records import Money
from ws.features.people import api as people
from ws.features.people.api import PersonDied
from ws.features.people.records import Memories, Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond
from ws.features.weddings import handlers
from ws.features.weddings import messages as m
from ws.features.weddings.records import PastWedding, Proposal, Wedding
from ws.features.weddings.rules import asking, planning
from ws.kernel.messages import MessageEvent


def stage(life: SandboxLife, person_id: str) -> str | None:
    return romance.stage(life.turn(), person_id)


def answer(life: SandboxLife, **fields: object) -> m.AltarAnswered:
    request = m.AnswerAltar(**{"answer": "yes", **fields})  # type: ignore[arg-type]  # as the test says
    reply: m.AltarAnswered = ask(life, handlers.answer_altar, request)[0]
    return reply


# Asking


def test_a_yes_is_an_engagement_and_takes_the_ring() -> None:
    life, person_id = couple()
    turn = life.turn()
    belongings.receive(turn, "gold_ring")
    life.commit(turn, life.minute)
    reply, turn = ask(life, handlers.propose, m.Propose(person_id=person_id, ring_item_id="gold_ring"))
    assert reply.accepted
    assert reply.again_minute is None
    assert reply.text
    assert stage(life, person_id) == "engaged"
    assert not belongings.has(turn, "gold_ring")
    assert any(memory.kind == "proposal" for memory in life.state.get(Memories, person_id).held)
    with refused("conflict"):
        ask(life, handlers.propose, m.Propose(person_id=person_id))


def test_a_no_keeps_the_ring_and_asks_for_a_season() -> None:
    life, person_id = couple()
    with_person(life, person_id, affinity=-20)
    with_bond(life, person_id, trust=5, passion=5, strain=90, since_minute=life.minute)
    turn = life.turn()
    belongings.receive(turn, "gold_ring")
    life.commit(turn, life.minute)
    request = m.Propose(person_id=person_id, ring_item_id="gold_ring")
    reply, turn = ask(life, handlers.propose, request)
    assert not reply.accepted
    assert reply.again_minute == life.minute + 3 * MINUTES_PER_DAY
    assert belongings.has(turn, "gold_ring")
    assert stage(life, person_id) == "together"
    with refused("not_allowed") as facts:
        ask(life, handlers.propose, request)
    assert facts["again_minute"] == reply.again_minute
    put(life, replace(life.state.get(Proposal, person_id), asked_minute=life.minute - 3 * MINUTES_PER_DAY))
    ask(life, handlers.propose, request)
    assert life.state.get(Proposal, person_id).refusals == 2


def test_whom_one_may_not_ask() -> None:
    life, person_id = couple()
    kin = next(p.id for p in life.state.all(Person) if p.relation in ("mother", "father") and p.is_alive)
    for who, code in (("p99999", "not_found"), (kin, "not_allowed")):
        with refused(code):
            ask(life, handlers.propose, m.Propose(person_id=who))
    with_person(life, person_id, birth_minute=life.minute - 17 * YEAR)
    with refused("not_allowed"):
        ask(life, handlers.propose, m.Propose(person_id=person_id))
    with_person(life, person_id, birth_minute=life.minute - 30 * YEAR, died_minute=life.minute)
    with refused("not_allowed"):
        ask(life, handlers.propose, m.Propose(person_id=person_id))


def test_not_what_is_no_ring_and_not_while_asked_oneself() -> None:
    life, person_id = couple()
    turn = life.turn()
    belongings.receive(turn, "teddy_bear")
    life.commit(turn, life.minute)
    with refused("not_allowed"):
        ask(life, handlers.propose, m.Propose(person_id=person_id, ring_item_id="teddy_bear"))
    with refused("not_found"):
        ask(life, handlers.propose, m.Propose(person_id=person_id, ring_item_id="diamond_ring"))
    put(life, replace(life.state.get(Agenda), waiting_for="they_propose.1"))
    with refused("question_pending"):
        ask(life, handlers.propose, m.Propose(person_id=person_id))


def test_who_is_asked_says_yes_the_more_the_better_it_is() -> None:
    middling = asking.Between(50, 60, 55, 10, 1.0, False, 0)
    chance = asking.chance_of_yes(middling)
    assert 0.2 < chance < 0.6
    for better in (
        replace(middling, affinity=80), replace(middling, trust=90), replace(middling, passion=90),
        replace(middling, strain=0), replace(middling, years=3.0), replace(middling, lives_together=True),
    ):  # fmt: skip
        assert asking.chance_of_yes(better) > chance
    assert asking.chance_of_yes(middling, ring=0.5) > chance
    assert asking.chance_of_yes(replace(middling, refusals=2)) < chance
    assert asking.chance_of_yes(asking.Between(80, 70, 65, 5, 2.5, True, 0)) > 0.9


# Planning


def test_the_total_is_known_and_the_deposit_is_paid() -> None:
    life, person_id = engaged()
    at = life.minute + 6 * MINUTES_PER_DAY
    guest = next(p.id for p in life.state.all(Person) if p.is_alive and p.id != person_id)
    fields = {
        "person_id": person_id, "place_id": "old_barn", "style_id": "big_family", "at": at, "guest_ids": (guest,),
        "other_guests": 20, "extras": ("dance_band", "wedding_cake"),
    }  # fmt: skip
    quote, _ = ask(life, handlers.quote_wedding, m.QuoteWedding(**fields))  # type: ignore[arg-type]
    assert quote.available
    assert quote.total_cents == sum(line.cents for line in quote.lines)
    assert quote.own_cents == quote.total_cents - quote.total_cents // 2, "who works pays half"
    before = life.state.get(Money).cents
    reply, _ = ask(life, handlers.plan_wedding, m.PlanWedding(**fields))  # type: ignore[arg-type]
    assert reply.plan.total_cents == quote.total_cents
    assert before - life.state.get(Money).cents == quote.deposit_cents == reply.plan.paid_cents
    with refused("conflict"):
        ask(life, handlers.plan_wedding, m.PlanWedding(**fields))  # type: ignore[arg-type]
    dearer, _ = ask(life, handlers.change_wedding, m.ChangeWedding(style_id="black_tie"))
    assert dearer.paid_now_cents > 0
    cheaper, _ = ask(life, handlers.change_wedding, m.ChangeWedding(extras=()))
    assert cheaper.paid_now_cents == 0
    off, _ = ask(life, handlers.cancel_wedding, m.CancelWedding())
    assert off.returned_cents == cheaper.plan.paid_cents // 2
    assert off.returned_cents + off.lost_cents == cheaper.plan.paid_cents
    assert life.state.find(Wedding) is None
    assert stage(life, person_id) == "engaged"
    assert not any(moment[1] == "wedding_day" for moment in life.state.get(Agenda).moments)
    with refused("not_found"):
        ask(life, handlers.cancel_wedding, m.CancelWedding())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"place_id": "the_moon"}, "not_found"),
        ({"style_id": "upside_down"}, "not_found"),
        ({"extras": ("elephants",)}, "not_found"),
        ({"extras": ("dance_band", "brass_band")}, "not_allowed"),
        ({"extras": ("soup_at_midnight", "soup_at_midnight")}, "not_allowed"),
        ({"extras": ("marquee",)}, "not_allowed"),
        ({"style_id": "black_tie"}, "not_allowed"),
        ({"other_guests": 25}, "not_allowed"),
        ({"guest_ids": ("p99999",)}, "not_found"),
        ({"days": 0}, "not_allowed"),
        ({"days": 40}, "not_allowed"),
        ({"place_id": "castle", "days": 4}, "not_allowed"),
    ],
)
def test_what_can_not_be_planned(changes: dict[str, object], code: str) -> None:
    life, person_id = engaged()
    days = int(str(changes.pop("days", 5)))
    fields = {**PLAIN, "person_id": person_id, "at": life.minute + days * MINUTES_PER_DAY, **changes}
    with refused(code):
        ask(life, handlers.plan_wedding, m.PlanWedding(**fields))  # type: ignore[arg-type]
    assert life.state.find(Wedding) is None
    assert life.state.get(Money).cents == RICH


def test_guests_are_the_living_once_each_and_others_than_the_two() -> None:
    life, person_id = engaged()
    other = next(p for p in life.state.all(Person) if p.is_alive and p.id != person_id)
    at = life.minute + 5 * MINUTES_PER_DAY
    for guests in ((person_id,), (other.id, other.id)):
        with refused("not_allowed"):
            ask(life, handlers.plan_wedding, m.PlanWedding(person_id=person_id, at=at, guest_ids=guests, **PLAIN))
    with_person(life, other.id, died_minute=life.minute)
    with refused("not_allowed"):
        ask(life, handlers.plan_wedding, m.PlanWedding(person_id=person_id, at=at, guest_ids=(other.id,), **PLAIN))


def test_who_has_not_enough_pays_no_deposit() -> None:
    life, person_id = engaged()
    put(life, replace(life.state.get(Money), cents=100))
    at = life.minute + 15 * MINUTES_PER_DAY
    with refused("not_enough_money"):
        ask(life, handlers.plan_wedding, m.PlanWedding(**{**PLAIN, "place_id": "castle"}, person_id=person_id, at=at))
    quote, _ = ask(
        life, handlers.quote_wedding, m.QuoteWedding(**{**PLAIN, "place_id": "castle"}, person_id=person_id, at=at)
    )
    assert not quote.available
    assert quote.reason


# The day


def test_the_day_comes_asks_and_makes_a_marriage() -> None:
    life, person_id = engaged()
    guests = tuple(p.id for p in life.state.all(Person) if p.is_alive and p.id != person_id)
    planned(life, person_id, guest_ids=guests[:10], other_guests=6)
    made = life.state.get(Wedding)
    life.advance(planning.begins(made.day, made.hour) - 1)
    before = life.state.get(Money).cents
    to_altar(life)
    plan_now = life.state.get(Wedding)
    assert plan_now.came
    assert set(plan_now.came) <= set(guests)
    assert life.state.get(Agenda).waiting_for == f"wedding.{plan_now.altar_minute}"
    assert events.is_question_open(life.turn())
    reply = answer(life, vow_id="stay")
    assert reply.married
    assert reply.success in range(1, 101)
    assert reply.vow == "I will stay. That is really all of it. I will stay."
    assert reply.vow in reply.text
    assert stage(life, person_id) == "married"
    assert person(life, person_id).relation in ("husband", "wife")
    assert life.state.find(Wedding) is None
    assert not life.state.get(Agenda).waiting_for
    held = next(life.state.all(PastWedding))
    assert (held.person_id, held.kind, held.success) == (person_id, "wedding", reply.success)
    due = plan_now.own_cents - planning.deposit_cents(plan_now.own_cents)
    assert life.state.get(Money).cents == before - due + reply.presents_cents
    with refused("not_found"):
        answer(life)


def test_a_wedding_stops_an_absence_and_silence_is_a_yes() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    for _ in range(50):
        reached = life.advance(life.minute + 10 * MINUTES_PER_DAY, UNATTENDED)
        held = life.state.find(Wedding)
        if held is not None and held.altar_minute is not None:
            break
        assert life.question is not None
        assert reached.stopped_by == "question"
        life.advance(life.question.deadline_minute)
    held = life.state.get(Wedding)
    assert life.minute == held.altar_minute
    life.advance(held.deadline_minute)
    assert stage(life, person_id) == "married"


def test_who_runs_is_remembered_for_it() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    to_altar(life)
    fond = person(life, person_id).affinity
    reply = answer(life, answer="no")
    assert not reply.married
    assert reply.success == 0
    assert stage(life, person_id) == "parted"
    assert person(life, person_id).affinity < fond - 30
    assert life.state.find(Wedding) is None
    assert not life.state.get(Agenda).waiting_for


def test_names_are_kept_taken_and_given() -> None:
    for choice in ("keep", "take", "give"):
        life, person_id = engaged()
        with_person(life, person_id, last_name="Quillfeather")
        own = life.life.last_name
        planned(life, person_id)
        to_altar(life)
        reply = answer(life, last_name=choice)
        assert reply.last_name == life.life.last_name == ("Quillfeather" if choice == "take" else own)
        assert person(life, person_id).last_name == (own if choice == "give" else "Quillfeather")


def test_own_words_are_said_and_moderated() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    to_altar(life)
    with refused("not_allowed"):
        answer(life, own_vow="You are a stupid piece of shit")
    with refused("not_allowed"):
        answer(life, own_vow="Yes.", vow_id="stay")
    with refused("not_found"):
        answer(life, vow_id="no_such_vow")
    reply = answer(life, own_vow="I will carry the heavy bag, {person}.")
    assert reply.vow == "I will carry the heavy bag, {person}.", "braces are words like others"
    assert next(life.state.all(PastWedding)).vow == reply.vow


def test_the_poor_marry_plainly() -> None:
    life, person_id = engaged()
    with_person(life, person_id, doing="home")
    made = planned(life, person_id, days=6, place_id="old_barn", other_guests=80)
    life.advance(planning.begins(made.day, made.hour) - 1)
    put(life, replace(life.state.get(Money), cents=20_000, savings_cents=0))
    to_altar(life)
    held = life.state.get(Wedding)
    assert (held.place_id, held.extras) == ("registry_office", ())
    assert answer(life).married


def test_prison_and_hospital_put_it_off_and_in_the_end_it_is_given_up() -> None:
    life, person_id = engaged()
    first = planned(life, person_id)
    turn = life.turn()
    day.stay_at(turn, "hospital")
    life.commit(turn, life.minute)
    life.advance(first.day * MINUTES_PER_DAY + first.hour * 60)
    later = life.state.get(Wedding)
    assert (later.day, later.postponed) == (first.day + 1, 1)
    put(life, replace(later, postponed=planning.MOST_POSTPONED))
    life.advance(later.day * MINUTES_PER_DAY + later.hour * 60)
    assert life.state.find(Wedding) is None
    assert stage(life, person_id) == "engaged"


def test_nobody_marries_whom_one_has_left() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    paid = life.state.get(Wedding).paid_cents
    before = life.state.get(Money).cents
    move(life, person_id, "parted")
    assert life.state.find(Wedding) is None
    assert life.state.get(Money).cents == before + paid // 2


def test_death_gives_everything_back() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    before, paid = life.state.get(Money).cents, life.state.get(Wedding).paid_cents
    turn = life.turn()
    turn.put(replace(turn.get(Person, person_id), died_minute=turn.minute))
    turn.announce(PersonDied(person_id, "partner"))
    life.commit(turn, life.minute)
    assert life.state.find(Wedding) is None
    assert life.state.get(Money).cents == before + paid


def test_dead_guests_do_not_come() -> None:
    life, person_id = engaged()
    guest = next(p for p in life.state.all(Person) if p.is_alive and p.id != person_id)
    planned(life, person_id, guest_ids=(guest.id,))
    turn = life.turn()
    turn.put(replace(turn.get(Person, guest.id), died_minute=turn.minute))
    turn.announce(PersonDied(guest.id, guest.relation))
    life.commit(turn, life.minute)
    assert life.state.get(Wedding).guest_ids == ()


def test_the_day_waits_for_another_question() -> None:
    life, person_id = engaged()
    held = planned(life, person_id)
    begins = held.day * MINUTES_PER_DAY + held.hour * 60
    life.advance(begins - 1)
    put(life, replace(life.state.get(Agenda), waiting_for="something.1"))
    life.advance(begins + 10)
    assert life.state.get(Wedding).altar_minute is None
    put(life, replace(life.state.get(Agenda), waiting_for=""))
    life.advance(begins + 31)
    assert life.state.get(Wedding).altar_minute == begins + 30


@pytest.mark.parametrize("age", [19, 45, 80])
def test_at_every_age(age: int) -> None:
    life, person_id = engaged(age, 3)
    planned(life, person_id)
    to_altar(life)
    assert answer(life).married


def test_people_of_the_same_sex_and_a_second_marriage() -> None:
    life, person_id = engaged()
    with_person(life, person_id, sex=life.life.sex)
    planned(life, person_id)
    to_altar(life)
    assert answer(life).married
    move(life, person_id, "separated")
    move(life, person_id, "divorced")
    turn = life.turn()
    met = people.meet(turn, "acquaintance", "another one")
    turn.put(replace(met, birth_minute=turn.minute - 28 * YEAR, partnership="single", partner="", affinity=90))
    romance.move_to(turn, met.id, "together")
    romance.move_to(turn, met.id, "engaged")
    life.commit(turn, life.minute)
    with_bond(life, met.id, trust=95, passion=95)
    planned(life, met.id)
    to_altar(life)
    assert answer(life).married
    assert len(list(life.state.all(PastWedding))) == 2


def test_sometimes_they_leave_and_the_unhappy_more_often() -> None:
    assert asking.chance_to_leave(90, 90, 0) < 0.005
    assert 0.05 < asking.chance_to_leave(10, 20, 80) <= 0.25
    life, person_id = engaged()
    left = 0
    for number in range(20):
        twin = life.copy()
        with_person(twin, person_id, affinity=-100)
        with_bond(twin, person_id, trust=0, strain=100)
        planned(twin, person_id, days=1 + number)
        to_altar(twin)
        if twin.state.find(Wedding) is None:
            left += 1
            assert stage(twin, person_id) == "parted"
            assert not twin.state.get(Agenda).waiting_for
    assert 0 < left < 15


# Once more


def test_vows_are_renewed_in_round_years_once() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    to_altar(life)
    answer(life)
    with refused("not_allowed"):
        ask(life, handlers.renew_vows, m.RenewVows(person_id=person_id))
    with_bond(life, person_id, married_minute=life.minute - 25 * YEAR)
    reply, _ = ask(life, handlers.renew_vows, m.RenewVows(person_id=person_id, vow_id="old_hands"))
    assert reply.years == 25
    assert reply.vow
    assert reply.cost_cents > 0
    with refused("conflict"):
        ask(life, handlers.renew_vows, m.RenewVows(person_id=person_id))
    kinds = [past.kind for past in life.state.all(PastWedding)]
    assert kinds == ["wedding", "renewal"]


def test_what_is_told_is_told_as_love() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    to_altar(life)
    answer(life)
    told = [push for push in life.told if isinstance(push, MessageEvent) and push.kind == "love"]
    assert told
    assert all(push.text and push.title and "{" not in push.text for push in told)


def test_the_bond_knows_the_wedding() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    to_altar(life)
    answer(life)
    bond = life.state.get(Bond, person_id)
    assert bond.married_minute == life.minute
    assert bond.times_married == 1
    plan(life, 1, "altar_deadline")
    life.advance(life.minute + 2)
    assert life.state.get(Bond, person_id).times_married == 1, "a stale moment does nothing"
