"""The promise of GAME.md, section 2: playing, skipping and being away give the same life."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.life import DATED, SandboxLife
from ws.engine.advance import PLAYING, TO_NEXT_EVENT, UNATTENDED
from ws.features.activities.handlers import do_activity, get_activities
from ws.features.activities.messages import DoActivity, GetActivities
from ws.features.events.messages import ChoiceMade
from ws.features.vitals.api import EnergyRefilled
from ws.kernel.errors import Refused
from ws.kernel.player import Player

WEEK = 7 * 1440
LIVED_DAYS = 45

Slicing = Callable[[SandboxLife, int, Random], None]


def live_by_chance(life: SandboxLife, until: int, chance: Random) -> list[DATED]:
    """Play on to a minute with a player's whims; returns the choices with their minutes.

    Wakes at every moment, as the pacer does, and sometimes in between.
    """
    made: list[DATED] = []
    answer_at: dict[str, int] = {}
    while life.minute < until and not life.is_over:
        question = life.question
        if question is not None and question.question_id not in answer_at:
            patience = chance.choice([0, 1, 17, 90, 10**6])
            answer_at[question.question_id] = life.minute + patience
        if question is not None and life.minute >= answer_at[question.question_id]:
            choices = life.world.content.events[question.event_id].choices
            _try(life, ChoiceMade(question.question_id, chance.choice(choices).id), made)
            answer_at[question.question_id] = 10**9
        elif chance.random() < 0.12:
            _do_something(life, chance, made)
        elif chance.random() < 0.01:
            _try(life, EnergyRefilled(chance.choice([20, 50, None])), made)
        step = life.minute + chance.choice([1, 5, 30, 200])
        life.advance(min(until, step, life.next_moment() or step))
    return made


def _try(life: SandboxLife, deed: ChoiceMade | EnergyRefilled, made: list[DATED]) -> None:
    try:
        life.perform(deed)
    except Refused:
        return  # too poor, or full already: the player shrugs
    made.append((life.minute, deed))


def _do_something(life: SandboxLife, chance: Random, made: list[DATED]) -> None:
    turn = life.turn()
    offers = [o for o in get_activities(turn, GetActivities()).activities if o.available]
    if not offers:
        return
    asked = life.turn()
    do_activity(asked, DoActivity(activity_id=chance.choice(offers).id))
    deed = life.world.rulebook.deed_decoder
    assert deed is not None
    made.extend((life.minute, deed.decode(row.body)) for row in asked.rows)  # type: ignore[attr-defined]  # LifeChoice
    life.commit(asked, life.minute)


def live_again(life: SandboxLife, until: int, made: list[DATED], slicing: Slicing, chance: Random) -> str:
    """The same dated choices, the time between them cut another way."""
    for minute, deed in made:
        slicing(life, minute, chance)
        life.advance(minute)
        life.perform(deed)
    slicing(life, until, chance)
    life.advance(until)
    return life.hash


def in_one_piece(life: SandboxLife, target: int, chance: Random) -> None:
    life.advance(target)


def in_small_steps(life: SandboxLife, target: int, chance: Random) -> None:
    while life.minute < target and not life.is_over:
        life.advance(min(target, life.minute + chance.choice([1, 3, 60, 700])))


def by_skips(life: SandboxLife, target: int, chance: Random) -> None:
    """Hours, days and weeks; a question ends the skip, and its deadline is waited for online."""
    while life.minute < target and not life.is_over:
        length = chance.choice([60, 1440, WEEK])
        stops = chance.choice([UNATTENDED, TO_NEXT_EVENT])
        reached = life.advance(min(target, life.minute + length), stops)
        if reached.stopped_by == "question" and life.question is not None:
            life.advance(min(target, life.question.deadline_minute))


def by_absences(life: SandboxLife, target: int, chance: Random) -> None:
    """Away for up to seven days at a time, then a short look; records pass through their bytes."""
    while life.minute < target and not life.is_over:
        life.advance(min(target, life.minute + WEEK), UNATTENDED)
        life.store_and_load()
        life.advance(min(target, life.minute + chance.choice([2, 45, 500])))


SLICINGS = [in_one_piece, in_small_steps, by_skips, by_absences]


@settings(max_examples=28)
@given(
    number=st.integers(0, 10_000),
    age=st.sampled_from([6, 12, 17, 18, 25, 40, 66, 75, 90]),
    days_per_year=st.sampled_from([12, 12, 1, 5, 40]),
)
@example(number=1, age=6, days_per_year=12)
@example(number=2, age=17, days_per_year=365)
def test_any_slicing_of_time_gives_the_same_life(number: int, age: int, days_per_year: int) -> None:
    if days_per_year == 365:
        age = 6
    begun = SandboxLife(number, days_per_year)
    begun.live_to_age(age)
    until = begun.minute + LIVED_DAYS * 1440
    life = begun.copy()
    made = live_by_chance(life, until, Random(number))
    life.advance(until)
    for slicing in SLICINGS:
        again = live_again(begun.copy(), until, made, slicing, Random(number + 1))
        assert again == life.hash, slicing.__name__


@pytest.mark.parametrize("days_per_year", [3, 12])
def test_whole_lives_do_not_depend_on_slicing(days_per_year: int) -> None:
    for number in range(3):
        hashes = set()
        for slicing in SLICINGS:
            life = SandboxLife(number, days_per_year)
            slicing(life, 123 * days_per_year * 1440, Random(number))
            assert life.is_over
            hashes.add((life.hash, life.life.ended_minute, life.life.cause))
        assert len(hashes) == 1


def test_other_choices_give_another_life() -> None:
    """The hash would see it: one activity more is another life."""
    plain, busy = SandboxLife(5), SandboxLife(5)
    assert plain.hash == busy.hash
    made: list[DATED] = []
    for life in (plain, busy):
        life.advance(life.minute + 300)
    _do_something(busy, Random(1), made)
    assert made
    for life in (plain, busy):
        life.advance(life.minute + 3 * 1440)
    assert plain.hash != busy.hash


def test_an_answer_differs_from_the_default() -> None:
    answered, left = SandboxLife(8), SandboxLife(8)
    for life in (answered, left):
        while life.question is None:
            life.advance(life.minute + WEEK, UNATTENDED)
    question = answered.question
    assert question is not None
    event = answered.world.content.events[question.event_id]
    other = next(c for c in event.choices if c.id != event.default and c.cost_cents == 0)
    answered.perform(ChoiceMade(question.question_id, other.id))
    for life in (answered, left):
        life.advance(question.deadline_minute + 1)
        assert life.question is None or life.question.question_id != question.question_id
    assert answered.hash != left.hash
    assert left.messages("answer"), "the default is told"


def test_a_question_stops_whoever_is_away_but_not_whoever_plays() -> None:
    away = SandboxLife(8)
    while away.question is None:
        away.advance(away.minute + WEEK, UNATTENDED)
    assert away.advance(away.minute + WEEK, UNATTENDED).stopped_by == "question"
    stood_at = away.minute
    deadline = away.question.deadline_minute
    assert away.advance(deadline + 5, PLAYING).minute == deadline + 5 > stood_at


def test_account_things_stay_out_of_the_life() -> None:
    life = SandboxLife(3)
    before = life.hash
    turn = life.turn()
    turn.put(Player(id=turn.account_id, created_at=0, diamonds=5))
    life.commit(turn, life.minute)
    assert life.hash == before
