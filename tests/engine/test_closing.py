"""From a turn to a unit of the store: numbers, pushes, sections, and what is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.life import ACCOUNT, SandboxLife
from ws.engine.closing import KEEP_AT_MOST, Closed, apply, close, sections, unit_of
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.wallet import api as wallet
from ws.kernel.player import Player


@pytest.fixture
def life() -> SandboxLife:
    return SandboxLife(4)


def told(closed: Closed) -> list[dict[str, Any]]:
    return [json.loads(body) for body in closed.pushes]


def test_pushes_are_numbered_one_after_the_other(life: SandboxLife) -> None:
    before = life.state.get(Player).push_seq
    turn = life.turn()
    turn.tell("event", "one")
    turn.tell("event", "two")
    turn.put(Money(cents=12_345))
    closed = close(turn)
    pushes = told(closed)
    assert [push["seq"] for push in pushes] == [before + 1, before + 2, before + 3]
    assert [push["type"] for push in pushes] == ["messageEvent", "messageEvent", "stateEvent"]
    assert set(pushes[2]["changed"]) == {"money"}
    assert pushes[2]["changed"]["money"]["cents"] == 12_345
    assert turn.get(Player).push_seq == before + 3
    assert [kept.seq for kept in closed.kept] == [before + 1, before + 2], "state is not kept"
    assert [kept.body for kept in closed.kept] == list(closed.pushes[:2])


def test_only_what_changed_is_told_and_written(life: SandboxLife) -> None:
    turn = life.turn()
    turn.put(replace(life.state.get(Money)))
    for person in list(turn.all(Person)):
        turn.put(replace(person))
    closed = close(turn)
    assert closed.pushes == ()
    assert unit_of(life.state, [closed], 0).is_empty()


def test_people_are_told_one_by_one(life: SandboxLife) -> None:
    turn = life.turn()
    person = next(turn.all(Person))
    turn.put(replace(person, affinity=person.affinity - 7))
    pushes = told(close(turn))
    assert [(push["type"], push["person"]["affinity"]) for push in pushes] == [("personObject", person.affinity - 7)]


def test_who_is_forgotten_is_told_once(life: SandboxLife) -> None:
    turn = life.turn()
    person = next(turn.all(Person))
    turn.remove(Person, person.id)
    turn.remove(Person, "p99")
    pushes = told(close(turn))
    assert [push["person"] for push in pushes] == [{"id": person.id, "forgotten": True}]


def test_a_new_life_is_told_as_a_whole(life: SandboxLife) -> None:
    turn = life.turn()
    following = replace(turn.life, id=2, number=2, first_name="Next")
    turn.leave_life("left")
    turn.begin_life(following, LifeClock(turn.at, 0, 1.0, present=True))
    turn.put(Money(cents=3))
    closed = close(turn)
    whole = told(closed)[-1]
    assert whole["type"] == "playerObject"
    assert whole["state"]["money"]["cents"] == 3
    assert whole["state"]["people"] == {}
    unit = unit_of(life.state, [closed], 0)
    assert [row for row in unit.rows if isinstance(row, Life)] == [following], "inserted, never written over"
    parting = [put.record for put in unit.puts if put.kind is Life]
    assert [(record.id, record.cause) for record in parting if isinstance(record, Life)] == [(1, "left")]
    apply(life.state, [closed])
    assert life.state.get(Life) == following
    assert list(life.state.all(Person)) == []


def test_the_turns_of_a_unit_stand_on_each_other(life: SandboxLife) -> None:
    first = life.turn()
    first.tell("event", "one")
    first.put(Money(cents=1))
    below = close(first)
    second = Turn(life.world, first, ACCOUNT, at=first.at)
    second.tell("event", "two")
    second.put(Money(cents=second.get(Money).cents + 1))
    above = close(second)
    unit = unit_of(life.state, [below, above], 0)
    assert [put.record for put in unit.puts if put.kind is Money] == [Money(cents=2)]
    assert [kept.seq for kept in unit.kept] == sorted({kept.seq for kept in unit.kept})
    assert len(unit.kept) == 2
    apply(life.state, [below, above])
    assert life.state.get(Money) == Money(cents=2)
    assert life.state.get(Player).push_seq == second.get(Player).push_seq


def test_the_balance_is_guarded_whenever_the_row_is_written(life: SandboxLife) -> None:
    turn = life.turn()
    wallet.mint(turn, 50, "test", "x")
    unit = unit_of(life.state, [close(turn)], 0)
    assert unit.diamonds_before == 0
    quiet = life.turn()
    quiet.put(Money(cents=9))
    closed = close(quiet, told=False)
    assert unit_of(life.state, [closed], 0).diamonds_before is None, "untold and unpaid: the row is left alone"


def test_the_queue_never_grows_beyond_its_bound(life: SandboxLife) -> None:
    player = replace(life.state.get(Player), push_seq=5 * KEEP_AT_MOST, acknowledged_seq=0)
    life.state.put("player", "", player)
    turn = life.turn()
    turn.tell("event", "one more")
    unit = unit_of(life.state, [close(turn)], 0)
    assert unit.drop_pushes_up_to == unit.kept[-1].seq - KEEP_AT_MOST
    acknowledged = replace(player, acknowledged_seq=5 * KEEP_AT_MOST - 3)
    life.state.put("player", "", acknowledged)
    turn = life.turn()
    turn.tell("event", "one more")
    assert unit_of(life.state, [close(turn)], 0).drop_pushes_up_to == 0


def test_asking_for_the_state_numbers_nothing(life: SandboxLife) -> None:
    turn = life.turn()
    turn.shows_state = True
    closed = close(turn)
    [whole] = told(closed)
    assert (whole["type"], whole["seq"]) == ("playerObject", life.state.get(Player).push_seq)
    assert whole["state"] == json.loads(json.dumps(sections(turn, life.state)))
    assert closed.kept == ()
    assert unit_of(life.state, [closed], 0).is_empty()


def test_letters_leave_with_the_unit(life: SandboxLife) -> None:
    from ws.features.wallet.messages import DiamondsGranted  # any letter

    turn = life.turn()
    turn.send(99, DiamondsGranted(5, "a present"))
    turn.send(98, DiamondsGranted(6, "another"))
    unit = unit_of(life.state, [close(turn)], 0)
    assert [letter.to_account for letter in unit.letters] == [99, 98]
    assert len({letter.id for letter in unit.letters}) == 2
    assert json.loads(unit.letters[0].body) == {"kind": "diamonds_granted", "amount": 5, "note": "a present"}
