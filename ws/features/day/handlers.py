"""Changing the plan of a day."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api
from ws.features.day.messages import (
    CancelScheduleChange,
    ChangeSchedule,
    ChangeWished,
    ScheduleChangeCancelled,
    ScheduleChanged,
    ShownWish,
    WishDropped,
)
from ws.features.day.records import Day
from ws.features.day.rules import wishes
from ws.features.day.rules.wishes import Asked
from ws.kernel.errors import Refused


def change_schedule(turn: Turn, request: ChangeSchedule) -> ScheduleChanged:
    """Wish for another day. Raises Refused when it makes no sense."""
    turn.living()
    asked = _asked(turn, request.change, _number(turn, request.day))
    reason = wishes.why_not(turn.get(Day), asked)
    if reason:
        raise Refused("not_allowed", reason, change=asked.change)
    turn.perform(ChangeWished(asked.change, asked.day))
    return ScheduleChanged(change=asked.change, day=asked.day, wishes=_shown(turn), days_off_left=_left(turn))


def cancel_schedule_change(turn: Turn, request: CancelScheduleChange) -> ScheduleChangeCancelled:
    """Take a wish back. Raises Refused when there is none, or when it has come true."""
    turn.living()
    asked = _asked(turn, request.change, _number(turn, request.day))
    held = turn.get(Day)
    if asked.change not in wishes.changes_of(held, asked.day):
        raise Refused("not_found", "Nothing of the kind is arranged for that day.", change=asked.change)
    reason = wishes.why_no_return(held, asked) if asked.is_today else ""
    if reason:
        raise Refused("not_allowed", reason, change=asked.change)
    turn.perform(WishDropped(asked.change, asked.day))
    return ScheduleChangeCancelled(change=asked.change, day=asked.day, wishes=_shown(turn), days_off_left=_left(turn))


def wish(turn: Turn, deed: ChangeWished) -> None:
    """How the recorded wish changes the life: today at once, another day at its midnight."""
    asked = _asked(turn, deed.change, deed.day)
    turn.put(wishes.with_wish(turn.get(Day), asked))
    turn.announce(api.PlanChanged(deed.change))
    if asked.is_today:
        api.replan(turn)


def drop_wish(turn: Turn, deed: WishDropped) -> None:
    """How taking it back changes the life."""
    asked = _asked(turn, deed.change, deed.day)
    turn.put(wishes.without_wish(turn.get(Day), asked))
    if asked.is_today:
        api.replan(turn)


def _number(turn: Turn, when: str) -> int:
    return turn.minute // MINUTES_PER_DAY + (1 if when == "tomorrow" else 0)


def _asked(turn: Turn, change: str, day: int) -> Asked:
    return Asked(change, day, turn.minute, turn.age(), turn.life.days_per_year)


def _shown(turn: Turn) -> tuple[ShownWish, ...]:
    return tuple(ShownWish(held.day, held.change) for held in turn.get(Day).wishes)


def _left(turn: Turn) -> int:
    return wishes.days_off_left(turn.get(Day), turn.minute // MINUTES_PER_DAY, turn.life.days_per_year)
