"""A recorded life, lived again: seed and dated choices are the whole recipe."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from tests.features.support import WEEK
from tests.support.life import SandboxLife
from ws import recorded
from ws.engine.advance import UNATTENDED
from ws.engine.feature import Deed
from ws.engine.records import LifeChoice
from ws.engine.turn import Turn
from ws.features.activities.handlers import do_activity, get_activities
from ws.features.activities.messages import DoActivity, GetActivities
from ws.features.events.messages import ChoiceMade
from ws.features.vitals.api import EnergyRefilled
from ws.kernel.errors import Refused
from ws.recorded import RecordedChoice, RecordedLife
from ws.settings import Settings


class NotedLife(SandboxLife):
    """A life whose choices are noted as the database would keep them."""

    def __init__(self, number: int, days_per_year: int = 12) -> None:
        self.choices: list[LifeChoice] = []
        super().__init__(number, days_per_year)

    def commit(self, turn: Turn, minute: int) -> None:
        super().commit(turn, minute)
        self.choices.extend(row for row in turn.rows if isinstance(row, LifeChoice))

    def recording(self) -> RecordedLife:
        ended = self.life.ended_minute
        return RecordedLife(
            format=recorded.FORMAT,
            life=self.life,
            choices=tuple(RecordedChoice(row.minute, msgspec.Raw(row.body)) for row in self.choices),
            minute=self.minute if ended is None else ended,
            hash=self.hash,
        )


def live_busily(life: NotedLife, weeks: int) -> NotedLife:
    """Weeks with activities, answers and refills, by numbered whims."""
    whims = Random(weeks)
    until = life.minute + weeks * WEEK
    while life.minute < until and not life.is_over:
        life.advance(min(until, life.minute + whims.choice([30, 300, 2000])), UNATTENDED)
        if life.is_over:
            break
        question = life.question
        if question is not None:
            choice = whims.choice(life.world.content.events[question.event_id].choices)
            _try(life, ChoiceMade(question.question_id, choice.id))
            life.advance(life.minute + whims.choice([1, 900]))
        if life.is_over:
            break
        _try(life, EnergyRefilled(whims.choice([20, None])))
        life.advance(life.minute)
        turn = life.turn()
        offers = [o.id for o in get_activities(turn, GetActivities()).activities if o.available]
        if offers:
            do_activity(turn, DoActivity(activity_id=whims.choice(offers)))
            life.commit(turn, life.minute)
    return life


def _try(life: NotedLife, deed: Deed) -> None:
    life.advance(life.minute)  # as the server does: what is due at this minute comes before the choice
    try:
        life.perform(deed)
    except Refused:
        return  # too poor, or full already


def replayed(recording: RecordedLife, var: Path, **changes: object) -> recorded.Replayed:
    return recorded.replay(Settings(var=var, **changes), msgspec.json.encode(recording))  # type: ignore[arg-type]  # checked by pydantic


@pytest.fixture(scope="module")
def busy() -> RecordedLife:
    return live_busily(NotedLife(11), 40).recording()


@pytest.mark.parametrize(("number", "days_per_year", "weeks"), [(1, 12, 0), (2, 12, 30), (3, 5, 30), (4, 1, 40)])
def test_a_replay_gives_the_same_life(number: int, days_per_year: int, weeks: int, house_var: Path) -> None:
    life = live_busily(NotedLife(number, days_per_year), weeks)
    recording = life.recording()
    assert (len(recording.choices) > 10) == (weeks > 0)
    result = replayed(recording, house_var)
    assert result.replayed_hash == result.recorded_hash == life.hash
    assert (result.minute, result.choices) == (recording.minute, len(recording.choices))


def test_a_life_is_replayed_by_its_own_calendar(house_var: Path) -> None:
    """Days a year are the life's, whatever the server is set to today."""
    recording = live_busily(NotedLife(3, 5), 5).recording()
    result = replayed(recording, house_var, DAYS_PER_YEAR=30, GAME_MINUTES_PER_SECOND=50)
    assert result.replayed_hash == recording.hash


def test_a_whole_life_is_replayed_to_its_end(house_var: Path) -> None:
    life = live_busily(NotedLife(4, 1), 60)
    assert life.is_over
    result = replayed(life.recording(), house_var)
    assert result.replayed_hash == life.hash
    assert result.minute == life.life.ended_minute


def test_another_seed_is_another_life(busy: RecordedLife, house_var: Path) -> None:
    other = replace(busy, life=replace(busy.life, seed="00" * 16), choices=())
    assert replayed(other, house_var).replayed_hash != busy.hash


def test_a_choice_left_out_is_noticed(busy: RecordedLife, house_var: Path) -> None:
    refills = [n for n, choice in enumerate(busy.choices) if b"refill_energy" in bytes(choice.deed)]
    cut = replace(busy, choices=tuple(c for n, c in enumerate(busy.choices) if n != refills[-1]))
    assert replayed(busy, house_var).replayed_hash == busy.hash
    assert replayed(cut, house_var).replayed_hash != busy.hash


def test_a_choice_made_at_another_minute_is_noticed(busy: RecordedLife, house_var: Path) -> None:
    last = busy.choices[-1].minute  # several choices may share it
    moved = tuple(RecordedChoice(c.minute - (c.minute == last), c.deed) for c in busy.choices)
    assert replayed(replace(busy, choices=moved), house_var).replayed_hash != busy.hash
