"""A date in a life: asked for, lived through or not, and the same however time is cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, grown, put, refused
from tests.support.life import SandboxLife
from ws.features.belongings import api as belongings
from ws.features.dates import api, ending, handlers
from ws.features.dates import messages as m
from ws.features.dates.records import DateBook, PastDate, PlannedDate
from ws.features.dating import api as dating
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.money.records import Money
from ws.features.people import api as people
from ws.features.people.records import Memories, Person
from ws.features.romance import api as romance
from ws.features.romance.records import Stage
from ws.kernel.errors import Refused
from ws.simulation.policies import dates as policy

YEAR = 12 * DAY
GIFT = "kite"


@dataclass
class Two:
    life: SandboxLife
    person_id: str

    @property
    def person(self) -> Person:
        return self.life.state.get(Person, self.person_id)

    @property
    def planned(self) -> PlannedDate:
        return next(iter(self.life.state.all(PlannedDate)))

    @property
    def past(self) -> list[PastDate]:
        return sorted(self.life.state.all(PastDate), key=lambda date: int(date.id[1:]))

    def execute(self, **fields: str) -> m.DateScene:
        scene, _ = ask(self.life, handlers.execute_date, m.ExecuteDate(date_id="d1", **fields))
        assert isinstance(scene, m.DateScene)
        return scene

    def bond(self, stage: Stage) -> None:
        turn = self.life.turn()
        romance.move_to(turn, self.person_id, stage)
        turn.settle()
        self.life.commit(turn, self.life.minute)

    def stage(self) -> str | None:
        return romance.stage(self.life.turn(), self.person_id)


@cache
def _met() -> tuple[SandboxLife, str]:
    life = grown(27)
    life.advance(life.minute - life.minute % DAY + 12 * 60)
    turn = life.turn()
    found = people.meet(turn, "acquaintance", "dates")
    turn.put(
        replace(
            found, birth_minute=turn.minute - 27 * YEAR - 40, partnership="single", partner="", doing="home",
            lives="near", health="well", affinity=60, extraversion=60, interests=("nature", "tea"),
        )
    )  # fmt: skip
    turn.put(replace(turn.get(Money), cents=2_000_00))
    turn.put(replace(turn.get(Day), duties={}))
    belongings.receive(turn, GIFT)
    turn.unschedule("event")
    life.commit(turn, turn.minute)
    return life, found.id


@pytest.fixture
def two() -> Two:
    life, person_id = _met()
    held = Two(life.copy(), person_id)
    held.bond("matched")
    return held


def arranged(two: Two, venue_id: str = "corner_cafe", activity_id: str = "coffee_and_talk", **changes: Any) -> int:
    """A date of tomorrow at 19 o'clock, agreed upon by hand; gives its minute."""
    life = two.life
    at = life.minute - life.minute % DAY + DAY + 19 * 60
    turn = life.turn()
    date = PlannedDate("d1", two.person_id, venue_id, activity_id, at, 90, 1600)
    turn.put(replace(date, **changes))
    turn.put(DateBook(next_number=2))
    turn.schedule(at, "date_opens", "d1")
    life.commit(turn, life.minute)
    return at


def go_through(two: Two, best: bool = True) -> m.DateScene:
    """Answer all there is, always with what is worth most or least."""
    content = two.life.world.content
    scene = two.execute()
    while scene.moment is not None:
        choices = {choice.id: choice for choice in content.date_moments[scene.moment.id].choices if not choice.ends}
        shown = [c for c in scene.moment.choices if c.available and c.id.partition(".")[2] in choices]
        ranked = sorted(shown, key=lambda choice: choices[choice.id.partition(".")[2]].points)
        scene = two.execute(choice_id=ranked[-1 if best else 0].id)
    assert scene.outcome is not None
    return scene


def test_asking_is_answered_and_put_into_the_calendar(two: Two) -> None:
    life = two.life
    answers = set()
    for days in range(1, 4):
        at = life.minute - life.minute % DAY + days * DAY + 18 * 60
        wish = m.PlanDate(person_id=two.person_id, venue_id="city_park", activity_id="slow_walk", at=at)
        reply, _ = ask(life, handlers.plan_date, wish)
        answers.add(reply.accepted)
        assert reply.text
        if reply.accepted:
            date = life.state.get(PlannedDate, reply.date.id)
            assert (date.at, date.person_id, date.phase) == (at, two.person_id, "")
            with refused("not_allowed"):  # another one at the same time
                ask(life, handlers.plan_date, wish)
            return
        with refused("not_allowed"):  # what was said to a day is said
            ask(life, handlers.plan_date, wish)
    raise AssertionError(answers)


def test_a_date_opens_at_its_hour_and_is_lived_through(two: Two) -> None:
    at = arranged(two)
    with refused("not_allowed"):
        two.execute()
    two.life.advance(at)
    assert two.planned.phase == "first"
    assert two.life.messages("love")[-1].title == f"A date with {two.person.first_name}"
    before = two.person.affinity
    scene = go_through(two)
    assert scene.outcome is not None
    assert scene.outcome.success >= 48, "the best of choices with somebody who likes one"
    assert two.stage() == scene.outcome.stage == "seeing"
    assert two.person.affinity > before
    assert not list(two.life.state.all(PlannedDate))
    assert [(past.how, past.success) for past in two.past] == [("held", scene.outcome.success)]
    agenda = two.life.turn().agenda()
    assert not [moment for moment in agenda if moment[1].startswith("date_")]
    with refused("not_allowed"):
        two.execute()


def test_the_worst_of_choices_is_worse(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    twin = Two(two.life.copy(), two.person_id)
    good, bad = go_through(two).outcome, go_through(twin, best=False).outcome
    assert good is not None
    assert bad is not None
    assert bad.success < good.success - 15
    assert {"choices"} & {reason.factor for reason in bad.reasons}


def test_the_same_choices_give_the_same_date(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    twin = Two(two.life.copy(), two.person_id)
    assert go_through(two) == go_through(twin)
    assert two.life.hash == twin.life.hash


def test_played_skipped_and_loaded_anew_it_is_the_same_date(two: Two) -> None:
    at = arranged(two)
    lives = [Two(two.life.copy(), two.person_id) for _ in range(3)]
    for held, step in zip(lives, (1, 37, 10 * DAY), strict=True):
        while held.life.minute < at + DAY:
            held.life.advance(min(at + DAY, held.life.minute + max(step, 7)))
            if step == 37:
                held.life.store_and_load()
    assert len({held.life.hash for held in lives}) == 1
    assert [past.how for past in lives[0].past] == ["by_itself"]
    told = [message.text for message in lives[0].life.messages("love")]
    assert len(told) == 2
    assert two.person.first_name in told[-1]


def test_what_is_left_unanswered_goes_as_such_things_do(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    scene = two.execute()
    assert scene.moment is not None
    two.execute(choice_id=scene.moment.choices[0].id)
    two.life.advance(at + 239)
    assert len(two.planned.answers) == 1
    two.life.advance(at + 240)
    assert [past.how for past in two.past] == ["by_itself"]
    assert two.past[0].paid_cents == 800, "each paid a share"


def test_a_poor_player_lets_the_other_one_pay(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    put(two.life, replace(two.life.state.get(Money), cents=3_00))
    seen = False
    scene = two.execute()
    while scene.moment is not None:
        closed = [choice for choice in scene.moment.choices if not choice.available]
        if closed:
            seen = True
            with refused("not_enough_money"):
                two.execute(choice_id=closed[0].id)
        scene = two.execute(choice_id=next(c.id for c in scene.moment.choices if c.available))
    assert seen
    assert two.life.state.get(Money).cents == 3_00
    assert two.past[0].paid_cents == 0


def test_who_pays_pays_once(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    before = two.life.state.get(Money).cents
    content = two.life.world.content
    scene = two.execute()
    while scene.moment is not None:
        choices = content.date_moments[scene.moment.id].choices
        choice = next((each for each in choices if each.pays == "player"), choices[0])
        scene = two.execute(choice_id=f"{scene.moment.id}.{choice.id}")
    assert two.life.state.get(Money).cents == before - 1600
    assert scene.outcome is not None
    assert scene.outcome.paid_cents == 1600


def test_a_present_changes_hands_once(two: Two) -> None:
    at = arranged(two, gift_item_id=GIFT)
    two.life.advance(at)
    assert not belongings.has(two.life.turn(), GIFT)
    assert two.planned.gift_points is not None
    with refused("not_allowed"):
        two.execute(gift_item_id=GIFT)


def test_a_present_that_is_gone_is_not_given(two: Two) -> None:
    at = arranged(two, gift_item_id=GIFT)
    turn = two.life.turn()
    belongings.give_away(turn, GIFT)
    two.life.commit(turn, two.life.minute)
    two.life.advance(at)
    assert two.planned.gift_points is None
    with refused("not_found"):
        two.execute(gift_item_id=GIFT)


def test_a_present_given_on_the_way(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    scene = two.execute(gift_item_id=GIFT)
    assert scene.moment is not None
    assert scene.moment.number == 1
    assert not belongings.has(two.life.turn(), GIFT)


@pytest.mark.parametrize(("place", "affinity"), [("prison", -8), ("hospital", 0)])
def test_who_is_locked_up_or_ill_does_not_come(two: Two, place: str, affinity: int) -> None:
    at = arranged(two)
    two.life.advance(at - 60)
    turn = two.life.turn()
    day.stay_at(turn, place)
    two.life.commit(turn, two.life.minute)
    before = two.person.affinity
    two.life.advance(at + 300)
    assert [(past.how, past.success) for past in two.past] == [("no_show", None)]
    assert two.person.affinity == before + affinity
    assert two.life.messages("love")[-1].title == "No date"
    ideas, _ = ask(two.life, handlers.get_date_ideas, m.GetDateIdeas(person_id=two.person_id))
    assert not ideas.available


def test_the_dead_and_the_parted_have_no_dates(two: Two) -> None:
    arranged(two)
    twin = Two(two.life.copy(), two.person_id)
    two.bond("parted")
    assert [past.how for past in two.past] == ["called_off"]
    turn = twin.life.turn()
    turn.put(replace(turn.get(Person, twin.person_id), died_minute=turn.minute))
    turn.announce(people.PersonDied(twin.person_id, "match"))
    turn.settle()
    twin.life.commit(turn, turn.minute)
    assert [past.how for past in twin.past] == ["called_off"]
    with refused("not_allowed"):
        ask(twin.life, handlers.get_date_ideas, m.GetDateIdeas(person_id=twin.person_id))


def test_somebody_ill_calls_it_off(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at - 10)
    put(two.life, replace(two.person, health="ill"))
    two.life.advance(at)
    assert [past.how for past in two.past] == ["called_off"]
    assert not list(two.life.state.all(PlannedDate))


def test_the_last_word_against_it_ends_it(two: Two) -> None:
    content = two.life.world.content
    at = arranged(two)
    two.life.advance(at)
    goodbye = next(
        each for each in content.date_moments.values() if each.part == "goodbye" and "first" in each.phases
    )
    put(two.life, replace(two.planned, moments=(*two.planned.moments[:-1], goodbye.id)))
    scene = two.execute()
    while scene.moment is not None:
        choices = content.date_moments[scene.moment.id].choices
        choice = next((each for each in choices if each.ends), choices[0])
        scene = two.execute(choice_id=f"{scene.moment.id}.{choice.id}")
    assert two.stage() == "parted"


def test_two_who_parted_may_begin_again(two: Two) -> None:
    two.bond("seeing")
    two.bond("parted")
    at = arranged(two)
    two.life.advance(at)
    assert two.planned.phase == "again"
    go_through(two)
    assert two.stage() == "seeing"


def test_without_goodwill_nobody_begins_again(two: Two) -> None:
    two.bond("parted")
    put(two.life, replace(two.person, affinity=5))
    ideas, _ = ask(two.life, handlers.get_date_ideas, m.GetDateIdeas(person_id=two.person_id))
    assert not ideas.available


def test_who_is_with_somebody_else_is_unfaithful(two: Two) -> None:
    turn = two.life.turn()
    partner = people.meet(turn, "acquaintance", "partner")
    turn.put(replace(partner, birth_minute=turn.minute - 27 * YEAR, partnership="single", partner=""))
    romance.move_to(turn, partner.id, "together")
    two.life.commit(turn, two.life.minute)
    at = arranged(two)
    two.life.advance(at)
    scene = go_through(two)
    assert scene.outcome is not None
    affairs = list(two.life.state.all(romance.Affair))
    assert [(affair.person_id, affair.with_person_id, affair.by_player) for affair in affairs] == (
        [(partner.id, two.person_id, True)] if scene.outcome.success >= 60 else []
    )


def test_chemistry_is_how_the_two_fit_and_what_is_remembered(two: Two) -> None:
    turn = two.life.turn()
    fits = dating.compatibility(turn, two.person)
    known = fits + people.regard(turn, two.person_id) / 4
    assert ending._chemistry(turn, two.person) == max(0, min(100, round(known)))
    people.remember(turn, two.person_id, "{name} forgot me at a station", -60, "date")
    assert ending._chemistry(turn, two.person) < fits


def test_past_dates_are_bounded(two: Two) -> None:
    turn = two.life.turn()
    for number in range(1, 25):
        turn.put(PastDate(f"d{number}", two.person_id, "city_park", "slow_walk", number, "held", 50))
    two.life.commit(turn, two.life.minute)
    life = two.life
    date = PlannedDate("d30", two.person_id, "city_park", "slow_walk", life.minute + 500, 90, 0)
    put(life, date)
    ask(life, handlers.cancel_date, m.CancelDate(date_id="d30"))
    kept = api.past(life.turn(), two.person_id)
    assert len(kept) == 20
    assert kept[0].id == "d30"
    assert kept[-1].id == "d6"


def test_calling_off_late_is_felt_more(two: Two) -> None:
    at = arranged(two)
    twin = Two(two.life.copy(), two.person_id)
    early, _ = ask(two.life, handlers.cancel_date, m.CancelDate(date_id="d1"))
    twin.life.advance(at - 30)
    late, _ = ask(twin.life, handlers.cancel_date, m.CancelDate(date_id="d1"))
    assert late.affinity < early.affinity


def test_minors_relatives_and_strangers_are_no_dates(two: Two) -> None:
    turn = two.life.turn()
    minor = people.meet(turn, "acquaintance", "minor")
    turn.put(replace(minor, birth_minute=turn.minute - 18 * YEAR + 60))
    stranger = people.meet(turn, "acquaintance", "stranger")
    turn.put(replace(stranger, birth_minute=turn.minute - 30 * YEAR))
    two.life.commit(turn, two.life.minute)
    kin = next(p.id for p in two.life.state.all(Person) if p.relation in ("mother", "father", "sister", "brother"))
    at = two.life.minute - two.life.minute % DAY + DAY + 18 * 60
    for person_id, code in (
        (minor.id, "not_allowed"),
        (stranger.id, "not_allowed"),
        (kin, "not_allowed"),
        ("p999", "not_found"),
    ):
        with refused(code):
            wish = m.PlanDate(person_id=person_id, venue_id="city_park", activity_id="slow_walk", at=at)
            ask(two.life, handlers.plan_date, wish)


def test_a_minor_dates_nobody() -> None:
    life = grown(17)
    person_id = next(iter(life.state.all(Person))).id
    with pytest.raises(Refused):
        handlers.get_date_ideas(life.turn(), m.GetDateIdeas(person_id=person_id))


def test_a_memorable_date_is_remembered_and_becomes_a_chapter(two: Two) -> None:
    at = arranged(two)
    two.life.advance(at)
    go_through(two)
    assert [chapter.kind for chapter in two.life.state.all(romance.Chapter) if chapter.kind == "date"] == ["date"]
    held = two.life.state.find(Memories, two.person_id)
    assert held is None or all(memory.text.startswith("{name}") for memory in held.held)


def test_an_ex_who_is_with_somebody_does_not_come_back(two: Two) -> None:
    two.bond("parted")
    put(two.life, replace(two.person, partnership="married", partner="Rudi"))
    ideas, _ = ask(two.life, handlers.get_date_ideas, m.GetDateIdeas(person_id=two.person_id))
    assert not ideas.available


def test_a_plain_person_goes_out_and_nothing_of_it_is_refused(two: Two) -> None:
    life, whims, held = two.life, Random(1), 0
    for _ in range(24):
        target = life.minute - life.minute % DAY + DAY + policy.HOUR * 60
        life.advance(target)
        for request in policy.requests(life.state, life.world.content, life.minute, whims):
            turn = life.turn()
            if isinstance(request, m.ExecuteDate):
                handlers.execute_date(turn, request)
                held += 1
            elif isinstance(request, m.PlanDate):
                try:
                    handlers.plan_date(turn, request)
                except Refused:
                    continue  # out of season, or asleep by then
            turn.settle()
            life.commit(turn, life.minute)
    assert held > 3
    assert all(past.how in ("held", "called_off") for past in two.past)
