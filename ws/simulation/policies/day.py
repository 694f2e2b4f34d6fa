"""Days of an average person: a late evening before a weekend, now and then a lie-in, rarely a day off."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.day.messages import ChangeSchedule
from ws.features.day.records import Day
from ws.kernel.messages import Request
from ws.kernel.state import Reader


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    held = reader.find(Day)
    luck = chance.random()
    if held is None or luck > 0.06:
        return
    weekday = minute // MINUTES_PER_DAY % 7
    doing = {duty.doing for duty in held.duties.values()}
    if weekday in (4, 5):
        yield ChangeSchedule(change="late_night")
    elif weekday == 6:
        yield ChangeSchedule(change="early_night")
    elif "work" in doing and luck < 0.03:
        yield ChangeSchedule(change="overtime")
    elif "work" in doing and luck < 0.04:
        yield ChangeSchedule(change="take_day_off", day="tomorrow")
    elif "school" in doing and luck < 0.01:
        yield ChangeSchedule(change="skip_school")
    else:
        yield ChangeSchedule(change="lie_in", day="tomorrow")
