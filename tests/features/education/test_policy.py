"""A plain person's way through school, and that a life so lived is replayed bit for bit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from tests.features.education.support import HANDLERS, graduate
from tests.features.support import DAY, grown
from tests.replay.test_replay import NotedLife, replayed
from tests.support.life import SandboxLife
from ws.features.education import messages
from ws.features.education.records import Attainments, Studies
from ws.kernel.errors import Refused
from ws.simulation.policies import education as policy


def live_plainly(life: SandboxLife, age: int, chance: Random) -> Counter[str]:
    """Live on to an age under the policy; how often what was granted."""
    granted: Counter[str] = Counter()
    while not life.is_over and life.minute < age * life.life.days_per_year * DAY:
        life.advance(life.minute - life.minute % DAY + DAY + 8 * 60)
        for request in policy.requests(life.state, life.world.content, life.minute, chance):
            turn = life.turn()
            try:
                HANDLERS[type(request)](turn, request)
            except Refused:
                continue
            life.commit(turn, life.minute)
            granted[type(request).__name__] += 1
    return granted


def test_a_plain_life_learns_and_is_replayed_bit_for_bit(house_var: Path) -> None:
    life = NotedLife(41)
    granted = live_plainly(life, 26, Random(1))
    assert granted["DoHomework"] > 15
    assert granted["SetStudyEffort"] + granted["JoinClub"] >= 1
    assert replayed(life.recording(), house_var).replayed_hash == life.hash


def test_some_study_and_some_do_not() -> None:
    """Of eighteen-year-olds with the same grade about as many as the sources say."""
    begun = Counter[str]()
    for number in range(60):
        life = graduate(grade=72, smarts=60, age=18)
        life.state.put("life", "", SandboxLife(number).life)
        for _ in range(12):
            for request in policy.requests(life.state, life.world.content, life.minute, Random(number)):
                if isinstance(request, messages.Enroll):
                    level = life.world.content.programmes[request.programme_id].level
                    begun[level] += 1
                    break
            else:
                continue
            break
    assert 26 <= begun["bachelor"] <= 48
    assert 3 <= begun["certificate"] <= 20


def test_who_has_nothing_to_learn_asks_for_nothing() -> None:
    for age in (40, 80):
        life = grown(age)
        asked = [*policy.requests(life.state, life.world.content, life.minute, Random(0))]
        assert asked == []


def test_graduates_ask_for_what_builds_on_their_degree() -> None:
    life = graduate(grade=90, smarts=99, age=24)
    turn = life.turn()
    turn.put(Attainments(highest="bachelor", school_grade=90, degrees=("history",)))
    turn.put(Studies("history", "full_time", status="graduated", grade=9000))
    life.commit(turn, life.minute)
    known = life.world.content.programmes
    asked = set()
    for number in range(200):
        for request in policy.requests(life.state, life.world.content, life.minute, Random(number)):
            if isinstance(request, messages.Enroll):
                asked.add(request.programme_id)
    wanted = int(life.life.seed[8:16], 16) / 2**32 < 0.5
    assert bool(asked) == wanted
    assert all(not known[one].needs.fields or "humanities" in known[one].needs.fields for one in asked)
    late = int(life.life.seed[12:20], 16) / 2**32 < 0.1
    assert {known[one].level for one in asked} <= {"master", "doctorate", *(["bachelor"] if late else [])}
