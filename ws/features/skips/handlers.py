"""Selling time."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from ws.content.schemas import Skip
from ws.engine.advance import TO_NEXT_EVENT, UNATTENDED, advance, rest_at
from ws.engine.turn import Turn
from ws.features.events import api as events
from ws.features.skips import rules
from ws.features.skips.api import TimeSkipped
from ws.features.skips.messages import PurchaseTimeSkip, StoryLine, TimeSkipBought
from ws.features.skips.records import TimeSkipPurchase
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused
from ws.kernel.messages import MessageEvent
from ws.kernel.player import Player

STORY_LINES: Final = 40


def purchase_time_skip(turn: Turn, request: PurchaseTimeSkip) -> Generator[None, None, TimeSkipBought]:
    """Live on to the end of the skip, a question, or death, and pay for what was skipped."""
    life = turn.living()
    if request.receipt is not None:
        raise Refused("not_allowed", "Store receipts are not accepted yet. Pay with diamonds.")
    if events.is_question_open(turn):
        raise Refused("question_pending", "Answer the open question first.")
    skip = turn.content.skips[request.skip_type]
    if turn.get(Player).diamonds < skip.diamonds:
        raise Refused("not_enough_diamonds", needed=skip.diamonds, diamonds=turn.get(Player).diamonds)
    before = turn.minute
    probe = Turn(turn.world, turn, turn.account_id, turn.at)
    probe.minute = before
    stops = TO_NEXT_EVENT if skip.to_next_event else UNATTENDED
    advanced = yield from advance(probe, before + skip.minutes, stops)
    if skip.to_next_event and not advanced.stopped_by:
        return _nothing_ahead(turn, skip)
    turn.absorb(probe)
    skipped = advanced.minute - before
    charged = rules.charge(skip, skipped, advanced.stopped_by)
    if charged:
        number = wallet.spend(turn, charged, reason="time_skip", cause=skip.id)
        turn.add(
            TimeSkipPurchase(
                account_id=turn.account_id,
                number=number,
                skip_type=skip.id,
                diamonds=charged,
                life_id=life.id,
                from_minute=before,
                to_minute=advanced.minute,
                moments=advanced.moments,
                stopped_by=advanced.stopped_by,
                at=turn.at,
            )
        )
    if advanced.stopped_by != "death":
        rest_at(turn, advanced.minute, present=True)
    turn.announce(TimeSkipped(skip.id, skipped))
    told = [push for push in turn.pushes if isinstance(push, MessageEvent)]
    return TimeSkipBought(
        skip_type=skip.id,
        minutes_skipped=skipped,
        diamonds_charged=charged,
        diamonds=turn.get(Player).diamonds,
        stopped_by=advanced.stopped_by,
        minute=advanced.minute,
        story=tuple(StoryLine(m.minute, m.title, m.text) for m in told[-STORY_LINES:]),
    )


def _nothing_ahead(turn: Turn, skip: Skip) -> TimeSkipBought:
    """No event within reach: nothing is skipped, and nothing is charged."""
    return TimeSkipBought(
        skip_type=skip.id,
        minutes_skipped=0,
        diamonds_charged=0,
        diamonds=turn.get(Player).diamonds,
        stopped_by="",
        minute=turn.minute,
        story=(),
    )
