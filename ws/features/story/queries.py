"""Reading the years of a story."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from ws.engine.feature import ReadPort
from ws.features.story.messages import GetStory
from ws.kernel.messages import Request

_LIFE: Final = (
    "SELECT l.id, l.seed, l.first_name, l.last_name, l.country, l.birth_year, l.birth_month, l.days_per_year "
    "FROM lives l WHERE l.account_id = :account_id AND "
)
_PRESENT: Final = "l.id = (SELECT life_id FROM players WHERE id = :account_id)"


class LifeRead(msgspec.Struct, frozen=True):
    """A life as far as its story needs it, with the years that are over."""

    id: int
    seed: str
    first_name: str
    last_name: str
    country: str
    birth_year: int
    birth_month: int
    days_per_year: int
    years: dict[int, bytes]
    """Bodies by the age."""


async def find_years(reads: ReadPort, account_id: int, request: Request) -> LifeRead | None:
    """The life and its years; None when the account has no such life."""
    asked = cast(GetStory, request)
    if asked.life_id is None:
        lives = await reads.rows(_LIFE + _PRESENT, account_id=account_id)
    else:
        lives = await reads.rows(_LIFE + "l.id = :life_id", account_id=account_id, life_id=int(asked.life_id))
    if not lives:
        return None
    rows = await reads.rows("SELECT age, body FROM story_years WHERE life_id = :life_id", life_id=lives[0][0])
    years = {cast(int, age): bytes(cast(bytes, body)) for age, body in rows}
    return msgspec.convert(
        {**dict(zip(LifeRead.__struct_fields__, lives[0], strict=False)), "years": years}, LifeRead
    )
