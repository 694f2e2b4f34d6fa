"""Free time of an average person: something cheap for an hour on most evenings, seldom something dear."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.activities.messages import DoActivity
from ws.features.ageing.records import Age
from ws.features.money.records import Money
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 18
SHARE: Final = 0.6
"""Evenings on which something is done."""
MONEY_SHARE: Final = 50
"""A fiftieth of the cash may go into an evening."""


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    age, money = reader.find(Age), reader.find(Money)
    if age is None or money is None or chance.random() > SHARE:
        return
    names = list(content.activities)
    hour = minute % MINUTES_PER_DAY // 60
    for _ in range(6):
        activity = content.activities[names[int(chance.random() * len(names))]]
        wants = activity.requires
        if (
            wants.min_age <= age.years <= wants.max_age
            and wants.from_hour <= hour < wants.to_hour
            and activity.cost_cents * MONEY_SHARE <= max(0, money.cents)
            and activity.duration_minutes <= 180
        ):
            yield DoActivity(activity_id=activity.id)
            return
