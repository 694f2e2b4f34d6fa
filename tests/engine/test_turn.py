"""A turn: what it collects, what it sees, and that dropping it undoes everything."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop
from typing import Any

import pytest
from msgspec.structs import force_setattr, replace

from tests.support.life import SandboxLife
from ws.engine import turn as turning
from ws.engine.records import Agenda, Life, LifeChoice, LifeClock
from ws.engine.turn import Turn
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact
from ws.kernel.state import OwnerState


class Rang(Fact, frozen=True):
    number: int


@pytest.fixture
def life() -> SandboxLife:
    return SandboxLife(1)


@pytest.fixture
def heard(life: SandboxLife) -> Iterator[dict[type[Fact], Any]]:
    """The rulebook's listeners, changed for one test."""
    book = life.world.rulebook
    before = dict(book.listeners)
    yield book.listeners
    book.listeners.clear()
    book.listeners.update(before)


def test_what_is_put_is_seen_by_the_turn_alone(life: SandboxLife) -> None:
    turn = life.turn()
    before = life.state.get(Money)
    turn.put(Money(cents=before.cents + 5))
    assert turn.get(Money).cents == before.cents + 5
    assert life.state.get(Money) == before


def test_all_sees_puts_and_removals_in_the_order_of_keys(life: SandboxLife) -> None:
    turn = life.turn()
    first, *rest = turn.all(Person)
    turn.remove(Person, first.id)
    turn.put(replace(first, id="p0"))
    assert [p.id for p in turn.all(Person)] == ["p0", *(p.id for p in rest)]
    assert turn.find(Person, first.id) is None
    with pytest.raises(LookupError):
        turn.get(Person, first.id)


def test_facts_are_heard_first_in_first_out(life: SandboxLife, heard: dict[type[Fact], Any]) -> None:
    order: list[tuple[str, int]] = []

    def first(turn: Turn, fact: Rang) -> None:
        order.append(("first", fact.number))
        if fact.number < 3:
            turn.announce(Rang(fact.number + 10))

    heard[Rang] = (first, lambda turn, fact: order.append(("second", fact.number)))
    turn = life.turn()
    turn.announce(Rang(1))
    turn.announce(Rang(2))
    turn.settle()
    assert order == [(who, n) for n in (1, 2, 11, 12) for who in ("first", "second")]


def test_a_listener_sees_what_was_put_before_it(life: SandboxLife, heard: dict[type[Fact], Any]) -> None:
    seen: list[int] = []
    heard[Rang] = (
        lambda turn, fact: turn.put(Money(cents=77)),
        lambda turn, fact: seen.append(turn.get(Money).cents),
    )
    turn = life.turn()
    turn.announce(Rang(1))
    turn.settle()
    assert seen == [77]


def test_endless_facts_are_a_defect(life: SandboxLife, heard: dict[type[Fact], Any]) -> None:
    heard[Rang] = (lambda turn, fact: turn.announce(Rang(fact.number + 1)),)
    turn = life.turn()
    turn.announce(Rang(0))
    with pytest.raises(RuntimeError, match=f"more than {turning.MOST_FACTS} facts"):
        turn.settle()


def test_nothing_is_planned_for_the_past(life: SandboxLife) -> None:
    turn = life.turn()
    with pytest.raises(ValueError, match="already"):
        turn.schedule(turn.minute - 1, "event")
    turn.schedule(turn.minute, "event", "x")
    assert heappop(turn.agenda()) == (turn.minute, "event", "x")


def test_what_is_due_is_known_before_and_after_it_is_written(life: SandboxLife) -> None:
    turn = life.turn()
    turn.unschedule("day_begins")
    first = min(turn.agenda())[0]
    for _ in ("in the working agenda", "in the record"):
        assert turn.is_due(first)
        assert not turn.is_due(first - 1)
        turn.put_agenda()


def test_the_agenda_is_kept_in_one_order(life: SandboxLife) -> None:
    one, other = life.turn(), life.turn()
    planned = [(life.minute + 9, "event", "b"), (life.minute + 9, "event", "a"), (life.minute + 5, "death", "")]
    for turn, moments in ((one, planned), (other, list(reversed(planned)))):
        for minute, moment, argument in moments:
            turn.schedule(minute, moment, argument)
        turn.put_agenda()
    assert one.get(Agenda) == other.get(Agenda)
    assert list(one.get(Agenda).moments) == sorted(one.get(Agenda).moments)


def test_unscheduling_takes_out_what_it_names(life: SandboxLife) -> None:
    turn = life.turn()
    for argument in ("a", "b"):
        turn.schedule(life.minute + 5, "event", argument)
    turn.unschedule("event", "a")
    assert [m for m in turn.agenda() if m[1] == "event" and m[0] == life.minute + 5] == [
        (life.minute + 5, "event", "b")
    ]
    turn.unschedule("event")
    assert not [m for m in turn.agenda() if m[1] == "event"]


def test_without_a_life_there_is_nothing_to_do(life: SandboxLife) -> None:
    empty = Turn(life.world, OwnerState(1, 1), 1, at=5)
    with pytest.raises(Refused) as refused:
        empty.living()
    assert refused.value.code == "no_life"
    assert (empty.minute, empty.life_id, empty.real_time()) == (0, None, 5)
    life.advance(130 * 12 * 1440)
    with pytest.raises(Refused) as refused:
        life.turn().living()
    assert refused.value.code == "life_over"


def test_a_choice_is_recorded_with_its_minute(life: SandboxLife) -> None:
    deeds = life.world.rulebook.deed_decoder
    assert deeds is not None
    turn = life.turn()
    turn.perform(deeds.decode(b'{"deed":"refill_energy","points":20}'))
    row = turn.rows[0]
    assert isinstance(row, LifeChoice)
    assert (row.life_id, row.minute, row.body) == (1, life.minute, b'{"deed":"refill_energy","points":20}')


def test_a_moment_is_told_when_it_happened_and_never_in_the_future(life: SandboxLife) -> None:
    held = life.state.get(LifeClock)
    turn = Turn(life.world, life.state, life.state.account_id, at=held.anchor_at + 10_000)
    for minute, at in ((4, 4000), (10, 10_000), (500, 10_000)):
        turn.minute = held.anchor_minute + minute
        turn.tell("event", "x")
        assert turn.pushes[-1].at == held.anchor_at + at


def test_a_new_life_sees_nothing_of_the_one_before(life: SandboxLife) -> None:
    turn = life.turn()
    turn.put(Money(cents=123_456))
    following = replace(turn.life, id=99, number=2)
    turn.begin_life(following, LifeClock(turn.at, 0, 1.0, present=True))
    assert turn.life == following
    assert turn.find(Money) is None
    assert list(turn.all(Person)) == []
    assert turn.minute == 0
    assert turn.get(Agenda).moments == ()
    turn.put(Money(cents=1))
    assert turn.get(Money).cents == 1


def test_the_end_leaves_nothing_planned(life: SandboxLife) -> None:
    turn = life.turn()
    turn.end_life("boredom")
    turn.put_agenda()
    agenda, ended = turn.get(Agenda), turn.get(Life)
    assert (agenda.moments, agenda.over, agenda.waiting_for) == ((), True, "")
    assert (ended.ended_minute, ended.cause) == (life.minute, "boredom")


def test_what_a_probe_tried_can_be_taken_over(life: SandboxLife) -> None:
    turn = life.turn()
    turn.put(Money(cents=1))
    probe = Turn(life.world, turn, turn.account_id, turn.at)
    probe.minute = turn.minute + 5
    probe.put(Money(cents=2))
    probe.tell("event", "x")
    assert turn.get(Money).cents == 1
    turn.absorb(probe)
    assert (turn.get(Money).cents, turn.minute, len(turn.pushes)) == (2, probe.minute, 1)


def test_records_can_not_be_changed_in_place() -> None:
    held = Money(cents=1)
    with pytest.raises(AttributeError):
        held.cents = 2  # type: ignore[misc]  # that is the point
    force_setattr(held, "cents", 3)
    assert held.cents == 3, "only by force"
