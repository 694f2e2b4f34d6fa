"""Events come often enough, at every age, and seldom in the same words: bounds of GAME.md and of judgement.

Lives of the plain policy, anywhere. A figure of so few lives is rough, so the bounds leave room; the
report is `python -m ws simulate --lives 200 --events`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.support.life import world
from ws.content.lint import reach
from ws.settings import Settings
from ws.simulation import coverage, run
from ws.simulation.lives import Lived
from ws.simulation.tables import quantile

LIVES = 16
MOST_REPEATS = 0.10
"""Of a life's events, by GAME.md, with 300 events and more."""
MOST_QUIET_DAYS = 24
"""Two years without an event are too long for any life, out of prison."""


@cache
def lived() -> tuple[Lived, ...]:
    settings = Settings(var=Path(gettempdir()) / "baolife-tests")
    return run.simulate(run.Order(LIVES, seed=11, events=True), settings, processes=1).lived


def test_hardly_a_life_repeats_itself() -> None:
    shares = [coverage.repeat_share(life) for life in lived()]
    assert quantile(shares, 0.5) <= MOST_REPEATS / 2
    assert max(shares) <= MOST_REPEATS


def test_no_life_is_without_an_event_for_long() -> None:
    longest = max((quiet.days, quiet.age, life.number) for life in lived() for quiet in coverage.quiet_times(life))
    assert longest[0] <= MOST_QUIET_DAYS, longest


@pytest.mark.parametrize("stage", range(len(coverage.STAGES)))
def test_every_age_has_its_events(stage: int) -> None:
    row = coverage.stages(lived()).rows[stage]
    assert 2.0 <= float(row[1]) <= 6.0, row
    if coverage.STAGES[stage][0] >= 6:
        assert float(row[2]) >= 1.0, row


def test_the_young_and_the_old_are_as_rich_as_the_middle() -> None:
    rows = {row[0]: float(row[1]) for row in coverage.stages(lived()).rows}
    middle = rows["30-49"]
    assert rows["6-11"] >= 0.8 * middle
    assert rows["65-79"] >= 0.8 * middle


def test_most_events_come() -> None:
    content = world().content
    counted = Counter(each.event_id for life in lived() for each in coverage.events_of(life))
    by_chance = [e.id for e in content.events.values() if e.weight > 0 and e.id in reach.reachable(content)]
    missing = [event_id for event_id in by_chance if not counted[event_id]]
    assert len(missing) <= 0.2 * len(by_chance), missing
