"""The first six years: told in order, over on a school morning; and the way from life to life."""

from __future__ import annotations

import pytest

from tests.features.support import DAY, ask, put, refused, with_diamonds
from tests.support.life import SandboxLife
from ws.engine.clock import age_at, is_weekend
from ws.engine.records import Agenda, Life
from ws.features.birth import rules
from ws.features.birth.handlers import start_life
from ws.features.birth.messages import StartLife
from ws.features.education.records import Schooling
from ws.features.money.records import Money
from ws.kernel.player import Player

YEARS = [12, 24, 1, 5, 366]


@pytest.mark.parametrize("days_per_year", YEARS)
def test_play_begins_on_a_school_morning_at_seven(days_per_year: int) -> None:
    life = SandboxLife(4, days_per_year)
    day, clock = divmod(life.minute, DAY)
    assert clock == 7 * 60
    assert not is_weekend(day)
    assert day - 6 * days_per_year <= 2
    assert age_at(life.minute, days_per_year) >= 6
    assert life.state.get(Schooling).school == "primary"
    assert life.minute == rules.play_begins(days_per_year)
    assert not life.is_over
    assert life.question is None, "nothing is asked before play begins"


def test_with_twelve_days_a_year_it_is_the_sixth_birthday() -> None:
    assert SandboxLife(4).minute == 6 * 12 * DAY + 420


@pytest.mark.parametrize("days_per_year", YEARS[:-1])
@pytest.mark.parametrize("number", range(4))
def test_milestones_are_each_told_once_and_in_the_order_of_life(number: int, days_per_year: int) -> None:
    """Nobody walks before crawling, however short a year is."""
    life = SandboxLife(number, days_per_year)
    told = life.messages("milestone")
    minutes = [push.minute for push in life.messages()]
    assert minutes == sorted(minutes)
    content = life.world.content.milestones
    assert len(told) == len(content)
    assert life.messages()[0].kind == "birth"
    place: dict[str, int] = {}
    for n, push in enumerate(told):
        for milestone in content.values():
            if any(_is_from(push.text, text) for text in milestone.texts):
                place[milestone.id] = n
    assert sorted(place.values()) == list(range(len(content))), "every text belongs to one milestone"
    for one in content.values():
        for other in content.values():
            if one.to_day < other.from_day:
                assert place[one.id] < place[other.id], f"{other.id} came before {one.id}"


def _is_from(told: str, text: str) -> bool:
    """Whether a sentence was made from this text, whoever was filled in."""
    pieces = [piece.split("}")[-1] for piece in text.split("{")]
    longest = max(pieces, key=len)
    return longest[3:] in told


def test_the_calendar_day_of_a_milestone_is_within_its_window() -> None:
    life = SandboxLife(3)
    windows = sorted((m.from_day, m.to_day) for m in life.world.content.milestones.values())
    days = [push.minute // DAY for push in life.messages("milestone")]
    assert windows[0][0] <= days[0]
    assert days[-1] <= max(to_day for _, to_day in windows)
    assert days[-1] < 72


def test_a_life_that_is_lived_is_not_left_by_mistake() -> None:
    life = with_diamonds(SandboxLife(1), 77)
    before = life.hash
    with refused("not_allowed"):
        ask(life, start_life, StartLife())
    assert life.hash == before


def test_end_current_leaves_one_life_for_the_next() -> None:
    life = SandboxLife(1)
    old = life.life
    life.advance(life.minute + 5000)
    put(life, Money(99_999))
    with_diamonds(life, 77)
    left_at = life.minute
    reply, turn = ask(life, start_life, StartLife(first_name="Grace", end_current=True))
    assert [(left.id, left.ended_minute) for left in turn.parting] == [(old.id, left_at)]
    assert turn.parting[0].cause
    assert life.life.first_name == reply.first_name == "Grace"
    assert (life.life.number, life.life.ended_minute) == (2, None)
    assert life.life.seed != old.seed
    assert life.state.get(Money).cents < 99_999, "money belongs to a life"
    player = life.state.get(Player)
    assert (player.lives, player.life_id) == (2, life.life.id)
    assert player.diamonds >= 77, "diamonds belong to the account; the first years may earn some"
    assert not life.state.get(Agenda).over


def test_after_death_the_next_life_needs_no_leave() -> None:
    life = SandboxLife(1)
    turn = life.turn()
    turn.end_life("a test")
    life.commit(turn, life.minute)
    ask(life, start_life, StartLife())
    assert life.state.get(Life).number == 2
    assert not life.is_over
