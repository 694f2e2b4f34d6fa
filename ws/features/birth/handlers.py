"""Beginning a life."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from ws.engine.advance import rest_at
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn
from ws.features.accounts.records import User
from ws.features.birth import api, resting, rules
from ws.features.birth.messages import LifeStarted, StartLife
from ws.kernel.errors import Refused
from ws.kernel.player import Player
from ws.kernel.rolls import Rolls

LEFT: Final = "left for another life"
MS_PER_YEAR: Final = 31_556_952_000
"""A mean Gregorian year; only the year a life is born in hangs on it."""


def start_life(turn: Turn, request: StartLife) -> Generator[None, None, LifeStarted]:
    """Begin the next life. Refused while one lives, unless it ends here or rests from now on."""
    current = resting.active(turn)
    if request.end_current and request.keep_current:
        raise Refused("not_allowed", "A life either ends here or rests, not both.")
    if current is not None and request.keep_current:
        resting.check_room(turn)
        resting.pause(turn, current)
    elif current is not None:
        if not request.end_current:
            raise Refused("not_allowed", "A life is being lived. Send keep_current to let it rest, or end_current.")
        turn.announce(api.LifeLeft(LEFT))
        turn.settle()
        turn.leave_life(LEFT)
    life = _decide(turn, request)
    clock = LifeClock(
        anchor_at=turn.at,
        anchor_minute=0,
        minutes_per_second=turn.world.settings.minutes_per_second,
        present=True,
    )
    advanced = yield from api.be_born(turn, life, clock)
    rest_at(turn, advanced.minute, present=True)
    return LifeStarted(
        life_id=str(life.id),
        first_name=life.first_name,
        last_name=life.last_name,
        sex=life.sex,
        country=life.country,
    )


def _decide(turn: Turn, request: StartLife) -> Life:
    """Who is born, by wish and by chance."""
    seed = turn.world.entropy(16)
    rolls = Rolls(seed, 0)
    country = rules.country_of(turn.content, rolls, request.country, turn.get(User).country)
    sex = request.sex or ("female" if rolls.happens(0.5, "birth.sex") else "male")
    last_name = request.last_name or rolls.choose("birth.last_name", country.last_names, str)
    return Life(
        id=turn.world.new_id(),
        account_id=turn.account_id,
        number=turn.get(Player).lives + 1,
        seed=seed.hex(),
        first_name=api.first_name_of(turn, rolls, country.id, sex, request.first_name),
        last_name=rules.clean_name(last_name or country.last_names[0]),
        sex=sex,
        country=country.id,
        birth_year=1970 + turn.at // MS_PER_YEAR,
        birth_month=rolls.between(0, 11, "birth.month"),
        days_per_year=turn.world.settings.days_per_year,
        born_at=turn.at,
    )
