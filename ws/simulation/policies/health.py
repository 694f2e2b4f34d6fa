"""How a plain person looks after itself: a doctor after some days of it, the treatment that is offered,
and now and then a good resolution, which does not always last."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.records import Life
from ws.features.health.messages import GoToEmergency, QuitHabit, SeeDoctor, StartHabit, StartTreatment
from ws.features.health.records import Ailment, HabitKept
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_PATIENCE_DAYS: Final = 2
_RESOLUTION: Final = 0.004
"""Chance a day of a good habit; about one in twenty years is kept for long."""
_GIVES_UP: Final = 0.015
_QUITS: Final = 0.0006
_QUITS_OLD: Final = 0.005
_OLD: Final = 60
"""Chances a day to give up a bad habit: so that, as many smoke at 45 to 64 as at 25 to 44, and half as many from 65
on (CDC, Current Cigarette Smoking Among Adults, 2019: 17.0, 16.7 and 8.2 per cent); those who begin again or late
are settled with those who give up."""


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """What a morning's aches and resolutions make a person ask for."""
    for ailment in reader.all(Ailment):
        yield from _care(ailment, content, minute, chance)
    life = reader.get(Life)
    quits = _QUITS if age_at(minute, life.days_per_year) < _OLD else _QUITS_OLD
    kept = [each for each in reader.all(HabitKept) if each.quit_minute is None]
    for each in kept:
        if chance.random() < (_GIVES_UP if content.habits[each.id].good else quits):
            yield QuitHabit(habit_id=each.id)
    if len(kept) < 2 and chance.random() < _RESOLUTION:
        yield StartHabit(habit_id=chance.choice([each.id for each in content.habits.values() if each.good]))


def _care(ailment: Ailment, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    condition = content.conditions[ailment.id]
    if ailment.known_minute is None:
        if minute - ailment.began_minute > _PATIENCE_DAYS * MINUTES_PER_DAY and chance.random() < 0.08:
            yield SeeDoctor()
    elif not ailment.treatment and condition.treatments and chance.random() < 0.3:
        if condition.severity >= 2 and not ailment.lasting and not ailment.tended and chance.random() < 0.3:
            yield GoToEmergency()
        yield StartTreatment(condition_id=ailment.id, treatment_id=condition.treatments[0])
