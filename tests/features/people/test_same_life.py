"""A life among people is the same life however its time is cut, and can be lived again; and a plain person
has friends and few enemies."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
from msgspec.structs import replace

from tests.features.support import DAY, WEEK
from tests.replay.test_replay import NotedLife
from tests.support.life import SandboxLife
from ws import recorded
from ws.features.money.records import Money
from ws.features.people import FEATURE
from ws.features.people.messages import Interact, MeetPeople
from ws.features.people.records import Memories, Person
from ws.kernel.errors import Refused
from ws.kernel.messages import Request
from ws.settings import Settings
from ws.simulation.policies import people as policy

HANDLERS = {handles.request: handles.handler for handles in FEATURE.handles}
EVENING = 17 * 60


def attempt(life: SandboxLife, request: Request) -> bool:
    """Ask for it; whether it was done."""
    turn = life.turn()
    try:
        HANDLERS[type(request)](turn, request)
    except Refused:
        return False
    life.commit(turn, life.minute)
    return True


def live_among_people(life: SandboxLife, years: int, whims: Random, step: int) -> int:
    """Evenings with others, reached in steps of so many minutes; returns how much was done."""
    done = 0
    for _ in range(years * 12):
        target = life.minute - life.minute % DAY + DAY + EVENING
        while life.minute < target and not life.is_over:
            life.advance(min(target, life.minute + step))
        if life.is_over:
            break
        for request in list(policy.requests(life.state, life.world.content, life.minute, whims)):
            done += attempt(life, request)
    return done


def test_however_time_is_cut_people_are_the_same() -> None:
    lives = []
    for step in (WEEK, 97, DAY):
        life = SandboxLife(4)
        live_among_people(life, 6, Random(1), step)
        lives.append(life)
    hashes = {life.hash for life in lives}
    assert len(hashes) == 1


def test_a_life_among_people_is_lived_again(house_var: Path) -> None:
    life = NotedLife(6)
    done = live_among_people(life, 12, Random(4), WEEK)
    assert len(life.choices) == done > 30
    result = recorded.replay(Settings(var=house_var), msgspec.json.encode(life.recording()))
    assert result.replayed_hash == life.hash


def test_people_survive_their_bytes() -> None:
    life = SandboxLife(4)
    live_among_people(life, 4, Random(2), WEEK)
    before = life.hash
    life.store_and_load()
    assert life.hash == before
    live_among_people(life, 1, Random(3), WEEK)


def test_a_plain_person_has_friends_and_few_enemies() -> None:
    friends, enemies, done, memories = 0, 0, 0, 0
    for number in range(4):
        life = SandboxLife(number)
        turn = life.turn()
        turn.put(replace(turn.get(Money), cents=500_000))
        life.commit(turn, life.minute)
        done += live_among_people(life, 24, Random(number), WEEK)
        people = list(life.state.all(Person))
        friends += sum(p.relation == "friend" and p.is_alive and not p.estranged for p in people)
        enemies += sum(p.estranged for p in people)
        memories += sum(len(held.held) for held in life.state.all(Memories))
    assert done > 4 * 24 * 12 * 0.3
    assert friends >= 8
    assert enemies <= 4
    assert memories > 20


def test_the_policy_asks_for_what_there_is() -> None:
    life = SandboxLife(1)
    whims = Random(5)
    asked = [
        request for _ in range(400) for request in policy.requests(life.state, life.world.content, life.minute, whims)
    ]
    content = life.world.content
    for request in asked:
        assert isinstance(request, Interact | MeetPeople)
        if isinstance(request, Interact):
            assert request.interaction_id in content.interactions
            assert life.state.find(Person, request.person_id) is not None
        else:
            assert request.place_id in content.meeting_places
    assert len({type(request) for request in asked}) == 2
