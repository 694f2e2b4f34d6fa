"""What holds for the events of whole lives, from the first to the last."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.features.support import DAY, whole_lives
from tests.support.life import SandboxLife
from ws.features.events import memory
from ws.features.events.messages import QuestionEvent
from ws.kernel.messages import MessageEvent

LIVES = [*whole_lives(3, 12), *whole_lives(25, 1)]


@pytest.fixture(params=range(len(LIVES)), ids=str)
def life(request: pytest.FixtureRequest) -> SandboxLife:
    return LIVES[int(request.param)]


def test_a_question_is_closed_before_the_next_is_asked(life: SandboxLife) -> None:
    is_open = 0
    asked = 0
    for push in life.told:
        if isinstance(push, QuestionEvent):
            asked += 1
            is_open += 1
            assert is_open == 1
        elif isinstance(push, MessageEvent) and push.kind == "answer":
            is_open -= 1
            assert is_open == 0
    assert asked > 0
    assert life.question is None


def test_birthday_events_come_once_and_on_their_day(life: SandboxLife) -> None:
    days_per_year = life.life.days_per_year
    ended = life.life.ended_minute
    assert ended is not None
    for event in life.world.content.events.values():
        if event.at_birthday is None:
            continue
        held = memory.find(life.state, event.id)
        birthday = event.at_birthday * days_per_year
        if held is not None:
            assert held.times == 1
            assert birthday <= held.last_day <= birthday + 2
        elif event.person is None:
            assert ended < (birthday + 2) * DAY, f"{event.id} never came"


def test_caps_and_cooldowns_hold(life: SandboxLife) -> None:
    content = life.world.content.events
    for held in memory.everything(life.state):
        assert 1 <= held.times <= content[held.event_id].lifetime_cap
    last: dict[str, int] = {}
    for push in life.told:
        if isinstance(push, QuestionEvent):
            day = push.minute // DAY
            if push.event_id in last:
                assert day - last[push.event_id] >= content[push.event_id].cooldown_days
            last[push.event_id] = day


def test_what_is_remembered_is_what_was_told(life: SandboxLife) -> None:
    asked = Counter(push.event_id for push in life.told if isinstance(push, QuestionEvent))
    told = len(life.messages("event"))
    content = life.world.content.events
    remembered = {held.event_id: held.times for held in memory.everything(life.state)}
    assert {k: n for k, n in remembered.items() if content[k].choices} == dict(asked)
    assert sum(n for k, n in remembered.items() if not content[k].choices) == told


def test_nobody_is_told_an_unfilled_sentence(life: SandboxLife) -> None:
    for push in life.messages():
        assert "{" not in push.text + push.title
        assert push.text
        assert push.text[0] == push.text[0].upper()


def test_lives_differ_in_what_happens() -> None:
    seen = [{held.event_id for held in memory.everything(life.state)} for life in LIVES[:3]]
    assert seen[0] != seen[1] != seen[2]
