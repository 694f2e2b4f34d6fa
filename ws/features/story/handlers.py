"""What the story answers."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.engine.clock import Calendar
from ws.engine.turn import Turn
from ws.features.story import noting
from ws.features.story.api import StoryRead
from ws.features.story.messages import GetStory, Story, ToldYear
from ws.features.story.queries import LifeRead
from ws.features.story.records import Chronicle, Year
from ws.features.story.rules.telling import Teller, Told
from ws.kernel.errors import Refused

MOST_BYTES: Final = 48_000
"""Of years in a reply; a frame holds 64 KB."""


def get_story(turn: Turn, request: GetStory, read: LifeRead | None) -> Story:
    """The years from the one asked for backwards, as many as fit. Raises Refused no_life, not_found."""
    if read is None:
        raise Refused("no_life") if request.life_id is None else Refused("not_found", "You have not lived this life.")
    years = {age: msgspec.json.decode(body, type=Year) for age, body in read.years.items()}
    is_present = turn.life_id == read.id
    if is_present:
        _add_present(turn, years)
        turn.announce(StoryRead())
    last_year = max(years, default=0)
    teller = Teller(turn.content, _told(turn, read))
    chapters = teller.chapters(min(years, default=0), last_year)
    page, next_year = _page(teller.years(years, last_year), request.year)
    return Story(name=f"{read.first_name} {read.last_name}", chapters=chapters, years=page, next_year=next_year)


def _add_present(turn: Turn, years: dict[int, Year]) -> None:
    """The year that is being lived; and the one before, whose row may be on its way."""
    held = turn.find(Chronicle)
    if held is None:
        return
    if held.before:
        years[held.age - 1] = msgspec.json.decode(held.before, type=Year)
    years.setdefault(held.age, noting.present_year(turn))


def _told(turn: Turn, read: LifeRead) -> Told:
    return Told(
        life_id=read.id,
        seed=bytes.fromhex(read.seed),
        first_name=read.first_name,
        calendar=Calendar(read.days_per_year, read.birth_year, read.birth_month),
        climate=turn.content.climates[read.country],
    )


def _page(told: tuple[ToldYear, ...], year: int | None) -> tuple[tuple[ToldYear, ...], int | None]:
    """Newest first, as many as fit into a frame; and where to go on."""
    wanted = [one for one in reversed(told) if year is None or one.from_year <= year]
    size = 0
    for place, one in enumerate(wanted):
        size += len(msgspec.json.encode(one))
        if place and size > MOST_BYTES:
            return tuple(wanted[:place]), wanted[place].to_year
    return tuple(wanted), None
